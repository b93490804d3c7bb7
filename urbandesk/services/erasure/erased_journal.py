"""The journal's part of erasing: row images, names of steps, and who was merged into whom."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from urbandesk.models import schema
from urbandesk.models.database import holds, listed
from urbandesk.models.migrations import SCHEMA_VERSION
from urbandesk.models.records.person import PERSON
from urbandesk.services import journal
from urbandesk.services.change import now

_SETS, _ROWS = schema.CHANGE_SET, schema.ROW_CHANGE
_WHOLE_NAMES = ("name_en", "name_zh")

GONE = "…"
"""What stands in the name of an old step where a name was."""

Image = Mapping[str, Any]


def note(connection: Connection, label: str, author: str) -> None:
    """Note that something was erased, when and by whom, as a step that nobody can take back.

    Args:
        connection: the running transaction.
        label: catalogue key of what was done.
        author: function of the person who did it.
    """
    journal.drop_undone(connection)
    entry = {
        "label": label,
        "details": json.dumps({}),
        "made": now(),
        "made_by": author,
        "visit": "",
        "state": journal.DROPPED,
        "era": SCHEMA_VERSION,
    }
    connection.execute(insert(_SETS), entry)


def images_of(connection: Connection, kind: str) -> Iterator[tuple[str, list[Image]]]:
    """Yield id and images of every change to records of a kind."""
    wanted = select(_ROWS.c.record, _ROWS.c.before, _ROWS.c.after).where(_ROWS.c.kind == kind)
    for record, *texts in connection.execute(wanted):
        yield str(record), [json.loads(text) for text in texts if text]


def same_person(connection: Connection, person: str) -> set[str]:
    """Return the ids under which a person was kept: also of records merged into the present one."""
    found, left = {person}, [person]
    while left:
        steps = select(_ROWS.c.change_set).where(
            _ROWS.c.record == left.pop(),
            _ROWS.c.kind == PERSON.key,
            _ROWS.c.before.is_not(None),
            _ROWS.c.after.is_not(None),
        )
        merged = select(_ROWS.c.record).where(
            _ROWS.c.change_set.in_(steps), _ROWS.c.kind == PERSON.key, _ROWS.c.after.is_(None)
        )
        fresh = {str(key) for key in connection.execute(merged).scalars()} - found
        found |= fresh
        left += fresh
    return found


def names_of(connection: Connection, people: Iterable[str]) -> set[str]:
    """Return what people are and were called as a whole, in either language."""
    table, wanted = PERSON.table, sorted(people)
    columns = [table.c[name] for name in _WHOLE_NAMES]
    found: set[str] = set()
    for row in connection.execute(select(*columns).where(table.c.id.in_(wanted))):
        found |= {str(name) for name in row if name}
    images = select(_ROWS.c.before, _ROWS.c.after).where(
        _ROWS.c.kind == PERSON.key, _ROWS.c.record.in_(wanted)
    )
    for texts in connection.execute(images):
        for image in (json.loads(text) for text in texts if text):
            found |= {str(image[name]) for name in _WHOLE_NAMES if image.get(name)}
    return found


def scrub(
    connection: Connection, gone: set[tuple[str, str]], people: set[str], names: set[str]
) -> None:
    """Take erased records out of the journal.

    Args:
        connection: inside a transaction.
        gone: kind and id of every record that is erased.
        people: the ids among them that other records may point at.
        names: what the people are and were called.
    """
    touched = _steps_with(connection, gone)
    for kind, key in gone:
        connection.execute(delete(_ROWS).where(_ROWS.c.kind == kind, _ROWS.c.record == key))
    for person in people:
        _loosen_images(connection, person)
    empty = _drop_empty(connection, touched)
    _rename(connection, empty, names)


def take_out(connection: Connection, gone: Mapping[tuple[str, str], str]) -> None:
    """Take records that were deleted for good out of the journal; other steps stay steps.

    Args:
        connection: inside a transaction.
        gone: kind and id of every record, with its name.
    """
    touched = _steps_with(connection, set(gone))
    for kind, key in gone:
        connection.execute(delete(_ROWS).where(_ROWS.c.kind == kind, _ROWS.c.record == key))
    _unbind(connection, {key for _kind, key in gone})
    empty = _drop_empty(connection, touched)
    names = {name for name in gone.values() if name}
    about = _SETS.c.number.in_(listed(touched))
    _rename(connection, empty, names, about)


def _unbind(connection: Connection, gone: set[str]) -> None:
    """Let steps leave a link alone that pointed at a record which is no more."""
    known = select(_ROWS.c.number, _ROWS.c.before, _ROWS.c.after)
    for number, *texts in connection.execute(known).all():
        if gone.isdisjoint(_ID.findall(" ".join(text or "" for text in texts))):
            continue
        images = [json.loads(text) if text else None for text in texts]
        there = [image for image in images if image is not None]
        bound = {name for image in there for name, value in image.items() if value in gone}
        for image in there:
            for name in bound & image.keys():
                # A row that came or went keeps the column; one that changed keeps its link of now.
                if len(there) == 2:
                    del image[name]
                elif image[name] in gone:
                    image[name] = None
        now = [None if image is None else json.dumps(image, ensure_ascii=False) for image in images]
        wanted = dict(zip(("before", "after"), now, strict=True))
        connection.execute(update(_ROWS).where(_ROWS.c.number == number), wanted)


_ID = re.compile(r"(?<=\")[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\")")


def _steps_with(connection: Connection, gone: set[tuple[str, str]]) -> set[int]:
    kinds = dict[str, set[str]]()
    for kind, key in gone:
        kinds.setdefault(kind, set()).add(key)
    found: set[int] = set()
    for kind, keys in kinds.items():
        theirs = _ROWS.c.record.in_(listed(keys))
        wanted = select(_ROWS.c.change_set).where(_ROWS.c.kind == kind, theirs)
        found |= {int(number) for number in connection.execute(wanted).scalars()}
    return found


def _rename(
    connection: Connection,
    empty: set[int],
    names: set[str],
    about: ColumnElement[bool] | None = None,
) -> None:
    """Take names out of the names of steps; those that are empty now say nothing.

    Only steps are looked at that ``about`` names, or all that hold one of the names.
    """
    asked = [holds(_SETS.c.details, json.dumps(n, ensure_ascii=False)[1:-1]) for n in names]
    named = or_(_SETS.c.number.in_(listed(empty)), *asked)
    if about is not None:
        named = about
    wanted = select(_SETS.c.number, _SETS.c.details).where(named)
    for number, text in connection.execute(wanted).all():
        details = {
            key: value if key == "count" else _without(str(value), names, number in empty)
            for key, value in json.loads(text).items()
        }
        now = {"details": json.dumps(details, ensure_ascii=False)}
        connection.execute(update(_SETS).where(_SETS.c.number == number), now)


def _without(value: str, names: set[str], wholly: bool) -> str:
    if wholly:
        return GONE
    for name in sorted(names, key=len, reverse=True):
        value = value.replace(name, GONE)
    return value


def _loosen_images(connection: Connection, person: str) -> None:
    """Let row images of other records point at nobody, as the records themselves do now."""
    for column in (_ROWS.c.before, _ROWS.c.after):
        held = holds(column, f'"{person}"')
        for number, text in connection.execute(select(_ROWS.c.number, column).where(held)).all():
            image = {k: None if v == person else v for k, v in json.loads(text).items()}
            now = {column.name: json.dumps(image, ensure_ascii=False)}
            connection.execute(update(_ROWS).where(_ROWS.c.number == number), now)


def _drop_empty(connection: Connection, touched: set[int]) -> set[int]:
    """Take steps off the list of undo whose rows are all erased; returns them."""
    full = select(_ROWS.c.change_set).where(_ROWS.c.change_set.in_(listed(touched)))
    empty = touched - {int(number) for number in connection.execute(full).scalars()}
    for number in empty:
        journal.set_state(connection, number, journal.DROPPED)
    return empty
