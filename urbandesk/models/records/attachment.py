"""Attachment: a file, photo or signed paper on any record; its bytes lie in their own table."""

from __future__ import annotations

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

LAYER_CHOICES = (
    Choice("own", N_("own side")),
    Choice("both", N_("both sides")),
    Choice("public", N_("public")),
)

ATTACHMENT = RecordKind(
    key="attachment",
    title=N_("File"),
    plural=N_("Files"),
    fields=(
        Field("of_kind", N_("Kind of record"), required=True, limit=40, layer=Layer.OWN),
        Field("of_record", N_("Record"), required=True, limit=64, layer=Layer.OWN),
        Field("name", N_("Name"), required=True, limit=300, layer=Layer.OWN, listed=True),
        Field("media_type", N_("Type"), limit=120, layer=Layer.OWN, listed=True),
        Field("size", N_("Size"), Kind.COUNT, unit=N_("bytes"), layer=Layer.OWN, listed=True),
        Field("digest", N_("Fingerprint"), required=True, limit=64, layer=Layer.OWN),
        Field("made_on", N_("Date"), Kind.DATE, layer=Layer.OWN, listed=True),
        Field("rights", N_("Rights"), limit=500, layer=Layer.OWN, listed=True),
        Field("circle", N_("Who may see it"), Kind.CHOICE, choices=LAYER_CHOICES, layer=Layer.OWN),
    ),
    indexed=("of_record",),
)
