"""The table of actions with marks of the sides, and its row of totals."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from urbandesk.i18n import _, format_number
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import plain_tooltip
from urbandesk.ui.wizard.action_model import (
    CELL_ROLE,
    LEAD_CN,
    LEAD_EU,
    NUMBER,
    PERIOD,
    SIDE_OF,
    SUM_CN,
    SUM_EU,
    TITLE,
    ActionModel,
    Cell,
)

_ROW = 28
_EDGE = 8
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Paints hairlines, gaps with a flag, sums with the mark of their state."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = index.data(CELL_ROLE)
        tokens = theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, tokens.color("selection" if selected else "base"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, tokens.color("line_soft"))
        if selected and index.column() == NUMBER:
            edge = QRect(rect.left(), rect.top(), theme.scaled(3), rect.height())
            painter.fillRect(edge, tokens.color("accent"))
        _paint_cell(painter, rect, cell, index.column())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.scaled(40), theme.scaled(_ROW))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        cell = index.data(CELL_ROLE)
        room = view.visualRect(index).width() - theme.scaled(2 * _EDGE)
        wide = QFontMetrics(fonts.body()).horizontalAdvance(cell.text) if cell else 0
        if cell and wide > room:
            QToolTip.showText(event.globalPos(), plain_tooltip(cell.text), view)
        else:
            QToolTip.hideText()
        return True


def _paint_cell(painter: QPainter, rect: QRect, cell: Cell, column: int) -> None:
    tokens = theme.current()
    edge = theme.scaled(_EDGE)
    room = rect.adjusted(edge, 0, -edge, 0)
    painter.setFont(fonts.body())
    align = Qt.AlignmentFlag.AlignLeft
    painter.setPen(tokens.color("text"))
    if column == NUMBER:
        room.setLeft(rect.left() + theme.scaled(16))
    if column == PERIOD and not cell.gap:
        painter.setPen(tokens.color("secondary"))
    if column in (SUM_EU, SUM_CN):
        align = Qt.AlignmentFlag.AlignRight
        _paint_mark(painter, rect, SIDE_OF[column], cell.filling)
        room.setRight(rect.right() - theme.scaled(26))
    if cell.gap:
        side = theme.scaled(icons.SMALL)
        box = QRect(room.left(), rect.center().y() - side // 2, side, side)
        icons.paint(painter, "gap", box, role="attention")
        painter.setPen(tokens.color("attention"))
        room.setLeft(box.right() + theme.scaled(5))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align | _VCENTER, shown)


def _paint_mark(painter: QPainter, rect: QRect, side: str, filling: str) -> None:
    """Paint a mark into its fixed column, so that marks line up."""
    wide = icons.mark_size(side)
    box = QRectF(0, 0, wide, wide)
    box.moveCenter(QRectF(rect).center())
    box.moveLeft(rect.right() - theme.scaled(14) - wide / 2)
    icons.paint_side_mark(painter, box, side, filling=filling, tokens=theme.current())


class _Head(QHeaderView):
    """Small heads in secondary colour; those of a side carry its mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        theme.follow(self, lambda: self.setFixedHeight(theme.scaled(_ROW)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        tokens = theme.current()
        painter.save()
        painter.fillRect(rect, tokens.color("window"))
        base = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(base, tokens.color("line"))
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        edge = theme.scaled(_EDGE)
        room = rect.adjusted(edge, 0, -edge, 0)
        align = Qt.AlignmentFlag.AlignLeft
        side = SIDE_OF.get(logicalIndex, "")
        if logicalIndex == NUMBER:
            room.setLeft(rect.left() + theme.scaled(16))
        if logicalIndex in (LEAD_EU, LEAD_CN):
            wide = icons.mark_size(side)
            box = QRectF(room.left(), rect.center().y() - wide / 2, wide, wide)
            icons.paint_side_mark(painter, box, side, tokens=tokens)
            room.setLeft(room.left() + wide + theme.scaled(6))
        elif side:
            align = Qt.AlignmentFlag.AlignRight
            _paint_mark(painter, rect, side, "full")
            room.setRight(rect.right() - theme.scaled(26))
        model = self.model()
        words = str(model.headerData(logicalIndex, self.orientation()) or "")
        shown = QFontMetrics(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, align | _VCENTER, shown)
        painter.restore()


class _Totals(QWidget):
    """The last row: totals under their columns, and the key of the marks."""

    def __init__(self, model: ActionModel, head: QHeaderView) -> None:
        super().__init__()
        self._model = model
        self._head = head
        head.sectionResized.connect(self.update)
        head.geometriesChanged.connect(self.update)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(theme.scaled(_ROW))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.color("window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.color("line"))
        left = self._head.sectionPosition(TITLE) + theme.scaled(_EDGE)
        painter.setPen(tokens.color("text"))
        painter.setFont(fonts.bold(fonts.body()))
        word = _("Total")
        painter.drawText(QRect(left, 0, self.width(), self.height()), _VCENTER, word)
        left += painter.fontMetrics().horizontalAdvance(word) + theme.scaled(24)
        for column in (SUM_EU, SUM_CN):
            amount = self._model.total(SIDE_OF[column])
            start, wide = self._head.sectionPosition(column), self._head.sectionSize(column)
            room = QRect(start - wide, 0, 2 * wide - theme.scaled(26), self.height())
            words = "–" if amount is None else format_number(amount, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | _VCENTER, words)
        self._paint_key(painter, left)

    def _paint_key(self, painter: QPainter, left: int) -> None:
        tokens = theme.current()
        painter.setFont(fonts.small())
        painter.setPen(tokens.color("secondary"))
        limit = self._head.sectionPosition(SUM_EU)
        for filling, words in (
            ("full", _("granted")),
            ("half", _("preparing or submitted")),
            ("hollow", _("idea")),
        ):
            wide = painter.fontMetrics().horizontalAdvance(words)
            if left + wide + theme.scaled(40) > limit:
                return
            for side in ("eu", "cn"):
                size = icons.mark_size(side)
                box = QRectF(left, self.height() / 2 - size / 2, size, size)
                icons.paint_side_mark(painter, box, side, filling=filling, tokens=tokens)
                left += size + theme.scaled(6)
            room = QRect(left, 0, wide + 4, self.height())
            painter.drawText(room, _VCENTER, words)
            left += wide + theme.scaled(16)


class _View(QTableView):
    """Tells when its room changed, also by a scroll bar that came or went."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class ActionTable(QWidget):
    """Actions by row; choosing one tells its id.

    Signals:
        chosen: id of the action that the person went to.
    """

    chosen = Signal(str)

    def __init__(self, model: ActionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = _View()
        self.view.resized.connect(self._spread)
        view = self.view
        view.setModel(model)
        view.setItemDelegate(_Delegate(view))
        view.setHorizontalHeader(_Head(view))
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentRowChanged.connect(self._row_changed)
        self.totals = _Totals(model, view.horizontalHeader())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        column.addWidget(self.totals)
        self._live = LiveText(self)
        self._live.bind_name(view, lambda: _("Actions"))
        self._live.bind_name(self.totals, self._spoken_totals)
        theme.follow(self, self._dress)

    def _spoken_totals(self) -> str:
        parts = [self.model.total(side) for side in ("eu", "cn")]
        words = ["–" if part is None else format_number(part, 0) for part in parts]
        return _("Total: European side {eu}, Chinese side {cn}").format(eu=words[0], cn=words[1])

    def _dress(self) -> None:
        self.view.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        self.view.verticalHeader().setMinimumSectionSize(theme.scaled(_ROW))
        # The head and three rows stay even in a low window.
        self.view.setMinimumHeight(theme.scaled(_ROW) * 4)
        self._spread()

    def _spread(self) -> None:
        """Give every column its room; the title takes what is left."""
        wide = max(self.view.viewport().width(), theme.scaled(560))
        narrow = wide < theme.scaled(760)
        sizes = {
            NUMBER: theme.scaled(44),
            LEAD_EU: theme.scaled(112 if narrow else 124),
            LEAD_CN: theme.scaled(112 if narrow else 136),
            PERIOD: theme.scaled(128 if narrow else 140),
            SUM_EU: theme.scaled(92),
            SUM_CN: theme.scaled(100),
        }
        sizes[TITLE] = max(theme.scaled(120), wide - sum(sizes.values()))
        head = self.view.horizontalHeader()
        for section, size in sizes.items():
            head.resizeSection(section, size)

    def changeEvent(self, event: QEvent) -> None:
        """Show heads and names in the new language, keeping the selection."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.model.retranslate()
            self.totals.update()

    def refresh_totals(self) -> None:
        """Paint the totals anew."""
        self._live.refresh()
        self.totals.update()

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        action = self.model.action(now.row())
        if action is not None:
            self.chosen.emit(action.id)

    def choose(self, key: str) -> None:
        """Select an action; telling ``chosen`` when it was another one before."""
        row = self.model.row_of(key)
        if row >= 0 and row != self.view.currentIndex().row():
            self.view.setCurrentIndex(self.model.index(row, TITLE))
