"""The editor of the step about money: totals of both sides, and the sums of each action."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.models.field import SIDES
from urbandesk.planning.totals import side_totals
from urbandesk.ui import theme
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.widgets.plain_label import Hairline
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.side_pair import SideName
from urbandesk.ui.wizard.answers.clearing import clear
from urbandesk.ui.wizard.answers.form_grid import halves
from urbandesk.ui.wizard.editors.money_card import MoneyCard
from urbandesk.ui.wizard.editors.money_sums import Sources, StateSums
from urbandesk.ui.wizard.plan_work import PlanWork


class MoneyEditor(QWidget):
    """Each side in its own currency; nothing is added up across the table."""

    fills = False

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._cards: list[MoneyCard] = []
        self.sums = {side: StateSums(side) for side in SIDES}
        self.sources = {side: Sources(side) for side in SIDES}
        self._heads = {side: SideName(side, partial(self._city, side)) for side in SIDES}
        self._empty = EmptyState(
            lambda: _("Sums belong to actions; there is no action yet."),
            lambda: _("Go to the actions"),
            icon="plans",
        )
        self._empty.begun.connect(self._open_actions)
        self._list = QVBoxLayout()
        self._filled = QWidget()
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._filled)
        column.addWidget(self._empty)
        inside = QVBoxLayout(self._filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(halves(*(self._heads[side] for side in SIDES)))
        inside.addWidget(halves(*(self.sums[side] for side in SIDES)))
        inside.addWidget(Hairline(role="line_soft"))
        actions = Section(lambda: _("Sums by action"))
        actions.body().addLayout(self._list)
        inside.addWidget(actions)
        sources = Section(lambda: _("Sources of money"))
        sources.add(halves(*(self.sources[side] for side in SIDES)))
        inside.addWidget(sources)
        theme.follow(self, lambda: inside.setSpacing(theme.scaled(12)))
        theme.follow(self, lambda: self._list.setSpacing(theme.scaled(8)))

    def _city(self, side: str) -> str:
        return self._work.rows.city_name(side) if self._work.rows else ""

    def _open_actions(self) -> None:
        self._work.context.open_plan(self._work.plan_id, "actions", "")

    def refresh(self) -> None:
        """Show the sums as they are now; what is half typed stays."""
        rows = self._work.plan_rows()
        self._fit_cards(len(rows.actions))
        for number, (card, action) in enumerate(zip(self._cards, rows.actions, strict=True), 1):
            card.show_action(action, number)
        for side in SIDES:
            totals, currency = side_totals(rows.actions, side), rows.currency(side)
            names = {
                str(action.values.get(f"scheme_{side}")): action.text(f"scheme_{side}")
                for action in rows.actions
            }
            self.sums[side].show_totals(totals, currency)
            self.sources[side].show_sources(totals, names, currency)
            self._heads[side].set_name(partial(self._city, side))
        self._filled.setVisible(bool(rows.actions))
        self._empty.setVisible(not rows.actions)

    def _fit_cards(self, count: int) -> None:
        gone, self._cards = self._cards[count:], self._cards[:count]
        clear(self._list, gone)
        while len(self._cards) < count:
            card = MoneyCard(self._work)
            self._cards.append(card)
            self._list.addWidget(card)
            card.show()  # at once, so that the cursor can go there

    def head_widgets(self) -> list[QWidget]:
        """Return nothing: actions are added in their own step."""
        return []

    def summary(self) -> str:
        """Return how many actions have a sum on both sides."""
        actions = self._work.plan_rows().actions
        known = sum(
            all(action.values.get(f"budget_{side}") is not None for side in SIDES)
            for action in actions
        )
        return ngettext(
            "{n} action with sums on both sides", "{n} actions with sums on both sides", known
        ).format(n=known)

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        good = [card.commit() for card in self._cards]
        return all(good)

    def focus_problem(self) -> None:
        """Go to the first value that breaks its rule."""
        any(card.focus_problem() for card in self._cards)

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        for card in self._cards:
            card.restore()

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a sum, a source or a state of an action."""
        return any(card.key == record and card.focus_column(column) for card in self._cards)

    def current_record(self) -> str:
        """Return the action in whose sums the cursor stands."""
        return next((card.key for card in self._cards if card.has_cursor()), "")
