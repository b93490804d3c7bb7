"""Following a language switch: what is shown at once, a hidden page when it is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QWidget,
)

from urbandesk.ui import fonts

_DUE = "language_due"

_WITH_TEXT = (QAbstractButton, QComboBox, QLineEdit, QMenu, QMenuBar, QTabBar, QTextEdit)
"""What paints a text in a font that the style sheet keeps; labels see to their faces themselves."""

_TEXTUAL: dict[type, bool] = {}
"""Whether the widgets of a class do, asked once for each."""

_FACES = 0x20000
"""The bit of a font's resolve mask that says that its families were chosen for it."""


class WaitingStack(QStackedWidget):
    """Shows one of its pages; the others need not change their words while nobody sees them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._catch_up)

    def event(self, event: QEvent) -> bool:
        """Hand a language switch to the page that is shown, and remember it for the others."""
        if event.type() is not QEvent.Type.LanguageChange:
            return super().event(event)
        self.changeEvent(event)
        for child in self.children():
            if not self.is_waiting(child):
                QCoreApplication.sendEvent(child, event)
            else:
                child.setProperty(_DUE, True)
        return True

    def is_waiting(self, child: QObject) -> bool:
        """Return whether a child is a page that is not shown."""
        return isinstance(child, QWidget) and child is not self.currentWidget()

    def _catch_up(self) -> None:
        page = self.currentWidget()
        if page is not None and page.property(_DUE):
            page.setProperty(_DUE, False)
            order_faces(page)
            QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))


def order_faces(widget: QWidget) -> None:
    """Order the font families of a widget and of all in it for the language now in force.

    The style sheet keeps the font that it first met, and setting it anew takes far too long. Pages
    that wait to be shown are passed over.
    """
    if _shows_text(type(widget)):
        _order_own(widget)
    for child in widget.children():
        waits = isinstance(widget, WaitingStack) and widget.is_waiting(child)
        if isinstance(child, QWidget) and not waits:
            order_faces(child)


def _order_own(widget: QWidget) -> None:
    font = widget.font()
    ours = widget.property("faces")
    if ours or not font.resolveMask() & _FACES:
        font.setFamilies(fonts.families())
        widget.setFont(font)
        if not ours:
            widget.setProperty("faces", True)


def _shows_text(kind: type[QWidget]) -> bool:
    """Return whether widgets of a class show text; Qt's classes are slow to be asked each time."""
    if kind not in _TEXTUAL:
        _TEXTUAL[kind] = issubclass(kind, _WITH_TEXT)
    return _TEXTUAL[kind]
