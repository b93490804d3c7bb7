"""Instance: one window for one person; a second start brings up the first."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from urbandesk import paths

_WAIT = 1500
"""Milliseconds that a second start waits for the first one to answer."""


class Instance(QObject):
    """Listens on a pipe of this computer and this user; no network is involved.

    Signals:
        asked: a second start asked for the window, with the path of a file or nothing.
    """

    asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def hand_over(self, file: Path | None) -> bool:
        """Give ``file`` to the window that is open already; returns whether there is one.

        Without one, this start becomes the one that later starts find.
        """
        socket = QLocalSocket()
        socket.connectToServer(pipe_name())
        if socket.waitForConnected(_WAIT):
            text = str(file.absolute()) if file else ""
            socket.write(f"{text}\n".encode())
            socket.waitForBytesWritten(_WAIT)
            socket.disconnectFromServer()
            return True
        # What a crashed start left behind would keep the name taken.
        QLocalServer.removeServer(pipe_name())
        self._server.listen(pipe_name())
        return False

    def close(self) -> None:
        """Be found no longer."""
        self._server.close()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(lambda heard=socket: self._read(heard))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            self.asked.emit(bytes(socket.readLine().data()).decode(errors="replace").strip())


def pipe_name() -> str:
    """Return the name of the pipe: one per folder of settings, hence per user."""
    place = str(paths.settings_file().absolute())
    return f"urbandesk-{hashlib.sha256(place.encode()).hexdigest()[:16]}"
