"""TextPair: one text in both languages, English left, Chinese right, in either interface."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.text_half import TextHalf

PAUSE = 2000
NARROWEST = 300
_LANGUAGES = ("en", "zh")
_MOST_LINES = 14


def language_head(language: str) -> str:
    """Return the plain head of a language column."""
    return _("中文") if language == "zh" else _("English")


class TextPair(QWidget):
    """Both languages of a text side by side; below 300 pixels each they stack.

    Signals:
        text_edited: language (``en``, ``zh``) and text; two seconds after a key at the latest.
        status_chosen: language and code of the status that a person chose.
        change_wanted: language whose other side's change the person wants to see.
        left: language whose field lost the focus; a visit ends.
    """

    text_edited = Signal(str, str)
    status_chosen = Signal(str, str)
    change_wanted = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        name: Callable[[], str],
        parent: QWidget | None = None,
        *,
        lines: int = 1,
        heads: bool = False,
        drafted: bool = True,
        pause: int = PAUSE,
    ) -> None:
        """Make both fields.

        Args:
            name: returns the label of the text, for screen readers.
            parent: the widget it stands in.
            lines: 1 for a line, more for a box with a foot.
            heads: heads *English* and *中文* above; they always show when stacked.
            drafted: whether each language carries its status chip.
            pause: milliseconds after which typed text is told.
        """
        super().__init__(parent)
        self._heads_wanted = heads
        self._halves: dict[str, TextHalf] = {}
        self._heads: list[PlainLabel] = []
        self._problems: dict[str, ProblemLine] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._live = LiveText(self)
        for language in _LANGUAGES:
            half = TextHalf(language, name, lines=lines, drafted=drafted, pause=pause)
            self._add_half(language, half)
            self._connect(language, half)
        self.setFocusProxy(self._halves["en"])
        theme.follow(self, self._stack_or_not)

    def _add_half(self, language: str, half: TextHalf) -> None:
        """Put the field of a language into its column, its head above, its problem below."""
        head = PlainLabel(bold=True, language=language)
        self._live.bind(head.setText, self._head_of(language))
        self._halves[language] = half
        self._heads.append(head)
        self._problems[language] = ProblemLine()
        column = QVBoxLayout()
        column.setSpacing(theme.scaled(4))
        for part in (head, half, self._problems[language]):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self._columns.addLayout(column, 1)

    def _head_of(self, language: str) -> Callable[[], str]:
        return lambda: language_head(language)

    def _connect(self, language: str, half: TextHalf) -> None:
        half.text_edited.connect(lambda text: self.text_edited.emit(language, text))
        half.status_chosen.connect(lambda code: self.status_chosen.emit(language, code))
        half.change_wanted.connect(lambda: self.change_wanted.emit(language))
        half.left.connect(lambda: self.left.emit(language))
        half.grown.connect(self._share_height)

    def _share_height(self) -> None:
        """Let both boxes grow with the longer text, so that they stay equally high."""
        if len(self._halves) == len(_LANGUAGES):
            lines = max(half.wanted_lines() for half in self._halves.values())
            for half in self._halves.values():
                half.show_lines(min(lines, _MOST_LINES))

    def half(self, language: str) -> TextHalf:
        """Return the field of ``en`` or ``zh``."""
        return self._halves[language]

    def text(self, language: str) -> str:
        """Return what stands in the field of a language."""
        return self._halves[language].text()

    def set_texts(self, english: str, chinese: str) -> None:
        """Show the stored texts; a field in which the person is typing keeps its text."""
        self._halves["en"].set_text(english)
        self._halves["zh"].set_text(chinese)

    def set_status(self, language: str, status: str, reason: Callable[[], str] = str) -> None:
        """Show how far a language is, and for an outdated one a short reason."""
        self._halves[language].set_status(status, reason)

    def set_problem(self, language: str, problem: UserError | None) -> None:
        """Say under a field why its text cannot be taken, or nothing."""
        if problem is None:
            self._problems[language].clear()
        else:
            self._problems[language].say(problem.text)

    def set_read_only(self, read_only: bool) -> None:
        """Show both texts without letting change them."""
        for half in self._halves.values():
            half.set_read_only(read_only)

    def is_pending(self) -> bool:
        """Return whether something was typed that is not told yet."""
        return any(half.is_pending() for half in self._halves.values())

    def flush(self) -> None:
        """Tell what was typed, now; for closing and leaving the page."""
        for half in self._halves.values():
            half.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the languages when there is too little room."""
        super().resizeEvent(event)
        self._stack_or_not()

    def is_stacked(self) -> bool:
        """Return whether the languages stand below each other."""
        return self._columns.direction() is QBoxLayout.Direction.TopToBottom

    def _stack_or_not(self) -> None:
        gap = theme.scaled(12)
        self._columns.setSpacing(gap)
        stacked = self.width() < 2 * theme.scaled(NARROWEST) + gap
        direction = (
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        if direction is not self._columns.direction():
            self._columns.setDirection(direction)
        for head in self._heads:
            # The faces of the two languages differ in height; their fields must not.
            head.setFixedHeight(theme.scaled(20))
            head.setVisible(stacked or self._heads_wanted)
