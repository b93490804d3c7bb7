"""Which base a returned copy is compared with: our own record of it, else the one it carries."""

from __future__ import annotations

from dataclasses import dataclass

from urbandesk.exchange.incoming import Incoming, Notice
from urbandesk.exchange.package import DamagedPackage, Package, unpack
from urbandesk.i18n import N_


@dataclass(frozen=True)
class Base:
    """A base and what to say of it.

    Attributes:
        package: what went out; None when nobody knows.
        notices: what a person should know.
    """

    package: Package | None
    notices: tuple[Notice, ...] = ()


def choose_base(incoming: Incoming, kept: bytes | None) -> Base:
    """Return the base for what came.

    Args:
        incoming: what came.
        kept: the packed package as this workspace kept it; None when it does not know it, for
            example since it was restored from an older backup.

    Our own record wins over what stands in the file, since people can change a file.
    """
    if kept is not None:
        try:
            own = unpack(kept)
        except DamagedPackage:
            own = None
        if own is not None:
            return Base(own, _differs(incoming, own))
    if not incoming.body:
        return Base(None)
    try:
        return Base(unpack(incoming.body))
    except DamagedPackage as error:
        return Base(None, (Notice(error.message, error.details),))


def _differs(incoming: Incoming, own: Package) -> tuple[Notice, ...]:
    """Return what to say when the file carries another base than ours."""
    if not incoming.body:
        return ()
    try:
        same = unpack(incoming.body) == own
    except DamagedPackage:
        same = False
    if same:
        return ()
    sentence = N_(
        "What the file says of how it went out was changed on its way. It is compared with what "
        "was noted here."
    )
    return (Notice(sentence),)
