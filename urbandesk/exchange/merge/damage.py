"""Damage in a cell: what a spreadsheet program does to a value without being asked.

Each detector looks at one cell that came back other than it went out, and says whether that looks
like damage rather than like an edit. What it finds is listed with the value here as the default.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from urbandesk.exchange.incoming import CellKind, RawCell
from urbandesk.exchange.merge.folding import fold_typeset, simplified
from urbandesk.exchange.merge.readings import as_day
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Stored

_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)
_CUTS = (255, 256, 1024, 8203, 32767)
_KEPT_DIGITS = 15
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec"
_MONTH_NUMBER = {name: n for n, name in enumerate(_MONTHS.replace("sept|", "").split("|"), 1)}
_MONTH_NUMBER["sept"] = 9
_TWO_NUMBERS = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,4})")
_THREE_NUMBERS = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})")
_MONTH_FIRST = re.compile(rf"({_MONTHS})[a-z]*\.?[\s-]*(\d{{1,4}})", re.IGNORECASE)
_MONTH_LAST = re.compile(rf"(\d{{1,4}})[\s-]*({_MONTHS})[a-z]*\.?", re.IGNORECASE)
_CHINESE_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日")
# How bytes of one code page look when they are read as another.
_READ_AS = (
    ("utf-8", "latin-1"),
    ("utf-8", "cp1252"),
    ("utf-8", "gb18030"),
    ("utf-8", "mac-roman"),
    ("gb18030", "latin-1"),
    ("gb18030", "cp1252"),
    ("gb18030", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "gb18030"),
    ("cp1252", "gb18030"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text cell that came back other than it went out."""

    column: FieldColumn
    base: str
    theirs: str
    raw: RawCell


Detector = Callable[[Cell], bool]

_Day = tuple[int, int, int]
"""Year, month and day; 0 stands for any."""


def leading_zeros(cell: Cell) -> bool:
    """Return whether zeros at the front are gone: 007 came back as 7."""
    bare = cell.base.lstrip("+0")
    return len(bare) < len(cell.base) and bool(bare) and bare == cell.theirs and bare[0].isdigit()


def rounded_digits(cell: Cell) -> bool:
    """Return whether a number of more than 15 digits came back with zeros at its end."""
    was, now = _digits(cell.base), _digits(_plain_number(cell.theirs))
    if len(was) <= _KEPT_DIGITS or len(was) != len(now):
        return False
    unit = 10 ** (len(was) - _KEPT_DIGITS)
    cut = int(was) // unit * unit
    return int(now) in (cut, cut + unit)


def number_rewritten(cell: Cell) -> bool:
    """Return whether a code became the number it looks like: 1E5 → 100000, 12.50 → 12.5."""
    was, now = _number(cell.base), _number(cell.theirs)
    if was is None or now is None or was != now:
        return False
    return cell.raw.kind is CellKind.NUMBER or bool(re.search(r"[eE]", cell.base + cell.theirs))


def became_date(cell: Cell) -> bool:
    """Return whether a code came back as the day it looks like: 3-1, 1/2, MAR1."""
    day = _day_of(cell)
    return day is not None and any(_fits(day, likely) for likely in _days_of_code(cell.base))


def autocorrect(cell: Cell) -> bool:
    """Return whether only signs differ that programs set by themselves: (c) → ©, -- → —."""
    was, now = fold_typeset(cell.base), fold_typeset(cell.theirs)
    return was == now


def mojibake(cell: Cell) -> bool:
    """Return whether the characters look like bytes that were read in the wrong code page."""
    if cell.theirs.count("\ufffd") > cell.base.count("\ufffd"):
        return True
    if cell.base.isascii():
        return False
    if _question_marks(cell.base, cell.theirs):
        return True
    return any(_garbled(cell.base, cell.theirs, *codes) for codes in _READ_AS)


def truncated(cell: Cell) -> bool:
    """Return whether a text ends at one of the lengths at which programs cut."""
    if not cell.base.startswith(cell.theirs):
        return False
    units = cell.base.encode("utf-16-le")  # in which spreadsheets count
    cuts = [units[: 2 * length].decode("utf-16-le", errors="ignore") for length in _CUTS]
    cuts += [cell.base[:length] for length in _CUTS]
    return any(cell.theirs == cut.strip() for cut in cuts)


DETECTORS: dict[str, Detector] = {
    "leading_zeros": leading_zeros,
    "rounded_digits": rounded_digits,
    "number_rewritten": number_rewritten,
    "became_date": became_date,
    "autocorrect": autocorrect,
    "mojibake": mojibake,
    "truncated": truncated,
}
"""Name of the damage to its detector; the first that says yes is right."""


def suspect(column: FieldColumn, base: Stored, theirs: Stored, raw: RawCell) -> str:
    """Return the name of the damage that a changed cell seems to have suffered; usually none."""
    if base is None or theirs is None or column.field.kind not in _TEXTS:
        return ""
    cell = Cell(column, str(base), str(theirs), raw)
    for name, detector in DETECTORS.items():
        if detector(cell):
            return name
    return ""


def is_script_only(column: FieldColumn, one: Stored, other: Stored) -> bool:
    """Return whether two texts differ in traditional and simplified characters alone."""
    if not isinstance(one, str) or not isinstance(other, str) or one == other:
        return False
    return column.field.kind in _TEXTS and simplified(one) == simplified(other)


def _digits(text: str) -> str:
    bare = re.sub(r"[\s-]", "", text)
    return bare if bare.isdigit() and bare.isascii() else ""


def _plain_number(text: str) -> str:
    number = _number(text)
    return text if number is None or "E" not in text.upper() else f"{number:f}"


def _number(text: str) -> Decimal | None:
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", text.strip()):
        return None
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return None


def _day_of(cell: Cell) -> _Day | None:
    """Return year, month and day of what came; 0 for what a text does not say."""
    if cell.raw.kind is CellKind.DATE and isinstance(cell.raw.value, date):
        day = as_day(cell.raw.value)
        return day.year, day.month, day.day
    if found := _CHINESE_DAY.fullmatch(cell.theirs):
        return 0, int(found[1]), int(found[2])
    if found := _MONTH_LAST.fullmatch(cell.theirs):
        return 0, _MONTH_NUMBER[found[2].lower()], int(found[1])
    if found := _MONTH_FIRST.fullmatch(cell.theirs):
        return 0, _MONTH_NUMBER[found[1].lower()], int(found[2])
    return None


def _fits(day: _Day, likely: _Day) -> bool:
    return all(
        a == b or 0 in (a, b) or (b < 100 and b == a % 100)
        for a, b in zip(day, likely, strict=True)
    )


def _days_of_code(code: str) -> list[_Day]:
    code = code.strip()
    if found := _THREE_NUMBERS.fullmatch(code):
        one, two, three = map(int, found.groups())
        return [(one, two, three), (three, two, one), (three, one, two)]
    if found := _TWO_NUMBERS.fullmatch(code):
        one, two = map(int, found.groups())
        return [(0, one, two), (0, two, one), (two, one, 1), (one, two, 1)]
    if found := _MONTH_FIRST.fullmatch(code) or _MONTH_LAST.fullmatch(code):
        words = [word.lower() for word in found.groups()]
        month = next(_MONTH_NUMBER[w] for w in words if w in _MONTH_NUMBER)
        number = next(int(w) for w in words if w.isdigit())
        return [(0, month, number), (number, month, 1)]
    return []


def _question_marks(base: str, theirs: str) -> bool:
    """Return whether characters that a code page lacks became question marks."""
    if len(base) != len(theirs):
        return False
    pairs = [(was, now) for was, now in zip(base, theirs, strict=True) if was != now]
    return bool(pairs) and all(now == "?" and not was.isascii() for was, now in pairs)


def _garbled(base: str, theirs: str, written: str, read: str) -> bool:
    try:
        wrong = base.encode(written).decode(read, errors="replace")
    except UnicodeEncodeError:
        return False
    seen = " ".join(wrong.replace("\ufffd", "").split())
    return seen == " ".join(theirs.replace("\ufffd", "").split()) or _printable(
        wrong
    ) == _printable(theirs)


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and not c.isspace() and c != "\ufffd")
