"""Package: what went out in one export, so that edited copies can be compared with it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from urbandesk.errors import UserError
from urbandesk.i18n import N_
from urbandesk.models.field import Stored

FORMAT = 1
_CHECKSUM = 32
_LARGEST = 200_000_000


class DamagedPackage(UserError):
    """A base that does not match its checksum: it was cut or changed on its way."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "What was noted in the workbook when it was handed out is damaged. It can still be "
                "compared with today's records, cell by cell."
            )
        )


@dataclass(frozen=True)
class BaseTable:
    """The rows of one kind as they went out.

    Attributes:
        columns: the stored columns that were visible, in their order.
        rows: id of each record in scope to its stored values, in the order of ``columns``.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, tuple[Stored, ...]]

    def value(self, record: str, column: str) -> Stored:
        """Return what a column of a record was; raises KeyError when it was not part of it."""
        return self.rows[record][self.columns.index(column)]


@dataclass(frozen=True)
class Package:
    """One export.

    Attributes:
        id: its own key.
        workspace: key of the workspace it came from.
        parent: id of the package that it answers; empty for a first one.
        schema: number of the workspace's schema.
        program: version of the program that wrote it.
        language: ``en``, ``zh_CN`` or ``both``.
        layer: the layer of the output; nothing narrower is in it.
        title: what it is about.
        made: when, with time zone; for people only, clocks decide nothing.
        made_by: by whom, by function.
        base: what went out, by record kind.
    """

    id: str
    workspace: str
    parent: str
    schema: int
    program: str
    language: str
    layer: str
    title: str
    made: datetime
    made_by: str
    base: Mapping[str, BaseTable]


def pack(package: Package) -> bytes:
    """Return a package as bytes: a checksum, then its compressed text; see ``unpack``."""
    content = {
        "format": FORMAT,
        "id": package.id,
        "workspace": package.workspace,
        "parent": package.parent,
        "schema": package.schema,
        "program": package.program,
        "language": package.language,
        "layer": package.layer,
        "title": package.title,
        "made": package.made.isoformat(),
        "made_by": package.made_by,
        "base": {
            kind: {"columns": table.columns, "rows": table.rows}
            for kind, table in package.base.items()
        },
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    body = zlib.compress(text.encode(), 9)
    return hashlib.sha256(body).digest() + body


def unpack(packed: bytes) -> Package:
    """Return the package behind ``packed``.

    Raises:
        DamagedPackage: the checksum does not fit, or the content has another shape.
    """
    checksum, body = packed[:_CHECKSUM], packed[_CHECKSUM:]
    if hashlib.sha256(body).digest() != checksum:
        raise DamagedPackage
    try:
        opened = zlib.decompressobj()
        text = opened.decompress(body, _LARGEST)
        if opened.unconsumed_tail:
            raise DamagedPackage
        return _from_content(json.loads(text))
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise DamagedPackage from error


def _from_content(content: dict[str, object]) -> Package:
    if content["format"] != FORMAT:
        raise DamagedPackage
    words = {
        name: str(content[name])
        for name in (
            "id",
            "workspace",
            "parent",
            "program",
            "language",
            "layer",
            "title",
            "made_by",
        )
    }
    base = content["base"]
    if not isinstance(base, dict):
        raise DamagedPackage
    return Package(
        **words,
        schema=int(str(content["schema"])),
        made=datetime.fromisoformat(str(content["made"])),
        base={
            str(kind): BaseTable(
                tuple(table["columns"]),
                {key: tuple(values) for key, values in table["rows"].items()},
            )
            for kind, table in base.items()
        },
    )
