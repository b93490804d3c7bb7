"""A plan begins with its partnership's names, today's method and a currency for each side."""

from __future__ import annotations

import pytest

from tests.services.planned import rome_and_yantai, values
from tests.services.tables import picture
from urbandesk.content import library
from urbandesk.errors import RecordGone
from urbandesk.services import history
from urbandesk.services.drafts import partnerships, plans
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def joined(workspace: Workspace, **named: str) -> str:
    return partnerships.join(workspace, rome_and_yantai(workspace), named)


def test_a_plan_takes_the_names_of_its_partnership_in_both_languages(
    workspace: Workspace,
) -> None:
    partnership = joined(workspace)
    plan = values(workspace, "plan", plans.begin(workspace, partnership))
    assert plan["title_en"] == "Rome and Yantai: partnership plan"
    assert plan["title_zh"] == "罗马与烟台合作计划"
    assert plan["partnership"] == partnership


def test_a_plan_follows_the_shipped_method_as_a_draft_in_two_currencies(
    workspace: Workspace,
) -> None:
    plan = values(workspace, "plan", plans.begin(workspace, joined(workspace)))
    assert plan["edition"] == library.method().edition
    assert (plan["status"], plan["version"]) == ("draft", "0.1")
    assert (plan["currency_eu"], plan["currency_cn"]) == ("EUR", "CNY")
    assert plan["starts"] is None


def test_a_partnership_named_in_one_language_gives_its_plan_a_title_in_that_one(
    workspace: Workspace,
) -> None:
    plan = values(workspace, "plan", plans.begin(workspace, joined(workspace, name_zh="水伙伴")))
    assert (plan["title_en"], plan["title_zh"]) == (None, "水伙伴合作计划")


@pytest.mark.parametrize(("length", "added"), [(282, ": partnership plan"), (283, ""), (300, "")])
def test_a_partnership_with_the_longest_name_can_have_a_plan(
    workspace: Workspace, length: int, added: str
) -> None:
    name = "x" * length
    plan = values(workspace, "plan", plans.begin(workspace, joined(workspace, name_en=name)))
    assert plan["title_en"] == name + added


def test_beginning_a_plan_is_one_step(workspace: Workspace) -> None:
    partnership = joined(workspace)
    before = picture(workspace)
    plans.begin(workspace, partnership)
    assert history.undo_label(workspace) == "Begin a plan for Rome and Yantai"
    history.undo(workspace)
    assert picture(workspace) == before


def test_a_partnership_that_was_deleted_gets_no_plan(workspace: Workspace) -> None:
    partnership = joined(workspace)
    records.remove(workspace, "partnership", [partnership])
    with pytest.raises(RecordGone):
        plans.begin(workspace, partnership)
