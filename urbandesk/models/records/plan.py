"""Plan: its frame, the answers to the method's questions, and marks set by hand."""

from __future__ import annotations

from decimal import Decimal

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

PLAN_STATES = (
    Choice("draft", N_("draft")),
    Choice("for_comment", N_("for comment")),
    Choice("adopted", N_("adopted")),
    Choice("closed", N_("closed")),
)

CURRENCIES = tuple(
    Choice(code, code)
    for code in (
        *("EUR", "CNY", "GBP", "CHF", "SEK", "DKK", "NOK", "PLN"),
        *("CZK", "HUF", "RON", "BGN", "ISK", "USD"),
    )
)

MARKS = (
    Choice("complete", N_("complete")),
    Choice("in_progress", N_("in progress")),
    Choice("not_started", N_("not started")),
    Choice("not_applicable", N_("not applicable")),
)


def of_plan() -> Field:
    """Return the field that ties a record to its plan; it goes when the plan goes."""
    return Field("plan", N_("Plan"), Kind.REFERENCE, target="plan", required=True, cascade=True)


PLAN = RecordKind(
    key="plan",
    title=N_("Plan"),
    plural=N_("Plans"),
    label="title",
    fields=(
        Field("title", N_("Title"), bilingual=True, required=True, layer=Layer.PUBLIC, listed=True),
        Field(
            "partnership",
            N_("Partnership"),
            Kind.REFERENCE,
            target="partnership",
            required=True,
            cascade=True,
            layer=Layer.PUBLIC,
            listed=True,
        ),
        Field("edition", N_("Edition of the method"), required=True, layer=Layer.PUBLIC),
        Field(
            "status",
            N_("Status"),
            Kind.CHOICE,
            choices=PLAN_STATES,
            layer=Layer.PUBLIC,
            listed=True,
        ),
        Field("version", N_("Version"), layer=Layer.PUBLIC, limit=40, listed=True),
        Field("starts", N_("Start"), Kind.DATE, layer=Layer.PUBLIC, listed=True, group="period"),
        Field("ends", N_("End"), Kind.DATE, layer=Layer.PUBLIC, listed=True, group="period"),
        Field("currency", N_("Currency"), Kind.CHOICE, choices=CURRENCIES, sided=True),
        Field(
            "rate",
            N_("Exchange rate"),
            Kind.NUMBER,
            decimals=6,
            low=Decimal("0.000001"),
            high=Decimal(100000),
            group="rate",
            help=N_("Units of the Chinese side's currency for one of the European side's."),
        ),
        Field("rate_date", N_("Date of the rate"), Kind.DATE, group="rate"),
    ),
    indexed=("sort_en", "sort_zh", "title_en", "title_zh"),
)

PLAN_TEXT = RecordKind(
    key="plan_text",
    title=N_("Answer"),
    plural=N_("Answers"),
    label="text",
    fields=(
        of_plan(),
        Field("question", N_("Question"), required=True, limit=80),
        Field(
            "text",
            N_("Text"),
            Kind.LONG_TEXT,
            bilingual=True,
            drafted=True,
            limit=20000,
        ),
    ),
    unique=("plan", "question"),
)

STEP_MARK = RecordKind(
    key="step_mark",
    title=N_("Mark set by hand"),
    plural=N_("Marks set by hand"),
    label="step",
    fields=(
        of_plan(),
        Field("step", N_("Step"), required=True, limit=80),
        Field("state", N_("State"), Kind.CHOICE, choices=MARKS, required=True),
        Field("reason", N_("Reason"), required=True, limit=1000),
    ),
    unique=("plan", "step"),
)
