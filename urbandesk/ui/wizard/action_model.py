"""The table of actions: what stands in each cell, ready to be painted or spoken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from urbandesk import i18n
from urbandesk.i18n import _, pgettext
from urbandesk.services.plan_reading import PlanRows
from urbandesk.services.queries import Record
from urbandesk.ui.widgets.side_mark import side_words

NUMBER, TITLE, LEAD_EU, LEAD_CN, PERIOD, SUM_EU, SUM_CN = range(7)
SIDE_OF = {LEAD_EU: "eu", LEAD_CN: "cn", SUM_EU: "eu", SUM_CN: "cn"}
FILLINGS = {"granted": "full", "submitted": "half", "preparing": "half", "idea": "hollow"}
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Cell:
    """One cell: its words, whether they name a gap, and the mark at its right."""

    text: str
    gap: bool = False
    filling: str = ""
    spoken: str = ""


def month_span(starts: object, ends: object) -> str:
    """Return a period in months: ``Jul 26 – Jun 27`` or ``2026-07 至 2027-06``."""
    first, last = (_month(day) if isinstance(day, date) else "" for day in (starts, ends))
    if not first and not last:
        return ""
    return pgettext("months", "{first} – {last}").format(first=first or "…", last=last or "…")


def _month(day: date) -> str:
    if i18n.current() == i18n.CHINESE:
        return f"{day.year}-{day.month:02}"
    return f"{i18n.format_month(day)[:3]} {day.year % 100:02}"


class ActionModel(QAbstractTableModel):
    """Rows of actions; the views ask for a ``Cell``."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: PlanRows | None = None
        self._actions: tuple[Record, ...] = ()

    def show_rows(self, rows: PlanRows) -> None:
        """Show the actions of a plan; the selection stays when the same rows are there."""
        same = [row.id for row in self._actions] == [row.id for row in rows.actions]
        if not same:
            self.beginResetModel()
        self._rows, self._actions = rows, rows.actions
        if not same:
            self.endResetModel()
        elif self._actions:
            last = self.index(len(self._actions) - 1, SUM_CN)
            self.dataChanged.emit(self.index(0, 0), last)

    def retranslate(self) -> None:
        """Show all words in the new language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SUM_CN)
        if self._actions:
            last = self.index(len(self._actions) - 1, SUM_CN)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_of(self, key: str) -> int:
        """Return the row of an action, -1 when it is not there."""
        return next((at for at, row in enumerate(self._actions) if row.id == key), -1)

    def action(self, row: int) -> Record | None:
        """Return the action of a row."""
        return self._actions[row] if 0 <= row < len(self._actions) else None

    def total(self, side: str) -> Decimal | None:
        """Return the sum of a side's budgets; None while none is known."""
        sums = [row.values.get(f"budget_{side}") for row in self._actions]
        known = [amount for amount in sums if isinstance(amount, Decimal)]
        return sum(known, Decimal(0)) if known else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of actions."""
        return 0 if parent.isValid() else len(self._actions)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of columns."""
        return SUM_CN + 1

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the cell, its words, or what a screen reader says."""
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index.row(), index.column())
            return cell.spoken or cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (SUM_EU, SUM_CN):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell."""
        record = self._actions[row]
        if column == NUMBER:
            return Cell(str(row + 1))
        if column == TITLE:
            return Cell(record.label) if record.label else Cell(_("no title yet"), gap=True)
        if column == PERIOD:
            span = month_span(record.values.get("starts"), record.values.get("ends"))
            return Cell(span) if span else Cell(_("no dates yet"), gap=True)
        side = SIDE_OF[column]
        if column in (LEAD_EU, LEAD_CN):
            lead = record.text(f"lead_{side}")
            return Cell(lead) if lead else Cell(_("no lead yet"), gap=True)
        return _sum_cell(record, side)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Return the head of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(section)
        return None

    def _head(self, section: int) -> str:
        if section in (LEAD_EU, LEAD_CN):
            side = SIDE_OF[section]
            city = self._rows.city_name(side) if self._rows else ""
            return _("Lead, {city}").format(city=city or side_words(side))
        if section in (SUM_EU, SUM_CN):
            side = SIDE_OF[section]
            return (self._rows.currency(side) if self._rows else "") or _("Budget")
        return {NUMBER: _("No."), TITLE: _("Action"), PERIOD: _("Start, end")}[section]


def _sum_cell(record: Record, side: str) -> Cell:
    state = str(record.values.get(f"funding_{side}") or "")
    amount = record.text(f"budget_{side}") or "–"
    words = record.text(f"funding_{side}") or _("no funding state yet")
    spoken = _("{sum}, {side}, {state}").format(sum=amount, side=side_words(side), state=words)
    return Cell(amount, filling=FILLINGS.get(state, "hollow"), spoken=spoken)
