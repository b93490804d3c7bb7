"""The lines of a record's history: a model of them and how each is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from urbandesk.i18n import _, format_moment, join_facts, join_sentences
from urbandesk.services.history import HistoryLine
from urbandesk.ui import fonts, theme
from urbandesk.ui.widgets.plain_label import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole

_EDGE = 10


@dataclass(frozen=True)
class ShownLine:
    """One change as people read it, in the language in force.

    Attributes:
        line: the change.
        title: what the field is called.
        before, after: whole values; empty when there was none.
    """

    line: HistoryLine
    title: str
    before: str
    after: str

    def change(self) -> str:
        """Return from what to what, in one line."""
        return f"{_one_line(self.before)} → {_one_line(self.after)}"

    def about(self) -> str:
        """Return when, who and in which step, and whether it was taken back."""
        parts = [format_moment(self.line.moment), self.line.author or _("not named")]
        parts.append(self.line.label)
        if self.line.taken_back:
            parts.append(_("taken back"))
        return join_facts(parts)


def _one_line(text: str) -> str:
    return " ".join(text.split()) or _("empty")


class HistoryModel(QAbstractListModel):
    """The changes of a record, newest first."""

    def __init__(self, show: Callable[[HistoryLine], ShownLine], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._lines: list[HistoryLine] = []

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show other changes."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def shown(self, row: int) -> ShownLine | None:
        """Return the change in a row, or nothing when there is no such row."""
        return self._show(self._lines[row]) if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many changes there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a change; the tooltip holds the whole texts."""
        shown = self.shown(index.row()) if index.isValid() else None
        if shown is None:
            return None
        if role == LINE_ROLE:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            change = _("{name}: {said}.").format(name=shown.title, said=shown.change())
            return join_sentences((change, shown.about()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{shown.before or _('empty')}\n→\n{shown.after or _('empty')}")
        return None


class HistoryDelegate(QStyledItemDelegate):
    """Paints a change in two lines: the field with its values, then when and who."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        lines = QFontMetrics(fonts.body()).height() + QFontMetrics(fonts.small()).height()
        return QSize(theme.scaled(200), max(theme.scaled(56), lines + theme.scaled(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, both lines and the hairline below."""
        shown = index.data(LINE_ROLE)
        if not isinstance(shown, ShownLine):
            return
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        _paint_ground(painter, rect, bool(state & QStyle.StateFlag.State_Selected))
        room = rect.adjusted(theme.scaled(_EDGE), theme.scaled(6), -theme.scaled(_EDGE), 0)
        quiet = "secondary" if shown.line.taken_back else "text"
        title = fonts.bold(fonts.body())
        wide = min(QFontMetrics(title).horizontalAdvance(shown.title), room.width() // 2)
        _write(painter, room, shown.title, title, quiet)
        values = room.adjusted(wide + theme.scaled(12), 0, 0, 0)
        _write(painter, values, shown.change(), fonts.body(), quiet)
        below = room.adjusted(0, QFontMetrics(fonts.body()).height() + theme.scaled(2), 0, 0)
        _write(painter, below, shown.about(), fonts.small(), "secondary")
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, selected: bool) -> None:
    tokens = theme.current()
    if selected:
        painter.fillRect(rect, tokens.color("selection"))
        painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), tokens.color("accent"))
    line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
    painter.fillRect(line, tokens.color("line_soft"))


def _write(painter: QPainter, rect: QRect, text: str, font: QFont, role: str) -> None:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme.current().color(role))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
