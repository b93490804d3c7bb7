"""The rules of readiness by key; the method's content says which step asks for which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from urbandesk.content.method import Step
from urbandesk.planning.facts import Facts
from urbandesk.planning.finding import Finding
from urbandesk.planning.rules import actions, frame, money, objectives, partners, texts

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
}
