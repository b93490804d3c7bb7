"""SheetChoice: which of several sheets of one kind counts, as when a sheet was copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.exchange.incoming import CopiedSheet
from urbandesk.i18n import _
from urbandesk.models.schema import KINDS
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.quiet_box import QuietBox


class SheetChoice(QWidget):
    """Names the file and the kind, and lists the sheets.

    Signals:
        chosen: name of another sheet that is to count.
    """

    chosen = Signal(str)

    def __init__(self, file: str, copied: CopiedSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._copied = copied
        label = PlainLabel(wrap=True)
        self.box = QuietBox()
        self.box.addItems(copied.sheets)
        self.box.setCurrentText(copied.counts)
        live = LiveText(self)
        live.bind(label.setText, self._question)
        live.bind_name(self.box, lambda: _("Sheet that counts"))
        row = QHBoxLayout()
        row.addWidget(self.box)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(4))
        column.addWidget(label)
        column.addLayout(row)
        self.box.textActivated.connect(self._choose)

    def _question(self) -> str:
        return _("{file} has several sheets of {kind}. The one that counts:").format(
            file=self._file, kind=_(KINDS[self._copied.kind].plural)
        )

    def _choose(self, sheet: str) -> None:
        if sheet != self._copied.counts:
            self.chosen.emit(sheet)
