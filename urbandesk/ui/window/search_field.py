"""SearchField: the search over everything, with what it finds listed below while typing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.settled_typing import SettledTyping
from urbandesk.ui.window.hit_delegate import HIT, HitDelegate

LAST = 8


@dataclass(frozen=True)
class Hit:
    """One line of the list.

    Attributes:
        kind, id: the record it leads to; both empty for a head.
        text: its name in the language in force.
        other: its name in the other language.
        side: the side whose mark stands before it; may be empty.
        note: what stands at the right, such as how many there are.
    """

    kind: str
    id: str
    text: str
    other: str = ""
    side: str = ""
    note: str = ""

    @property
    def is_head(self) -> bool:
        """Return whether the line only names what follows."""
        return not self.id


Find = Callable[[str], list[Hit]]


class SearchField(QLineEdit):
    """A field whose list opens below it; the cursor stays in the field.

    Signals:
        opened: kind and id of the record that was chosen.
    """

    opened = Signal(str, str)

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._last: deque[Hit] = deque(maxlen=LAST)
        self.panel = _Panel(self)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._keys = ""
        self._live = LiveText(self)
        self._live.bind(self.setPlaceholderText, self._hint)
        self._live.bind_name(self, lambda: _("Search everything"))
        SettledTyping(self).settled.connect(lambda _text: self.show_hits())
        self.panel.list.itemActivated.connect(self._open)
        self.panel.list.itemClicked.connect(self._open)
        theme.follow(self, self._dress)

    def show_keys(self, keys: str) -> None:
        """Say in the empty field which keys lead here."""
        self._keys = keys
        self._live.refresh()

    def _hint(self) -> str:
        if not self._keys:
            return _("Search everything")
        return _("Search everything ({keys})").format(keys=self._keys)

    def _dress(self) -> None:
        self.setMinimumWidth(theme.scaled(120))
        self.setMaximumWidth(theme.scaled(300))
        self._glass.setIcon(icons.icon("search", "secondary"))

    def show_hits(self) -> None:
        """List what is found for the text; the last opened records while it is empty."""
        text = self.text().strip()
        self.panel.show_hits(self._find(text) if text else self._recent(), searched=text)

    def _recent(self) -> list[Hit]:
        if not self._last:
            return []
        return [Hit("", "", _("Opened last")), *self._last]

    def _open(self, item: QListWidgetItem) -> None:
        hit = item.data(HIT)
        if not isinstance(hit, Hit) or hit.is_head:
            return
        self._last = deque(
            [hit, *(other for other in self._last if other.id != hit.id)], maxlen=LAST
        )
        self.panel.hide()
        self.clear()
        self.opened.emit(hit.kind, hit.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, open a hit, or leave; everything else is typing."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not self.panel.isVisible():
                self.show_hits()
            self.panel.move_choice(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.panel.list.currentItem()
            if self.panel.isVisible() and item is not None:
                self._open(item)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Close the list first, then empty the field and give the focus back."""
        if self.panel.isVisible():
            self.panel.hide()
        elif self.text():
            self.clear()
        else:
            self.clearFocus()

    def begin(self) -> None:
        """Put the cursor here and list the last opened records (Ctrl+K)."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.show_hits()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the work goes on elsewhere."""
        super().focusOutEvent(event)
        if not self.panel.underMouse():
            self.panel.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list below the field."""
        super().resizeEvent(event)
        self.panel.place()

    def changeEvent(self, event: QEvent) -> None:
        """Name what is listed in the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.panel.isVisible():
            self.show_hits()


class _Panel(QFrame):
    """The list below the field; a part of the window, so that typing goes on."""

    def __init__(self, field: SearchField) -> None:
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

    def show_hits(self, hits: list[Hit], *, searched: str) -> None:
        if searched and not hits:
            hits = [Hit("", "", _("Nothing is called or holds “{text}”").format(text=searched))]
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
