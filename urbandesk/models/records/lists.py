"""What an office keeps beside its records: own values, saved lists, pairs told apart."""

from __future__ import annotations

from urbandesk.i18n import N_
from urbandesk.models import own_values
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

GROWING_LISTS = (
    Choice("actor_type", N_("Type of actor")),
    Choice("city_level", N_("Level")),
    Choice("basis", N_("Basis for keeping the data")),
)

LIST_VALUE = RecordKind(
    key=own_values.KIND,
    title=N_("Own value"),
    plural=N_("Own values"),
    fields=(
        Field(
            "of_list",
            N_("Pick list"),
            Kind.CHOICE,
            choices=GROWING_LISTS,
            required=True,
            layer=Layer.PUBLIC,
        ),
        Field("name", N_("Name"), bilingual=True, required=True, limit=80, layer=Layer.PUBLIC),
    ),
    indexed=("of_list",),
)

SAVED_LIST = RecordKind(
    key="saved_list",
    title=N_("Saved list"),
    plural=N_("Saved lists"),
    fields=(
        Field("name", N_("Name"), bilingual=True, required=True, layer=Layer.OWN, listed=True),
        Field("of_kind", N_("Kind of record"), required=True, limit=40, layer=Layer.OWN),
        Field("query", N_("Filter"), Kind.LONG_TEXT, limit=1_000_000, layer=Layer.OWN),
    ),
)

DISTINCT_PAIR = RecordKind(
    key="distinct_pair",
    title=N_("Pair that is no duplicate"),
    plural=N_("Pairs that are no duplicates"),
    label="first",
    fields=(
        Field("of_kind", N_("Kind of record"), required=True, limit=40, layer=Layer.OWN),
        Field("first", N_("Record"), required=True, limit=64, layer=Layer.OWN),
        Field("second", N_("Other record"), required=True, limit=64, layer=Layer.OWN),
    ),
    unique=("first", "second"),
)

OF_ONE_OFFICE = (SAVED_LIST, DISTINCT_PAIR)
"""What an office keeps for itself beside its records: never in a copy for somebody else."""
