"""City: who it is, where it lies, what it is in one paragraph."""

from __future__ import annotations

from decimal import Decimal

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.countries import COUNTRIES

LEVELS = (
    Choice("municipality", N_("Municipality")),
    Choice("metropolitan", N_("Metropolitan body")),
    Choice("direct", N_("Directly governed municipality")),
    Choice("prefecture", N_("Prefecture-level city")),
    Choice("county", N_("County-level city")),
    Choice("district", N_("District")),
    Choice("zone", N_("Development zone")),
    Choice("region", N_("Region")),
)

CITY = RecordKind(
    key="city",
    title=N_("City"),
    plural=N_("Cities"),
    fields=(
        Field(
            "name",
            N_("Name"),
            bilingual=True,
            required=True,
            layer=Layer.PUBLIC,
            listed=True,
            help=N_("The name as the city itself writes it; Chinese in simplified characters."),
        ),
        Field("romanisation", N_("Official romanisation"), layer=Layer.PUBLIC),
        Field(
            "other_names",
            N_("Former and other names"),
            Kind.LONG_TEXT,
            layer=Layer.PUBLIC,
            limit=1000,
            help=N_("One name per line; the search finds them."),
        ),
        Field(
            "country",
            N_("Country"),
            Kind.CHOICE,
            choices=COUNTRIES,
            required=True,
            layer=Layer.PUBLIC,
            listed=True,
        ),
        Field("region", N_("Region or province"), bilingual=True, layer=Layer.PUBLIC, listed=True),
        Field(
            "level",
            N_("Level of government"),
            Kind.CHOICE,
            choices=LEVELS,
            grows="city_level",
            layer=Layer.PUBLIC,
            listed=True,
        ),
        Field(
            "latitude",
            N_("Latitude"),
            Kind.NUMBER,
            unit="°",
            decimals=5,
            low=Decimal(-90),
            high=Decimal(90),
            layer=Layer.PUBLIC,
            group="place",
        ),
        Field(
            "longitude",
            N_("Longitude"),
            Kind.NUMBER,
            unit="°",
            decimals=5,
            low=Decimal(-180),
            high=Decimal(180),
            layer=Layer.PUBLIC,
            group="place",
        ),
        Field("web", N_("Web site"), Kind.LINK, layer=Layer.PUBLIC),
        Field(
            "summary",
            N_("Short text"),
            Kind.LONG_TEXT,
            bilingual=True,
            drafted=True,
            layer=Layer.PUBLIC,
            limit=2000,
        ),
        Field("source", N_("Source"), layer=Layer.PUBLIC, limit=500),
        Field("note", N_("Own note"), Kind.LONG_TEXT, layer=Layer.OWN, limit=5000),
    ),
    indexed=("sort_en", "sort_zh", "name_en", "name_zh", "country", "level"),
)
