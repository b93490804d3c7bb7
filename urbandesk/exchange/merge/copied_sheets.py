"""Several sheets of one kind in one file: what those that do not count would have asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator

from urbandesk.exchange.incoming import Address
from urbandesk.exchange.merge.items import Where
from urbandesk.exchange.merge.plan import Answer, Category, Item, Severity, Version, item_id
from urbandesk.exchange.merge.words import reason


def left_out(
    where: Where,
    counted: tuple[str, Iterable[Item]],
    others: Iterable[tuple[str, Iterable[Item]]],
    settled: Collection[str],
) -> Iterator[Item]:
    """Yield an item for each sheet that asks for what the counted one does not ask for.

    Args:
        where: what the items of the table share.
        counted: name of the sheet that counts, and its items.
        others: the same of the other sheets.
        settled: marks of items that were answered before, when another sheet counted.
    """
    sheet, items = counted
    known = {item.mark for item in items} | set(settled)
    for other, asked in others:
        lost = sorted(item.mark for item in asked if item.mark not in known)
        if lost:
            yield _item(where, sheet, other, lost)


def _item(where: Where, sheet: str, other: str, lost: list[str]) -> Item:
    digest = hashlib.sha256("".join(lost).encode()).hexdigest()
    return Item(
        # Named with all it leaves out: other edits on that sheet are another question.
        item_id(where.package, where.kind.key, "", (), f"{where.sender}:{other}:{digest}"),
        Category.CONFLICT,
        where.kind.key,
        "",
        (),
        None,
        None,
        (Version(where.sender, {}, Address(other, 0)),),
        reason("copied_sheet", counts=sheet, other=other, n=len(lost)),
        (Answer.SKIP,),
        needed=True,
        severity=Severity.HIGH,
    )
