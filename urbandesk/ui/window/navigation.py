"""Navigation: the pages at the left, the settings and the switch of the language at its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from urbandesk import i18n
from urbandesk.i18n import _, ngettext
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.places import ENTRIES, SETTINGS, Place
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import Hairline, plain_tooltip
from urbandesk.ui.widgets.segments import Segments

WIDE = 168
NARROW = 48
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Entry(QAbstractButton):
    """One entry: icon, name, and a number where something waits."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.narrow = False
        self.count = 0
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._live = LiveText(self)
        self._live.bind(self._call, lambda: _(place.title))
        theme.follow(self, self.updateGeometry)

    def _call(self, name: str) -> None:
        self.setText(name)
        spoken = name
        if self.count:
            waits = ngettext("{page}, {n} waits", "{page}, {n} wait", self.count)
            spoken = waits.format(page=name, n=self.count)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tooltip(spoken) if self.narrow else "")
        self.update()

    def set_count(self, count: int) -> None:
        """Show how much waits on the page; nothing for 0."""
        self.count = count
        self._call(self.text())

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, the name as its tooltip, or both in the entry."""
        self.narrow = narrow
        self._call(self.text())

    def sizeHint(self) -> QSize:
        """Return the height of one row."""
        return QSize(theme.scaled(40), theme.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tint, accent edge, icon and name."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 1, 0, -1)
        if self.isChecked():
            painter.fillRect(box, tokens.color("selection"))
            painter.fillRect(box.left(), box.top(), 3, box.height(), tokens.color("accent"))
        elif self.underMouse():
            painter.fillRect(box, tokens.color("line_soft"))
        if self.hasFocus():
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(box.adjusted(1, 1, -2, -1), 4, 4)
        side = theme.scaled(icons.NORMAL)
        left = (self.width() - side) // 2 if self.narrow else theme.scaled(12)
        at = QRect(left, (self.height() - side) // 2, side, side)
        icons.paint(
            painter, self.place.icon, at, role="accent" if self.isChecked() else "secondary"
        )
        if self.narrow:
            self._paint_dot(painter, at)
            return
        edge = theme.scaled(4) + self._paint_count(painter)
        painter.setFont(fonts.bold(fonts.body()) if self.isChecked() else fonts.body())
        painter.setPen(tokens.color("text"))
        room = self.rect().adjusted(at.right() + theme.scaled(12), 0, -edge, 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_count(self, painter: QPainter) -> int:
        """Paint the number at the right; returns how much room it takes."""
        if not self.count:
            return 0
        painter.setFont(fonts.small())
        painter.setPen(theme.current().color("secondary"))
        edge = theme.scaled(8)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -edge, 0), align, str(self.count))
        return painter.fontMetrics().horizontalAdvance(str(self.count)) + edge

    def _paint_dot(self, painter: QPainter, icon: QRect) -> None:
        """Paint the number at the corner of the icon, where there is no room for the name."""
        if not self.count:
            return
        painter.setFont(fonts.small())
        painter.setPen(theme.current().color("secondary"))
        box = QRect(icon.right() - 1, 0, theme.scaled(14), self.height() // 2 + 2)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self.count)
        )


class Navigation(QWidget):
    """The entries in fixed order; any page with one click or Ctrl and its number.

    Signals:
        chosen: key of the page to show.
        language_chosen: the language to switch to.
    """

    chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self._group = QButtonGroup(self)
        self.entries: Mapping[str, Entry] = {
            place.key: Entry(place) for place in (*ENTRIES, SETTINGS)
        }
        self.switch = Segments(
            [(i18n.ENGLISH, lambda: "EN"), (i18n.CHINESE, lambda: "中文")],
            name=lambda: _("Language of the window"),
            strong=True,
        )
        self.switch.chosen.connect(self.language_chosen)
        self._keys = ""
        self._live = LiveText(self)
        self._live.bind_name(self, lambda: _("Navigation"))
        self._live.bind(self.switch.setToolTip, lambda: plain_tooltip(self._switch_words()))
        self._arrange()
        set_ground(self, "nav", edge="right")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.follow(self, self._dress)

    def show_keys(self, keys: str) -> None:
        """Say at the switch of the language which keys do the same."""
        self._keys = keys
        self._live.refresh()

    def _switch_words(self) -> str:
        if not self._keys:
            return _("Switch the language")
        return _("Switch the language ({keys})").format(keys=self._keys)

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for key, entry in self.entries.items():
            if key == SETTINGS.key:
                self._column.addStretch(1)
                self._column.addWidget(Hairline())
            self._group.addButton(entry)
            self._column.addWidget(entry)
            entry.clicked.connect(self._announcer(key))
        self._column.addSpacing(8)
        self._column.addWidget(self.switch)

    def _announcer(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key)

    def _dress(self) -> None:
        edge = theme.scaled(8)
        self._column.setContentsMargins(edge if not self._narrow else 4, edge, edge // 2, edge)
        self.setFixedWidth(theme.scaled(NARROW + 16 if self._narrow else WIDE))

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone in a small window, or icons with names."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for entry in self.entries.values():
            entry.set_narrow(narrow)
        self.switch.set_upright(narrow)
        self._dress()

    def set_current(self, key: str) -> None:
        """Mark the entry of the page that is shown."""
        self._group.setExclusive(False)
        for name, entry in self.entries.items():
            entry.setChecked(name == key)
        self._group.setExclusive(True)

    def set_count(self, key: str, count: int) -> None:
        """Show how much waits on a page."""
        self.entries[key].set_count(count)

    def set_language(self, language: str) -> None:
        """Show which language the window speaks."""
        self.switch.set_current(language)

    def set_pages_enabled(self, enabled: bool) -> None:
        """Let pages be opened, or not while no workspace is open."""
        for entry in self.entries.values():
            entry.setEnabled(enabled)

    def focus_current(self) -> None:
        """Put the focus on the marked entry."""
        for entry in self.entries.values():
            if entry.isChecked():
                entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the entries with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        entries = list(self.entries.values())
        focused = [at for at, entry in enumerate(entries) if entry.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        target = entries[max(0, min(len(entries) - 1, focused[0] + step))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
