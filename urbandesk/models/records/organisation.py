"""Organisation: who may decide, carry, pay or object."""

from __future__ import annotations

from decimal import Decimal

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

ACTOR_TYPES = (
    Choice("city_administration", N_("City administration")),
    Choice("public_body", N_("Other public body")),
    Choice("industry", N_("Industry")),
    Choice("sme", N_("Small or medium-sized enterprise")),
    Choice("academia", N_("Academia")),
    Choice("civil_society", N_("Civil society")),
    Choice("funder", N_("Funder")),
    Choice("network", N_("Network")),
)

POSITIONS = (
    Choice("supports", N_("supports")),
    Choice("neutral", N_("neutral")),
    Choice("concerned", N_("has concerns")),
    Choice("opposes", N_("opposes")),
)

_TEN = Decimal(10)

ORGANISATION = RecordKind(
    key="organisation",
    title=N_("Organisation"),
    plural=N_("Stakeholders"),
    fields=(
        Field("name", N_("Name"), bilingual=True, required=True, layer=Layer.PUBLIC, listed=True),
        Field(
            "city",
            N_("City"),
            Kind.REFERENCE,
            target="city",
            layer=Layer.PUBLIC,
            listed=True,
        ),
        Field(
            "actor_type",
            N_("Type of actor"),
            Kind.CHOICE,
            choices=ACTOR_TYPES,
            grows="actor_type",
            layer=Layer.PUBLIC,
            listed=True,
        ),
        Field(
            "influence",
            N_("Influence"),
            Kind.SCORE,
            unit="0–10",
            decimals=1,
            low=Decimal(0),
            high=_TEN,
            listed=True,
            help=N_("How much it can move or stop, from 0 to 10."),
        ),
        Field(
            "interest",
            N_("Interest"),
            Kind.SCORE,
            unit="0–10",
            decimals=1,
            low=Decimal(0),
            high=_TEN,
            listed=True,
            help=N_("How much it cares about the partnership, from 0 to 10."),
        ),
        Field("position", N_("Position"), Kind.CHOICE, choices=POSITIONS, layer=Layer.OWN),
        Field(
            "capacity",
            N_("What it can contribute"),
            Kind.LONG_TEXT,
            bilingual=True,
            drafted=True,
            limit=2000,
        ),
        Field(
            "concerns",
            N_("Concerns"),
            Kind.LONG_TEXT,
            layer=Layer.OWN,
            limit=5000,
            help=N_("Only your own side sees this."),
        ),
        Field("web", N_("Web site"), Kind.LINK, layer=Layer.PUBLIC),
    ),
    indexed=("sort_en", "sort_zh", "name_en", "name_zh", "actor_type"),
    ranked=("influence", "interest"),
)
