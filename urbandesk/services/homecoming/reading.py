"""Reading what came home: files to copies, copies to a review; nothing is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from urbandesk import filing
from urbandesk.errors import UserError
from urbandesk.exchange.incoming import Incoming, RawBook
from urbandesk.exchange.merge import engine
from urbandesk.exchange.merge.bases import Base, choose_base
from urbandesk.exchange.merge.engine import Copy
from urbandesk.exchange.merge.options import Options
from urbandesk.exchange.merge.plan import MergePlan
from urbandesk.exchange.merge.several import plan_copies
from urbandesk.exchange.package import Package
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.reader import read_file
from urbandesk.exchange.recognising.recognise import recognise
from urbandesk.i18n import N_, _, join_names
from urbandesk.models.migrations import SCHEMA_VERSION
from urbandesk.progress import Progress
from urbandesk.services.change import new_id
from urbandesk.services.delegation import private
from urbandesk.services.delegation.returned import read_returned
from urbandesk.services.handouts import packages
from urbandesk.services.homecoming import foreign, settled
from urbandesk.services.homecoming.ground import Here, read_here
from urbandesk.services.homecoming.review import (
    BASE_EMBEDDED,
    BASE_HERE,
    BASE_NONE,
    Choices,
    Review,
    Source,
)
from urbandesk.services.workspace import Workspace
from urbandesk.uncollected import uncollected

LIMITS = Limits()
NO_CHOICES = Choices()

File = tuple[str, bytes]
"""Name and content of a file."""


class CannotRead(UserError):
    """A file that is not there, too large, or that this computer cannot read."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(N_("“{name}” cannot be read: {reason}."), name=name, reason=reason)


class NothingOfOurs(UserError):
    """A file in which no table of this program was recognised; its columns can be assigned."""

    def __init__(self, name: str, book: RawBook) -> None:
        super().__init__(
            N_(
                "“{name}” holds no table that UrbanDesk handed out. Say what its columns mean, and "
                "it can be compared with your records."
            ),
            name=name,
        )
        self.book = book


class OfDifferentExports(UserError):
    """Files that were handed out at different times, which have no common beginning."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "These files come from different exports. Please take home those of one export "
                "together, and the others after them."
            )
        )


@dataclass(frozen=True)
class _Read:
    """One file, read and recognised."""

    source: Source
    copy: Copy
    match: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_copies(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    progress: Progress,
    password: str = "",
    choices: Choices = NO_CHOICES,
) -> Review:
    """Return a review of one or several returned files; the files are only read.

    They are workbooks, delegation copies, or other laptops' files of this workspace.

    Args:
        workspace: the open workspace.
        paths: the files, in any order; the result does not depend on it.
        progress: hears how far it is; can be stopped.
        password: opens sealed delegation copies.
        choices: what is chosen before the comparison.

    Raises:
        CannotRead: a file is missing or too large.
        NeedsPassword, WrongPassword: a delegation copy is sealed.
        NothingOfOurs: a file holds no table that is known; see ``foreign``.
        UserError: a file is damaged, hostile or of another type; says which.
        Cancelled: the user stopped.
    """
    files = files_of(workspace, paths, password)
    return review_of(workspace, files, key=new_id(), progress=progress, choices=choices)


def files_of(workspace: Workspace, paths: Sequence[Path], password: str) -> list[File]:
    """Return name and content of files that came home; workspaces are opened and settled.

    Raises:
        CannotRead: a file is missing or too large.
        NeedsPassword, WrongPassword: a delegation copy is sealed.
        CannotOpen: it is no sound workspace.
    """
    return [(path.name, _content(workspace, path, password)) for path in paths]


@uncollected()
def review_of(
    workspace: Workspace,
    files: Sequence[File],
    *,
    key: str,
    progress: Progress,
    choices: Choices = NO_CHOICES,
) -> Review:
    """Return a review of files whose content is at hand; see ``read_copies``."""
    named = _with_own_names(files)
    found = []
    for at, file in enumerate(named):
        progress.step(at, len(named) + 1)
        found.append(_read(workspace, file, progress, choices))
    copies = [read.copy for read in found]
    kinds = {table.kind for copy in copies for table in copy.incoming.tables}
    exact = all(private.is_workspace(read.source.content) for read in found)
    here = read_here(workspace, kinds)
    options = Options(
        workspace=workspace.about.key,
        schema=SCHEMA_VERSION,
        settled=settled.marks(workspace),
        taken_back=here.taken_back,
        author=workspace.author,
        exact=exact,
        missing_as_deleted=choices.missing_as_deleted,
        realigned=choices.realigned,
        trusted=choices.trusted,
        match={kind: names for read in found for kind, names in read.match.items()},
    )
    plan = _plan(copies, here, options)
    progress.step(len(named) + 1, len(named) + 1)
    sources = tuple(read.source for read in found)
    title = join_names(source.name for source in sources)
    return Review(key, title, sources, plan, choices)


def _plan(copies: Sequence[Copy], here: Here, options: Options) -> MergePlan:
    if len({copy.package.id if copy.package else "" for copy in copies}) > 1:
        raise OfDifferentExports
    compared_with = engine.Here(here.ours, here.tombstones, options=options)
    return plan_copies(copies, compared_with)


def _read(workspace: Workspace, file: File, progress: Progress, choices: Choices) -> _Read:
    name, content = file
    if private.is_workspace(content):
        return _read_workspace(workspace, name, content)
    book = read_content(file, progress=progress, encoding=choices.encoding)
    incoming = recognise(book, choices.sheets_of(name))
    match: Mapping[str, tuple[str, ...]] = {}
    if not incoming.tables:
        tables, match = foreign.tables_of(workspace, book)
        if not tables:
            raise NothingOfOurs(name, book)
        incoming = replace(incoming, tables=tables, ignored=foreign.unused(book, tables))
    base = _base(workspace, incoming)
    package, notices = base.package, (*incoming.notices, *base.notices)
    source = Source(
        name=name,
        content=content,
        program=book.program,
        sent=package.made if package else None,
        sent_by=package.made_by if package else "",
        title=package.title if package else "",
        base=_place_of(package, is_kept=base.is_kept),
        ignored=incoming.ignored,
        notices=notices,
        copied=incoming.copied,
        saved_by=book.saved_by,
    )
    noticed = replace(incoming, notices=notices)
    return _Read(source, Copy(package, noticed, sender=name), match)


def _read_workspace(workspace: Workspace, name: str, content: bytes) -> _Read:
    """Return a delegation copy or another laptop's file, its records as rows."""
    came = read_returned(workspace, name, content)
    package = came.package
    source = Source(
        name=name,
        content=content,
        program="",
        sent=package.made if package else None,
        sent_by=package.made_by if package else "",
        title=package.title if package else "",
        base=_place_of(package, is_kept=came.is_known),
        notices=came.incoming.notices,
    )
    return _Read(source, Copy(package, came.incoming, sender=name))


def read_content(file: File, *, progress: Progress, encoding: str = "") -> RawBook:
    """Return the sheets of a file whose content is at hand, read in a process of its own.

    Raises:
        UserError: it is damaged, hostile or of another type; says which.
        Cancelled: the user stopped.
    """
    name, content = file
    with tempfile.TemporaryDirectory(prefix="urbandesk-") as folder:
        path = Path(folder) / Path(name).name
        filing.write_bytes(path, content)
        return read_file(path, limits=LIMITS, progress=progress, encoding=encoding)


def _base(workspace: Workspace, incoming: Incoming) -> Base:
    """Return what went out: as this workspace remembers it, else as the file carries it."""
    known = bool(incoming.package) and packages.is_known(workspace, incoming.package)
    return choose_base(incoming, packages.body(workspace, incoming.package) if known else None)


def _place_of(package: Package | None, *, is_kept: bool) -> str:
    """Return where a base was found, as the review says it."""
    if package is None:
        return BASE_NONE
    return BASE_HERE if is_kept else BASE_EMBEDDED


def _content(workspace: Workspace, path: Path, password: str) -> bytes:
    try:
        if private.may_be_workspace(path):
            return private.content_of(workspace, path, password)
        if not path.is_file() and not path.is_dir() and path.exists():
            raise CannotRead(path.name, _("it is no file"))
        if path.stat().st_size > LIMITS.file_bytes:
            limit = LIMITS.file_bytes // 1_000_000
            raise UserError(
                N_("“{name}” is larger than {limit} MB, more than a workbook of records can be."),
                name=path.name,
                limit=limit,
            )
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(path.name, filing.reason_unread(error)) from error


def _with_own_names(files: Sequence[File]) -> list[File]:
    """Return the files, those of the same name told apart, in an order of their own."""
    named: list[File] = []
    taken: set[str] = set()
    for name, content in sorted(files):
        own, number = name, 2
        while own in taken:
            own = f"{Path(name).stem} ({number}){Path(name).suffix}"
            number += 1
        taken.add(own)
        named.append((own, content))
    return named
