"""The countries of the two sides: EU, EEA, Switzerland and the United Kingdom; China.

Codes are ISO 3166-1 alpha-2.
"""

from __future__ import annotations

from urbandesk.i18n import N_
from urbandesk.models.field import Choice

CHINA = "CN"

COUNTRIES = (
    Choice("AT", N_("Austria")),
    Choice("BE", N_("Belgium")),
    Choice("BG", N_("Bulgaria")),
    Choice("HR", N_("Croatia")),
    Choice("CY", N_("Cyprus")),
    Choice("CZ", N_("Czechia")),
    Choice("DK", N_("Denmark")),
    Choice("EE", N_("Estonia")),
    Choice("FI", N_("Finland")),
    Choice("FR", N_("France")),
    Choice("DE", N_("Germany")),
    Choice("GR", N_("Greece")),
    Choice("HU", N_("Hungary")),
    Choice("IS", N_("Iceland")),
    Choice("IE", N_("Ireland")),
    Choice("IT", N_("Italy")),
    Choice("LV", N_("Latvia")),
    Choice("LI", N_("Liechtenstein")),
    Choice("LT", N_("Lithuania")),
    Choice("LU", N_("Luxembourg")),
    Choice("MT", N_("Malta")),
    Choice("NL", N_("Netherlands")),
    Choice("NO", N_("Norway")),
    Choice("PL", N_("Poland")),
    Choice("PT", N_("Portugal")),
    Choice("RO", N_("Romania")),
    Choice("SK", N_("Slovakia")),
    Choice("SI", N_("Slovenia")),
    Choice("ES", N_("Spain")),
    Choice("SE", N_("Sweden")),
    Choice("CH", N_("Switzerland")),
    Choice("GB", N_("United Kingdom")),
    Choice(CHINA, N_("China")),
)


def side_of(country: str | None) -> str:
    """Return the side a country belongs to: ``cn`` for China, else ``eu``; empty if unknown."""
    if not country:
        return ""
    return "cn" if country == CHINA else "eu"
