"""Workspace: one open file with its journal, its bus and who works in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from urbandesk.i18n import N_
from urbandesk.models import schema
from urbandesk.models.database import Database
from urbandesk.models.file_errors import CannotSave
from urbandesk.models.holder import forget_holder
from urbandesk.services import journal, own_values
from urbandesk.services.bus import Bus, Changes
from urbandesk.services.change import Change


class About(NamedTuple):
    """What a workspace says of itself.

    Attributes:
        key: UUID of the workspace, the same in every copy.
        sample: whether it is the sample, whose invented values are marked.
        author: who works in it, by function; empty while nobody said.
        side: the side its office sits on: ``eu``, ``cn`` or empty.
        place: where the work stopped, for the next start; written by the window.
    """

    key: str
    sample: bool
    author: str
    side: str
    place: str


class Workspace:
    """One open workspace file.

    Reading and writing go through ``read`` and ``change``; nobody else begins transactions.
    """

    def __init__(self, database: Database, shown_path: Path, *, recovered: bool = False) -> None:
        self.database = database
        self.path = shown_path
        self.recovered = recovered
        self.closed = False
        self.bus = Bus()
        self._about = self._read_about()
        self._closers = [own_values.follow(self, self.read, self.bus)]

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be changed here."""
        return self.database.read_only

    @property
    def about(self) -> About:
        """Return what the file says of itself."""
        return About(
            key=self._about.get("key", ""),
            sample=self._about.get("sample") == "yes",
            author=self._about.get("author", ""),
            side=self._about.get("side", ""),
            place=self._about.get("place", ""),
        )

    @property
    def author(self) -> str:
        """Return who is noted for changes made now; empty while nobody said."""
        return self._about.get("author", "")

    def set_about(self, **values: str) -> None:
        """Note ``author``, ``side`` or ``place`` in the file; not an undo step.

        Raises:
            CannotSave: the file cannot be written.
        """
        table = schema.ABOUT
        with self.write() as connection:
            for key, value in values.items():
                connection.execute(table.delete().where(table.c.key == key))
                connection.execute(table.insert(), {"key": key, "value": value})
        self._about |= values

    def _read_about(self) -> dict[str, str]:
        with self.database.transaction() as connection:
            rows = connection.execute(select(schema.ABOUT)).all()
        return {str(row[0]): row[1] for row in rows if isinstance(row[1], str)}

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give the connection for one short read."""
        with self.database.transaction() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the connection for writing beside the journal: undo, and what is no record.

        Raises:
            CannotSave: the workspace is read-only, or the disk refused; nothing was stored.
        """
        if self.read_only:
            raise CannotSave(N_("This workspace is read-only; the change was not saved."))
        with self.database.transaction() as connection:
            yield connection

    @contextmanager
    def change(
        self,
        label: str,
        *,
        details: Mapping[str, str] | None = None,
        origin: object = None,
        visit: str = "",
    ) -> Iterator[Change]:
        """Run one use case: one transaction, one undo step, one journal entry, one announcement.

        Args:
            label: catalogue key of the step's name, for undo and history.
            details: values for the label's placeholders.
            origin: who asked; views that are the origin need not reload.
            visit: token of a focus visit; its saves become one step.

        Raises:
            CannotSave: the workspace is read-only, or the disk refused; nothing was stored.
        """
        details = details or {}
        step = 0
        with self.write() as connection:
            change = Change(connection, self.author)
            yield change
            if change.steps:
                step = journal.write(
                    connection,
                    change.steps,
                    label=label,
                    details=details,
                    author=self.author,
                    visit=visit,
                )
        if change.steps:
            self.bus.announce(Changes(change.deeds(), label, details, origin, step))

    def before_closing(self, deed: Callable[[], None]) -> None:
        """Run ``deed`` when the workspace closes, while the file is still open."""
        self._closers.append(deed)

    def close(self) -> None:
        """Close the file, give up its lock and take the holder's note away."""
        closers, self._closers = self._closers, []
        for deed in closers:
            deed()
        self.closed = True
        self.database.close()
        if not self.read_only:
            forget_holder(self.path)
