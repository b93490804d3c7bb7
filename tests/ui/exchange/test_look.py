"""The views of the exchange in both languages and palettes, at every zoom: whole and readable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.exchange.coming import at_rest, of_every_kind, take
from tests.ui.exchange.test_mapping_view import TABLE
from tests.ui.walking import visible
from urbandesk import i18n
from urbandesk.exchange.merge.plan import Category
from urbandesk.progress import Unwatched
from urbandesk.services.homecoming.reading import NothingOfOurs, read_content
from urbandesk.services.homecoming.review import Review
from urbandesk.ui import dressing, theme
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.exchange.taking_home import Foreign, TakingHome
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.widgets.plain_label import PlainLabel


def _views(qtbot: QtBot, window: MainWindow, folder: Path) -> Iterator[str]:
    """Show one view after the other, each tab of the review among them."""
    assert window.desk is not None
    workspace = window.desk.workspace
    back = of_every_kind(workspace, folder)
    window.open_page("exchange")
    page = window.stack.page()
    assert isinstance(page, ExchangePage)
    yield "overview"
    view = take(qtbot, page, back)
    for category in Category:
        view.tabs.show_category(category)
        QApplication.processEvents()
        yield f"review, {category}"
    page.apply()
    qtbot.waitUntil(lambda: page.applied is not None, timeout=30_000)
    at_rest(qtbot, page)
    yield "applied"
    table = folder / "cities.csv"
    table.write_bytes(TABLE.encode("gb18030"))
    content = read_content((table.name, table.read_bytes()), progress=Unwatched())
    foreign = Foreign(table, content, NothingOfOurs(table.name, content))
    page.taking = TakingHome(page.context, page, _compare_nothing)
    page.show_mapping(foreign)
    QApplication.processEvents()
    yield "mapping"


def _compare_nothing(*_asked: object) -> Review:
    raise NotImplementedError


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_no_caption_is_cut_and_everything_has_a_name(
    qtbot: QtBot,
    sample_window: MainWindow,
    dressed: QApplication,
    tmp_path: Path,
    language: str,
    zoom: float,
) -> None:
    dressing.apply(dressed, "dark", zoom=zoom)
    sample_window.speak(language)
    sample_window.resize(round(1440 * zoom), round(900 * zoom))
    wrong = [
        f"{name}: {type(widget).__name__} {said}"
        for name in _views(qtbot, sample_window, tmp_path)
        for widget in visible(sample_window)
        if (said := _wrong(widget))
    ]
    assert wrong == []


def _wrong(widget: QWidget) -> str:
    """Return what is wrong with a control: it is cut, too small, or has no name."""
    inner = isinstance(widget.parentWidget(), (QLineEdit, QComboBox, QTabBar))
    if isinstance(widget, QAbstractButton) and not inner:
        if widget.width() < widget.minimumSizeHint().width():
            return f"cut “{widget.text()}”"
        if min(widget.width(), widget.height()) < 24:
            return f"{widget.width()}x{widget.height()}"
    if isinstance(widget, QLabel) and not isinstance(widget, PlainLabel) and widget.text():
        wide = QFontMetrics(widget.font()).horizontalAdvance(widget.text())
        return "cut label" if not widget.wordWrap() and wide > widget.width() else ""
    named = isinstance(widget, (QAbstractButton, QLineEdit, QComboBox, QTextEdit))
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return "no name" if named and not inner and not (widget.accessibleName() or text) else ""


@pytest.mark.parametrize(("scheme", "least"), [("light", 4.5), ("contrast_dark", 7.0)])
def test_every_label_is_readable(
    qtbot: QtBot,
    sample_window: MainWindow,
    dressed: QApplication,
    tmp_path: Path,
    scheme: str,
    least: float,
) -> None:
    dressing.apply(dressed, scheme)
    tokens = theme.current()
    pale = {
        f"{name}: “{label.text()[:30]}”"
        for name in _views(qtbot, sample_window, tmp_path)
        for label in visible(sample_window)
        if isinstance(label, QLabel)
        and label.text()
        and label.isEnabled()
        and theme.contrast(label.palette().color(label.foregroundRole()).name(), tokens.base)
        < least
    }
    assert pale == set()


def test_every_view_fits_into_the_smallest_window(
    qtbot: QtBot, sample_window: MainWindow, tmp_path: Path
) -> None:
    sample_window.resize(1024, 700)
    for name in _views(qtbot, sample_window, tmp_path):
        assert (sample_window.width(), sample_window.height()) == (1024, 700), name
        assert sample_window.bar.isVisible()
