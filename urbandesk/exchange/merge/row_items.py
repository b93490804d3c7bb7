"""Items about rows: added, deleted, missing, doubled, damaged and strange ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from urbandesk.errors import InvalidValues
from urbandesk.exchange.incoming import IncomingRow
from urbandesk.exchange.merge.items import Where
from urbandesk.exchange.merge.plan import (
    Address,
    Answer,
    Category,
    Cells,
    Item,
    Reason,
    Severity,
    Version,
    item_id,
)
from urbandesk.exchange.merge.rows import ReadRow
from urbandesk.exchange.merge.shift import Shift
from urbandesk.exchange.merge.words import reason

ROW = "row"


def missing_field(where: Where, values: Cells) -> str:
    """Return the first required column that a new record lacks; empty when it has them all."""
    try:
        where.kind.require(where.kind.from_stored(values))
    except InvalidValues as error:
        return next(iter(error.problems))
    return ""


def new_item(where: Where, row: ReadRow, like: tuple[str, ...], *, elsewhere: bool = False) -> Item:
    """Return the item for a record that is not here; ``like`` are those it may be already."""
    lacking = missing_field(where, row.values)
    if lacking:
        title = where.kind.columns[lacking].field.title
        answers = (Answer.SKIP, Answer.TYPED, Answer.SAME)
        why = reason("missing_required", field=title)
        return _item(where, row, Category.ERROR, why, answers, like=like)
    if like:
        answers = (Answer.SKIP, Answer.SAME, Answer.ADD)
        return _item(
            where, row, Category.CONFLICT, reason("maybe_same"), answers, needed=True, like=like
        )
    why = reason("known_elsewhere" if elsewhere else "new_row")
    return _item(where, row, Category.NEW, why, (Answer.ADD, Answer.SKIP, Answer.SAME))


def delete_item(where: Where, row: ReadRow, *, same: bool, missing: bool = False) -> Item:
    """Return the item for a row that shall be deleted.

    Args:
        where: what its items share.
        row: the row; for a missing one, made from what is here.
        same: whether the record here is as it went out.
        missing: whether the row is gone rather than marked.
    """
    if row.base is None:
        answers = (Answer.KEEP, Answer.DELETE)
        return _item(where, row, Category.DELETE, reason("delete_no_base"), answers, needed=True)
    if same:
        why = reason("missing_row" if missing else "delete_mark")
        return _item(where, row, Category.DELETE, why, (Answer.DELETE, Answer.KEEP))
    why = reason("edited_and_deleted")
    answers = (Answer.KEEP, Answer.DELETE)
    return _item(where, row, Category.CONFLICT, why, answers, needed=True, severity=Severity.HIGH)


def deleted_here(where: Where, row: ReadRow) -> Item:
    """Return the item for a record that was deleted here and changed in the copy."""
    answers = (Answer.KEEP, Answer.RESTORE)
    return _item(where, row, Category.CONFLICT, reason("deleted_here"), answers, needed=True)


def damaged_item(where: Where, row: ReadRow, like: tuple[str, ...]) -> Item:
    """Return the item for a row whose hidden key cannot be read."""
    answers = (Answer.SKIP, Answer.SAME, Answer.ADD)
    made = _item(
        where, row, Category.CONFLICT, reason("damaged_id"), answers, needed=True, like=like
    )
    return replace(made, severity=Severity.HIGH)


def stranger_item(where: Where, row: ReadRow) -> Item:
    """Return the item for a row whose hidden key belongs to a record of another kind."""
    return _item(where, row, Category.ERROR, reason("other_kind"), (Answer.SKIP,))


def doubled_item(where: Where, record: str, rows: Sequence[ReadRow]) -> Item:
    """Return the item for several rows with one hidden key, each a version of its own.

    ADD gives the key to the chosen version and makes new records of the others, THEIRS leaves
    the others out.
    """
    versions = tuple(
        Version(f"{row.row.at.sheet}!{row.row.at.row}", dict(row.values), where.at(row))
        for row in sorted(rows, key=lambda row: row.row.at.row)
    )
    answers = (Answer.SKIP, Answer.THEIRS, Answer.ADD)
    made = _item(where, rows[0], Category.CONFLICT, reason("duplicate_id"), answers, needed=True)
    return replace(
        made,
        id=item_id(where.package, where.kind.key, record, (), "doubled"),
        versions=versions,
        severity=Severity.HIGH,
    )


def shift_item(where: Where, shift: Shift, sheet: str) -> Item:
    """Return the item that stops a table whose hidden keys moved."""
    return Item(
        item_id(where.package, where.kind.key, "", (), "shift"),
        Category.DAMAGE,
        where.kind.key,
        "",
        (),
        None,
        None,
        (Version(where.sender, dict(shift.fits), Address(sheet, 0)),),
        reason("identity_shift", rows=shift.rows),
        (Answer.OURS,),
        needed=True,
        severity=Severity.HIGH,
    )


def _item(
    where: Where,
    row: ReadRow,
    category: Category,
    why: Reason,
    answers: tuple[Answer, ...],
    *,
    needed: bool = False,
    severity: Severity = Severity.NORMAL,
    like: tuple[str, ...] = (),
) -> Item:
    return Item(
        item_id(where.package, where.kind.key, row.record, (), ROW),
        category,
        where.kind.key,
        row.record,
        (),
        row.base,
        row.ours,
        (Version(where.sender, dict(row.values), where.at(row)),),
        why,
        answers,
        needed=needed,
        severity=severity,
        like=like,
    )


def unread_cells(where: Where, row: ReadRow) -> Iterator[Item]:
    """Yield an item for each cell of a new row that could not be understood."""
    for name, why in row.problems.items():
        cell = row.row.cells[name]
        raw = str(cell.value) if cell.value is not None else cell.formula
        yield Item(
            item_id(where.package, where.kind.key, row.record, (name,), "error"),
            Category.ERROR,
            where.kind.key,
            row.record,
            (name,),
            None,
            None,
            (Version(where.sender, {}, where.at(row, name), raw),),
            why,
            (Answer.OURS, Answer.TYPED),
        )


def not_in_the_file(record: str, base: Cells, ours: Cells) -> ReadRow:
    """Return a row for a record that did not come back."""
    return ReadRow(record, IncomingRow(record, {}, Address("", 0)), base, ours, {}, {})
