"""From a cell to a stored value: the one form in which what came is compared with what is here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches

from urbandesk.errors import UserError
from urbandesk.exchange.incoming import CellKind, Raw, RawCell
from urbandesk.exchange.merge import readings
from urbandesk.exchange.merge.folding import fold_word, same_text, tidy
from urbandesk.exchange.merge.names import Names
from urbandesk.exchange.merge.plan import Reason
from urbandesk.exchange.merge.readings import EXACT
from urbandesk.exchange.merge.shared_names import likely
from urbandesk.exchange.merge.values import elements
from urbandesk.exchange.merge.vocabulary import NO, YES, vocabulary
from urbandesk.exchange.merge.words import reason
from urbandesk.models import own_values
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Stored, Value

CLEAR_WORDS = ("(clear)", "（清空）")
"""What people write into a cell to empty the field; an empty cell means no change."""

_CLEAR = frozenset(map(fold_word, CLEAR_WORDS))
_ERRORS = re.compile(r"#(REF|N/A|NAME\?|DIV/0|VALUE|NUM|NULL|SPILL|CALC)!?|#{5,}|Err:\d{3}", re.I)
_SEPARATED = re.compile(r"[;；\n]")
_FURTHER_SEPARATED = re.compile(r"[、,，/]")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Known:
    """A value that was understood; None is a field that was cleared on purpose."""

    stored: Stored


@dataclass(frozen=True, slots=True)
class Empty:
    """An empty cell, which means no change."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that could not be understood, and why."""

    reason: Reason


Outcome = Known | Empty | Unreadable
EMPTY = Empty()


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a cell may mean before it is known what stood there."""

    values: tuple[Stored, ...]
    problem: Reason | None = None


class CellReader:
    """Reads the cells of one column; what was read once is remembered.

    Attributes:
        same: pairs of what a cell held and what stood there that were found to say the same.
    """

    def __init__(self, column: FieldColumn, names: Names) -> None:
        self._column = column
        self._names = names
        self._is_text = column.field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)
        self._scale = 10**column.field.decimals if column.field.is_number else 0
        self.same: set[tuple[Raw, Stored]] = set()
        self._meant: dict[tuple[CellKind, object], _Meant] = {}
        self._read: dict[tuple[CellKind, object, Stored], Outcome] = {}
        self._mean: Callable[[RawCell], _Meant] = self._reader()

    def read(self, cell: RawCell, base: Stored) -> Outcome:
        """Return what ``cell`` says.

        Args:
            cell: the cell.
            base: what stood there when it went out, or stands here now. What can be read in
                several ways means this, if this is one of them; and a text that differs from
                it only in ways that programs cause is this.
        """
        value = cell.value
        if value is None and cell.kind is not CellKind.STORED:
            return self._without_value(cell)
        key = (cell.kind, value, base)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._decide(cell, base)
            if isinstance(value, str | date) and isinstance(found, Known) and found.stored == base:
                self.same.add((value, base))
        return found

    def is_same(self, value: object, base: Stored) -> bool:
        """Return whether a cell certainly came back as it went out; False when that needs a look.

        Most cells did, so this is what the time of a whole comparison is made of.
        """
        if self._scale:
            if isinstance(value, float) and isinstance(base, int):
                return value == base / self._scale and -EXACT < value < EXACT
            return False
        return (value == base and isinstance(value, str)) or (value, base) in self.same

    def _without_value(self, cell: RawCell) -> Outcome:
        if not cell.formula:
            return EMPTY
        if cell.formula.lstrip("=").upper() in ("TRUE()", "FALSE()"):
            word = cell.formula.lstrip("=").upper() == "TRUE()"
            return self.read(RawCell(word, CellKind.YES_NO), None)
        return Unreadable(reason("no_value", formula=cell.formula[:_SHOWN]))

    def _stored(self, value: Raw, base: Stored) -> Outcome:
        """Return what another workspace keeps, unless the field does not allow it."""
        if value == base:
            return Known(base)
        if value is None:
            return self._cleared()
        number = self._column.field.is_number or self._column.field.kind is Kind.YES_NO
        if type(value) is not (int if number else str):
            return Unreadable(reason("invalid"))
        if own_values.is_own(self._column.field, str(value)):
            return Known(str(value))  # that it is there, or comes, is a rule across rows
        try:
            meant = self._checked([self._column.value_behind(value)])
        except (ValueError, ArithmeticError):
            return Unreadable(reason("invalid"))
        return Known(meant.values[0]) if meant.values else Unreadable(_problem(meant))

    def _decide(self, cell: RawCell, base: Stored) -> Outcome:
        if cell.kind is CellKind.STORED:
            return self._stored(cell.value, base)
        text = cell.value if isinstance(cell.value, str) else ""
        if text:
            if not text.strip():
                return EMPTY
            if fold_word(text) in _CLEAR:
                return self._cleared()
            if self._is_text and base is not None and same_text(self._column, text, str(base)):
                return Known(base)
            if not tidy(text):
                return EMPTY
        if cell.kind is CellKind.ERROR or _ERRORS.fullmatch(text):
            return Unreadable(reason("error_value", value=str(cell.value)[:_SHOWN]))
        is_set = self._column.field.is_set
        meant = self._as_set(cell, base) if is_set else self._means(cell)
        if base is not None and base in meant.values:
            return Known(base)
        if len(meant.values) == 1:
            return Known(meant.values[0])
        return Unreadable(_problem(meant))

    def _cleared(self) -> Outcome:
        try:
            self._column.check(None)
        except UserError as error:
            return Unreadable(_said(error))
        return Known(None)

    def _means(self, cell: RawCell) -> _Meant:
        key = (cell.kind, cell.value)
        found = self._meant.get(key)
        if found is None:
            found = self._meant[key] = self._mean(cell)
        return found

    def _reader(self) -> Callable[[RawCell], _Meant]:
        kind = self._column.field.kind
        if self._is_text:
            return self._as_text
        if kind is Kind.DATE:
            return self._as_date
        if self._column.field.is_number:
            return self._as_number
        if kind is Kind.YES_NO:
            return self._as_yes_no
        return self._as_record if self._column.field.target else self._as_choice

    def _as_text(self, cell: RawCell) -> _Meant:
        return self._checked([tidy(text_of(cell))])

    def _as_date(self, cell: RawCell) -> _Meant:
        value = cell.value
        if isinstance(value, str):
            days = readings.days(tidy(value))
            if days:
                return self._checked(days, reason("two_days", value=value[:_SHOWN]))
            name = "short_year" if readings.has_short_year(tidy(value)) else "no_date"
            return _Meant((), reason(name, value=value[:_SHOWN]))
        if isinstance(value, date):
            return self._checked([readings.as_day(value)])
        if isinstance(value, int | float) and not isinstance(value, bool):
            day = readings.day_of_serial(value)
            if day is not None:
                return self._checked([day])
        return _Meant((), reason("no_date", value=text_of(cell)[:_SHOWN]))

    def _as_number(self, cell: RawCell) -> _Meant:
        value = cell.value
        nothing = _Meant((), reason("no_number", value=text_of(cell)[:_SHOWN]))
        if isinstance(value, str):
            found = readings.numbers(tidy(value), self._column.field.decimals)
            several = reason("two_numbers", value=value[:_SHOWN])
            return self._checked(found, several) if found else nothing
        if isinstance(value, bool) or not isinstance(value, int | float):
            return nothing
        if abs(value) >= EXACT:
            return _Meant((), reason("too_many_digits"))
        number = readings.as_decimal(value)
        return nothing if number is None else self._checked([self._to_decimals(number)])

    def _to_decimals(self, number: Decimal) -> Decimal:
        """Return ``number`` without what only binary fractions added behind its last digit."""
        rounded = number.quantize(Decimal(1).scaleb(-self._column.field.decimals))
        off = abs(rounded - number)
        return rounded if off <= abs(number) * Decimal("1e-14") else number

    def _as_choice(self, cell: RawCell) -> _Meant:
        codes, problem = self._code(text_of(cell))
        return _Meant(codes, problem)

    def _as_yes_no(self, cell: RawCell) -> _Meant:
        if isinstance(cell.value, bool):
            return _Meant((int(cell.value),))
        word = fold_word(text_of(cell))
        if word in YES:
            return _Meant((1,))
        if word in NO:
            return _Meant((0,))
        return _Meant((), reason("no_yes_no", value=text_of(cell)[:_SHOWN]))

    def _as_record(self, cell: RawCell) -> _Meant:
        ids, problem = self._code(text_of(cell))
        return _Meant(ids, problem)

    def _as_set(self, cell: RawCell, base: Stored) -> _Meant:
        """Return the elements; a name that several records share means the one that was there."""
        text = tidy(text_of(cell))
        ends = [found.start() for found in _SEPARATED.finditer(text)] + [len(text)]
        codes: set[str] = set()
        shared: list[tuple[tuple[str, ...], Reason | None]] = []
        start = 0
        while start < len(text):
            found, end = self._element(text, start, [end for end in ends if end >= start])
            for each, problem in found:
                if len(each) == 1:
                    codes.add(each[0])
                else:
                    shared.append((each, problem))
            start = end + 1
        meant = likely(elements(base) - codes, [each for each, _problem in shared])
        if meant is None:
            return _Meant((), shared[0][1])
        codes |= meant
        return self._checked([tuple(sorted(codes))])

    def _element(
        self, text: str, start: int, ends: list[int]
    ) -> tuple[list[tuple[tuple[str, ...], Reason | None]], int]:
        """Return what begins at ``start``, and where it ends; a name may hold semicolons, too."""
        for end in reversed(ends):
            part = text[start:end].strip()
            found = self._code(part) if part else ((), None)
            if found[0]:
                return [found], end
        part = text[start : ends[0]].strip()
        if not part:
            return [], ends[0]
        pieces = [self._code(p.strip()) for p in _FURTHER_SEPARATED.split(part) if p.strip()]
        if len(pieces) > 1 and all(codes for codes, _problem in pieces):
            return pieces, ends[0]
        return [self._code(part)], ends[0]

    def _code(self, text: str) -> tuple[tuple[str, ...], Reason | None]:
        """Return the codes or ids that ``text`` may mean, and what to say unless it is one."""
        shown = text[:_SHOWN]
        if self._column.field.target:
            ids = tuple(sorted(self._names.find(self._column.field.target, text)))
            name = "two_records" if ids else "no_such_record"
            return ids, reason(name, value=shown)
        known = vocabulary(own_values.offered(self._column.field))
        word = fold_word(text)
        # What was deleted since the workbook went out is known by its name still.
        ever = vocabulary(own_values.ever_offered(self._column.field))
        codes = known.get(word) or ever.get(word, ())
        if codes:
            return codes, reason("two_in_list", value=shown)
        near = get_close_matches(word, known, n=1, cutoff=0.6)
        if near:
            return (), reason("not_in_list", value=shown, suggestion=near[0])
        return (), reason("not_in_list_at_all", value=shown)

    def _checked(self, values: Sequence[Value], several: Reason | None = None) -> _Meant:
        """Return those of ``values`` that the field allows, as they are stored."""
        allowed: list[Stored] = []
        problem: Reason | None = None
        for value in values:
            try:
                stored = self._column.to_stored(self._column.check(value))
            except UserError as error:
                problem = problem or _said(error)
            else:
                allowed.append(stored)
        return _Meant(tuple(dict.fromkeys(allowed)), several if len(allowed) > 1 else problem)


def _problem(meant: _Meant) -> Reason:
    return meant.problem or reason("invalid")


def _said(error: UserError) -> Reason:
    return Reason("invalid", error.message, error.details)


def text_of(cell: RawCell) -> str:
    """Return what a cell shows as text, whatever a spreadsheet program made of it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        number = readings.as_decimal(value)
        return str(value) if number is None else f"{number.normalize():f}"
    if isinstance(value, date):
        return readings.as_day(value).isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)
