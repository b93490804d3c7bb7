"""Buttons: one main one a page, outlined ones, flat ones and links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import plain_caption, plain_tooltip

_LEAST = 24
_ICON_ROLES = {"main": "on_accent", "link": "accent", "flat": "secondary"}


def press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button at Enter, and tell whether it was that key; Qt has the space bar alone."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Button(QPushButton):
    """A button whose text is a function, shown as typed and set anew on a language switch.

    Args:
        text: returns the caption in the language in force.
        parent: the widget it stands in.
        kind: ``main`` (accent, one a page), ``outlined``, ``flat`` or ``link``.
        icon: name of an icon before the caption.
        strong: a link in bold, as in the message bar.
    """

    def __init__(
        self,
        text: Callable[[], str],
        parent: QWidget | None = None,
        *,
        kind: str = "outlined",
        icon: str = "",
        strong: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setProperty("strong", strong)
        self._icon = icon
        self._kind = kind
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.live = LiveText(self)
        self.live.bind(self._caption, text)
        theme.follow(self, self._dress)

    # A least width in the style sheet would let a layout cut longer captions down to it.

    def sizeHint(self) -> QSize:
        """Ask for the caption, but for enough to be pressed."""
        return super().sizeHint().expandedTo(QSize(theme.scaled(_LEAST), 0))

    def minimumSizeHint(self) -> QSize:
        """Ask for no less: a cut caption says nothing."""
        return super().minimumSizeHint().expandedTo(QSize(theme.scaled(_LEAST), 0))

    def _caption(self, text: str) -> None:
        self.setText(plain_caption(text))
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        """Show another icon before the caption, or none."""
        self._icon = name
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def _dress(self) -> None:
        if self._icon:
            self.setIcon(icons.icon(self._icon, _ICON_ROLES.get(self._kind, "text")))
            # Wider than the icon: room between it and the caption.
            self.setIconSize(icons.icon_size() + QSize(theme.scaled(4), 0))
        else:
            self.setIcon(QIcon())


def main_button(text: Callable[[], str], icon: str = "") -> Button:
    """Return the one button of a page that does what the page is for."""
    return Button(text, kind="main", icon=icon)


def outlined_button(text: Callable[[], str], icon: str = "") -> Button:
    """Return a usual button."""
    return Button(text, icon=icon)


def flat_button(text: Callable[[], str], icon: str = "") -> Button:
    """Return one of the least important buttons: text without an edge."""
    return Button(text, kind="flat", icon=icon)


def link_button(text: Callable[[], str], *, strong: bool = False) -> Button:
    """Return a link: text in the accent."""
    return Button(text, kind="link", strong=strong)


class IconButton(QToolButton):
    """A button with an icon alone; its name is said by tooltip and screen reader."""

    def __init__(
        self,
        icon: str,
        name: Callable[[], str],
        parent: QWidget | None = None,
        *,
        role: str = "text",
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.live = LiveText(self)
        self.live.bind(self._call, name)
        theme.follow(self, self._dress)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def _call(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))

    def _dress(self) -> None:
        self.setIcon(icons.icon(self._icon, self._role))
        self.setIconSize(icons.icon_size())
