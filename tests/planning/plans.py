"""Plans as plain rows: a sound one in one line, spoiled in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from urbandesk.content import library
from urbandesk.models.field import SIDES, Value
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.catalogue import INDICATOR, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK
from urbandesk.models.records.plan_tables import PLAN_INDICATOR, RISK
from urbandesk.planning.finding import Finding
from urbandesk.planning.readiness import Readiness, readiness_of
from urbandesk.planning.rules import RULES


@dataclass(frozen=True)
class PlainRow:
    """One record, with a value for each of its columns."""

    id: str
    values: Mapping[str, Value]

    def but(self, **values: Value) -> PlainRow:
        """Return this record with other values."""
        unknown = set(values) - set(self.values)
        assert not unknown, f"no such column: {unknown}"
        return replace(self, values={**self.values, **values})


@dataclass(frozen=True)
class PlainPlan:
    """A plan with all that the method reads of it."""

    plan: PlainRow
    cities: Mapping[str, tuple[PlainRow, ...]]
    organisations: Mapping[str, tuple[PlainRow, ...]]
    objectives: tuple[PlainRow, ...]
    actions: tuple[PlainRow, ...]
    texts: Mapping[str, PlainRow]
    marks: Mapping[str, PlainRow]
    figures: Mapping[str, tuple[PlainRow, ...]]
    needs_offers: Mapping[str, tuple[PlainRow, ...]]
    risks: tuple[PlainRow, ...]
    indicators: tuple[PlainRow, ...]
    themes: tuple[PlainRow, ...]
    measures: tuple[PlainRow, ...]

    def framed(self, **values: Value) -> PlainPlan:
        """Return this plan with another frame."""
        return replace(self, plan=self.plan.but(**values))

    def with_cities(self, side: str, *rows: PlainRow) -> PlainPlan:
        """Return this plan with other cities on a side."""
        return replace(self, cities={**self.cities, side: rows})

    def with_organisations(self, side: str, *rows: PlainRow) -> PlainPlan:
        """Return this plan with other organisations on a side."""
        return replace(self, organisations={**self.organisations, side: rows})

    def with_objective(self, number: int, **values: Value) -> PlainPlan:
        """Return this plan with other values in one objective, counted from 1."""
        return replace(self, objectives=_with(self.objectives, number, values))

    def with_action(self, number: int, **values: Value) -> PlainPlan:
        """Return this plan with other values in one action, counted from 1."""
        return replace(self, actions=_with(self.actions, number, values))

    def with_figures(self, side: str, *rows: PlainRow) -> PlainPlan:
        """Return this plan with other figures on a side."""
        return replace(self, figures={**self.figures, side: rows})

    def with_needs_offers(self, side: str, *rows: PlainRow) -> PlainPlan:
        """Return this plan with other needs and offers on a side."""
        return replace(self, needs_offers={**self.needs_offers, side: rows})

    def with_risk(self, number: int, **values: Value) -> PlainPlan:
        """Return this plan with other values in one risk, counted from 1."""
        return replace(self, risks=_with(self.risks, number, values))

    def with_indicator(self, number: int, **values: Value) -> PlainPlan:
        """Return this plan with other values in one indicator, counted from 1."""
        return replace(self, indicators=_with(self.indicators, number, values))

    def answered(self, question: str, **values: Value) -> PlainPlan:
        """Return this plan with another answer to a question."""
        row = self.texts.get(question) or a_row(PLAN_TEXT, question, question=question)
        return replace(self, texts={**self.texts, question: row.but(**values)})

    def unanswered(self, question: str) -> PlainPlan:
        """Return this plan without the answer to a question."""
        return replace(self, texts={k: row for k, row in self.texts.items() if k != question})

    def marked(self, step: str, state: str, reason: str) -> PlainPlan:
        """Return this plan with a mark set by hand."""
        row = a_row(STEP_MARK, f"mark-{step}", step=step, state=state, reason=reason)
        return replace(self, marks={**self.marks, step: row})


def _with(
    rows: tuple[PlainRow, ...], number: int, values: Mapping[str, Value]
) -> tuple[PlainRow, ...]:
    return (*rows[: number - 1], rows[number - 1].but(**values), *rows[number:])


def a_row(kind: RecordKind, key: str, **values: Value) -> PlainRow:
    """Return a record that has the given values and no others."""
    return PlainRow(key, dict.fromkeys(kind.columns)).but(**values)


def a_city(english: str, chinese: str) -> PlainRow:
    """Return a city with both its names."""
    return a_row(CITY, english, name_en=english, name_zh=chinese)


def an_organisation(key: str, actor_type: str = "industry") -> PlainRow:
    """Return an organisation by its function."""
    names = {"name_en": "Example: water utility", "name_zh": "示例：供水企业"}
    return a_row(ORGANISATION, key, actor_type=actor_type, **names)


def organisations_of(side: str) -> tuple[PlainRow, ...]:
    """Return an organisation of each group of a side."""
    types = ("industry", "city_administration", "academia", "civil_society")
    return tuple(
        an_organisation(f"org-{side}" if not number else f"org{number}-{side}", kind)
        for number, kind in enumerate(types)
    )


def a_figure(side: str, **values: Value) -> PlainRow:
    """Return a whole figure of the population of a side's city."""
    whole: dict[str, Value] = {
        "city": {"eu": "Rome", "cn": "Yantai"}[side],
        "indicator": "population",
        "value": Decimal(1000),
        "unit": "persons",
        "year": 2024,
        "area_type": "city_proper",
        "source": "Yearbook",
    }
    return a_row(FIGURE, f"figure_{side}", **{**whole, **values})


def a_need_or_offer(side: str, direction: str, theme: str = "water") -> PlainRow:
    """Return a need or an offer of a side on a theme."""
    key = f"{direction}-{theme}_{side}"
    title = a_text("title", "Fewer leaks", "减少漏损")
    return a_row(NEED_OFFER, key, direction=direction, theme=theme, **title)


def a_text(field: str, english: str, chinese: str, status: str = "reviewed") -> dict[str, Value]:
    """Return the columns of a drafted text that stands in both languages."""
    return {
        f"{field}_en": english,
        f"{field}_zh": chinese,
        f"{field}_en_status": status,
        f"{field}_zh_status": status,
    }


def an_empty_plan() -> PlainPlan:
    """Return a plan as it is right after it was begun, with a city on each side."""
    return PlainPlan(
        plan=a_row(PLAN, "plan", partnership="pair", currency_eu="EUR", currency_cn="CNY"),
        cities={"eu": (a_city("Rome", "罗马"),), "cn": (a_city("Yantai", "烟台"),)},
        organisations={"eu": (), "cn": ()},
        objectives=(),
        actions=(),
        texts={},
        marks={},
        figures={"eu": (), "cn": ()},
        needs_offers={"eu": (), "cn": ()},
        risks=(),
        indicators=(),
        themes=(a_row(THEME, "water", name_en="Water", name_zh="水资源"),),
        measures=(a_row(INDICATOR, "population", name_en="Population", name_zh="常住人口"),),
    )


def a_sound_plan() -> PlainPlan:
    """Return a plan in which the method finds nothing: two objectives, two actions."""
    begun = an_empty_plan().framed(
        starts=date(2026, 1, 1),
        ends=date(2028, 12, 31),
        rate=Decimal("7.8"),
        rate_date=date(2026, 1, 1),
    )
    questions = [asked.key for step in library.method().steps for asked in step.questions]
    return replace(
        begun,
        organisations={side: organisations_of(side) for side in SIDES},
        figures={side: (a_figure(side),) for side in SIDES},
        needs_offers={
            side: (a_need_or_offer(side, "need"), a_need_or_offer(side, "offer")) for side in SIDES
        },
        risks=(_a_risk(1), _a_risk(2)),
        indicators=(_an_indicator(1), _an_indicator(2)),
        objectives=(_an_objective(1), _an_objective(2)),
        actions=(_an_action(1), _an_action(2)),
        texts={
            key: a_row(PLAN_TEXT, key, question=key, **a_text("text", "Answer", "回答"))
            for key in questions
        },
    )


def _an_objective(number: int) -> PlainRow:
    title = a_text("title", "Less water lost", "减少漏损")
    return a_row(OBJECTIVE, f"objective-{number}", position=number, **title)


def _a_risk(number: int) -> PlainRow:
    title = a_text("title", "A dry year", "遇干旱年份")
    return a_row(
        RISK,
        f"risk-{number}",
        position=number,
        likelihood="low",
        effect="high",
        watcher_eu="org-eu",
        watcher_cn="org-cn",
        **title,
        **a_text("answer", "Measure for two years", "连续监测两年"),
    )


def _an_indicator(number: int) -> PlainRow:
    return a_row(
        PLAN_INDICATOR,
        f"indicator-{number}",
        position=number,
        start_eu=Decimal(0),
        start_cn=Decimal(20),
        goal_eu=Decimal(50),
        goal_cn=Decimal(60),
        goal_year=2028,
        source="Own measuring",
        **a_text("title", "Water lost", "漏损水量"),
    )


def _an_action(number: int) -> PlainRow:
    return a_row(
        ACTION,
        f"action-{number}",
        position=number,
        objective=f"objective-{number}",
        starts=date(2026, 7, 1),
        ends=date(2027, 6, 30),
        first_step_by=date(2026, 9, 1),
        lead_eu="org-eu",
        lead_cn="org-cn",
        budget_eu=Decimal(1000),
        budget_cn=Decimal(8000),
        funding_eu="granted",
        funding_cn="idea",
        **a_text("title", "Find leaks", "检测漏损"),
        **a_text("first_step", "Exchange plans", "交换管网图"),
    )


def readiness(plan: PlainPlan) -> Readiness:
    """Return how far a plan is by the method that ships."""
    return readiness_of(plan, library.method())


def found_by(rule: str, plan: PlainPlan) -> list[Finding]:
    """Return what one rule finds in the steps that ask for it."""
    steps = [step for step in library.method().steps if rule in step.rules]
    return [finding for step in steps for finding in RULES[rule](plan, step)]


def said(findings: list[Finding]) -> list[str]:
    """Return the sentences of findings in the language in force."""
    return [finding.text() for finding in findings]
