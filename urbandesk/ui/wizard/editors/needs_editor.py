"""The editor of the step about needs and offers: both sides by theme, matches marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, join_parts, ngettext
from urbandesk.models.field import SIDES, Value
from urbandesk.planning.matching import NEED, OFFER, ThemeRows, by_theme
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.record_link import RecordLink
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.side_mark import SideMark
from urbandesk.ui.wizard.answers.form_grid import halves
from urbandesk.ui.wizard.answers.offers import themes
from urbandesk.ui.wizard.editors.quick_add import AddLine, QuickAdd
from urbandesk.ui.wizard.editors.side_columns import SideColumns
from urbandesk.ui.wizard.plan_work import PlanWork

_LINES = (
    AddLine(lambda: _("Need or offer"), ("direction", "theme")),
    AddLine(lambda: _("Title"), ("title_en", "title_zh")),
    AddLine(lambda: _("Maturity"), ("maturity",)),
)


class NeedsEditor(SideColumns):
    """Two columns under each theme; what meets across the table is joined in words."""

    def __init__(self, work: PlanWork) -> None:
        super().__init__(
            work,
            add=lambda: _("Add need or offer"),
            empty=lambda: _("What one side seeks and what the other can show, by theme."),
        )
        self._links: dict[str, Button] = {}
        form = QuickAdd(
            work,
            "need_offer",
            _LINES,
            title=lambda: _("New need or offer, {city}").format(city=self._city_of_form()),
            pairs={"theme": partial(themes, work)},
            store=lambda city, values: records.add(
                work.workspace, "need_offer", {**values, "city": city}
            ),
        )
        self._arrange(form, gap=8, list_gap=12)

    def _given(self, about: str) -> Mapping[str, Value]:
        return {"direction": about} if about else {}

    def refresh(self) -> None:
        """Show needs and offers as they are now."""
        self._links = {}
        self._show(
            [self._section(found) for found in by_theme(self._work.plan_rows().needs_offers)]
        )

    def _section(self, found: ThemeRows) -> Section:
        section = Section(partial(self._theme_name, found.theme))
        if found.is_matched:
            section.add_to_head(self._matches(found))
        elif found.is_shown_by_none:
            section.add_to_head(
                _said("gap", "attention", lambda: _("sought by both, shown by neither yet"))
            )
        section.add(halves(*(self._column(found, side) for side in SIDES)))
        return section

    def _theme_name(self, key: str) -> str:
        named = next((row for row in self._work.plan_rows().themes if row.id == key), None)
        return named.label if named else _("Without a theme")

    def _matches(self, found: ThemeRows) -> QWidget:
        def words() -> str:
            seekers = [side for side in SIDES if found.meets(side)]
            if len(seekers) > 1:
                return _("Both sides seek and show")
            other = "eu" if seekers == ["cn"] else "cn"
            return _("{city} shows what {other} seeks").format(
                city=self._city(other), other=self._city(seekers[0])
            )

        return _said("links", "accent", words)

    def _column(self, found: ThemeRows, side: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(4))
        listed = [
            row
            for direction in (NEED, OFFER)
            for row in found.of(side, direction)
            if isinstance(row, Record)
        ]
        for row in listed:
            column.addWidget(self._line(row, side, met=found.is_met(row, side)))
        if not listed:
            none = PlainLabel(role="secondary")
            LiveText(box).bind(none.setText, lambda: _("None recorded"))
            column.addWidget(none)
        return box

    def _line(self, row: Record, side: str, *, met: bool) -> QWidget:
        """Return one need, hollow since it is not there yet, or one offer."""
        box = QWidget()
        seeks = row.values.get("direction") == NEED
        link = self._links[row.id] = RecordLink(row)
        link.clicked.connect(
            partial(self._work.context.open_record, "city", str(row.values["city"]))
        )
        words = PlainLabel(role="secondary", size="small")
        LiveText(box).bind(words.setText, partial(_state_words, row))
        below = QHBoxLayout()
        below.setSpacing(theme.scaled(8))
        below.addSpacing(theme.scaled(6))
        below.addWidget(words)
        if met:
            below.addWidget(_said("links", "accent", lambda: _("matched")))
        below.addStretch(1)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.scaled(2))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(SideMark(side, filling="hollow" if seeks else "full"), 0, 0)
        grid.addWidget(link, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(below, 1, 1)
        return box

    def summary(self) -> str:
        """Return how many themes are matched."""
        matched = sum(theme.is_matched for theme in by_theme(self._work.plan_rows().needs_offers))
        return ngettext("{n} theme matched", "{n} themes matched", matched).format(n=matched)

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a need or offer, or begin the one that is missing on a side."""
        if record in self._links:
            self._links[record].setFocus()
            return True
        direction, _underscore, side = column.rpartition("_")
        if side in SIDES and direction in (NEED, OFFER):
            self.begin(side, direction)
            return True
        if not record:
            self.add_buttons["eu"].setFocus()
        return not record


def _said(icon: str, role: str, words: Callable[[], str]) -> QWidget:
    box = QWidget()
    label = PlainLabel(role=role, size="small")
    LiveText(box).bind(label.setText, words)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.scaled(4))
    mark = IconMark(icon, role=role, size=icons.SMALL)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label)
    return box


def _state_words(row: Record) -> str:
    parts = [row.text("direction"), row.text("maturity")]
    return join_parts(parts)
