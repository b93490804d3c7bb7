"""FieldColumn: one stored column of a field, for one language, one side or a text's status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _
from urbandesk.models import own_values
from urbandesk.models.field import (
    SIDES,
    TEXT_LANGUAGES,
    TEXT_STATUSES,
    Field,
    Kind,
    Stored,
    Value,
)
from urbandesk.models.reading import read_text
from urbandesk.models.rules import canonical
from urbandesk.models.showing import show_value
from urbandesk.models.stored_values import NoValue


@dataclass(frozen=True)
class FieldColumn:
    """One stored column of a field.

    Attributes:
        field: the field it belongs to; for a status, a choice of the statuses.
        name: name of the column, such as ``title_zh`` or ``lead_eu``.
        language: ``en``, ``zh`` or empty.
        side: ``eu``, ``cn`` or empty.
        is_status: whether it says how far a text is, not the text itself.
    """

    field: Field
    name: str
    language: str = ""
    side: str = ""
    is_status: bool = False

    @property
    def required(self) -> bool:
        """Return whether it must be filled in; a bilingual text needs only one language."""
        return self.field.required and not self.language and not self.is_status

    @property
    def is_number(self) -> bool:
        """Return whether values are numbers, which stand at the right."""
        return self.field.is_number

    def title(self) -> str:
        """Return the label with language, side and role, in the language in force."""
        text = _(self.field.title)
        if self.language:
            text = _("{field}, {language}").format(
                field=text, language=language_name(self.language)
            )
        if self.side:
            text = _("{field}, {side}").format(field=text, side=side_name(self.side))
        if self.is_status:
            text = _("{field}, status").format(field=text)
        return text

    def parse(self, text: str) -> Value:
        """Return the value that ``text`` says in the language in force; empty is not known.

        Raises:
            UserError: the text breaks the rule of the field; says why and what is expected.
        """
        return self.check(read_text(self.field, text))

    def check(self, value: Value) -> Value:
        """Return ``value`` in its canonical form.

        Raises:
            UserError: the value breaks the rule of the field.
        """
        known = canonical(self.field, value)
        if known is None and self.required:
            raise UserError(N_("Please fill this in: it is needed."))
        return known

    def show(self, value: Value) -> str:
        """Return ``value`` as people read it in the language in force; unknown is empty."""
        return show_value(self.field, value)

    def to_stored(self, value: Value) -> Stored:
        """Return the canonical ``value`` as the file and the journal keep it."""
        if value is None:
            return None
        if isinstance(value, bool):
            return int(value)
        if isinstance(value, Decimal):
            return int(value.scaleb(self.field.decimals))
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return "\n".join(value) or None
        return value

    def from_stored(self, stored: Stored) -> Value:
        """Return the value behind what the file keeps.

        What another program wrote there and is no value at all is not known; a check names it.
        """
        try:
            return self.value_behind(stored)
        except (ValueError, ArithmeticError):
            return None

    def value_behind(self, stored: Stored) -> Value:
        """Return the value behind what the file keeps.

        Raises:
            ValueError, ArithmeticError: another program wrote there what is no value.
        """
        if stored is None:
            return None
        if isinstance(stored, NoValue):
            raise ValueError(stored)
        kind = self.field.kind
        if kind in (Kind.NUMBER, Kind.MONEY, Kind.SCORE):
            return Decimal(int(stored)).scaleb(-self.field.decimals)
        if kind is Kind.COUNT:
            return int(stored)
        if kind is Kind.DATE:
            return date.fromisoformat(str(stored))
        if kind is Kind.CHOICES:
            return tuple(str(stored).split("\n"))
        if kind is Kind.YES_NO:
            return bool(int(stored))
        return stored

    @property
    def target(self) -> str:
        """Return the kind of the records that its values name: own values of a list are such."""
        return self.field.target or (own_values.KIND if self.field.grows else "")

    def points_at(self, stored: Stored) -> Iterator[tuple[str, str]]:
        """Yield kind and id of each record that a stored value names."""
        for key in str(stored).split("\n") if stored and self.target else ():
            if self.field.target or own_values.is_own(self.field, key):
                yield self.target, key


def columns_of(field: Field) -> tuple[FieldColumn, ...]:
    """Return the columns that hold ``field``: texts by side and language, then their statuses."""
    plain = tuple(
        FieldColumn(field, _name(field.key, side, language), language, side)
        for side in (SIDES if field.sided else ("",))
        for language in (TEXT_LANGUAGES if field.bilingual else ("",))
    )
    if not field.drafted:
        return plain
    status = replace(field, kind=Kind.CHOICE, choices=TEXT_STATUSES, required=False, drafted=False)
    return plain + tuple(
        FieldColumn(status, f"{c.name}_status", c.language, c.side, is_status=True) for c in plain
    )


def _name(key: str, side: str, language: str) -> str:
    return "_".join(part for part in (key, side, language) if part)


def language_name(language: str) -> str:
    """Return the name of a content language in the language in force."""
    return _("Chinese") if language == "zh" else _("English")


def side_name(side: str) -> str:
    """Return the name of a side in the language in force."""
    return _("Chinese side") if side == "cn" else _("European side")


def choices_of(column: FieldColumn) -> Iterator[tuple[str, str]]:
    """Yield code and title, in the language in force, of what can be chosen in a column."""
    for choice in own_values.offered(column.field):
        yield choice.code, choice.said()
