"""HelpPanel: why, an example and the question for the room; folds away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from urbandesk import i18n
from urbandesk.i18n import Bilingual, _
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button, IconButton
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel

_NOTHING = Bilingual("", "")


@dataclass(frozen=True)
class Help:
    """What helps with a step or a question; an empty part is not shown."""

    why: Bilingual = _NOTHING
    example: Bilingual = _NOTHING
    question: Bilingual = _NOTHING


class _Quote(QWidget):
    """The question in both languages behind an accent edge; the window's language first."""

    def __init__(self) -> None:
        super().__init__()
        self._first = PlainLabel(wrap=True)
        self._second = PlainLabel(wrap=True, role="secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(14), theme.scaled(2), 0, theme.scaled(2))
        column.addWidget(self._first)
        column.addWidget(self._second)

    def show_question(self, question: Bilingual) -> None:
        pair = (question.en, question.zh)
        first, second = reversed(pair) if i18n.current() == i18n.CHINESE else pair
        self._first.setText(first)
        self._second.setText(second)

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self.rect()
        bar.setWidth(theme.scaled(3))
        QPainter(self).fillRect(bar, theme.current().color("accent"))


class HelpPanel(QWidget):
    """Help beside the page, foldable.

    Signals:
        folded: whether the panel was folded away; the page keeps it for the user.
        insert_wanted: the example is to be put in as a draft.
        room_wanted: the question is to be shown in the room.
    """

    folded = Signal(bool)
    insert_wanted = Signal()
    room_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._help = Help()
        self._live = LiveText(self)
        self._body = QVBoxLayout()
        self._why = PlainLabel(wrap=True)
        self._example = PlainLabel(wrap=True)
        self._quote = _Quote()
        self.insert_button = Button(lambda: _("Insert as draft"), kind="link", strong=True)
        self.room_button = Button(lambda: _("Show in the room"), icon="show_in_room")
        self.insert_button.clicked.connect(self.insert_wanted)
        self.room_button.clicked.connect(self.room_wanted)
        self._groups = {
            "why": self._group("help_why", lambda: _("Why"), self._why),
            "example": self._group(
                "help_example", lambda: _("Example"), self._example, self.insert_button
            ),
            "question": self._group(
                "help_question", lambda: _("Question for the room"), self._quote, self.room_button
            ),
        }
        self._arrange()
        self._live.bind(lambda _text: self._fill(), str)
        self._live.bind_name(self, lambda: _("Help"))

    def _arrange(self) -> None:
        inner = QWidget()
        set_ground(inner, "window")
        inner.setLayout(self._body)
        self._body.addStretch(1)
        self._body.setSpacing(theme.scaled(16))
        self._body.setContentsMargins(theme.scaled(16), 0, theme.scaled(16), theme.scaled(16))
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        title = PlainLabel(bold=True)
        self._live.bind(title.setText, lambda: _("Help"))
        self.fold_button = IconButton("fold_help", lambda: _("Fold the help away (F1)"))
        self.fold_button.clicked.connect(lambda: self.set_folded(True))
        head = QHBoxLayout()
        head.setContentsMargins(theme.scaled(16), theme.scaled(8), theme.scaled(8), 0)
        head.addWidget(title, 1)
        head.addWidget(self.fold_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        set_ground(self, "window", edge="left")
        theme.follow(self, lambda: self.setFixedWidth(theme.scaled(256)))

    def _group(self, icon: str, title: Callable[[], str], *parts: QWidget) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(6))
        head = QHBoxLayout()
        head.addWidget(IconMark(icon, role="secondary"))
        label = PlainLabel(bold=True)
        self._live.bind(label.setText, title)
        head.addWidget(label, 1)
        column.addLayout(head)
        for part in parts:
            column.addWidget(part)
        self._body.addWidget(group)
        return group

    def set_help(self, content: Help) -> None:
        """Show the help of another step or question."""
        self._help = content
        self._fill()

    def _fill(self) -> None:
        self._why.setText(self._help.why.text())
        self._example.setText(self._help.example.text())
        self._quote.show_question(self._help.question)
        for name, group in self._groups.items():
            group.setVisible(bool(getattr(self._help, name).text()))

    def set_folded(self, folded: bool) -> None:
        """Fold the panel away or open it; tells when that changed something."""
        if folded is not self.isHidden():
            self.setVisible(not folded)
            self.folded.emit(folded)

    def is_folded(self) -> bool:
        """Return whether the panel is folded away."""
        return self.isHidden()
