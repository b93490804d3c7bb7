"""ListColumns: which columns a list shows; kept for each list among the preferences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from urbandesk.models.kind import RecordKind
from urbandesk.settings import Settings
from urbandesk.ui.pages.lists.record_columns import Look, field_column
from urbandesk.ui.tables.cells import Column

_ADDED = Look(120, 1, 1)


def term_of(columns: Sequence[Column], key: str) -> str:
    """Return what a list is sorted by at a column, as a list query names it; empty for its name."""
    return next((one.sort for one in columns if one.key == key), "") or ""


class ListColumns:
    """The columns of one list: the usual ones, and every other field of its kind.

    Args:
        settings: where the choice is kept.
        name: the name under which it is kept there.
        kind: record kind.
        usual: returns the columns shown at first, in the language in force.
    """

    def __init__(
        self,
        settings: Settings,
        name: str,
        kind: RecordKind,
        usual: Callable[[], tuple[Column, ...]],
    ) -> None:
        self._settings = settings
        self._name = name
        self._kind = kind
        self._usual = usual

    def offered(self) -> tuple[Column, ...]:
        """Return every column that can be shown, the usual ones first."""
        usual = self._usual()
        there = {column.key for column in usual} | {self._kind.label}
        others = (field for field in self._kind.fields if field.key not in there)
        return (*usual, *(field_column(field, _ADDED) for field in others))

    def shown(self) -> tuple[Column, ...]:
        """Return the columns to show; those that never go are always among them."""
        chosen = self.chosen()
        if not chosen:
            return self._usual()
        return tuple(one for one in self.offered() if one.key in chosen or not one.rank)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that the person chose; none for the usual columns."""
        kept = self._settings.window.get(self._name, "")
        known = {column.key for column in self.offered()}
        return tuple(key for key in kept.split(",") if key in known)

    def set(self, key: str, on: bool) -> None:
        """Show a column, or no longer."""
        keys = {column.key for column in self.shown()}
        keys = keys | {key} if on else keys - {key}
        self.use([column.key for column in self.offered() if column.key in keys])

    def use(self, keys: Sequence[str]) -> None:
        """Show these columns; none for the usual ones."""
        if set(keys) == {column.key for column in self._usual()}:
            keys = ()
        if keys:
            self._settings.window[self._name] = ",".join(keys)
        else:
            self._settings.window.pop(self._name, None)
