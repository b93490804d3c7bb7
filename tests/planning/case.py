"""Case: a spoiled plan, and what the method says about it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.planning.plans import PlainPlan


@dataclass(frozen=True)
class Case:
    """A spoiled plan, the rule that sees it, and what it says about which place.

    ``chinese`` holds the words that the Chinese sentence must carry: number, side, name.
    """

    rule: str
    plan: PlainPlan
    english: tuple[str, ...]
    places: tuple[tuple[str, str, str], ...]
    chinese: tuple[str, ...] = ()
