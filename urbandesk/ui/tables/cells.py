"""Cells, rows and columns: what a list shows, as plain values in the language in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from urbandesk.i18n import _, isolated, join_clauses, join_names
from urbandesk.ui.widgets.side_mark import side_words


class Part(NamedTuple):
    """A piece of a cell: a text, a side's mark before it, or the mark alone.

    An empty one keeps the room of a mark, so that marks line up. A gap is a number with the flag
    of what is missing.
    """

    text: str = ""
    side: str = ""
    gap: bool = False

    def spoken(self) -> str:
        """Return what a screen reader says: the mark as a word."""
        if not self.side:
            return self.text
        if not self.text:
            return side_words(self.side)
        return _("{name}, {side}").format(name=isolated(self.text), side=side_words(self.side))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a list: pieces from left to right."""

    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """Return the words alone."""
        texts = [part.text for part in self.parts if part.text]
        return texts[0] if len(texts) == 1 else join_names(map(isolated, texts))

    def spoken(self) -> str:
        """Return what a screen reader says."""
        said = [part.spoken() for part in self.parts if part.side or part.text]
        sided = any(part.side and part.text for part in self.parts)
        return join_clauses(said) if sided else join_names(said)


def gap_cell(number: str) -> Cell:
    """Return a cell that says how much is missing."""
    return Cell((Part(number, gap=True),))


def text_cell(text: str) -> Cell:
    """Return a cell of plain words."""
    return Cell((Part(text),)) if text else Cell()


class Row(NamedTuple):
    """One record of a list: its id and a cell for each column."""

    id: str
    cells: tuple[Cell, ...]


class Column(NamedTuple):
    """One column of a list.

    Attributes:
        key: stable name.
        title: its head, in the language in force.
        sort: what the list is sorted by at a click on the head; None when it cannot be.
        wide: least width at zoom 1.
        stretch: share of the room that is left over.
        rank: 0 always stays; where room is short, the highest goes first.
        number: stands at the right.
        quiet: in secondary colour.
        marked: room for a side's mark is kept, so that marks and words line up.
        language: ``en`` or ``zh`` when its words are always in that language.
    """

    key: str
    title: str
    sort: str | None = None
    wide: int = 120
    stretch: int = 1
    rank: int = 0
    number: bool = False
    quiet: bool = False
    marked: bool = False
    language: str = ""


def spread(columns: tuple[Column, ...], room: int, zoom: float) -> dict[int, int]:
    """Return the width of each column that fits into ``room`` pixels, by its place.

    Columns go in the order of their ranks until the least widths fit; those of rank 0 stay.
    """
    least = {at: round(column.wide * zoom) for at, column in enumerate(columns)}
    shown = set(least)
    for at in sorted(least, key=lambda at: (-columns[at].rank, -at)):
        if columns[at].rank == 0 or sum(least[one] for one in shown) <= room:
            break
        shown.remove(at)
    spare = max(0, room - sum(least[at] for at in shown))
    shares = sum(columns[at].stretch for at in shown) or 1
    widths = {at: least[at] + spare * columns[at].stretch // shares for at in sorted(shown)}
    widths[min(widths)] += max(0, room - sum(widths.values())) if spare else 0
    return widths
