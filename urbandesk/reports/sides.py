"""The two sides of a chart: their codes, their names, and who is named first."""

from __future__ import annotations

from dataclasses import dataclass

from urbandesk import i18n

EU = "eu"
CN = "cn"
SIDES = (EU, CN)


@dataclass(frozen=True, slots=True)
class SideNames:
    """What both sides are called, in the language of the chart: ``Rome`` and ``Yantai``."""

    eu: str
    cn: str

    def of(self, side: str) -> str:
        """Return the name of ``side``."""
        return self.eu if side == EU else self.cn

    def party(self, side: str) -> str:
        """Return the name of ``side`` as the one who acts: ``Rome``, in Chinese ``罗马方``."""
        name = self.of(side)
        if i18n.current() != i18n.CHINESE or name.endswith("方"):
            return name
        return name + "方"


def naming_order() -> tuple[str, str]:
    """Return the sides as a sentence names them: each language edition its own side first."""
    return (CN, EU) if i18n.current() == i18n.CHINESE else (EU, CN)
