"""WaitingStack: a stack whose hidden pages follow a language switch when they are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

_DUE = "language_due"


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
        shown = self.currentWidget()
        for child in self.children():
            if isinstance(child, QWidget) and child is not shown:
                child.setProperty(_DUE, True)
            else:
                QCoreApplication.sendEvent(child, event)
        return True

    def _catch_up(self) -> None:
        page = self.currentWidget()
        if page is not None and page.property(_DUE):
            page.setProperty(_DUE, False)
            QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
