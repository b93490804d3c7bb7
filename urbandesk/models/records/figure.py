"""Figure: one number about a city, with what it counts, when, and who says so."""

from __future__ import annotations

from decimal import Decimal

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

AREA_TYPES = (
    Choice("city_proper", N_("city proper")),
    Choice("built_up", N_("built-up area")),
    Choice("metropolitan", N_("metropolitan area")),
    Choice("administrative", N_("whole administrative area")),
    Choice("other", N_("another area")),
)

# "Not known" is an empty value; these two are answers, and zero is a number.
FIGURE_STATES = (
    Choice("known", N_("known")),
    Choice("not_disclosed", N_("not disclosed")),
    Choice("not_applicable", N_("not applicable")),
)

_PUBLIC = Layer.PUBLIC

FIGURE = RecordKind(
    key="figure",
    title=N_("Figure"),
    plural=N_("Figures"),
    label="indicator",
    fields=(
        Field(
            "city",
            N_("City"),
            Kind.REFERENCE,
            target="city",
            required=True,
            cascade=True,
            layer=_PUBLIC,
        ),
        Field(
            "indicator",
            N_("Indicator"),
            Kind.REFERENCE,
            target="indicator",
            required=True,
            cascade=True,
            layer=_PUBLIC,
            listed=True,
        ),
        Field(
            "value",
            N_("Value"),
            Kind.NUMBER,
            decimals=4,
            layer=_PUBLIC,
            listed=True,
            low=Decimal(-(10**14)),
            high=Decimal(10**14),
            group="value",
        ),
        Field("state", N_("State"), Kind.CHOICE, choices=FIGURE_STATES, layer=_PUBLIC),
        Field("unit", N_("Unit"), layer=_PUBLIC, limit=60, listed=True, group="value"),
        Field(
            "year",
            N_("Year"),
            Kind.COUNT,
            low=Decimal(1900),
            high=Decimal(2200),
            layer=_PUBLIC,
            listed=True,
            group="value",
        ),
        Field(
            "area_type",
            N_("Area that it counts"),
            Kind.CHOICE,
            choices=AREA_TYPES,
            layer=_PUBLIC,
            listed=True,
            group="value",
        ),
        Field("source", N_("Source"), layer=_PUBLIC, limit=500, listed=True),
        Field("retrieved_on", N_("Retrieved on"), Kind.DATE, layer=_PUBLIC),
        Field("note", N_("Note"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
    ),
    indexed=("year",),
)
