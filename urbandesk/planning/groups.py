"""The groups that should sit at the table on each side, and who speaks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from urbandesk.i18n import N_


@dataclass(frozen=True, slots=True)
class Group:
    """A group of actors; ``title`` is a catalogue key, as it stands inside a sentence."""

    key: str
    title: str
    types: tuple[str, ...]


GROUPS = (
    Group("administration", N_("city administration"), ("city_administration",)),
    Group("business", N_("business"), ("industry", "sme")),
    Group("academia", N_("academia"), ("academia",)),
    Group("society", N_("civil society"), ("civil_society",)),
)


def missing_groups(present: Collection[object]) -> Iterator[Group]:
    """Yield the groups that none of the types of actor ``present`` on a side speaks for."""
    return (group for group in GROUPS if not any(kind in present for kind in group.types))


def group(key: str) -> Group | None:
    """Return the group with that key; None when there is none."""
    return next((each for each in GROUPS if each.key == key), None)
