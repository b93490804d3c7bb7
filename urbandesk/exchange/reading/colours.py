"""Cells that somebody coloured: what people mean by it, such as “delete this”, is no data."""

from __future__ import annotations

import re
from typing import NamedTuple

from urbandesk.exchange.reading.xml_parts import local, parse

_QUIET_COLOURS = ("FFFFFF", "EBEDEF")
"""White, and the ground of our own heads (``exchange.styles``)."""

_QUIET_INDEXES = ("1", "9", "64", "65")
_HEADS = 2


class Coloured(NamedTuple):
    """How many cells below the heads of a sheet are coloured, and the first of them."""

    cells: int
    first: str


class _Styles:
    """Hears a table of styles and notes which of them fill a cell with a colour."""

    def __init__(self) -> None:
        self.found: list[int] = []
        self._fills: list[bool] = []
        self._formats = -1
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear the beginning of an element."""
        name = local(name)
        if name in ("fills", "cellXfs", "dxfs"):
            self._inside = name
        elif name == "fill" and self._inside == "fills":
            self._fills.append(False)
        elif name == "patternFill" and self._inside == "fills" and self._fills:
            self._fills[-1] = attributes.get("patternType") not in (None, "none", "gray125")
        elif name == "fgColor" and self._inside == "fills" and self._fills:
            self._fills[-1] = self._fills[-1] and not _is_quiet(attributes)
        elif name == "xf" and self._inside == "cellXfs":
            self._formats += 1
            fill = attributes.get("fillId", "")
            if fill.isdecimal() and int(fill) < len(self._fills) and self._fills[int(fill)]:
                self.found.append(self._formats)

    def end(self, name: str) -> None:
        """Hear the end of an element."""
        if local(name) == self._inside:
            self._inside = ""

    def text(self, data: str) -> None:
        """Hear text, of which styles have none."""


def _is_quiet(colour: dict[str, str]) -> bool:
    return (
        colour.get("rgb", "").upper().endswith(_QUIET_COLOURS)
        or colour.get("indexed") in _QUIET_INDEXES
        or (colour.get("theme") == "0" and "tint" not in colour)
    )


def colouring_formats(styles: bytes) -> list[int]:
    """Return the numbers of the cell formats that fill a cell with a colour of somebody's own.

    Raises:
        Refused: it is no XML.
    """
    heard = _Styles()
    parse(styles, heard.start, heard.end, heard.text)
    return heard.found


def coloured_cells(sheet: bytes, formats: list[int]) -> Coloured:
    """Return which cells of a sheet below its heads have one of these formats.

    Args:
        sheet: the sheet as programs write it.
        formats: numbers of cell formats; without any, nothing is looked at.
    """
    if not formats:
        return Coloured(0, "")
    numbers = "|".join(map(str, formats))
    cell = re.compile(rf'<c r="([A-Z]+)([0-9]+)"[^>]*? s="(?:{numbers})"'.encode())
    found = [place for place in cell.findall(sheet) if int(place[1]) > _HEADS]
    return Coloured(len(found), b"".join(found[0]).decode() if found else "")
