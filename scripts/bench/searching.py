"""A keystroke in the search over everything, 110,000 records in memory."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sqlalchemy import select

from scripts.bench.measure import Row, limit_row, timed
from urbandesk.models import schema
from urbandesk.services.files import workspace_files
from urbandesk.services.finding.search import SEARCHED, SearchIndex
from urbandesk.services.workspace import Workspace

_TYPED = ("water department 12", "环境局12", "bolo", "lomika 77", "health")


def measure(large: Path) -> Row:
    """Return the line for a keystroke: every prefix of what people type, ten times over."""
    workspace = workspace_files.open_workspace(large)
    try:
        index = SearchIndex(workspace)
        index.everywhere("warm")
        texts = _texts(workspace)
        samples, floor = [], []
        for text in _TYPED * 10:
            for length in range(1, len(text) + 1):
                said = text[:length]
                samples.append(timed(partial(index.everywhere, said)))
                floor.append(timed(partial(_scan, texts, said)))
    finally:
        workspace.close()
    return limit_row(
        "keystroke in search over 110,000 records",
        samples,
        limit=16,
        floor=floor,
        bare="a list comprehension over the same texts",
        p95=True,
    )


def _scan(texts: list[str], said: str) -> list[str]:
    return [text for text in texts if said in text]


def _texts(workspace: Workspace) -> list[str]:
    found: list[str] = []
    with workspace.read() as connection:
        for kind in SEARCHED:
            rows = connection.execute(select(schema.kind(kind).table.c.search))
            found += [row[0] or "" for row in rows]
    return found
