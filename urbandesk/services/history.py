"""Undo, redo and the history of records, all read from the journal in the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from urbandesk.errors import UserError
from urbandesk.i18n import CHINESE, N_, _, current
from urbandesk.models import schema
from urbandesk.models.field import Stored, Value
from urbandesk.services import journal
from urbandesk.services.bus import Changes
from urbandesk.services.change import Change, Image, Step
from urbandesk.services.workspace import Workspace


class CannotUndo(UserError):
    """A step whose rows look different now, so that taking it back would lose something."""

    def __init__(self) -> None:
        super().__init__(
            N_("This step cannot be taken back: its records were changed by something else since.")
        )


class HistoryLine(NamedTuple):
    """One change of one column of a record; values as the field shows and restores them."""

    moment: datetime
    author: str
    label: str
    column: str
    before: Value
    after: Value
    taken_back: bool


def undo_label(workspace: Workspace) -> str | None:
    """Return what undo would take back, in the language in force; None when nothing is left."""
    with workspace.read() as connection:
        return _label(journal.last_done(connection))


def redo_label(workspace: Workspace) -> str | None:
    """Return what redo would bring back, in the language in force; None when nothing is left."""
    with workspace.read() as connection:
        return _label(journal.first_undone(connection))


def _label(entry: journal.Entry | None) -> str | None:
    return None if entry is None else say(entry.label, entry.details)


def say(label: str, details: object) -> str:
    """Return the name of a use case, and of what it was done to, in the language in force."""
    known = details if isinstance(details, dict) else {}
    language = "zh" if current() == CHINESE else "en"
    words = {name: known.get(f"{name}_{language}") or value for name, value in known.items()}
    return _(label).format(**words)


def undo(workspace: Workspace) -> Changes | None:
    """Take back the last step; returns what changed, None when nothing is left.

    Raises:
        CannotUndo: the rows are not as the step left them; the step is dropped from the list.
    """
    return _play(workspace, backwards=True)


def redo(workspace: Workspace) -> Changes | None:
    """Bring back the step that was last taken back; returns what changed.

    Raises:
        CannotUndo: the rows are not as the undo left them; the step is dropped from the list.
    """
    return _play(workspace, backwards=False)


def _play(workspace: Workspace, *, backwards: bool) -> Changes | None:
    with workspace.write() as connection:
        entry = journal.last_done(connection) if backwards else journal.first_undone(connection)
        if entry is None:
            return None
        steps = journal.read_steps(connection, entry.number)
        change = Change(connection, workspace.author)
        workspace.database.defer_references()
        fits = all(_fits(change, key, step, backwards) for key, step in steps.items())
        if fits:
            for (kind, record), (before, after) in _in_order(steps, backwards):
                current, wanted = (after, before) if backwards else (before, after)
                change.restore(schema.kind(kind), record, current, wanted)
        state = journal.UNDONE if backwards else journal.DONE
        journal.set_state(connection, entry.number, state if fits else journal.DROPPED)
    if not fits:
        raise CannotUndo
    changes = Changes(change.deeds(), entry.label, entry.details)
    workspace.bus.announce(changes)
    return changes


def _in_order(steps: journal.Steps, backwards: bool) -> Iterator[tuple[tuple[str, str], Step]]:
    items = list(steps.items())
    return iter(reversed(items) if backwards else items)


def _fits(change: Change, key: tuple[str, str], step: Step, backwards: bool) -> bool:
    """Return whether a row still is as the step left it (or, for redo, found it)."""
    expected: Image = step[1] if backwards else step[0]
    try:
        row = change.row(schema.kind(key[0]), key[1])
    except UserError:
        return expected is None
    return expected is not None and all(row[name] == value for name, value in expected.items())


def history(workspace: Workspace, kind: str, record: str, column: str = "") -> list[HistoryLine]:
    """Return what happened to a record, or to one of its columns, newest first."""
    sets, rows = schema.CHANGE_SET, schema.ROW_CHANGE
    query = (
        select(sets, rows.c.before, rows.c.after)
        .join(rows, rows.c.change_set == sets.c.number)
        .where(rows.c.record == record, rows.c.kind == kind)
        .order_by(sets.c.number.desc())
    )
    with workspace.read() as connection:
        found = connection.execute(query).mappings().all()
    lines = [line for row in found for line in _lines(kind, dict(row))]
    return [line for line in lines if not column or line.column == column]


def _lines(kind: str, row: dict[str, Stored]) -> Iterator[HistoryLine]:
    entry = journal.as_entry(row)
    before = json.loads(str(row["before"])) if row["before"] else {}
    after = json.loads(str(row["after"])) if row["after"] else {}
    for name, column in schema.kind(kind).columns.items():
        old, new = before.get(name), after.get(name)
        if old != new:
            yield HistoryLine(
                moment=entry.made,
                author=entry.made_by,
                label=say(entry.label, entry.details),
                column=name,
                before=column.from_stored(old),
                after=column.from_stored(new),
                taken_back=entry.state != journal.DONE,
            )
