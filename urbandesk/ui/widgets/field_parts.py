"""Which editor fits which kind of field."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind
from urbandesk.ui.widgets.choice_parts import ChoiceBox, TickList
from urbandesk.ui.widgets.reference_box import ReferenceBox
from urbandesk.ui.widgets.typed_parts import DateLine, TextBox, TextLine

Part = TextLine | TextBox | ChoiceBox | TickList


def part_for(column: FieldColumn, parent: QWidget) -> Part:
    """Return the editor that fits the kind of ``column``."""
    kind = column.field.kind
    if kind is Kind.LONG_TEXT:
        return TextBox(column, parent)
    if kind is Kind.DATE:
        return DateLine(column, parent)
    if kind is Kind.REFERENCE:
        return ReferenceBox(column, parent)
    if kind is Kind.CHOICES:
        return TickList(column, parent)
    if kind in (Kind.CHOICE, Kind.YES_NO):
        return ChoiceBox(column, parent)
    return TextLine(column, parent)
