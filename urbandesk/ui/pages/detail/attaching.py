"""From what is dropped or pasted to files: paths, pictures, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _, format_date
from urbandesk.services.register import attachments
from urbandesk.services.register.attachments import NewFile
from urbandesk.ui import ages
from urbandesk.ui.png import as_png


def holds_files(data: QMimeData) -> bool:
    """Return whether there is a file or a picture in what is dragged or copied."""
    return bool(paths_in(data)) or data.hasImage()


def paths_in(data: QMimeData) -> list[Path]:
    """Return the files of this computer that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def files_in(data: QMimeData) -> Sequence[NewFile]:
    """Return what is to be attached.

    Raises:
        UserError: there is neither a file nor a picture, or a file cannot be taken.
    """
    paths = paths_in(data)
    if paths:
        return attachments.read_files(paths)
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        today = ages.today()
        name = _("Picture of {day}").format(day=format_date(today))
        return [NewFile(f"{name}.png", as_png(image), today)]
    raise UserError(N_("There is no file and no picture to paste. Copy one first."))


def leave_drops_to_parent(whole: QWidget) -> None:
    """Let files that are dropped on a field reach the pane instead of becoming a path in it."""
    for field in whole.findChildren(QLineEdit):
        field.setAcceptDrops(False)
    for text in whole.findChildren(QPlainTextEdit):
        text.setAcceptDrops(False)
        text.viewport().setAcceptDrops(False)
