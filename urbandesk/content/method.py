"""The method: the steps of the plan wizard with their questions, as content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from urbandesk.content.loading import ContentError, both, table, tables, text
from urbandesk.i18n import Bilingual

_HELP = tuple(
    f"{key}_{language}" for key in ("why", "example", "room") for language in ("en", "zh")
)
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
        editor: ``frame``, ``partners``, ``objectives``, ``actions``, ``review`` or empty.
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
        ContentError: the file has the wrong shape, or a key stands twice.
    """
    whole = table(raw, "method", ("edition", "title_en", "title_zh", "source", "step"))
    steps = tuple(
        _step(item, number) for number, item in enumerate(tables(whole.get("step"), "step"), 1)
    )
    keys = [step.key for step in steps]
    keys += [question.key for step in steps for question in step.questions]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ContentError(f"method: twice {', '.join(twice)}")
    return Method(
        edition=text(whole, "edition", "method"),
        title=both(whole, "title", "method"),
        source=text(whole, "source", "method"),
        steps=steps,
    )


def _step(item: object, number: int) -> Step:
    where = f"step {number}"
    raw = table(item, where, _STEP)
    rules = [str(rule) for rule in tables(raw.get("rules"), where)]
    return Step(
        key=text(raw, "key", where),
        number=number,
        title=both(raw, "title", where),
        aim=both(raw, "aim", where),
        editor=str(raw.get("editor", "")),
        available=bool(raw.get("available", False)),
        questions=tuple(_question(q, where) for q in tables(raw.get("question"), where)),
        why=both(raw, "why", where),
        example=both(raw, "example", where),
        room=both(raw, "room", where),
        rules=tuple(rules),
    )


def _question(item: object, step: str) -> Question:
    raw = table(item, f"{step}, question", _QUESTION)
    key = text(raw, "key", f"{step}, question")
    return Question(
        key=key,
        title=both(raw, "title", key),
        why=both(raw, "why", key),
        example=both(raw, "example", key),
        room=both(raw, "room", key),
        required=bool(raw.get("required", False)),
    )
