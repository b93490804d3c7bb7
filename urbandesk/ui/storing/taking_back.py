"""The deed *Undo* beside a message: takes back that one step, as long as nothing came after it."""

from __future__ import annotations

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.services import history
from urbandesk.services.bus import Changes
from urbandesk.services.workspace import Workspace
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.window_context import Context


def undo_deed(context: Context) -> Deed:
    """Return the deed that takes back the step which was made just now."""
    since = _Since(context.workspace)
    return Deed(lambda: _("Undo"), lambda: _take_back(context, since))


def _take_back(context: Context, since: _Since) -> None:
    """Undo the last step, unless something else was done since."""
    workspace, messages = context.workspace, context.messages
    if since.anything:
        messages.warn(
            lambda: _(
                "Something else was changed since. Undo in the menu Edit takes back one step "
                "after another."
            )
        )
        return
    try:
        changes = history.undo(workspace)
    except UserError as error:
        messages.warn(error)
        return
    if changes is not None:
        label, details = changes.label, dict(changes.details)
        messages.say(
            lambda: _("Taken back: {step}.").format(step=history.say(label, details)),
            icon="undo",
        )


class _Since:
    """Whether anything was changed since a step; hears of the first change only."""

    def __init__(self, workspace: Workspace) -> None:
        self.anything = False
        self._leave = workspace.bus.subscribe(self._hear)

    def _hear(self, changes: Changes) -> None:
        self.anything = True
        self._leave()
