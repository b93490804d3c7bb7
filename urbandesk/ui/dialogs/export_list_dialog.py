"""ExportListDialog: in which language and for whom a list goes out, before a file is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from urbandesk import i18n
from urbandesk.exchange.languages import Languages
from urbandesk.i18n import _
from urbandesk.models.field import Layer
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.segments import Segments

_NOTES: dict[str, Callable[[], str]] = {
    Layer.PUBLIC.value: lambda: _("Leaves out everything that is not meant for the public."),
    Layer.BOTH.value: lambda: _("Leaves out the notes of your own side."),
    Layer.OWN.value: lambda: _("Leaves out nothing: keep the file in your office."),
}


class ExportListDialog(Decision):
    """Asks for the language of the workbook and its circle of readers.

    Args:
        sentence: returns which records go out.
        parent: the window it stands before.
    """

    def __init__(self, sentence: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(lambda: _("Export as a workbook"), sentence, parent, wide=480)
        self.language = Segments(
            [
                (Languages.ENGLISH.value, lambda: "EN"),
                (Languages.CHINESE.value, lambda: "中文"),
                (Languages.BOTH.value, lambda: _("Both")),
            ],
            name=lambda: _("Language of the workbook"),
        )
        self.layer = Segments(
            [
                (Layer.PUBLIC.value, lambda: _("Public")),
                (Layer.BOTH.value, lambda: _("Both sides")),
                (Layer.OWN.value, lambda: _("Own side")),
            ],
            name=lambda: _("For whom"),
        )
        self._note = PlainLabel(role="secondary", size="small", wrap=True)
        self.language.set_current(i18n.current())
        self.layer.set_current(Layer.BOTH.value)
        self._add(lambda: _("Language"), self.language)
        self._add(lambda: _("For whom"), self.layer)
        self.body.addWidget(self._note)
        self.live.bind(self._note.setText, lambda: _NOTES[self.layer.current()]())
        self.layer.chosen.connect(lambda _key: self.live.refresh())
        self.cancel_button = self.add_safe(lambda: _("Cancel"))
        self.export_button = self.add_deed(lambda: _("Export…"), main=True)

    def _add(self, title: Callable[[], str], choice: Segments) -> None:
        label = PlainLabel(role="secondary", size="small")
        self.live.bind(label.setText, title)
        self.body.addWidget(label)
        self.body.addWidget(choice)
        self.body.addSpacing(theme.scaled(4))

    def languages(self) -> Languages:
        """Return the language chosen for the workbook."""
        return Languages(self.language.current())

    def for_whom(self) -> Layer:
        """Return the circle of readers chosen."""
        return Layer(self.layer.current())
