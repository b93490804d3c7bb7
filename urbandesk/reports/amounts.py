"""Sums as charts write them: thousands and millions in English, 万 and 亿 in Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from urbandesk import i18n
from urbandesk.i18n import _, pgettext

_LESS_THAN = "< "
_MORE_THAN = "> "


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """What one of the numbers on a chart stands for, and with how many decimals they show."""

    divisor: Decimal
    digits: int
    name: str

    def show(self, value: Decimal) -> str:
        """Return ``value`` (in whole currency units) as a number of this unit."""
        smallest = Decimal(1).scaleb(-self.digits)
        scaled = value / self.divisor
        if 0 < scaled < smallest / 2:
            return _LESS_THAN + i18n.format_number(smallest, self.digits)
        return i18n.format_number(scaled, self.digits)


def unit_for(values: Iterable[Decimal], currency: str) -> MoneyUnit:
    """Return the unit that keeps ``values`` short without showing any of them as nothing."""
    known = [value for value in values if value]
    largest = max(known, default=Decimal(0))
    divisor, name = _scale(largest, currency)
    scaled = largest / divisor
    digits = 0 if not known or divisor == 1 or scaled >= 100 else 1 if scaled >= 10 else 2
    while digits < 2 and min(known, default=divisor) / divisor < Decimal(5).scaleb(-digits - 1):
        digits += 1
    return MoneyUnit(divisor, digits, name)


def _scale(largest: Decimal, currency: str) -> tuple[Decimal, str]:
    if i18n.current() == i18n.CHINESE:
        name = currency_name(currency)
        if largest >= 10**8:
            return Decimal(10**8), "亿" + name
        if largest >= 10**4:
            return Decimal(10**4), "万" + name
        return Decimal(1), name
    if largest >= 10**9:
        return Decimal(10**9), _("Billion {currency}").format(currency=currency)
    if largest >= 10**6:
        return Decimal(10**6), _("Million {currency}").format(currency=currency)
    if largest >= 10**4:
        return Decimal(10**3), _("Thousand {currency}").format(currency=currency)
    return Decimal(1), currency


def currency_name(currency: str) -> str:
    """Return how a chart names a currency: its ISO code, in Chinese its name."""
    if i18n.current() != i18n.CHINESE:
        return currency
    if currency == "CNY":
        return "元人民币"
    from babel.numbers import get_currency_name

    return get_currency_name(currency, locale="zh_Hans_CN")


def show_share(share: float) -> str:
    """Return a share from 0.0 to 1.0 in per cent; a little is not nothing, almost is not all."""
    if 0 < share < 0.005:
        return _LESS_THAN + i18n.format_percent(0.01)
    if 0.995 <= share < 1:
        return _MORE_THAN + i18n.format_percent(0.99)
    return i18n.format_percent(share)


def show_rate(rate: Decimal, one: str, many: str) -> str:
    """Return an exchange rate: ``1 EUR = 8.05 CNY`` or ``1 欧元 = 8.05 元人民币``."""
    return pgettext("exchange rate", "1 {one} = {rate} {many}").format(
        one=currency_name(one),
        rate=f"{rate.normalize():f}",
        many=currency_name(many),
    )
