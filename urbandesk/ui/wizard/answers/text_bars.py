"""How far the texts of a plan are in each language: reviewed, outdated, to review."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models.column import language_name
from urbandesk.planning.readiness import TextCount
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel


class _Bar(QWidget):
    """One bar: reviewed in the accent, outdated in amber, the rest pale."""

    def __init__(self) -> None:
        super().__init__()
        self.count = TextCount()
        theme.follow(self, lambda: self.setFixedHeight(theme.scaled(6)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(box, tokens.color("control_line"))
        if not self.count.all:
            return
        part = box.width() / self.count.all
        done = part * self.count.reviewed
        painter.fillRect(QRectF(0, 0, done, box.height()), tokens.color("accent"))
        old = QRectF(done, 0, part * self.count.outdated, box.height())
        painter.fillRect(old, tokens.color("attention"))


class _Swatch(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        theme.follow(self, lambda: self.setFixedSize(theme.scaled(8), theme.scaled(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color(self._role))


class TextBars(QWidget):
    """A bar per language with its count, and the key below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = LiveText(self)
        self._bars = {language: _Bar() for language in ("en", "zh")}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(8), 0, theme.scaled(8), 0)
        column.setSpacing(theme.scaled(5))
        column.addWidget(Hairline())
        for language, bar in self._bars.items():
            name, count = PlainLabel(size="small"), PlainLabel(size="small", role="secondary")
            self._live.bind(name.setText, partial(language_name, language))
            self._live.bind(count.setText, partial(self._words, language))
            self._live.bind_name(bar, partial(self._spoken, language))
            row = QHBoxLayout()
            row.addWidget(name)
            row.addStretch(1)
            row.addWidget(count)
            column.addLayout(row)
            column.addWidget(bar)
        column.addLayout(self._key())

    def _key(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.scaled(6))
        for role, text in (
            ("attention", lambda: _("outdated")),
            ("control_line", lambda: _("to review")),
        ):
            label = PlainLabel(size="small", role="secondary")
            self._live.bind(label.setText, text)
            row.addWidget(_Swatch(role))
            row.addWidget(label)
            row.addSpacing(theme.scaled(8))
        row.addStretch(1)
        return row

    def _words(self, language: str) -> str:
        count = self._bars[language].count
        return _("{done} of {all} reviewed").format(done=count.reviewed, all=count.all)

    def _spoken(self, language: str) -> str:
        return _("{language} text: {text}").format(
            language=language_name(language), text=self._words(language)
        )

    def set_count(self, language: str, count: TextCount) -> None:
        """Show how many texts there are in a language, and how far they are."""
        self._bars[language].count = count
        self._bars[language].update()
        self._live.refresh()
