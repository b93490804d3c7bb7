"""The spreadsheet's own charts on data ranges: budget by side, and the timeline of actions.

openpyxl 3.1 writes no alternative text for charts; ``DescribedAnchor`` adds it (retry with 3.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.graphic import GraphicFrame
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D

from urbandesk.exchange.cells import serial_day
from urbandesk.exchange.styles import (
    CHINESE_FONT,
    LATIN_FONT,
    SECONDARY,
    SIDE_COLOURS,
    SOFT_LINE,
    TEXT,
)

WIDTH_CM = 24.0
_FILLS = {"eu": "1A5FA8", "cn": "E58A63"}
_ACCENT = "17695E"


class DescribedAnchor(OneCellAnchor):
    """The place of a chart, with the words for people who cannot see it."""

    tagname = "oneCellAnchor"
    __elements__ = OneCellAnchor.__elements__

    def __init__(self, row: int, height_cm: float, *, name: str, description: str) -> None:
        self.chart_name = name
        self.description = description
        super().__init__(
            _from=AnchorMarker(col=0, row=row - 1, colOff=_emu(0.1)),
            ext=XDRPositiveSize2D(_emu(WIDTH_CM), _emu(height_cm)),
        )

    def __setattr__(self, name: str, value: Any) -> None:
        """Give the frame, which openpyxl sets while saving, its name and description."""
        if name == "graphicFrame" and isinstance(value, GraphicFrame):
            properties: Any = value.nvGraphicFramePr.cNvPr
            properties.name, properties.descr = self.chart_name, self.description
        super().__setattr__(name, value)


def budget_chart(
    *, titles: Reference, sides: Reference, sums: Sequence[Reference], shares: bool
) -> BarChart:
    """Return bars by side, divided by funding state.

    Args:
        titles: the cells with the names of the states, one row.
        sides: the cells with the names of the sides.
        sums: for each state, the cells with the sum of each side.
        shares: whether sums in two currencies are shown as shares of each side's whole.
    """
    chart = _bars()
    chart.grouping = "percentStacked" if shares else "stacked"
    for number, values in enumerate(sums):
        series = SeriesFactory(values)
        series.tx = _title_of(titles, number)
        series.spPr = _shade(_weight(number, len(sums)), SECONDARY, SECONDARY)
        for point, side in enumerate(("eu", "cn")):
            shape = _shade(_weight(number, len(sums)), _FILLS[side], SIDE_COLOURS[side])
            series.dPt.append(DataPoint(idx=point, spPr=shape))
        chart.series.append(series)
    _name_bars(chart, sides)
    chart.gapWidth = 60
    chart.y_axis.numFmt = "0%" if shares else "#,##0"
    chart.y_axis.scaling.min = 0
    return chart


def timeline_chart(
    *, actions: Reference, starts: Reference, days: Reference, span: tuple[date, date]
) -> BarChart:
    """Return a bar from start to end for each action, the first action on top."""
    chart = _bars()
    chart.grouping = "stacked"
    before = SeriesFactory(starts)
    before.spPr = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    lasting = SeriesFactory(days)
    lasting.spPr = _solid(_ACCENT)
    chart.series = [before, lasting]
    _name_bars(chart, actions)
    chart.gapWidth = 45
    chart.legend = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.numFmt = "yyyy-mm"
    first, last = span[0].replace(day=1), span[1]
    axis: Any = chart.y_axis  # the stubs take whole numbers for some of these
    axis.scaling.min = serial_day(first)
    axis.scaling.max = serial_day(last) + 15
    axis.majorUnit = max(30, round((last - first).days / 240) * 30)
    return chart


def speak(chart: BarChart, *, chinese: bool) -> None:
    """Set every text of ``chart`` in a font that has its script."""
    text = _text(chinese=chinese, size=900, colour=SECONDARY)
    chart.x_axis.txPr = _text(chinese=chinese, size=1000, colour=TEXT)
    chart.y_axis.txPr = text
    if chart.legend is not None:
        chart.legend.position = "b"
        chart.legend.txPr = text


def _bars() -> BarChart:
    chart = BarChart()
    chart.type = "bar"
    chart.overlap = 100
    chart.style = 2
    chart.x_axis.delete = False
    chart.y_axis.delete = False
    chart.x_axis.spPr = GraphicalProperties(ln=LineProperties(solidFill=SECONDARY, w=9525))
    chart.y_axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    grid = GraphicalProperties(ln=LineProperties(solidFill=SOFT_LINE, w=9525))
    chart.y_axis.majorGridlines = ChartLines(spPr=grid)
    chart.x_axis.majorTickMark = chart.y_axis.majorTickMark = "none"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.graphical_properties = GraphicalProperties(
        solidFill="FFFFFF", ln=LineProperties(noFill=True)
    )
    return chart


def _name_bars(chart: BarChart, names: Reference) -> None:
    """Take the names of the bars from cells that hold text."""
    for series in chart.series:
        series.cat = AxDataSource(strRef=StrRef(f=str(names)))


def _title_of(titles: Reference, number: int) -> SeriesLabel:

    cell = Reference(range_string=str(titles))
    cell.min_col = cell.max_col = titles.min_col + number
    return SeriesLabel(strRef=StrRef(f=str(cell)))


def _weight(number: int, count: int) -> str:
    """Return how heavy a state is drawn: the first full, the last empty, others in between."""
    if number == 0:
        return "full"
    return "empty" if number == count - 1 else ("dense", "light")[(number - 1) % 2]


def _shade(weight: str, fill: str, edge: str) -> GraphicalProperties:
    line = LineProperties(solidFill=edge, w=12700)
    if weight == "full":
        return GraphicalProperties(solidFill=fill, ln=line)
    if weight == "empty":
        return GraphicalProperties(solidFill="FFFFFF", ln=line)
    pattern = PatternFillProperties(
        prst="wdUpDiag" if weight == "dense" else "ltUpDiag",
        fgClr=_rgb(edge),
        bgClr=_rgb("FFFFFF"),
    )
    return GraphicalProperties(pattFill=pattern, ln=line)


def _solid(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=colour, w=9525))


def _text(*, chinese: bool, size: int, colour: str) -> RichText:
    face = Font(typeface=CHINESE_FONT if chinese else LATIN_FONT)
    letters = CharacterProperties(sz=size, solidFill=colour, latin=face, ea=face)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _rgb(colour: str) -> ColorChoice:
    choice = ColorChoice()
    choice.RGB = colour
    return choice


def _emu(centimetres: float) -> int:
    """Return a length in the units of drawings, 360,000 to the centimetre."""
    return round(centimetres * 360_000)
