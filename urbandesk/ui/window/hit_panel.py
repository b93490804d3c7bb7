"""HitPanel: the list below the search field; made when something is first listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.window.hit_delegate import HIT, HitDelegate

if TYPE_CHECKING:
    from urbandesk.ui.window.hit import Hit


class HitPanel(QFrame):
    """The list below the field; a part of the window, so that typing goes on."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.list = QListWidget(self)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)
        self.setProperty("frame", "list")
        self.setAutoFillBackground(True)
        live = LiveText(self)
        live.bind_name(self.list, lambda: _("What was found"))
        self.hide()

    def show_hits(self, hits: list[Hit]) -> None:
        """List what was found, or close when there is nothing to list."""
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(hit.text)
            item.setData(HIT, hit)
            if hit.is_head:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        first = next((at for at, hit in enumerate(hits) if not hit.is_head), -1)
        self.list.setCurrentRow(first)
        self.setVisible(bool(hits))
        self.place()

    def place(self) -> None:
        """Stand below the field, as high as the lines need and the window allows."""
        window = self._field.window()
        if not self.isVisible() or window is self:
            return
        if self.parent() is not window:
            self.setParent(window)
            self.show()
        wide = max(self._field.width(), theme.scaled(420))
        right = self._field.mapTo(window, QPoint(self._field.width(), self._field.height() + 4))
        lines = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        high = min(lines + 4, window.height() - right.y() - theme.scaled(48))
        self.setGeometry(max(8, right.x() - wide), right.y(), wide, max(high, theme.scaled(36)))
        self.raise_()

    def move_choice(self, step: int) -> None:
        """Choose the next line that leads somewhere."""
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count():
            hit = self.list.item(row).data(HIT)
            if not hit.is_head:
                self.list.setCurrentRow(row)
                self.list.scrollTo(self.index_of(row))
                return
            row += step

    def index_of(self, row: int) -> QModelIndex:
        """Return the index of a line."""
        return self.list.model().index(row, 0)
