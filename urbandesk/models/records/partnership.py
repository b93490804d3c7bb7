"""Partnership and Membership: which cities work together, each on its side."""

from __future__ import annotations

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

SIDE_CHOICES = (Choice("eu", N_("European side")), Choice("cn", N_("Chinese side")))

STATES = (
    Choice("idea", N_("idea")),
    Choice("in_contact", N_("in contact")),
    Choice("declared", N_("declared")),
    Choice("signed", N_("signed")),
    Choice("active", N_("active")),
    Choice("paused", N_("paused")),
    Choice("ended", N_("ended")),
)

PARTNERSHIP = RecordKind(
    key="partnership",
    title=N_("Partnership"),
    plural=N_("Partnerships"),
    fields=(
        Field("name", N_("Name"), bilingual=True, required=True, layer=Layer.PUBLIC, listed=True),
        Field("state", N_("State"), Kind.CHOICE, choices=STATES, layer=Layer.PUBLIC, listed=True),
        Field("programme", N_("Programme"), layer=Layer.PUBLIC, listed=True),
        Field("period", N_("Period"), layer=Layer.PUBLIC, listed=True, limit=60),
        Field("themes", N_("Themes"), Kind.CHOICES, target="theme", layer=Layer.PUBLIC, limit=40),
        Field("instrument", N_("Instrument"), layer=Layer.PUBLIC),
        Field("declared_on", N_("Declared on"), Kind.DATE, layer=Layer.PUBLIC),
        Field("signed_on", N_("Signed on"), Kind.DATE, layer=Layer.PUBLIC),
        Field("activities", N_("Known activities"), Kind.LONG_TEXT, layer=Layer.PUBLIC, limit=3000),
        Field("source", N_("Source"), layer=Layer.PUBLIC, limit=1000),
        Field("note", N_("Own note"), Kind.LONG_TEXT, layer=Layer.OWN, limit=5000),
    ),
    indexed=("sort_en", "sort_zh", "name_en", "name_zh", "state"),
)

MEMBERSHIP = RecordKind(
    key="membership",
    title=N_("Member"),
    plural=N_("Members"),
    fields=(
        Field(
            "partnership",
            N_("Partnership"),
            Kind.REFERENCE,
            target="partnership",
            required=True,
            cascade=True,
            layer=Layer.PUBLIC,
        ),
        Field(
            "city",
            N_("City"),
            Kind.REFERENCE,
            target="city",
            required=True,
            cascade=True,
            layer=Layer.PUBLIC,
        ),
        Field(
            "side",
            N_("Side"),
            Kind.CHOICE,
            choices=SIDE_CHOICES,
            required=True,
            layer=Layer.PUBLIC,
        ),
        Field("position", N_("Order"), Kind.COUNT, layer=Layer.PUBLIC),
    ),
    label="city",
    unique=("partnership", "city"),
)
