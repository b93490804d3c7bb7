"""Rules about drafted texts: answered, in both languages, up to date."""

from __future__ import annotations

from collections.abc import Iterator

from urbandesk.content.method import Step
from urbandesk.i18n import N_
from urbandesk.models.field import TEXT_LANGUAGES
from urbandesk.planning.facts import Facts, TextSpot, texts_of
from urbandesk.planning.finding import Finding
from urbandesk.planning.text_status import OUTDATED

_LACKS = {
    "en": N_("{name}: no English text yet."),
    "zh": N_("{name}: no Chinese text yet."),
}
_OUTDATED = {
    "en": N_("{name}: the English text is older than the Chinese one."),
    "zh": N_("{name}: the Chinese text is older than the English one."),
}


def answer_missing(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each required question that nobody answered in any language."""
    required = {question.key for question in step.questions if question.required}
    for spot in texts_of(facts, step):
        if spot.record in required and not (spot.text.en or spot.text.zh):
            yield _found("answer_missing", step, spot, N_("{name}: no answer yet."), "text_en")


def text_in_one_language(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each text that stands in one language only."""
    for spot in texts_of(facts, step):
        for language in TEXT_LANGUAGES:
            if not spot.text.of(language) and (spot.text.en or spot.text.zh):
                column = f"{spot.field}_{language}"
                yield _found("text_in_one_language", step, spot, _LACKS[language], column)


def text_outdated(facts: Facts, step: Step) -> Iterator[Finding]:
    """Yield each text whose other language changed after it was translated."""
    for spot in texts_of(facts, step):
        for language in TEXT_LANGUAGES:
            if spot.text.status_of(language) == OUTDATED:
                column = f"{spot.field}_{language}"
                yield _found("text_outdated", step, spot, _OUTDATED[language], column)


def _found(rule: str, step: Step, spot: TextSpot, sentence: str, column: str) -> Finding:
    return Finding(rule, step.key, sentence, spot.kind, spot.record, column, {"name": spot.name})
