"""RoomyButton: a button with words where there is room, with its icon alone where there is not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from urbandesk.ui import theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import plain_caption, plain_tooltip

_BARE = 46


class RoomyButton(Button):
    """A button; without words its tooltip and a screen reader still say its name."""

    def __init__(
        self,
        text: Callable[[], str],
        parent: QWidget | None = None,
        *,
        icon: str,
        kind: str = "outlined",
    ) -> None:
        self._roomy = True
        self._said = ""
        super().__init__(text, parent, kind=kind, icon=icon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _caption(self, text: str) -> None:
        self._said = text
        self.setAccessibleName(text)
        self.setText(plain_caption(text) if self._roomy else "")
        self.setToolTip("" if self._roomy else plain_tooltip(text))

    def set_roomy(self, roomy: bool) -> None:
        """Show the words, or the icon alone."""
        if roomy is not self._roomy:
            self._roomy = roomy
            self._caption(self._said)
            self.updateGeometry()

    def whole_width(self) -> int:
        """Return the width with words, whether they are shown or not."""
        return self.bare_width() + self.fontMetrics().horizontalAdvance(self._said)

    def bare_width(self) -> int:
        """Return the width with the icon alone."""
        return theme.scaled(_BARE)

    def _bare(self) -> QSize:
        """Return the size with the icon alone."""
        return QSize(self.bare_width(), super().sizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the size that words or icon need."""
        return super().sizeHint() if self._roomy else self._bare()

    def minimumSizeHint(self) -> QSize:
        """Return the size with the icon alone: words give way before the field does."""
        return self._bare()
