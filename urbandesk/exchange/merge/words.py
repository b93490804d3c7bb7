"""The sentences that say why something is listed, and the difference of two long texts in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from urbandesk.exchange.merge.plan import Reason
from urbandesk.i18n import N_

_SENTENCES = {
    "both_edited": N_("It was changed here and in the copy, in different ways."),
    "group_edited": N_("These fields belong together, and both sides changed some of them."),
    "edited": N_("It was changed in the copy."),
    "added_to_set": N_("Entries were added or taken out in the copy."),
    "no_base": N_(
        "What stands here and in the file differs, and nobody knows what stood there before."
    ),
    "filled": N_("It is empty here and filled in the file."),
    "copies_differ": N_("The copies that came back say different things."),
    "moved": N_("The order was changed here and in the copy. The order here stays."),
    "new_row": N_("This row was added in the copy."),
    "known_elsewhere": N_("This record comes from another workspace."),
    "maybe_same": N_("This row was added in the copy. There may be such a record already."),
    "missing_required": N_("This row cannot be added: “{field}” is empty."),
    "delete_mark": N_("This row is marked to be deleted."),
    "missing_row": N_("This row did not come back, and missing rows shall be deleted."),
    "delete_no_base": N_(
        "This row is marked to be deleted, but what it said when it went out is not known."
    ),
    "edited_and_deleted": N_("It is marked to be deleted in the copy and was changed here."),
    "deleted_and_changed": N_("One copy marks it to be deleted, another one changes it."),
    "children_edited": N_(
        "It is marked to be deleted, but records that belong to it were added or changed."
    ),
    "deleted_here": N_("It was deleted here and changed in the copy."),
    "duplicate_id": N_("Several rows carry the same hidden key. Which one is the record?"),
    "damaged_id": N_("The hidden key of this row is damaged. Which record is it?"),
    "other_kind": N_("The hidden key of this row belongs to another sheet. The row is left out."),
    "missing_parent": N_("It points at a record that was deleted here."),
    "unknown_parent": N_("It points at a record that is not here."),
    "no_value": N_("The cell holds a formula without a result: {formula}"),
    "error_value": N_("The cell holds an error: {value}"),
    "not_in_list": N_("“{value}” is not in the list. Did you mean {suggestion}?"),
    "not_in_list_at_all": N_("“{value}” is not in the list."),
    "two_in_list": N_("“{value}” stands in the list more than once. Please choose one."),
    "no_such_record": N_("No record is called “{value}”."),
    "two_records": N_("More than one record is called “{value}”. Please choose one."),
    "two_days": N_("“{value}” can be read as two different days."),
    "two_numbers": N_("“{value}” can be read as two different numbers."),
    "short_year": N_("“{value}” does not say the year in full."),
    "no_date": N_("“{value}” is not a date that can be understood."),
    "no_number": N_("“{value}” is not a number that can be understood."),
    "no_yes_no": N_("“{value}” is neither yes nor no."),
    "too_many_digits": N_("The number has more than 15 digits, which spreadsheets do not keep."),
    "invalid": N_("The value does not fit this field."),
    "leading_zeros": N_("The zeros at the front were probably lost in the spreadsheet."),
    "rounded_digits": N_("The last digits were probably rounded away in the spreadsheet."),
    "number_rewritten": N_("The spreadsheet probably took this code for a number."),
    "became_date": N_("The spreadsheet probably took this code for a date."),
    "autocorrect": N_("Only signs differ that spreadsheets correct by themselves."),
    "mojibake": N_("The characters were probably garbled on the way."),
    "truncated": N_("The text probably was cut off."),
    "day_month_swapped": N_("Day and month changed places in several rows."),
    "shifted_days": N_("All dates moved by the same four years and a day (calendar from 1904)."),
    "percent": N_("Several numbers differ by exactly a hundred times."),
    "fill_series": N_("The values count on from row to row, as when a cell is dragged down."),
    "fill_down": N_("One value was put into many rows that differed before."),
    "replace_all": N_("“{old}” was replaced by “{new}” in many rows."),
    "pasted_row": N_("One row was copied over several others."),
    "many_cleared": N_("Many cells of this column were cleared."),
    "identity_shift": N_(
        "The rows seem to have been sorted without their hidden keys: {rows} of them fit another "
        "record better. Nothing of this sheet is taken until you decide."
    ),
    "copied_sheet": N_(
        "The sheet “{other}” holds edits that “{counts}” does not hold ({n}). Only “{counts}” "
        "counts, unless you choose the other one. To take both, take the file home twice, once "
        "with each."
    ),
    "unique": N_("Another record with the same entries exists already."),
    "required": N_("“{field}” would be empty."),
    "wrong_order": N_("“{first}” would be later than “{second}”."),
    "cycle": N_("The records would point at each other in a circle."),
    "parent_not_added": N_("It points at a row that is not added."),
    "row_not_added": N_("The row it belongs to is not added."),
    "parent_deleted": N_("The record it belongs to is deleted."),
    "still_said": N_("Records still say this value."),
}


def reason(name: str, **details: object) -> Reason:
    """Return the reason with that stable name.

    Raises:
        KeyError: there is none.
    """
    return Reason(name, _SENTENCES[name], details)


class Run(StrEnum):
    """What a piece of a text is beside another text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a difference."""

    run: Run
    text: str


# One Chinese character is a word; other letters and digits make words; the rest stands alone.
_WORDS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_]+|\s+|.", re.DOTALL)
_MOST_WORDS = 6000


def diff(base: str, other: str) -> tuple[Piece, ...]:
    """Return ``other`` beside ``base``, word by word: what stayed, was added and was removed.

    Putting SAME and ADDED together gives ``other``, SAME and REMOVED give ``base``.
    """
    old, new = _split(base), _split(other)
    pieces: list[Piece] = []
    if len(old) + len(new) > _MOST_WORDS:  # comparing those would take longer than anybody waits
        old, new = _lines(base), _lines(other)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Run.SAME, "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece(Run.REMOVED, "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece(Run.ADDED, "".join(new[j1:j2])))
    return tuple(pieces)


def _split(text: str) -> Sequence[str]:
    return _WORDS.findall(text)


def _lines(text: str) -> Sequence[str]:
    return text.splitlines(keepends=True)
