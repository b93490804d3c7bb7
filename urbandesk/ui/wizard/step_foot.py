"""StepFoot: the step before, what is open in this one with *Go to first*, the step after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from urbandesk.i18n import _, join_sentences, ngettext
from urbandesk.planning.finding import Finding
from urbandesk.planning.readiness import StepState
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel

_SAID = 2


class StepFoot(QWidget):
    """The row below every step.

    Signals:
        step_chosen: key of the step to go to.
        finding_chosen: the first ``Finding`` of this step.
    """

    step_chosen = Signal(str)
    finding_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._before: StepState | None = None
        self._after: StepState | None = None
        self._findings: tuple[Finding, ...] = ()
        self.before_button = Button(lambda: _named(self._before), icon="chevron-left")
        self.after_button = Button(lambda: _named(self._after), kind="main", icon="chevron-right")
        # The arrow that leads on stands behind the words.
        self.after_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._flag = IconMark("gap", role="attention", size=icons.SMALL)
        self._words = PlainLabel(role="attention")
        self.first_button = Button(lambda: _("Go to first"), kind="link", strong=True)
        self._live = LiveText(self)
        self._live.bind(self._words.setText, self._sentence)
        for button, keys in (
            (self.before_button, lambda: _("Step before (Ctrl+Page Up)")),
            (self.after_button, lambda: _("Next step (Ctrl+Page Down)")),
        ):
            button.live.bind(button.setToolTip, keys)
        self.before_button.clicked.connect(lambda: self._go(self._before))
        self.after_button.clicked.connect(lambda: self._go(self._after))
        self.first_button.clicked.connect(self._choose_first)
        row = QHBoxLayout(self)
        row.addWidget(self.before_button)
        row.addStretch(1)
        row.addWidget(self._flag)
        row.addWidget(self._words, 100)
        row.addWidget(self.first_button)
        row.addStretch(1)
        row.addWidget(self.after_button)
        set_ground(self, "window", edge="top")
        theme.follow(self, lambda: self._dress(row))

    def _dress(self, row: QHBoxLayout) -> None:
        edge = theme.scaled(16)
        row.setContentsMargins(edge, 0, edge, 0)
        row.setSpacing(theme.scaled(8))
        self.setFixedHeight(theme.scaled(48))

    def show_step(self, step: StepState, around: Sequence[StepState]) -> None:
        """Show the neighbours of a step among those that can be opened, and its gaps."""
        open_steps = [each for each in around if each.available]
        at = next(n for n, each in enumerate(open_steps) if each.key == step.key)
        self._before = open_steps[at - 1] if at else None
        self._after = open_steps[at + 1] if at + 1 < len(open_steps) else None
        self._findings = step.findings if step.gaps else ()
        self.before_button.setVisible(self._before is not None)
        self.after_button.setVisible(self._after is not None)
        self.before_button.live.refresh()
        self.after_button.live.refresh()
        for part in (self._flag, self.first_button):
            part.setVisible(bool(self._findings))
        self._live.refresh()

    def _sentence(self) -> str:
        """Return as many findings as there is room for, and how many more there are."""
        wide, room = self._words.fontMetrics().horizontalAdvance, self._room()
        for said in range(_SAID, 0, -1):
            if wide(words := self._say(said)) <= room:
                return words
        return self._findings[0].text() if self._findings else ""  # cut; the head has the count

    def _room(self) -> int:
        """Return the width for the sentence between what stands beside it."""
        beside = (self.before_button, self._flag, self.first_button, self.after_button)
        taken = sum(part.sizeHint().width() for part in beside if not part.isHidden())
        return self.width() - taken - theme.scaled(2 * 16 + 6 * 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._live.refresh()

    def _say(self, count: int) -> str:
        said = join_sentences([found.text() for found in self._findings[:count]])
        more = len(self._findings) - count
        if more <= 0:
            return said
        return ngettext("{said} {n} more.", "{said} {n} more.", more).format(said=said, n=more)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._words.text()

    def _choose_first(self) -> None:
        for found in self._findings[:1]:
            self.finding_chosen.emit(found)

    def _go(self, step: StepState | None) -> None:
        if step is not None:
            self.step_chosen.emit(step.key)


def _named(step: StepState | None) -> str:
    if step is None:
        return ""
    return _("{number} {title}").format(number=step.number, title=step.title.text())
