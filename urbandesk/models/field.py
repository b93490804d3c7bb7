"""Field: what one attribute of a record is, declared once for form, table, search and sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from urbandesk.i18n import N_, _

SIDES = ("eu", "cn")
TEXT_LANGUAGES = ("en", "zh")

Value = str | int | Decimal | date | tuple[str, ...] | bool | None
Stored = str | int | None


class Kind(StrEnum):
    """What the values of a field are."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    COUNT = "count"
    NUMBER = "number"
    MONEY = "money"
    SCORE = "score"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    YES_NO = "yes_no"
    LINK = "link"


class Layer(StrEnum):
    """Who may see a field; an output of one layer carries nothing narrower."""

    OWN = "own"
    BOTH = "both"
    PUBLIC = "public"

    def reaches(self, output: Layer) -> bool:
        """Return whether a field of this layer may leave in an ``output`` of that layer."""
        order = (Layer.OWN, Layer.BOTH, Layer.PUBLIC)
        return order.index(self) >= order.index(output)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a list: a stable code and its title (a catalogue key)."""

    code: str
    title: str

    def said(self) -> str:
        """Return what it is called in the language in force."""
        return _(self.title)


TEXT_STATUSES = (
    Choice("draft", N_("draft")),
    Choice("translated", N_("translated")),
    Choice("reviewed", N_("reviewed")),
    Choice("outdated", N_("outdated")),
)


@dataclass(frozen=True)
class Field:
    """One attribute of a record kind.

    Attributes:
        key: stable name; columns, sheets and the journal use it.
        title: catalogue key of the label.
        kind: what its values are.
        unit: unit or scale said beside the value, not part of it.
        choices: the values of a choice that ship; stable codes.
        grows: the list to which offices may add values of their own; empty: it is closed.
        target: record kind a reference points at.
        cascade: whether the record goes when the one it points at is deleted.
        layer: the widest circle that may see it.
        group: fields of one group only make sense together and move together.
        bilingual: one column per language.
        drafted: a bilingual text whose languages each have a status.
        sided: one column per side.
        limit: longest text, in characters.
        decimals: digits kept behind the point.
        low, high: smallest and largest number allowed.
        help: catalogue key of a sentence that says what belongs here.
        listed: whether lists show it as a column at first.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    required: bool = False
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    grows: str = ""
    target: str = ""
    cascade: bool = False
    layer: Layer = Layer.BOTH
    group: str = ""
    bilingual: bool = False
    drafted: bool = False
    sided: bool = False
    limit: int = 300
    decimals: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    help: str = ""
    listed: bool = False

    @property
    def is_set(self) -> bool:
        """Return whether values are sets, which merge element by element."""
        return self.kind is Kind.CHOICES

    @property
    def is_number(self) -> bool:
        """Return whether values are numbers, which stand at the right."""
        return self.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.SCORE)
