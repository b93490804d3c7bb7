"""Foreign tables: where their headers are, and which column of ours each one could become."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from urbandesk.exchange.incoming import CellKind, RawCell, RawSheet
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import columns_for
from urbandesk.exchange.reading.columns import column_letters
from urbandesk.exchange.recognising.folding import folded, squeezed, text_of
from urbandesk.exchange.recognising.synonyms import LANGUAGE_WORDS, SIDE_WORDS, synonyms_of
from urbandesk.i18n import _
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Layer
from urbandesk.models.kind import RecordKind
from urbandesk.models.schema import ALL_KINDS

_ROWS_LOOKED_AT = 10
_VALUES_LOOKED_AT = 50
_LONGEST_HEADER = 80
_EXACT, _TITLE, _SYNONYM, _PART = 8, 6, 4, 2


@dataclass(frozen=True)
class _Match:
    """How well a column of a table fits one of ours."""

    score: int
    column: str
    number: int


def propose_mapping(sheet: RawSheet, kind: RecordKind) -> Mapping[str, str]:
    """Return stored column to the letters of the column in ``sheet`` that could hold it.

    It is a proposal: headers in English and Chinese, ours and what people call the same, are
    compared; a bilingual field without a language takes the one its values are written in.
    """
    row = header_row(sheet)
    if not row:
        return {}
    headers = _headers(sheet, row)
    matches = [
        match
        for number, header in headers.items()
        for match in _matches(kind, number, header, _speaks_chinese(sheet, row, number))
    ]
    matches.sort(key=lambda match: (-match.score, match.number))
    order = list(kind.columns)
    taken: dict[str, int] = {}
    for match in matches:
        if match.column not in taken and match.number not in taken.values():
            taken[match.column] = match.number
    return {name: column_letters(taken[name]) for name in order if name in taken}


def header_row(sheet: RawSheet) -> int:
    """Return the number of the row with the headers within the first ten; 0 without one.

    Most texts that are ours decide, else most texts that differ, in a row with values below it.
    """
    best, found = (0, 0), 0
    for number, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT], 1):
        texts = [text_of(cell) for cell in row if cell.kind is CellKind.TEXT]
        texts = [text for text in texts if text and len(text) <= _LONGEST_HEADER]
        known = len({_base(text) for text in texts} & _known_words())
        numbers = sum(1 for cell in row if cell.kind in (CellKind.NUMBER, CellKind.DATE))
        merit = (known, len(set(texts)) - 2 * numbers)
        if texts and merit > best and number < len(sheet.rows) + 1:
            best, found = merit, number
    return found


def header_fingerprint(sheet: RawSheet) -> str:
    """Return what tells tables of the same build apart from others: a digest of the headers.

    It stays the same when rows change, and changes when a column is added, moved or renamed.
    """
    headers = _headers(sheet, header_row(sheet))
    text = "\n".join(f"{number}:{folded(header)}" for number, header in sorted(headers.items()))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _headers(sheet: RawSheet, row: int) -> dict[int, str]:
    cells: Sequence[RawCell] = sheet.rows[row - 1] if row else ()
    return {number: text_of(cell) for number, cell in enumerate(cells, 1) if text_of(cell)}


def _matches(kind: RecordKind, number: int, header: str, chinese: bool) -> Iterator[_Match]:
    whole, base = squeezed(header), _base(header)
    language, side = _said(header, LANGUAGE_WORDS), _said(header, SIDE_WORDS)
    for name, column in kind.columns.items():
        if whole in _own_headers(kind.key, name):
            fits = bool(column.language) and (column.language == "zh") == chinese
            yield _Match(_EXACT + fits, name, number)
            continue
        if column.is_status or (column.side and column.side != side):
            continue
        score = _score(kind.key, column, base)
        if not score:
            continue
        if column.language and language:
            score += 1 if column.language == language else -_EXACT
        elif column.language:
            score += 1 if (column.language == "zh") == chinese else 0
        if score > 0:
            yield _Match(score, name, number)


def _score(kind: str, column: FieldColumn, base: str) -> int:
    titles, others = _titles(column.field.title), _synonyms(kind, column.field.key)
    if base in titles:
        return _TITLE
    if base in others:
        return _SYNONYM
    near = [word for word in titles | others if len(word.encode()) >= 5]
    return _PART if any(word in base for word in near) else 0


def _base(header: str) -> str:
    """Return a header without what it says of language and side."""
    text = squeezed(header)
    for words in (LANGUAGE_WORDS, SIDE_WORDS):
        for word in sorted(words, key=len, reverse=True):
            plain = squeezed(word)
            if _bears(header, word) and plain != text:
                text = text.removeprefix(plain).removesuffix(plain) or text
    return text.removesuffix("的") or text


def _said(header: str, words: Mapping[str, str]) -> str:
    """Return which language or side a header names; empty when none or several."""
    found = {meaning for word, meaning in words.items() if _bears(header, word)}
    return found.pop() if len(found) == 1 else ""


def _bears(header: str, word: str) -> bool:
    """Return whether ``word`` stands in a header: Latin words as words, Chinese ones anywhere."""
    if not word.isascii():
        return word in folded(header)
    parts = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded(header))
    return f" {word} " in f" {' '.join(parts.split())} "


def _speaks_chinese(sheet: RawSheet, row: int, number: int) -> bool:
    """Return whether the values below a header are mostly Chinese."""
    chinese = total = 0
    for cells in sheet.rows[row : row + _VALUES_LOOKED_AT]:
        text = text_of(cells[number - 1]) if number <= len(cells) else ""
        total += bool(text)
        chinese += any("\u4e00" <= sign <= "\u9fff" for sign in text)
    return chinese * 2 > total


@cache
def _titles(title: str) -> frozenset[str]:
    return frozenset(squeezed(each.say(partial(_, title))) for each in Languages)


@cache
def _synonyms(kind: str, field: str) -> frozenset[str]:
    return frozenset(map(squeezed, synonyms_of(kind, field)))


@cache
def _own_headers(kind: str, name: str) -> frozenset[str]:
    """Return the headers that a column has in our own workbooks in both languages."""
    declared = next(each for each in ALL_KINDS if each.key == kind)
    return frozenset(
        squeezed(column.header)
        for languages in Languages
        for column in columns_for(declared, languages, Layer.OWN)
        if column.source == name and not column.derived
    )


@cache
def _known_words() -> frozenset[str]:
    """Return everything that any field is called."""
    return frozenset(
        word
        for kind in ALL_KINDS
        for field in kind.fields
        for word in _titles(field.title) | _synonyms(kind.key, field.key)
    )
