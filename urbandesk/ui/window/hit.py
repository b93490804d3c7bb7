"""Hit: one line of the list below the search field."""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """One line of the list.

    Attributes:
        kind, id: the record it leads to; both empty for a head.
        text: its name in the language in force.
        other: its name in the other language.
        side: the side whose mark stands before it; may be empty.
        note: what stands at the right, such as how many there are.
    """

    kind: str
    id: str
    text: str
    other: str = ""
    side: str = ""
    note: str = ""

    @property
    def is_head(self) -> bool:
        """Return whether the line only names what follows."""
        return not self.id
