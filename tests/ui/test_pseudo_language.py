"""A made-up language in which every text of the catalogue stands in brackets.

Whatever a person can read without them is either a record's own text or was forgotten: not
marked for the catalogue, or not bound to the language switch.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.ui.walking import every_page, visible
from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.waiting_stack import WaitingStack

_LETTER = re.compile(r"[A-Za-z\u4e00-\u9fff]{2}")
_OWN_NAMES = {
    "English",
    "中文",
    "EN",
    "UrbanDesk",
    "EUR",
    "CNY",
    ".xlsx",
    ".png",
    ".svg",
    ".pdf",
    "<qt>",
    "</qt>",
}


class _Brackets(NullTranslations):
    """Puts every message into brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def bracketed() -> Iterator[None]:
    """Let Chinese be the language in brackets."""
    real = i18n.catalogue(i18n.CHINESE)
    i18n.install(i18n.CHINESE, _Brackets())
    yield
    i18n.install(i18n.CHINESE, real)


def test_every_text_follows_the_language(sample_window: MainWindow, bracketed: None) -> None:
    assert sample_window.desk is not None
    own = _own_texts(sample_window.desk.workspace)
    # Shown once in English first: a text that was set only then would stay.
    for _page in every_page(sample_window):
        pass
    sample_window.speak(i18n.CHINESE)
    forgotten = {
        f"{page}: {text}"
        for page in every_page(sample_window)
        for text in _texts(sample_window)
        if _LETTER.search(text) and not Path(text).is_absolute() and not _is_said(text, own)
    }
    assert forgotten == set()


def _is_said(text: str, own: set[str]) -> bool:
    """Return whether a text is translated, or holds nothing but what people wrote."""
    rest, before = text, ""
    while rest != before:  # sentences may stand inside sentences
        rest, before = re.sub(r"⟦[^⟦⟧]*⟧", "", rest), rest
    for known in sorted(own, key=len, reverse=True):
        rest = rest.replace(known, "")
    return not _LETTER.search(rest)


def _texts(window: QWidget) -> Iterator[str]:
    for action in window.findChildren(QAction):
        if not _waits(action):
            yield from (action.text(), action.toolTip())
    for widget in visible(window):
        # A tooltip writes the marks of a record's own text so that they are shown as typed.
        yield from (html.unescape(widget.toolTip()), widget.accessibleName())
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()))
        elif isinstance(widget, QTableView):
            yield from _heads(widget)


def _waits(part: QObject) -> bool:
    """Return whether ``part`` stands on a page that is hidden: it follows when that is shown."""
    while (parent := part.parent()) is not None:
        if isinstance(parent, WaitingStack) and part is not parent.currentWidget():
            return True
        part = parent
    return False


def _heads(view: QTableView) -> Iterator[str]:
    head: QHeaderView = view.horizontalHeader()
    for section in range(head.count()):
        text = view.model().headerData(section, Qt.Orientation.Horizontal)
        yield str(text or "")


def _own_texts(workspace: Workspace) -> set[str]:
    """Return what stands in records, in the content that carries both languages, and names."""
    from urbandesk.content import library
    from urbandesk.models import schema

    own = set(_OWN_NAMES) | {str(workspace.path), workspace.path.name, workspace.path.stem}
    for kind in schema.ALL_KINDS:
        for record in queries.records(
            workspace, kind.key, queries.keys(workspace, queries.ListQuery(kind.key))
        ):
            own |= {str(v) for v in record.values.values() if isinstance(v, str) and v}
    for step in library.method().steps:
        texts = [step.title, step.aim, step.why, step.example, step.room]
        for question in step.questions:
            texts += [question.title, question.why, question.example, question.room]
        own |= {text for pair in texts for text in (pair.en, pair.zh) if text}
    return own
