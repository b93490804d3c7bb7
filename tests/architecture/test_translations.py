"""The Chinese of the program is complete, in step with the sources, and reads as agreed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from tests.architecture.sources import ROOT
from translations import manage
from urbandesk import i18n
from urbandesk.i18n import _
from urbandesk.reports import fonts
from urbandesk.ui.window.commands import LINE, MENUS, without_mnemonic

CONTENT = sorted((ROOT / "resources" / "content").glob("*.toml"))


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """Give the Chinese catalogue as it is stored."""
    return manage.stored()


@pytest.fixture(scope="module")
def terms() -> list[manage.Term]:
    """Give the terms of the glossary."""
    return manage.glossary()


@pytest.fixture
def speaking_either(request: pytest.FixtureRequest) -> Iterator[str]:
    """Let a test speak the language that it was given."""
    with i18n.speaking(request.param):
        yield request.param


in_both_languages = pytest.mark.parametrize("speaking_either", i18n.LANGUAGES, indirect=True)


def pairs(node: object) -> Iterator[tuple[str, str]]:
    """Yield the texts of a content file that stand side by side in English and Chinese."""
    if isinstance(node, list):
        for item in node:
            yield from pairs(item)
    elif isinstance(node, dict):
        if set(node) == {"en", "zh"}:
            yield node["en"], node["zh"]
        for key, value in node.items():
            chinese = node.get(re.sub("_en$", "_zh", key))
            if key.endswith("_en") and isinstance(chinese, str):
                yield value, chinese
            yield from pairs(value)


def shipped() -> list[tuple[str, str]]:
    """Return every text of the content in both languages."""
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in CONTENT]
    return [pair for content in read for pair in pairs(content)]


def letters(texts: list[str]) -> list[str]:
    """Return the letters that open ``texts`` in their menu."""
    return [found[1].upper() for text in texts if (found := re.search(r"&(\w)", text))]


def test_every_message_of_the_sources_has_its_chinese_and_none_is_left_over() -> None:
    wanted = manage.messages(manage.extracted())
    found = manage.messages(manage.stored())
    assert sorted(wanted.keys() - found.keys()) == []
    assert sorted(found.keys() - wanted.keys()) == []
    assert [key for key, message in found.items() if not manage.translation(message)] == []


def test_no_translation_is_fuzzy(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_the_template_is_as_new_as_the_sources() -> None:
    template = manage.messages(manage.stored(manage.TEMPLATE))
    assert template.keys() == manage.messages(manage.extracted()).keys()


def test_the_check_finds_nothing_wrong() -> None:
    assert manage.problems() == []


def test_both_languages_fill_the_same_places(catalogue: Catalog) -> None:
    for message in manage.messages(catalogue).values():
        english = set().union(*map(manage.places, manage.forms(message)))
        assert manage.places(manage.translation(message)) == english, message.id


@in_both_languages
@pytest.mark.parametrize("menu", range(len(MENUS)))
def test_a_letter_opens_one_entry_of_a_menu(speaking_either: str, menu: int) -> None:
    texts = [_(command.text) for command in MENUS[menu][1] if command is not LINE]
    found = letters(texts)
    assert len(found) == len(set(found)), texts


@in_both_languages
def test_a_letter_opens_one_menu_and_every_menu_has_one(speaking_either: str) -> None:
    found = letters([_(title) for title, _commands in MENUS])
    assert len(found) == len(set(found)) == len(MENUS)


def test_menus_keep_their_letters_in_chinese(chinese: None) -> None:
    texts = [title for title, _commands in MENUS]
    texts += [command.text for _title, commands in MENUS for command in commands]
    assert [letters([text]) for text in texts] == [letters([_(text)]) for text in texts]


def test_a_menu_text_without_its_letter_is_plain_chinese(chinese: None) -> None:
    texts = [without_mnemonic(_(c.text)) for _title, commands in MENUS for c in commands if c.text]
    assert [text for text in texts if re.search(r"[&()]", text)] == []


def test_the_content_says_the_glossarys_words(terms: list[manage.Term]) -> None:
    found = {
        english: manage.disagreements(english, chinese, terms) for english, chinese in shipped()
    }
    assert {english: lines for english, lines in found.items() if lines} == {}


def test_the_content_is_set_as_chinese_is_printed() -> None:
    assert {chinese: lines for _en, chinese in shipped() if (lines := manage.slips(chinese))} == {}


def test_the_content_stands_in_both_languages() -> None:
    texts = shipped()
    assert len(texts) > 200
    assert [english for english, chinese in texts if bool(english) != bool(chinese)] == []


def test_the_shipped_fonts_hold_every_character(catalogue: Catalog) -> None:
    texts = [chinese for _english, chinese in shipped()]
    texts += [manage.translation(message) for message in manage.messages(catalogue).values()]
    characters = "".join(sorted(set("".join(texts)) - {"\n"}))
    assert fonts.drawable(characters) == characters.strip()


def test_every_exception_from_the_glossary_is_still_needed(
    catalogue: Catalog, terms: list[manage.Term]
) -> None:
    texts = dict(shipped())
    texts |= {key: manage.translation(m) for (key, _c), m in manage.messages(catalogue).items()}
    for english, words in manage.EXCEPTIONS.items():
        missing = manage.terms_missing(english, texts[english], terms)
        assert set(words) <= {term.english[0] for term in missing}, english


@pytest.mark.parametrize(
    ("english", "chinese", "problem"),
    [
        ("Save the plan", "", "not translated"),
        ("Save the plan", "Save the plan", "no Chinese in it"),
        ("Save {name}", "保存“{nam}”", "other places to fill"),
        ("Save the file.", "保存文件.", "half-width sign beside Chinese"),
        ("Save, then close", "保存,然后关闭", "half-width sign beside Chinese"),
        ("Close (later)", "关闭(稍后)", "half-width bracket or quotation mark beside Chinese"),
        ("In 90 days", "在90天后", "no space between Chinese and Latin"),
        ("Close the file.", "关闭文件 。", "space beside a full-width sign"),
        ("Saved.", "已保存！", "exclamation mark"),
        ("Your choice is kept.", "您的选择已保留。", "您 or 你"),
        ("Open the help (F1)", "打开帮助（F1）", "full-width bracket around a key"),
        ("Closed (for now).", "已关闭（暂时。）", "stop before a bracket"),
        ("One stakeholder", "一个相关者", "glossary says “利益相关方” for “stakeholder”"),
        ("Two workspaces", "两个文件", "glossary says “工作区” for “workspace”"),
    ],
)
def test_the_check_sees_what_is_wrong(
    english: str, chinese: str, problem: str, terms: list[manage.Term]
) -> None:
    assert problem in manage.problems_of(Message(english, chinese), terms)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("&New workspace…", "新建工作区(&N)…"),
        ("Fold the help away (F1)", "收起帮助 (F1)"),
        ("Action {number}: no first step yet.", "行动 {number}：缺首要步骤。"),
        ("In 90 days, 59 %", "90 天内，59%"),
        ("{kind} of {city}", "{city}的{kind}"),
    ],
)
def test_the_check_leaves_good_chinese_alone(
    english: str, chinese: str, terms: list[manage.Term]
) -> None:
    assert manage.problems_of(Message(english, chinese), terms) == []


def test_a_longer_term_is_not_read_as_the_shorter_one_in_it() -> None:
    first_step = manage.Term(("first step",), ("首要步骤",))
    step = manage.Term(("step",), ("环节",))
    known = [first_step, step]
    assert manage.terms_missing("No first step yet", "缺首要步骤", known) == []
    assert manage.terms_missing("The first step of three steps", "首要步骤", known) == [step]
