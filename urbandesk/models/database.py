"""The workspace file as a database: opened, locked, checked, copied. All SQLite-only SQL is here.

One connection, one lock, no long transaction (ARCHITECTURE.md, "One connection"). While the file
is open here nothing else in this process may open it: on POSIX, closing any other handle would
drop the lock.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

# The dialect would else be looked up by name when the first file is opened: after Qt, which makes
# that dear (``urbandesk.__main__``).
import sqlalchemy.dialects.sqlite  # noqa: F401
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    StaticPool,
    create_engine,
    event,
    func,
    select,
)

from urbandesk import filing
from urbandesk.i18n import _
from urbandesk.models.file_errors import (
    CannotOpen,
    CannotReach,
    DamagedWorkspace,
    ForeignDatabase,
    NewerWorkspace,
    NoSuchWorkspace,
    NotAWorkspace,
    WorkspaceInUse,
    plain_words,
    reason_of,
)
from urbandesk.models.holder import read_holder
from urbandesk.models.migrations import SCHEMA_VERSION

APPLICATION_ID = 0x55724465  # "UrDe"

_open_here: set[Path] = set()


def uri(path: Path, mode: str) -> str:
    """Return the address SQLite takes for ``path``, safe for %, ? and # in names."""
    # As bytes: on Linux the name of a folder may hold what is no text in any encoding.
    return f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"


class Database:
    """One open workspace file."""

    def __init__(self, path: Path, raw: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.raw = raw
        self._lock = threading.RLock()
        self._engine = _engine(raw)
        self._connection = self._engine.connect()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give the one connection inside a transaction; commits on leaving, rolls back on error.

        Raises:
            CannotSave: disk full, medium read-only or broken; nothing was stored.
        """
        with self._lock, plain_words(), self._connection.begin():
            yield self._connection

    def defer_references(self) -> None:
        """Let references be checked at the end of the transaction instead of row by row."""
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy to ``target``, which must be empty or missing."""
        with self._lock:
            copy = sqlite3.connect(target)
            try:
                self.raw.backup(copy)
                copy.commit()
            finally:
                copy.close()

    def rewrite(self) -> None:
        """Write the whole file anew, so that no page keeps anything of what was deleted.

        The rollback journal beside the file, which keeps its content while the file is held, is
        emptied as well.

        Raises:
            sqlite3.Error: there is no room for the copy; the file is as it was.
        """
        with self._lock:
            self.raw.execute("PRAGMA journal_mode = TRUNCATE")
            try:
                self.raw.execute("VACUUM")
            finally:
                self.raw.execute("PRAGMA journal_mode = DELETE")

    def data_version(self) -> int:
        """Return a number that grows with every change made through this connection."""
        return self.raw.total_changes

    def close(self) -> None:
        """Close the file and give up its lock."""
        with self._lock:
            self._connection.close()
            self._engine.dispose()
            self.raw.close()
            _open_here.discard(self.path.resolve())


def _engine(raw: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:  # the driver is in autocommit: DDL rolls back too
        connection.exec_driver_sql("BEGIN")

    return engine


def connect(path: Path) -> Database:
    """Open and lock a workspace file for writing; its schema may still be an older one.

    Raises:
        CannotOpen: one of its kinds says why; the file is as it was.
    """
    _see_that_it_is_there(path)
    if path.stat().st_size == 0:  # taking the lock would make a database of it
        raise NotAWorkspace(path)
    if path.resolve() in _open_here:
        raise WorkspaceInUse(path, read_holder(path))
    raw = _connect(path, "rw")
    try:
        _take_lock(path, raw)
        _recognise(path, raw)
        _set_up(raw)
    except BaseException:
        raw.close()
        raise
    _open_here.add(path.resolve())
    return Database(path, raw, read_only=False)


def connect_read_only(path: Path) -> Database:
    """Open a file that nobody writes to (a backup, a copy) for reading only.

    Raises:
        CannotOpen: one of its kinds says why.
    """
    _see_that_it_is_there(path)
    raw = _connect(path, "ro")
    try:
        _recognise(path, raw)
        raw.execute("PRAGMA query_only = ON")
        raw.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        raw.close()
        raise
    return Database(path, raw, read_only=True)


def refuse_held(path: Path) -> None:
    """See that a file that is to be replaced is no workspace that somebody works in.

    Replaced under an open window, everything stored there from then on would be lost with it.

    Raises:
        WorkspaceInUse: it is open, here or elsewhere.
    """
    try:
        connect(path).close()
    except WorkspaceInUse:
        raise
    except CannotOpen:  # there is nothing, or no workspace that could be open
        return


def _see_that_it_is_there(path: Path) -> None:
    try:
        if path.is_file():
            return
    except OSError as error:  # a folder that may not be looked into, a name that is too long
        raise CannotReach(path, filing.reason_unread(error)) from error
    raise NoSuchWorkspace(path)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(
            uri(path, mode), uri=True, timeout=0.25, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError as error:
        _refuse(path, error)
        raise


def _take_lock(path: Path, raw: sqlite3.Connection) -> None:
    """Hold the file against every other writer and reader until it is closed."""
    try:
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        _refuse(path, error)


def _recognise(path: Path, raw: sqlite3.Connection) -> None:
    try:
        application_id = raw.execute("PRAGMA application_id").fetchone()[0]
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        _refuse(path, error)
        return
    if application_id != APPLICATION_ID:
        raise ForeignDatabase(path) if tables else NotAWorkspace(path)
    if version > SCHEMA_VERSION:
        raise NewerWorkspace(path, version, SCHEMA_VERSION)


def _refuse(path: Path, error: sqlite3.DatabaseError) -> None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise WorkspaceInUse(path, read_holder(path)) from error
    if code == sqlite3.SQLITE_NOTADB:
        raise NotAWorkspace(path) from error
    if code == sqlite3.SQLITE_CORRUPT:
        raise DamagedWorkspace(path) from error
    if reason := reason_of(error):
        raise CannotReach(path, reason) from error
    raise error


def _set_up(raw: sqlite3.Connection) -> None:
    for pragma in (
        "journal_mode = DELETE",
        "synchronous = EXTRA",  # also syncs the folder after the journal is gone
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "secure_delete = ON",  # erased personal data leaves no bytes on pages
        "temp_store = MEMORY",
    ):
        raw.execute(f"PRAGMA {pragma}")


def listed(values: Iterable[str | int]) -> Select[Any]:
    """Return values as a query to compare with: a statement has room for only so many of them."""
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)


def holds(text: ColumnElement[Any], part: str | ColumnElement[Any]) -> ColumnElement[bool]:
    """Return whether a text has ``part`` somewhere in it, letter for letter."""
    return func.instr(text, part) > 0


def in_lines(rows: Select[Any]) -> Select[Any]:
    """Return the one column of ``rows`` as one text, a line each, in their order.

    An order inside is kept by SQLite for this very function.
    """
    [column] = rows.subquery().c
    return select(func.group_concat(column, "\n"))


def mostly(condition: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a condition that most rows fulfil: it is checked on the way through the rows."""
    return func.likely(condition)


def schema_version(database: Database) -> int:
    """Return the number of the last migration step the file has taken."""
    return int(database.raw.execute("PRAGMA user_version").fetchone()[0])


def create_empty(path: Path) -> None:
    """Write an empty database with our application id and no schema yet to ``path``."""
    raw = sqlite3.connect(path, isolation_level=None)
    try:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 0")
    finally:
        raw.close()


def problems(path: Path) -> list[str]:
    """Return what is wrong inside a file nobody has open: structure, then references."""
    raw = _connect(path, "ro")
    try:
        return problems_of(raw)
    finally:
        raw.close()


def problems_of(raw: sqlite3.Connection) -> list[str]:
    """Return what is wrong with structure and references; empty when all is well."""
    try:
        found = [str(row[0]) for row in raw.execute("PRAGMA integrity_check(20)")]
        dangling = raw.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [text for text in found if text != "ok"] + [
        _("{table}, row {row}: the {target} that it points at is missing.").format(
            table=table, row=row, target=target
        )
        for table, row, target, _number in dangling
    ]


def broken_references(raw: sqlite3.Connection) -> bool:
    """Return whether any row points at one that is missing; also inside a transaction."""
    return raw.execute("PRAGMA foreign_key_check").fetchone() is not None


def quickly_sound(raw: sqlite3.Connection) -> bool:
    """Return whether the structure of the file is sound (no indexes compared)."""
    try:
        return bool(raw.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def row_counts(raw: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: int(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in names
        if not name.startswith("sqlite_")
    }
