"""Saved lists: a filter, an order and columns under a name, kept in the workspace."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from urbandesk.errors import UserError
from urbandesk.i18n import CHINESE, N_, current
from urbandesk.models import schema
from urbandesk.models.records.lists import SAVED_LIST
from urbandesk.services.finding import list_terms, list_words, queries
from urbandesk.services.finding.queries import ListQuery, Record
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


class NoSuchList(UserError):
    """A list that is not in the workspace."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("There is no saved list called “{name}” in this workspace. Please check the name."),
            name=name,
        )


class NameTaken(UserError):
    """Another list of the same kind of records is called so."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("There is a list called “{name}” already. Please choose another name."), name=name
        )


class ListNotUnderstood(UserError):
    """A list that was saved by a newer version, or damaged: showing part of it would mislead."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_(
                "The saved list “{name}” filters by something that this version does not know. "
                "It is kept as it is."
            ),
            name=name,
        )


@dataclass(frozen=True)
class SavedList:
    """What a list shows.

    Attributes:
        query: which records, in which order.
        column: key of the column by which the list is sorted.
        columns: keys of the columns shown, in their order; empty for the usual ones.
    """

    query: ListQuery
    column: str = ""
    columns: tuple[str, ...] = field(default_factory=tuple)


def save(workspace: Workspace, name: str, what: SavedList) -> str:
    """Keep a list under a name, as one undo step; returns its id.

    Raises:
        InvalidValues: the name is empty or too long.
        NameTaken: another list of the same kind is called so.
    """
    _see_that_free(workspace, what.query.kind, name)
    values = {
        _name_column(): name,
        "of_kind": what.query.kind,
        "query": _to_text(what),
    }
    return records.add(workspace, SAVED_LIST.key, values)


def replace(workspace: Workspace, key: str, what: SavedList) -> None:
    """Let a saved list show something else from now on, as one undo step."""
    records.edit(workspace, SAVED_LIST.key, key, {"query": _to_text(what)})


def rename(workspace: Workspace, key: str, name: str) -> None:
    """Call a saved list otherwise, in the language in force.

    Raises:
        InvalidValues: the name is empty or too long.
        NameTaken: another list of the same kind is called so.
        RecordGone: the list was deleted meanwhile.
    """
    kind = str(queries.record(workspace, SAVED_LIST.key, key).values["of_kind"])
    _see_that_free(workspace, kind, name, but=key)
    records.edit(workspace, SAVED_LIST.key, key, {_name_column(): name})


def remove(workspace: Workspace, key: str) -> None:
    """Delete a saved list, as one undo step; the records that it shows stay.

    Raises:
        RecordGone: the list was deleted meanwhile.
    """
    records.remove(workspace, SAVED_LIST.key, [key])


def of_kind(workspace: Workspace, kind: str = "") -> list[tuple[str, str]]:
    """Return id and name of the saved lists of a kind of records, or of all, by name."""
    only: Mapping[str, tuple[str, ...]] = {"of_kind": (kind,)} if kind else {}
    keys = queries.keys(workspace, ListQuery(SAVED_LIST.key, only))
    return [(one.id, one.label) for one in queries.records(workspace, SAVED_LIST.key, keys)]


def read(workspace: Workspace, key: str) -> SavedList:
    """Return what a saved list shows.

    Raises:
        RecordGone: the list was deleted meanwhile.
        ListNotUnderstood: it holds what this version does not know.
    """
    found = queries.record(workspace, SAVED_LIST.key, key)
    try:
        return _from_text(found)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ListNotUnderstood(found.label) from None


def query_of(workspace: Workspace, key: str) -> ListQuery:
    """Return which records a saved list shows, as scope of an export.

    Raises:
        RecordGone: the list was deleted meanwhile.
        ListNotUnderstood: it holds what this version does not know.
    """
    return read(workspace, key).query


def query_called(workspace: Workspace, name: str) -> ListQuery:
    """Return which records the list of that name shows, in whichever language it is named.

    Raises:
        NoSuchList: no list is called so.
        ListNotUnderstood: it holds what this version does not know.
    """
    wanted = name.strip().casefold()
    keys = [key for key, _label in of_kind(workspace)]
    for found in queries.records(workspace, SAVED_LIST.key, keys):
        called = (found.values.get("name_en"), found.values.get("name_zh"))
        if wanted in [str(one).casefold() for one in called if one]:
            return query_of(workspace, found.id)
    raise NoSuchList(name)


def sentence(workspace: Workspace, key: str) -> str:
    """Return what a saved list shows as a sentence in the language in force, for exports.

    Raises:
        RecordGone: the list was deleted meanwhile.
        ListNotUnderstood: it holds what this version does not know.
    """
    return list_words.sentence(workspace, query_of(workspace, key))


def _name_column() -> str:
    return "name_zh" if current() == CHINESE else "name_en"


def _see_that_free(workspace: Workspace, kind: str, name: str, but: str = "") -> None:
    wanted = name.strip().casefold()
    for key, taken in of_kind(workspace, kind):
        if key != but and taken.casefold() == wanted:
            raise NameTaken(taken)


def _to_text(what: SavedList) -> str:
    query = what.query
    stored = {
        "filters": {term: list(codes) for term, codes in query.filters.items() if codes},
        "text": query.text,
        "sort": query.sort,
        "descending": query.descending,
        "column": what.column,
        "columns": list(what.columns),
    }
    return json.dumps(stored, ensure_ascii=False)


def _from_text(found: Record) -> SavedList:
    stored = json.loads(str(found.values["query"] or "{}"))
    kind = schema.kind(str(found.values["of_kind"]))
    filters = {str(term): _texts(codes) for term, codes in stored.get("filters", {}).items()}
    sort = str(stored.get("sort", ""))
    for term in (*filters, *([sort] if sort else [])):
        list_terms.term(kind, term)  # a term of a newer version shows here
    query = ListQuery(
        kind.key, filters, sort, bool(stored.get("descending")), str(stored.get("text", ""))
    )
    columns = _texts(stored.get("columns", []))
    return SavedList(query, str(stored.get("column", "")), columns)


def _texts(found: Sequence[object]) -> tuple[str, ...]:
    """Return each once: two records that a list named may have become one."""
    return tuple(dict.fromkeys(str(one) for one in found))
