"""Rules about needs and offers: both sides say some, and some of them meet."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_, Bilingual
from urbandesk.models.field import SIDES
from urbandesk.planning.facts import Facts, label_of, side_name
from urbandesk.planning.finding import Finding
from urbandesk.planning.matching import NEED, OFFER, by_theme

_MISSING = {
    NEED: N_("No need recorded for {side} yet."),
    OFFER: N_("No offer recorded for {side} yet."),
}


def needs_offers_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each side with a city that seeks nothing yet, or shows nothing yet."""
    for side in SIDES:
        if not facts.cities.get(side):
            continue
        for direction, sentence in _MISSING.items():
            rows = facts.needs_offers.get(side, ())
            if not any(row.values.get("direction") == direction for row in rows):
                yield Finding(
                    "needs_offers_missing",
                    step.key,
                    sentence,
                    "need_offer",
                    "",
                    f"{direction}_{side}",
                    {"side": side_name(facts, side)},
                )


def nothing_matched(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield a plan in which no need of one side meets an offer of the other."""
    if not all(facts.needs_offers.get(side) for side in SIDES):
        return
    if not any(theme.is_matched for theme in by_theme(facts.needs_offers)):
        sentence = N_("No need of one side meets an offer of the other yet.")
        yield Finding("nothing_matched", step.key, sentence, "need_offer")


def theme_shown_by_none(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each theme that both sides seek and neither can show."""
    names = {row.id: label_of(row, "theme") for row in facts.themes}
    for theme in by_theme(facts.needs_offers):
        if theme.is_shown_by_none:
            yield Finding(
                "theme_shown_by_none",
                step.key,
                N_("{theme}: both sides seek it, and neither shows it yet."),
                "need_offer",
                "",
                theme.theme,
                {"theme": names.get(theme.theme, Bilingual("", ""))},
            )
