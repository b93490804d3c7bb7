"""The rules of readiness by key; the method's content says which step asks for which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from urbandesk.content.method import Step
from urbandesk.planning.facts import Facts
from urbandesk.planning.finding import Finding
from urbandesk.planning.rules import (
    actions,
    diagnosis,
    frame,
    indicators,
    money,
    needs_offers,
    objectives,
    partners,
    risks,
    texts,
)

Rule = Callable[[Facts, Step], Iterator[Finding]]

RULES: Mapping[str, Rule] = {
    "answer_missing": texts.answer_missing,
    "text_in_one_language": texts.text_in_one_language,
    "text_outdated": texts.text_outdated,
    "period_missing": frame.period_missing,
    "period_reversed": frame.period_reversed,
    "currency_missing": frame.currency_missing,
    "rate_missing": frame.rate_missing,
    "side_without_city": partners.side_without_city,
    "side_without_stakeholder": partners.side_without_stakeholder,
    "group_missing": partners.group_missing,
    "figures_missing": diagnosis.figures_missing,
    "figure_on_one_side": diagnosis.figure_on_one_side,
    "figures_not_comparable": diagnosis.figures_not_comparable,
    "figure_incomplete": diagnosis.figure_incomplete,
    "needs_offers_missing": needs_offers.needs_offers_missing,
    "nothing_matched": needs_offers.nothing_matched,
    "theme_shown_by_none": needs_offers.theme_shown_by_none,
    "objective_missing": objectives.objective_missing,
    "objective_without_title": objectives.objective_without_title,
    "objective_without_action": objectives.objective_without_action,
    "action_missing": actions.action_missing,
    "action_without_title": actions.action_without_title,
    "action_without_objective": actions.action_without_objective,
    "action_without_lead": actions.action_without_lead,
    "action_without_dates": actions.action_without_dates,
    "action_dates_reversed": actions.action_dates_reversed,
    "action_outside_period": actions.action_outside_period,
    "first_step_missing": actions.first_step_missing,
    "first_step_late": actions.first_step_late,
    "money_on_one_side": money.money_on_one_side,
    "money_without_source": money.money_without_source,
    "granted_without_budget": money.granted_without_budget,
    "risk_missing": risks.risk_missing,
    "risk_without_title": risks.risk_without_title,
    "risk_without_rating": risks.risk_without_rating,
    "risk_without_answer": risks.risk_without_answer,
    "risk_without_watcher": risks.risk_without_watcher,
    "indicator_missing": indicators.indicator_missing,
    "indicator_without_title": indicators.indicator_without_title,
    "indicator_without_start": indicators.indicator_without_start,
    "indicator_without_target": indicators.indicator_without_target,
    "indicator_without_source": indicators.indicator_without_source,
}
