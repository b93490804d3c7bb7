"""Own values: what an office adds to the lists that grow, with a name in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from urbandesk.errors import InvalidValues, UserError
from urbandesk.i18n import LANGUAGES, N_, ngettext, speaking
from urbandesk.models import own_values, schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.lists import GROWING_LISTS, LIST_VALUE
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery, Record
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

_NAMES = ("name_en", "name_zh")


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
    """Return the own values of a workspace, by list and in the order in which they came."""
    keys = queries.keys(workspace, ListQuery(LIST_VALUE.key, sort="of_list"))
    found = queries.records(workspace, LIST_VALUE.key, keys)
    return [_read(workspace, one) for one in found]


def _read(workspace: Workspace, found: Record) -> ListValue:
    of_list = str(found.values["of_list"])
    english, chinese = (str(found.values[name] or "") for name in _NAMES)
    return ListValue(found.id, of_list, english, chinese, _used(workspace, found.id, of_list))


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
    of_list = str(queries.record(workspace, LIST_VALUE.key, code).values["of_list"])
    used = _used(workspace, code, of_list)
    if used:
        raise InUse(used)
    records.remove(workspace, LIST_VALUE.key, [code])


def title_of(of_list: str) -> str:
    """Return what a list that grows is called, in the language in force."""
    return next(one.said() for one in GROWING_LISTS if one.code == of_list)


def _checked(of_list: str, english: str, chinese: str, but: str = "") -> dict[str, str | None]:
    """Return both names as they are stored; what is wrong is said at each."""
    named = dict(zip(_NAMES, (english, chinese), strict=True))
    checked = LIST_VALUE.check(named)
    problems: dict[str, UserError] = {}
    for name, value in checked.items():
        if value is None:
            problems[name] = UserError(
                N_("Please give the value a name in both languages: workbooks go to both sides.")
            )
        elif str(value).casefold() in _taken(of_list, but):
            problems[name] = UserError(
                N_("“{name}” is in the list already. Please choose it there."), name=str(value)
            )
    if problems:
        raise InvalidValues(problems)
    return {name: str(value) for name, value in checked.items()}


def _taken(of_list: str, but: str) -> set[str]:
    taken = set()
    for _kind, column in _saying(of_list):
        for language in LANGUAGES:
            with speaking(language):
                offered = own_values.offered(column.field)
                taken |= {one.said().casefold() for one in offered if one.code != but}
    return taken


def _saying(of_list: str) -> Iterator[tuple[RecordKind, FieldColumn]]:
    """Yield the columns that choose from a list."""
    for kind in schema.ALL_KINDS:
        for column in kind.columns.values():
            if column.field.grows == of_list:
                yield kind, column


def _used(workspace: Workspace, code: str, of_list: str) -> int:
    used = 0
    with workspace.read() as connection:
        for kind, column in _saying(of_list):
            wanted = select(func.count()).where(kind.table.c[column.name] == code)
            used += int(connection.execute(wanted).scalar() or 0)
    return used
