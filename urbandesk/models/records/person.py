"""Person: who is met, as their card says it; personal data with basis, source and review date."""

from __future__ import annotations

from decimal import Decimal

from urbandesk.i18n import N_
from urbandesk.models.field import Choice, Field, Kind, Layer
from urbandesk.models.kind import RecordKind

WORKING_LANGUAGES = (
    Choice("en", N_("English")),
    Choice("zh", N_("Chinese")),
    Choice("de", N_("German")),
    Choice("fr", N_("French")),
    Choice("it", N_("Italian")),
    Choice("es", N_("Spanish")),
    Choice("pl", N_("Polish")),
    Choice("pt", N_("Portuguese")),
    Choice("nl", N_("Dutch")),
    Choice("other", N_("another language")),
)

# General Data Protection Regulation, article 6 (1) a, b, e, f; Personal Information Protection
# Law of China, article 13 (1), (2), (3), (6).
BASES = (
    Choice("consent", N_("consent of the person")),
    Choice("contract", N_("needed for an agreement")),
    Choice("public_task", N_("public task")),
    Choice("legitimate_interest", N_("legitimate interest")),
    Choice("published", N_("published by the person's office")),
)

_OWN = Layer.OWN

PERSON = RecordKind(
    key="person",
    title=N_("Person"),
    plural=N_("People"),
    fields=(
        Field(
            "name",
            N_("Name as printed"),
            bilingual=True,
            required=True,
            layer=_OWN,
            listed=True,
            help=N_("As on the card: the Latin form in English, the characters in Chinese."),
        ),
        Field("family_name", N_("Family name"), bilingual=True, layer=_OWN, group="name_parts"),
        Field("given_name", N_("Given name"), bilingual=True, layer=_OWN, group="name_parts"),
        Field(
            "organisation",
            N_("Organisation"),
            Kind.REFERENCE,
            target="organisation",
            layer=_OWN,
            listed=True,
        ),
        Field("function", N_("Function"), bilingual=True, layer=_OWN, listed=True),
        Field(
            "rank",
            N_("Rank order"),
            Kind.COUNT,
            low=Decimal(1),
            high=Decimal(999),
            layer=_OWN,
            help=N_("1 is greeted and seated first."),
        ),
        Field("phone", N_("Telephone"), layer=_OWN, limit=60),
        Field("email", N_("E-mail"), layer=_OWN, limit=200),
        Field("messenger", N_("Messenger"), layer=_OWN, limit=120),
        Field(
            "language", N_("Working language"), Kind.CHOICE, choices=WORKING_LANGUAGES, layer=_OWN
        ),
        Field("interpreter", N_("Needs an interpreter"), Kind.YES_NO, layer=_OWN),
        Field(
            "basis",
            N_("Basis for keeping the data"),
            Kind.CHOICE,
            choices=BASES,
            grows="basis",
            layer=_OWN,
        ),
        Field("source", N_("Source"), layer=_OWN, limit=500),
        Field("review_on", N_("Review on"), Kind.DATE, layer=_OWN),
        Field("note", N_("Own note"), Kind.LONG_TEXT, layer=_OWN, limit=5000),
    ),
    indexed=("sort_en", "sort_zh", "name_en", "name_zh", "review_on"),
)
