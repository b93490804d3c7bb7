"""OpenDocument sheets (.ods), read from their XML: formulas, errors and yes or no included."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from urbandesk.exchange.reading.content import Area, Odd, Plain, PlainRow, SheetContent
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Remark, Told
from urbandesk.exchange.reading.xml_parts import local, parse

_DURATION = re.compile(r"-?PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S$")
_NOT_TEXT = {"annotation", "frame", "shapes", "custom-shape", "ruby-text", "note"}
_CELLS = {"table-cell", "covered-table-cell"}
_YES_NO = {"=TRUE()": True, "=FALSE()": False}


def read_sheets(part: bytes, limits: Limits) -> tuple[list[SheetContent], list[Remark]]:
    """Return the sheets of ``content.xml`` and what was left out of them.

    Raises:
        Refused: it is damaged or declares entities.
    """
    reader = _Reader(limits)
    parse(part, reader.start, reader.end, reader.text)
    return reader.sheets, reader.remarks


class _Cell:
    """A cell while its element is open."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.said = {local(name): value for name, value in attributes.items()}
        # The same name stands in two namespaces; only one of them knows of errors.
        self.is_error = "error" in (v for k, v in attributes.items() if local(k) == "value-type")
        if self.is_error or "value-type" in self.said:
            self.said["value-type"] = attributes.get("office:value-type", self.said["value-type"])
        self.paragraphs: list[list[str]] = []

    def count(self, name: str) -> int:
        """Return a number of columns or rows; one without a sensible one."""
        said = self.said.get(name, "")
        return int(said) if said.isdecimal() and int(said[:9]) > 0 else 1

    def formula(self) -> str:
        """Return its formula as the file writes it, without the sign of its language."""
        said = self.said.get("formula", "")
        return said[said.find("=") :] if "=" in said else said

    def value(self) -> Plain:
        """Return its value; an empty text when it has none."""
        kind, said = self.said.get("value-type", ""), self.said
        text = "\n".join("".join(pieces) for pieces in self.paragraphs)
        if kind in ("float", "currency", "percentage"):
            yes_no = _YES_NO.get(self.formula().upper())
            return _number(said.get("value", ""), text) if yes_no is None else yes_no
        if kind == "boolean":
            return said.get("boolean-value") == "true"
        if kind == "date":
            return _day(said.get("date-value", ""))
        if kind == "time":
            return _time(said.get("time-value", ""))
        return text or said.get("string-value", "")


class _Reader:
    """Hears a document element by element and keeps its sheets."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.cells
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._rows: list[PlainRow] = []
        self._row: PlainRow = []
        self._row_said: dict[str, str] = {}
        self._row_number = 0
        self._column = 0
        self._odd: dict[tuple[int, int], Odd] = {}
        self._merged: list[Area] = []
        self._sheet: dict[str, str] = {}
        self._cell: _Cell | None = None
        self._skipping = self._depth = self._cut = self._hidden_rows = self._notes = 0
        self.sheets: list[SheetContent] = []
        self.remarks: list[Remark] = []

    def start(self, full: str, attributes: dict[str, str]) -> None:
        """Hear the beginning of an element."""
        name = local(full)
        if self._skipping or (self._cell and name in _NOT_TEXT):
            self._skipping += 1
            self._notes += name == "annotation"
        elif name == "table":
            self._depth += 1
            if self._depth == 1:
                self._begin_sheet({local(key): value for key, value in attributes.items()})
        elif self._depth > 1:
            return
        elif name == "table-row":
            self._row_said = {local(key): value for key, value in attributes.items()}
            self._row, self._column = [], 0
        elif name in _CELLS:
            self._cell = _Cell(attributes)
        elif self._cell:
            self._begin_text(self._cell, name, attributes)
        elif name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def end(self, full: str) -> None:
        """Hear the end of an element."""
        name = local(full)
        if self._skipping:
            self._skipping -= 1
        elif name == "table":
            self._depth -= 1
            if not self._depth:
                self._end_sheet()
        elif self._depth > 1:
            return
        elif name in _CELLS and self._cell:
            self._end_cell(self._cell)
        elif name == "table-row":
            self._end_row()

    def text(self, data: str) -> None:
        """Hear text."""
        if self._cell and not self._skipping and self._cell.paragraphs:
            self._cell.paragraphs[-1].append(data)

    def _begin_text(self, cell: _Cell, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            cell.paragraphs.append([])
        elif cell.paragraphs:
            said = attributes.get("text:c", "")
            blanks = min(int(said), 1000) if said.isdecimal() else 1
            signs = {"s": " " * blanks, "tab": "\t", "line-break": "\n"}
            cell.paragraphs[-1].append(signs.get(name, ""))

    def _begin_sheet(self, said: dict[str, str]) -> None:
        self._sheet, self._rows, self._odd, self._merged = said, [], {}, []
        self._row_number = self._cut = self._hidden_rows = self._notes = 0

    def _end_sheet(self) -> None:
        name = self._sheet.get("name", "")
        hidden = self._sheet.get("style-name", "") in self._hidden_styles
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        rows, merged = iter(self._rows), tuple(self._merged)
        self.sheets.append(SheetContent(name, hidden, rows, self._odd, merged))
        if self._cut:
            limits = {"rows": self._limits.rows, "columns": self._limits.columns}
            self.remarks.append(Remark(Told.CUT, {"sheet": name, "n": self._cut, **limits}))
        if self._hidden_rows:
            details: dict[str, str | int] = {"sheet": name, "n": self._hidden_rows}
            self.remarks.append(Remark(Told.HIDDEN_ROWS, details))
        if self._notes:
            self.remarks.append(Remark(Told.REMARKS, {"n": self._notes}))

    def _end_cell(self, cell: _Cell) -> None:
        self._cell = None
        value, formula = cell.value(), cell.formula()
        error = str(value) if cell.is_error else ""
        first, repeated = self._column + 1, cell.count("number-columns-repeated")
        self._column += repeated
        if value == "" and not formula:
            self._note_merged(cell, first)
            return
        room = max(0, min(repeated, self._limits.columns - first + 1))
        self._cut += repeated - room
        if not room:
            return
        self._row += [""] * (first - 1 - len(self._row)) + ["" if error else value] * room
        if error or formula:
            for column in range(first, first + room):
                self._odd[self._row_number + 1, column] = Odd(error, formula)
        self._note_merged(cell, first)

    def _note_merged(self, cell: _Cell, first: int) -> None:
        high, wide = cell.count("number-rows-spanned"), cell.count("number-columns-spanned")
        if high * wide > 1:
            top = self._row_number + 1
            self._merged.append((top, first, top + high - 1, first + wide - 1))

    def _end_row(self) -> None:
        said = self._row_said.get("number-rows-repeated", "")
        repeated = int(said) if said.isdecimal() and int(said[:9]) > 0 else 1
        above, self._row_number = self._row_number, self._row_number + repeated
        if not self._row:
            if self._row_number <= self._limits.rows:
                self._rows += [self._row] * repeated
            return
        if self._row_said.get("visibility", "visible") != "visible" and above:
            self._hidden_rows += repeated
        room = min(repeated, self._limits.rows - above, self._left // len(self._row))
        room = max(0, room)
        self._cut += (repeated - room) * len(self._row)
        self._left -= room * len(self._row)
        if len(self._rows) < above and room:
            self._rows += [[]] * (above - len(self._rows))
        self._rows += [self._row] * room
        self._repeat_odd(above + 1, room)

    def _repeat_odd(self, first: int, room: int) -> None:
        """Note errors and formulas of a row for each of its repetitions that is read."""
        for column in range(1, len(self._row) + 1):
            found = self._odd.get((first, column))
            if found and not room:
                del self._odd[first, column]
            elif found:
                self._odd.update(((first + down, column), found) for down in range(1, room))


def _number(said: str, text: str) -> Plain:
    try:
        return float(said)
    except ValueError:
        return text


def _day(said: str) -> Plain:
    try:
        return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    except ValueError:
        return said  # before year 1 or after 9999: a text that says so


def _time(said: str) -> Plain:
    found = _DURATION.match(said)
    if not found:
        return said
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", "."))
    if seconds >= 86_400 or said.startswith("-"):
        return (-seconds if said.startswith("-") else seconds) / 86_400
    whole = round(seconds)
    if whole == 86_400:
        return 1.0
    return time(whole // 3600, whole // 60 % 60, whole % 60)
