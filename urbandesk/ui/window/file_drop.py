"""FileDrop: files dropped on the window are offered to be taken home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.ui.messages import Messages
from urbandesk.ui.widgets.message_bar import Deed


class FileDrop(QObject):
    """Hears of files that are dropped where no part of the page takes them itself.

    Signals:
        taken: the paths that a person wants to take home.
    """

    taken = Signal(object)

    def __init__(self, window: QWidget, messages: Messages, ready: Callable[[], bool]) -> None:
        super().__init__(window)
        self._messages = messages
        self._ready = ready
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files that can come home, and offer to take them."""
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.DragMove,
            QEvent.Type.Drop,
        ):
            paths = self._paths(event)
            if not paths:
                return False
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.offer(paths)
            return True
        return False

    def _paths(self, event: QDropEvent | QDragEnterEvent) -> list[Path]:
        if not self._ready():
            return []
        from urbandesk.exchange.home_files import can_come_home

        found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [path for path in found if can_come_home(path)]

    def offer(self, paths: list[Path]) -> None:
        """Ask in the message bar whether the files are to be taken home."""
        count, name = len(paths), paths[0].name
        self._messages.say(
            lambda: (
                _("“{name}” can be taken home and compared with your records.").format(name=name)
                if count == 1
                else ngettext(
                    "{n} file can be taken home and compared with your records.",
                    "{n} files can be taken home and compared with your records.",
                    count,
                ).format(n=count)
            ),
            Deed(lambda: _("Take home"), lambda: self.taken.emit(paths)),
            icon="spreadsheet",
        )
