"""DuplicateNote: says while a new record is typed which one may be the same."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from urbandesk.i18n import _, join_parts
from urbandesk.models.kind import Values
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import duplicates
from urbandesk.ui import theme
from urbandesk.ui.pages.detail.record_head import PLACE, text_of
from urbandesk.ui.pages.detail.record_link import RecordLink
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.flag_line import FlagLine
from urbandesk.ui.widgets.plain_label import PlainLabel

_WHERE = {"city": (PLACE,), "organisation": ("city",)}


class DuplicateNote(QWidget):
    """An amber line with the records in question; takes no room while there are none."""

    def __init__(self, work: Storing, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._kind = kind
        self._records: list[Record] = []
        self.dismissed: list[str] = []
        self.links: list[RecordLink] = []
        self._rows: list[QWidget] = []
        self._line = FlagLine()
        self.dismiss_button = Button(lambda: _("Not a duplicate"), kind="flat")
        self.dismiss_button.clicked.connect(self._dismiss)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        # No higher than its words, so that they stand in line with the button.
        head.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.dismiss_button)
        self._column.addLayout(head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.follow(self, lambda: self._column.setSpacing(theme.scaled(4)))
        self.hide()

    def check(self, values: Values) -> None:
        """Look for records that may be the one described by ``values``, half typed or not."""
        index = self._work.context.search
        found = duplicates.similar(self._work.workspace, index, self._kind, values)
        self._show([one for one in found if one.id not in self.dismissed])

    def records(self) -> list[Record]:
        """Return the records in question."""
        return list(self._records)

    def text(self) -> str:
        """Return the sentence shown; empty when nothing is."""
        return self._line.text() if self._records else ""

    def _dismiss(self) -> None:
        """Take back the warning; it is noted when the new record is added."""
        self.dismissed += [one.id for one in self._records]
        self._show([])

    def _show(self, records: list[Record]) -> None:
        if [one.id for one in records] == [one.id for one in self._records]:
            return
        self._records = records
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self.links = [], []
        for at, record in enumerate(records):
            row = self._row_of(record)
            self._rows.append(row)
            self._column.insertWidget(1 + at, row)
        self._line.say(_("This may be there already:") if records else "")
        self.setVisible(bool(records))

    def _row_of(self, record: Record) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(theme.scaled(22), 0, 0, 0)
        link = RecordLink(record)
        link.clicked.connect(partial(self._work.context.open_record, record.kind, record.id))
        self.links.append(link)
        line.addWidget(link)
        note = PlainLabel(role="secondary", size="small")
        note.setText(_details(record))
        line.addWidget(note, 1)
        return row


def _details(record: Record) -> str:
    """Return the other name and where it is, to tell it apart."""
    names = [str(record.values.get(name) or "") for name in ("name_en", "name_zh")]
    texts = [name for name in names if name and name != record.label]
    texts += [text_of(record, key) for key in _WHERE.get(record.kind, ())]
    return join_parts(dict.fromkeys(texts))
