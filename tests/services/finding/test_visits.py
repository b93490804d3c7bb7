"""What a focus visit saves counts as one edit, measured from how the text was when it began."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.planned import answer, begun_plan, number_of_steps, text, values
from urbandesk.models.records.action import OBJECTIVE
from urbandesk.models.records.plan import PLAN_TEXT
from urbandesk.services import history
from urbandesk.services.change import new_id
from urbandesk.services.drafts import drafting
from urbandesk.services.finding import visits
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

PURPOSE = "frame.purpose"


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """Give the id of a plan that was just begun."""
    return begun_plan(workspace)


@pytest.fixture
def objective(workspace: Workspace, plan: str) -> str:
    """Give an objective with a reviewed title in both languages."""
    return an_objective(workspace, plan, ("Port", "港口", "reviewed", "reviewed"))


def an_objective(workspace: Workspace, plan: str, title: tuple[str, str, str, str]) -> str:
    names = ("title_en", "title_zh", "title_en_status", "title_zh_status")
    found = {name: value or None for name, value in zip(names, title, strict=True)}
    return drafting.add_objective(workspace, plan, found)


def before(workspace: Workspace, objective: str, visit: str) -> dict[str, object]:
    found = visits.values_before(workspace, OBJECTIVE, objective, visit)
    return {name: found[name] for name in sorted(found)}


def test_a_visit_knows_the_columns_it_changed_as_they_were(
    workspace: Workspace, objective: str
) -> None:
    assert before(workspace, objective, "a") == {}
    for typed in ("Harbour", "Harbour and quay"):
        drafting.write_text(workspace, "objective", objective, "title", "en", typed, visit="a")
        assert before(workspace, objective, "a") == {
            "title_en": "Port",
            "title_en_status": "reviewed",
            "title_zh_status": "reviewed",
        }


def test_a_record_that_began_in_this_visit_had_nothing_before(
    workspace: Workspace, plan: str
) -> None:
    row = drafting.answer(workspace, plan, PURPOSE, "en", "Water", visit="a")
    found = visits.values_before(workspace, PLAN_TEXT, row, "a")
    assert found == dict.fromkeys(PLAN_TEXT.columns)


def test_only_the_newest_step_can_be_a_running_visit(workspace: Workspace, objective: str) -> None:
    drafting.write_text(workspace, "objective", objective, "title", "en", "Quay", visit="a")
    assert before(workspace, objective, "b") == {}
    assert before(workspace, objective, "") == {}
    assert before(workspace, "another", "a") == {}
    records.edit(workspace, "objective", objective, {"description_en": "Long"})
    assert before(workspace, objective, "a") == {}


def test_a_visit_that_was_taken_back_has_ended(workspace: Workspace, objective: str) -> None:
    drafting.write_text(workspace, "objective", objective, "title", "en", "Quay", visit="a")
    history.undo(workspace)
    assert before(workspace, objective, "a") == {}


def test_bringing_a_translation_up_to_date_over_many_saves_makes_nothing_outdated(
    workspace: Workspace, plan: str
) -> None:
    row = an_objective(workspace, plan, ("Harbour", "港口", "reviewed", "outdated"))
    for typed in ("海", "海港", "海港区"):
        drafting.write_text(workspace, "objective", row, "title", "zh", typed, visit="a")
        assert text(workspace, "objective", row, "title")[2:] == ("reviewed", "translated")


def test_a_second_visit_to_the_same_words_is_an_edit_of_its_own(
    workspace: Workspace, plan: str
) -> None:
    row = an_objective(workspace, plan, ("Harbour", "港口", "reviewed", "outdated"))
    drafting.write_text(workspace, "objective", row, "title", "zh", "海港", visit="a")
    drafting.write_text(workspace, "objective", row, "title", "zh", "海港区", visit="b")
    assert text(workspace, "objective", row, "title")[2:] == ("outdated", "translated")
    history.undo(workspace)
    assert text(workspace, "objective", row, "title") == (
        "Harbour",
        "海港",
        "reviewed",
        "translated",
    )


def test_typing_back_what_stood_there_gives_back_its_status(
    workspace: Workspace, objective: str
) -> None:
    for typed in ("Por", "Po", "Port"):
        drafting.write_text(workspace, "objective", objective, "title", "en", typed, visit="a")
    assert text(workspace, "objective", objective, "title") == (
        "Port",
        "港口",
        "reviewed",
        "reviewed",
    )


WORDS = st.sampled_from(["", "port", "harbour", "港口", "海港"])
STATUSES = st.sampled_from(["draft", "translated", "reviewed", "outdated"])


@st.composite
def titles(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Draw a title as it may stand in a file."""
    en, zh = draw(WORDS), draw(WORDS)
    return en, zh, draw(STATUSES) if en else "", draw(STATUSES) if zh else ""


@given(
    title=titles(),
    language=st.sampled_from(["en", "zh"]),
    typed=st.lists(WORDS, min_size=1, max_size=5),
)
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_many_saves_of_one_visit_end_like_a_single_save_and_are_one_step(
    workspace: Workspace, title: tuple[str, str, str, str], language: str, typed: list[str]
) -> None:
    workspace.database.raw.execute("PRAGMA synchronous = OFF")
    plan = begun_plan(workspace)
    single, many = (an_objective(workspace, plan, title) for _row in range(2))
    drafting.write_text(workspace, "objective", single, "title", language, typed[-1])
    start, steps, visit = values(workspace, "objective", many), number_of_steps(workspace), new_id()
    for words in typed:
        drafting.write_text(workspace, "objective", many, "title", language, words, visit=visit)
    assert text(workspace, "objective", many, "title") == text(
        workspace, "objective", single, "title"
    )
    made = number_of_steps(workspace) - steps
    assert made <= 1
    if made:
        history.undo(workspace)
    assert values(workspace, "objective", many) == start


@given(typed=st.lists(WORDS, min_size=1, max_size=5), language=st.sampled_from(["en", "zh"]))
@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_visit_that_begins_an_answer_ends_like_a_single_save(
    workspace: Workspace, typed: list[str], language: str
) -> None:
    workspace.database.raw.execute("PRAGMA synchronous = OFF")
    single, many, visit = begun_plan(workspace), begun_plan(workspace), new_id()
    drafting.answer(workspace, single, PURPOSE, language, typed[-1])
    steps = number_of_steps(workspace)
    for words in typed:
        drafting.answer(workspace, many, PURPOSE, language, words, visit=visit)
    assert answer(workspace, many, PURPOSE) == answer(workspace, single, PURPOSE)
    if number_of_steps(workspace) > steps:
        history.undo(workspace)
    assert drafting.answer_id(workspace, many, PURPOSE) == ""
