"""How far each drafted text is, settled whenever one of its languages is edited."""

from __future__ import annotations

from collections.abc import Mapping

from urbandesk.models.column import columns_of
from urbandesk.models.field import TEXT_LANGUAGES, Field, Value
from urbandesk.models.kind import RecordKind
from urbandesk.planning.text_status import Text
from urbandesk.planning.text_status import after_edit as settle


def of_new(kind: RecordKind, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of a new record with the first status of each text that has none."""
    return after_edit(kind, {}, values)


def after_edit(
    kind: RecordKind, before: Mapping[str, Value], values: Mapping[str, Value]
) -> dict[str, Value]:
    """Return ``values`` with the statuses that follow from them.

    A status given by hand in ``values`` stays as given; an empty text has none.
    """
    settled = dict(values)
    for field in kind.fields:
        if field.drafted:
            settled |= _of_field(field, before, values)
    return settled


def _of_field(
    field: Field, before: Mapping[str, Value], values: Mapping[str, Value]
) -> dict[str, Value]:
    names = {c.language: c.name for c in columns_of(field) if not c.is_status}
    found = _text(names, before)
    for language in TEXT_LANGUAGES:
        if names[language] in values:
            found = settle(language, found, str(values[names[language]] or ""))
    settled: dict[str, Value] = {}
    for language in TEXT_LANGUAGES:
        column = f"{names[language]}_status"
        by_hand = column in values
        status = values[column] if by_hand else found.status_of(language)
        status = status if found.of(language) and status else None
        if by_hand or status != before.get(column):
            settled[column] = status
    return settled


def _text(names: Mapping[str, str], values: Mapping[str, Value]) -> Text:
    return Text(
        en=str(values.get(names["en"]) or ""),
        zh=str(values.get(names["zh"]) or ""),
        en_status=str(values.get(f"{names['en']}_status") or ""),
        zh_status=str(values.get(f"{names['zh']}_status") or ""),
    )
