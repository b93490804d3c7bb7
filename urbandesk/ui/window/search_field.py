"""SearchField: the search over everything, with what it finds listed below while typing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.settled_typing import SettledTyping
from urbandesk.ui.window.hit import Hit

if TYPE_CHECKING:
    from urbandesk.ui.window.hit_panel import HitPanel

LAST = 8
_ROOM = 56
"""Width of glass and edges, at zoom 1."""


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
        self._panel: HitPanel | None = None
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._keys = ""
        self._live = LiveText(self)
        self._live.bind(self.setPlaceholderText, self._hint)
        self._live.bind_name(self, lambda: _("Search everything"))
        SettledTyping(self).settled.connect(lambda _text: self.show_hits())
        theme.follow(self, self._dress)

    def show_keys(self, keys: str) -> None:
        """Say in the empty field which keys lead here."""
        self._keys = keys
        self._live.refresh()

    def _hint(self) -> str:
        """Return the longest hint that is not cut; none where only the glass has room."""
        hints = [_("Search everything"), _("Search")]
        if self._keys:
            hints.insert(0, _("Search everything ({keys})").format(keys=self._keys))
        room = self.width() - theme.scaled(_ROOM)
        wide = self.fontMetrics().horizontalAdvance
        return next((hint for hint in hints if wide(hint) <= room), "")

    def _dress(self) -> None:
        self.setMinimumWidth(theme.scaled(120))
        self.setMaximumWidth(theme.scaled(300))
        self._glass.setIcon(icons.icon("search", "secondary"))

    @property
    def panel(self) -> HitPanel:
        """The list below the field, made when there is something to list."""
        if self._panel is None:
            from urbandesk.ui.window.hit_panel import HitPanel

            self._panel = HitPanel(self)
            self._panel.list.itemActivated.connect(self._open)
            self._panel.list.itemClicked.connect(self._open)
        return self._panel

    def _is_listing(self) -> bool:
        return self._panel is not None and self._panel.isVisible()

    def show_hits(self) -> None:
        """List what is found for the text; the last opened records while it is empty."""
        text = self.text().strip()
        hits = self._find(text) if text else self._recent()
        if text and not hits:
            hits = [Hit("", "", _("Nothing is called or holds “{text}”").format(text=text))]
        if hits or self._panel is not None:
            self.panel.show_hits(hits)

    def _recent(self) -> list[Hit]:
        if not self._last:
            return []
        return [Hit("", "", _("Opened last")), *self._last]

    def _open(self, item: QListWidgetItem) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole)
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
            if not self._is_listing():
                self.show_hits()
            self.panel.move_choice(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.panel.list.currentItem() if self._is_listing() else None
            if item is not None:
                self._open(item)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Close the list first, then empty the field and give the focus back."""
        if self._is_listing():
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
        if self._is_listing() and not self.panel.underMouse():
            self.panel.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list below the field, and say as much as there is room for."""
        super().resizeEvent(event)
        self._live.refresh()
        if self._is_listing():
            self.panel.place()

    def changeEvent(self, event: QEvent) -> None:
        """Name what is listed in the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._is_listing():
            self.show_hits()
