"""ShiftChoice: what becomes of a sheet whose rows were sorted without their hidden keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from urbandesk.exchange.merge.plan import Item
from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import outlined_button

SHIFT = "identity_shift"


class ShiftChoice(QWidget):
    """Two ways to go on with such a sheet; without either, nothing of it is taken.

    Signals:
        realigned: kind of the rows that are to be matched by what they say.
        trusted: kind of the rows that are to be taken as they are.
    """

    realigned = Signal(str)
    trusted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self.realign = outlined_button(lambda: _("Match the rows by what they say"))
        self.trust = outlined_button(lambda: _("Take the rows as they are"))
        self.realign.clicked.connect(lambda: self.realigned.emit(self._kind))
        self.trust.clicked.connect(lambda: self.trusted.emit(self._kind))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(self.realign)
        row.addWidget(self.trust)
        row.addStretch(1)

    def show_item(self, item: Item | None) -> None:
        """Offer the two ways where an item is about such a sheet."""
        self._kind = item.kind if item is not None else ""
        self.setVisible(item is not None and item.reason.name == SHIFT)
