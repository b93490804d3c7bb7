"""A filter in words, as lists say it and exports print it; in the language in force."""

from __future__ import annotations

from collections.abc import Sequence

from urbandesk.i18n import _, format_number, isolated, join_alternatives, join_clauses
from urbandesk.models import schema
from urbandesk.models.column import FieldColumn, side_name
from urbandesk.models.field import Kind
from urbandesk.models.kind import RecordKind
from urbandesk.models.showing import choice_title
from urbandesk.services.finding import queries
from urbandesk.services.finding.list_terms import ANY, ANY_GAPS, SIDE
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.workspace import Workspace

_NAMED = 6
"""So many values of one filter are named; of the others it is said how many there are."""


def say_filter(workspace: Workspace, query: ListQuery) -> str:
    """Return what narrows a list, such as ``European side; Municipality``; may be empty."""
    kind = schema.kind(query.kind)
    words = [_("“{text}”").format(text=isolated(query.text))] if query.text else []
    words += [_say(workspace, kind, term, codes) for term, codes in query.filters.items() if codes]
    return join_clauses(words)


def sentence(workspace: Workspace, query: ListQuery) -> str:
    """Return what a list shows and why, for the head of an export."""
    shown = len(queries.keys(workspace, query))
    total = queries.total(workspace, query.kind)
    words = say_filter(workspace, query)
    kind = _(schema.kind(query.kind).plural)
    if not words:
        return _("{kind}: all {total} records.").format(kind=kind, total=format_number(total))
    return _("{kind}: {filter}. {shown} of {total} records.").format(
        kind=kind, filter=words, shown=format_number(shown), total=format_number(total)
    )


def _say(workspace: Workspace, kind: RecordKind, term: str, codes: Sequence[str]) -> str:
    shown = [_word(workspace, kind, term, code) for code in codes[:_NAMED]]
    named, left = join_alternatives(shown), len(codes) - _NAMED
    if left <= 0:
        return named
    return _("{names} or {n} more").format(names=named, n=format_number(left))


def _word(workspace: Workspace, kind: RecordKind, term: str, code: str) -> str:
    if term == ANY_GAPS:
        return _("with gaps") if code == "yes" else _("without gaps")
    if term.startswith(ANY):
        return _pointed_at(term, code)
    if term == SIDE or term.endswith(f".{SIDE}"):
        return side_name(code) if code else _("side not stated")
    column = column_of(kind, term)
    if not code:
        return _("{filter} not stated").format(filter=_(column.field.title))
    if column.field.kind is Kind.REFERENCE or column.field.target:
        return queries.label(workspace, column.field.target, code) or code
    return choice_title(column.field, code)


def _pointed_at(term: str, code: str) -> str:
    other, _dot, limit = term.removeprefix(ANY).partition(".")
    if "<" in limit and code == "yes":
        year = limit.partition("<")[2]
        return _("with figures from before {year}").format(year=year)
    if other == "membership":
        return _("in a partnership") if code == "yes" else _("in no partnership")
    named = _(schema.kind(other).plural)
    told = _("with entries under “{kind}”") if code == "yes" else _("without “{kind}”")
    return told.format(kind=named)


def column_of(kind: RecordKind, term: str) -> FieldColumn:
    """Return the column that a term ends at, through the references that lead there.

    Raises:
        KeyError: the term names no column.
    """
    name, _dot, rest = term.partition(".")
    column = kind.columns[name]
    return column_of(schema.kind(column.field.target), rest) if rest else column
