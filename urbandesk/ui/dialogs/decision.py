"""Decision: the frame of every dialog; its buttons name the deed, the safe one has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel

_DEED_FIRST = (QDialogButtonBox.ButtonLayout.WinLayout, QDialogButtonBox.ButtonLayout.KdeLayout)
_RESIZED = Qt.WidgetAttribute.WA_Resized


class Decision(QDialog):
    """A title, what it is about, and buttons at the foot.

    Args:
        title: returns the title of the window.
        sentence: returns what is to be decided; may be empty.
        parent: the window it stands before.
        wide: width at zoom 1.
    """

    def __init__(
        self,
        title: Callable[[], str],
        sentence: Callable[[], str],
        parent: QWidget | None,
        *,
        wide: int = 460,
    ) -> None:
        super().__init__(parent)
        self.live = LiveText(self)
        self.live.bind(self.setWindowTitle, title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self._sentence = PlainLabel(wrap=True)
        self.live.bind(self._sentence.setText, sentence)
        self.body = QVBoxLayout()
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._deed: Button | None = None
        self._safe: Button | None = None
        column = QVBoxLayout(self)
        column.addWidget(self._sentence)
        column.addLayout(self.body, 1)
        column.addLayout(self._foot)
        set_ground(self, "base")
        edge = theme.scaled(16)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.scaled(12))
        self._wide = wide

    def sizeHint(self) -> QSize:
        """Return the usual width as far as the screen has it, or what the parts need."""
        # No least width is set: it would let the window be narrower than its buttons.
        needed = super().sizeHint()
        room = self.screen().availableGeometry().width() - theme.scaled(32)
        return QSize(max(needed.width(), min(theme.scaled(self._wide), room)), needed.height())

    def setVisible(self, visible: bool) -> None:
        """Open in that width; Qt itself would give no dialog more than two thirds of the screen."""
        layout = self.layout()
        if visible and layout is not None and not self.testAttribute(_RESIZED):
            usual = self.sizeHint()
            # The usual height is that of a narrower window, where sentences take more lines.
            high = layout.totalHeightForWidth(usual.width())
            self.resize(usual.width(), high if layout.hasHeightForWidth() else usual.height())
        super().setVisible(visible)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._sentence.text()

    def add_deed(self, text: Callable[[], str], *, main: bool = False) -> Button:
        """Add the button that does it; it closes the dialog with *accepted*."""
        button = Button(text, kind="main" if main else "outlined")
        button.clicked.connect(self.accept)
        self._deed = button
        self._place()
        return button

    def add_safe(self, text: Callable[[], str]) -> Button:
        """Add the button that changes nothing; it has the focus and answers Esc."""
        button = Button(text)
        button.clicked.connect(self.reject)
        self._safe = button
        self._place()
        button.setDefault(True)
        button.setFocus()
        return button

    def buttons(self) -> list[Button]:
        """Return the deed and the safe button, as far as there are both."""
        return [button for button in (self._deed, self._safe) if button is not None]

    def _place(self) -> None:
        """Put the two buttons where the platform has them, in that order for Tab as well."""
        first, last = self._deed, self._safe
        if not deed_first(self.style().styleHint(QStyle.StyleHint.SH_DialogButtonLayout)):
            first, last = last, first
        for button in (first, last):
            if button is not None:
                self._foot.addWidget(button)
        if first is not None and last is not None:
            self.setTabOrder(first, last)

    def add_button(self, button: QWidget) -> None:
        """Put another button at the left of the foot."""
        self._foot.insertWidget(0, button)


def deed_first(layout: int) -> bool:
    """Return whether a platform has the deed at the left of the safe button."""
    return layout in [one.value for one in _DEED_FIRST]
