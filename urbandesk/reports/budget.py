"""What a budget chart shows: the sums of both sides by funding state, in one currency or in two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from urbandesk.reports.sides import CN, EU, SideNames

GRANTED = "granted"
UNDER_WAY = "under_way"
IDEA = "idea"
NO_STATE = "no_state"
STATES = (GRANTED, UNDER_WAY, IDEA, NO_STATE)


@dataclass(frozen=True, slots=True)
class SideBudget:
    """The sums of one side; ``known`` and ``unknown`` count the actions with and without a sum."""

    currency: str
    known: int
    unknown: int = 0
    granted: Decimal = Decimal(0)
    under_way: Decimal = Decimal(0)
    idea: Decimal = Decimal(0)
    no_state: Decimal = Decimal(0)

    def of(self, state: str) -> Decimal:
        """Return the sum in one of ``STATES``."""
        return {
            GRANTED: self.granted,
            UNDER_WAY: self.under_way,
            IDEA: self.idea,
            NO_STATE: self.no_state,
        }[state]

    def total(self) -> Decimal:
        """Return the sum of what is known."""
        return self.granted + self.under_way + self.idea + self.no_state

    def share_granted(self) -> float | None:
        """Return the share of the known total that is granted, 0.0 to 1.0; ``None`` without one."""
        total = self.total()
        return float(self.granted / total) if total else None

    def times(self, factor: Decimal, currency: str) -> SideBudget:
        """Return the same sums in ``currency``, one unit of the present one being ``factor``."""
        return replace(
            self,
            currency=currency,
            granted=self.granted * factor,
            under_way=self.under_way * factor,
            idea=self.idea * factor,
            no_state=self.no_state * factor,
        )


@dataclass(frozen=True, slots=True)
class BudgetData:
    """All a budget chart needs; ``rate`` is units of the Chinese side's currency for one European.

    ``reference`` is the side whose currency is the common one. Without ``title`` and ``subtitle``
    they are proposed from the sums.
    """

    sides: SideNames
    eu: SideBudget
    cn: SideBudget
    source: str
    actions: int
    rate: Decimal | None = None
    reference: str = EU
    title: str = ""
    subtitle: str = ""

    def of(self, side: str) -> SideBudget:
        """Return the sums of ``side`` in its own currency."""
        return self.eu if side == EU else self.cn


def in_one_currency(data: BudgetData) -> BudgetData | None:
    """Return both sides in the reference currency; ``None`` when the plan fixes no rate."""
    if data.eu.currency == data.cn.currency:
        return data
    if not data.rate:
        return None
    if data.reference == CN:
        return replace(data, eu=data.eu.times(data.rate, data.cn.currency))
    return replace(data, cn=data.cn.times(1 / data.rate, data.eu.currency))
