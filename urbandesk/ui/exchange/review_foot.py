"""ReviewFoot: what will happen in words and numbers, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.exchange.merge.resolving import resolve
from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.exchange import review_words
from urbandesk.ui.exchange.deciding import Deciding
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import main_button, outlined_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel

_NARROW_BELOW = 1100
_MOST = 2000
"""Items beyond which rules across rows are only looked at when it is applied."""

_SOON = 250
"""Milliseconds after the last decision until rules across rows are looked at."""


class ReviewFoot(QWidget):
    """How many conflicts are decided, what will be written and left out, and two buttons.

    Signals:
        apply_wanted: what is decided is to be written.
        later_wanted: the review is to wait.
    """

    apply_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self._held = 0
        self._may_write = True
        self._decided = PlainLabel(bold=True)
        self._taken = PlainLabel(wrap=True)
        self._left = PlainLabel(role="secondary", size="small", wrap=True)
        self.later = outlined_button(lambda: _("Leave for later"))
        self.apply = main_button(lambda: _("Apply as one undoable step"), "merge")
        self.later.clicked.connect(self.later_wanted)
        self.apply.clicked.connect(self.apply_wanted)
        self._arrange()
        self._live = LiveText(self)
        self._outlook = deciding.outlook()
        live = self._live
        live.bind(self._decided.setText, lambda: review_words.decided_words(self._outlook))
        live.bind(self._taken.setText, lambda: review_words.taken_words(self._outlook))
        live.bind(self._left.setText, lambda: review_words.left_words(self._outlook, self._held))
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._look_at_rules)
        deciding.changed.connect(lambda _keys: self._show())
        self._show()

    def _arrange(self) -> None:
        self._first = first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        first.setSpacing(theme.scaled(4))
        first.addWidget(self._decided)
        self._lines = lines = QVBoxLayout()
        lines.setSpacing(theme.scaled(2))
        lines.addLayout(first)
        self.take_words_back()
        row = QHBoxLayout(self)
        edge = theme.scaled(16)
        row.setContentsMargins(edge, theme.scaled(10), edge, theme.scaled(10))
        row.setSpacing(theme.scaled(12))
        row.addLayout(lines, 1)
        row.addWidget(self.later)
        row.addWidget(self.apply)
        set_ground(self, "nav", edge="top")

    def _show(self) -> None:
        self._outlook = self._deciding.outlook()
        self._live.refresh()
        self._enable()
        self._timer.start()

    def _look_at_rules(self) -> None:
        plan = self._deciding.review.plan
        if len(plan.items) > _MOST:
            return
        self._held = len(resolve(plan, self._deciding.decisions).held)
        self._live.refresh()

    def let_write(self, may: bool) -> None:
        """Let be written, or not: while it is being written, or in a read-only workspace."""
        self._may_write = may
        self._enable()

    def _enable(self) -> None:
        items = self._deciding.review.plan.items
        self.apply.setEnabled(self._may_write and bool(items))

    def take_words_back(self) -> None:
        """Say here what will be written; where room is short, that stands elsewhere."""
        self._first.addWidget(self._taken, 1)
        self._lines.addWidget(self._left)

    def words(self) -> tuple[QWidget, QWidget]:
        """Return what says what will be written, and what is left out."""
        return self._taken, self._left

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what will be written in a line of its own in a small window."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(_NARROW_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._first.setDirection(direction)

    def texts(self) -> tuple[str, str, str]:
        """Return what is said of conflicts, of what will be written, and of what is left out."""
        return self._decided.text(), self._taken.text(), self._left.text()
