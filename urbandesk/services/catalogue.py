"""What a new workspace holds from the start, taken from the content that ships."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from urbandesk import paths
from urbandesk.content import library
from urbandesk.models.field import Value
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.catalogue import FUNDING_SCHEME, INDICATOR, METHOD_EDITION, THEME
from urbandesk.services.change import Change

_SPACE = uuid.UUID("5d2f2f0c-3b0a-4f0e-9c8e-6a1d0a7f4b21")

Entry = tuple[str, Mapping[str, Value]]


def identity(kind: RecordKind, key: str) -> str:
    """Return the id of an entry that ships, the same in every workspace, so that they merge."""
    return str(uuid.uuid5(_SPACE, json.dumps([kind.key, key])))


def fill(connection: Connection) -> None:
    """Write themes, indicators, funding schemes and the method into a new workspace.

    They are no step of anybody: a new workspace has nothing to undo.
    """
    change = Change(connection, "")
    _write(change, THEME, _themes())
    _write(change, INDICATOR, _indicators())
    _write(change, FUNDING_SCHEME, ((entry.key, entry.values) for entry in library.funding()))
    _write(change, METHOD_EDITION, _method())


def _write(change: Change, kind: RecordKind, entries: Iterable[Entry]) -> None:
    rows = [
        {"id": identity(kind, key), **kind.to_stored(kind.check(dict(values)))}
        for key, values in entries
    ]
    change.insert_many(kind, rows)


def _themes() -> Iterable[Entry]:
    for theme in library.themes():
        yield (
            theme.key,
            {"name_en": theme.name.en, "name_zh": theme.name.zh, "source": theme.source},
        )


def _indicators() -> Iterable[Entry]:
    for entry in library.indicators():
        yield (
            entry.key,
            {
                "name_en": entry.name.en,
                "name_zh": entry.name.zh,
                "unit_en": entry.unit.en,
                "unit_zh": entry.unit.zh,
                "definition_en": entry.definition.en,
                "definition_zh": entry.definition.zh,
                "source": entry.source,
            },
        )


def _method() -> Iterable[Entry]:
    edition = library.method().edition
    body = (paths.resources() / "content" / "method.toml").read_text(encoding="utf-8")
    yield edition, {"edition": edition, "body": body}
