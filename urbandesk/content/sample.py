"""The sample that ships: pairs of cities as sourced facts, and one plan marked as an example.

The reader is strict: a column that is missing or unknown, a reference to nothing or an invented
text without the word *Example* is an error of the program, not of a user.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from urbandesk.content.loading import ContentError, table, tables, text

SampleValue = str | Decimal | date | tuple[str, ...]

_KEY = re.compile(r"[a-z][a-z0-9_]{1,59}")
_STATUS = "_status"
_TEXT_STATUSES = ("draft", "translated", "reviewed", "outdated")

# Columns that are no text of their own: numbers, days, sets, keys of other entries, codes.
_NUMBERS = (
    *("influence", "interest", "rate", "budget_eu", "budget_cn", "value", "year", "rank"),
    *("latitude", "longitude", "start_eu", "start_cn", "goal_eu", "goal_cn", "goal_year"),
)
_DAYS = ("starts", "ends", "first_step_by", "rate_date", "made_on", "review_on")
_SETS = ("themes",)
_POINTING = {
    "city": "city",
    "eu": "city",
    "cn": "city",
    "partnership": "partnership",
    "plan": "plan",
    "objective": "objective",
    "lead_eu": "organisation",
    "lead_cn": "organisation",
    "watcher_eu": "organisation",
    "watcher_cn": "organisation",
    "organisation": "organisation",
    "contact": "person",
    "indicator": "indicator",
    "theme": "theme",
}
_CODES = (
    *("country", "level", "state", "actor_type", "status", "question"),
    *("currency_eu", "currency_cn", "funding_eu", "funding_cn"),
    *("direction", "maturity", "area_type", "language", "basis", "circle"),
    *("likelihood", "effect", "of_list"),
)


@dataclass(frozen=True)
class _Shape:
    """What the tables of one name must and may say.

    Attributes:
        needed: columns that every table has.
        maybe: columns that a table may leave out.
        invented: whether its texts are examples rather than facts.
        ordered: whether the order of the file is the order of the records.
    """

    needed: tuple[str, ...]
    maybe: tuple[str, ...] = ()
    invented: bool = True
    ordered: bool = False


def _drafted(name: str) -> tuple[str, ...]:
    """Return the columns that a drafted text may have beside the English one."""
    return (f"{name}_en{_STATUS}", f"{name}_zh", f"{name}_zh{_STATUS}")


# In the order of reading: an entry points only at tables above its own, or at its own.
_SHAPES = {
    "city": _Shape(
        ("name_en", "name_zh", "country", "source"),
        ("other_names", "region_en", "region_zh", "level", "latitude", "longitude"),
        invented=False,
    ),
    "partnership": _Shape(
        ("name_en", "name_zh", "eu", "cn", "programme", "source"),
        ("state", "period", "themes", "instrument", "activities"),
        invented=False,
    ),
    "organisation": _Shape(
        ("name_en", "name_zh", "city", "actor_type", "influence", "interest", "capacity_en"),
        ("concerns", *_drafted("capacity")),
    ),
    "person": _Shape(
        ("name_en", "name_zh", "organisation", "function_en", "function_zh", "rank", "language"),
        ("basis", "source", "review_on", "note"),
    ),
    "figure": _Shape(
        ("city", "indicator", "source"),
        ("value", "state", "unit", "year", "area_type", "note"),
        invented=False,
    ),
    "need_offer": _Shape(
        ("city", "direction", "theme", "title_en", "title_zh", "maturity"),
        ("description_en", "description_zh", "evidence", "site_en", "site_zh", "contact"),
    ),
    "plan": _Shape(
        (
            *("title_en", "title_zh", "partnership", "status", "version", "starts", "ends"),
            *("currency_eu", "currency_cn", "rate", "rate_date"),
        ),
    ),
    "answer": _Shape(("plan", "question", "text_en"), _drafted("text")),
    "objective": _Shape(
        ("plan", "title_en", "description_en"),
        (*_drafted("title"), *_drafted("description")),
        ordered=True,
    ),
    "action": _Shape(
        (
            *("plan", "objective", "title_en", "description_en", "first_step_en"),
            *("starts", "ends", "first_step_by"),
        ),
        (
            *_drafted("title"),
            *_drafted("description"),
            *_drafted("first_step"),
            *("lead_eu", "lead_cn", "budget_eu", "budget_cn", "funding_eu", "funding_cn"),
        ),
        ordered=True,
    ),
    "risk": _Shape(
        ("plan", "title_en", "answer_en", "likelihood", "effect"),
        (*_drafted("title"), *_drafted("answer"), "watcher_eu", "watcher_cn"),
        ordered=True,
    ),
    "plan_indicator": _Shape(
        ("plan", "objective", "title_en", "unit_en", "unit_zh", "source", "goal_year"),
        (*_drafted("title"), "start_eu", "start_cn", "goal_eu", "goal_cn"),
        ordered=True,
    ),
    "list_value": _Shape(("of_list", "name_en", "name_zh")),
    "comment": _Shape(("plan", "text", "made_by", "made_on")),
    "file": _Shape(("city", "name", "content_en", "content_zh", "made_on", "rights", "circle")),
}


@dataclass(frozen=True)
class SampleEntry:
    """One record of the sample.

    Attributes:
        key: stable name, from which its id follows.
        values: by column of the record kind; a reference or theme is the key of what it names.
    """

    key: str
    values: Mapping[str, SampleValue]


@dataclass(frozen=True)
class Sample:
    """What the sample workspace holds beside the catalogues, by record kind."""

    cities: tuple[SampleEntry, ...]
    partnerships: tuple[SampleEntry, ...]
    members: tuple[SampleEntry, ...]
    organisations: tuple[SampleEntry, ...]
    plans: tuple[SampleEntry, ...]
    answers: tuple[SampleEntry, ...]
    objectives: tuple[SampleEntry, ...]
    actions: tuple[SampleEntry, ...]
    risks: tuple[SampleEntry, ...]
    plan_indicators: tuple[SampleEntry, ...]
    people: tuple[SampleEntry, ...]
    figures: tuple[SampleEntry, ...]
    needs: tuple[SampleEntry, ...]
    list_values: tuple[SampleEntry, ...]
    comments: tuple[SampleEntry, ...]
    files: tuple[SampleEntry, ...]


def read_sample(
    raw: Mapping[str, object],
    *,
    themes: Collection[str],
    questions: Collection[str],
    indicators: Collection[str] = (),
) -> Sample:
    """Return what ``sample.toml`` holds, in its order.

    Args:
        raw: what the file says.
        themes: keys of the themes that ship.
        questions: keys of the questions of the method.
        indicators: keys of the indicators that ship.

    Raises:
        ContentError: the file breaks a rule; says which entry and why.
    """
    whole = table(raw, "sample", _SHAPES)
    known: dict[str, Collection[str]] = {
        "theme": themes,
        "question": questions,
        "indicator": indicators,
    }
    found: dict[str, tuple[SampleEntry, ...]] = {}
    for name, shape in _SHAPES.items():
        entries = tuple(_entries(whole.get(name), name, shape))
        known[name] = {entry.key for entry in entries}
        _see_that_all_exist(name, entries, known)
        found[name] = entries
    return _sample(found)


def _sample(found: Mapping[str, tuple[SampleEntry, ...]]) -> Sample:
    return Sample(
        cities=found["city"],
        partnerships=tuple(map(_without_members, found["partnership"])),
        members=tuple(member for pair in found["partnership"] for member in _members(pair)),
        organisations=found["organisation"],
        plans=found["plan"],
        answers=found["answer"],
        objectives=found["objective"],
        actions=found["action"],
        risks=found["risk"],
        plan_indicators=found["plan_indicator"],
        people=found["person"],
        figures=found["figure"],
        needs=found["need_offer"],
        list_values=found["list_value"],
        comments=found["comment"],
        files=found["file"],
    )


def _entries(raw: object, name: str, shape: _Shape) -> Iterator[SampleEntry]:
    """Yield the tables of one name, of which there must be some, each with a key of its own."""
    found = tables(raw, name)
    if not found:
        raise ContentError(f"{name}: there is none")
    taken: set[str] = set()
    for number, item in enumerate(found, start=1):
        where = f"{name} {number}"
        values = table(item, where, ("key", *shape.needed, *shape.maybe))
        missing = [column for column in ("key", *shape.needed) if column not in values]
        if missing:
            raise ContentError(f"{where}: no {', '.join(missing)}")
        key = text(values, "key", where)
        if not _KEY.fullmatch(key):
            raise ContentError(f"{where}, key: must be of small letters, digits and _")
        if key in taken:
            raise ContentError(f"{where}, key: “{key}” is there twice")
        taken.add(key)
        read = {column: _value(values, column, where) for column in values if column != "key"}
        _see_that_statuses_fit(read, where)
        if shape.invented:
            _see_that_examples_say_so(read, where)
        if shape.ordered:
            read["position"] = Decimal(number)
        yield SampleEntry(key, read)


def _value(values: Mapping[str, object], column: str, where: str) -> SampleValue:
    """Return one value in the form that its column has."""
    raw = values[column]
    wrong = partial("{}, {}: {}".format, where, column)
    if column in _NUMBERS:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise ContentError(wrong("must be a number"))
        return Decimal(str(raw))
    if column in _DAYS:
        if type(raw) is not date:
            raise ContentError(wrong("must be a day"))
        return raw
    if column in _SETS:
        if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
            raise ContentError(wrong("must be a list of keys"))
        if not raw or len(set(raw)) != len(raw):
            raise ContentError(wrong("is empty or says something twice"))
        return tuple(raw)
    said = text(values, column, where)
    if said != said.strip():
        raise ContentError(wrong("has outer blanks"))
    return said


def _see_that_statuses_fit(values: Mapping[str, SampleValue], where: str) -> None:
    for column, value in values.items():
        if not column.endswith(_STATUS):
            continue
        if value not in _TEXT_STATUSES:
            raise ContentError(f"{where}, {column}: is none of {', '.join(_TEXT_STATUSES)}")
        if column.removesuffix(_STATUS) not in values:
            raise ContentError(f"{where}, {column}: there is no such text")


def _see_that_examples_say_so(values: Mapping[str, SampleValue], where: str) -> None:
    """Let no invented text pass that does not begin with the word in its language."""
    for column, value in values.items():
        if column in _CODES or column in _POINTING or column.endswith(_STATUS):
            continue
        if isinstance(value, str) and not is_example(value, column):
            raise ContentError(f"{where}, {column}: does not begin with Example or 示例")


def is_example(value: str, column: str) -> bool:
    """Return whether a text says that it is an example, in the language of its column.

    A column of no language takes either word.
    """
    words = {"_en": ("Example: ",), "_zh": ("示例：",)}
    return value.startswith(words.get(column[-3:], ("Example", "示例")))


def _see_that_all_exist(
    name: str, entries: tuple[SampleEntry, ...], known: Mapping[str, Collection[str]]
) -> None:
    """See that whatever an entry points at is there."""
    pointing = {**_POINTING, "themes": "theme", "question": "question"}
    for entry in entries:
        for column, target in pointing.items():
            value = entry.values.get(column, ())
            for key in value if isinstance(value, tuple) else (value,):
                if key not in known[target]:
                    raise ContentError(f"{name} “{entry.key}”, {column}: no {target} “{key}”")


def _without_members(pair: SampleEntry) -> SampleEntry:
    rest = {column: value for column, value in pair.values.items() if column not in ("eu", "cn")}
    return SampleEntry(pair.key, rest)


def _members(pair: SampleEntry) -> Iterator[SampleEntry]:
    """Yield the city of each side, the European one first as everywhere on screen."""
    for position, side in enumerate(("eu", "cn"), start=1):
        yield SampleEntry(
            f"{pair.key}.{side}",
            {
                "partnership": pair.key,
                "city": pair.values[side],
                "side": side,
                "position": Decimal(position),
            },
        )
