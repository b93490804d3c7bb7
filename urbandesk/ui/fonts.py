"""The fonts of the window: system face for Latin, Noto Sans SC for Chinese, three sizes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from urbandesk import i18n, paths

LATIN = "Noto Sans"
CHINESE = "Noto Sans SC"
TITLE_POINTS = 14.0
BODY_POINTS = 10.0
SMALL_POINTS = 9.0

_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
)
# What a desktop without a chosen interface font answers; our own Latin face is better then.
_GENERIC = frozenset({"", "Sans", "Sans Serif", "sans-serif", "MS Shell Dlg 2", "DejaVu Sans"})

_MIXED = "Ag国"

_zoom = 1.0


@cache
def load() -> tuple[int, ...]:
    """Make the shipped fonts known, once; returns their numbers in Qt's font database.

    Qt opens the files and maps them; glyphs are read when they are drawn.
    """
    folder = paths.resources() / "fonts"
    return tuple(
        QFontDatabase.addApplicationFont(str(folder / name))
        for name in _FILES
        if (folder / name).is_file()
    )


def use_zoom(zoom: float) -> None:
    """Scale all sizes by ``zoom``."""
    global _zoom
    _zoom = zoom


def families(language: str = "") -> list[str]:
    """Return the faces in the order in which they are tried.

    Args:
        language: language of the text, ``en`` or ``zh``; empty for that of the window.
    """
    system = _system_family()
    latin = [LATIN] if system in _GENERIC else [system, LATIN]
    chinese_first = language == "zh" or (not language and i18n.current() == i18n.CHINESE)
    # The Chinese face comes first in Chinese, else quotation marks come from the Latin one.
    return [CHINESE, *latin] if chinese_first else [*latin, CHINESE]


@cache
def _system_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _font(points: float, language: str) -> QFont:
    font = QFont(families(language))
    font.setPointSizeF(points * _zoom)
    return font


def body(language: str = "") -> QFont:
    """Return the font of everything that is neither a title nor a small text: 10 pt."""
    return _font(BODY_POINTS, language)


def small(language: str = "") -> QFont:
    """Return the font of labels, table heads, chips, counts and messages: 9 pt."""
    return _font(SMALL_POINTS, language)


def title(language: str = "") -> QFont:
    """Return the font of page titles and record names: 14 pt, bold."""
    return bold(_font(TITLE_POINTS, language))


def bold(font: QFont) -> QFont:
    """Return ``font`` in bold."""
    strong = QFont(font)
    strong.setBold(True)
    return strong


def line_height(font: QFont) -> int:
    """Return how many pixels a line takes in either language: a switch then moves nothing."""
    return _line_height(font.pointSizeF(), font.bold())


@cache
def _line_height(points: float, strong: bool) -> int:
    heights = []
    for language in ("en", "zh"):
        font = QFont(families(language))
        font.setPointSizeF(points)
        font.setBold(strong)
        # The line of a mixed text is higher than either face says of itself.
        heights.append(QFontMetrics(font).boundingRect(QRect(), 0, _MIXED).height())
    return max(heights)
