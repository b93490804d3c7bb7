"""PeopleTab: whom one meets at an organisation, in rank order; each opens on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _, pgettext
from urbandesk.models.field import Value
from urbandesk.models.records.person import PERSON
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import people
from urbandesk.ui import ages
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.part_tab import PartTab
from urbandesk.ui.pages.detail.record_head import text_of
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.flag_table import FlagCell, FlagRow, FlagTable
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.section import Section


class PeopleTab(PartTab):
    """The people of one organisation.

    Signals:
        open_wanted: kind and id of a person to be shown with everything about them.
    """

    open_wanted = Signal(str, str)

    kind = PERSON.key
    hidden = ("organisation",)

    def make_list(self) -> QWidget:
        """Return the table of the people."""
        self.section = Section(lambda: _("People"))
        self.add_button = Button(lambda: _("Add person"), icon="add")
        self.add_button.clicked.connect(lambda: self.begin())
        self.open_button = Button(lambda: _("Everything about this person"), kind="link")
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        self.section.add_to_head(self.open_button)
        self.section.add_to_head(self.add_button)
        self.table = FlagTable(lambda: _("People"))
        self.table.chosen.connect(self.open_part)
        self.table.cellDoubleClicked.connect(lambda _row, _column: self._open())
        self.nothing = PlainLabel(role="secondary", wrap=True)
        LiveText(self).bind(
            self.nothing.setText,
            lambda: _("The people to contact are listed here; only your own side sees them."),
        )
        self.section.add(self.table)
        self.section.add(self.nothing)
        return self.section

    def show_parts(self) -> None:
        """Show the people of the organisation."""
        if self.record is None:
            return
        found = people.of_organisation(self.work.workspace, self.record.id)
        name = pgettext("of a person", "Name")
        heads = (_("Rank"), name, _("Function"), _("Language"), _("Personal data"))
        rows = [_row(person) for person in found]
        self.table.show_rows(heads, rows, wide=2, numbers=frozenset((0,)))
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.section.set_note(lambda: str(len(found)) if found else "")
        self.add_button.setVisible(self.can_change())

    def mark(self, key: str) -> None:
        """Mark the row whose fields are shown."""
        self.table.choose(key)
        self.open_button.setVisible(bool(key))

    def _open(self) -> None:
        if self.editor.record_key():
            self.open_wanted.emit(self.kind, self.editor.record_key())

    def store(self, values: Mapping[str, Value]) -> str:
        """Store a new person of the organisation."""
        organisation = self.record.id if self.record is not None else ""
        return people.add(self.work.workspace, {**values, "organisation": organisation})

    def remove_words(self) -> str:
        """Return the caption of the button that removes a person."""
        return _("Remove person")


def _row(person: Record) -> FlagRow:
    language = person.text("language")
    if person.values.get("interpreter"):
        language = _("{language}, with interpreter").format(language=language or _("not said"))
    return FlagRow(
        person.id,
        (
            FlagCell(person.text("rank"), "secondary"),
            FlagCell(person.label),
            FlagCell(text_of(person, "function"), "secondary"),
            FlagCell(language, "secondary"),
            review_cell(person, ages.today()),
        ),
    )


def review_cell(person: Record, today: date) -> FlagCell:
    """Return what is to be seen to about keeping the data: a review due, a missing basis."""
    if people.review_is_due(person, today):
        day = person.text("review_on")
        return FlagCell(_("review due {day}").format(day=day), "attention")
    if people.needs_basis(person):
        return FlagCell(_("basis missing"), "attention")
    return FlagCell(person.text("review_on"), "secondary")
