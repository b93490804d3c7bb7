"""What every workspace holds from the start: themes, indicators, funding schemes, the method."""

from __future__ import annotations

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.partnership import SIDE_CHOICES

SCHEME_STATES = (
    Choice("open", N_("open")),
    Choice("running", N_("running")),
    Choice("closed", N_("closed")),
    Choice("ended", N_("ended")),
    Choice("unknown", N_("unknown")),
)

NAME_STATES = (
    Choice("official", N_("official name")),
    Choice("translated", N_("translated")),
    Choice("draft", N_("draft")),
)

_PUBLIC = Layer.PUBLIC


def _name() -> Field:
    return Field("name", N_("Name"), bilingual=True, required=True, layer=_PUBLIC, listed=True)


THEME = RecordKind(
    key="theme",
    title=N_("Theme"),
    plural=N_("Themes"),
    catalogue=True,
    fields=(_name(), Field("source", N_("Source"), layer=_PUBLIC, limit=500)),
)

INDICATOR = RecordKind(
    key="indicator",
    title=N_("Indicator"),
    plural=N_("Indicators"),
    catalogue=True,
    fields=(
        _name(),
        Field("unit", N_("Unit"), layer=_PUBLIC, limit=60, bilingual=True),
        Field(
            "definition",
            N_("Definition"),
            Kind.LONG_TEXT,
            bilingual=True,
            layer=_PUBLIC,
            limit=2000,
        ),
        Field("source", N_("Source"), layer=_PUBLIC, limit=500),
    ),
)

FUNDING_SCHEME = RecordKind(
    key="funding_scheme",
    title=N_("Funding scheme"),
    plural=N_("Funding"),
    catalogue=True,
    fields=(
        Field(
            "name", N_("Name"), bilingual=True, required=True, layer=_PUBLIC, listed=True, limit=500
        ),
        Field(
            "name_state",
            N_("State of the Chinese name"),
            Kind.CHOICE,
            choices=NAME_STATES,
            layer=_PUBLIC,
        ),
        Field("funder", N_("Funder"), layer=_PUBLIC, listed=True, limit=500),
        Field("sides", N_("Sides"), Kind.CHOICES, choices=SIDE_CHOICES, layer=_PUBLIC),
        Field("state", N_("State"), Kind.CHOICE, choices=SCHEME_STATES, layer=_PUBLIC, listed=True),
        Field("status", N_("Status as known"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
        Field("status_year", N_("Year of the status"), layer=_PUBLIC, limit=20, listed=True),
        Field("regions", N_("Eligible regions"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
        Field("actors", N_("Eligible actors"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
        Field(
            "other_side", N_("Role of the other side"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000
        ),
        Field("themes", N_("Themes as stated"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
        Field("amount", N_("Amount or rate"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
        Field("duration", N_("Duration"), layer=_PUBLIC, limit=500),
        Field("rhythm", N_("Rhythm of calls"), layer=_PUBLIC, limit=500),
        Field("last_checked", N_("Last checked"), layer=_PUBLIC, limit=20, listed=True),
        Field("source", N_("Source"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
        Field("verification", N_("How it was checked"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
        Field("note", N_("Note"), Kind.LONG_TEXT, layer=_PUBLIC, limit=2000),
    ),
    indexed=("sort_en", "sort_zh", "name_en", "name_zh", "state"),
)

METHOD_EDITION = RecordKind(
    key="method_edition",
    title=N_("Edition of the method"),
    plural=N_("Editions of the method"),
    label="edition",
    catalogue=True,
    fields=(
        Field("edition", N_("Edition"), required=True, layer=_PUBLIC, limit=40),
        Field("body", N_("Content"), Kind.LONG_TEXT, layer=_PUBLIC, limit=1_000_000),
    ),
    unique=("edition",),
)
