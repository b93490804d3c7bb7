"""The method: the steps of the plan wizard with their questions, as content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from urbandesk.content.loading import ContentError, both, table, tables, text
from urbandesk.i18n import Bilingual

_HELP = tuple(
    f"{key}_{language}" for key in ("why", "example", "room") for language in ("en", "zh")
)
EDITORS = (
    *("frame", "partners", "diagnosis", "needs_offers", "objectives", "actions", "money"),
    *("risks", "indicators", "review"),
)
_WHERE = "method.toml"
_QUESTION = ("key", "title_en", "title_zh", "required", *_HELP)
_STEP = (
    *("key", "title_en", "title_zh", "aim_en", "aim_zh", "editor", "available", "rules"),
    *("question", *_HELP),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a step; its answer is a text in both languages."""

    key: str
    title: Bilingual
    why: Bilingual
    example: Bilingual
    room: Bilingual
    required: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the wizard: questions and at most one editor.

    Attributes:
        number: from 1.
        editor: one of ``EDITORS``; empty for a step of questions alone.
        available: whether this edition of the program can fill it in.
        rules: keys of the rules of readiness that belong to it.
    """

    key: str
    number: int
    title: Bilingual
    aim: Bilingual
    editor: str
    available: bool
    questions: tuple[Question, ...]
    why: Bilingual
    example: Bilingual
    room: Bilingual
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Method:
    """An edition of the method."""

    edition: str
    title: Bilingual
    source: str
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step:
        """Return a step.

        Raises:
            KeyError: there is none of that key.
        """
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    def question(self, key: str) -> Question:
        """Return a question of any step.

        Raises:
            KeyError: there is none of that key.
        """
        for step in self.steps:
            for question in step.questions:
                if question.key == key:
                    return question
        raise KeyError(key)

    def step_of(self, question: str) -> Step:
        """Return the step that asks ``question``.

        Raises:
            KeyError: there is none of that key.
        """
        for step in self.steps:
            if any(asked.key == question for asked in step.questions):
                return step
        raise KeyError(question)


def read_method(raw: Mapping[str, object]) -> Method:
    """Return the method that a content file describes.

    Raises:
        ContentError: the file has the wrong shape, a text is missing, or a key stands twice.
    """
    whole = table(raw, _WHERE, ("edition", "title_en", "title_zh", "source", "step"))
    rows = tables(whole.get("step"), f"{_WHERE}, step")
    if not rows:
        raise ContentError(f"{_WHERE}: no step")
    steps = tuple(_step(item, number) for number, item in enumerate(rows, 1))
    keys = [step.key for step in steps]
    keys += [question.key for step in steps for question in step.questions]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ContentError(f"{_WHERE}: twice {', '.join(twice)}")
    return Method(
        edition=text(whole, "edition", _WHERE),
        title=_needed(whole, "title", _WHERE),
        source=text(whole, "source", _WHERE),
        steps=steps,
    )


def _step(item: object, number: int) -> Step:
    raw = table(item, f"{_WHERE}, step {number}", _STEP)
    key = text(raw, "key", f"{_WHERE}, step {number}")
    where = f"{_WHERE}, {key}"
    available = _flag(raw, "available", where)
    help_text = _needed if available else both
    questions = tables(raw.get("question"), f"{where}, question")
    return Step(
        key=key,
        number=number,
        title=_needed(raw, "title", where),
        aim=_needed(raw, "aim", where),
        editor=_editor(raw, where, available=available, asks=bool(questions)),
        available=available,
        questions=tuple(
            _question(asked, f"{where}, question {place}")
            for place, asked in enumerate(questions, 1)
        ),
        why=help_text(raw, "why", where),
        example=help_text(raw, "example", where),
        room=help_text(raw, "room", where),
        rules=_rules(raw, f"{where}, rules"),
    )


def _question(item: object, place: str) -> Question:
    raw = table(item, place, _QUESTION)
    key = text(raw, "key", place)
    where = f"{_WHERE}, {key}"
    return Question(
        key=key,
        title=_needed(raw, "title", where),
        why=_needed(raw, "why", where),
        example=_needed(raw, "example", where),
        room=_needed(raw, "room", where),
        required=_flag(raw, "required", where),
    )


def _needed(raw: Mapping[str, object], key: str, where: str) -> Bilingual:
    found = both(raw, key, where)
    if not found.en.strip():
        raise ContentError(f"{where}: no {key}")
    return found


def _flag(raw: Mapping[str, object], key: str, where: str) -> bool:
    found = raw.get(key, False)
    if not isinstance(found, bool):
        raise ContentError(f"{where}: {key} is neither true nor false")
    return found


def _editor(raw: Mapping[str, object], where: str, *, available: bool, asks: bool) -> str:
    """Return the editor of a step; one that asks questions may do without."""
    found = raw.get("editor", "")
    known = (*EDITORS, "") if asks else EDITORS
    if found not in (known if available else ("",)):
        raise ContentError(f"{where}: the wizard has no editor {found}")
    return str(found)


def _rules(raw: Mapping[str, object], where: str) -> tuple[str, ...]:
    found = tables(raw.get("rules"), where)
    unfit = [rule for rule in found if not isinstance(rule, str)]
    if unfit:
        raise ContentError(f"{where}: no key of a rule: {unfit[0]}")
    return tuple(map(str, found))
