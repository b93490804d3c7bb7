"""Headers as we write them, in English, Chinese and both: which column each one means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import columns_for, sheet_name
from urbandesk.exchange.marks import with_marks
from urbandesk.exchange.recognising.folding import folded
from urbandesk.models.field import Layer
from urbandesk.models.schema import ALL_KINDS, KINDS


@cache
def keys_by_header(kind: str, languages: Languages) -> Mapping[str, str]:
    """Return header, folded, to column key of a kind in workbooks of these languages.

    A header that means one column in one layer and another one in another is left out.
    """
    found: dict[str, str] = {}
    twice = set[str]()
    for layer in Layer:
        declared = KINDS[kind]
        columns = with_marks(declared, columns_for(declared, languages, layer), languages)
        for column in columns:
            header = folded(column.header)
            if found.setdefault(header, column.key) != column.key:
                twice.add(header)
    return {header: key for header, key in found.items() if header not in twice}


@cache
def headers_of(key: str) -> frozenset[str]:
    """Return every header, folded, that the column with ``key`` may have."""
    kind = key.lstrip("~").partition(".")[0]
    if kind not in KINDS:
        return frozenset()
    return frozenset(
        header
        for languages in Languages
        for header, meant in keys_by_header(kind, languages).items()
        if meant == key
    )


@cache
def kinds_by_sheet() -> Mapping[str, str]:
    """Return name of a sheet, folded, to the kind that has it in one of the languages."""
    return {
        folded(sheet_name(kind, languages)): kind.key
        for languages in Languages
        for kind in ALL_KINDS
    }
