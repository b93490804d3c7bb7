"""What one side seeks meets what the other shows, and figures stand beside each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.planning.plans import PlainRow, a_figure, a_need_or_offer, a_row, a_sound_plan
from urbandesk.models.records.catalogue import INDICATOR
from urbandesk.planning.groups import GROUPS, group, missing_groups
from urbandesk.planning.matching import NEED, OFFER, by_theme
from urbandesk.planning.profiles import by_measure
from urbandesk.planning.totals import GRANTED, IDEA, NO_STATE, UNDER_WAY, side_totals

SOUND = a_sound_plan()


def rows(**sides: tuple[PlainRow, ...]) -> dict[str, tuple[PlainRow, ...]]:
    return {"eu": (), "cn": (), **sides}


@pytest.mark.parametrize(("seeker", "shower"), [("eu", "cn"), ("cn", "eu")])
def test_a_need_meets_an_offer_of_the_other_side_on_the_same_theme(
    seeker: str, shower: str
) -> None:
    need, offer = a_need_or_offer(seeker, NEED), a_need_or_offer(shower, OFFER)
    (found,) = by_theme(rows(**{seeker: (need,), shower: (offer,)}))
    assert found.meets(seeker)
    assert not found.meets(shower)
    assert found.is_matched
    assert found.is_met(need, seeker)
    assert found.is_met(offer, shower)


def test_what_one_city_seeks_and_shows_itself_is_no_match() -> None:
    both = (a_need_or_offer("eu", NEED), a_need_or_offer("eu", OFFER))
    (found,) = by_theme(rows(eu=both))
    assert not found.is_matched
    assert not any(found.is_met(row, "eu") for row in both)


def test_other_themes_and_rows_without_a_theme_do_not_meet() -> None:
    need, offer = a_need_or_offer("eu", NEED, "water"), a_need_or_offer("cn", OFFER, "energy")
    assert not any(found.is_matched for found in by_theme(rows(eu=(need,), cn=(offer,))))
    bare = by_theme(rows(eu=(need.but(theme=None),), cn=(offer.but(theme=None),)))
    assert [(found.theme, found.is_matched) for found in bare] == [("", False)]


def test_matched_themes_come_first_and_those_without_a_name_last() -> None:
    listed = by_theme(
        rows(
            eu=(
                a_need_or_offer("eu", NEED, "air").but(theme=None),
                a_need_or_offer("eu", NEED, "energy"),
                a_need_or_offer("eu", NEED, "water"),
            ),
            cn=(a_need_or_offer("cn", OFFER, "water"),),
        )
    )
    assert [found.theme for found in listed] == ["water", "energy", ""]


def test_a_theme_sought_by_both_is_shown_by_none_until_somebody_shows_it() -> None:
    seeking = rows(eu=(a_need_or_offer("eu", NEED),), cn=(a_need_or_offer("cn", NEED),))
    assert by_theme(seeking)[0].is_shown_by_none
    shown = {**seeking, "cn": (*seeking["cn"], a_need_or_offer("cn", OFFER))}
    assert not by_theme(shown)[0].is_shown_by_none


def test_figures_stand_by_indicator_the_newest_first_in_the_order_of_the_catalogue() -> None:
    order = [a_row(INDICATOR, key) for key in ("area", "population")]
    old, new = a_figure("eu", year=2010), a_figure("eu", year=2024)
    figures = rows(eu=(old, new), cn=(a_figure("cn", indicator="area"),))
    found = by_measure(figures, order)
    assert [each.measure for each in found] == ["area", "population"]
    assert found[1].newest("eu") == new
    assert found[1].lacking() == ("cn",)


def test_unlike_areas_are_told_and_an_answer_without_a_number_is_never_compared() -> None:
    there = a_figure("cn", area_type="metropolitan")
    (unlike,) = by_measure(rows(eu=(a_figure("eu"),), cn=(there,)))
    why = unlike.unlike()
    assert why is not None
    assert why.text("Rome", "Yantai").startswith("Rome counts the city proper")
    (silent,) = by_measure(
        rows(eu=(a_figure("eu"),), cn=(there.but(value=None, state="not_disclosed"),))
    )
    assert silent.unlike() is None
    assert silent.lacking() == ()


def test_sums_add_up_by_state_and_source_and_unknown_ones_are_counted() -> None:
    action = SOUND.actions[0]
    actions = [
        action.but(budget_eu=Decimal(100), funding_eu="granted", scheme_eu="life"),
        action.but(budget_eu=Decimal(50), funding_eu="submitted", scheme_eu="life"),
        action.but(budget_eu=Decimal(7), funding_eu=None),
        action.but(budget_eu=None, funding_eu="idea"),
    ]
    found = side_totals(actions, "eu")
    assert found.by_state == {GRANTED: 100, UNDER_WAY: 50, IDEA: 0, NO_STATE: 7}
    assert found.by_source == {"life": 150, "": 7}
    assert found.total == 157
    assert (found.known, found.unknown) == (3, 1)


def test_a_group_is_missing_while_nobody_speaks_for_it() -> None:
    assert [each.key for each in missing_groups(())] == [each.key for each in GROUPS]
    present = {"sme", "academia", "city_administration"}
    assert [each.key for each in missing_groups(present)] == ["society"]
    assert group("society") in GROUPS
    assert group("river") is None
