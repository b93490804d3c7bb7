"""KeyChoice: the keys of commands as a person wants them, kept in the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _
from urbandesk.settings import Settings
from urbandesk.ui.page_keys import PAGE_KEYS, CommandKeys
from urbandesk.ui.window.commands import Commands

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_Std = QKeySequence.StandardKey
_EDITING = (_Std.Copy, _Std.Cut, _Std.Paste, _Std.SelectAll)
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class KeyTaken(UserError):
    """A key that something else listens to."""

    def __init__(self, keys: str, name: str) -> None:
        super().__init__(N_("{keys} is taken: {name}. Choose another one."), keys=keys, name=name)


class KeyTooPlain(UserError):
    """A key that would be typed as a letter."""

    def __init__(self) -> None:
        super().__init__(N_("Please hold Ctrl or Alt as well, or take a function key."))


class KeyChoice(QObject):
    """Gives commands other keys than usual; what makes no sense in the settings is passed over.

    Signals:
        changed: a command has another key now.
    """

    changed = Signal()

    def __init__(self, commands: Commands, settings: Settings) -> None:
        super().__init__(commands)
        self._commands = commands
        self._settings = settings
        for command, keys in settings.keys.items():
            wanted = QKeySequence.fromString(keys, _PORTABLE)
            if command in commands.actions and self._refusal(command, wanted) is None:
                commands.set_keys(command, [wanted])

    def lines(self) -> list[CommandKeys]:
        """Return every command of the menus, also those without keys."""
        return self._commands.all_keys()

    def first(self, command: str) -> QKeySequence:
        """Return the key of a command that is shown; an empty one when it has none."""
        return self._commands.actions[command].shortcut()

    def text(self, command: str) -> str:
        """Return that key as people read it."""
        return self.first(command).toString(_NATIVE)

    def is_usual(self, command: str) -> bool:
        """Return whether a command has the keys it comes with."""
        return command not in self._settings.keys

    def choose(self, command: str, wanted: QKeySequence) -> None:
        """Give a command another key, or none.

        Raises:
            KeyTaken: something else listens to it.
            KeyTooPlain: it would be typed as a letter.
        """
        refusal = self._refusal(command, wanted)
        if refusal is not None:
            raise refusal
        self._keep({**self._settings.keys, command: wanted.toString(_PORTABLE)})
        self._commands.set_keys(command, [wanted])
        self.changed.emit()

    def use_usual(self, command: str) -> None:
        """Give a command back the keys it comes with.

        Raises:
            KeyTaken: another command has got one of them meanwhile.
        """
        usual = self._commands.usual_keys(command)
        for keys in usual:
            refusal = self._refusal(command, keys)
            if refusal is not None:
                raise refusal
        left = {key: keys for key, keys in self._settings.keys.items() if key != command}
        self._keep(left)
        self._commands.set_keys(command, usual)
        self.changed.emit()

    def _keep(self, keys: dict[str, str]) -> None:
        self._settings.keys = keys
        self._settings.save()

    def _refusal(self, command: str, wanted: QKeySequence) -> UserError | None:
        if wanted.isEmpty():
            return None
        said = wanted.toString(_NATIVE)
        for line in self._commands.all_keys():
            theirs = self._commands.actions[line.command].shortcuts()
            if line.command != command and wanted in theirs:
                return KeyTaken(said, line.name)
        if wanted in self._commands.usual_keys(command):
            return None
        for group in PAGE_KEYS:
            for one in group.keys:
                if wanted in [QKeySequence(keys) for keys in one.keys]:
                    return KeyTaken(said, _(one.text))
        if any(wanted in QKeySequence.keyBindings(std) for std in _EDITING):
            return KeyTaken(said, _("copying and pasting of text"))
        return None if _may_be(wanted) else KeyTooPlain()


def _may_be(wanted: QKeySequence) -> bool:
    # Qt's description leaves out that keys can be taken from a sequence.
    pressed = wanted[0]  # type: ignore[index]
    function = Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35
    return function or bool(pressed.keyboardModifiers() & _HELD)
