"""One session: workspaces in a temporary folder, one window, every picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from scripts.shots import exchange_scenes, record_scenes, scenes
from scripts.shots.camera import LANGUAGES, SCHEMES, SIZES, Camera, Dress, all_dresses
from scripts.shots.finding import workspace_of
from scripts.shots.scenes import Scene
from urbandesk import i18n
from urbandesk.app import make_window
from urbandesk.cli.window import WindowOptions
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.files.sample import write_sample
from urbandesk.ui.main_window import MainWindow

ZOOMS = (1.5, 2.0)
CONTRAST = ("contrast", "contrast_dark")


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
    _take(camera, scenes.read_only(), only, _narrow())
    window.opening.open(sample)
    if window.desk is not None:
        window.desk.back_up(backups.ASKED)
        window.open_page("cities")  # home looks for the last backup when it is shown again
    _take(camera, scenes.whole(), only)
    _take(camera, scenes.few(), only, _zoomed())
    _take(camera, scenes.few(), only, _contrast())
    record_scenes.work(workspace_of(window))
    _take(camera, record_scenes.whole(), only, _narrow())
    if only in "dialogs":
        for dress in _narrow():
            camera.take_dialogs(dress)
    _take_exchange(camera, window, folder, only)
    window.close()
    return camera.taken


def _take_exchange(camera: Camera, window: MainWindow, folder: Path, only: str) -> None:
    """Photograph the way of a workbook: out, home, reviewed, applied, answered."""
    if only and not any(word in only for word in ("exchange", "review")):
        return
    returned = exchange_scenes.hand_out(workspace_of(window), folder)
    exchange_scenes.take_home(window, returned)
    for found in (
        exchange_scenes.handed_out(),
        exchange_scenes.reviews(),
        exchange_scenes.foreign(returned),
    ):
        _take(camera, found, only, _narrow())
    exchange_scenes.apply(window, folder / "receipt.xlsx")
    _take(camera, exchange_scenes.applied(), only, _narrow())


def _take(camera: Camera, found: Iterable[Scene], only: str, dresses: Sequence[Dress] = ()) -> None:
    """Photograph the scenes with ``only`` in their name in every dress, or in those given."""
    wanted = [scene for scene in found if only in scene.name]
    for dress in (dresses or all_dresses()) if wanted else ():
        camera.take(dress, wanted)


def _narrow() -> list[Dress]:
    return [dress for dress in all_dresses() if dress.size == SIZES[0]]


def _contrast() -> list[Dress]:
    return [Dress(language, scheme, SIZES[0]) for scheme in CONTRAST for language in LANGUAGES]


def _zoomed() -> list[Dress]:
    return [
        Dress(language, scheme, SIZES[0], zoom)
        for zoom in ZOOMS
        for scheme in SCHEMES
        for language in LANGUAGES
    ]
