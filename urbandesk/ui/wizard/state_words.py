"""What the state of a step is called."""

from __future__ import annotations

from urbandesk.i18n import _
from urbandesk.models.records.plan import MARKS


def state_words(state: str) -> str:
    """Return the name of a state in the language in force."""
    return next((_(mark.title) for mark in MARKS if mark.code == state), state)
