"""ReportList: what can be handed out, grouped by the question it answers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from urbandesk.i18n import _
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.reports.report_drawings import paint_drawing
from urbandesk.ui.pages.reports.report_kinds import GROUPS, REPORTS, Group, Report
from urbandesk.ui.widgets.plain_label import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_ITEM = Qt.ItemDataRole.UserRole
_HEAD, _ROW = 32, 44
_EDGE = 16
_DRAWING = (48, 30)
_NARROW = 200
_COUNT = 16
_VCENTER = Qt.AlignmentFlag.AlignVCenter


class ReportList(QListWidget):
    """One report is chosen, with mouse or arrow keys; heads of groups are passed over.

    Signals:
        chosen: the report that is chosen now.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self.viewport(), self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        live = LiveText(self)
        live.bind_name(self, lambda: _("What do you want to show?"))
        for group in GROUPS:
            self._add(group, live)
            for report in group.reports:
                self._add(report, live)
        self.currentItemChanged.connect(self._tell)
        theme.follow(self, self.scheduleDelayedItemsLayout)

    def _add(self, entry: Group | Report, live: LiveText) -> None:
        item = QListWidgetItem()
        item.setData(_ITEM, entry)
        if isinstance(entry, Group):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)
        live.bind(item.setText, lambda: _(entry.title))

    def report(self) -> Report | None:
        """Return the report that is chosen."""
        item = self.currentItem()
        entry = item.data(_ITEM) if item is not None else None
        return entry if isinstance(entry, Report) else None

    def choose(self, key: str) -> None:
        """Choose a report; a key that is not known is passed over."""
        for row in range(self.count()):
            if self.item(row).data(_ITEM) is REPORTS.get(key):
                self.setCurrentRow(row)

    def _tell(self) -> None:
        report = self.report()
        if report is not None:
            self.chosen.emit(report)


class _Delegate(QStyledItemDelegate):
    """Paints heads of groups, and reports with their small drawing."""

    def __init__(self, ground: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = ground

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry = index.data(_ITEM)
        low = isinstance(entry, Group) and _head_lines(entry, self._ground.rect())[0] == 1
        return QSize(theme.scaled(120), theme.scaled(_HEAD if low else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(_ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Group):
            _paint_head(painter, option.rect, entry)
        else:
            state: QStyle.StateFlag = option.state
            _paint_report(painter, option.rect, entry, state=state)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        text = str(index.data() or "")
        cut = _lines(text, _room(option.rect).width())[1] != text
        QToolTip.showText(event.globalPos(), plain_tooltip(text) if cut else "", view)
        return True


def _has_drawing(rect: QRect) -> bool:
    return rect.width() >= theme.scaled(_NARROW)


def _room(rect: QRect) -> QRect:
    """Return where the name of a report stands; in a narrow list the drawing gives way to it."""
    left = theme.scaled(_EDGE + _DRAWING[0] + 12 if _has_drawing(rect) else _EDGE)
    return rect.adjusted(left, 0, -theme.scaled(_EDGE), 0)


def _head_room(rect: QRect) -> QRect:
    """Return where the title of a group and the number of its reports stand."""
    left = theme.scaled(_EDGE + icons.NORMAL + 8)
    return rect.adjusted(left, 0, -theme.scaled(_EDGE), 0)


def _head_lines(group: Group, rect: QRect) -> tuple[int, str]:
    """Return in how many lines the title of a group stands, and as much of it as fits."""
    room = _head_room(rect).width() - theme.scaled(_COUNT)
    return _lines(_(group.title), room, fonts.bold(fonts.body()))


def _wrapping(count: int) -> Qt.TextFlag:
    return Qt.TextFlag.TextWordWrap if count > 1 else Qt.TextFlag.TextSingleLine


def _paint_head(painter: QPainter, rect: QRect, group: Group) -> None:
    tokens = theme.current()
    side, edge = theme.scaled(icons.NORMAL), theme.scaled(_EDGE)
    box = QRect(rect.left() + edge, rect.center().y() - side // 2, side, side)
    icons.paint(painter, group.icon, box, role="secondary")
    room = _head_room(rect)
    painter.setFont(fonts.bold(fonts.body()))
    painter.setPen(tokens.color("text"))
    title = room.adjusted(0, 0, -theme.scaled(_COUNT), 0)
    count, words = _head_lines(group, rect)
    painter.drawText(title, _VCENTER | _wrapping(count), words)
    painter.setFont(fonts.small())
    painter.setPen(tokens.color("secondary"))
    painter.drawText(room, _VCENTER | Qt.AlignmentFlag.AlignRight, str(len(group.reports)))


def _paint_report(
    painter: QPainter, rect: QRect, report: Report, *, state: QStyle.StateFlag
) -> None:
    tokens = theme.current()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    inner = rect.adjusted(theme.scaled(8), 1, -theme.scaled(8), -1)
    if chosen:
        painter.fillRect(inner, tokens.color("selection"))
        edge = QRect(inner.left(), inner.top(), theme.scaled(3), inner.height())
        painter.fillRect(edge, tokens.color("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(inner, tokens.color("line_soft"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(tokens.color("accent"))
        painter.drawRect(inner.adjusted(0, 0, -1, -1))
    wide, high = theme.scaled(_DRAWING[0]), theme.scaled(_DRAWING[1])
    left = rect.left() + theme.scaled(_EDGE)
    if _has_drawing(rect):
        box = QRect(left, rect.center().y() - high // 2, wide, high)
        paint_drawing(painter, report.key, box)
    painter.setFont(fonts.body())
    painter.setPen(tokens.color("on_selection" if chosen else "text"))
    room = _room(rect)
    count, words = _lines(_(report.title), room.width())
    painter.drawText(room, _VCENTER | _wrapping(count), words)


def _lines(text: str, room: int, font: QFont | None = None) -> tuple[int, str]:
    """Return in how many lines, one or two, a name stands, and the name as far as it fits."""
    metrics = QFontMetrics(font or fonts.body())
    if metrics.horizontalAdvance(text) <= room:
        return 1, text
    # A line of words is hardly ever full; a tenth is left for the break.
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room * 1.8))
    return 2, shown
