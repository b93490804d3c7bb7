"""A picture of the window as the bytes of a PNG file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage


def as_png(image: QImage) -> bytes:
    """Return a picture, with the texts it carries, as a PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The format's name is text, which Qt's own description calls bytes.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
