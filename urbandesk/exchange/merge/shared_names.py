"""Names that several records share, in one cell: which records they mean, by what stood there."""

from __future__ import annotations

from collections.abc import Sequence


def likely(was: frozenset[str], names: Sequence[Sequence[str]]) -> set[str] | None:
    """Return a record for each name, all of them different; None when there is a doubt left.

    Args:
        was: the records that stood in the cell and that no other name in it means for certain.
        names: for each name, the records that it may mean.

    If every record that stood there can be meant by a name of its own, nothing was changed.
    Otherwise a name means the one record that is left for it.
    """
    left = [set(each) & was for each in names]
    if len(left) == len(was) and _each_has_its_own(left):
        return set(was)
    found: set[str] = set()
    while left:
        certain = next((each for each in left if len(each) == 1), None)
        if certain is None:
            return None
        found |= certain
        left.remove(certain)
        left = [each - certain for each in left]
    return found


def _each_has_its_own(names: Sequence[set[str]]) -> bool:
    """Return whether each name can mean a record that no other one means."""
    taken: dict[str, int] = {}

    def place(name: int, tried: set[str]) -> bool:
        for record in sorted(names[name] - tried):
            tried.add(record)
            if record not in taken or place(taken[record], tried):
                taken[record] = name
                return True
        return False

    return all(place(name, set()) for name in range(len(names)))
