"""Writing the sample workspace: a new workspace that holds the sample beside the catalogues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection

from urbandesk import filing
from urbandesk.content import library
from urbandesk.content.sample import SampleEntry, SampleValue
from urbandesk.models import database as files
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Stored, Value
from urbandesk.models.file_errors import new_workspace_at
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.lists import LIST_VALUE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.models.records.person import PERSON
from urbandesk.models.records.plan import PLAN, PLAN_TEXT
from urbandesk.models.records.plan_tables import COMMENT, PLAN_INDICATOR, RISK
from urbandesk.services import text_states
from urbandesk.services.catalogue import identity
from urbandesk.services.change import Change
from urbandesk.services.files import workspace_files
from urbandesk.services.files.workspace_files import AlreadyThere


def write_sample(path: Path) -> None:
    """Write a new workspace with the sample; its ids are the same in every sample.

    The file is complete or not there.

    Raises:
        AlreadyThere: there is a file at ``path``.
        CannotWrite: the place cannot be written to.
    """
    if filing.is_there(path):
        raise AlreadyThere(path)
    workspace_files.see_name_fits(path)
    with filing.new_file(path) as partial, new_workspace_at(path):
        partial.unlink()
        workspace_files.create(partial, sample=True)
        database = files.connect(partial)
        try:
            with database.transaction() as connection:
                fill(connection)
        finally:
            database.close()


def fill(connection: Connection) -> None:
    """Write the sample into a new workspace.

    It is no step of anybody: a new sample has nothing to undo.
    """
    sample = library.sample()
    change = Change(connection, "")
    _write(change, CITY, sample.cities)
    _write(change, ORGANISATION, sample.organisations)
    _write(change, PARTNERSHIP, sample.partnerships)
    _write(change, MEMBERSHIP, sample.members)
    _write(change, PLAN, sample.plans, {"edition": library.method().edition})
    _write(change, PLAN_TEXT, sample.answers)
    _write(change, OBJECTIVE, sample.objectives)
    _write(change, ACTION, sample.actions)
    _write(change, RISK, sample.risks)
    _write(change, PLAN_INDICATOR, sample.plan_indicators)
    _write(change, PERSON, sample.people)
    _write(change, FIGURE, sample.figures)
    _write(change, NEED_OFFER, sample.needs)
    _write(change, LIST_VALUE, sample.list_values)
    _write(change, COMMENT, sample.comments)
    _attach(change, sample.files)


def _attach(change: Change, files: Iterable[SampleEntry]) -> None:
    """Attach small text files to cities; what is in them stands in the sample itself."""
    for file in files:
        said = (str(file.values[f"content_{language}"]) for language in ("en", "zh"))
        content = "\n".join((*said, "")).encode()
        values = {name: file.values[name] for name in ("name", "made_on", "rights", "circle")}
        also: dict[str, Value] = {
            "of_kind": CITY.key,
            "of_record": identity(CITY, str(file.values["city"])),
            "media_type": "text/plain",
            "size": len(content),
            "digest": change.keep_bytes(content),
        }
        _write(change, ATTACHMENT, (SampleEntry(file.key, values),), also)


def _write(
    change: Change,
    kind: RecordKind,
    entries: Iterable[SampleEntry],
    also: Mapping[str, Value] | None = None,
) -> None:
    change.insert_many(kind, [_row(kind, entry, also or {}) for entry in entries])


def _row(kind: RecordKind, entry: SampleEntry, also: Mapping[str, Value]) -> dict[str, Stored]:
    """Return an entry as its table keeps it; texts without a status get their first one."""
    values: dict[str, Value] = {
        name: _with_ids(kind.columns[name], value) for name, value in entry.values.items()
    }
    checked = kind.check({**values, **also})
    kind.require(checked)
    stored = kind.to_stored(text_states.of_new(kind, checked))
    return {"id": identity(kind, entry.key), **stored}


def _with_ids(column: FieldColumn, value: SampleValue) -> Value:
    """Return a value in which the keys of other entries have become their ids."""
    if not column.field.target:
        return value
    target = schema.kind(column.field.target)
    if isinstance(value, tuple):
        return tuple(identity(target, key) for key in value)
    return identity(target, str(value))
