"""PlanPicker: which plan a report shows, named by both cities with their marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from urbandesk.i18n import _, join_names
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery, Record
from urbandesk.services.workspace import Workspace
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.quiet_box import QuietBox

_Index = QModelIndex | QPersistentModelIndex
_PLAN = Qt.ItemDataRole.UserRole
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_SHORTEST = 16


@dataclass(frozen=True, slots=True)
class PlanName:
    """A plan by its id, its title and the cities of both sides."""

    id: str
    title: str
    eu: str
    cn: str

    def words(self) -> str:
        """Return the name in one line, for screen readers."""
        return _("{eu} and {cn}: {title}").format(eu=self.eu, cn=self.cn, title=self.title)


def plan_names(workspace: Workspace) -> tuple[PlanName, ...]:
    """Return the plans of the workspace by name, in the language in force."""
    plans = queries.records(workspace, "plan", queries.keys(workspace, ListQuery("plan")))
    return tuple(_named(workspace, plan) for plan in plans)


def _named(workspace: Workspace, plan: Record) -> PlanName:
    partnership = str(plan.values["partnership"])
    members = queries.related(workspace, "membership", "partnership", partnership)

    def cities(side: str) -> str:
        return join_names(m.text("city") for m in members if m.values["side"] == side)

    return PlanName(plan.id, plan.label, cities("eu"), cities("cn"))


class PlanPicker(QuietBox):
    """A list of plans with the marks of their sides.

    Signals:
        picked: id of the plan that a person chose.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)
        LiveText(self).bind_name(self, lambda: _("Plan"))
        self.activated.connect(lambda _at: self.picked.emit(self.plan_id()))

    def offer(self, plans: tuple[PlanName, ...]) -> None:
        """Offer plans; the chosen one stays while it is there, else it is the first."""
        kept = self.plan_id()
        self.clear()
        for plan in plans:
            self.addItem(plan.words(), plan)
        self.choose(kept)

    def plan_id(self) -> str:
        """Return the id of the chosen plan; empty while there is none."""
        plan = self.currentData()
        return plan.id if isinstance(plan, PlanName) else ""

    def choose(self, key: str) -> None:
        """Choose a plan without telling; one that is not there is passed over."""
        for at in range(self.count()):
            if self.itemData(at).id == key:
                self.setCurrentIndex(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field with both marks and names."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        plan = self.currentData()
        if isinstance(plan, PlanName):
            _paint_plan(painter, room, plan)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        plan = index.data(_PLAN)
        words = f"{plan.eu}{plan.cn}{plan.title}" if isinstance(plan, PlanName) else ""
        wide = QFontMetrics(fonts.bold(fonts.body())).horizontalAdvance(words)
        return QSize(min(wide + theme.scaled(80), theme.scaled(560)), theme.scaled(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, theme.current().color("selection" if chosen else "base"))
        edge = theme.scaled(8)
        _paint_plan(painter, option.rect.adjusted(edge, 0, -edge, 0), index.data(_PLAN))
        painter.restore()


def _paint_plan(painter: QPainter, room: QRect, plan: PlanName) -> None:
    """Paint the names of both cities behind their marks, then the title as far as there is room."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = room.left()
    for side, name in (("eu", plan.eu), ("cn", plan.cn)):
        wide = icons.mark_size(side)
        box = QRectF(left, room.center().y() - wide / 2 + 1, wide, wide)
        icons.paint_side_mark(painter, box, side, tokens=tokens)
        left += wide + theme.scaled(6)
        painter.setPen(tokens.color("text"))
        left += _paint_words(painter, room, left, name, most=room.width() // 3) + theme.scaled(12)
    painter.setPen(tokens.color("secondary"))
    _paint_words(painter, room, left, plan.title, most=room.right() - left)


def _paint_words(painter: QPainter, room: QRect, left: int, text: str, *, most: int) -> int:
    """Paint ``text``, cut at ``most`` pixels, and return how wide it is."""
    if most < theme.scaled(24):
        return 0
    metrics = QFontMetrics(fonts.body())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
    painter.setFont(fonts.body())
    painter.drawText(QRect(left, room.top(), most, room.height()), _VCENTER, shown)
    return metrics.horizontalAdvance(shown)
