"""FlagTable: a few rows of a record's parts; what is missing is said in amber with a flag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.widgets.plain_label import plain_tooltip
from urbandesk.ui.widgets.value_table import Hairlines, Table, ValueTable

_ROW = 28
_FLAG = 20
_SHORT = 12
_LEAST, _QUIET = 64, 96
_ROLE = Qt.ItemDataRole.UserRole
_KEY = _ROLE + 1
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FlagCell:
    """One cell: its words, and how they are meant.

    Attributes:
        text: what it says.
        role: colour of the tokens: ``text``, ``secondary`` or ``attention``.
    """

    text: str = ""
    role: str = "text"

    def spoken(self) -> str:
        """Return what a screen reader says: the flag as a word."""
        if self.role != "attention":
            return self.text
        return _("{text}, needs attention").format(text=self.text)


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One record: its id and its cells."""

    key: str
    cells: tuple[FlagCell, ...]


class FlagTable(ValueTable):
    """As high as its rows; one row at a time is chosen, by mouse or keyboard.

    Signals:
        chosen: key of the row that the person went to.
        remove_wanted: key of the row on which Delete fell.
    """

    chosen = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, name: Callable[[], str], parent: QWidget | None = None) -> None:
        self._telling = True
        self._quiet: frozenset[int] = frozenset()
        super().__init__(name, parent)
        self.setItemDelegate(_FlagCells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(ValueTable.Shape.NoFrame)
        self.itemSelectionChanged.connect(self._tell)
        theme.follow(self, self._fit_height)

    def show_rows(
        self,
        heads: tuple[str, ...],
        rows: Sequence[FlagRow],
        *,
        wide: int = 0,
        numbers: frozenset[int] = frozenset(),
        quiet: frozenset[int] = frozenset(),
    ) -> None:
        """Show other rows; the one that was chosen stays so, without telling.

        Where room is short, the column ``wide`` gives way first, then those that are ``quiet``.
        """
        kept = self.key()
        self._quiet = quiet
        self._telling = False
        texts = tuple(tuple(cell.text for cell in row.cells) for row in rows)
        self.show_table(Table(heads, texts, wide=wide, numbers=numbers))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                item = self.item(at, column)
                if item is not None:
                    _fill(item, row.key, cell)
        self._share_room()
        self._fit_height()
        self.choose(kept)
        self._telling = True

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the rows, in their order."""
        return tuple(self._key_at(row) for row in range(self.rowCount()))

    def key(self) -> str:
        """Return the key of the chosen row; empty when none is."""
        rows = {item.row() for item in self.selectedItems()}
        return self._key_at(min(rows)) if rows else ""

    def choose(self, key: str) -> None:
        """Choose a row by its key, without telling; an unknown key leaves none chosen."""
        telling, self._telling = self._telling, False
        self.clearSelection()
        if key and key in self.keys():
            self.setCurrentCell(self.keys().index(key), 0)
        self._telling = telling

    def roles(self) -> tuple[tuple[str, ...], ...]:
        """Return the colours of the cells, row by row."""
        columns = range(self.columnCount())
        return tuple(
            tuple(str(self.model().index(row, at).data(_ROLE)) for at in columns)
            for row in range(self.rowCount())
        )

    def _key_at(self, row: int) -> str:
        item: QTableWidgetItem | None = self.item(row, 0)
        return str(item.data(_KEY) or "") if item is not None else ""

    def _tell(self) -> None:
        if self._telling and self.key():
            self.chosen.emit(self.key())

    def _share_room(self) -> None:
        """Give each column what it needs; where room is short, the widest give way."""
        head, columns = self.horizontalHeader(), range(self.columnCount())
        needed = [max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) for at in columns]
        room = self.viewport().width()
        if needed and sum(needed) > room:  # what takes the rest gives way first
            least = min(needed[self._wide], theme.scaled(_LEAST))
            needed[self._wide] = max(least, needed[self._wide] - (sum(needed) - room))
        for at in self._quiet:
            least = min(needed[at], theme.scaled(_QUIET)) if needed else 0
            if needed and sum(needed) > room:
                needed[at] = max(least, needed[at] - (sum(needed) - room))
        widths = shared(needed, room)
        if widths:
            widths[self._wide] += max(0, room - sum(widths))
        for at, wide in enumerate(widths):
            head.resizeSection(at, wide)

    def _fit_height(self) -> None:
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + self.rowCount() * theme.scaled(_ROW) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the chosen row to be removed with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.key():
            self.remove_wanted.emit(self.key())
            return
        super().keyPressEvent(event)


def _fill(item: QTableWidgetItem, key: str, cell: FlagCell) -> None:
    item.setData(_ROLE, cell.role)
    item.setData(_KEY, key)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, cell.spoken())
    item.setToolTip(plain_tooltip(cell.text) if len(cell.text) > _SHORT else "")


def shared(needed: Sequence[int], room: int) -> list[int]:
    """Return widths that fit into ``room``: none is cut more than is needed, the widest first."""
    widths = list(needed)
    while widths and sum(widths) > room:
        widest = max(widths)
        next_one = max((one for one in widths if one < widest), default=0)
        count = widths.count(widest)
        share = -(-(sum(widths) - room) // count)
        cut = max(1, min(share, widest - next_one))
        widths = [one - cut if one == widest else one for one in widths]
        if widest <= 1:
            break
    return widths


class _FlagCells(Hairlines):
    """Cells in the colour of what they mean; a flag stands before what needs attention."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        flag = theme.scaled(_FLAG) if index.data(_ROLE) == "attention" else 0
        return super().sizeHint(option, index) + QSize(flag, 0)

    def paint_words(self, painter: QPainter, room: QRect, index: _Index, *, chosen: bool) -> None:
        role = str(index.data(_ROLE) or "text")
        align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        words = str(index.data() or "")
        if role == "attention" and words:
            flag, middle = theme.scaled(icons.SMALL), room.center().y()
            room = room.adjusted(theme.scaled(_FLAG), 0, 0, 0)
            wide = min(painter.fontMetrics().horizontalAdvance(words), room.width())
            left = room.right() - wide if align & Qt.AlignmentFlag.AlignRight else room.left()
            box = QRect(left - theme.scaled(_FLAG), middle - flag // 2, flag, flag)
            icons.paint(painter, "gap", box, role="attention")
        painter.setPen(theme.current().color(role))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align | _VCENTER, shown)
