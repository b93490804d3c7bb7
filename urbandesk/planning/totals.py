"""The money of a plan's actions by side: by how far its funding is, and by where it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from urbandesk.planning.facts import Row

GRANTED = "granted"
UNDER_WAY = "under_way"
IDEA = "idea"
NO_STATE = "no_state"
STATES = (GRANTED, UNDER_WAY, IDEA, NO_STATE)
_STATE_OF = {"granted": GRANTED, "submitted": UNDER_WAY, "preparing": UNDER_WAY, "idea": IDEA}


@dataclass(frozen=True)
class SideTotals:
    """The sums of one side.

    Attributes:
        by_state: each of ``STATES`` to its sum.
        by_source: id of a funding scheme, empty for none named, to its sum.
        known, unknown: how many actions have a sum, and how many have none; zero is a sum.
    """

    by_state: Mapping[str, Decimal]
    by_source: Mapping[str, Decimal]
    known: int
    unknown: int

    @property
    def total(self) -> Decimal:
        """Return the sum of what is known."""
        return sum(self.by_state.values(), Decimal(0))


def side_totals(actions: Sequence[Row], side: str) -> SideTotals:
    """Return the sums of a side over the actions of a plan."""
    by_state = dict.fromkeys(STATES, Decimal(0))
    by_source: dict[str, Decimal] = {}
    known = 0
    for action in actions:
        budget = action.values.get(f"budget_{side}")
        if not isinstance(budget, Decimal):
            continue
        known += 1
        by_state[_STATE_OF.get(str(action.values.get(f"funding_{side}")), NO_STATE)] += budget
        source = str(action.values.get(f"scheme_{side}") or "")
        by_source[source] = by_source.get(source, Decimal(0)) + budget
    return SideTotals(by_state, by_source, known, len(actions) - known)
