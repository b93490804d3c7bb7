"""What a person does in the wizard is stored at once, as one step that can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.planned import answer, begun_plan, number_of_steps, text, values
from tests.services.tables import picture
from urbandesk import i18n
from urbandesk.content import library
from urbandesk.errors import InvalidValues, RecordGone
from urbandesk.i18n import Bilingual
from urbandesk.models.file_errors import CannotSave
from urbandesk.services import history
from urbandesk.services.bus import Changes
from urbandesk.services.drafts import drafting
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

PURPOSE = "frame.purpose"
NOTHING = (None, None, None, None)
EXAMPLE = Bilingual("Example: Less water lost.", "示例：减少供水漏损。")


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """Give the id of a plan that was just begun."""
    return begun_plan(workspace)


def test_the_first_answer_makes_its_row_and_later_ones_write_into_it(
    workspace: Workspace, plan: str
) -> None:
    first = drafting.answer(workspace, plan, PURPOSE, "en", "Less water lost")
    second = drafting.answer(workspace, plan, PURPOSE, "zh", "减少漏损")
    assert first == second == drafting.answer_id(workspace, plan, PURPOSE)
    assert queries.total(workspace, "plan_text") == 1
    assert answer(workspace, plan, PURPOSE) == (
        "Less water lost",
        "减少漏损",
        "draft",
        "translated",
    )


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_typing_nothing_makes_no_row_and_no_step(
    workspace: Workspace, plan: str, typed: str
) -> None:
    steps = number_of_steps(workspace)
    assert drafting.answer(workspace, plan, PURPOSE, "en", typed) == ""
    assert drafting.answer_id(workspace, plan, PURPOSE) == ""
    assert number_of_steps(workspace) == steps


def test_answers_of_two_plans_to_one_question_stay_apart(workspace: Workspace, plan: str) -> None:
    other = begun_plan(workspace)
    drafting.answer(workspace, plan, PURPOSE, "en", "Water")
    drafting.answer(workspace, other, PURPOSE, "en", "Energy")
    assert answer(workspace, plan, PURPOSE)[0] == "Water"
    assert answer(workspace, other, PURPOSE)[0] == "Energy"


def test_an_emptied_answer_has_no_status_and_leaves_the_other_language(
    workspace: Workspace, plan: str
) -> None:
    drafting.answer(workspace, plan, PURPOSE, "en", "Water")
    drafting.answer(workspace, plan, PURPOSE, "zh", "水")
    drafting.answer(workspace, plan, PURPOSE, "en", "")
    assert answer(workspace, plan, PURPOSE) == (None, "水", None, "translated")


def test_an_answer_is_stored_as_it_was_typed(workspace: Workspace, plan: str) -> None:
    drafting.answer(workspace, plan, PURPOSE, "en", "<b>A & B</b>\n=SUM(1)")
    assert answer(workspace, plan, PURPOSE)[0] == "<b>A & B</b>\n=SUM(1)"


def test_an_answer_that_is_too_long_is_refused_and_the_old_one_stays(
    workspace: Workspace, plan: str
) -> None:
    with pytest.raises(InvalidValues) as refused:
        drafting.answer(workspace, plan, PURPOSE, "zh", "长" * 20001)
    assert list(refused.value.problems) == ["text_zh"]
    drafting.answer(workspace, plan, PURPOSE, "zh", "短")
    with pytest.raises(InvalidValues):
        drafting.answer(workspace, plan, PURPOSE, "zh", "长" * 20001)
    assert answer(workspace, plan, PURPOSE)[1] == "短"


def test_one_focus_visit_is_one_step_that_undo_and_redo_know_by_the_question(
    workspace: Workspace, plan: str
) -> None:
    before = picture(workspace)
    for typed in ("Less", "Less water", "Less water lost"):
        drafting.answer(workspace, plan, PURPOSE, "en", typed, visit="visit-1")
    after = picture(workspace)
    assert history.undo_label(workspace) == "Edit answer “Shared purpose”"
    history.undo(workspace)
    assert picture(workspace) == before
    history.redo(workspace)
    assert picture(workspace) == after


def test_the_step_is_named_in_the_language_of_the_window(workspace: Workspace, plan: str) -> None:
    i18n.use(i18n.CHINESE)
    drafting.answer(workspace, plan, PURPOSE, "zh", "减少漏损")
    assert library.method().question(PURPOSE).title.zh in str(history.undo_label(workspace))


def test_undo_restores_the_words_and_the_statuses_of_both_languages(
    workspace: Workspace, plan: str
) -> None:
    drafting.answer(workspace, plan, PURPOSE, "en", "Water")
    row = drafting.answer(workspace, plan, PURPOSE, "zh", "水")
    drafting.set_text_status(workspace, "plan_text", row, "text", "zh", "reviewed")
    drafting.answer(workspace, plan, PURPOSE, "en", "Drinking water")
    assert answer(workspace, plan, PURPOSE) == ("Drinking water", "水", "draft", "outdated")
    history.undo(workspace)
    assert answer(workspace, plan, PURPOSE) == ("Water", "水", "draft", "reviewed")


def test_typing_again_after_an_undo_in_the_same_visit_is_a_step_of_its_own(
    workspace: Workspace, plan: str
) -> None:
    drafting.answer(workspace, plan, PURPOSE, "en", "Water", visit="visit-1")
    history.undo(workspace)
    drafting.answer(workspace, plan, PURPOSE, "en", "Energy", visit="visit-1")
    assert answer(workspace, plan, PURPOSE) == ("Energy", None, "draft", None)
    assert history.redo_label(workspace) is None
    history.undo(workspace)
    assert answer(workspace, plan, PURPOSE) == NOTHING


def test_a_listener_hears_of_an_answer_with_who_asked(workspace: Workspace, plan: str) -> None:
    heard: list[Changes] = []
    workspace.bus.subscribe(heard.append)
    row = drafting.answer(workspace, plan, PURPOSE, "en", "Water", origin="form")
    drafting.answer(workspace, plan, PURPOSE, "en", "Water", origin="form")
    assert [(changes.rows, changes.origin) for changes in heard] == [
        ({"plan_text": {row: "added"}}, "form")
    ]


def test_an_example_fills_both_languages_as_drafts(workspace: Workspace, plan: str) -> None:
    row = drafting.insert_example(workspace, plan, PURPOSE, EXAMPLE)
    assert row == drafting.answer_id(workspace, plan, PURPOSE)
    assert answer(workspace, plan, PURPOSE) == (EXAMPLE.en, EXAMPLE.zh, "draft", "draft")
    history.undo(workspace)
    assert answer(workspace, plan, PURPOSE) == NOTHING


@pytest.mark.parametrize(
    ("language", "after"),
    [
        ("en", ("Own words", EXAMPLE.zh, "draft", "draft")),
        ("zh", (EXAMPLE.en, "Own words", "draft", "draft")),
    ],
)
def test_an_example_never_overwrites_what_stands(
    workspace: Workspace, plan: str, language: str, after: tuple[str, ...]
) -> None:
    drafting.answer(workspace, plan, PURPOSE, language, "Own words")
    drafting.insert_example(workspace, plan, PURPOSE, EXAMPLE)
    assert answer(workspace, plan, PURPOSE) == after
    steps, before = number_of_steps(workspace), picture(workspace)
    drafting.insert_example(workspace, plan, PURPOSE, Bilingual("Other", "另一个"))
    assert picture(workspace) == before
    assert number_of_steps(workspace) == steps


def test_an_example_without_words_makes_nothing(workspace: Workspace, plan: str) -> None:
    assert drafting.insert_example(workspace, plan, PURPOSE, Bilingual("", "")) == ""
    assert answer(workspace, plan, PURPOSE) == NOTHING


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("reviewed", "Mark “Shared purpose” as reviewed"),
        ("translated", "Mark “Shared purpose” as translated"),
        ("draft", "Set the status of “Shared purpose”"),
    ],
)
def test_a_status_is_set_by_hand_for_one_language(
    workspace: Workspace, plan: str, status: str, label: str
) -> None:
    drafting.answer(workspace, plan, PURPOSE, "en", "Water")
    row = drafting.answer(workspace, plan, PURPOSE, "zh", "水")
    drafting.answer(workspace, plan, PURPOSE, "en", "Drinking water")
    drafting.set_text_status(workspace, "plan_text", row, "text", "zh", status)
    assert answer(workspace, plan, PURPOSE) == ("Drinking water", "水", "draft", status)
    assert history.undo_label(workspace) == label
    history.undo(workspace)
    assert answer(workspace, plan, PURPOSE)[3] == "outdated"


def test_a_text_that_does_not_stand_gets_no_status_by_hand_either(
    workspace: Workspace, plan: str
) -> None:
    row = drafting.answer(workspace, plan, PURPOSE, "en", "Water")
    drafting.set_text_status(workspace, "plan_text", row, "text", "zh", "reviewed")
    assert answer(workspace, plan, PURPOSE) == ("Water", None, "draft", None)


def test_an_unknown_status_is_refused(workspace: Workspace, plan: str) -> None:
    row = drafting.answer(workspace, plan, PURPOSE, "en", "Water")
    with pytest.raises(InvalidValues):
        drafting.set_text_status(workspace, "plan_text", row, "text", "en", "perfect")
    assert answer(workspace, plan, PURPOSE)[2] == "draft"


def test_a_mark_is_set_with_its_reason_changed_and_cleared(workspace: Workspace, plan: str) -> None:
    begun = picture(workspace)
    drafting.set_mark(workspace, plan, "frame", "complete", "Signed")
    drafting.set_mark(workspace, plan, "frame", "not_applicable", "Kept elsewhere")
    (mark,) = queries.related(workspace, "step_mark", "plan", plan)
    assert (mark.values["step"], mark.values["state"]) == ("frame", "not_applicable")
    assert mark.values["reason"] == "Kept elsewhere"
    drafting.clear_mark(workspace, plan, "frame")
    assert history.undo_label(workspace) == "Compute the mark of step “Frame” again"
    assert picture(workspace) == begun
    history.undo(workspace)
    assert values(workspace, "step_mark", mark.id)["reason"] == "Kept elsewhere"
    history.undo(workspace)
    assert values(workspace, "step_mark", mark.id)["reason"] == "Signed"
    history.undo(workspace)
    assert picture(workspace) == begun


@pytest.mark.parametrize(("state", "reason"), [("complete", " "), ("perfect", "So"), ("", "So")])
def test_a_mark_needs_a_known_state_and_a_reason(
    workspace: Workspace, plan: str, state: str, reason: str
) -> None:
    with pytest.raises(InvalidValues):
        drafting.set_mark(workspace, plan, "frame", state, reason)
    assert queries.total(workspace, "step_mark") == 0


def test_clearing_a_mark_that_is_not_there_is_no_step(workspace: Workspace, plan: str) -> None:
    steps = number_of_steps(workspace)
    drafting.clear_mark(workspace, plan, "frame")
    assert number_of_steps(workspace) == steps


def test_what_is_written_into_a_plan_that_is_gone_is_said_in_plain_words(
    workspace: Workspace, plan: str
) -> None:
    row = drafting.answer(workspace, plan, "frame.benefit_eu", "en", "Water")
    drafting.remove(workspace, "plan", plan)
    gone = picture(workspace)
    deeds = (
        lambda: drafting.answer(workspace, plan, PURPOSE, "en", "Water"),
        lambda: drafting.insert_example(workspace, plan, PURPOSE, EXAMPLE),
        lambda: drafting.set_mark(workspace, plan, "frame", "complete", "Signed"),
        lambda: drafting.add_objective(workspace, plan),
        lambda: drafting.add_action(workspace, plan),
        lambda: drafting.write_text(workspace, "plan_text", row, "text", "en", "Energy"),
        lambda: drafting.set_text_status(workspace, "plan_text", row, "text", "en", "reviewed"),
    )
    for deed in deeds:
        with pytest.raises(RecordGone):
            deed()
    assert picture(workspace) == gone
    history.undo(workspace)
    assert text(workspace, "plan_text", row, "text")[0] == "Water"


def test_a_read_only_workspace_keeps_what_it_has(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    plan = begun_plan(opened)
    opened.close()
    looking = workspace_files.open_read_only(workspace_file)
    with pytest.raises(CannotSave):
        drafting.answer(looking, plan, PURPOSE, "en", "Water")
    assert answer(looking, plan, PURPOSE) == NOTHING
    looking.close()


def test_a_thousand_answers_can_be_taken_back_after_reopening(workspace_file: Path) -> None:
    opened = workspace_files.open_workspace(workspace_file)
    opened.database.raw.execute("PRAGMA synchronous = OFF")
    plan = begun_plan(opened)
    before = picture(opened)
    for number in range(500):
        drafting.answer(opened, plan, PURPOSE, "en", f"Water {number}", visit=f"en-{number}")
        drafting.answer(opened, plan, PURPOSE, "zh", f"水 {number}", visit=f"zh-{number}")
    after = picture(opened)
    opened.close()

    opened = workspace_files.open_workspace(workspace_file)
    opened.database.raw.execute("PRAGMA synchronous = OFF")
    for _step in range(1000):
        assert history.undo(opened) is not None
    assert picture(opened) == before
    for _step in range(1000):
        assert history.redo(opened) is not None
    assert picture(opened) == after
    opened.close()


def test_a_text_of_any_record_is_written_with_its_statuses(workspace: Workspace) -> None:
    city = records.add(workspace, "city", {"name_en": "Rome", "country": "IT"})
    drafting.write_text(workspace, "city", city, "summary", "zh", "首都")
    drafting.write_text(workspace, "city", city, "summary", "en", "Capital")
    assert text(workspace, "city", city, "summary") == ("Capital", "首都", "translated", "draft")
    assert history.undo_label(workspace) == "Edit Rome"
