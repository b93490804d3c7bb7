"""The journal's pages: how change sets and row changes are written and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from urbandesk.models import schema
from urbandesk.models.field import Stored
from urbandesk.models.migrations import SCHEMA_VERSION
from urbandesk.services.change import Image, Step, fold, now

DONE = "done"
UNDONE = "undone"
DROPPED = "dropped"

_SETS = schema.CHANGE_SET
_ROWS = schema.ROW_CHANGE

_to_json = json.JSONEncoder(ensure_ascii=False).encode

Steps = dict[tuple[str, str], Step]


class Entry(NamedTuple):
    """One change set of the journal, without its rows."""

    number: int
    label: str
    details: Mapping[str, str]
    made: datetime
    made_by: str
    state: str


def write(
    connection: Connection,
    steps: Steps,
    *,
    label: str,
    details: Mapping[str, str],
    author: str,
    visit: str,
) -> int:
    """Write the row changes of a use case; returns the number of their change set.

    Saves of one focus visit (same ``visit``) extend the change set they began, as long as
    nothing else came in between.
    """
    last = connection.execute(_NEWEST).mappings().first()
    if last is not None:
        if _continues(last, visit):
            return _extend(connection, int(last["number"]), steps)
        if last["state"] != DONE:
            drop_undone(connection)
    entry = {
        "label": label,
        "details": json.dumps(dict(details), ensure_ascii=False),
        "made": now(),
        "made_by": author,
        "visit": visit,
        "state": DONE,
        "era": SCHEMA_VERSION,
    }
    number = int(connection.execute(_ADD_SET, entry).scalar_one())
    _write_rows(connection, number, steps)
    return number


def _continues(last: RowMapping, visit: str) -> bool:
    same = bool(visit) and last["visit"] == visit
    return bool(same and last["state"] == DONE and last["era"] == SCHEMA_VERSION)


# Made once: making a statement takes longer than running it.
_ADD_SET, _ADD_ROWS = insert(_SETS).returning(_SETS.c.number), insert(_ROWS)
_NEWEST = select(_SETS).order_by(_SETS.c.number.desc()).limit(1)


def _extend(connection: Connection, number: int, steps: Steps) -> int:
    folded = read_steps(connection, number)
    for key, step in steps.items():
        folded[key] = fold(folded[key], step) if key in folded else step
    connection.execute(delete(_ROWS).where(_ROWS.c.change_set == number))
    _write_rows(connection, number, folded)
    connection.execute(update(_SETS).where(_SETS.c.number == number), {"made": now()})
    return number


def _write_rows(connection: Connection, number: int, steps: Steps) -> None:
    rows = [
        {
            "change_set": number,
            "kind": kind,
            "record": record,
            "before": _to_text(before),
            "after": _to_text(after),
        }
        for (kind, record), (before, after) in steps.items()
        if (before, after) != (None, None)
    ]
    if rows:
        connection.execute(_ADD_ROWS, rows)


def drop_undone(connection: Connection) -> None:
    """Forget what could be redone: a new change came after the undo."""
    connection.execute(update(_SETS).where(_SETS.c.state == UNDONE), {"state": DROPPED})


def read_steps(connection: Connection, number: int) -> Steps:
    """Return the row changes of one change set, in the order they were made."""
    query = select(_ROWS).where(_ROWS.c.change_set == number).order_by(_ROWS.c.number)
    return {
        (row["kind"], row["record"]): (_from_text(row["before"]), _from_text(row["after"]))
        for row in connection.execute(query).mappings()
    }


def set_state(connection: Connection, number: int, state: str) -> None:
    """Mark a change set as done, undone or dropped."""
    connection.execute(update(_SETS).where(_SETS.c.number == number), {"state": state})


def last_done(connection: Connection) -> Entry | None:
    """Return the change set that undo would take back next."""
    query = select(_SETS).where(_SETS.c.state == DONE, _SETS.c.era == SCHEMA_VERSION)
    return _entry(connection, query.order_by(_SETS.c.number.desc()).limit(1))


def first_undone(connection: Connection) -> Entry | None:
    """Return the change set that redo would bring back next."""
    query = select(_SETS).where(_SETS.c.state == UNDONE, _SETS.c.era == SCHEMA_VERSION)
    return _entry(connection, query.order_by(_SETS.c.number).limit(1))


def _entry(connection: Connection, query: object) -> Entry | None:
    row = connection.execute(query).mappings().first()  # type: ignore[call-overload]
    return as_entry(row) if row is not None else None


def as_entry(row: Mapping[str, object]) -> Entry:
    """Return the change set behind a row of its table."""
    return Entry(
        number=int(str(row["number"])),
        label=str(row["label"]),
        details=json.loads(str(row["details"])),
        made=datetime.fromisoformat(str(row["made"])),
        made_by=str(row["made_by"]),
        state=str(row["state"]),
    )


def removed_image(connection: Connection, kind: str, record: str) -> dict[str, Stored] | None:
    """Return what a record was when it was last deleted; None when the journal does not know."""
    query = (
        select(_ROWS.c.before)
        .where(_ROWS.c.kind == kind, _ROWS.c.record == record, _ROWS.c.after.is_(None))
        .order_by(_ROWS.c.number.desc())
        .limit(1)
    )
    return _from_text(connection.execute(query).scalar())


def newest_number(connection: Connection) -> int:
    """Return the number of the newest change set, 0 for a new workspace."""
    return int(connection.execute(select(func.max(_SETS.c.number))).scalar() or 0)


def _to_text(image: Image) -> str | None:
    return None if image is None else _to_json(image)


def _from_text(text: str | None) -> dict[str, Stored] | None:
    return None if text is None else json.loads(text)
