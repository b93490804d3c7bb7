"""What stands beside a comment's keys: the kind, record and field that it is about, in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from urbandesk.exchange.languages import Languages
from urbandesk.i18n import _
from urbandesk.models.kind import RecordKind


def kind_words(kinds: Iterable[RecordKind], languages: Languages) -> dict[str, str]:
    """Return the title of each kind by its key."""
    return {kind.key: languages.say(partial(_, kind.title)) for kind in kinds}


def field_words(kinds: Iterable[RecordKind], languages: Languages) -> dict[str, str]:
    """Return the title of each field and column by its key; the first kind that has it counts."""
    words: dict[str, str] = {}
    for kind in kinds:
        for name, column in kind.columns.items():
            words.setdefault(name, languages.say(column.title))
            words.setdefault(column.field.key, languages.say(partial(_, column.field.title)))
    return words
