"""The method that ships is whole in both languages; a broken one is refused with its place."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest

from urbandesk.content import library, loading
from urbandesk.content.loading import ContentError
from urbandesk.content.method import EDITORS, Question, Step, read_method
from urbandesk.i18n import Bilingual
from urbandesk.planning.rules import RULES
from urbandesk.ui.wizard import step_view

HAN = re.compile(r"[\u4e00-\u9fff]")
METHOD = library.method()
QUESTIONS = [question for step in METHOD.steps for question in step.questions]
AVAILABLE = [step for step in METHOD.steps if step.available]


def key_of(value: Step | Question) -> str:
    return value.key


def assert_whole(text: Bilingual) -> None:
    """See that a text stands in both languages, each in its own script."""
    assert text.en.strip()
    assert not HAN.search(text.en)
    assert HAN.search(text.zh)
    assert "\u3002" not in text.en
    assert not re.search(r"[,;?!](\s|$)", text.zh), f"Latin punctuation in: {text.zh}"


def test_the_steps_stand_in_their_order() -> None:
    assert [step.key for step in METHOD.steps] == [
        *("frame", "partners", "diagnosis", "needs_offers", "objectives", "actions", "money"),
        *("governance", "risks", "indicators", "review"),
    ]
    assert [step.number for step in METHOD.steps] == list(range(1, 12))


def test_all_eleven_steps_can_be_filled_in() -> None:
    assert [step.key for step in METHOD.steps if not step.available] == []


def test_the_method_names_its_edition_title_and_source() -> None:
    assert METHOD.edition
    assert METHOD.source
    assert_whole(METHOD.title)


@pytest.mark.parametrize("step", METHOD.steps, ids=key_of)
def test_every_step_says_what_it_is_for_in_both_languages(step: Step) -> None:
    assert_whole(step.title)
    assert_whole(step.aim)


@pytest.mark.parametrize("step", AVAILABLE, ids=key_of)
def test_every_step_that_can_be_filled_in_has_an_editor_or_questions_and_its_help(
    step: Step,
) -> None:
    assert step.editor in EDITORS or step.questions
    for text in (step.why, step.example, step.room):
        assert_whole(text)


def test_the_wizard_knows_every_editor_that_the_method_may_name() -> None:
    assert set(step_view.EDITORS) == set(EDITORS)


def test_every_editor_belongs_to_exactly_one_step() -> None:
    assert sorted(step.editor for step in AVAILABLE if step.editor) == sorted(EDITORS)
    assert not [step.key for step in METHOD.steps if step.editor and not step.available]


@pytest.mark.parametrize("question", QUESTIONS, ids=key_of)
def test_every_question_has_its_help_in_both_languages(question: Question) -> None:
    for text in (question.title, question.why, question.example, question.room):
        assert_whole(text)


@pytest.mark.parametrize("asked", [*AVAILABLE, *QUESTIONS], ids=key_of)
def test_every_example_is_marked_as_one_and_every_room_question_asks(
    asked: Step | Question,
) -> None:
    assert asked.example.en.startswith("Example: ")
    assert asked.example.zh.startswith("示例：")
    assert asked.room.en.endswith("?")
    assert asked.room.zh.endswith("？")


def test_no_two_steps_or_questions_share_a_key() -> None:
    keys = [step.key for step in METHOD.steps] + [question.key for question in QUESTIONS]
    assert len(keys) == len(set(keys))


def test_a_question_is_named_after_the_step_that_asks_it() -> None:
    for question in QUESTIONS:
        step = METHOD.step_of(question.key)
        assert question.key.startswith(f"{step.key}.")
        assert METHOD.question(question.key) is question


def test_every_question_about_one_side_is_asked_of_the_other_too() -> None:
    keys = {question.key: question for question in QUESTIONS}
    sided = [key for key in keys if key.endswith(("_eu", "_cn"))]
    assert sided
    for key in sided:
        twin = key[:-2] + ("cn" if key.endswith("eu") else "eu")
        assert keys[twin].required == keys[key].required


def test_the_method_asks_for_every_rule_and_for_no_unknown_one() -> None:
    asked = [rule for step in METHOD.steps for rule in step.rules]
    assert set(asked) == set(RULES)
    for step in METHOD.steps:
        assert len(step.rules) == len(set(step.rules)), step.key


def test_a_step_with_questions_looks_for_missing_and_stale_answers() -> None:
    for step in METHOD.steps:
        if step.questions:
            assert {"answer_missing", "text_in_one_language", "text_outdated"} <= set(step.rules)


@pytest.mark.parametrize("ask", [METHOD.step, METHOD.question, METHOD.step_of])
def test_an_unknown_key_is_a_key_error(ask: Callable[[str], object]) -> None:
    with pytest.raises(KeyError, match="weather"):
        ask("weather")


def raw() -> dict[str, Any]:
    """Return what the shipped file says, free to be spoiled."""
    return copy.deepcopy(dict(loading.read("method")))


Spoil = Callable[[dict[str, Any]], object]

BROKEN: tuple[tuple[Spoil, str], ...] = (
    (lambda m: m.pop("edition"), r"method\.toml: no edition"),
    (lambda m: m.update(colour="red"), r"method\.toml: unknown colour"),
    (lambda m: m.pop("title_zh"), r"method\.toml: title in one language only"),
    (lambda m: m.update(step="frame"), r"method\.toml, step: not a list"),
    (lambda m: m.update(step=[]), r"method\.toml: no step"),
    (lambda m: m["step"].insert(1, "partners"), r"method\.toml, step 2: not a table"),
    (lambda m: m["step"][1].pop("key"), r"method\.toml, step 2: no key"),
    (lambda m: m["step"][1].update(colour=1), r"method\.toml, step 2: unknown colour"),
    (lambda m: m["step"][1].update(key="frame"), r"method\.toml: twice frame"),
    (lambda m: m["step"][1].pop("aim_en"), r"method\.toml, partners: aim in one language"),
    (
        lambda m: [m["step"][1].pop(name) for name in ("title_en", "title_zh")],
        r"method\.toml, partners: no title",
    ),
    (
        lambda m: [m["step"][1].pop(name) for name in ("room_en", "room_zh")],
        r"method\.toml, partners: no room",
    ),
    (lambda m: m["step"][1].update(editor="map"), r"method\.toml, partners: .*editor map"),
    (lambda m: m["step"][4].pop("editor"), r"method\.toml, objectives: .*editor"),
    (lambda m: m["step"][1].update(available="no"), r"method\.toml, partners: available"),
    (lambda m: m["step"][1].update(rules="all"), r"method\.toml, partners, rules: not a list"),
    (lambda m: m["step"][1].update(rules=[5]), r"method\.toml, partners, rules: .*5"),
    (
        lambda m: m["step"][0]["question"][2].pop("key"),
        r"method\.toml, frame, question 3: no key",
    ),
    (
        lambda m: m["step"][0]["question"][0].pop("why_zh"),
        r"method\.toml, frame\.purpose: why in one language",
    ),
    (
        lambda m: [m["step"][0]["question"][0].pop(name) for name in ("why_en", "why_zh")],
        r"method\.toml, frame\.purpose: no why",
    ),
    (
        lambda m: m["step"][0]["question"][0].update(required="yes"),
        r"method\.toml, frame\.purpose: required",
    ),
    (
        lambda m: m["step"][1]["question"][0].update(key="frame.purpose"),
        r"method\.toml: twice frame\.purpose",
    ),
    (lambda m: m["step"][0].update(example_en=5), r"method\.toml, frame: example is no text"),
)


@pytest.mark.parametrize(("spoil", "said"), BROKEN)
def test_a_broken_method_is_refused_with_file_and_key(spoil: Spoil, said: str) -> None:
    spoiled = raw()
    spoil(spoiled)
    with pytest.raises(ContentError, match=said):
        read_method(spoiled)


def test_the_method_as_shipped_is_read_whole() -> None:
    assert read_method(raw()) == METHOD


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ContentError, match=r"weather\.toml"):
        loading.read("weather")
