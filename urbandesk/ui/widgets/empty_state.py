"""EmptyState: what belongs here, one button to begin, one link to the help."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import PlainLabel


class EmptyState(QWidget):
    """One sentence, one button and one link; no drawing.

    Signals:
        begun: the button was pressed.
        help_wanted: the link was pressed.
    """

    begun = Signal()
    help_wanted = Signal()

    def __init__(
        self,
        sentence: Callable[[], str],
        begin: Callable[[], str] | None = None,
        *,
        help_link: Callable[[], str] | None = None,
        icon: str = "add",
        main: bool = True,
    ) -> None:
        """Make it; ``main`` is False where the page has its one main button elsewhere."""
        super().__init__()
        self._label = PlainLabel(role="secondary", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        LiveText(self).bind(self._label.setText, sentence)
        column = QVBoxLayout(self)
        column.setSpacing(theme.scaled(12))
        column.addStretch(1)
        column.addWidget(self._label)
        self.button: Button | None = None
        self.link: Button | None = None
        centre = Qt.AlignmentFlag.AlignHCenter
        if begin is not None:
            self.button = Button(begin, kind="main" if main else "outlined", icon=icon)
            self.button.clicked.connect(self.begun)
            column.addWidget(self.button, 0, centre)
        if help_link is not None:
            self.link = Button(help_link, kind="link")
            self.link.clicked.connect(self.help_wanted)
            column.addWidget(self.link, 0, centre)
        column.addStretch(2)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._label.text()
