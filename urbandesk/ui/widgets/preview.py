"""Preview: a small picture of an image file; takes no room for anything else."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from urbandesk.ui import theme

_WIDE, _HIGH = 240, 160
_LARGEST = 100_000_000
"""Pixels: a picture of more is hardly a photo, and unpacking it takes the computer's memory."""

_FORMATS = frozenset((b"png", b"jpeg", b"jpg", b"gif", b"bmp", b"webp"))


class Preview(QLabel):
    """A picture no wider than a few fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.follow(self, self._show)
        self.hide()

    def show_image(self, content: bytes, name: str) -> None:
        """Show what is in an image file; anything else takes the preview away."""
        self._image = read_image(content, QSize(2 * _WIDE, 2 * _HIGH))
        self.setAccessibleName(name)
        self._show()

    def _show(self) -> None:
        if self._image.isNull():
            self.clear()
            self.hide()
            return
        room = QSize(theme.scaled(_WIDE), theme.scaled(_HIGH))
        keep = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        fitting = self._image.size().scaled(room, keep).boundedTo(self._image.size())
        self.setPixmap(QPixmap.fromImage(self._image.scaled(fitting, keep, smooth)))
        self.show()


def read_image(content: bytes, room: QSize) -> QImage:
    """Return an image no larger than ``room``; a null one for what is no usual picture."""
    if not content:
        return QImage()
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format().data()) not in _FORMATS or not size.isValid():
        return QImage()
    if size.width() * size.height() > _LARGEST:
        return QImage()
    reader.setAutoTransform(True)
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
