"""NeedOffer: what a city seeks or can show, by theme."""

from __future__ import annotations

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

NEED_OR_OFFER = (Choice("need", N_("need")), Choice("offer", N_("offer")))

MATURITIES = (
    Choice("idea", N_("idea")),
    Choice("pilot", N_("pilot")),
    Choice("running", N_("in operation")),
    Choice("proven", N_("proven")),
)

NEED_OFFER = RecordKind(
    key="need_offer",
    title=N_("Need or offer"),
    plural=N_("Needs and offers"),
    label="title",
    fields=(
        Field("city", N_("City"), Kind.REFERENCE, target="city", required=True, cascade=True),
        Field(
            "direction",
            N_("Need or offer"),
            Kind.CHOICE,
            choices=NEED_OR_OFFER,
            required=True,
            listed=True,
        ),
        Field("theme", N_("Theme"), Kind.REFERENCE, target="theme", listed=True),
        Field(
            "title",
            N_("Title"),
            bilingual=True,
            drafted=True,
            required=True,
            limit=300,
            listed=True,
        ),
        Field(
            "description",
            N_("Description"),
            Kind.LONG_TEXT,
            bilingual=True,
            drafted=True,
            limit=5000,
        ),
        Field("maturity", N_("Maturity"), Kind.CHOICE, choices=MATURITIES, listed=True),
        Field("evidence", N_("Evidence"), Kind.LONG_TEXT, limit=2000),
        Field("site", N_("Site to show"), bilingual=True, limit=300),
        Field("contact", N_("Contact"), Kind.REFERENCE, target="person", layer=Layer.OWN),
    ),
    indexed=("sort_en", "sort_zh", "direction"),
)
