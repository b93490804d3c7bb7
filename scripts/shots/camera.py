"""Camera: one window, dressed for each language, palette and size, and its pictures."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from scripts.shots.dialogs import DIALOGS
from scripts.shots.scenes import Scene
from scripts.shots.waiting import settle
from urbandesk import i18n
from urbandesk.ui import dressing, theme
from urbandesk.ui.main_window import MainWindow

SIZES = ((1366, 768), (1440, 900))
SCHEMES = ("light", "dark")
LANGUAGES = {"en": i18n.ENGLISH, "zh": i18n.CHINESE}


@dataclass(frozen=True)
class Dress:
    """How the window looks in a picture; ``language`` is ``en`` or ``zh``."""

    language: str
    scheme: str
    size: tuple[int, int]
    zoom: float = 1.0

    def folder(self) -> str:
        """Return the name of the folder of its pictures."""
        width, height = self.size
        zoom = f"_zoom{self.zoom:.0%}".rstrip("%") if self.zoom != 1 else ""
        return f"{width}x{height}{zoom}"

    def file(self, page: str) -> str:
        """Return the path of a picture, below the folder of all."""
        scheme = self.scheme.replace("_", "-")
        return f"{self.folder()}/{self.language}_{scheme}_{page}.png"


def all_dresses() -> list[Dress]:
    """Return every language, palette and size; neighbours differ as little as can be."""
    return [
        Dress(language, scheme, size)
        for size in SIZES
        for scheme in SCHEMES
        for language in LANGUAGES
    ]


class Camera:
    """Takes pictures of one window into a folder; ``taken`` lists them."""

    def __init__(self, app: QApplication, window: MainWindow, folder: Path) -> None:
        self._app = app
        self._window = window
        self._folder = folder
        self.taken: list[str] = []

    def dress(self, dress: Dress) -> None:
        """Put the window into a language, palette, size and zoom."""
        settle(self._window)  # the pages of the workspace before are to be gone
        if (theme.look().scheme, theme.look().zoom) != (dress.scheme, dress.zoom):
            self._window.settings.scheme = dress.scheme
            self._window.settings.zoom = dress.zoom
            dressing.apply(self._app, dress.scheme, zoom=dress.zoom)
        self._window.speak(LANGUAGES[dress.language])
        self._window.resize(*dress.size)

    def take(self, dress: Dress, scenes: Iterable[Scene]) -> None:
        """Photograph scenes of the window; one that leads nowhere is passed over."""
        self.dress(dress)
        for scene in scenes:
            if scene.go(self._window) is not False:
                settle(self._window)
                if not scene.says:
                    self._window.bar.dismiss()
                self._photograph(self._window, dress.file(scene.name))
                scene.after(self._window)

    def take_dialogs(self, dress: Dress) -> None:
        """Photograph every dialog beside the window."""
        self.dress(dress)
        for name, make in DIALOGS.items():
            dialog = make(self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            dialog.show()
            self._photograph(dialog, dress.file(f"dialog_{name}"))
            dialog.close()
            dialog.deleteLater()

    def _photograph(self, widget: QWidget, file: str) -> None:
        if not settle(self._window):
            sys.stderr.write(f"{file}: still at work when the picture was taken\n")
        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _with_menus(widget).save(str(path), "PNG"):
            raise OSError(path)
        self.taken.append(file)


def _with_menus(widget: QWidget) -> QPixmap:
    """Return a picture of a window with the menus that are open over it."""
    picture = widget.grab()
    painter = QPainter(picture)
    for menu in QApplication.topLevelWidgets():
        if menu.isVisible() and menu.windowType() is Qt.WindowType.Popup:
            painter.drawPixmap(widget.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    return picture
