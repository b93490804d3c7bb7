"""Undo and redo in the window: the step's name on the actions, and running it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.services import history
from urbandesk.services.bus import Changes
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.messages import Messages
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.widgets.plain_label import plain_caption, plain_tooltip
from urbandesk.ui.window_context import Context


class Undo(QObject):
    """Keeps the two actions in step with the journal of the open workspace."""

    def __init__(self, undo: QAction, redo: QAction, live: LiveText, parent: QObject) -> None:
        super().__init__(parent)
        self._undo = undo
        self._redo = redo
        self._context: Context | None = None
        live.bind(self._name, str)

    def use(self, context: Context | None) -> None:
        """Follow the workspace of ``context``."""
        self._context = context
        if context is not None:
            context.workspace.bus.subscribe(self._stored)
        self.refresh()

    def _stored(self, changes: Changes) -> None:
        self.refresh()

    def _name(self, _unused: str) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Say on the actions what they would take back or bring back."""
        context = self._context
        done = history.undo_label(context.workspace) if context else None
        undone = history.redo_label(context.workspace) if context else None
        open_for_changes = context is not None and not context.workspace.read_only
        self._undo.setEnabled(done is not None and open_for_changes)
        self._redo.setEnabled(undone is not None and open_for_changes)
        self._undo.setText(
            _("&Undo: {step}").format(step=plain_caption(done)) if done else _("&Undo")
        )
        self._redo.setText(
            _("&Redo: {step}").format(step=plain_caption(undone)) if undone else _("&Redo")
        )
        self._undo.setToolTip(
            plain_tooltip(_("Undo: {step}").format(step=done) if done else _("Nothing to undo"))
        )
        self._redo.setToolTip(
            plain_tooltip(_("Redo: {step}").format(step=undone) if undone else _("Nothing to redo"))
        )

    def undo(self) -> None:
        """Take back the last step and say which."""
        if self._context is None:
            return
        messages = self._context.messages
        try:
            changes = history.undo(self._context.workspace)
        except UserError as error:
            messages.warn(error)
            self.refresh()
            return
        if changes is not None:
            self._say_undone(messages, changes)

    def _say_undone(self, messages: Messages, changes: Changes) -> None:
        messages.say(
            lambda: _("Taken back: {step}.").format(
                step=history.say(changes.label, dict(changes.details))
            ),
            Deed(lambda: _("Redo"), self.redo),
            icon="undo",
        )

    def redo(self) -> None:
        """Bring back the step that was taken back last and say which."""
        if self._context is None:
            return
        messages = self._context.messages
        try:
            changes = history.redo(self._context.workspace)
        except UserError as error:
            messages.warn(error)
            self.refresh()
            return
        if changes is not None:
            messages.say(
                lambda: _("Brought back: {step}.").format(
                    step=history.say(changes.label, dict(changes.details))
                ),
                Deed(lambda: _("Undo"), self.undo),
                icon="redo",
            )
