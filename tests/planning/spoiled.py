"""Spoiled plans: for each rule one in which it finds something, and what it then says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.planning.case import Case
from tests.planning.plans import a_sound_plan
from tests.planning.spoiled_steps import DIAGNOSIS, GROUPS, INDICATORS, NEEDS_OFFERS, RISKS
from urbandesk.content import library

SOUND = a_sound_plan()
METHOD = library.method()

FRAME = (
    Case(
        "period_missing",
        SOUND.framed(starts=None, ends=None),
        ("The plan has no start yet.", "The plan has no end yet."),
        (("plan", "plan", "starts"), ("plan", "plan", "ends")),
    ),
    Case(
        "period_reversed",
        SOUND.framed(starts=date(2028, 1, 1), ends=date(2027, 12, 31)),
        ("The plan ends before it starts.",),
        (("plan", "plan", "ends"),),
    ),
    Case(
        "currency_missing",
        SOUND.framed(currency_eu=None, currency_cn=None),
        ("No currency for Rome yet.", "No currency for Yantai yet."),
        (("plan", "plan", "currency_eu"), ("plan", "plan", "currency_cn")),
        ("罗马", "烟台"),
    ),
    Case(
        "rate_missing",
        SOUND.framed(rate=None, rate_date=None),
        ("No exchange rate is agreed yet.",),
        (("plan", "plan", "rate"),),
    ),
    Case(
        "rate_missing",
        SOUND.framed(rate_date=None),
        ("The exchange rate has no date yet.",),
        (("plan", "plan", "rate_date"),),
    ),
)

PARTNERS = (
    Case(
        "side_without_city",
        SOUND.with_cities("eu").with_cities("cn"),
        ("No city on the European side yet.", "No city on the Chinese side yet."),
        (("partnership", "pair", "eu"), ("partnership", "pair", "cn")),
        ("欧方", "中方"),
    ),
    Case(
        "side_without_stakeholder",
        SOUND.with_organisations("eu").with_organisations("cn"),
        ("No stakeholder recorded for Rome yet.", "No stakeholder recorded for Yantai yet."),
        (("organisation", "", "eu"), ("organisation", "", "cn")),
        ("罗马", "烟台"),
    ),
)

TEXTS = (
    Case(
        "answer_missing",
        SOUND.unanswered("frame.purpose").answered("partners.roles", text_en=None, text_zh=None),
        ("Shared purpose: no answer yet.", "How the partners work together: no answer yet."),
        (
            ("plan_text", "frame.purpose", "text_en"),
            ("plan_text", "partners.roles", "text_en"),
        ),
        (METHOD.question("frame.purpose").title.zh, METHOD.question("partners.roles").title.zh),
    ),
    Case(
        "text_in_one_language",
        SOUND.answered("frame.purpose", text_zh=None, text_zh_status=None).with_action(
            2, title_en=None, title_en_status=None
        ),
        ("Shared purpose: no Chinese text yet.", "Action 2, Title: no English text yet."),
        (("plan_text", "frame.purpose", "text_zh"), ("action", "action-2", "title_en")),
        (METHOD.question("frame.purpose").title.zh, "行动 2"),
    ),
    Case(
        "text_outdated",
        SOUND.answered("frame.purpose", text_zh_status="outdated").with_objective(
            2, title_en_status="outdated"
        ),
        (
            "Shared purpose: the Chinese text is older than the English one.",
            "Objective 2, Title: the English text is older than the Chinese one.",
        ),
        (("plan_text", "frame.purpose", "text_zh"), ("objective", "objective-2", "title_en")),
        (METHOD.question("frame.purpose").title.zh, "目标 2"),
    ),
)

OBJECTIVES = (
    Case(
        "objective_missing",
        replace(SOUND, objectives=()),
        ("No objective yet.",),
        (("objective", "", ""),),
    ),
    Case(
        "objective_without_title",
        SOUND.with_objective(2, title_en=None, title_zh=None),
        ("Objective 2: no title yet.",),
        (("objective", "objective-2", "title_en"),),
        ("2",),
    ),
    Case(
        "objective_without_action",
        SOUND.with_action(2, objective="objective-1"),
        ("Objective 2: no action serves it yet.",),
        (("objective", "objective-2", ""),),
        ("2",),
    ),
)

ACTIONS = (
    Case("action_missing", replace(SOUND, actions=()), ("No action yet.",), (("action", "", ""),)),
    Case(
        "action_without_title",
        SOUND.with_action(2, title_en=None, title_zh=None),
        ("Action 2: no title yet.",),
        (("action", "action-2", "title_en"),),
        ("2",),
    ),
    Case(
        "action_without_objective",
        SOUND.with_action(2, objective=None),
        ("Action 2: serves no objective yet.",),
        (("action", "action-2", "objective"),),
        ("2",),
    ),
    Case(
        "action_without_lead",
        SOUND.with_action(1, lead_cn=None).with_action(2, lead_eu=None),
        ("Action 1: no lead in Yantai yet.", "Action 2: no lead in Rome yet."),
        (("action", "action-1", "lead_cn"), ("action", "action-2", "lead_eu")),
        ("烟台", "罗马"),
    ),
    Case(
        "action_without_dates",
        SOUND.with_action(2, starts=None, ends=None),
        ("Action 2: no start yet.", "Action 2: no end yet."),
        (("action", "action-2", "starts"), ("action", "action-2", "ends")),
        ("2", "2"),
    ),
    Case(
        "action_dates_reversed",
        SOUND.with_action(2, starts=date(2027, 1, 2), ends=date(2027, 1, 1)),
        ("Action 2: ends before it starts.",),
        (("action", "action-2", "ends"),),
        ("2",),
    ),
    Case(
        "action_outside_period",
        SOUND.with_action(1, starts=date(2025, 12, 31)).with_action(2, ends=date(2029, 1, 1)),
        ("Action 1: starts before the plan does.", "Action 2: ends after the plan does."),
        (("action", "action-1", "starts"), ("action", "action-2", "ends")),
        ("1", "2"),
    ),
    Case(
        "first_step_missing",
        SOUND.with_action(1, first_step_en=None, first_step_zh=None).with_action(
            2, first_step_by=None
        ),
        ("Action 1: no first step yet.", "Action 2: no day for the first step yet."),
        (("action", "action-1", "first_step_en"), ("action", "action-2", "first_step_by")),
        ("1", "2"),
    ),
    Case(
        "first_step_late",
        SOUND.with_action(1, first_step_by=date(2026, 6, 30)).with_action(
            2, first_step_by=date(2026, 9, 30)
        ),
        (
            "Action 1: the first step lies before the start.",
            "Action 2: the first step comes later than day 90.",
        ),
        (("action", "action-1", "first_step_by"), ("action", "action-2", "first_step_by")),
        ("1", "90"),
    ),
)

MONEY = (
    Case(
        "money_on_one_side",
        SOUND.with_action(1, budget_cn=None).with_action(2, budget_eu=None),
        (
            "Action 1: no budget in Yantai yet, the other side has one.",
            "Action 2: no budget in Rome yet, the other side has one.",
        ),
        (("action", "action-1", "budget_cn"), ("action", "action-2", "budget_eu")),
        ("烟台", "罗马"),
    ),
    Case(
        "money_without_source",
        SOUND.with_action(1, funding_cn=None).with_action(2, funding_eu=None),
        (
            "Action 1: no funding state in Yantai yet.",
            "Action 2: no funding state in Rome yet.",
        ),
        (("action", "action-1", "funding_cn"), ("action", "action-2", "funding_eu")),
        ("烟台", "罗马"),
    ),
    Case(
        "granted_without_budget",
        SOUND.with_action(1, budget_cn=None, funding_cn="granted").with_action(2, budget_eu=None),
        (
            "Action 1: granted in Yantai, but without a sum.",
            "Action 2: granted in Rome, but without a sum.",
        ),
        (("action", "action-1", "budget_cn"), ("action", "action-2", "budget_eu")),
        ("烟台", "罗马"),
    ),
)

CASES = (
    *(*FRAME, *PARTNERS, *GROUPS, *DIAGNOSIS, *NEEDS_OFFERS, *TEXTS),
    *(*OBJECTIVES, *ACTIONS, *MONEY, *RISKS, *INDICATORS),
)
