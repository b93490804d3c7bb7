"""Writes an unusual sheet anew in its plainest form, with no cell beyond the limits."""

from __future__ import annotations

import re

from urbandesk.exchange.reading.columns import column_letters, column_number
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.xml_parts import local, parse

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_KNOWN_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def rewritten(xml: bytes, limits: Limits) -> tuple[bytes, int]:
    """Return a sheet written anew and how many cells were left out of it.

    Raises:
        Refused: it is no XML.
    """
    writer = _Rewriter(limits.rows, limits.columns)
    parse(xml, writer.start, writer.end, writer.text)
    if writer.bottom * writer.right > limits.cells:
        writer = _Rewriter(limits.cells // writer.right, limits.columns)
        parse(xml, writer.start, writer.end, writer.text)
    return writer.result(), writer.cut


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _quoted(text).replace('"', "&quot;")


class _Rewriter:
    """Hears a sheet element by element and notes only what a table needs."""

    def __init__(self, rows: int, columns: int) -> None:
        self._rows, self._columns = rows, columns
        self._pieces: list[str] = []
        self._merged: list[str] = []
        self._row = self._column = 0
        self._cell: dict[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._formula: dict[str, str] = {}
        self._into: list[str] | None = None
        self._phonetic = 0
        self._inside = False
        self.bottom = self.right = 1
        self.cut = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear the beginning of an element."""
        name = local(name)
        if name == "c" and self._inside:
            self._begin_cell(attributes)
        elif name == "row" and self._inside:
            self._begin_row(attributes)
        elif name in ("v", "t", "f") and self._cell and not self._phonetic:
            self._into = self._parts.setdefault(name, [])
            if name == "f":
                self._formula = attributes
        elif name == "rPh":
            self._phonetic += 1
        elif name == "sheetData":
            self._inside = True
        elif name == "mergeCell" and ":" in attributes.get("ref", ""):
            self._merged.append(f'<mergeCell ref="{_attribute(attributes["ref"])}"/>')

    def end(self, name: str) -> None:
        """Hear the end of an element."""
        name = local(name)
        if name == "c" and self._inside:
            self._end_cell()
        elif name in ("v", "t", "f"):
            self._into = None
        elif name == "row" and self._inside:
            self._pieces.append("</row>")
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "sheetData":
            self._inside = False

    def text(self, data: str) -> None:
        """Hear text."""
        if self._into is not None:
            self._into.append(data)

    def result(self) -> bytes:
        """Return the sheet."""
        merged = f"<mergeCells>{''.join(self._merged)}</mergeCells>" if self._merged else ""
        rows = "".join(self._pieces)
        return b'<worksheet xmlns="%s"><sheetData>%s</sheetData>%s</worksheet>' % (
            _MAIN,
            rows.encode("utf-8", "replace"),
            merged.encode(),
        )

    def _begin_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", "")
        self._row = int(said) if said.isdecimal() and int(said[:8]) > 0 else self._row + 1
        self._column = 0
        hidden = ' hidden="1"' if attributes.get("hidden") in ("1", "true") else ""
        self._pieces.append(f'<row r="{self._row}"{hidden}>')

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        place = _REF.match(attributes.get("r", ""))
        if place:
            column = column_number(place[1])
            if 0 < int(place[2]) <= _LAST_ROW and column <= _LAST_COLUMN:
                self._row, self._column = int(place[2]), column
        self._row = max(1, self._row)
        self._cell = {"r": "", **attributes}
        self._parts, self._formula = {}, {}

    def _end_cell(self) -> None:
        cell, parts = self._cell, {name: "".join(found) for name, found in self._parts.items()}
        self._cell, self._into = {}, None
        if not any(parts.values()) and "f" not in parts:
            return
        if self._row > self._rows or self._column > self._columns:
            self.cut += 1
            return
        self.bottom = max(self.bottom, self._row)
        self.right = max(self.right, self._column)
        self._pieces.append(self._written(cell, parts))

    def _written(self, cell: dict[str, str], parts: dict[str, str]) -> str:
        kind, value = cell.get("t", ""), parts.get("v", "")
        if kind == "e" and value not in _KNOWN_ERRORS:
            value = "#VALUE!"
        attributes = "".join(
            f' {name}="{_attribute(said)}"'
            for name, said in (("s", cell.get("s", "")), ("t", kind))
            if said
        )
        shared = "".join(
            f' {name}="{_attribute(self._formula[name])}"'
            for name in ("t", "si")
            if name in self._formula
        )
        formula = f"<f{shared}>{_quoted(parts['f'])}</f>" if "f" in parts else ""
        if kind == "inlineStr":
            inside = f'<is><t xml:space="preserve">{_quoted(parts.get("t", ""))}</t></is>'
        else:
            inside = f"<v>{_quoted(value)}</v>" if value else ""
        place = f"{column_letters(self._column)}{self._row}"
        return f'<c r="{place}"{attributes}>{formula}{inside}</c>'
