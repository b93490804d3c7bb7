"""Spoiled plans of the steps about partners, diagnosis, needs, risks and indicators."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.case import Case
from tests.planning.plans import a_figure, a_need_or_offer, a_row, a_sound_plan
from urbandesk.models.records.catalogue import INDICATOR

SOUND = a_sound_plan()
AREA = a_row(INDICATOR, "area", name_en="Area", name_zh="面积")

GROUPS = (
    Case(
        "group_missing",
        SOUND.with_organisations("eu", *SOUND.organisations["eu"][:3]).with_organisations(
            "cn", SOUND.organisations["cn"][0], *SOUND.organisations["cn"][2:]
        ),
        (
            "No civil society on the European side yet.",
            "No city administration on the Chinese side yet.",
        ),
        (("organisation", "", "society_eu"), ("organisation", "", "administration_cn")),
        ("欧方", "中方"),
    ),
)

DIAGNOSIS = (
    Case(
        "figures_missing",
        SOUND.with_figures("eu").with_figures("cn"),
        ("No figure recorded for Rome yet.", "No figure recorded for Yantai yet."),
        (("figure", "", "eu"), ("figure", "", "cn")),
        ("罗马", "烟台"),
    ),
    Case(
        "figure_on_one_side",
        replace(
            SOUND.with_figures("eu", a_figure("eu", indicator="area")),
            measures=(*SOUND.measures, AREA),
        ),
        (
            "Population: no figure for Rome yet, the other side has one.",
            "Area: no figure for Yantai yet, the other side has one.",
        ),
        (("figure", "", "population_eu"), ("figure", "", "area_cn")),
        ("常住人口", "面积"),
    ),
    Case(
        "figures_not_comparable",
        SOUND.with_figures("cn", a_figure("cn", area_type="metropolitan")),
        ("Population: the figures of both sides count different areas.",),
        (("figure", "", "population"),),
        ("常住人口",),
    ),
    Case(
        "figures_not_comparable",
        SOUND.with_figures("eu", a_figure("eu", unit="households")),
        ("Population: the figures of both sides count in different units.",),
        (("figure", "", "population"),),
        ("常住人口",),
    ),
    Case(
        "figure_incomplete",
        SOUND.with_figures("eu", a_figure("eu", value=None)).with_figures(
            "cn", a_figure("cn", area_type=None)
        ),
        (
            "Population, Rome: no value yet.",
            "Population, Yantai: it is not said yet which area it counts.",
        ),
        (("figure", "figure_eu", "value"), ("figure", "figure_cn", "area_type")),
        ("罗马", "烟台"),
    ),
    Case(
        "figure_incomplete",
        SOUND.with_figures("eu", a_figure("eu", year=None)).with_figures(
            "cn", a_figure("cn", source=None)
        ),
        ("Population, Rome: no year yet.", "Population, Yantai: no source yet."),
        (("figure", "figure_eu", "year"), ("figure", "figure_cn", "source")),
        ("罗马", "烟台"),
    ),
)

NEEDS_OFFERS = (
    Case(
        "needs_offers_missing",
        SOUND.with_needs_offers("eu", SOUND.needs_offers["eu"][0]).with_needs_offers("cn"),
        (
            "No offer recorded for Rome yet.",
            "No need recorded for Yantai yet.",
            "No offer recorded for Yantai yet.",
        ),
        (
            ("need_offer", "", "offer_eu"),
            ("need_offer", "", "need_cn"),
            ("need_offer", "", "offer_cn"),
        ),
        ("罗马", "烟台", "烟台"),
    ),
    Case(
        "nothing_matched",
        SOUND.with_needs_offers("eu", a_need_or_offer("eu", "need")).with_needs_offers(
            "cn", a_need_or_offer("cn", "offer", "energy")
        ),
        ("No need of one side meets an offer of the other yet.",),
        (("need_offer", "", ""),),
    ),
    Case(
        "theme_shown_by_none",
        SOUND.with_needs_offers("eu", a_need_or_offer("eu", "need")).with_needs_offers(
            "cn", a_need_or_offer("cn", "need")
        ),
        ("Water: both sides seek it, and neither shows it yet.",),
        (("need_offer", "", "water"),),
        ("水资源",),
    ),
)

RISKS = (
    Case("risk_missing", replace(SOUND, risks=()), ("No risk yet.",), (("risk", "", ""),)),
    Case(
        "risk_without_title",
        SOUND.with_risk(2, title_en=None, title_zh=None),
        ("Risk 2: no title yet.",),
        (("risk", "risk-2", "title_en"),),
        ("2",),
    ),
    Case(
        "risk_without_rating",
        SOUND.with_risk(1, likelihood=None).with_risk(2, effect=None),
        (
            "Risk 1: it is not said yet how likely it is.",
            "Risk 2: it is not said yet how strong its effect is.",
        ),
        (("risk", "risk-1", "likelihood"), ("risk", "risk-2", "effect")),
        ("1", "2"),
    ),
    Case(
        "risk_without_answer",
        SOUND.with_risk(2, answer_en=None, answer_zh=None),
        ("Risk 2: it is not said yet what we do.",),
        (("risk", "risk-2", "answer_en"),),
        ("2",),
    ),
    Case(
        "risk_without_watcher",
        SOUND.with_risk(1, watcher_cn=None).with_risk(2, watcher_eu=None),
        (
            "Risk 1: nobody in Yantai watches it yet.",
            "Risk 2: nobody in Rome watches it yet.",
        ),
        (("risk", "risk-1", "watcher_cn"), ("risk", "risk-2", "watcher_eu")),
        ("烟台", "罗马"),
    ),
)

INDICATORS = (
    Case(
        "indicator_missing",
        replace(SOUND, indicators=()),
        ("No indicator yet.",),
        (("plan_indicator", "", ""),),
    ),
    Case(
        "indicator_without_title",
        SOUND.with_indicator(2, title_en=None, title_zh=None),
        ("Indicator 2: no title yet.",),
        (("plan_indicator", "indicator-2", "title_en"),),
        ("2",),
    ),
    Case(
        "indicator_without_start",
        SOUND.with_indicator(1, start_cn=None).with_indicator(2, start_eu=None),
        (
            "Indicator 1: no start value in Yantai yet.",
            "Indicator 2: no start value in Rome yet.",
        ),
        (
            ("plan_indicator", "indicator-1", "start_cn"),
            ("plan_indicator", "indicator-2", "start_eu"),
        ),
        ("烟台", "罗马"),
    ),
    Case(
        "indicator_without_target",
        SOUND.with_indicator(1, goal_cn=None).with_indicator(2, goal_year=None),
        (
            "Indicator 1: no target in Yantai yet.",
            "Indicator 2: the target has no year yet.",
        ),
        (
            ("plan_indicator", "indicator-1", "goal_cn"),
            ("plan_indicator", "indicator-2", "goal_year"),
        ),
        ("烟台", "2"),
    ),
    Case(
        "indicator_without_source",
        SOUND.with_indicator(2, source=None),
        ("Indicator 2: no source yet.",),
        (("plan_indicator", "indicator-2", "source"),),
        ("2",),
    ),
)
