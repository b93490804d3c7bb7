"""Make the shipped fonts: ``python -m scripts.make_fonts FOLDER``.

FOLDER holds the unpacked packages ``@expo-google-fonts/noto-sans`` 0.4.2 as ``noto-sans`` and
``@expo-google-fonts/noto-sans-sc`` 0.4.3 as ``noto-sans-sc``. The result is the same every time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
LATIN = ((0x0000, 0x058F), (0x1E00, 0x1FFF), (0x2000, 0x2BFF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD))
CHINESE = (
    *((0x0020, 0x017F), (0x2000, 0x2BFF), (0x3000, 0x30FF), (0x3100, 0x312F)),
    *((0x3200, 0x33FF), (0x4E00, 0x9FFF), (0xFE10, 0xFE4F), (0xFF00, 0xFFEF)),
)


def make(folder: Path) -> None:
    """Write the four fonts into the resources."""
    for weight, number in (("Regular", "400"), ("Bold", "700")):
        for family, name, ranges in (
            ("noto-sans", "NotoSans", LATIN),
            ("noto-sans-sc", "NotoSansSC", CHINESE),
        ):
            source = folder / family / f"{number}{weight}" / f"{name}_{number}{weight}.ttf"
            _subset(source, TARGET / f"{name}-{weight}.ttf", ranges)


def _subset(source: Path, target: Path, ranges: tuple[tuple[int, int], ...]) -> None:
    options = subset.Options(
        hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for a, z in ranges for code in range(a, z + 1)])
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
