"""Areas: F6 goes round navigation, list, detail, help and message bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from urbandesk.ui.pages.page import Page
from urbandesk.ui.window.navigation import Navigation
from urbandesk.ui.window.page_stack import PageStack


class Areas:
    """Knows the areas of the page that is shown: those it names, and the parts of a splitter."""

    def __init__(self, navigation: Navigation, stack: PageStack, bar: QWidget) -> None:
        self._navigation = navigation
        self._stack = stack
        self._bar = bar

    def go(self, step: int) -> None:
        """Put the focus into the next (1) or the previous (-1) area that takes it."""
        areas = self._areas()
        here = self._current(areas)
        for distance in range(1, len(areas) + 1):
            if self._enter(areas[(here + step * distance) % len(areas)]):
                return

    def enter_page(self) -> None:
        """Put the focus into the page when it stands nowhere or in the navigation."""
        focused = QApplication.focusWidget()
        page = self._stack.currentWidget()
        if page is None or (focused is not None and page.isAncestorOf(focused)):
            return
        for part in self._parts(page):
            if self._enter(part):
                return

    def _areas(self) -> list[QWidget]:
        page = self._stack.currentWidget()
        parts = self._parts(page) if page is not None else []
        return [self._navigation, *parts, self._bar]

    def _parts(self, page: QWidget) -> list[QWidget]:
        named = page.areas() if isinstance(page, Page) else []
        return [part for area in named or [page] for part in _split(area) if part.isVisible()]

    def _current(self, areas: list[QWidget]) -> int:
        focused = QApplication.focusWidget()
        for at, area in enumerate(areas):
            if focused is not None and (area is focused or area.isAncestorOf(focused)):
                return at
        return 0

    def _enter(self, area: QWidget) -> bool:
        if area is self._navigation:
            self._navigation.focus_current()
            return True
        reason = Qt.FocusReason.ShortcutFocusReason
        for child in area.findChildren(QWidget):
            wanted = child.focusPolicy() & Qt.FocusPolicy.TabFocus
            if wanted and child.isVisible() and child.isEnabled():
                child.setFocus(reason)
                return True
        return False


def _split(area: QWidget) -> list[QWidget]:
    """Return the parts of the splitter that is shown in an area, else the area itself."""
    for splitter in area.findChildren(QSplitter):
        if splitter.isVisible():
            parts = (splitter.widget(at) for at in range(splitter.count()))
            return [part for part in parts if part is not None]
    return [area]
