"""The plan's further tables: risks, indicators with their targets, comments."""

from __future__ import annotations

from decimal import Decimal

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.plan import of_plan

LEVELS = (Choice("low", N_("low")), Choice("medium", N_("medium")), Choice("high", N_("high")))

_LOW, _HIGH = Decimal(-(10**14)), Decimal(10**14)

RISK = RecordKind(
    key="risk",
    title=N_("Risk"),
    plural=N_("Risks"),
    label="title",
    fields=(
        of_plan(),
        Field("position", N_("Order"), Kind.COUNT),
        Field("title", N_("Title"), bilingual=True, drafted=True, limit=300),
        Field("likelihood", N_("Likelihood"), Kind.CHOICE, choices=LEVELS),
        Field("effect", N_("Effect"), Kind.CHOICE, choices=LEVELS),
        Field("answer", N_("What we do"), Kind.LONG_TEXT, bilingual=True, drafted=True, limit=3000),
        Field("watcher", N_("Watched by"), Kind.REFERENCE, target="organisation", sided=True),
    ),
)

PLAN_INDICATOR = RecordKind(
    key="plan_indicator",
    title=N_("Indicator of the plan"),
    plural=N_("Indicators of the plan"),
    label="title",
    fields=(
        of_plan(),
        Field("position", N_("Order"), Kind.COUNT),
        Field("title", N_("Title"), bilingual=True, drafted=True, limit=300),
        Field("indicator", N_("Indicator"), Kind.REFERENCE, target="indicator"),
        Field("objective", N_("Objective"), Kind.REFERENCE, target="objective"),
        Field("unit", N_("Unit"), bilingual=True, limit=60),
        Field(
            "start", N_("Start value"), Kind.NUMBER, decimals=4, low=_LOW, high=_HIGH, sided=True
        ),
        Field("goal", N_("Target"), Kind.NUMBER, decimals=4, low=_LOW, high=_HIGH, sided=True),
        Field(
            "goal_year", N_("Year of the target"), Kind.COUNT, low=Decimal(1900), high=Decimal(2200)
        ),
        Field("source", N_("Source"), limit=500),
    ),
)

COMMENT = RecordKind(
    key="comment",
    title=N_("Comment"),
    plural=N_("Comments"),
    label="text",
    fields=(
        of_plan(),
        Field("of_kind", N_("Kind of record"), limit=40),
        Field("of_record", N_("Record"), limit=64),
        Field("of_column", N_("Field"), limit=80),
        Field("text", N_("Text"), Kind.LONG_TEXT, required=True, limit=5000),
        Field("made_by", N_("By"), limit=200),
        Field("made_on", N_("Date"), Kind.DATE),
        Field("settled", N_("Settled"), Kind.YES_NO),
    ),
    indexed=("of_record",),
)
