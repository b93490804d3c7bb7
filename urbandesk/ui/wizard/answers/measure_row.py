"""MeasureLine: what both sides say on one indicator."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, join_facts, join_parts
from urbandesk.models.field import SIDES
from urbandesk.planning.figures import LACKS, is_answer, lacks, reading, with_unit
from urbandesk.planning.profiles import MeasureRows
from urbandesk.services.finding.queries import Record
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button, link_button
from urbandesk.ui.widgets.plain_label import Hairline, IconMark, PlainLabel
from urbandesk.ui.wizard.answers.form_grid import halves
from urbandesk.ui.wizard.plan_work import PlanWork

Add = Callable[[str, str], None]


class MeasureLine(QWidget):
    """The name of an indicator, and below it the figures of each side."""

    def __init__(
        self, work: PlanWork, named: Record | None, found: MeasureRows, *, add: Add
    ) -> None:
        super().__init__()
        self.measure = found.measure
        self._work = work
        self._found = found
        self._links: dict[str, Button] = {}
        self._adders: list[Button] = []
        title = PlainLabel(bold=True)
        self._live = LiveText(self)
        self._live.bind(title.setText, lambda: named.label if named else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(4))
        column.addWidget(title)
        column.addWidget(halves(*(self._side(side, add) for side in SIDES)))
        unlike = found.unlike()
        if unlike is not None and unlike.second:  # what is not said is told at its figure
            column.addWidget(self._flag(self._unlike_words))
        column.addWidget(Hairline(role="line_soft"))

    def _side(self, side: str, add: Add) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(2))
        rows = [row for row in self._found.rows[side] if isinstance(row, Record)]
        for row in rows:
            column.addWidget(self._figure(row))
        if not rows:
            column.addWidget(self._nothing(side, add))
        return box

    def _figure(self, row: Record) -> QWidget:
        box = QWidget()
        link = self._links[row.id] = link_button(partial(_value_words, row))
        link.clicked.connect(
            partial(self._work.context.open_record, "city", str(row.values["city"]))
        )
        facts = PlainLabel(role="secondary", size="small")
        LiveText(box).bind(facts.setText, partial(self._facts, row))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(facts)
        lacking = lacks(reading(row.values))
        if lacking:
            column.addWidget(self._flag(partial(_lacking_words, lacking)))
        return box

    def _facts(self, row: Record) -> str:
        """Return year, area and source; the city where a side has several."""
        parts = [str(row.values.get("year") or ""), row.text("area_type"), row.text("source")]
        if len(self._work.plan_rows().cities[self._side_of(row)]) > 1:
            parts.insert(0, row.labels.get(str(row.values["city"]), ""))
        return join_facts(parts)

    def _side_of(self, row: Record) -> str:
        return "cn" if row in self._found.rows["cn"] else "eu"

    def _nothing(self, side: str, add: Add) -> QWidget:
        box = QWidget()
        words = PlainLabel(role="secondary")
        button = link_button(lambda: _("Add"))
        button.setEnabled(not self._work.workspace.read_only)
        button.clicked.connect(lambda: add(side, self.measure))
        self._adders.append(button)
        LiveText(box).bind(words.setText, lambda: _("not recorded"))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(words)
        row.addWidget(button)
        row.addStretch(1)
        return box

    def _flag(self, words: Callable[[], str]) -> QWidget:
        box = QWidget()
        label = PlainLabel(role="attention", size="small", wrap=True)
        LiveText(box).bind(label.setText, words)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(6))
        row.addWidget(IconMark("gap", role="attention", size=icons.SMALL))
        row.addWidget(label, 1)
        return box

    def _unlike_words(self) -> str:
        unlike, rows = self._found.unlike(), self._work.plan_rows()
        return unlike.text(*(rows.city_name(side) for side in SIDES)) if unlike else ""

    def focus_figure(self, record: str) -> bool:
        """Put the cursor on a figure; returns whether it is one of this line."""
        if record in self._links:
            self._links[record].setFocus()
        return record in self._links

    def focus_first(self) -> None:
        """Put the cursor on the first figure, else on *Add*."""
        for button in (*self._links.values(), *self._adders):
            button.setFocus()
            return


def _value_words(row: Record) -> str:
    figure = reading(row.values)
    if is_answer(figure):
        return row.text("state")
    if figure.value is None:
        return _("no value yet")
    return with_unit(row.text("value"), figure.unit)


def _lacking_words(lacking: tuple[str, ...]) -> str:
    return join_parts(_(LACKS[column]) for column in lacking)
