"""Values that offices add to lists that grow, beside those that ship.

A field names the list that it chooses from (``Field.grows``). What an office added stands in its
workspace, as records of the kind ``list_value`` whose id is the stable code; an open workspace
tells them here, since pick lists, filters, workbooks and checks know only the field.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from urbandesk.i18n import CHINESE, current
from urbandesk.models.field import Choice, Field


@dataclass(frozen=True, slots=True)
class OwnChoice(Choice):
    """A value that an office added.

    Attributes:
        list: the list to which it was added.
        title_zh: what it is called in Chinese; ``title`` is its English name.
    """

    list: str = ""
    title_zh: str = ""

    def said(self) -> str:
        """Return what it is called in the language in force, else in the other one."""
        return (
            (self.title_zh if current() == CHINESE else self.title) or self.title or self.title_zh
        )


_OFFERED: dict[int, tuple[OwnChoice, ...]] = {}
_KNOWN: dict[str, OwnChoice] = {}
"""What open workspaces offer, and all that was ever told: a copy that came home and is closed
again still says what its values are called."""


def tell(owner: object, values: Iterable[OwnChoice]) -> None:
    """Let ``owner``, an open workspace, offer exactly these values from now on."""
    _OFFERED[id(owner)] = tuple(values)
    _KNOWN.update((one.code, one) for one in _OFFERED[id(owner)])


def end(owner: object) -> None:
    """Offer nothing more of a workspace that closes."""
    _OFFERED.pop(id(owner), None)


def offered(field: Field) -> tuple[Choice, ...]:
    """Return what can be chosen for a field: what ships, then what was added, in its order."""
    if not field.grows:
        return field.choices
    added = (one for values in tuple(_OFFERED.values()) for one in values)
    own = {one.code: one for one in added if one.list == field.grows}
    return (*field.choices, *own.values())


def find(field: Field, code: object) -> Choice | None:
    """Return the choice with that code; None when the list of the field has none."""
    for choice in field.choices:
        if choice.code == code:
            return choice
    own = _KNOWN.get(str(code)) if field.grows else None
    return own if own is not None and own.list == field.grows else None
