"""What the cover says about the records of an export, without telling what must not leave."""

from __future__ import annotations

from urbandesk.exchange.layout import may_leave
from urbandesk.i18n import N_, _
from urbandesk.models import schema
from urbandesk.models.field import Layer
from urbandesk.models.kind import RecordKind
from urbandesk.services.finding import list_words
from urbandesk.services.finding.list_terms import SIDE
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts.export_scope import Scope, What
from urbandesk.services.workspace import Workspace

_UNTRANSLATED = N_("Only texts that are missing or outdated in one language.")
_FORM = N_("An empty form for new records.")
_CHOSEN = N_("Chosen records and what belongs to them.")


def shown(workspace: Workspace, scope: Scope, layer: Layer) -> str:
    """Return what narrows the records down; empty for whole tables and for a plan.

    A filter is only told when all it looks at may leave: saying that bodies were chosen by their
    position tells that position.
    """
    said = []
    if scope.query is not None and tellable(scope.query, layer):
        query = scope.query
        said.append(scope.languages.say(lambda: list_words.sentence(workspace, query), "\n"))
    elif scope.what is What.CHOSEN:
        said.append(scope.languages.say(lambda: _(_CHOSEN), "\n"))
    if scope.what is What.FORM:
        said.append(scope.languages.say(lambda: _(_FORM), "\n"))
    if scope.untranslated:
        said.append(scope.languages.say(lambda: _(_UNTRANSLATED), "\n"))
    return "\n".join(said)


def tellable(query: ListQuery, layer: Layer) -> bool:
    """Return whether a filter in words tells nothing that must not leave at that layer."""
    if layer is Layer.OWN:
        return True
    kind = schema.kind(query.kind)
    terms = [term for term, codes in query.filters.items() if codes]
    return not query.text and all(_may_tell(kind, term, layer) for term in terms)


def _may_tell(kind: RecordKind, term: str, layer: Layer) -> bool:
    name, _dot, rest = term.partition(".")
    column = kind.columns.get(name)
    if column is None or not may_leave(column.field, layer):
        return False  # counts and gaps look at fields that cannot be told from here
    if rest in ("", SIDE):
        return True
    return _may_tell(schema.kind(column.field.target), rest, layer)
