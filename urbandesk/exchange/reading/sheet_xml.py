"""Sheets of an OOXML file: how far their cells reach, and what they hold beside plain values.

A sheet as programs write it is only searched, which costs a tenth of reading it. Whatever looks
otherwise (cells far away, prefixes, comments, cells without an address) is written anew first,
see ``sheet_rewriting``.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

from urbandesk.exchange.reading.columns import column_letters, column_number
from urbandesk.exchange.reading.content import Area, Odd
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.sheet_rewriting import rewritten
from urbandesk.exchange.reading.xml_parts import transcoded

_PLAIN_PLACE = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"')
_CELL = re.compile(rb"<c[\s/>]")
_NO_ELEMENT = re.compile(rb"<[!?]")
_FIRST = b"<?xml "
_HEAD = 100_000
_USUAL_ROWS = 99_999
_ALPHABET = 26
_BLANK_CELL = re.compile(rb"<c [^<>]*/>|<c [^<>/]*></c>")
_BLANK_ROW = re.compile(rb"<row [^<>]*/>|<row [^<>/]*>\s*</row>")
_ERROR_SIGN = re.compile(rb' t="e"')
_FORMULA_SIGN = re.compile(rb"<f[ >/]")
_FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^>/]*>\s*<f(?:\s([^>]*?))?(?:/>|>([^<]*)</f>)', re.DOTALL
)
_ERROR = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?=[^>]*\st="e")[^>/]*>\s*'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?\s*<v>([^<]*)</v>",
    re.DOTALL,
)
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*\shidden="(?:1|true)"')
_SHARED = re.compile(rb'\bsi="([0-9]+)"')
_MOST_MERGED = 10_000


class Scanned(NamedTuple):
    """A sheet that may be read.

    Attributes:
        xml: the sheet, as it was or written anew.
        odd: errors and formulas by row and column.
        merged: areas of merged cells.
        hidden_rows: how many rows below the first are hidden.
        cut: cells that were left out because they lie too far away.
    """

    xml: bytes
    odd: dict[tuple[int, int], Odd]
    merged: tuple[Area, ...]
    hidden_rows: int
    cut: int


def scan(part: bytes, limits: Limits, *, anew: bool = False) -> Scanned:
    """Return a sheet whose cells stay within ``limits``; ``anew`` writes it anew in any case.

    Raises:
        Refused: it is no XML, or declares entities.
    """
    xml, cut = transcoded(part), 0
    if not anew and not _is_plain(xml, limits):
        # Often it is only large because of a million cells that are formatted and empty.
        thinner = _without_blanks(xml)
        anew = not _is_plain(thinner, limits)
        xml = xml if anew else thinner
    if anew:
        xml, cut = rewritten(xml, limits)
    return Scanned(
        xml,
        _odd(xml),
        tuple(_merged(xml)),
        sum(1 for found in _HIDDEN_ROW.finditer(xml) if found[1] != b"1")
        if b" hidden=" in xml
        else 0,
        cut,
    )


def _is_plain(xml: bytes, limits: Limits) -> bool:
    """Return whether a sheet is written as programs usually do, all cells within the limits."""
    if not _has_elements_only(xml) or b"<sheetData" not in xml[:_HEAD]:
        return False
    near = min(limits.columns, limits.cells // _USUAL_ROWS)
    if near and limits.rows >= _USUAL_ROWS and not _odd_or_far(near).search(xml):
        return True
    # A large sheet: every cell is looked at.
    places = _PLAIN_PLACE.findall(xml)
    if len(places) != len(_CELL.findall(xml)):
        return False
    height = max((int(row) for _, row in places), default=0)
    width = max((column_number(c.decode()) for c in {c for c, _ in places}), default=0)
    return height <= limits.rows and width <= limits.columns and height * width <= limits.cells


def _has_elements_only(xml: bytes) -> bool:
    """Return whether nothing but elements follows the first line: no comments, no declarations."""
    return not _NO_ELEMENT.search(xml, len(_FIRST) if xml.startswith(_FIRST) else 0)


def _without_blanks(xml: bytes) -> bytes:
    """Return a sheet without cells and rows that are formatted and empty."""
    if not _has_elements_only(xml):
        return xml
    return _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", xml))


@cache
def _odd_or_far(columns: int) -> re.Pattern[bytes]:
    """Return what finds a cell without a plain address, beyond ``columns`` or 99,999 rows.

    It counts columns by alphabets only, which is faster; the rest are judged one by one.
    """
    alphabets = min(columns // _ALPHABET - 1, _ALPHABET)
    first = f"[A-{chr(64 + alphabets)}]?" if alphabets > 0 else ""
    last = "Z" if columns >= _ALPHABET else column_letters(columns)
    pattern = rf'<c(?! r="{first}[A-{last}][1-9][0-9]{{0,4}}")[ />\t\r\n]'
    return re.compile(pattern.encode())


def _odd(xml: bytes) -> dict[tuple[int, int], Odd]:
    odd: dict[tuple[int, int], Odd] = {}
    if _ERROR_SIGN.search(xml):
        for letters, row, error in _ERROR.findall(xml):
            odd[int(row), column_number(letters.decode())] = Odd(error=unescape(error.decode()))
    if not _FORMULA_SIGN.search(xml):
        return odd
    shared: dict[bytes, tuple[str, str]] = {}
    for letters, row, attributes, text in _FORMULA.findall(xml):
        place = int(row), column_number(letters.decode())
        formula = f"={unescape(text.decode())}" if text else ""
        group = _SHARED.search(attributes)
        if group and formula:
            shared[group[1]] = formula, f"{letters.decode()}{place[0]}"
        elif group:
            formula = _translated(shared.get(group[1]), f"{letters.decode()}{place[0]}")
        odd[place] = odd.get(place, Odd())._replace(formula=formula or "=")
    return odd


def _translated(first: tuple[str, str] | None, place: str) -> str:
    """Return the formula that ``place`` shares with the first cell of its group."""
    if first is None:
        return ""
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        return str(Translator(first[0], first[1]).translate_formula(place))
    except (TokenizerError, TranslatorError, ValueError, IndexError):
        return first[0]  # better the neighbour's formula than none: it is only shown


def _merged(xml: bytes) -> list[Area]:
    found = _MERGED.findall(xml, xml.rfind(b"</sheetData>"))[:_MOST_MERGED]
    return [
        (int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
        for left, top, right, bottom in found
    ]
