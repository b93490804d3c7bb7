"""Any plan, with any gaps on any side, for laws that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.planning.plans import (
    PlainPlan,
    PlainRow,
    a_figure,
    a_need_or_offer,
    a_sound_plan,
    organisations_of,
)
from urbandesk.models.field import SIDES

SOUND = a_sound_plan()
DAYS = st.none() | st.integers(0, 400).map(lambda n: date(2025, 12, 1) + timedelta(days=n))
SUMS = st.sampled_from([None, Decimal(0), Decimal(5000)])
FUNDING = st.sampled_from([None, "idea", "granted"])
TEXTS = st.sampled_from([None, "x"])
STATUSES = st.sampled_from(["draft", "outdated"])


@st.composite
def actions(draw: st.DrawFn) -> PlainRow:
    """Draw an action with any gaps."""
    values = {name: draw(DAYS) for name in ("starts", "ends", "first_step_by")}
    row = SOUND.actions[0].but(**values, objective=draw(st.sampled_from([None, "objective-1"])))
    for side in SIDES:
        row = row.but(
            **{
                f"lead_{side}": draw(st.sampled_from([None, "org"])),
                f"budget_{side}": draw(SUMS),
                f"funding_{side}": draw(FUNDING),
            }
        )
    return row.but(title_en=draw(TEXTS), title_zh=draw(TEXTS), title_zh_status=draw(STATUSES))


@st.composite
def plans(draw: st.DrawFn) -> PlainPlan:
    """Draw a plan with any gaps on any side."""
    rows = draw(st.lists(actions(), max_size=3))
    numbered = tuple(replace(row, id=f"action-{n}") for n, row in enumerate(rows, start=1))
    plan = replace(SOUND, actions=numbered, objectives=SOUND.objectives[: draw(st.integers(0, 2))])
    plan = plan.framed(
        starts=draw(DAYS),
        ends=draw(DAYS),
        rate=draw(st.sampled_from([None, Decimal(8)])),
        rate_date=draw(DAYS),
    )
    for side in SIDES:
        plan = plan.framed(**{f"currency_{side}": draw(st.sampled_from([None, "EUR", "CNY"]))})
        plan = plan.with_cities(side, *SOUND.cities[side][: draw(st.integers(0, 1))])
        present = draw(st.lists(st.sampled_from(organisations_of(side)), max_size=3, unique_by=_id))
        plan = plan.with_organisations(side, *present)
        plan = plan.with_figures(side, *draw(st.lists(figures(side), max_size=1)))
        offered = [a_need_or_offer(side, direction) for direction in ("need", "offer")]
        plan = plan.with_needs_offers(
            side, *draw(st.lists(st.sampled_from(offered), max_size=2, unique_by=_id))
        )
        answer = {"text_en": draw(TEXTS), "text_zh": draw(TEXTS), "text_en_status": draw(STATUSES)}
        plan = plan.answered(f"frame.benefit_{side}", **answer)
    return replace(
        plan,
        risks=tuple(_numbered("risk", draw(st.lists(risks(), max_size=2)))),
        indicators=tuple(_numbered("indicator", draw(st.lists(indicators(), max_size=2)))),
    )


def _id(row: PlainRow) -> str:
    return row.id


def _numbered(name: str, rows: list[PlainRow]) -> list[PlainRow]:
    return [replace(row, id=f"{name}-{number}") for number, row in enumerate(rows, start=1)]


@st.composite
def figures(draw: st.DrawFn, side: str) -> PlainRow:
    """Draw a figure with any gaps."""
    return a_figure(
        side,
        value=draw(SUMS),
        state=draw(st.sampled_from([None, "not_disclosed"])),
        area_type=draw(st.sampled_from([None, "city_proper", "metropolitan"])),
        year=draw(st.sampled_from([None, 2020])),
        unit=draw(st.sampled_from([None, "persons", "households"])),
    )


@st.composite
def risks(draw: st.DrawFn) -> PlainRow:
    """Draw a risk with any gaps."""
    row = SOUND.risks[0].but(answer_en=draw(TEXTS), answer_zh=draw(TEXTS), title_en=draw(TEXTS))
    row = row.but(likelihood=draw(st.sampled_from([None, "low"])))
    for side in SIDES:
        row = row.but(**{f"watcher_{side}": draw(st.sampled_from([None, "org"]))})
    return row


@st.composite
def indicators(draw: st.DrawFn) -> PlainRow:
    """Draw an indicator with any gaps."""
    row = SOUND.indicators[0].but(source=draw(TEXTS), title_zh=draw(TEXTS))
    for side in SIDES:
        row = row.but(**{f"start_{side}": draw(SUMS), f"goal_{side}": draw(SUMS)})
    return row.but(goal_year=draw(st.sampled_from([None, 2028])))
