"""ItemRows: the items of a review as rows of a table, made when they are visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from urbandesk.exchange.merge.plan import Answer, Item
from urbandesk.i18n import _, join_names
from urbandesk.ui.exchange.deciding import Deciding
from urbandesk.ui.exchange.item_words import ANSWERS, ItemWords, buttons_of, icon_of
from urbandesk.ui.tables.cells import Cell, Column, Part, Row, text_cell

DONE, RECORD, RESULT, DECISION = "done", "record", "result", "decision"


@dataclass(frozen=True, slots=True)
class MarkCell(Cell):
    """A cell that is painted as a mark: an icon with words, or the words alone are spoken.

    Attributes:
        words: what a screen reader says.
        icon: name of the icon.
        role: colour of icon and words.
        shown: whether the words stand behind the icon.
    """

    words: str = ""
    icon: str = ""
    role: str = "text"
    shown: bool = False

    def spoken(self) -> str:
        """Return what a screen reader says."""
        return self.words


@dataclass(frozen=True, slots=True)
class ChoiceCell(Cell):
    """A cell with a button for each answer.

    Attributes:
        answers: the answers, from left to right.
        current: the one that holds; None while the item is open.
        made: whether a person gave it, rather than being what is proposed.
    """

    answers: tuple[Answer, ...] = ()
    current: Answer | None = None
    made: bool = False

    def spoken(self) -> str:
        """Return what a screen reader says: the answer that holds, and which there are."""
        choices = join_names(_(ANSWERS[answer]) for answer in self.answers)
        if self.current is None:
            return _("not decided; choices: {choices}").format(choices=choices)
        return _(ANSWERS[self.current])


def columns() -> tuple[Column, ...]:
    """Return the columns in the language in force; the base goes first where room is short."""
    return (
        Column(DONE, "", wide=40, stretch=0),
        Column(RECORD, _("Record"), wide=156, stretch=2, marked=True),
        Column("field", _("Field"), wide=144, stretch=5, quiet=True),
        Column("base", _("Base, as sent"), wide=112, stretch=2, rank=1, quiet=True),
        Column("ours", _("Ours, this workspace"), wide=120, stretch=2),
        Column("theirs", _("Theirs, returned file"), wide=120, stretch=2),
        Column(RESULT, _("Result"), wide=124, stretch=2),
        Column(DECISION, _("Decision"), wide=228, stretch=0),
    )


class ItemRows:
    """Makes the rows of some items, with what is decided about them now."""

    def __init__(self, deciding: Deciding, words: ItemWords) -> None:
        self._deciding = deciding
        self._words = words

    def fetch(self, keys: Sequence[str]) -> list[Row]:
        """Return the rows of items by their ids."""
        return [self._row(self._deciding.items[key]) for key in keys]

    def _row(self, item: Item) -> Row:
        words = self._words
        cells = (
            self._done(item),
            MarkCell((Part(words.record(item)),), words.record(item), icon_of(item), "secondary"),
            text_cell(words.field(item)),
            text_cell("" if item.about_row else words.values(item, item.base)),
            text_cell("" if item.about_row else words.values(item, item.ours)),
            text_cell(words.came(item)),
            self._result(item),
            self._choice(item),
        )
        return Row(item.id, cells)

    def as_table(self, keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Return what is shown of items as plain words, the heads first."""
        shown = (RECORD, "field", "base", "ours", "theirs", RESULT)
        at = [number for number, column in enumerate(columns()) if column.key in shown]
        rows = (tuple(row.cells[number].spoken() for number in at) for row in self.fetch(keys))
        return [tuple(columns()[number].title for number in at), *rows]

    def _done(self, item: Item) -> Cell:
        if self._deciding.is_open(item):
            return MarkCell((), _("still open"), "step_not_started", "attention")
        if self._deciding.made(item) is None:
            return MarkCell((), _("as proposed"), "step_in_progress", "secondary")
        return MarkCell((), _("decided"), "step_complete", "accent")

    def _result(self, item: Item) -> Cell:
        decision = self._deciding.effective(item)
        if decision is None:
            return MarkCell((), _("not decided"), "gap", "attention", shown=True)
        return text_cell(self._words.result(item, decision))

    def _choice(self, item: Item) -> Cell:
        decision = self._deciding.effective(item)
        answer = decision.answer if decision is not None else None
        return ChoiceCell((), buttons_of(item), answer, self._deciding.made(item) is not None)
