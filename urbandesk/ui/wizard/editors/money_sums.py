"""The sums of one side: by how far the funding is, and by where the money comes from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from urbandesk.i18n import _, format_money, ngettext
from urbandesk.planning.totals import GRANTED, IDEA, NO_STATE, STATES, UNDER_WAY, SideTotals
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.side_mark import SideMark

_FILLINGS = {GRANTED: "full", UNDER_WAY: "half", IDEA: "hollow"}


def state_name(state: str) -> str:
    """Return what a state of ``STATES`` is called."""
    return {
        GRANTED: _("granted"),
        UNDER_WAY: _("preparing or submitted"),
        IDEA: _("idea"),
        NO_STATE: _("not stated"),
    }[state]


class StateSums(QWidget):
    """A line for each state with its mark and sum, then the total."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self._totals: SideTotals | None = None
        self._currency = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._live = LiveText(self)
        for line, state in enumerate(STATES):
            if state in _FILLINGS:
                self._grid.addWidget(SideMark(side, filling=_FILLINGS[state]), line, 0)
            self._add(line, state)
        self._total = self._labels(len(STATES), bold=True)
        self._live.bind(self._total[0].setText, self._total_words)
        self._live.bind(self._total[1].setText, lambda: self._sum(self._whole()))
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(theme.scaled(8))
        self._grid.setVerticalSpacing(theme.scaled(4))

    def _labels(self, line: int, *, bold: bool = False) -> tuple[PlainLabel, PlainLabel]:
        words, amount = PlainLabel(bold=bold), PlainLabel(bold=bold)
        self._grid.addWidget(words, line, 1)
        self._grid.addWidget(amount, line, 2, Qt.AlignmentFlag.AlignRight)
        return words, amount

    def _add(self, line: int, state: str) -> None:
        words, amount = self._labels(line)
        self._live.bind(words.setText, lambda: state_name(state))
        self._live.bind(amount.setText, lambda: self._sum(self._of(state)))

    def _of(self, state: str) -> Decimal | None:
        return self._totals.by_state[state] if self._totals and self._totals.known else None

    def _whole(self) -> Decimal | None:
        return self._totals.total if self._totals and self._totals.known else None

    def _sum(self, amount: Decimal | None) -> str:
        # With no sum known a zero would claim that nothing is planned.
        return "–" if amount is None else format_money(amount, self._currency).strip()

    def _total_words(self) -> str:
        unknown = self._totals.unknown if self._totals else 0
        if not unknown:
            return _("Total")
        return ngettext(
            "Total, {n} action without a sum", "Total, {n} actions without a sum", unknown
        ).format(n=unknown)

    def show_totals(self, totals: SideTotals, currency: str) -> None:
        """Show the sums of a side in its currency."""
        self._totals, self._currency = totals, currency
        self._live.refresh()


class Sources(QWidget):
    """A line for each source with its sum, the largest first."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self._lines: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._live = LiveText(self)
        theme.follow(self, lambda: self._grid.setHorizontalSpacing(theme.scaled(8)))

    def show_sources(self, totals: SideTotals, names: Mapping[str, str], currency: str) -> None:
        """Show where the money of a side comes from."""
        for gone in self._lines:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._lines = []
        found = sorted(totals.by_source.items(), key=lambda item: (not item[0], -item[1]))
        for line, (source, amount) in enumerate(found):
            words = names.get(source) or _("no source named yet")
            self._put(line, 0, words, role="text" if source else "secondary")
            self._put(line, 1, format_money(amount, currency).strip())
        if not found:
            self._put(0, 0, _("None recorded"), role="secondary")

    def _put(self, line: int, column: int, words: str, *, role: str = "text") -> None:
        label = PlainLabel(words, role=role)
        self._lines.append(label)
        if column:
            self._grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addWidget(label, line, column)
