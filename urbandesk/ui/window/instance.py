"""Instance: one window for one person; a second start brings up the first."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, QTimer, Signal

from urbandesk import paths

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 1500
"""Milliseconds that a second start waits for the first one to answer."""
_SOON = 300
"""Milliseconds after which the first one listens: its window comes before that."""


class Instance(QObject):
    """Listens on a pipe of this computer and this user; no network is involved.

    A lock file tells at once whether there is another one. What reaches it, and is reached by it,
    is imported only when it is needed.

    Signals:
        asked: a second start asked for the window, with the path of a file or nothing.
    """

    asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._lock = QLockFile(str(lock_file()))
        self._lock.setStaleLockTime(0)  # held for as long as its program runs, however long
        self._listening = QTimer(self)
        self._listening.setSingleShot(True)
        self._listening.timeout.connect(self._listen)

    def hand_over(self, file: Path | None) -> bool:
        """Give ``file`` to the window that is open already; returns whether there is one.

        Without one, this start becomes the one that later starts find.
        """
        with suppress(OSError):  # where nothing can be written, the pipe alone tells
            lock_file().parent.mkdir(parents=True, exist_ok=True)
        if not self._lock.tryLock(0) and _reach(str(file.absolute()) if file else ""):
            return True
        self._listening.start(_SOON)
        return False

    def close(self) -> None:
        """Be found no longer."""
        self._listening.stop()
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        # What a crashed start left behind would keep the name taken.
        QLocalServer.removeServer(pipe_name())
        self._server.listen(pipe_name())

    def _hear(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(lambda heard=socket: self._read(heard))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            self.asked.emit(bytes(socket.readLine().data()).decode(errors="replace").strip())


def _reach(text: str) -> bool:
    """Tell the first start ``text``; returns whether it was there. It may be just starting."""
    from PySide6.QtNetwork import QLocalSocket

    end = QDeadlineTimer(_WAIT)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(pipe_name())
        if socket.waitForConnected(_WAIT):
            socket.write(f"{text}\n".encode())
            socket.waitForBytesWritten(_WAIT)
            socket.disconnectFromServer()
            return True
        if end.hasExpired():
            return False
        QThread.msleep(50)


def lock_file() -> Path:
    """Return the file that the first start holds for as long as it runs."""
    return paths.settings_file().with_name("window.lock")


def pipe_name() -> str:
    """Return the name of the pipe: one per folder of settings, hence per user."""
    place = str(paths.settings_file().absolute())
    return f"urbandesk-{hashlib.sha256(place.encode()).hexdigest()[:16]}"
