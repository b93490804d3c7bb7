"""Writing a delegation copy: a fresh small workspace that carries what it was made of."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, insert

import urbandesk
from urbandesk import filing, sealing
from urbandesk.errors import UserError
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.package import BaseTable, Package, pack
from urbandesk.i18n import N_
from urbandesk.models import database as database_files
from urbandesk.models import migrations, schema
from urbandesk.models.field import Layer
from urbandesk.models.file_errors import CannotSave, new_workspace_at
from urbandesk.models.records.catalogue import METHOD_EDITION
from urbandesk.models.records.partnership import PARTNERSHIP
from urbandesk.progress import Progress
from urbandesk.services.change import Change, new_id
from urbandesk.services.delegation.about import CopyOf
from urbandesk.services.delegation.contents import Contents, gather
from urbandesk.services.files import workspace_files
from urbandesk.services.handouts import packages
from urbandesk.services.handouts.exporting import NoSuchPartnership
from urbandesk.services.workspace import Workspace

BASE = "base"
"""Direction of the package that says what a copy was made of."""


class NothingChosen(UserError):
    """A copy without any partnership."""

    def __init__(self) -> None:
        super().__init__(N_("Please choose at least one partnership for the copy."))


def write_copy(
    workspace: Workspace,
    target: Path,
    *,
    partnerships: Sequence[str],
    layer: Layer,
    password: str = "",
    expires: date | None = None,
    progress: Progress,
) -> str:
    """Write a small workspace with chosen partnerships and all around them; return its package.

    It has no journal, and nothing of a narrower layer was ever in the file. It carries its base.

    Args:
        workspace: the open workspace.
        target: the new file; an old one is replaced at the end.
        partnerships: their ids.
        layer: the widest circle that the copy is for.
        password: seals the copy; empty: not sealed.
        expires: until when it is meant to be used; not enforced.
        progress: told after each kind; may stop the writing.

    Raises:
        NothingChosen, NoSuchPartnership: what was chosen is not there.
        PasswordTooShort: it would be guessed too quickly.
        WorkspaceInUse: ``target`` is open, here or elsewhere.
        Cancelled, CannotWrite: stopped, or the disk refused; an old file is as it was.
        CannotSave: the package could not be kept in the workspace; nothing was written.
    """
    _refuse(workspace, target, password)
    with workspace.read() as connection:
        title = _title(connection, partnerships)
        contents = gather(connection, list(dict.fromkeys(partnerships)), layer)
    package = _package(workspace, contents, title, layer)
    about = _about(workspace, package, layer, expires)
    new = _NewCopy(workspace, contents, package, pack(package), about, progress)
    with _kept_here(workspace, package):
        new.write(target, password)
    return package.id


def _about(workspace: Workspace, package: Package, layer: Layer, expires: date | None) -> CopyOf:
    key, author = workspace.about.key, workspace.author
    return CopyOf(key, package.id, layer, author, workspace.path.stem, expires)


def _refuse(workspace: Workspace, target: Path, password: str) -> None:
    if password and len(password) < sealing.SHORTEST_PASSWORD:
        raise sealing.PasswordTooShort
    workspace_files.see_name_fits(target)
    database_files.refuse_held(target)


@contextmanager
def _kept_here(workspace: Workspace, package: Package) -> Iterator[None]:
    """Keep the package in the workspace while its file is written; without a file it goes."""
    if not workspace.read_only:
        packages.store(workspace, package, pack(package))
    try:
        yield
    except BaseException:
        with suppress(CannotSave):  # its number is then of no copy, which harms nothing
            packages.forget(workspace, package.id)
        raise


def _title(connection: Connection, partnerships: Sequence[str]) -> str:
    """Return the names of the partnerships, both languages of each."""
    if not partnerships:
        raise NothingChosen
    change = Change(connection, "")
    rows = change.rows(PARTNERSHIP, list(partnerships), ("name_en", "name_zh"))
    for key in partnerships:
        if key not in rows:
            raise NoSuchPartnership(key)
    names = [
        " ".join(str(rows[key][name]) for name in ("name_en", "name_zh") if rows[key][name])
        for key in dict.fromkeys(partnerships)
    ]
    return "; ".join(names)


def _package(workspace: Workspace, contents: Contents, title: str, layer: Layer) -> Package:
    base = {
        kind: BaseTable(
            columns,
            {str(row["id"]): tuple(row[name] for name in columns) for row in contents.rows[kind]},
        )
        for kind, columns in contents.columns.items()
        if kind != METHOD_EDITION.key  # what ships does not come home
    }
    return Package(
        id=new_id(),
        workspace=workspace.about.key,
        parent="",
        schema=migrations.SCHEMA_VERSION,
        program=urbandesk.__version__,
        language=Languages.BOTH.value,
        layer=layer.value,
        title=title,
        made=datetime.now(UTC).astimezone(),
        made_by=workspace.author,
        base=base,
    )


class _NewCopy:
    """One copy while it is written."""

    def __init__(
        self,
        origin: Workspace,
        contents: Contents,
        package: Package,
        packed: bytes,
        about: CopyOf,
        progress: Progress,
    ) -> None:
        self._sample = origin.about.sample
        self._contents = contents
        self._package = package
        self._packed = packed
        self._about = about
        self._progress = progress

    def write(self, target: Path, password: str) -> None:
        """Write it, sealed where there is a password, complete or not at all."""
        if not password:
            with filing.new_file(target) as partial, new_workspace_at(target):
                partial.unlink()
                self._fill(partial)
            return
        with new_workspace_at(target), tempfile.TemporaryDirectory(prefix="urbandesk-") as folder:
            plain = Path(folder) / "copy.urbandesk"
            self._fill(plain)
            sealing.seal(plain.read_bytes(), target, password)

    def _fill(self, path: Path) -> None:
        database_files.create_empty(path)
        database = database_files.connect(path)
        try:
            with database.transaction() as connection:
                migrations.upgrade(connection, 0)
                self._write(connection)
        finally:
            database.close()

    def _write(self, connection: Connection) -> None:
        change = Change(connection, self._about.made_by)
        total = len(self._contents.rows)
        for at, (key, rows) in enumerate(self._contents.rows.items()):
            self._progress.step(at, total)
            change.insert_many(schema.kind(key), rows)
        for content in self._contents.files.values():
            change.keep_bytes(content)
        change.write_beside(schema.PACKAGE, self._base())
        about = {
            "key": str(uuid.uuid4()),
            "sample": "yes" if self._sample else "no",
            "author": "",
            "side": "",
            **self._about.to_rows(),
        }
        noted = [{"key": key, "value": value} for key, value in about.items()]
        connection.execute(insert(schema.ABOUT), noted)
        self._progress.step(total, total)

    def _base(self) -> dict[str, object]:
        return {
            "id": self._package.id,
            "direction": BASE,
            "parent": None,
            "made": self._package.made.isoformat(),
            "made_by": self._package.made_by,
            "title": self._package.title,
            "body": self._packed,
        }
