"""HelpDrawer: the help beside a wide page, or over the right edge of a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from urbandesk.content.method import Question, Step
from urbandesk.i18n import Bilingual
from urbandesk.settings import Settings
from urbandesk.ui import theme
from urbandesk.ui.widgets.help_panel import Help, HelpPanel

DOCKED_FROM = 1232
"""Width of the page, at zoom 1, from which the help stands beside it: a window of 1400."""


class HelpDrawer(QObject):
    """Keeps the help where it belongs, as the user left it.

    Signals:
        room_wanted: the question to be shown in the room.
        insert_wanted: key of the question whose example is to be put in, and the example.
        placed: whether the help is shown now.
    """

    room_wanted = Signal(object)
    insert_wanted = Signal(str, object)
    placed = Signal(bool)

    def __init__(self, page: QWidget, settings: Settings, foot: QWidget) -> None:
        """Make the help of ``page``; its ``foot`` leads to the next step and is never covered."""
        super().__init__(page)
        self._page = page
        self._foot = foot
        self._settings = settings
        self._question: Question | None = None
        self._step: Step | None = None
        self._open_when_narrow = False
        self.panel = HelpPanel(page)
        self.panel.folded.connect(self._note)
        self.panel.insert_wanted.connect(self._insert)
        self.panel.room_wanted.connect(self._show_in_room)

    def is_docked(self) -> bool:
        """Return whether the page is wide enough for the help beside it."""
        return self._page.width() >= theme.scaled(DOCKED_FROM)

    def toggle(self) -> None:
        """Fold the help away or open it."""
        self.panel.set_folded(not self.panel.is_folded())

    def _note(self, folded: bool) -> None:
        if self.is_docked():
            self._settings.help_folded = folded
            self._settings.save()
        else:
            self._open_when_narrow = not folded
        self.place()

    def give_way_to(self, field: QWidget) -> None:
        """Fold away where it would lie over a third or more of the field that has the cursor."""
        if self.is_docked() or not self._open_when_narrow:
            return
        lies = QRect(field.mapTo(self._page, QPoint()), field.size())
        if 3 * self.panel.geometry().intersected(lies).width() >= field.width():
            self.panel.set_folded(True)

    def place(self) -> int:
        """Put the panel where it belongs; returns the width that it takes from the page."""
        docked = self.is_docked()
        shown = not self._settings.help_folded if docked else self._open_when_narrow
        self.panel.blockSignals(True)
        self.panel.set_folded(not shown)
        self.panel.blockSignals(False)
        wide = self.panel.width()
        foot = self._foot.height() if self._foot.isVisible() else self._foot.sizeHint().height()
        left_free = 0 if docked else foot
        high = max(0, self._page.height() - left_free)
        self.panel.setGeometry(self._page.width() - wide, 0, wide, high)
        self.panel.raise_()
        layout = self._page.layout()
        taken = wide if docked and shown else 0
        if layout is not None:
            layout.setContentsMargins(0, 0, taken, 0)
        self.placed.emit(shown)
        return taken

    def show_help(self, step: Step, question: Question | None) -> None:
        """Show the help of a question, or of the step when none is being answered."""
        if (step, question) == (self._step, self._question):
            return
        self._step, self._question = step, question
        about = question or step
        self.panel.set_help(Help(about.why, about.example, about.room))
        self.panel.insert_button.setVisible(question is not None)

    def _insert(self) -> None:
        if self._question is not None:
            self.insert_wanted.emit(self._question.key, self._question.example)

    def _show_in_room(self) -> None:
        about = self._question or self._step
        room: Bilingual | None = about.room if about else None
        if room is not None:
            self.room_wanted.emit(room)
