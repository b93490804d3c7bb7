"""What is measured in a window: one is made for the lists and the language switch."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from scripts.bench import listing, opening, switching
from scripts.bench.measure import Row
from urbandesk import i18n
from urbandesk.app import make_window
from urbandesk.cli.window import WindowOptions
from urbandesk.services.files.sample import write_sample


def measure(large: Path, folder: Path) -> list[Row]:
    """Return the lines for painting, scrolling, opening and switching the language."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app, WindowOptions(None, i18n.CHINESE))
    window.resize(1440, 900)
    window.show()
    sample = folder / "window.urbandesk"
    write_sample(sample)
    rows = [
        *listing.measure(window, large, folder),
        opening.measure(window, large),
        *switching.measure(app, window, sample),
    ]
    window.close()
    return rows
