"""read_file: a file from elsewhere becomes a RawBook, read in a process of its own."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any

from urbandesk.errors import FileInUse, UserError
from urbandesk.exchange.incoming import Notice, RawBook, RawSheet
from urbandesk.exchange.reading.content import Odd, PlainRow
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.process import answers
from urbandesk.exchange.reading.raw_rows import RawRows
from urbandesk.exchange.reading.refusal import Code, Refused, Told
from urbandesk.exchange.reading.sentences import NOTICES, CannotRead
from urbandesk.filing import reason_unread
from urbandesk.i18n import N_
from urbandesk.progress import Progress

USUAL = Limits()


def read_file(
    path: Path, *, limits: Limits = USUAL, progress: Progress, encoding: str = ""
) -> RawBook:
    """Return what stands in a spreadsheet file or a text table; the file is only read.

    ``encoding`` is that of a text table; empty, it is detected. The one used is in the book.

    Raises:
        Cancelled: the user stopped the reading.
        CannotRead: the file is damaged, too large, crafted, or something else; says what helps.
        FileInUse: another program does not let it be read.
        UserError: it is gone or may not be read.
    """
    _see_whether_it_opens(path)
    building = _Building(path)
    try:
        with closing(answers(path, limits, encoding)) as said:
            _listen(said, building, progress)
    except Refused as refusal:
        raise CannotRead(refusal.code, path.name, refusal.details) from refusal
    book = building.book()
    if not book.sheets:
        raise CannotRead(Code.NO_SHEET, path.name, {})
    progress.step(building.expected, building.expected)
    return book


def _see_whether_it_opens(path: Path) -> None:
    """Open and close the file here: only here is known why it cannot be."""
    try:
        path.open("rb").close()
    except PermissionError as error:
        if path.is_file() and _held_elsewhere(error):
            raise FileInUse(path) from error
        raise _cannot_open(path, error) from error
    except OSError as error:
        raise _cannot_open(path, error) from error


def _held_elsewhere(error: PermissionError) -> bool:
    return getattr(error, "winerror", None) in (32, 33)  # sharing or lock violation


def _cannot_open(path: Path, error: OSError) -> UserError:
    return UserError(
        N_("“{name}” could not be opened: {reason}."), name=path.name, reason=reason_unread(error)
    )


def _listen(said: Generator[Any | None], building: _Building, progress: Progress) -> None:
    for answer in said:
        if answer is not None:
            building.hear(answer)
        if building.complete:
            return
        progress.step(building.done, building.expected)


class _Building:
    """A book while its parts arrive."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: list[tuple[str, bool, list[PlainRow], dict[tuple[int, int], Odd], Any]] = []
        self._end: tuple[Any, ...] = ()
        self.expected = 1

    @property
    def complete(self) -> bool:
        """Return whether everything has arrived."""
        return bool(self._end)

    @property
    def done(self) -> int:
        """Return how many sheets are complete."""
        return max(0, len(self._sheets) - 1)

    def hear(self, answer: tuple[Any, ...]) -> None:
        """Take in one answer of the reading process.

        Raises:
            Refused: the answer is that the file is refused.
        """
        what, *rest = answer
        if what == "rows":
            self._sheets[-1][2].extend(rest[0])
        elif what == "sheet":
            name, hidden, odd, merged = rest
            kept = {place: Odd(*found) for place, found in odd.items()}
            self._sheets.append((name, hidden, [], kept, merged))
        elif what == "sheets":
            self.expected = max(1, rest[0])
        elif what == "book":
            self._end = tuple(rest)
        elif what == "refused":
            raise Refused(Code(rest[0]), **rest[1])

    def book(self) -> RawBook:
        """Return the book."""
        properties, program, saved_by, from_1904, encoding, remarks = self._end
        notices = [Notice(NOTICES[Told(told)], details) for told, details in remarks]
        if from_1904:
            notices.append(Notice(NOTICES[Told.FROM_1904]))
        sheets = []
        for name, hidden, rows, odd, merged in self._sheets:
            formulas = sum(1 for found in odd.values() if found.formula)
            if formulas:
                notices.append(Notice(NOTICES[Told.FORMULAS], {"sheet": name, "n": formulas}))
            sheets.append(RawSheet(name, RawRows(rows, odd), hidden, tuple(merged)))
        return RawBook(
            tuple(sheets), properties, program, from_1904, tuple(notices), encoding, saved_by
        )
