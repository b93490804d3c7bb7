"""The budget draws one bar per side from zero, its parts in proportion, and invents nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.reports import samples
from tests.reports.drawn import bars, outside, overlaps, word_boxes, words
from urbandesk import i18n
from urbandesk.reports.amounts import unit_for
from urbandesk.reports.budget import BudgetData, SideBudget, in_one_currency
from urbandesk.reports.budget_chart import draw_budget
from urbandesk.reports.sides import CN, SideNames


@pytest.mark.parametrize("rate", [Decimal("8.05"), None])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_word_leaves_the_page_or_covers_another(language: str, rate: Decimal | None) -> None:
    with i18n.speaking(language):
        figure = draw_budget(samples.budget(rate))
    assert outside(figure) == []
    boxes = word_boxes(figure)
    for at, (_kind, text, box) in enumerate(boxes):
        assert not [other for _k, other, there in boxes[at + 1 :] if overlaps(box, there, 6)], text


def test_parts_are_as_long_as_their_sums() -> None:
    figure = draw_budget(samples.budget())
    (granted,), (open_,) = bars(figure, "eu-granted"), bars(figure, "eu-under_way")
    (other,) = bars(figure, "cn-granted")
    assert open_.width / granted.width == pytest.approx(259 / 84, rel=0.03)
    assert other.width / granted.width == pytest.approx(1763 / 8.05 / 84, rel=0.03)
    assert granted.x0 == other.x0


def test_values_and_totals_are_said_in_one_unit() -> None:
    figure = draw_budget(samples.budget())
    assert words(figure, "value") == ["84", "259", "60", "219", "81", "72"]
    assert words(figure, "total") == [
        *("total 403", "21 % granted", "1 sum open"),
        *("total 372", "59 % granted"),
    ]
    assert words(figure, "state") == ["granted", "preparing or submitted", "idea"]
    assert words(figure, "tick") == ["0", "100", "200", "300", "400"]


def test_chinese_sums_are_in_ten_thousands(chinese: None) -> None:
    figure = draw_budget(samples.budget())
    assert words(figure, "value") == ["8.4", "25.9", "6.0", "21.9", "8.1", "7.2"]
    assert words(figure, "total")[0] == "合计 40.3"


def test_without_a_rate_each_side_has_its_own_axis() -> None:
    figure = draw_budget(samples.budget(None))
    assert words(figure, "tick").count("0") == 2
    assert words(figure, "value")[3:] == ["1.76", "0.65", "0.58"]
    assert words(figure, "total")[3] == "total 3.00"


def test_the_reference_currency_may_be_that_of_the_chinese_side() -> None:
    shared = in_one_currency(replace(samples.budget(), reference=CN))
    assert shared is not None
    assert (shared.eu.currency, shared.eu.granted) == ("CNY", Decimal("676200.00"))


def test_one_currency_on_both_sides_needs_no_rate() -> None:
    euro = SideBudget("EUR", 1, granted=Decimal(5))
    data = BudgetData(samples.names(), euro, euro, "", 1)
    assert in_one_currency(data) is data


def test_unknown_sums_are_said_and_not_drawn_as_nothing() -> None:
    data = BudgetData(samples.names(), SideBudget("EUR", 0, 3), SideBudget("CNY", 2), "", 3)
    figure = draw_budget(data)
    assert words(figure, "total") == ["no sums known yet", "total 0"]
    assert words(figure, "value") == []


def test_a_sum_without_a_state_has_its_own_part() -> None:
    data = samples.budget()
    figure = draw_budget(replace(data, eu=replace(data.eu, no_state=Decimal(50000))))
    assert len(bars(figure, "eu-no_state")) == 1
    assert "state not set" in words(figure, "state")


def test_values_without_room_stand_below_their_part_and_states_in_a_key() -> None:
    data = samples.budget()
    narrow = replace(data.eu, granted=Decimal(3000), under_way=Decimal(2000))
    figure = draw_budget(replace(data, eu=narrow))
    bottom = bars(figure, "eu-idea")[0].y0
    below = [text for kind, text, box in word_boxes(figure) if kind == "value" and box.y1 < bottom]
    assert below[:2] == ["3", "2"]
    assert words(figure, "state") == ["granted", "preparing or submitted", "idea"]


@pytest.mark.parametrize("name", [samples.LONG, samples.LONG_CHINESE])
def test_long_names_and_huge_sums_stay_on_the_page(name: str) -> None:
    huge = SideBudget("EUR", 3, 1, *[Decimal(10**12)] * 4)
    tiny = SideBudget("CNY", 3, 0, *[Decimal(1)] * 4)
    data = BudgetData(SideNames(name, name), huge, tiny, name, 3, Decimal(8), title=name)
    assert outside(draw_budget(data)) == []


def test_a_small_sum_beside_a_large_one_never_shows_as_nothing() -> None:
    unit = unit_for([Decimal(1), Decimal(10**12)], "EUR")
    assert unit.show(Decimal(1)) == "< 0.01"
    assert unit.show(Decimal(0)) == "0.00"
