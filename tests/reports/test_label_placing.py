"""Labels cover neither marks nor each other nor what was there before."""

from hypothesis import given, settings
from hypothesis import strategies as st

from urbandesk.reports.label_placing import Box, Label, place_labels, spread

ROOM = Box(0, 0, 1000, 500)
RADIUS = 14.0

LABELS = st.lists(
    st.builds(
        Label,
        x=st.floats(0, 1000),
        y=st.floats(0, 500),
        width=st.floats(10, 300),
        height=st.floats(10, 60),
    ),
    max_size=25,
)


@settings(deadline=None)
@given(labels=LABELS)
def test_placed_labels_stay_in_the_room_and_clear_of_everything(labels: list[Label]) -> None:
    corner = Box(0, 0, 150, 40)
    places = place_labels(labels, ROOM, taken=[corner], mark_radius=RADIUS)
    assert len(places) == len(labels)
    boxes = [place.box for place in places if place is not None]
    marks = [Box(one.x, one.y, one.x, one.y).grown(RADIUS) for one in labels]
    for at, box in enumerate(boxes):
        assert box.inside(ROOM)
        assert not box.overlaps(corner)
        assert not any(box.overlaps(mark) for mark in marks)
        assert not any(box.overlaps(other) for other in boxes[at + 1 :])


def test_a_lone_label_stands_right_beside_its_mark() -> None:
    (place,) = place_labels([Label(300, 200, 100, 24)], ROOM, taken=[], mark_radius=RADIUS)
    assert place is not None
    assert (place.box.left - 300, place.far) == (22, False)
    assert (place.box.top + place.box.bottom) / 2 == 200


def test_a_label_at_the_right_edge_stands_left_of_its_mark() -> None:
    (place,) = place_labels([Label(980, 200, 100, 24)], ROOM, taken=[], mark_radius=RADIUS)
    assert place is not None
    assert place.box.right < 980 - RADIUS


def test_a_label_keeps_off_a_line_if_there_is_room_elsewhere() -> None:
    line = Box(350, 0, 354, 500)
    (place,) = place_labels(
        [Label(300, 200, 100, 24)], ROOM, taken=[], better_free=[line], mark_radius=RADIUS
    )
    assert place is not None
    assert not place.box.overlaps(line)


def test_a_label_without_room_is_not_placed() -> None:
    (place,) = place_labels([Label(300, 200, 2000, 24)], ROOM, taken=[], mark_radius=RADIUS)
    assert place is None


def test_a_crowded_label_moves_away_and_says_so() -> None:
    labels = [Label(500, 200 + 9 * at, 150, 26) for at in range(12)]
    places = place_labels(labels, ROOM, taken=[], mark_radius=RADIUS)
    assert any(place is not None and place.far for place in places)


@given(
    wanted=st.lists(st.tuples(st.floats(0, 500), st.floats(5, 60)), min_size=1, max_size=8).map(
        sorted
    )
)
def test_spread_values_stand_side_by_side_inside_their_room(
    wanted: list[tuple[float, float]],
) -> None:
    lefts = spread(wanted, 0, 600)
    for at in range(1, len(lefts)):
        assert lefts[at] >= lefts[at - 1] + wanted[at - 1][1] - 1e-6
    assert lefts[-1] + wanted[-1][1] <= 600 + 1e-6
