"""FiguresTab: the figures of a city with unit, year, area and source; what is missing in amber."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.i18n import CHINESE, _, current, ngettext, pgettext
from urbandesk.models.field import Value
from urbandesk.models.records.figure import FIGURE
from urbandesk.planning.figures import is_answer, is_old, lacks, reading, unit_words, with_unit
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import figures
from urbandesk.ui import ages
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.new_part_form import NewPartForm
from urbandesk.ui.pages.detail.part_tab import PartTab
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.flag_line import FlagLine
from urbandesk.ui.widgets.flag_table import FlagCell, FlagRow, FlagTable
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.section import Section

_UNLIKE = 3
"""So many pairs that must not be compared are said one by one; the rest is counted."""


class FiguresTab(PartTab):
    """What is known in numbers about a city, in the order of the catalogue."""

    kind = FIGURE.key
    hidden = ("city",)

    def make_list(self) -> QWidget:
        """Return the table, with what must not be compared above it."""
        self.section = Section(lambda: _("Figures"))
        self.add_button = Button(lambda: _("Add figure"), icon="add")
        self.add_button.clicked.connect(lambda: self.begin())
        self.section.add_to_head(self.add_button)
        self.unlike = [FlagLine() for _place in range(_UNLIKE + 1)]
        for line in self.unlike:
            self.section.add(line)
        self.table = FlagTable(lambda: _("Figures"))
        self.table.chosen.connect(self.open_part)
        self.table.remove_wanted.connect(self._remove_if_allowed)
        self.nothing = PlainLabel(role="secondary", wrap=True)
        LiveText(self).bind(
            self.nothing.setText,
            lambda: _(
                "What is known in numbers about the city is listed here: the value, its year, the "
                "area it counts and who says so. “Not disclosed” is an answer, too."
            ),
        )
        self.section.add(self.table)
        self.section.add(self.nothing)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        return whole

    def show_parts(self) -> None:
        """Show the figures of the city."""
        if self.record is None:
            return
        found = figures.of_city(self.work.workspace, self.record.id)
        before = figures.old_before(ages.today(), self.work.context.settings.old_after)
        rows = [_row(figure, before) for figure in found]
        heads = (
            _("Figure"),
            _("Value"),
            _("Year"),
            pgettext("of a figure", "Definition"),
            _("Source"),
        )
        numbers, area = frozenset((1, 2)), frozenset((3,))
        self.table.show_rows(heads, rows, wide=4, numbers=numbers, quiet=area)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        whole = sum(1 for figure in found if not lacks(reading(figure.values)))
        total = len(found)
        self.section.set_note(
            lambda: (
                _("{complete} of {total} complete").format(complete=whole, total=total)
                if total
                else ""
            )
        )
        self.add_button.setVisible(self.can_change())
        self._show_unlike(self.record.id)

    def _show_unlike(self, city: str) -> None:
        pairs = figures.unlike(self.work.workspace, city)
        for line, pair in zip(self.unlike, pairs, strict=False):
            words = _("{indicator}: {sentence}").format(
                indicator=pair.indicator, sentence=pair.text()
            )
            line.say(words)
        for line in self.unlike[len(pairs) :]:
            line.say("")
        rest = len(pairs) - _UNLIKE
        if rest > 1:
            self.unlike[-1].say(
                ngettext(
                    "{n} more figure must not be compared as it stands.",
                    "{n} more figures must not be compared as they stand.",
                    rest,
                ).format(n=rest)
            )

    def mark(self, key: str) -> None:
        """Mark the row whose fields are shown."""
        self.table.choose(key)

    def _remove_if_allowed(self, key: str) -> None:
        if self.can_change():
            self.remove(key)

    def store(self, values: Mapping[str, Value]) -> str:
        """Store a new figure of the city."""
        city = self.record.id if self.record is not None else ""
        return figures.add(self.work.workspace, city, values)

    def as_read(self, part: Record) -> Record:
        """Return a figure with its unit in the language in force, as the table has it."""
        unit = unit_words(str(part.values.get("unit") or ""))
        return replace(part, values={**part.values, "unit": unit or None})

    def prepare(self, form: NewPartForm) -> None:
        """Fill in the usual unit once the indicator is chosen."""
        unit = form.rows.editors["unit"]

        def fill(indicator: object) -> None:
            if indicator and not unit.value() and not unit.is_dirty():
                usual = figures.unit_of(self.work.workspace, str(indicator))
                unit.set_value(usual["zh" if current() == CHINESE else "en"] or None)

        form.rows.editors["indicator"].edited.connect(fill)

    def remove_words(self) -> str:
        """Return the caption of the button that removes a figure."""
        return _("Remove figure")


def _row(figure: Record, before: int) -> FlagRow:
    said = reading(figure.values)
    missing = lacks(said)
    area = FlagCell(figure.text("area_type"), "secondary")
    source = FlagCell(_site_of(figure.text("source")), "secondary")
    return FlagRow(
        figure.id,
        (
            FlagCell(figure.label),
            _value_cell(figure),
            _missing() if "year" in missing else _year_cell(figure, before),
            _missing() if "area_type" in missing else area,
            _missing() if "source" in missing else source,
        ),
    )


def _site_of(source: str) -> str:
    """Return an address by the site it leads to, any other source as it was written."""
    words = " ".join(source.split())
    whole = words.startswith(("http://", "https://")) and " " not in words
    return words.split("/")[2].removeprefix("www.") if whole else words


def _missing() -> FlagCell:
    return FlagCell(_("missing"), "attention")


def _year_cell(figure: Record, before: int) -> FlagCell:
    old = is_old(reading(figure.values), before)
    return FlagCell(figure.text("year"), "attention" if old else "text")


def _value_cell(figure: Record) -> FlagCell:
    said = reading(figure.values)
    if is_answer(said):
        return FlagCell(figure.text("state"))
    if said.value is None:
        return FlagCell(_("not recorded"), "attention")
    return FlagCell(with_unit(figure.text("value"), said.unit))
