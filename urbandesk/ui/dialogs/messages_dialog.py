"""MessagesDialog: what the message bar said, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.ages import moment_words, now
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.message_bar import Message
from urbandesk.ui.widgets.plain_label import plain_tooltip


class MessagesDialog(Decision):
    """A line for each message: icon, time, sentence; in the language in force."""

    def __init__(self, history: Sequence[Message], parent: QWidget | None) -> None:
        super().__init__(
            lambda: _("Messages"),
            lambda: (
                _("What happened since this window was opened, newest first.")
                if history
                else _("Nothing has been said since this window was opened.")
            ),
            parent,
            wide=640,
        )
        self._history = tuple(reversed(history))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.scaled(280))
        self.list.setVisible(bool(history))
        self.body.addWidget(self.list)
        self.live.bind_name(self.list, lambda: _("Messages"))
        self.live.bind(lambda _text: self._fill(), str)
        theme.follow(self, self._fill)
        self.add_safe(lambda: _("Close"))

    def _fill(self) -> None:
        row = max(0, self.list.currentRow())
        present = now()
        self.list.clear()
        self.list.setIconSize(icons.icon_size())
        for message in self._history:
            self.list.addItem(self._item(message, present))
        self.list.setCurrentRow(row)

    def _item(self, message: Message, present: datetime) -> QListWidgetItem:
        moment = message.moment.astimezone()
        today = moment.date() == present.date()
        when = f"{moment:%H:%M}" if today else moment_words(moment, present)
        text = _("{time}  {sentence}").format(time=when, sentence=message.text())
        role = "attention" if message.attention else "secondary"
        item = QListWidgetItem(icons.icon(message.icon, role), text)
        item.setToolTip(plain_tooltip(message.text()))
        if message.attention:
            item.setForeground(theme.current().color("attention"))
            spoken = _("Needs attention. {sentence}").format(sentence=text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def texts(self) -> tuple[str, ...]:
        """Return the lines shown."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()
