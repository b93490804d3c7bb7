"""Stakeholders by influence and interest: marks by side, labels beside them, who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from urbandesk.i18n import _, join_sentences, ngettext, pgettext
from urbandesk.reports import colours, fonts
from urbandesk.reports.alt_text import stakeholder_alt
from urbandesk.reports.figure import (
    LEFT,
    RIGHT,
    ChartFigure,
    ChartWords,
    KeyEntry,
    draw_frame,
)
from urbandesk.reports.findings import stakeholder_subtitle, stakeholder_title
from urbandesk.reports.label_placing import Box, Label, Place, leader_end, place_labels
from urbandesk.reports.line_breaking import fit_lines, shorten
from urbandesk.reports.sides import SIDES
from urbandesk.reports.stakeholders import MissingGroup, Stakeholder, StakeholderData

_PLOT = Box(LEFT + 40, 270.0, RIGHT, 765.0)
_CROSS = (
    Box((_PLOT.left + _PLOT.right) / 2 - 2, _PLOT.top, (_PLOT.left + _PLOT.right) / 2 + 2, 999.0),
    Box(_PLOT.left, (_PLOT.top + _PLOT.bottom) / 2 - 2, RIGHT, (_PLOT.top + _PLOT.bottom) / 2 + 2),
)
_MARK = 20.0
_ROW = 4
_NAME = 23.0
_SMALL_NAME = 19.0
_MANY = 30
_WORD = 24.0


@dataclass(frozen=True, slots=True)
class _Dot:
    """One organisation at its place on the page."""

    one: Stakeholder
    x: float
    y: float


def draw_stakeholders(data: StakeholderData) -> ChartFigure:
    """Return the organisations of ``data`` by influence and interest, in the language in force.

    Marks with the same scores stand side by side. Organisations without scores and names without
    room are counted in words at the foot.
    """
    dots = _dots([one for one in data.organisations if one.is_placed()])
    size = _NAME if len(dots) <= _MANY else _SMALL_NAME
    names = [_name_lines(dot.one.name, size, crowded=len(dots) > _MANY) for dot in dots]
    corners = _corner_words(dots)
    places = place_labels(
        [
            Label(
                dot.x,
                dot.y,
                max((fonts.width(line, size) for line in lines), default=0.0) + 8,
                size * 1.25 * len(lines),
            )
            for dot, lines in zip(dots, names, strict=True)
        ],
        _PLOT.grown(-3),
        taken=[box for _word, box in corners],
        better_free=_CROSS,
        mark_radius=_MARK * 0.7,
    )
    figure = ChartFigure(_words(data, unlabelled=places.count(None), dots=dots))
    draw_frame(figure, [KeyEntry("mark", side, data.sides.of(side)) for side in SIDES])
    _draw_cross(figure)
    _draw_missing(figure, data.missing)
    for word, box in corners:
        figure.words_at(
            box.left, (box.top + box.bottom) / 2, word, size=_WORD, colour=colours.SECONDARY,
            name="corner",
        )  # fmt: skip
    for dot, lines, place in zip(dots, names, places, strict=True):
        figure.mark(dot.one.side, dot.x, dot.y, size=_MARK)
        if place is not None:
            _draw_label(figure, dot, lines, place=place, size=size)
    return figure


def _words(data: StakeholderData, *, unlabelled: int, dots: Sequence[_Dot]) -> ChartWords:
    unplaced = len(data.organisations) - len(dots)
    notes: list[str] = []
    if unplaced:
        notes.append(
            ngettext(
                "{n} organisation without scores is not drawn.",
                "{n} organisations without scores are not drawn.",
                unplaced,
            ).format(n=unplaced)
        )
    if unlabelled:
        notes.append(
            ngettext("{n} name had no room.", "{n} names had no room.", unlabelled).format(
                n=unlabelled
            )
        )
    if len({(dot.one.influence, dot.one.interest) for dot in dots}) < len(dots):
        notes.append(_("Marks with the same scores stand side by side."))
    title = data.title or stakeholder_title(data)
    return ChartWords(
        title,
        data.subtitle or stakeholder_subtitle(data),
        data.source,
        stakeholder_alt(data, title),
        notes=join_sentences(notes),
    )


def _dots(organisations: Sequence[Stakeholder]) -> list[_Dot]:
    """Return each organisation with its place; those with the same scores stand side by side."""
    same: dict[tuple[float, float], list[Stakeholder]] = {}
    for one in organisations:
        assert one.interest is not None
        assert one.influence is not None
        place = (float(one.interest), float(one.influence))
        same.setdefault(place, []).append(one)
    dots = []
    for (interest, influence), group in same.items():
        x = _PLOT.left + interest / 10 * (_PLOT.right - _PLOT.left)
        y = _PLOT.bottom - influence / 10 * (_PLOT.bottom - _PLOT.top)
        dots += _side_by_side(group, x, y)
    return dots


def _side_by_side(group: Sequence[Stakeholder], x: float, y: float) -> list[_Dot]:
    """Return up to four marks in a row around their common place, further rows below each other."""
    step = _MARK + 6
    across = min(len(group), _ROW)
    down = (len(group) + _ROW - 1) // _ROW
    reach_x, reach_y = (across - 1) * step / 2, (down - 1) * step / 2
    x = min(max(x, _PLOT.left + reach_x), _PLOT.right - reach_x)
    y = min(max(y, _PLOT.top + reach_y), _PLOT.bottom - reach_y)
    return [
        _Dot(one, x - reach_x + at % _ROW * step, y - reach_y + at // _ROW * step)
        for at, one in enumerate(group)
    ]


def _name_lines(name: str, size: float, *, crowded: bool) -> list[str]:
    return fit_lines(
        fonts.drawable(name),
        230.0 if crowded else 340.0,
        1 if crowded else 2,
        measure=lambda part: fonts.width(part, size),
    )


def _corner_words(dots: Sequence[_Dot]) -> list[tuple[str, Box]]:
    """Return the words of the four corners, moved along the edge where a mark stands."""
    marks = [Box(dot.x, dot.y, dot.x, dot.y).grown(_MARK * 0.7) for dot in dots]
    corners = (
        (_("Keep satisfied"), False, True),
        (_("Work together"), True, True),
        (pgettext("stakeholders", "Watch"), False, False),
        (_("Keep informed"), True, False),
    )
    found = []
    for word, right, upper in corners:
        width = fonts.width(word, _WORD)
        top = _PLOT.top + 8 if upper else _PLOT.bottom - 40
        places = [
            Box(left, top, left + width, top + 32)
            for left in (
                _PLOT.right - 10 - width - shift if right else _PLOT.left + 14 + shift
                for shift in range(0, 400, 20)
            )
        ]
        free = (box for box in places if not any(box.overlaps(mark) for mark in marks))
        found.append((word, next(free, places[0])))
    return found


def _draw_cross(figure: ChartFigure) -> None:
    """Draw the two axes from 0 to 10, the cross at 5, and what the axes stand for."""
    middle_x, middle_y = (_PLOT.left + _PLOT.right) / 2, (_PLOT.top + _PLOT.bottom) / 2
    figure.line((middle_x, _PLOT.top), (middle_x, _PLOT.bottom), colour=colours.CROSS, width=3)
    figure.line((_PLOT.left, middle_y), (_PLOT.right, middle_y), colour=colours.CROSS, width=3)
    figure.line(
        (_PLOT.left, _PLOT.top), (_PLOT.left, _PLOT.bottom + 1), colour=colours.AXIS, width=3
    )
    figure.line(
        (_PLOT.left, _PLOT.bottom), (_PLOT.right, _PLOT.bottom), colour=colours.AXIS, width=3
    )
    for share, number in ((0.0, "0"), (0.5, "5"), (1.0, "10")):
        x = _PLOT.left + share * (_PLOT.right - _PLOT.left)
        y = _PLOT.bottom - share * (_PLOT.bottom - _PLOT.top)
        width = fonts.width(number, _WORD)
        figure.words_at(
            min(x - width / 2, RIGHT - width), _PLOT.bottom + 24, number, size=_WORD,
            colour=colours.SECONDARY, name="tick",
        )  # fmt: skip
        figure.words_at(
            _PLOT.left - 8, y, number, size=_WORD, colour=colours.SECONDARY, align="right",
            name="tick",
        )  # fmt: skip
    figure.words_at(_PLOT.left + 4, _PLOT.top - 29, "↑ " + _("Influence"), size=25, name="axis")
    words = _("Interest") + " →"
    x = _PLOT.left + (_PLOT.right - _PLOT.left) * 0.75 - fonts.width(words, 25) / 2
    figure.words_at(x, _PLOT.bottom + 30, words, size=25, name="axis")


def _draw_missing(figure: ChartFigure, missing: Sequence[MissingGroup]) -> None:
    """List the missing groups as hollow marks above the plot, from the right; then a count."""
    x = float(RIGHT)
    room = _PLOT.left + 260
    y = _PLOT.top - 29
    for at, group in enumerate(missing):
        words = _("missing: {group}").format(group=group.name)
        words = shorten(fonts.drawable(words), 420, lambda part: fonts.width(part, _NAME))
        width = fonts.width(words, _NAME)
        left = len(missing) - at
        if x - width - 37 < room + (120 if left > 1 else 0):
            more = _("and {n} more").format(n=left)
            figure.words_at(
                x, y, more, size=_NAME, colour=colours.SECONDARY, align="right", name="missing"
            )
            return
        figure.words_at(
            x - width, y, words, size=_NAME, colour=colours.SIDE_COLOURS[group.side].edge,
            name="missing",
        )  # fmt: skip
        figure.mark(group.side, x - width - 23, y, size=_MARK, hollow=colours.PAPER)
        x -= width + 37 + 30


def _draw_label(
    figure: ChartFigure, dot: _Dot, lines: Sequence[str], *, place: Place, size: float
) -> None:
    box = place.box
    if place.far:
        end = leader_end(Label(dot.x, dot.y, 0, 0), place)
        figure.line((dot.x, dot.y), end, colour=colours.AXIS, width=1.5, order=3)
    if any(box.overlaps(line) for line in _CROSS):
        figure.bar(
            box.left,
            box.top,
            width=box.right - box.left,
            height=box.bottom - box.top,
            fill=colours.PAPER,
            order=3.2,
            name="ground",
        )
    to_left = box.right < dot.x
    for at, line in enumerate(lines):
        y = box.top + size * 1.25 * (at + 0.5)
        figure.words_at(
            box.right - 4 if to_left else box.left + 4, y, line, size=size,
            align="right" if to_left else "left", order=3.5, name="name",
        )  # fmt: skip
