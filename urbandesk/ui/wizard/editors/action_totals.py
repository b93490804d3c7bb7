"""The last row of the table of actions: totals under their columns, and the key of the marks."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _, format_number
from urbandesk.models.field import SIDES
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.wizard.tables.row_model import RowModel
from urbandesk.ui.wizard.tables.row_painting import EDGE, MARK_ROOM, ROW
from urbandesk.ui.wizard.tables.row_table import RowView

_TITLE = 1
_VCENTER = Qt.AlignmentFlag.AlignVCenter


class ActionTotals(QWidget):
    """Painted below the table of actions, in line with its columns of sums."""

    def __init__(self, model: RowModel, view: RowView) -> None:
        super().__init__()
        self._model = model
        self._head = view.horizontalHeader()
        self._sums = {each.side: at for at, each in enumerate(model.columns) if each.marked}
        self._head.sectionResized.connect(self.update)
        self._head.geometriesChanged.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        model.dataChanged.connect(self._tell)
        model.modelReset.connect(self._tell)
        self._live = LiveText(self)
        self._live.bind_name(self, self._spoken)
        theme.follow(self, self._dress)

    def total(self, side: str) -> Decimal | None:
        """Return the sum of a side's budgets; None while none is known."""
        sums = [row.values.get(f"budget_{side}") for row in self._model.records]
        known = [amount for amount in sums if isinstance(amount, Decimal)]
        return sum(known, Decimal(0)) if known else None

    def _words(self, side: str) -> str:
        amount = self.total(side)
        return "–" if amount is None else format_number(amount, 0)

    def _spoken(self) -> str:
        return _("Total: European side {eu}, Chinese side {cn}").format(
            eu=self._words("eu"), cn=self._words("cn")
        )

    def _tell(self) -> None:
        self._live.refresh()
        self.update()

    def _dress(self) -> None:
        self.setFixedHeight(theme.scaled(ROW))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.color("window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.color("line"))
        left = self._head.sectionViewportPosition(_TITLE) + theme.scaled(EDGE)
        painter.setPen(tokens.color("text"))
        painter.setFont(fonts.bold(fonts.body()))
        word = _("Total")
        painter.drawText(QRect(left, 0, self.width(), self.height()), _VCENTER, word)
        left += painter.fontMetrics().horizontalAdvance(word) + theme.scaled(24)
        for side, column in self._sums.items():
            start = self._head.sectionViewportPosition(column)
            wide = self._head.sectionSize(column)
            room = QRect(start - wide, 0, 2 * wide - theme.scaled(MARK_ROOM), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | _VCENTER, self._words(side))
        self._paint_key(painter, left)

    def _paint_key(self, painter: QPainter, left: int) -> None:
        tokens = theme.current()
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        limit = self._head.sectionViewportPosition(self._sums["eu"])
        for filling, words in (
            ("full", _("granted")),
            ("half", _("preparing or submitted")),
            ("hollow", _("idea")),
        ):
            wide = painter.fontMetrics().horizontalAdvance(words)
            if left + wide + theme.scaled(40) > limit:
                return
            for side in SIDES:
                size = icons.mark_size(side)
                box = QRectF(left, self.height() / 2 - size / 2, size, size)
                icons.paint_side_mark(painter, box, side, filling=filling, tokens=tokens)
                left += size + theme.scaled(6)
            room = QRect(left, 0, wide + 4, self.height())
            painter.drawText(room, _VCENTER, words)
            left += wide + theme.scaled(16)
