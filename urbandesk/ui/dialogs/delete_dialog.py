"""DeleteDialog: says what hangs on records before they are removed; keeping them has the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _, format_number
from urbandesk.models import schema
from urbandesk.services.register.records import Hanging
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.plain_label import PlainLabel

Text = Callable[[], str]


class DeleteDialog(Decision):
    """Asks whether records go together with what hangs on them.

    Args:
        title: returns what is to be removed, as the head of the dialog.
        deed: returns the name of the deed, for the button.
        hanging: what would go, and what would lose a link.
        parent: the window it stands before.
    """

    def __init__(
        self, title: Text, deed: Text, hanging: Sequence[Hanging], parent: QWidget | None
    ) -> None:
        super().__init__(
            title,
            lambda: _("Other records hang on this. Everything can be brought back with Undo."),
            parent,
        )
        goes = [line for line in hanging if line.goes]
        stays = [line for line in hanging if not line.goes]
        self._lines: list[PlainLabel] = []
        if goes:
            self._add(lambda: _("These go as well:"), goes)
        if stays:
            self._add(lambda: _("These stay, without the link to it:"), stays)
        self.delete_button = self.add_deed(deed)
        self.keep_button = self.add_safe(lambda: _("Keep"))

    def _add(self, head: Text, lines: Sequence[Hanging]) -> None:
        title = PlainLabel(role="secondary", size="small")
        self.live.bind(title.setText, head)
        self.body.addWidget(title)
        for line in lines:
            label = PlainLabel()
            label.setIndent(theme.scaled(12))
            self.live.bind(label.setText, _sayer(line))
            self.body.addWidget(label)
            self._lines.append(label)

    def lines(self) -> list[str]:
        """Return what hangs on the records, line by line."""
        return [label.text() for label in self._lines]


def _sayer(line: Hanging) -> Text:
    return lambda: _("{kind}: {count}").format(
        kind=_(schema.kind(line.kind).plural), count=format_number(line.count)
    )
