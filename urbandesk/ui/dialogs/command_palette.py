"""CommandPalette: every command that can be used now, found by typing, with its keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import shiboken6
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from urbandesk.i18n import CHINESE, _, current
from urbandesk.models import pinyin
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.settled_typing import SettledTyping

_ENTRY = Qt.ItemDataRole.UserRole
_OWN = "palette"
_RECENT = "palette.recent"
_REMEMBERED = 8


class CommandSource(Protocol):
    """What the palette asks of the window's commands."""

    @property
    def actions(self) -> Mapping[str, QAction]:
        """Return the action of each command by its key."""

    def usable(self) -> Iterable[tuple[str, str, str, str]]:
        """Return key, name, menu and the words in both languages of what can be used now."""


@dataclass(frozen=True)
class Entry:
    """One line: the command, its name, the menu it stands in and its keys as people read them."""

    command: str
    name: str
    menu: str
    keys: str
    searched: str

    def matches(self, text: str) -> bool:
        """Return whether every word of ``text`` stands in the name or menu, in any language."""
        return all(word in self.searched for word in text.casefold().split())

    def sounds_like(self, text: str) -> bool:
        """Return whether every word of ``text`` is found by words, pinyin or initials."""
        ways = f"{self.searched} {_spoken(self.searched)}"
        return all(word in ways for word in text.casefold().split())


@cache
def _spoken(words: str) -> str:
    """Return what somebody may type for the Chinese among ``words``: pinyin and initials."""
    return " ".join(way for word in words.split() for way in pinyin.spoken(word))


class _Delegate(QStyledItemDelegate):
    """Paints name, menu and, at the right, the keys."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.scaled(200), theme.scaled(32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        tokens = theme.current()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, tokens.color("selection"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), tokens.color("accent"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        room = rect.adjusted(theme.scaled(12), 0, -theme.scaled(12), 0)
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, entry.keys)
        keys = painter.fontMetrics().horizontalAdvance(entry.keys)
        room.setRight(room.right() - keys - theme.scaled(12))
        painter.setFont(fonts.bold(fonts.body()) if chosen else fonts.body())
        painter.setPen(tokens.color("text"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, name)
        room.setLeft(room.left() + metrics.horizontalAdvance(name) + theme.scaled(12))
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        painter.drawText(room, middle, entry.menu)
        painter.restore()


class CommandPalette(QDialog):
    """A field and the list below it; Enter runs the chosen command after the dialog is gone.

    Args:
        commands: what can be done.
        parent: the window it stands before.
        kept: preferences, among which the last commands are remembered; they come first.
    """

    def __init__(
        self,
        commands: CommandSource,
        parent: QWidget | None,
        kept: MutableMapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._kept = {} if kept is None else kept
        # The dialog takes the focus; whoever had it gets it back before the command runs.
        self._focused = QApplication.focusWidget()
        self.field = QLineEdit()
        self.list = QListWidget()
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = PlainLabel(role="secondary")
        self._arrange()
        live = LiveText(self)
        live.bind(self.setWindowTitle, lambda: _("All commands"))
        live.bind(self.field.setPlaceholderText, lambda: _("Type what you want to do"))
        live.bind_name(self.field, lambda: _("Command"))
        live.bind_name(self.list, lambda: _("Commands"))
        live.bind(self._nothing.setText, lambda: _("No command is called that."))
        live.bind(lambda _text: self._fill(), str)
        SettledTyping(self.field).settled.connect(self._fill)
        self.list.itemClicked.connect(self._run)

    def _arrange(self) -> None:
        set_ground(self, "base")
        edge = theme.scaled(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.scaled(8))
        column.addWidget(self.field)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.resize(theme.scaled(520), theme.scaled(420))

    def entries(self) -> list[Entry]:
        """Return the commands that can be used now, in the order of the menus."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            Entry(
                command=key,
                name=name,
                menu=menu,
                keys=self._commands.actions[key].shortcut().toString(native),
                searched=f"{name} {menu} {english}".casefold(),
            )
            for key, name, menu, english in self._commands.usable()
            if key != _OWN
        ]

    def _fill(self, _text: str = "") -> None:
        found = self._found(self.field.text().strip())
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(entry.name)
            item.setData(_ENTRY, entry)
            spoken = _("{command} ({keys})").format(command=entry.name, keys=entry.keys)
            said = spoken if entry.keys else entry.name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))

    def _found(self, typed: str) -> list[Entry]:
        """Return what is called so, what begins so first, then what was used last."""
        entries = self.entries()
        found = [entry for entry in entries if entry.matches(typed)]
        if typed.isascii() and (not found or current() == CHINESE):
            # Asked only then: the readings take a moment when they are first needed.
            heard = [entry for entry in entries if entry.sounds_like(typed)]
            found += [entry for entry in heard if entry not in found]
        recent = self._recent()
        places = {key: place for place, key in enumerate(recent)}
        start = typed.casefold()
        found.sort(
            key=lambda entry: (
                bool(start) and not entry.name.casefold().startswith(start),
                places.get(entry.command, len(recent)),
            )
        )
        return found

    def _recent(self) -> list[str]:
        return [key for key in self._kept.get(_RECENT, "").split(",") if key]

    def _remember(self, command: str) -> None:
        others = [key for key in self._recent() if key != command]
        self._kept[_RECENT] = ",".join([command, *others][:_REMEMBERED])

    def shown(self) -> tuple[Entry, ...]:
        """Return the entries listed."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_ENTRY) for item in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, run the chosen command, or leave."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None:
                self._run(item)
        else:
            super().keyPressEvent(event)

    def _run(self, item: QListWidgetItem) -> None:
        command = item.data(_ENTRY).command
        action = self._commands.actions[command]
        self._remember(command)
        self.accept()
        action.trigger()

    def done(self, result: int) -> None:
        """Close and give the focus back to where it was."""
        super().done(result)
        self.deleteLater()
        focused = self._focused
        if focused is not None and shiboken6.isValid(focused) and focused.isVisible():
            focused.window().activateWindow()
            focused.setFocus(Qt.FocusReason.PopupFocusReason)
