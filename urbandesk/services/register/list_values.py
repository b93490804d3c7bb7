"""Own values: what an office adds to the lists that grow, with a name in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import LANGUAGES, N_, ngettext, speaking
from urbandesk.models import own_values, schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.lists import LIST_VALUE
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery, Record
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


class InUse(UserError):
    """A value that records still say."""

    def __init__(self, count: int) -> None:
        super().__init__(N_("Records still say this value."), count=count)
        self._count = count

    def text(self) -> str:
        """Return how many they are, and what to do first."""
        return ngettext(
            "{count} record says this value. Please choose another one there first.",
            "{count} records say this value. Please choose another one there first.",
            self._count,
        ).format(count=self._count)


@dataclass(frozen=True, slots=True)
class ListValue:
    """One own value: its stable code, its list, its names, and how many records say it."""

    code: str
    of_list: str
    english: str
    chinese: str
    used: int


def values(workspace: Workspace) -> list[ListValue]:
    """Return the own values of a workspace, by list and name."""
    keys = queries.keys(workspace, ListQuery(LIST_VALUE.key, sort="of_list"))
    used = _used(workspace)
    return [_read(one, used[one.id]) for one in queries.records(workspace, LIST_VALUE.key, keys)]


def _read(found: Record, used: int) -> ListValue:
    english, chinese = (str(found.values[name] or "") for name in LIST_VALUE.names)
    return ListValue(found.id, str(found.values["of_list"]), english, chinese, used)


def add(workspace: Workspace, of_list: str, english: str, chinese: str) -> str:
    """Add a value to a list, as one undo step; returns its code, which never changes.

    Raises:
        InvalidValues: a name is missing, too long, or in the list already.
    """
    named = _checked(of_list, english, chinese)
    return records.add(workspace, LIST_VALUE.key, {"of_list": of_list, **named})


def rename(workspace: Workspace, code: str, english: str, chinese: str) -> None:
    """Call a value otherwise, as one undo step; records keep it.

    Raises:
        InvalidValues: a name is missing, too long, or in the list already.
        RecordGone: the value was deleted meanwhile.
    """
    of_list = str(queries.record(workspace, LIST_VALUE.key, code).values["of_list"])
    records.edit(workspace, LIST_VALUE.key, code, _checked(of_list, english, chinese, but=code))


def remove(workspace: Workspace, code: str) -> None:
    """Take a value out of its list, as one undo step.

    Raises:
        InUse: records say it.
        RecordGone: it was deleted meanwhile.
    """
    queries.record(workspace, LIST_VALUE.key, code)
    used = _used(workspace)[code]
    if used:
        raise InUse(used)
    records.remove(workspace, LIST_VALUE.key, [code])


def said(english: str, chinese: str) -> str:
    """Return the name of a value in the language in force, of its two names."""
    return LIST_VALUE.label_of(dict(zip(LIST_VALUE.names, (english, chinese), strict=True)))


def title_of(of_list: str) -> str:
    """Return what a list that grows is called, in the language in force."""
    return LIST_VALUE.columns["of_list"].show(of_list)


def _checked(of_list: str, english: str, chinese: str, but: str = "") -> dict[str, str]:
    """Return both names as they are stored; what is wrong is said at each."""
    named = dict(zip(LIST_VALUE.names, (english, chinese), strict=True))
    checked = {name: str(value or "") for name, value in LIST_VALUE.check(named).items()}
    taken = _taken(of_list, but)
    problems: dict[str, UserError] = {}
    for name, value in checked.items():
        if not value:
            problems[name] = UserError(
                N_("Please give the value a name in both languages: workbooks go to both sides.")
            )
        elif value.casefold() in taken:
            problems[name] = UserError(
                N_("“{name}” is in the list already. Please choose it there."), name=value
            )
    if problems:
        raise InvalidValues(problems)
    return checked


def _taken(of_list: str, but: str) -> set[str]:
    taken = set()
    for _kind, column in _growing():
        if column.field.grows != of_list:
            continue
        for language in LANGUAGES:
            with speaking(language):
                offered = own_values.offered(column.field)
                taken |= {one.said().casefold() for one in offered if one.code != but}
    return taken


def _growing() -> Iterator[tuple[RecordKind, FieldColumn]]:
    """Yield the columns that choose from lists that grow."""
    for kind in schema.ALL_KINDS:
        for column in kind.columns.values():
            if column.field.grows:
                yield kind, column


def _used(workspace: Workspace) -> Counter[str]:
    """Return how many records say each value of the lists that grow."""
    used: Counter[str] = Counter()
    with workspace.read() as connection:
        for kind, column in _growing():
            here = kind.table.c[column.name]
            counted = select(here, func.count()).where(here.is_not(None)).group_by(here)
            used.update({row[0]: row[1] for row in connection.execute(counted)})
    return used
