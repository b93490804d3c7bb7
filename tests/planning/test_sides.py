"""Neither side is the main one: exchange the sides of any plan and its findings are exchanged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from tests.planning.any_plan import plans
from tests.planning.plans import PlainPlan, PlainRow, a_sound_plan, readiness
from urbandesk.planning.facts import side_name
from urbandesk.planning.finding import Finding

SOUND = a_sound_plan()
OTHER = {"eu": "cn", "cn": "eu"}


def swapped(name: str) -> str:
    """Return the name of the same thing on the other side."""
    head, _, side = name.rpartition("_")
    if side not in OTHER:
        return name
    return f"{head}_{OTHER[side]}" if head else OTHER[side]


def swapped_words(sentence: str) -> str:
    """Return a sentence about the same thing on the other side."""
    words = {"European side": "Chinese side", "Chinese side": "European side"}
    for word, other in words.items():
        if word in sentence:
            return sentence.replace(word, other)
    return sentence


def mirrored_row(row: PlainRow) -> PlainRow:
    return replace(row, values={swapped(name): value for name, value in row.values.items()})


def mirrored(plan: PlainPlan) -> PlainPlan:
    """Return the plan as the other side would have written it."""
    return replace(
        plan,
        plan=mirrored_row(plan.plan),
        cities={OTHER[side]: rows for side, rows in plan.cities.items()},
        organisations={OTHER[side]: rows for side, rows in plan.organisations.items()},
        actions=tuple(mirrored_row(row) for row in plan.actions),
        figures={OTHER[side]: _moved(rows) for side, rows in plan.figures.items()},
        needs_offers={OTHER[side]: _moved(rows) for side, rows in plan.needs_offers.items()},
        risks=tuple(mirrored_row(row) for row in plan.risks),
        indicators=tuple(mirrored_row(row) for row in plan.indicators),
        texts={swapped(key): row for key, row in plan.texts.items()},
    )


def _moved(rows: tuple[PlainRow, ...]) -> tuple[PlainRow, ...]:
    """Return what belongs to a city as it stands when the cities change their sides."""
    return tuple(replace(row, id=swapped(row.id)) for row in rows)


def seen(finding: Finding) -> tuple[str, ...]:
    place = (finding.kind, finding.record, finding.column)
    return (finding.rule, finding.step, *place, finding.text())


def seen_mirrored(finding: Finding) -> tuple[str, ...]:
    place = (finding.kind, swapped(finding.record), swapped(finding.column))
    return (finding.rule, finding.step, *place, swapped_words(finding.text()))


@given(plan=plans())
@settings(deadline=None, max_examples=150)
def test_exchanging_the_sides_exchanges_the_findings_and_nothing_else(plan: PlainPlan) -> None:
    here, there = readiness(plan), readiness(mirrored(plan))
    assert sorted(map(seen, there.findings)) == sorted(map(seen_mirrored, here.findings))
    assert there.states == here.states
    assert there.texts_en == here.texts_en
    assert there.texts_zh == here.texts_zh


def test_a_side_without_a_city_is_called_by_its_side() -> None:
    nobody = SOUND.with_cities("eu").with_cities("cn")
    names = {side: side_name(nobody, side) for side in OTHER}
    assert (names["eu"].en, names["eu"].zh) == ("European side", "欧方")
    assert (names["cn"].en, names["cn"].zh) == ("Chinese side", "中方")
