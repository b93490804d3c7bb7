"""Stakeholders stand where their scores say, named without overlap, nobody dropped unsaid."""

from dataclasses import replace
from decimal import Decimal

import pytest
from matplotlib.patches import Circle, Polygon

from tests.reports import samples
from tests.reports.drawn import outside, overlaps, word_boxes, words
from urbandesk import i18n
from urbandesk.reports.figure import ChartFigure
from urbandesk.reports.sides import CN, EU, SideNames
from urbandesk.reports.stakeholder_chart import draw_stakeholders
from urbandesk.reports.stakeholders import MissingGroup, Stakeholder, StakeholderData


def only(*organisations: Stakeholder) -> StakeholderData:
    return StakeholderData(samples.names(), organisations, "Source.")


def circles(figure: ChartFigure) -> list[Circle]:
    """Return the full circles on the plot, without the one in the key."""
    return [mark for mark in figure.findobj(Circle) if mark.center[1] > 200]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_word_leaves_the_page_or_covers_another(language: str) -> None:
    with i18n.speaking(language):
        figure = draw_stakeholders(samples.stakeholders())
    assert outside(figure) == []
    boxes = word_boxes(figure)
    for at, (_kind, text, box) in enumerate(boxes):
        assert not [other for _k, other, there in boxes[at + 1 :] if overlaps(box, there, 6)], text


def test_every_organisation_is_named_and_marked_by_its_side() -> None:
    figure = draw_stakeholders(samples.stakeholders())
    assert len(words(figure, "name")) == 19
    assert len(circles(figure)) == 10
    diamonds = [p for p in figure.findobj(Polygon) if p.get_label() == "mark-cn"]
    assert len(diamonds) == 9 + 1 + 1  # one in the key, one for a missing group


def test_a_mark_stands_at_its_scores() -> None:
    low = Stakeholder(EU, "Low", Decimal(0), Decimal(0))
    high = Stakeholder(EU, "High", Decimal(10), Decimal(10))
    middle = Stakeholder(EU, "Middle", Decimal(5), Decimal("2.5"))
    figure = draw_stakeholders(only(low, high, middle))
    a, b, c = (mark.center for mark in circles(figure))
    assert c[0] == pytest.approx(a[0] + (b[0] - a[0]) / 4)
    assert c[1] == pytest.approx((a[1] + b[1]) / 2)


def test_the_four_corners_and_both_axes_are_named() -> None:
    figure = draw_stakeholders(samples.stakeholders())
    assert words(figure, "corner") == ["Keep satisfied", "Work together", "Watch", "Keep informed"]
    assert words(figure, "axis") == ["↑ Influence", "Interest →"]


def test_a_missing_group_is_a_hollow_mark_with_words() -> None:
    figure = draw_stakeholders(samples.stakeholders())
    assert words(figure, "missing") == ["missing: civil society"]
    hollow = [p for p in figure.findobj(Polygon) if p.get_facecolor()[:3] == (1, 1, 1)]
    assert len(hollow) == 1


def test_many_missing_groups_are_counted() -> None:
    missing = tuple(MissingGroup(CN, f"group number {at} with a long name") for at in range(9))
    figure = draw_stakeholders(replace(samples.stakeholders(), missing=missing))
    assert outside(figure) == []
    assert words(figure, "missing")[-1].endswith(" more")


def test_marks_with_the_same_scores_stand_side_by_side() -> None:
    same = [Stakeholder(EU, f"Office {at}", Decimal(5), Decimal(10)) for at in range(6)]
    figure = draw_stakeholders(only(*same))
    centres = {mark.center for mark in circles(figure)}
    assert len(centres) == 6
    assert "Marks with the same scores stand side by side." in " ".join(words(figure, "source"))
    assert outside(figure) == []


def test_organisations_without_scores_are_counted_in_words() -> None:
    figure = draw_stakeholders(
        only(Stakeholder(EU, "A", None, Decimal(3)), Stakeholder(CN, "B", Decimal(0), Decimal(3)))
    )
    assert words(figure, "name") == ["B"]
    assert words(figure, "source") == ["Source. 1 organisation without scores is not drawn."]


def test_without_organisations_the_chart_says_so() -> None:
    figure = draw_stakeholders(only())
    assert words(figure, "title") == ["No organisation has scores for influence and interest yet"]


@pytest.mark.parametrize("name", [samples.LONG, samples.LONG_CHINESE])
def test_sixty_long_names_stay_on_the_page_and_the_rest_is_counted(name: str) -> None:
    many = tuple(
        Stakeholder((EU, CN)[at % 2], name, Decimal(at * 7 % 11), Decimal(at * 3 % 11))
        for at in range(60)
    )
    data = replace(only(*many), sides=SideNames(name, name), source=name)
    figure = draw_stakeholders(data)
    assert outside(figure) == []
    boxes = [box for kind, _text, box in word_boxes(figure) if kind == "name"]
    assert len(boxes) > 20
    for at, box in enumerate(boxes):
        assert not any(overlaps(box, other, 3) for other in boxes[at + 1 :])
    left_out = 60 - len(boxes)
    assert f"{left_out} names had no room" in " ".join(words(figure, "source"))
