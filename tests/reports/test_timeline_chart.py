"""The timeline draws two bars per action and says in words what is missing."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from tests.reports import samples
from tests.reports.drawn import bars, outside, overlaps, word_boxes, words
from urbandesk import i18n
from urbandesk.reports.figure import HEIGHT
from urbandesk.reports.timeline import Span, TimelineData, TimelineRow
from urbandesk.reports.timeline_chart import MOST_ROWS, draw_timeline

NOTHING = Span(None, None)


def with_row(row: TimelineRow) -> TimelineData:
    """Return a plan year with one action, beside one that spans it."""
    year = Span(date(2026, 1, 1), date(2026, 12, 31))
    return TimelineData(
        samples.names(), (TimelineRow(9, "Year", year, year, date(2026, 6, 1)), row), "Source"
    )


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_word_leaves_the_page_and_none_covers_a_bar_or_another_word(language: str) -> None:
    with i18n.speaking(language):
        figure = draw_timeline(samples.timeline())
    assert outside(figure) == []
    boxes = word_boxes(figure)
    drawn = [*bars(figure, "bar-eu"), *bars(figure, "bar-cn")]
    for at, (_kind, text, box) in enumerate(boxes):
        assert not any(overlaps(box, bar, 4) for bar in drawn), text
        assert not [other for _k, other, there in boxes[at + 1 :] if overlaps(box, there, 4)], text


def test_each_action_has_a_bar_per_side_of_its_length() -> None:
    figure = draw_timeline(samples.timeline())
    eu, cn = bars(figure, "bar-eu"), bars(figure, "bar-cn")
    assert len(eu) == len(cn) == 7
    days = (date(2027, 6, 28) - date(2026, 9, 1)).days + 1
    other = (date(2027, 5, 28) - date(2026, 6, 1)).days + 1
    assert eu[0].width / eu[1].width == pytest.approx(days / other, rel=0.02)
    assert eu[0].x0 == pytest.approx(cn[0].x0)
    assert eu[0].y0 > cn[0].y0


def test_a_missing_lead_and_a_missing_first_step_are_said() -> None:
    figure = draw_timeline(samples.timeline())
    assert sorted(words(figure, "note")) == ["no first step yet", "no lead yet"]
    strokes = [line for line in figure.findobj(Line2D) if line.get_label() == "first-step"]
    assert len(strokes) == 6


def test_the_bar_of_a_missing_lead_is_hollow_and_dashed() -> None:
    figure = draw_timeline(samples.timeline())
    hollow = [
        patch
        for patch in figure.findobj(Rectangle)
        if str(patch.get_label()).startswith("bar-") and patch.get_linestyle() not in ("solid", "-")
    ]
    assert [patch.get_label() for patch in hollow] == ["bar-eu"]
    assert hollow[0].get_facecolor()[:3] == (1, 1, 1)


def test_months_are_named_with_the_year_where_it_changes() -> None:
    assert words(draw_timeline(samples.timeline()), "month") == [
        *("Jun 2026", "Sep", "Dec"),
        *("Mar 2027", "Jun", "Sep", "Dec"),
    ]


def test_chinese_months_are_set_in_chinese(chinese: None) -> None:
    assert words(draw_timeline(samples.timeline()), "month")[:2] == ["2026 年 6 月", "9 月"]


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (NOTHING, "no dates yet"),
        (Span(date(2026, 3, 1), None), "no end date yet"),
        (Span(None, date(2026, 3, 1)), "no start date yet"),
        (Span(date(2026, 3, 2), date(2026, 3, 1)), "ends before it starts"),
    ],
)
def test_missing_dates_are_said_and_not_guessed(span: Span, said: str) -> None:
    figure = draw_timeline(with_row(TimelineRow(1, "A", span, span, date(2026, 5, 1))))
    assert words(figure, "note") == [said]
    assert len(bars(figure, "bar-eu")) == len(bars(figure, "bar-cn")) == 1


def test_without_any_date_there_is_no_axis() -> None:
    data = TimelineData(samples.names(), (TimelineRow(1, "A", NOTHING, NOTHING),), "Source")
    figure = draw_timeline(data)
    assert words(figure, "month") == []
    assert words(figure, "note") == ["no dates yet", "no first step yet"]


def test_a_plan_without_actions_says_so() -> None:
    figure = draw_timeline(TimelineData(samples.names(), (), "Source"))
    assert words(figure, "title") == ["The plan has no actions yet"]
    assert "No action yet." in words(figure, "words")


@pytest.mark.parametrize("title", [samples.LONG, samples.LONG_CHINESE])
def test_sixty_actions_with_long_names_stay_on_a_longer_page(title: str) -> None:
    row = samples.timeline().rows[3]
    rows = tuple(replace(row, number=at + 1, title=title) for at in range(60))
    data = replace(samples.timeline(), rows=rows, title=title, subtitle=title, source=title)
    figure = draw_timeline(data)
    assert outside(figure) == []
    assert figure.page_height > 2 * HEIGHT
    assert len(words(figure, "number")) == MOST_ROWS
    assert "10 more actions are not drawn." in " ".join(words(figure, "source"))


def test_dates_far_apart_still_have_room_for_their_months() -> None:
    far = Span(date(1900, 1, 1), date(2200, 12, 31))
    figure = draw_timeline(with_row(TimelineRow(1, "A", far, far, date(2026, 5, 1))))
    assert outside(figure) == []
    months = [box for kind, _text, box in word_boxes(figure) if kind == "month"]
    assert len(months) > 2
    assert all(a.x1 < b.x0 for a, b in pairwise(months))


def test_holidays_are_bands_named_above_the_rows() -> None:
    figure = draw_timeline(samples.timeline())
    (band,) = bars(figure, "holiday-cn")
    assert band.height > 300
    assert words(figure, "holiday-name") == ["National Day"]
    assert words(figure, "holidays") == ["Holidays, Rome", "Holidays, Yantai"]


def test_the_users_title_replaces_the_proposed_one() -> None:
    figure = draw_timeline(replace(samples.timeline(), title="Our $1 to $2 & <b>plan</b>"))
    assert words(figure, "title") == ["Our $1 to $2 & <b>plan</b>"]
