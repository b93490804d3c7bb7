"""Each rule finds what it should, says it in both languages, and is silent in a sound plan."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from tests.planning.any_plan import plans
from tests.planning.case import Case
from tests.planning.plans import PlainPlan, a_figure, found_by, readiness, said
from tests.planning.spoiled import CASES, SOUND
from urbandesk import i18n
from urbandesk.planning.rules import RULES

NOT_DISCLOSED = a_figure("cn", value=None, state="not_disclosed", year=None, source=None)
NAMES = [f"{case.rule}-{number}" for number, case in enumerate(CASES, start=1)]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_rule_finds_the_gap_and_leads_to_its_field(case: Case) -> None:
    findings = found_by(case.rule, case.plan)
    assert tuple(said(findings)) == case.english
    assert tuple((f.kind, f.record, f.column) for f in findings) == case.places
    assert {f.rule for f in findings} == {case.rule}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_finding_is_a_whole_chinese_sentence(case: Case) -> None:
    with i18n.speaking(i18n.CHINESE):
        sentences = said(found_by(case.rule, case.plan))
    assert len(sentences) == len(case.english)
    for sentence, word in zip(sentences, case.chinese or ("",) * len(sentences), strict=True):
        assert word in sentence
        assert re.search(r"[\u4e00-\u9fff]", sentence)
        assert not re.search(r"[A-Za-z{}]", sentence), sentence
        assert sentence.endswith("。")


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_finding_stands_at_the_step_where_it_is_mended(case: Case) -> None:
    found = [f for f in readiness(case.plan).findings if f.rule == case.rule]
    assert tuple(said(found)) == case.english
    for finding in found:
        step = readiness(case.plan).step(finding.step)
        assert finding in step.findings
        assert case.rule in step.step.rules


def test_every_rule_has_been_seen_to_find_something() -> None:
    assert {case.rule for case in CASES} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_finds_anything_in_a_sound_plan(rule: str) -> None:
    assert said(found_by(rule, SOUND)) == []


@pytest.mark.parametrize(
    ("rule", "plan"),
    [
        ("period_reversed", SOUND.framed(starts=date(2026, 1, 1), ends=date(2026, 1, 1))),
        ("rate_missing", SOUND.framed(currency_cn="EUR", rate=None)),
        ("rate_missing", SOUND.framed(currency_cn=None, rate=None)),
        ("side_without_stakeholder", SOUND.with_cities("cn").with_organisations("cn")),
        ("action_dates_reversed", SOUND.with_action(1, starts=date(2027, 6, 30))),
        ("action_dates_reversed", SOUND.with_action(1, starts=None)),
        ("action_without_objective", replace(SOUND.with_action(1, objective=None), objectives=())),
        ("action_outside_period", SOUND.with_action(1, starts=date(2026, 1, 1))),
        ("action_outside_period", SOUND.framed(starts=None, ends=None)),
        ("first_step_late", SOUND.with_action(1, first_step_by=date(2026, 7, 1))),
        ("first_step_late", SOUND.with_action(1, first_step_by=date(2026, 9, 29))),
        ("first_step_late", SOUND.with_action(1, starts=None)),
        ("first_step_missing", SOUND.with_action(1, first_step_en=None)),
        ("money_on_one_side", SOUND.with_action(1, budget_eu=Decimal(0))),
        ("money_on_one_side", SOUND.with_action(1, budget_eu=None, budget_cn=None)),
        ("money_without_source", SOUND.with_action(1, budget_eu=Decimal(0), funding_eu=None)),
        ("granted_without_budget", SOUND.with_action(1, budget_eu=None, funding_eu="submitted")),
        ("granted_without_budget", SOUND.with_action(1, budget_eu=Decimal(0))),
        ("action_without_title", SOUND.with_action(1, title_zh=None)),
        ("objective_without_title", SOUND.with_objective(1, title_en=None)),
        ("group_missing", SOUND.with_organisations("cn")),
        ("figure_on_one_side", SOUND.with_figures("cn")),
        ("figures_not_comparable", SOUND.with_figures("cn", a_figure("cn", area_type=None))),
        ("figures_not_comparable", SOUND.with_figures("cn")),
        ("figure_incomplete", SOUND.with_figures("cn", NOT_DISCLOSED)),
        ("figure_incomplete", SOUND.with_figures("cn", a_figure("cn", value=Decimal(0)))),
        ("nothing_matched", SOUND.with_needs_offers("cn")),
        ("theme_shown_by_none", SOUND.with_needs_offers("cn")),
        ("indicator_without_title", SOUND.with_indicator(1, title_en=None)),
        ("indicator_without_start", SOUND.with_indicator(1, start_cn=Decimal(0))),
        ("answer_missing", SOUND.answered("frame.purpose", text_en=None)),
        ("text_in_one_language", SOUND.unanswered("frame.purpose")),
    ],
)
def test_a_rule_keeps_quiet_at_its_edge(rule: str, plan: PlainPlan) -> None:
    assert said(found_by(rule, plan)) == []


@given(plan=plans())
@settings(deadline=None, max_examples=60)
def test_whatever_is_found_is_found_once_and_said_whole_in_both_languages(plan: PlainPlan) -> None:
    findings = list(readiness(plan).findings)
    places = [(f.rule, f.step, f.kind, f.record, f.column) for f in findings]
    assert len(places) == len(set(places))
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            assert not [sentence for sentence in said(findings) if re.search(r"[{}]", sentence)]
    with i18n.speaking(i18n.CHINESE):
        assert not [sentence for sentence in said(findings) if re.search(r"[A-Za-z]", sentence)]


def test_a_name_with_braces_is_said_as_it_was_typed() -> None:
    rome = SOUND.cities["eu"][0].but(name_en="{Rome} & <b>")
    plan = SOUND.with_cities("eu", rome).framed(currency_eu=None)
    assert said(found_by("currency_missing", plan)) == ["No currency for {Rome} & <b> yet."]


def test_several_cities_of_a_side_are_all_named_as_each_language_joins_names() -> None:
    second = SOUND.cities["eu"][0].but(name_en="Łódź", name_zh=None)
    plan = SOUND.with_cities("eu", *SOUND.cities["eu"], second).framed(currency_eu=None)
    findings = found_by("currency_missing", plan)
    assert said(findings) == ["No currency for Rome, Łódź yet."]
    with i18n.speaking(i18n.CHINESE):
        assert "罗马、Łódź" in said(findings)[0]


def test_a_finding_made_in_one_language_is_said_in_the_language_in_force_later() -> None:
    findings = found_by("action_without_lead", SOUND.with_action(1, lead_cn=None))
    with i18n.speaking(i18n.CHINESE):
        assert "烟台" in said(findings)[0]
    assert said(findings) == ["Action 1: no lead in Yantai yet."]
