"""How cells look: fonts for both scripts, colours of the house, number formats."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Field, Kind
from urbandesk.models.showing import is_year

TEXT = "1C2126"
SECONDARY = "56606A"
ACCENT = "17695E"
HEAD_GROUND = "EBEDEF"
LINE = "BFC5CC"
SOFT_LINE = "E8EAED"
SIDE_COLOURS = {"eu": "1A5FA8", "cn": "B53D12"}

LATIN_FONT = "Calibri"
CHINESE_FONT = "Microsoft YaHei"
BODY_SIZE = 10

ISO_DATE = "yyyy-mm-dd"
CHINESE_DATE = 'yyyy"年"m"月"d"日"'

_HEAD_BORDER = Border(
    top=Side("thin", color=LINE),
    bottom=Side("medium", color=ACCENT),
    right=Side("thin", color=LINE),
)
_ROW_BORDER = Border(bottom=Side("thin", color=SOFT_LINE), right=Side("hair", color=SOFT_LINE))
_HEAD_FILL = PatternFill("solid", fgColor=HEAD_GROUND)
_OPEN = Protection(locked=False)


@dataclass(frozen=True)
class Look:
    """The look of a kind of cell, and whether it can be changed while the sheet is protected."""

    font: Font
    alignment: Alignment
    number_format: str = "General"
    border: Border | None = None
    fill: PatternFill | None = None
    open: bool = False

    def dress(self, cell: Cell) -> None:
        """Give ``cell`` this look."""
        cell.font = self.font
        cell.alignment = self.alignment
        cell.number_format = self.number_format
        if self.border:
            cell.border = self.border
        if self.fill:
            cell.fill = self.fill
        if self.open:
            cell.protection = _OPEN


def font(*, chinese: bool, size: int = BODY_SIZE, bold: bool = False, colour: str = TEXT) -> Font:
    """Return a font that has the script, in points."""
    return Font(name=CHINESE_FONT if chinese else LATIN_FONT, sz=size, b=bold, color=colour)


def line_height(*, chinese: bool, size: int = BODY_SIZE) -> float:
    """Return the height of a line in points; Chinese fonts stand taller."""
    return size * (1.65 if chinese else 1.35)


def plain(*, chinese: bool, size: int = BODY_SIZE, bold: bool = False, colour: str = TEXT) -> Look:
    """Return the look of running text on the cover and beside charts."""
    return Look(
        font(chinese=chinese, size=size, bold=bold, colour=colour),
        Alignment(vertical="top", wrap_text=True),
    )


def single_line(
    *, chinese: bool, size: int = BODY_SIZE, bold: bool = False, colour: str = TEXT
) -> Look:
    """Return the look of a title, which runs on over empty cells instead of wrapping."""
    return Look(
        font(chinese=chinese, size=size, bold=bold, colour=colour), Alignment(vertical="center")
    )


def head(column: FieldColumn, *, chinese: bool) -> Look:
    """Return the look of a column's header; duties of a side have the side's colour."""
    colour = SIDE_COLOURS.get(column.side, TEXT)
    return Look(
        font(chinese=chinese, bold=True, colour=colour),
        Alignment(
            horizontal="right" if _at_right(column) else "left",
            vertical="center",
            wrap_text=True,
            indent=1,
        ),
        border=_HEAD_BORDER,
        fill=_HEAD_FILL,
    )


def value(
    column: FieldColumn, *, chinese: bool, derived: bool, date_format: str = ISO_DATE
) -> Look:
    """Return the look of a column's values.

    Args:
        column: the declared column.
        chinese: whether texts of no fixed language may be Chinese.
        derived: whether the column is for reading only, and so locked.
        date_format: how days are written.
    """
    colour = SECONDARY if derived or column.is_status else TEXT
    script = speaks_chinese(column, chinese=chinese)
    right = _at_right(column)
    return Look(
        font(chinese=script, colour=colour),
        Alignment(
            horizontal="right" if right else "left", vertical="top", wrap_text=not right, indent=1
        ),
        number_format(column.field, date_format),
        _ROW_BORDER,
        open=not derived,
    )


def speaks_chinese(column: FieldColumn, *, chinese: bool) -> bool:
    """Return whether values may be Chinese: by the column's language, else by the workbook's."""
    return column.language == "zh" if column.language else chinese


def _at_right(column: FieldColumn) -> bool:
    return column.is_number or column.field.kind is Kind.DATE


def number_format(field: Field, date_format: str) -> str:
    """Return the number format of a field's cells; texts are marked as text."""
    kind = field.kind
    if kind is Kind.DATE:
        return date_format
    if kind is Kind.MONEY:
        return "#,##0.00"
    if kind is Kind.SCORE:
        return "0.0"
    if kind is Kind.COUNT:
        return "0" if is_year(field) else "#,##0"
    return "General" if kind is Kind.NUMBER else "@"
