"""Proposed titles say what the figures say, in both languages, and rank nobody."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.reports import samples
from urbandesk import i18n
from urbandesk.reports.budget import BudgetData, SideBudget
from urbandesk.reports.findings import (
    budget_subtitle,
    budget_title,
    stakeholder_subtitle,
    stakeholder_title,
    timeline_subtitle,
    timeline_title,
)
from urbandesk.reports.sides import SideNames
from urbandesk.reports.timeline import Span, TimelineData, TimelineRow

NAMES = SideNames("Rome", "Yantai")


def test_a_timeline_says_when_actions_start_and_whose_lead_is_missing() -> None:
    assert timeline_title(samples.timeline()) == (
        "Five of seven actions start in 2026; action 4 has no lead in Rome yet"
    )


def test_a_timeline_says_so_in_chinese(chinese: None) -> None:
    assert timeline_title(samples.timeline()) == (
        "7 项行动中有 5 项于 2026 年启动；行动 4 的罗马方牵头单位待定"
    )
    assert timeline_subtitle(samples.timeline()) == (
        "双方工作时段，2026 年 6 月至 2027 年 12 月；灰色竖带为假期"
    )


def test_the_language_of_a_title_is_that_of_the_output_not_of_the_window() -> None:
    with i18n.speaking(i18n.CHINESE):
        assert timeline_title(samples.timeline()).startswith("7 项")


def test_without_actions_or_dates_the_title_says_that() -> None:
    nothing = Span(None, None)
    empty = TimelineData(NAMES, (), "")
    undated = TimelineData(NAMES, (TimelineRow(1, "A", nothing, nothing),), "")
    assert timeline_title(empty) == "The plan has no actions yet"
    assert timeline_title(undated) == "No action has a start date yet; no first step has a date yet"
    assert timeline_subtitle(undated) == "Work period of each side; no dates have been set yet"


def test_a_complete_timeline_is_called_complete() -> None:
    work = samples.span((2026, 5), (2026, 9))
    row = TimelineRow(1, "A", work, work, date(2026, 5, 9))
    data = TimelineData(NAMES, (row, replace(row, number=2)), "")
    assert timeline_title(data) == (
        "All two actions start in 2026; each has a lead on both sides and a date for its first step"
    )


def test_a_budget_names_both_shares_in_one_sentence() -> None:
    assert budget_title(samples.budget()) == (
        "Rome has 21 % of its budget granted, Yantai has 59 %; "
        "most of the money in Rome is still being applied for"
    )
    assert budget_subtitle(samples.budget()) == (
        "Thousand EUR, seven actions; 1 EUR = 8.05 CNY, rate fixed in the plan"
    )


def test_the_chinese_edition_names_its_own_side_first(chinese: None) -> None:
    assert budget_title(samples.budget()) == (
        "烟台方预算已落实 59%，罗马方为 21%；罗马方大部分资金仍在申请之中"
    )
    assert budget_subtitle(samples.budget()) == (
        "单位：万欧元；7 项行动；按计划约定汇率折算：1 欧元 = 8.05 元人民币"
    )


def test_without_a_rate_each_side_keeps_its_currency() -> None:
    assert budget_subtitle(samples.budget(None)) == (
        "Each side in its own currency, seven actions: Rome in thousand EUR, "
        "Yantai in million CNY; the plan fixes no exchange rate"
    )


@pytest.mark.parametrize(
    ("eu", "cn", "title"),
    [
        (SideBudget("EUR", 0, 3), SideBudget("CNY", 0, 3), "No budget is known yet on either side"),
        (SideBudget("EUR", 2), SideBudget("CNY", 2), "No money is budgeted so far"),
        (
            SideBudget("EUR", 0, 3),
            SideBudget("CNY", 1, granted=Decimal(1), idea=Decimal(1)),
            "Yantai has 50 % of its budget granted; that of Rome is not known yet",
        ),
        (
            SideBudget("EUR", 1, granted=Decimal(9)),
            SideBudget("CNY", 1),
            "Rome has 100 % of its budget granted; Yantai has budgeted nothing",
        ),
        (
            SideBudget("EUR", 1, idea=Decimal(9)),
            SideBudget("CNY", 1, idea=Decimal(9)),
            "No money is granted yet on either side",
        ),
        (
            SideBudget("EUR", 1, granted=Decimal(1), idea=Decimal(999)),
            SideBudget("CNY", 1, granted=Decimal(999), idea=Decimal(1)),
            "Rome has < 1 % of its budget granted, Yantai has > 99 %",
        ),
    ],
)
def test_unknown_is_not_nothing_and_little_is_not_none(
    eu: SideBudget, cn: SideBudget, title: str
) -> None:
    assert budget_title(BudgetData(NAMES, eu, cn, "", 3)) == title


def test_stakeholders_say_who_brings_influence_and_who_is_missing() -> None:
    data = samples.stakeholders()
    assert stakeholder_title(data) == (
        "Both sides bring in organisations with influence and interest; "
        "civil society in Yantai is not yet part of it"
    )
    assert stakeholder_subtitle(data) == "Influence and interest of 19 organisations, scale 0 to 10"


def test_stakeholders_without_scores_are_not_judged() -> None:
    data = replace(samples.stakeholders(), organisations=(), missing=())
    assert stakeholder_title(data) == "No organisation has scores for influence and interest yet"


def test_stakeholders_in_chinese(chinese: None) -> None:
    assert stakeholder_title(samples.stakeholders()) == (
        "双方均已吸收影响力大、关注度高的单位；烟台方尚无社会组织参与"
    )
