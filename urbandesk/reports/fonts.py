"""The shipped fonts: which family a language takes, how wide a text is, what can be drawn."""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache
from threading import Lock

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from urbandesk import i18n, paths

LATIN = "Noto Sans"
HAN = "Noto Sans SC"
_FILES = {
    (LATIN, False): "NotoSans-Regular.ttf",
    (LATIN, True): "NotoSans-Bold.ttf",
    (HAN, False): "NotoSansSC-Regular.ttf",
    (HAN, True): "NotoSansSC-Bold.ttf",
}
_NOT_DRAWN = "?"

_lock = Lock()
_prepared = False


def prepare() -> None:
    """Make the shipped fonts the only ones charts know, and set how texts are drawn and embedded.

    Settings of the user's own matplotlib are left out; a second call does nothing.
    """
    global _prepared
    with _lock:
        if _prepared:
            return
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "text.hinting": "none",  # widths are then the same in png, svg and pdf
                "text.parse_math": False,
                "pdf.fonttype": 42,
                "svg.fonttype": "path",
                "svg.hashsalt": "urbandesk",  # the same chart gives the same file
            }
        )
        # It kept the system's fonts out when the library was read in; now it would hide ours.
        os.environ.pop("MPL_IGNORE_SYSTEM_FONTS", None)
        fontManager.ttflist.clear()
        for name in _FILES.values():
            fontManager.addfont(paths.resources() / "fonts" / name)
        _prepared = True


def families() -> list[str]:
    """Return the families for the language in force, the one asked first for a glyph first."""
    return [HAN, LATIN] if i18n.current() == i18n.CHINESE else [LATIN, HAN]


@lru_cache(maxsize=256)
def _properties(families: tuple[str, ...], size: float, *, bold: bool) -> FontProperties:
    return FontProperties(
        family=list(families), weight="bold" if bold else "normal", size=size * 0.72
    )


def font(size: float, *, bold: bool = False) -> FontProperties:
    """Return the font for texts ``size`` px high (at 100 px to the inch)."""
    return _properties(tuple(families()), size, bold=bold)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of ``text`` in px at ``size`` px, summed over its characters."""
    prepare()
    order = tuple(families())
    return size * sum(_advance(character, order, bold) for character in text)


def drawable(text: str) -> str:
    """Return ``text`` in one line as it can be drawn: no control characters, no unknown glyphs."""
    prepare()
    order = tuple(families())
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(
        character if _advance(character, order, False) else _NOT_DRAWN
        for character in composed
        if unicodedata.category(character)[0] != "C"
    )


@lru_cache(maxsize=65536)
def _advance(character: str, order: tuple[str, ...], bold: bool) -> float:
    """Return the advance in em; 0.0 when neither family has the character."""
    for family in order:
        face = get_font([str(paths.resources() / "fonts" / _FILES[family, bold])])
        if face.get_char_index(ord(character)):
            glyph = face.load_char(ord(character), LoadFlags.NO_SCALE)
            return float(glyph.horiAdvance) / float(face.units_per_EM)
    return 0.0
