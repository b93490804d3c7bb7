"""MessageBar: one line at the bottom of the window that says what happened and to what."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button, IconButton, link_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel

KEPT = 200


class Deed(NamedTuple):
    """Something a person can do about a message: what it is called and what it does."""

    text: Callable[[], str]
    run: Callable[[], object]


@dataclass(frozen=True)
class Message:
    """A sentence, as a function so that it is told in the language in force.

    Attributes:
        text: returns the sentence.
        icon: name of its icon.
        deeds: at most two things to do about it.
        attention: amber with a flag; waits until acted on or dismissed.
        moment: when it was told, in local time.
    """

    text: Callable[[], str]
    icon: str = "done"
    deeds: tuple[Deed, ...] = ()
    attention: bool = False
    moment: datetime = field(default_factory=lambda: datetime.now().astimezone())


class MessageBar(QWidget):
    """The line at the bottom: icon, sentence, actions, progress, place of the data."""

    message_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: deque[Message] = deque(maxlen=KEPT)
        self._waiting: deque[Message] = deque()
        self._shown: Message | None = None
        self._place: Callable[[], str] = lambda: _("All data on this computer")
        self._working: Callable[[], str] = str
        self._stop: Callable[[], object] | None = None
        self._icon = IconMark("done", role="secondary", size=icons.SMALL)
        self._label = PlainLabel(size="small")
        self._actions = [link_button(self._deed_text(at), strong=True) for at in range(2)]
        self._dismiss = IconButton("x", lambda: _("Dismiss this message"), role="secondary")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._job = PlainLabel(size="small", role="secondary")
        self._stop_button = Button(lambda: _("Stop"), kind="link", strong=True)
        self._place_label = PlainLabel(size="small", role="secondary")
        self._arrange()
        self._bind()
        set_ground(self, "bar")
        self._show(None)
        self.end_progress()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(16), 0, theme.scaled(16), 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(self._icon)
        row.addWidget(self._label)
        for button in self._actions:
            row.addWidget(button)
        row.addWidget(self._dismiss)
        row.addStretch(1)
        row.addWidget(self._job)
        row.addWidget(self._progress)
        row.addWidget(self._stop_button)
        row.addWidget(IconMark("on_this_computer", role="secondary", size=icons.SMALL))
        row.addWidget(self._place_label)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._dress)

    def _bind(self) -> None:
        self._live = LiveText(self)
        self._live.bind_name(self, lambda: _("Messages"))
        self._live.bind_name(self._progress, lambda: _("Progress"))
        self._live.bind(self._label.setText, lambda: self._shown.text() if self._shown else "")
        self._live.bind(self._job.setText, lambda: self._working())
        self._live.bind(self._place_label.setText, lambda: self._place())
        for at, button in enumerate(self._actions):
            button.clicked.connect(self._runner(at))
        self._dismiss.clicked.connect(self.dismiss)
        self._stop_button.clicked.connect(self._stop_job)

    def _dress(self) -> None:
        self.setFixedHeight(theme.scaled(32))
        self._progress.setFixedWidth(theme.scaled(120))

    def _deed_text(self, at: int) -> Callable[[], str]:
        def text() -> str:
            deeds = self._shown.deeds if self._shown else ()
            return deeds[at].text() if at < len(deeds) else ""

        return text

    def _runner(self, at: int) -> Callable[[], None]:
        def run() -> None:
            message = self._shown
            if message is None or at >= len(message.deeds):
                return
            if message.attention:
                self.dismiss()
            message.deeds[at].run()

        return run

    def say(
        self, text: Callable[[], str], *deeds: Deed, icon: str = "done", attention: bool = False
    ) -> None:
        """Tell what happened; an attention message stays until acted on or dismissed.

        Args:
            text: returns the whole sentence in the language in force.
            deeds: at most two things to do about it.
            icon: name of the icon before it.
            attention: something a person should mend; amber with a flag.

        Raises:
            ValueError: more than two deeds.
        """
        if len(deeds) > 2:
            raise ValueError(len(deeds))
        message = Message(text, "gap" if attention else icon, deeds, attention)
        self._history.append(message)
        if self._shown is not None and self._shown.attention:
            # What waits for a person is not pushed away; attention queues, the rest is kept.
            if attention:
                self._waiting.append(message)
            self.message_changed.emit()
            return
        self._show(message)

    def warn(self, text: Callable[[], str], *deeds: Deed) -> None:
        """Tell what a person should mend: amber with a flag, until acted on or dismissed."""
        self.say(text, *deeds, attention=True)

    def dismiss(self) -> None:
        """Take the message away; the next attention message that waits comes up."""
        self._show(self._waiting.popleft() if self._waiting else None)

    def _show(self, message: Message | None) -> None:
        self._shown = message
        attention = message is not None and message.attention
        self._icon.setVisible(message is not None)
        if message is not None:
            self._icon.set_icon(message.icon, "attention" if attention else "secondary")
        self._label.set_role("attention" if attention else "text")
        self._dismiss.setVisible(attention)
        self._live.refresh()
        for at, button in enumerate(self._actions):
            button.live.refresh()
            button.setVisible(message is not None and at < len(message.deeds))
        self.message_changed.emit()

    def message(self) -> Message | None:
        """Return the message shown."""
        return self._shown

    def text(self) -> str:
        """Return the sentence shown, in the language in force."""
        return self._label.text()

    def history(self) -> tuple[Message, ...]:
        """Return the last messages, oldest first; for Help > Messages."""
        return tuple(self._history)

    def set_place(self, text: Callable[[], str]) -> None:
        """Say at the right where the data is."""
        self._place = text
        self._live.refresh()

    def start_progress(self, text: Callable[[], str], stop: Callable[[], object]) -> None:
        """Show a thin bar for a job with *Stop*, which runs ``stop``."""
        self._working = text
        self._stop = stop
        self._progress.setRange(0, 0)
        self._show_progress(True)
        self._stop_button.setEnabled(True)

    def set_progress(self, done: int, total: int) -> None:
        """Show how far the job is."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def end_progress(self) -> None:
        """Take the bar away."""
        self._working = str
        self._stop = None
        self._show_progress(False)

    def _show_progress(self, shown: bool) -> None:
        self._live.refresh()
        for part in (self._progress, self._job, self._stop_button):
            part.setVisible(shown)

    def _stop_job(self) -> None:
        if self._stop is not None:
            self._stop_button.setEnabled(False)
            self._stop()
