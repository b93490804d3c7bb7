"""Which records an export takes along: everything, a part, what is chosen, or an empty form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from urbandesk.exchange.languages import Languages
from urbandesk.models import schema
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.catalogue import FUNDING_SCHEME, INDICATOR, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.models.records.person import PERSON
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK
from urbandesk.models.records.plan_tables import COMMENT, PLAN_INDICATOR, RISK
from urbandesk.services.finding.queries import ListQuery


class What(StrEnum):
    """Which records go out."""

    ALL = "all"
    CITIES = "cities"
    STAKEHOLDERS = "stakeholders"
    PLAN = "plan"
    PARTNERSHIP = "partnership"
    CHOSEN = "chosen"
    RECORDS = "records"
    FORM = "form"


PLAN_KINDS = (
    *(PLAN, PLAN_TEXT, OBJECTIVE, ACTION, RISK, PLAN_INDICATOR),
    *(STEP_MARK, COMMENT),
)
_CITY_KINDS = (CITY, FIGURE, NEED_OFFER)
_PAIR_KINDS = (PARTNERSHIP, MEMBERSHIP)
_BODY_KINDS = (ORGANISATION, PERSON)

# Attachments, saved lists and marks of unlike records are no rows of a workbook: never here.
KINDS: Mapping[What, tuple[RecordKind, ...]] = {
    What.ALL: (
        *(*_CITY_KINDS, *_BODY_KINDS, *_PAIR_KINDS, *PLAN_KINDS),
        *(FUNDING_SCHEME, THEME, INDICATOR),
    ),
    What.CITIES: (*_CITY_KINDS, *_PAIR_KINDS),
    What.STAKEHOLDERS: (*_BODY_KINDS, CITY),
    What.PLAN: (*PLAN_KINDS, *_PAIR_KINDS, *_CITY_KINDS, *_BODY_KINDS),
    What.PARTNERSHIP: (*_PAIR_KINDS, *_CITY_KINDS, *_BODY_KINDS, *PLAN_KINDS),
}

FORM_KINDS = (ORGANISATION, NEED_OFFER, CITY)
"""The kinds of which an empty form can be handed out."""

_HANGS_ON = {(PERSON.key, ORGANISATION.key)}


@dataclass(frozen=True)
class Scope:
    """The records of one export.

    Attributes:
        what: which kinds, or how they are chosen.
        languages: the workbook's languages; they decide order and names.
        plan_id: the one plan whose tables go out; empty for every plan.
        partnership_id: the partnership that goes out with all around it.
        kind: of chosen records or of a form, the kind.
        ids: the chosen records; what hangs on them goes along.
        query: chosen records as a list shows them, instead of ``ids``.
        untranslated: only texts that are missing or outdated in one language go out.
        records: exactly these ids by kind, such as those of a receipt.
    """

    what: What
    languages: Languages
    plan_id: str = ""
    partnership_id: str = ""
    kind: str = ""
    ids: tuple[str, ...] = ()
    query: ListQuery | None = None
    untranslated: bool = False
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of_list(cls, query: ListQuery, languages: Languages) -> Scope:
        """Return the scope of what a list shows, with what hangs on those records."""
        return cls(What.CHOSEN, languages, kind=query.kind, query=query)

    @property
    def kinds(self) -> tuple[RecordKind, ...]:
        """Return the kinds in the order of their sheets."""
        if self.what is What.FORM:
            return (schema.kind(self.kind),)
        if self.what is What.RECORDS:
            return tuple(kind for kind in KINDS[What.ALL] if self.records.get(kind.key))
        if self.what is What.CHOSEN:
            return _with_hanging(schema.kind(self.kind))
        return KINDS[self.what]

    def settled(self) -> Scope:
        """Return the scope as it goes out: texts to translate need both languages."""
        return replace(self, languages=Languages.BOTH) if self.untranslated else self


def hanging(kind: RecordKind) -> list[tuple[RecordKind, str]]:
    """Return kind and column of the records that go along with those of ``kind``."""
    return [
        (other, column.name)
        for other in KINDS[What.ALL]
        for column in other.references()
        if column.field.target == kind.key
        and (column.field.cascade or (other.key, kind.key) in _HANGS_ON)
    ]


def _with_hanging(kind: RecordKind) -> tuple[RecordKind, ...]:
    found = {kind.key}
    waiting = [kind]
    while waiting:
        for other, _column in hanging(waiting.pop()):
            if other.key not in found:
                found.add(other.key)
                waiting.append(other)
    others = [other for other in KINDS[What.ALL] if other.key in found and other is not kind]
    return (kind, *others)


__all__ = ["FORM_KINDS", "KINDS", "PLAN_KINDS", "ListQuery", "Scope", "What", "hanging"]
