"""Which base a returned copy is compared with: our own record of it, else the one it carries."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from urbandesk.exchange.incoming import Incoming, Notice
from urbandesk.exchange.package import BaseTable, DamagedPackage, Package, unpack
from urbandesk.i18n import N_
from urbandesk.models.field import Stored


@dataclass(frozen=True)
class Base:
    """A base and what to say of it.

    Attributes:
        package: what went out; None when nobody knows.
        is_kept: whether it was noted here rather than carried by the file.
        notices: what a person should know.
    """

    package: Package | None
    is_kept: bool = False
    notices: tuple[Notice, ...] = ()


def choose_base(incoming: Incoming, kept: bytes | None) -> Base:
    """Return the base for what came.

    Args:
        incoming: what came.
        kept: the packed package as this workspace kept it; None when it does not know it, for
            example since it was restored from an older backup.

    Our own record wins over what stands in the file, since people can change a file.
    """
    own = _opened(kept) if kept is not None else None
    if own is not None:
        unchanged = incoming.body in (b"", kept) or _holds(incoming.body, own)
        return Base(own, True, () if unchanged else (_changed(),))
    if not incoming.body:
        return Base(None)
    try:
        return Base(unpack(incoming.body))
    except DamagedPackage as error:
        return Base(None, notices=(Notice(error.message, error.details),))


def _opened(packed: bytes) -> Package | None:
    try:
        return unpack(packed)
    except DamagedPackage:
        return None


def _holds(body: bytes, own: Package) -> bool:
    """Return whether the file carries our own base, and besides at most what was erased here."""
    theirs = _opened(body)
    if theirs is None:
        return False
    kept = {record for table in own.base.values() for record in table.rows}
    erased = {key for table in theirs.base.values() for key in table.rows if key not in kept}
    return all(
        kind in theirs.base and _holds_table(theirs.base[kind], table, erased)
        for kind, table in own.base.items()
    )


def _holds_table(theirs: BaseTable, own: BaseTable, erased: Set[str]) -> bool:
    return theirs.columns == own.columns and all(
        record in theirs.rows and _without(theirs.rows[record], erased) == row
        for record, row in own.rows.items()
    )


def _without(row: tuple[Stored, ...], erased: Set[str]) -> tuple[Stored, ...]:
    return tuple(None if value in erased else value for value in row)


def _changed() -> Notice:
    return Notice(
        N_(
            "What the file says of how it went out was changed on its way. It is compared with "
            "what was noted here."
        )
    )
