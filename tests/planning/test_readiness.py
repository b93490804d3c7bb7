"""How far a plan is: the state of each step, marks set by hand, the review, the texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.planning.plans import (
    PlainPlan,
    a_figure,
    a_need_or_offer,
    a_sound_plan,
    an_empty_plan,
    an_organisation,
    readiness,
    said,
)
from urbandesk.content import library
from urbandesk.planning.facts import TextSpot, texts_of
from urbandesk.planning.readiness import (
    COMPLETE,
    IN_PROGRESS,
    NOT_APPLICABLE,
    NOT_STARTED,
    TextCount,
)
from urbandesk.planning.text_status import Text

EMPTY, SOUND = an_empty_plan(), a_sound_plan()
FILLED = tuple(step.key for step in library.method().steps if step.key != "review")
NO_MONEY = {f"{name}_{side}": None for name in ("budget", "funding") for side in ("eu", "cn")}


def state(plan: PlainPlan, step: str) -> str:
    return readiness(plan).step(step).state


def test_a_new_plan_has_begun_nothing_and_flags_nothing() -> None:
    found = readiness(EMPTY)
    assert set(found.states) == {NOT_STARTED}
    assert found.gaps == ()
    assert {step.gaps for step in found.steps} == {0}


def test_a_new_plan_still_tells_what_it_will_need() -> None:
    sentences = said(list(readiness(EMPTY).step("frame").findings))
    assert "Shared purpose: no answer yet." in sentences
    assert "The plan has no start yet." in sentences


def test_a_sound_plan_is_complete_in_every_step_that_can_be_filled_in() -> None:
    found = readiness(SOUND)
    assert {step.key: step.state for step in found.steps if step.available} == dict.fromkeys(
        (*FILLED, "review"), COMPLETE
    )
    assert found.findings == ()


@pytest.mark.parametrize(
    ("step", "plan"),
    [
        ("frame", EMPTY.framed(starts=date(2026, 1, 1))),
        ("frame", EMPTY.framed(rate=Decimal("7.8"))),
        ("frame", EMPTY.answered("frame.benefit_cn", text_zh="经验")),
        ("partners", EMPTY.with_organisations("cn", an_organisation("org-cn"))),
        ("partners", EMPTY.answered("partners.roles", text_en="Together")),
        ("objectives", replace(EMPTY, objectives=SOUND.objectives)),
        ("actions", replace(EMPTY, actions=(SOUND.actions[0].but(**NO_MONEY, lead_eu=None),))),
        ("diagnosis", EMPTY.with_figures("cn", a_figure("cn"))),
        ("needs_offers", EMPTY.with_needs_offers("eu", a_need_or_offer("eu", "need"))),
        ("governance", EMPTY.answered("governance.decisions", text_zh="共同决定")),
        ("money", EMPTY.answered("money.shares", text_en="Each side its own")),
        ("risks", replace(EMPTY, risks=(SOUND.risks[0].but(effect=None),))),
        ("indicators", replace(EMPTY, indicators=(SOUND.indicators[0].but(source=None),))),
    ],
)
def test_the_first_entry_begins_a_step_and_no_other(step: str, plan: PlainPlan) -> None:
    states = {each.key: each.state for each in readiness(plan).steps}
    assert states.pop(step) == IN_PROGRESS
    assert states.pop("review") == IN_PROGRESS
    assert set(states.values()) == {NOT_STARTED}


def test_an_answer_that_was_emptied_again_is_no_beginning() -> None:
    assert state(EMPTY.answered("frame.purpose", text_en=None, text_zh=None), "frame") == (
        NOT_STARTED
    )


def test_a_step_with_a_gap_is_in_progress_and_flags_it() -> None:
    found = readiness(SOUND.with_action(2, lead_cn=None))
    assert found.step("actions").state == IN_PROGRESS
    assert found.step("actions").gaps == 1
    assert said(list(found.gaps)) == ["Action 2: no lead in Yantai yet."]
    assert found.step("objectives").state == COMPLETE


def test_gaps_of_steps_that_are_not_begun_stay_out_of_the_count() -> None:
    found = readiness(EMPTY.framed(starts=date(2026, 1, 1)))
    assert {gap.step for gap in found.gaps} == {"frame"}
    assert {finding.step for finding in found.findings} > {"frame"}


@pytest.mark.parametrize("by_hand", [COMPLETE, IN_PROGRESS, NOT_STARTED, NOT_APPLICABLE])
@pytest.mark.parametrize("plan", [EMPTY, SOUND, SOUND.with_action(2, lead_cn=None)])
def test_a_mark_set_by_hand_wins_and_keeps_its_reason(plan: PlainPlan, by_hand: str) -> None:
    step = readiness(plan.marked("actions", by_hand, "Agreed on the phone")).step("actions")
    assert (step.state, step.by_hand, step.reason) == (by_hand, True, "Agreed on the phone")
    assert readiness(plan).step("actions").by_hand is False
    assert readiness(plan).step("actions").reason == ""


def test_a_step_called_complete_by_hand_goes_on_telling_its_gaps() -> None:
    plan = SOUND.with_action(2, lead_cn=None).marked("actions", COMPLETE, "Enough for now")
    assert readiness(plan).step("actions").gaps == 1


def test_a_step_that_is_not_applicable_has_no_gaps() -> None:
    plan = SOUND.with_action(2, lead_cn=None).marked("actions", NOT_APPLICABLE, "No money yet")
    assert readiness(plan).findings == ()
    assert state(plan, "review") == COMPLETE


def test_a_sum_in_an_action_begins_the_step_about_money() -> None:
    bare = SOUND.actions[0].but(**NO_MONEY)
    plan = replace(EMPTY, actions=(bare.but(budget_cn=Decimal(0)),))
    assert state(plan, "money") == IN_PROGRESS
    assert state(replace(EMPTY, actions=(bare,)), "money") == NOT_STARTED


def test_a_step_can_be_set_aside_and_holds_nothing_up() -> None:
    plan = SOUND.marked("risks", NOT_APPLICABLE, "Kept elsewhere")
    assert state(plan, "risks") == NOT_APPLICABLE
    assert readiness(plan).current() is None
    assert state(replace(plan, risks=()), "review") == COMPLETE


def test_the_review_is_complete_when_nothing_is_left_open_before_it() -> None:
    assert state(EMPTY, "review") == NOT_STARTED
    assert state(SOUND.with_action(2, lead_cn=None), "review") == IN_PROGRESS
    assert state(SOUND, "review") == COMPLETE
    assert state(SOUND.marked("frame", IN_PROGRESS, "Under discussion"), "review") == IN_PROGRESS


def test_the_current_step_is_the_first_that_is_open() -> None:
    def current(plan: PlainPlan) -> str:
        found = readiness(plan).current()
        return found.key if found else ""

    assert current(EMPTY) == "frame"
    assert current(EMPTY.marked("frame", COMPLETE, "Signed elsewhere")) == "partners"
    assert current(SOUND.with_action(1, starts=None)) == "actions"
    assert current(SOUND) == ""


def test_a_step_is_asked_for_by_its_key() -> None:
    assert readiness(SOUND).step("actions").number == 6
    assert readiness(SOUND).step("actions").title.en == "Actions"
    with pytest.raises(KeyError):
        readiness(SOUND).step("weather")


def test_texts_are_counted_by_language_with_those_reviewed_and_outdated() -> None:
    assert readiness(EMPTY).texts("en") == TextCount()
    # The answers, two titles of objectives, two titles and two first steps of actions,
    # two titles and two answers of risks, two titles of indicators.
    whole = len(SOUND.texts) + 12
    assert readiness(SOUND).texts("en") == TextCount(whole, reviewed=whole)
    spoiled = SOUND.answered("frame.purpose", text_zh_status="outdated").with_action(
        1, title_zh_status="draft"
    )
    assert readiness(spoiled).texts("zh") == TextCount(whole, reviewed=whole - 2, outdated=1)
    assert readiness(spoiled).texts("en") == TextCount(whole, reviewed=whole)


def test_a_text_that_stands_in_one_language_is_counted_in_both() -> None:
    plan = EMPTY.answered("frame.purpose", text_en="Water", text_en_status="reviewed")
    assert readiness(plan).texts("en") == TextCount(1, reviewed=1)
    assert readiness(plan).texts("zh") == TextCount(1)


def test_a_step_collects_its_answers_then_the_texts_of_its_table() -> None:
    frame, objectives = library.method().step("frame"), library.method().step("objectives")
    assert [spot.record for spot in texts_of(EMPTY, frame)] == [
        "frame.purpose",
        "frame.benefit_eu",
        "frame.benefit_cn",
    ]
    spots = list(texts_of(SOUND.with_objective(2, title_zh_status="draft"), objectives))
    assert [(s.record, s.field, s.name.en) for s in spots][2:] == [
        ("objective-2", "title", "Objective 2, Title"),
        ("objective-2", "description", "Objective 2, Description"),
    ]
    assert spots[2].name.zh == "目标 2，标题"
    title = Text("Less water lost", "减少漏损", "reviewed", "draft")
    assert spots[2] == TextSpot("objective", "objective-2", "title", spots[2].name, title)
