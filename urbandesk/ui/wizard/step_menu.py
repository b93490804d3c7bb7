"""StepMenu: the steps as a drop-down at the head of a narrow page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from urbandesk.i18n import _
from urbandesk.planning.readiness import StepState
from urbandesk.ui import icons, theme
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import plain_caption
from urbandesk.ui.widgets.step_bar import StepBar


class StepMenu(QWidget):
    """A button with the step that is shown; its menu leads to every other one.

    Signals:
        chosen: key of the step that the person went to.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StepState, ...] = ()
        self._shown: StepState | None = None
        self.button = Button(self._words, icon="open_list")
        self.button.clicked.connect(self._open)
        self._bar = StepBar()
        row = QHBoxLayout(self)
        row.addWidget(self.button)
        row.addWidget(self._bar)
        row.addStretch(1)
        set_ground(self, "base")
        theme.follow(self, lambda: row.setContentsMargins(theme.scaled(16), theme.scaled(6), 0, 0))

    def _words(self) -> str:
        if self._shown is None:
            return _("Steps")
        return _("Step {number} of {all}").format(number=self._shown.number, all=len(self._steps))

    def show_steps(self, steps: Sequence[StepState], shown: StepState) -> None:
        """Offer these steps and name the one that is shown."""
        self._steps, self._shown = tuple(steps), shown
        self._bar.set_states([step.state for step in steps])
        self.button.live.refresh()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in self._steps:
            words = _("{number} {title}").format(number=step.number, title=step.title.text())
            action = menu.addAction(icons.icon(f"step_{step.state}"), plain_caption(words))
            action.setEnabled(step.available)
            action.triggered.connect(partial(self._choose, step.key))
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)
