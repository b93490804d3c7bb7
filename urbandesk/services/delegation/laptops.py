"""Two laptops of one office: what both files were when they parted, worked out by the journal."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile

from sqlalchemy import Connection, select

import urbandesk
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.package import BaseTable, Package
from urbandesk.models import schema
from urbandesk.models.field import Layer, Stored
from urbandesk.models.migrations import SCHEMA_VERSION
from urbandesk.models.records.catalogue import METHOD_EDITION
from urbandesk.services import journal
from urbandesk.services.workspace import Workspace

_SPACE = uuid.UUID("8f0f5a52-6a3d-4f7c-9a7e-2f6b0f5b7c31")
_SETS = schema.CHANGE_SET

Cells = dict[str, Stored]
State = dict[str, dict[str, Cells]]


@dataclass(frozen=True)
class _Page:
    """One change set as far as two files may share it; ``holds``: whether it is in effect."""

    number: int
    label: str
    details: str
    made: str
    made_by: str
    era: int
    holds: bool = field(compare=False)


def common_base(ours: Workspace, theirs: Workspace) -> Package | None:
    """Return what two files of one workspace were when they parted; None when nobody knows.

    Both journals begin alike; behind the last page that they share, the later steps are taken
    back, in whichever file remembers them. A shared page that is in effect in one file only was
    taken back in the other after they parted.
    """
    with ours.read() as here, theirs.read() as there:
        pages, others = _pages(here), _pages(there)
        shared = list(takewhile(lambda pair: pair[0] == pair[1], zip(pages, others, strict=False)))
        last = shared[-1][0] if shared else None
        state = _state_at(here, last, [a for a, b in shared if b.holds and not a.holds])
        if state is None:
            state = _state_at(there, last, [b for a, b in shared if a.holds and not b.holds])
    return None if state is None else _package(ours, last, state)


def _pages(connection: Connection) -> list[_Page]:
    rows = connection.execute(select(_SETS).order_by(_SETS.c.number)).mappings()
    return [
        _Page(
            row["number"],
            row["label"],
            row["details"],
            row["made"],
            row["made_by"],
            row["era"],
            row["state"] == journal.DONE,
        )
        for row in rows
    ]


def _state_at(connection: Connection, last: _Page | None, again: Sequence[_Page]) -> State | None:
    """Return all records as they were after a page; None when the journal cannot say.

    Args:
        connection: the open read.
        last: the page; None for the beginning.
        again: pages up to it that were in effect then and were taken back since.
    """
    number = last.number if last else 0
    later = select(_SETS).where(_SETS.c.number > number).order_by(_SETS.c.number.desc())
    sets = connection.execute(later).mappings().all()
    if any(
        era != SCHEMA_VERSION for era in (*(row["era"] for row in sets), *(p.era for p in again))
    ):
        return None
    state = _today(connection)
    for row in sets:
        if row["state"] != journal.UNDONE:
            steps = journal.read_steps(connection, row["number"])
            _take_back(state, steps, certain=row["state"] == journal.DONE)
    for page in again:
        for (kind, record), (_before, after) in journal.read_steps(connection, page.number).items():
            _set(state, kind, record, after)
    return state


def _today(connection: Connection) -> State:
    state: State = {}
    for kind in schema.ALL_KINDS:
        if kind is METHOD_EDITION:
            continue
        names = list(kind.columns)
        wanted = select(kind.table.c.id, *(kind.table.c[name] for name in names))
        state[kind.key] = {
            row[0]: dict(zip(names, row[1:], strict=True)) for row in connection.execute(wanted)
        }
    return state


def _take_back(state: State, steps: journal.Steps, *, certain: bool) -> None:
    """Take the steps of a page back; a dropped page may have been taken back before."""
    for (kind, record), (before, after) in reversed(steps.items()):
        if certain or _is(state.get(kind, {}).get(record), _known(kind, after)):
            _set(state, kind, record, before)


def _set(state: State, kind: str, record: str, image: Cells | None) -> None:
    """Bring a row to what an image says of it; images of changed rows hold some columns only."""
    rows, known = state.get(kind), _known(kind, image)
    if rows is None:
        return
    if known is None:
        rows.pop(record, None)
    else:
        empty = dict.fromkeys(schema.kind(kind).columns)
        rows[record] = {**empty, **rows.get(record, {}), **known}


def _known(kind: str, image: Cells | None) -> Cells | None:
    """Return an image without what is worked out, and what the program keeps no more."""
    if image is None:
        return None
    columns = schema.kind(kind).columns if kind in schema.KINDS else {}
    return {name: value for name, value in image.items() if name in columns}


def _is(row: Cells | None, image: Cells | None) -> bool:
    if row is None or image is None:
        return row is None and image is None
    return all(row.get(name) == value for name, value in image.items())


def _package(ours: Workspace, last: _Page | None, state: State) -> Package:
    """Return the state as a package; it has the same number each time it is worked out."""
    made = datetime.fromisoformat(last.made) if last else datetime.fromtimestamp(0, UTC)
    key = f"{ours.about.key}:{last.number if last else 0}:{made.isoformat()}"
    base: dict[str, BaseTable] = {}
    for kind, rows in state.items():
        columns = tuple(schema.kind(kind).columns)
        values = {key: tuple(cells[name] for name in columns) for key, cells in rows.items()}
        base[kind] = BaseTable(columns, values)
    return Package(
        id=str(uuid.uuid5(_SPACE, key)),
        workspace=ours.about.key,
        parent="",
        schema=SCHEMA_VERSION,
        program=urbandesk.__version__,
        language=Languages.BOTH.value,
        layer=Layer.OWN.value,
        title=ours.path.stem,
        made=made,
        made_by=last.made_by if last else "",
        base=base,
    )
