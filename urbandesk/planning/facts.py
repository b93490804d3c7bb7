"""What the method reads of a plan: plain rows, whoever gathered them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from urbandesk.content.method import Step
from urbandesk.i18n import N_, Bilingual, in_both
from urbandesk.models import schema
from urbandesk.models.field import Field, Value
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.plan import PLAN_TEXT
from urbandesk.models.records.plan_tables import PLAN_INDICATOR, RISK
from urbandesk.planning.text_status import Text

# Within a plan it needs no saying that an indicator is one of the plan.
_CALLED = {PLAN_INDICATOR.key: N_("Indicator")}


class Row(Protocol):
    """One record as plain values by column."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def values(self) -> Mapping[str, Value]:
        """Return its values."""


class Facts(Protocol):
    """A plan and what belongs to it; both sides have an entry in every mapping by side."""

    @property
    def plan(self) -> Row:
        """Return the plan itself."""

    @property
    def cities(self) -> Mapping[str, Sequence[Row]]:
        """Return the member cities by side."""

    @property
    def organisations(self) -> Mapping[str, Sequence[Row]]:
        """Return the organisations of those cities by side."""

    @property
    def objectives(self) -> Sequence[Row]:
        """Return the objectives in their order."""

    @property
    def actions(self) -> Sequence[Row]:
        """Return the actions in their order."""

    @property
    def figures(self) -> Mapping[str, Sequence[Row]]:
        """Return the figures of the member cities by side."""

    @property
    def needs_offers(self) -> Mapping[str, Sequence[Row]]:
        """Return what the member cities seek and can show, by side."""

    @property
    def risks(self) -> Sequence[Row]:
        """Return the risks in their order."""

    @property
    def indicators(self) -> Sequence[Row]:
        """Return the indicators of the plan in their order."""

    @property
    def themes(self) -> Sequence[Row]:
        """Return the themes of the catalogue."""

    @property
    def measures(self) -> Sequence[Row]:
        """Return the indicators of the catalogue, which figures of cities are about."""

    @property
    def texts(self) -> Mapping[str, Row]:
        """Return the answers by question."""

    @property
    def marks(self) -> Mapping[str, Row]:
        """Return the marks set by hand by step."""


@dataclass(frozen=True)
class TextSpot:
    """A drafted text of a plan, and where it stands.

    Attributes:
        kind, record, field: the row that holds it; the record is the key of the question while
            nobody answered.
        name: what the text is called.
        text: both languages with their statuses.
    """

    kind: str
    record: str
    field: str
    name: Bilingual
    text: Text


def side_name(facts: Facts, side: str) -> Bilingual:
    """Return the cities of a side, or the side itself while it has none."""
    cities = facts.cities.get(side, ())
    if not cities:
        return in_both(N_("Chinese side") if side == "cn" else N_("European side"))
    names = [label_of(city, "city") for city in cities]
    return Bilingual(
        en=", ".join(name.en or name.zh for name in names),
        zh="、".join(name.zh or name.en for name in names),
    )


def label_of(row: Row, kind: str) -> Bilingual:
    """Return what a record is called in both languages; empty where it is not."""
    key = schema.kind(kind).label
    return Bilingual(str(row.values.get(f"{key}_en") or ""), str(row.values.get(f"{key}_zh") or ""))


def rows_of(facts: Facts, step: Step) -> tuple[RecordKind, Sequence[Row]] | None:
    """Return the table of a plan that a step edits; None when it edits none."""
    tables = {
        "objectives": (OBJECTIVE, facts.objectives),
        "actions": (ACTION, facts.actions),
        "risks": (RISK, facts.risks),
        "indicators": (PLAN_INDICATOR, facts.indicators),
    }
    return tables.get(step.editor)


def texts_of(facts: Facts, step: Step) -> Iterator[TextSpot]:
    """Yield every drafted text that a step collects, answered or not."""
    for question in step.questions:
        row = facts.texts.get(question.key)
        text = read_text(row, "text") if row else Text()
        yield TextSpot(PLAN_TEXT.key, question.key, "text", question.title, text)
    table = rows_of(facts, step)
    if table is None:
        return
    kind, rows = table
    for number, row in enumerate(rows, start=1):
        for field in kind.fields:
            if field.drafted:
                name = _name_in(kind, field, number)
                yield TextSpot(kind.key, row.id, field.key, name, read_text(row, field.key))


def _name_in(kind: RecordKind, field: Field, number: int) -> Bilingual:
    title, what = in_both(_CALLED.get(kind.key, kind.title)), in_both(field.title)
    return Bilingual(f"{title.en} {number}, {what.en}", f"{title.zh} {number}，{what.zh}")


def read_text(row: Row, field: str) -> Text:
    """Return a drafted text of a row."""
    names = (f"{field}_en", f"{field}_zh", f"{field}_en_status", f"{field}_zh_status")
    return Text(*(str(row.values.get(name) or "") for name in names))
