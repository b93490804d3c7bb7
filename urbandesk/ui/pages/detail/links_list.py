"""LinksList: what is linked with a record, a column per kind; each entry opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, join_parts, ngettext
from urbandesk.models import schema
from urbandesk.services.finding.queries import Record
from urbandesk.services.register.links import SHOWN, Linked
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.record_head import text_of
from urbandesk.ui.pages.detail.record_link import RecordLink
from urbandesk.ui.widgets.buttons import link_button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.side_mark import SideMark

FIRST = 12
_COLUMN = 240

_NOTES = {
    "city": ("level",),
    "organisation": ("actor_type",),
    "partnership": ("state",),
    "plan": ("status", "version"),
    "funding_scheme": ("state",),
    "person": ("function",),
    "need_offer": ("direction",),
}
"""The fields that stand small behind the name of a linked record."""


class LinksList(QWidget):
    """Columns of linked records, with their counts; in a narrow pane one below the other.

    Signals:
        open_wanted: kind and id of the record that the person wants to see.
    """

    open_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[LinkColumn] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        outer = QVBoxLayout(self)
        outer.addLayout(self._row)
        outer.addStretch(1)
        edge = theme.scaled(12)
        outer.setContentsMargins(0, edge, edge, edge)
        theme.follow(self, self._arrange)

    def show_links(self, found: Sequence[Linked]) -> None:
        """Show what is linked; a column that the person unfolded stays so."""
        for linked in found[len(self._columns) :]:
            column = LinkColumn(linked.kind)
            column.open_wanted.connect(self.open_wanted)
            self._columns.append(column)
            self._row.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        for column, linked in zip(self._columns, found, strict=True):
            column.show_linked(linked)
        self._arrange()

    def columns(self) -> tuple[LinkColumn, ...]:
        """Return the columns, in their order."""
        return tuple(self._columns)

    def entries(self) -> tuple[RecordLink, ...]:
        """Return the entries that open a record, column by column."""
        return tuple(entry for column in self._columns for entry in column.entries)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.scaled(_COLUMN) * max(1, len(self._columns))
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
        self._row.setSpacing(theme.scaled(24))


class LinkColumn(Section):
    """The linked records of one kind.

    Signals:
        open_wanted: kind and id of the record that the person wants to see.
    """

    open_wanted = Signal(str, str)

    def __init__(self, kind: str) -> None:
        super().__init__(lambda: _(schema.kind(kind).plural))
        self._kind = kind
        self._linked: Linked | None = None
        self._shown = FIRST
        self.entries: list[RecordLink] = []
        self._rows: list[QWidget] = []
        self._none = PlainLabel(role="secondary", size="small")
        self.more = link_button(self._more_words)
        self.more.clicked.connect(self._unfold)
        LiveText(self).bind(self._none.setText, lambda: _("None recorded"))
        self.add(self._none)
        self.add(self.more)

    def show_linked(self, linked: Linked) -> None:
        """Show other records."""
        focused = next((at for at, entry in enumerate(self.entries) if entry.hasFocus()), -1)
        self._linked = linked
        for row in self._rows:
            self.body().removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.entries = [], []
        for at, record in enumerate(linked.records[: self._shown]):
            row = self._row_of(record, linked.sides.get(record.id, ""))
            self._rows.append(row)
            self.body().insertWidget(2 + at, row)
        self.set_note(lambda: str(linked.count))
        self._none.setVisible(not linked.count)
        self.more.setVisible(len(linked.records) > self._shown)
        self.more.live.refresh()
        if 0 <= focused < len(self.entries):
            self.entries[focused].setFocus()

    def _row_of(self, record: Record, side: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.scaled(6))
        if side:
            line.addWidget(SideMark(side))
        entry = RecordLink(record)
        entry.clicked.connect(partial(self.open_wanted.emit, record.kind, record.id))
        self.entries.append(entry)
        line.addWidget(entry)
        note = PlainLabel(role="secondary", size="small")
        LiveText(note).bind(note.setText, lambda: _note_of(record))
        line.addWidget(note, 1)
        return row

    def _more_words(self) -> str:
        rest = len(self._linked.records) - self._shown if self._linked else 0
        return ngettext("{n} more", "{n} more", rest).format(n=rest)

    def _unfold(self) -> None:
        self._shown = SHOWN
        if self._linked is not None:
            self.show_linked(self._linked)


def _note_of(record: Record) -> str:
    return join_parts(text_of(record, key) for key in _NOTES.get(record.kind, ()))
