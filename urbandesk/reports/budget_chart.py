"""The budget of both sides: one bar per side, funding states by filling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from urbandesk import i18n
from urbandesk.i18n import _, ngettext
from urbandesk.reports import colours, fonts
from urbandesk.reports.alt_text import budget_alt, state_word
from urbandesk.reports.amounts import MoneyUnit, show_share, unit_for
from urbandesk.reports.budget import (
    GRANTED,
    NO_STATE,
    STATES,
    UNDER_WAY,
    BudgetData,
    SideBudget,
    in_one_currency,
)
from urbandesk.reports.figure import DASHED, LEFT, RIGHT, SOLID, ChartFigure, ChartWords, draw_frame
from urbandesk.reports.findings import budget_subtitle, budget_title
from urbandesk.reports.label_placing import spread
from urbandesk.reports.line_breaking import fit_lines
from urbandesk.reports.sides import CN, EU, SIDES

_BAR = 140.0
_KEY_Y = 232.0
_TOPS = {EU: 344.0, CN: 575.0}
_AXIS_TOP, _AXIS_BOTTOM = 270.0, 760.0
_OWN_BAR = 110.0
_OWN_TOPS = {EU: 296.0, CN: 584.0}
_NAME_LEFT = LEFT + 37
_WIDEST_NAME = 260.0
_VALUE, _STATE, _END, _SMALL = 30.0, 24.0, 26.0, 24.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """An axis from zero, and the bars that share it."""

    left: float
    right: float
    top: float
    bottom: float
    highest: Decimal
    unit: MoneyUnit
    bars: Mapping[str, float]

    def x(self, value: Decimal) -> float:
        """Return where ``value`` stands."""
        share = float(value / self.highest) if self.highest else 0.0
        return self.left + share * (self.right - self.left)


def draw_budget(data: BudgetData) -> ChartFigure:
    """Return the budget of ``data`` in the language in force.

    In one currency through the plan's fixed rate; without one each side has its own axis in its
    own currency. An unknown sum is said in words, never drawn as nothing.
    """
    shared = in_one_currency(data)
    shown = shared or data
    units = _units(shown, both=shared is not None)
    title = data.title or budget_title(data)
    words = ChartWords(
        title, data.subtitle or budget_subtitle(data), data.source, budget_alt(shown, title, units)
    )
    figure = ChartFigure(words)
    draw_frame(figure, ())
    tops, height = (_TOPS, _BAR) if shared else (_OWN_TOPS, _OWN_BAR)
    panels = _panels(shown, units, both=shared is not None)
    for panel in panels.values() if shared is None else [panels[EU]]:
        _draw_axis(figure, panel)
    for side in SIDES:
        _draw_side(figure, panels[side], shown, side=side, top=tops[side], height=height)
    _name_states(figure, panels, shown)
    return figure


def _units(data: BudgetData, *, both: bool) -> dict[str, MoneyUnit]:
    sums = {side: [data.of(side).of(s) for s in STATES] + [data.of(side).total()] for side in SIDES}
    if both:
        unit = unit_for([*sums[EU], *sums[CN]], data.eu.currency)
        return {EU: unit, CN: unit}
    return {side: unit_for(sums[side], data.of(side).currency) for side in SIDES}


def _panels(data: BudgetData, units: dict[str, MoneyUnit], *, both: bool) -> dict[str, _Panel]:
    names = [line for side in SIDES for line in _name_lines(data, side)]
    widest = max(fonts.width(line, 28, bold=True) for line in names)
    left = _NAME_LEFT + widest + 44
    ends = max(
        fonts.width(line, _END) for side in SIDES for line in _end_lines(data.of(side), units[side])
    )
    right = RIGHT - ends - 24
    if both:
        highest = max(data.eu.total(), data.cn.total())
        panel = _Panel(left, right, _AXIS_TOP, _AXIS_BOTTOM, highest, units[EU], _TOPS)
        return {EU: panel, CN: panel}
    return {
        side: _Panel(
            left,
            right,
            _OWN_TOPS[side] - 46,
            _OWN_TOPS[side] + _OWN_BAR + 30,
            data.of(side).total(),
            units[side],
            _OWN_TOPS,
        )
        for side in SIDES
    }


def _draw_axis(figure: ChartFigure, panel: _Panel) -> None:
    figure.line(
        (panel.left, panel.top), (panel.left, panel.bottom), colour=colours.AXIS, width=2, order=6
    )
    steps = [value / panel.unit.divisor for value in _round_steps(panel.highest)]
    digits = max(-min(0, int(step.normalize().as_tuple().exponent)) for step in steps)
    for value in _round_steps(panel.highest):
        x = panel.x(value)
        if value:
            figure.line((x, panel.top), (x, panel.bottom), colour=colours.GRID, width=2)
        figure.words_at(
            x,
            panel.bottom + 28,
            i18n.format_number(value / panel.unit.divisor, digits if value else 0),
            size=_SMALL,
            colour=colours.SECONDARY,
            align="center",
            name="tick",
        )


def _round_steps(highest: Decimal) -> list[Decimal]:
    """Return four to six round values from zero up to ``highest``."""
    if not highest:
        return [Decimal(0)]
    power = Decimal(10) ** (highest.adjusted() - 1)
    step = next(
        power * factor
        for factor in (Decimal("2.5"), 5, 10, 20, 25, 50)
        if highest / (power * factor) < 6
    )
    return [step * count for count in range(int(highest / step) + 1)]


def _name_lines(data: BudgetData, side: str) -> list[str]:
    return fit_lines(
        fonts.drawable(data.sides.of(side)),
        _WIDEST_NAME,
        3,
        measure=lambda part: fonts.width(part, 28, bold=True),
    )


def _draw_side(
    figure: ChartFigure, panel: _Panel, data: BudgetData, *, side: str, top: float, height: float
) -> None:
    """Draw the name, the bar with its values, and the total of one side."""
    budget, middle = data.of(side), top + height / 2
    figure.mark(side, LEFT + 10, middle, size=22)
    _draw_stack(
        figure,
        _name_lines(data, side),
        _NAME_LEFT,
        middle=middle,
        colour=colours.SIDE_COLOURS[side].edge,
        step=36,
    )
    x = _draw_states(figure, panel, budget, side=side, top=top, height=height)
    lines = _end_lines(budget, panel.unit)
    y = middle - (len(lines) - 1) * 25
    for at, line in enumerate(lines):
        size, colour = (_END, colours.TEXT) if at == 0 else (_SMALL, colours.SECONDARY)
        figure.words_at(
            x + 22, y, line, size=size, colour=colour, ground=colours.PAPER, name="total"
        )
        y += 50


def _draw_stack(
    figure: ChartFigure, lines: Sequence[str], x: float, *, middle: float, colour: str, step: float
) -> None:
    for at, line in enumerate(lines):
        y = middle + (at - (len(lines) - 1) / 2) * step
        figure.words_at(x, y, line, size=28, colour=colour, bold=True, name="side")


def _end_lines(budget: SideBudget, unit: MoneyUnit) -> list[str]:
    """Return what stands after the bar: total, share granted, and how many sums are open."""
    lines: list[str] = []
    if budget.known:
        lines.append(_("total {sum}").format(sum=unit.show(budget.total())))
        share = budget.share_granted()
        if share is not None:
            lines.append(_("{share} granted").format(share=show_share(share)))
    else:
        lines.append(_("no sums known yet"))
    if budget.unknown and budget.known:
        open_sums = ngettext("{n} sum open", "{n} sums open", budget.unknown)
        lines.append(open_sums.format(n=budget.unknown))
    return lines


def _draw_states(
    figure: ChartFigure, panel: _Panel, budget: SideBudget, *, side: str, top: float, height: float
) -> float:
    """Draw the parts of a bar with their values; return where the bar ends."""
    outside: list[tuple[float, str]] = []
    colour = colours.SIDE_COLOURS[side]
    for state, left, right in _parts(panel, budget):
        figure.bar(
            left,
            top,
            width=right - left + 2,
            height=height,
            fill=colour.fill if state == GRANTED else colours.PAPER,
            edge=colour.edge,
            edge_width=3,
            dashes=DASHED if state == NO_STATE else SOLID,
            name=f"{side}-{state}",
        )
        if state == UNDER_WAY:
            size = {"width": right - left, "height": height - 2}
            figure.stripes(left + 1, top + 1, **size, colour=colour.edge, step=24)
        value = panel.unit.show(budget.of(state))
        if fonts.width(value, _VALUE, bold=True) + 20 > right - left:
            outside.append(((left + right) / 2, value))
            continue
        figure.words_at(
            (left + right) / 2,
            top + height / 2,
            value,
            size=_VALUE,
            colour=colour.on_fill if state == GRANTED else colours.TEXT,
            bold=True,
            align="center",
            ground=colours.PAPER if state == UNDER_WAY else "",
            name="value",
        )
    _draw_outside(figure, panel, outside, bottom=top + height)
    return panel.x(budget.total())


def _draw_outside(
    figure: ChartFigure, panel: _Panel, values: Sequence[tuple[float, str]], *, bottom: float
) -> None:
    """Write values below parts that are too narrow for them, each with a thin line."""
    sizes = [(x, fonts.width(value, _SMALL, bold=True) + 14) for x, value in values]
    for (x, value), left, (_x, size) in zip(
        values, spread(sizes, panel.left, float(RIGHT)), sizes, strict=True
    ):
        middle = left + size / 2
        figure.line((x, bottom), (middle, bottom + 10), colour=colours.AXIS, width=1.5)
        figure.words_at(
            middle, bottom + 24, value, size=_SMALL, bold=True, align="center", name="value"
        )


def _parts(panel: _Panel, budget: SideBudget) -> list[tuple[str, float, float]]:
    """Return state, left and right of each part that is not empty."""
    parts = []
    done = Decimal(0)
    for state in STATES:
        value = budget.of(state)
        if value:
            parts.append((state, panel.x(done), panel.x(done + value)))
        done += value
    return parts


def _name_states(figure: ChartFigure, panels: dict[str, _Panel], data: BudgetData) -> None:
    """Name the states above the bars, each once; in a row above all where parts are too narrow."""
    named: set[str] = set()
    found: list[tuple[str, float, float]] = []
    for side in SIDES:
        panel = panels[side]
        new = [part for part in _parts(panel, data.of(side)) if part[0] not in named]
        named |= {state for state, _left, _right in new}
        if not _stand_apart(new):
            _draw_state_key(figure, panel.left, sorted(_used(data), key=STATES.index))
            return
        found += [(state_word(state), left + 8, panel.bars[side] - 30) for state, left, _r in new]
    for word, x, y in found:
        figure.words_at(
            x,
            y,
            word,
            size=_STATE,
            colour=colours.SECONDARY,
            ground=colours.PAPER,
            name="state",
        )


def _used(data: BudgetData) -> set[str]:
    return {state for side in SIDES for state in STATES if data.of(side).of(state)}


def _stand_apart(parts: Sequence[tuple[str, float, float]]) -> bool:
    """Return whether each name fits between the start of its part and the next name."""
    starts = [*(left for _state, left, _right in parts[1:]), float(RIGHT)][: len(parts)]
    return all(
        left + 8 + fonts.width(state_word(state), _STATE) + 14 <= after
        for (state, left, _right), after in zip(parts, starts, strict=True)
    )


def _draw_state_key(figure: ChartFigure, x: float, states: Sequence[str]) -> None:
    """Draw what each filling stands for, in one row above the bars."""
    for state in states:
        figure.bar(
            x,
            _KEY_Y - 11,
            width=40,
            height=22,
            fill=colours.SECONDARY if state == GRANTED else colours.PAPER,
            edge=colours.SECONDARY,
            dashes=DASHED if state == NO_STATE else SOLID,
            name="key",
        )
        if state == UNDER_WAY:
            figure.stripes(x, _KEY_Y - 10, width=39, height=20, colour=colours.SECONDARY, step=12)
        word = state_word(state)
        figure.words_at(x + 52, _KEY_Y, word, size=_STATE, colour=colours.SECONDARY, name="state")
        x += 52 + fonts.width(word, _STATE) + 36
