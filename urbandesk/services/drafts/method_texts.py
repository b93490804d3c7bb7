"""What the keys of the method's steps and questions say, for outputs."""

from __future__ import annotations

from urbandesk.content import library
from urbandesk.exchange.languages import Languages


def by_key(column: str, languages: Languages) -> dict[str, str]:
    """Return key and words of every ``question`` or ``step`` of the method."""
    steps = library.method().steps
    if column == "step":
        return {step.key: languages.say(step.title.text) for step in steps}
    return {
        question.key: languages.say(question.title.text)
        for step in steps
        for question in step.questions
    }
