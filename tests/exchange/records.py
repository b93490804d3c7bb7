"""A small workspace with everything that an export may stumble over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from urbandesk.models.field import Value
from urbandesk.models.schema import KINDS
from urbandesk.services.change import Change
from urbandesk.services.workspace import Workspace

OWN_SECRET = "canary-own-side-only"
BOTH_SECRET = "canary-for-both-sides"
FORMULA = '=HYPERLINK("http://example.eu")'
LONG_NAME = "Long " * 59 + "name!"


def fill(workspace: Workspace) -> str:
    """Add two cities, their bodies, a partnership and a plan with two actions; return the plan."""
    with workspace.change("Fill") as change:
        rome = add(
            change,
            "city",
            name_en="Rome",
            name_zh="罗马",
            country="IT",
            latitude=Decimal("41.89"),
            source=FORMULA,
            note=OWN_SECRET,
            summary_en="Text",
            summary_en_status="draft",
        )
        yantai = add(
            change, "city", name_en="Yantai", name_zh="烟台", country="CN", level="prefecture"
        )
        leads = _add_bodies(change, rome, yantai)
        theme = add(change, "theme", name_en="Water", name_zh="水")
        partnership = add(
            change,
            "partnership",
            name_en="Rome and Yantai",
            name_zh="罗马与烟台",
            state="active",
            themes=(theme,),
            signed_on=date(2015, 9, 1),
        )
        add(change, "membership", partnership=partnership, city=rome, side="eu", position=1)
        add(change, "membership", partnership=partnership, city=yantai, side="cn", position=2)
        return _add_plan(change, partnership, leads)


def add(change: Change, kind: str, **values: Value) -> str:
    described = KINDS[kind]
    return change.insert(described, described.to_stored(described.check(values)))


def _add_bodies(change: Change, rome: str, yantai: str) -> tuple[str, str]:
    environment = add(
        change,
        "organisation",
        name_en="<b>Environment</b> & Waste 🌍",
        name_zh="环境局",
        city=rome,
        actor_type="city_administration",
        influence=Decimal("8.5"),
        interest=Decimal("7.0"),
        concerns=OWN_SECRET,
        capacity_en=BOTH_SECRET,
    )
    bureau = add(change, "organisation", name_en=LONG_NAME, city=yantai, actor_type="academia")
    return environment, bureau


def _add_plan(change: Change, partnership: str, leads: tuple[str, str]) -> str:
    plan = add(
        change,
        "plan",
        title_en="Plan of Rome and Yantai",
        title_zh="罗马与烟台合作计划",
        partnership=partnership,
        edition="1",
        version="0.6",
        currency_eu="EUR",
        currency_cn="CNY",
        rate=Decimal(8),
    )
    goal = add(
        change, "objective", plan=plan, position=1, title_en="Less waste", title_zh="减少垃圾"
    )
    for number, state in enumerate(("granted", "idea"), 1):
        add(
            change,
            "action",
            plan=plan,
            position=number,
            title_en=f"Action {number}",
            title_zh=f"行动 {number}",
            title_en_status="reviewed",
            objective=goal,
            starts=date(2026, number, 1),
            ends=date(2027, number, 28),
            lead_eu=leads[0],
            lead_cn=leads[1],
            budget_eu=Decimal(1000 * number),
            budget_cn=Decimal("80000.50"),
            funding_eu=state,
            funding_cn="submitted",
            description_en=BOTH_SECRET,
        )
    add(change, "plan_text", plan=plan, question="no.such.question", text_en="@SUM(A1)\n-2+3")
    return plan
