"""Values that offices add to lists that grow, beside those that ship.

A field names the list that it chooses from (``Field.grows``). What an office added stands in its
workspace, as records of the kind ``list_value`` whose id is the stable code; an open workspace
tells them here, since pick lists, filters, workbooks and checks know only the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from urbandesk.i18n import CHINESE, current
from urbandesk.models.field import Choice, Field

KIND = "list_value"
"""Key of the kind of record that an own value is."""


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


_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_OFFERED: dict[int, dict[str, OwnChoice]] = {}
"""What open workspaces offer, by owner and code; the one that was opened first names first."""

_KNOWN: dict[str, OwnChoice] = {}
"""All that was ever told: the history and a copy that came home name what nobody offers now."""


def tell(owner: object, values: Iterable[OwnChoice], deleted: Iterable[OwnChoice] = ()) -> None:
    """Let ``owner``, an open workspace, offer exactly these values from now on.

    Args:
        owner: the workspace.
        values: what it offers, in its order.
        deleted: what it offered once; its history still names them.
    """
    _KNOWN.update((one.code, one) for one in deleted)
    _OFFERED[id(owner)] = {one.code: one for one in values}
    _KNOWN.update(_OFFERED[id(owner)])


def end(owner: object) -> None:
    """Offer nothing more of a workspace that closes."""
    _OFFERED.pop(id(owner), None)


def offered(field: Field) -> tuple[Choice, ...]:
    """Return what can be chosen for a field: what ships, then what was added, in its order."""
    own: dict[str, OwnChoice] = {}
    for values in tuple(_OFFERED.values()) if field.grows else ():
        for one in values.values():
            if one.list == field.grows:
                own.setdefault(one.code, one)
    return (*field.choices, *own.values())


def is_offered(field: Field, code: object) -> bool:
    """Return whether a code can be chosen for a field now."""
    if any(choice.code == code for choice in field.choices):
        return True
    own = _offered(str(code))
    return own is not None and own.list == field.grows


def find(field: Field, code: object) -> Choice | None:
    """Return the choice with that code, also one that was deleted since; None for any other."""
    for choice in field.choices:
        if choice.code == code:
            return choice
    own = (_offered(str(code)) or _KNOWN.get(str(code))) if field.grows else None
    return own if own is not None and own.list == field.grows else None


def ever_offered(field: Field) -> tuple[Choice, ...]:
    """Return what can be chosen for a field, then what could be once and was deleted since."""
    now = offered(field)
    codes = {choice.code for choice in now}
    known = tuple(_KNOWN.values()) if field.grows else ()
    return (*now, *(one for one in known if one.list == field.grows and one.code not in codes))


def is_own(field: Field, code: str) -> bool:
    """Return whether a code of a field is that of an own value, here or anywhere: an id."""
    return bool(field.grows and _ID.fullmatch(code))


def _offered(code: str) -> OwnChoice | None:
    for values in tuple(_OFFERED.values()):
        if code in values:
            return values[code]
    return None
