"""What a workbook is made of: plain values, gathered before the writing begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import FIRST_ROW, SheetColumn
from urbandesk.models.field import Layer, Stored
from urbandesk.models.kind import RecordKind

ROOM_FOR_NEW_ROWS = 500
"""So many rows below a table have its drop-downs and rules and are counted by the check."""

Rows = Sequence[Sequence[Stored]]
Labels = Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """One kind's sheet.

    Attributes:
        kind: the kind of record.
        columns: its columns, the hidden key first.
        rows: stored values in the order of ``columns``.
        labels: for columns that show the label of a key, by column key: key → label.
        blank: number of empty rows that are marked as new and wait to be filled in.
    """

    kind: RecordKind
    columns: tuple[SheetColumn, ...]
    rows: Rows
    labels: Mapping[str, Labels] = field(default_factory=dict)
    blank: int = 0

    @property
    def last_row(self) -> int:
        """Return the last row that is meant for records, with the room for new ones."""
        return FIRST_ROW + len(self.rows) + self.blank + ROOM_FOR_NEW_ROWS


@dataclass(frozen=True)
class Bar:
    """One action on the timeline of the charts."""

    title: str
    starts: date
    ends: date


@dataclass(frozen=True)
class PlanCharts:
    """The figures behind the two charts of a plan.

    Attributes:
        title: the plan's title in the workbook's language.
        states: titles of the funding states, in the order of the scale.
        sums: by side, one sum for each state, in the currency of that side, or all in ``currency``.
        currency: ISO code when both sides stand in one currency, else empty.
        currencies: ISO code of each side; empty when not known.
        rate: the rate in words, such as ``1 EUR = 7.8 CNY (2026-07-01)``; empty without one.
        actions: the dated actions, first one first.
    """

    title: str
    states: tuple[str, ...]
    sums: Mapping[str, tuple[float, ...]]
    currency: str
    currencies: Mapping[str, str]
    rate: str
    actions: tuple[Bar, ...]


@dataclass(frozen=True)
class ReceiptLine:
    """One thing that a sender asked for, and what came of it; all in words."""

    outcome: str
    kind: str
    record: str
    field: str
    sent: str
    now: str
    why: str

    def cells(self) -> tuple[str, ...]:
        """Return the words in the order of the columns."""
        what = (self.outcome, self.kind, self.record, self.field)
        return (*what, self.sent, self.now, self.why)


@dataclass(frozen=True)
class Book:
    """A whole workbook before it is written.

    Attributes:
        title: what it is about: the plan, else the workspace.
        name: the workspace's name.
        workspace: key of the workspace.
        export: key of this export.
        schema: number of the workspace's schema.
        made: when, with time zone.
        author: by whom, by function; empty while nobody said.
        sample: whether the workspace is the sample.
        languages: the workbook's language or languages.
        layer: the widest circle it is meant for; nothing narrower is inside.
        sheets: the sheets in order.
        charts: the figures of each plan's charts.
        parent: key of the export that this one answers; empty for a first one.
        shown: what narrows the records down, in words; empty when nothing does.
        receipt: what came of a copy that was taken home; None for other workbooks.
    """

    title: str
    name: str
    workspace: str
    export: str
    schema: int
    made: datetime
    author: str
    sample: bool
    languages: Languages
    layer: Layer
    sheets: tuple[Sheet, ...]
    charts: tuple[PlanCharts, ...] = ()
    parent: str = ""
    shown: str = ""
    receipt: tuple[ReceiptLine, ...] | None = None

    @property
    def is_form(self) -> bool:
        """Return whether it is an empty form that collects new records."""
        return any(sheet.blank for sheet in self.sheets)
