"""What a stakeholder chart shows: organisations by influence and interest, and who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from urbandesk.reports.sides import SideNames

MIDDLE = Decimal(5)


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """One organisation; scores from 0 to 10, ``None`` when nobody has agreed on one."""

    side: str
    name: str
    influence: Decimal | None
    interest: Decimal | None

    def is_placed(self) -> bool:
        """Return whether it has both scores and so a place on the chart."""
        return self.influence is not None and self.interest is not None

    def is_key(self) -> bool:
        """Return whether influence and interest are both above the middle."""
        return (
            self.influence is not None
            and self.interest is not None
            and self.influence > MIDDLE
            and self.interest > MIDDLE
        )


@dataclass(frozen=True, slots=True)
class MissingGroup:
    """A group that should take part and does not yet: ``civil society`` on one side."""

    side: str
    name: str


@dataclass(frozen=True, slots=True)
class StakeholderData:
    """All a stakeholder chart needs; without ``title`` and ``subtitle`` they are proposed."""

    sides: SideNames
    organisations: tuple[Stakeholder, ...]
    source: str
    missing: tuple[MissingGroup, ...] = ()
    title: str = ""
    subtitle: str = ""
