"""One session: workspaces in a temporary folder, one window, every picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scripts.shots import scenes
from scripts.shots.camera import LANGUAGES, SCHEMES, SIZES, Camera, Dress, all_dresses
from scripts.shots.scenes import Scene
from urbandesk import i18n
from urbandesk.app import make_window
from urbandesk.cli.window import WindowOptions
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.files.sample import write_sample

ZOOMS = (1.5, 2.0)


def take_all(folder: Path, target: Path, only: str = "") -> list[str]:
    """Take every picture into ``target`` and return their paths below it.

    Args:
        folder: where the workspaces go.
        target: where the pictures go.
        only: takes but the pages that have this in their name; empty takes all.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    sample, blank = folder / "sample.urbandesk", folder / "partnerships.urbandesk"
    write_sample(sample)
    workspace_files.create(blank)
    window = make_window(app, WindowOptions(None, i18n.ENGLISH))
    window.show()
    camera = Camera(app, window, target)
    _take(camera, scenes.start(), only)
    window.opening.open(blank)
    _take(camera, scenes.empty(), only)
    window.opening.read(sample)
    _take(camera, scenes.read_only(), only)
    window.opening.open(sample)
    if window.desk is not None:
        window.desk.back_up(backups.ASKED)
        window.open_page("cities")  # home looks for the last backup when it is shown again
    _take(camera, scenes.whole(), only)
    _take(camera, scenes.zoomed(), only, _zoomed())
    if only in "dialogs":
        for dress in all_dresses():
            if dress.size == SIZES[0]:
                camera.take_dialogs(dress)
    window.close()
    return camera.taken


def _take(camera: Camera, found: Iterable[Scene], only: str, dresses: Sequence[Dress] = ()) -> None:
    """Photograph the scenes with ``only`` in their name in every dress, or in those given."""
    wanted = [scene for scene in found if only in scene.name]
    for dress in (dresses or all_dresses()) if wanted else ():
        camera.take(dress, wanted)


def _zoomed() -> list[Dress]:
    return [
        Dress(language, scheme, SIZES[0], zoom)
        for zoom in ZOOMS
        for scheme in SCHEMES
        for language in LANGUAGES
    ]
