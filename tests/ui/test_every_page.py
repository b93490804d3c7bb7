"""Every page in both languages, palettes and sizes: whole, readable, reachable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from tests.ui.walking import every_page, visible
from urbandesk import i18n
from urbandesk.ui import dressing, theme
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.widgets.plain_label import PlainLabel


class _Flashes(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
        ):
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_flashes_as_a_window_of_its_own(sample_window: MainWindow) -> None:
    flashes = _Flashes(sample_window)
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(flashes)
    pages = list(every_page(sample_window))
    app.removeEventFilter(flashes)
    assert len(pages) > 15
    assert flashes.seen == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_no_caption_is_cut_at_any_size(
    sample_window: MainWindow, dressed: QApplication, language: str, zoom: float
) -> None:
    dressing.apply(dressed, "light", zoom=zoom)
    sample_window.speak(language)
    sample_window.resize(round(1440 * zoom), round(900 * zoom))
    cut = [
        f"{page}: {type(widget).__name__} “{text}”"
        for page in every_page(sample_window)
        for widget in visible(sample_window)
        if (text := cut_text(widget))
    ]
    assert cut == []


def cut_text(widget: QWidget) -> str:
    """Return the caption of a control that has less room than its words need."""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text() if widget.width() < widget.minimumSizeHint().width() else ""
    if isinstance(widget, QLabel) and not isinstance(widget, PlainLabel) and widget.text():
        wide = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
        return widget.text() if not widget.wordWrap() and wide > widget.width() else ""
    return ""


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_control_has_a_name_for_a_screen_reader(
    sample_window: MainWindow, language: str
) -> None:
    sample_window.speak(language)
    nameless = {
        f"{page}: {type(widget).__name__}"
        for page in every_page(sample_window, deep=True)
        for widget in visible(sample_window)
        if is_control(widget) and not name_of(widget)
    }
    assert nameless == set()


def is_control(widget: QWidget) -> bool:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    inner = isinstance(widget.parentWidget(), (QLineEdit, QComboBox, QTabBar))
    return isinstance(widget, kinds) and not inner


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def test_what_can_be_clicked_is_large_enough(sample_window: MainWindow) -> None:
    small = {
        f"{page}: {type(widget).__name__} {widget.width()}x{widget.height()}"
        for page in every_page(sample_window)
        for widget in visible(sample_window)
        if isinstance(widget, QAbstractButton)
        and not isinstance(widget.parentWidget(), (QLineEdit, QComboBox, QTabBar))
        and min(widget.width(), widget.height()) < 24
    }
    assert small == set()


@pytest.mark.parametrize(
    ("scheme", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0), ("contrast_dark", 7.0)]
)
def test_every_label_is_readable_on_its_ground(
    sample_window: MainWindow, dressed: QApplication, scheme: str, least: float
) -> None:
    dressing.apply(dressed, scheme)
    tokens = theme.current()
    pale = {
        f"{page}: “{label.text()[:30]}”"
        for page in every_page(sample_window)
        for label in visible(sample_window)
        if isinstance(label, QLabel)
        and label.text()
        and label.isEnabled()
        and theme.contrast(label.palette().color(label.foregroundRole()).name(), tokens.base)
        < least
    }
    assert pale == set()


def test_the_window_works_at_its_smallest_size(sample_window: MainWindow) -> None:
    sample_window.resize(1024, 700)
    for page in every_page(sample_window):
        assert sample_window.width() == 1024, page
        assert sample_window.height() == 700, page
        assert sample_window.bar.isVisible()


def test_tab_reaches_every_control_of_a_form_and_leaves_it_again(
    sample_window: MainWindow,
) -> None:
    for page in every_page(sample_window, deep=True):
        start = sample_window.focusWidget()
        seen: dict[int, QWidget] = {}  # kept, so that no other widget gets the id of one
        widget: QWidget | None = start
        for _press in range(400):
            sample_window.focusNextChild()
            widget = QApplication.focusWidget()
            if widget is None or id(widget) in seen:
                break
            seen[id(widget)] = widget
        reachable = {
            w
            for w in visible(sample_window)
            if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled() and not w.focusProxy()
        }
        missed = {type(w).__name__ for w in reachable if id(w) not in seen}
        assert not missed, page
