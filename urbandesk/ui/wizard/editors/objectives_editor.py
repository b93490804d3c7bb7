"""The editor of the step about objectives: one card for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.services.drafts import drafting
from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.empty_state import EmptyState
from urbandesk.ui.wizard.editors.objective_card import ObjectiveCard
from urbandesk.ui.wizard.plan_work import PlanWork


class ObjectivesEditor(QWidget):
    """Objectives below each other, in their order."""

    fills = False

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._cards: list[ObjectiveCard] = []
        self.add_button = Button(lambda: _("New objective"), icon="add")
        self.add_button.clicked.connect(self.add)
        self._empty = EmptyState(
            lambda: _("An objective says what will be different for people at the end."),
            lambda: _("New objective"),
        )
        self._empty.begun.connect(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._empty)
        theme.follow(self, lambda: self._column.setSpacing(theme.scaled(16)))

    def refresh(self) -> None:
        """Show the objectives as they are now."""
        rows = self._work.plan_rows()
        read_only = self._work.workspace.read_only
        self._fit_cards(len(rows.objectives))
        for number, (card, row) in enumerate(
            zip(self._cards, rows.objectives, strict=True), start=1
        ):
            served = sum(1 for act in rows.actions if act.values.get("objective") == row.id)
            card.show_objective(row, number, served)
        self._empty.setVisible(not rows.objectives)
        self.add_button.setEnabled(not read_only)
        if self._empty.button is not None:
            self._empty.button.setEnabled(not read_only)

    def _fit_cards(self, count: int) -> None:
        while len(self._cards) > count:
            gone = self._cards.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._cards) < count:
            card = ObjectiveCard(self._work)
            card.move_wanted.connect(partial(self._move, card))
            card.remove_wanted.connect(partial(self._remove, card))
            self._cards.append(card)
            self._column.addWidget(card)

    def _move(self, card: ObjectiveCard, by: int) -> None:
        place = self._cards.index(card) + 1 + by
        if 1 <= place <= len(self._cards):
            self.commit()
            key = card.key
            self._work.attempt(lambda: drafting.move(self._work.workspace, "objective", key, place))

    def _remove(self, card: ObjectiveCard) -> None:
        self.commit()
        key = card.key
        self._work.attempt(lambda: drafting.remove(self._work.workspace, "objective", key))

    def add(self) -> None:
        """Add an objective and put the cursor into its title."""
        self.commit()
        made: list[str] = []
        self._work.attempt(
            lambda: made.append(drafting.add_objective(self._work.workspace, self._work.plan_id))
        )
        if made:
            self._work.refresh()
            self.focus_on(made[0], "title_en")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands at the right of the head of the step."""
        return [self.add_button]

    def summary(self) -> str:
        """Return how many objectives there are."""
        count = len(self._work.plan_rows().objectives)
        return ngettext("{n} objective", "{n} objectives", count).format(n=count)

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it could be stored."""
        good = [card.settle() for card in self._cards]
        return all(good)

    def focus_problem(self) -> None:
        """Go to the first text that could not be stored."""
        any(card.focus_refused() for card in self._cards)

    def restore(self) -> None:
        """Drop what could not be stored."""
        for card in self._cards:
            card.restore()

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a field of an objective; without one, to the button that adds the first."""
        for card in self._cards:
            if card.key == record:
                return card.focus_column(column)
        if not record:
            self.add_button.setFocus()
        return not record

    def current_record(self) -> str:
        """Return the objective in which the cursor stands."""
        focused = QApplication.focusWidget()
        for card in self._cards:
            if focused is not None and card.isAncestorOf(focused):
                return card.key
        return ""
