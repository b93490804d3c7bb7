"""Objective and Action: what is to change, and who does what with which money on each side."""

from __future__ import annotations

from decimal import Decimal

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.plan import of_plan

FUNDING_STATES = (
    Choice("idea", N_("idea")),
    Choice("preparing", N_("preparing")),
    Choice("submitted", N_("submitted")),
    Choice("granted", N_("granted")),
)

OBJECTIVE = RecordKind(
    key="objective",
    title=N_("Objective"),
    plural=N_("Objectives"),
    label="title",
    fields=(
        of_plan(),
        Field("position", N_("Order"), Kind.COUNT),
        Field("title", N_("Title"), bilingual=True, drafted=True, limit=300),
        Field(
            "description",
            N_("Description"),
            Kind.LONG_TEXT,
            bilingual=True,
            drafted=True,
            limit=5000,
        ),
    ),
)

ACTION = RecordKind(
    key="action",
    title=N_("Action"),
    plural=N_("Actions"),
    label="title",
    fields=(
        of_plan(),
        Field("position", N_("Order"), Kind.COUNT),
        Field("title", N_("Title"), bilingual=True, drafted=True, limit=300),
        Field(
            "description",
            N_("Description"),
            Kind.LONG_TEXT,
            bilingual=True,
            drafted=True,
            limit=5000,
        ),
        Field("objective", N_("Objective"), Kind.REFERENCE, target="objective"),
        Field("starts", N_("Start"), Kind.DATE, group="period"),
        Field("ends", N_("End"), Kind.DATE, group="period"),
        Field("first_step", N_("First step"), bilingual=True, drafted=True, limit=500),
        Field("first_step_by", N_("First step by"), Kind.DATE),
        Field("lead", N_("Lead"), Kind.REFERENCE, target="organisation", sided=True),
        Field(
            "budget",
            N_("Budget"),
            Kind.MONEY,
            decimals=2,
            low=Decimal(0),
            high=Decimal(10**12),
            sided=True,
            group="money",
        ),
        Field(
            "scheme",
            N_("Source of money"),
            Kind.REFERENCE,
            target="funding_scheme",
            sided=True,
            group="money",
        ),
        Field(
            "funding",
            N_("Funding state"),
            Kind.CHOICE,
            choices=FUNDING_STATES,
            sided=True,
            group="money",
        ),
    ),
)
