"""A keystroke in the gazetteer, and the check for duplicates over 110,000 records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import select

from scripts.bench.measure import Row, limit_row, timed
from urbandesk.content.gazetteer import gazetteer
from urbandesk.models import schema
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import names
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.register import duplicates
from urbandesk.services.workspace import Workspace

_PLACES = ("chongqing", "saint-étienne", "巴塞罗那", "重庆", "sz", "san sebastián", "zzzz")
_RECORDS = (
    ("city", "name_en", "Ch'ung-ch'ing"),
    ("city", "name_zh", "重庆市"),
    ("city", "name_en", "Lomika 77"),
    ("organisation", "name_en", "Environment department 77"),
    ("organisation", "name_zh", "环境局77"),
)
_BARE = "a list comprehension over the same texts"


def measure(large: Path) -> list[Row]:
    """Return the lines for places and for duplicates: every prefix of what people type."""
    return [_places(), _duplicates(large)]


def _prefixes(text: str) -> Iterator[str]:
    return (text[:length] for length in range(1, len(text) + 1))


def _places() -> Row:
    shipped = gazetteer()
    texts = [shipped.place(number).name.casefold() for number in range(len(shipped))]
    names.places("warm")
    samples, floor = [], []
    for text in _PLACES * 10:
        for said in _prefixes(text):
            samples.append(timed(partial(names.places, said)))
            floor.append(timed(partial(_scan, texts, said)))
    what = f"keystroke in the gazetteer, {len(shipped):,} places"
    return limit_row(what, samples, limit=16, floor=floor, bare=_BARE, p95=True)


def _duplicates(large: Path) -> Row:
    workspace = workspace_files.open_workspace(large)
    try:
        index = SearchIndex(workspace)
        for kind, column, text in _RECORDS:
            duplicates.similar(workspace, index, kind, {column: text})
        texts = _texts(workspace)
        samples, floor = [], []
        for kind, column, text in _RECORDS * 5:
            for said in _prefixes(text):
                values = {column: said}
                check = partial(duplicates.similar, workspace, index, kind, values)
                samples.append(timed(check))
                floor.append(timed(partial(_scan, texts, said.casefold())))
    finally:
        workspace.close()
    what = "check for duplicates over 110,000 records"
    return limit_row(what, samples, limit=50, floor=floor, bare=_BARE, p95=True)


def _scan(texts: list[str], said: str) -> list[str]:
    return [text for text in texts if said in text]


def _texts(workspace: Workspace) -> list[str]:
    found: list[str] = []
    with workspace.read() as connection:
        for kind in duplicates.CHECKED:
            rows = connection.execute(select(schema.kind(kind).table.c.search))
            found += [row[0] or "" for row in rows]
    return found
