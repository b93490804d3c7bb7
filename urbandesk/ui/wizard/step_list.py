"""The list of steps: mark, number, name, and a flag with the number of gaps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from urbandesk.i18n import _, ngettext
from urbandesk.planning.readiness import STATES, StepState
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.answers.text_bars import TextBars
from urbandesk.ui.wizard.state_words import state_words

_ROLE = int(Qt.ItemDataRole.UserRole)
_LEAST = 192
_AROUND = 80
"""What stands around the name of a step at zoom 1: edges, mark and number."""
_ICONS = {state: f"step_{state}" for state in STATES}


class _Delegate(QStyledItemDelegate):
    """Paints one step; the chosen one is tinted, one not yet there is pale."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        step: StepState = index.data(_ROLE)  # type: ignore[attr-defined]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = theme.current()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(0, 1, 0, -1)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection"))
            painter.drawRoundedRect(box, 4, 4)
        if bool(state & QStyle.StateFlag.State_HasFocus):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(box.adjusted(1, 1, -2, -2), 4, 4)
        self._paint_step(painter, rect, step, chosen)
        painter.restore()

    def _paint_step(self, painter: QPainter, rect: QRect, step: StepState, chosen: bool) -> None:
        tokens = theme.current()
        side = theme.scaled(icons.NORMAL)
        at = QRect(rect.left() + theme.scaled(8), rect.center().y() - side // 2 + 1, side, side)
        role = "secondary" if step.state == "not_started" else "accent"
        if not step.available:
            role = "disabled"
        elif step.state == "not_applicable":
            role = "secondary"
        icons.paint(painter, _ICONS[step.state], at, role=role)
        if step.by_hand:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("text"))
            radius = theme.scaled(5) / 2
            painter.drawEllipse(QPointF(at.right() + 1, at.top() + 1), radius, radius)
        painter.setFont(fonts.bold(fonts.body()) if chosen else fonts.body())
        painter.setPen(tokens.color("text" if step.available else "disabled"))
        middle = Qt.AlignmentFlag.AlignVCenter
        number = QRect(at.right() + theme.scaled(6), rect.top(), theme.scaled(18), rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | middle, str(step.number))
        right = rect.right() - theme.scaled(8)
        if step.gaps:
            right = self._paint_gaps(painter, rect, step.gaps, right)
        left = number.right() + theme.scaled(7)
        room = QRect(left, rect.top(), max(0, right - left), rect.height())
        painter.setFont(fonts.bold(fonts.body()) if chosen else fonts.body())
        painter.setPen(tokens.color("text" if step.available else "disabled"))
        shown = QFontMetrics(painter.font()).elidedText(
            step.title.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, shown)

    def _paint_gaps(self, painter: QPainter, rect: QRect, gaps: int, right: int) -> int:
        """Paint the flag with its number and return where the name must end."""
        painter.setFont(fonts.small())
        painter.setPen(theme.current().color("attention"))
        wide = painter.fontMetrics().horizontalAdvance(str(gaps))
        room = QRect(right - wide, rect.top(), wide + 2, rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(gaps))
        side = theme.scaled(icons.SMALL)
        flag = QRect(
            room.left() - side - theme.scaled(3), rect.center().y() - side // 2 + 1, side, side
        )
        icons.paint(painter, "gap", flag, role="attention")
        return flag.left() - theme.scaled(6)

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(theme.scaled(100), theme.scaled(32))


class StepList(QWidget):
    """All steps of the method; any of them can be opened at any time.

    Signals:
        chosen: key of the step that the person went to.
        mark_wanted: key of a step, and the state it is to be marked as.
        clear_wanted: key of a step whose mark is to be computed again.
    """

    chosen = Signal(str)
    mark_wanted = Signal(str, str)
    clear_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[StepState, ...] = ()
        self.list = QListWidget()
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setProperty("ground", "window")
        self.list.viewport().setAutoFillBackground(False)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(1)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.currentItemChanged.connect(self._moved)
        self.bars = TextBars()
        self._done = PlainLabel(role="secondary", size="small")
        self._title = PlainLabel(bold=True)
        self._live = LiveText(self)
        self._live.bind(self._title.setText, lambda: _("Steps"))
        self._live.bind(self._done.setText, self._progress)
        self._live.bind_name(self.list, lambda: _("Steps"))
        set_ground(self, "window", edge="right")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._done, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.bars)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        self._widen()
        edge = theme.scaled(8)
        self._column.setContentsMargins(edge, theme.scaled(14), edge, theme.scaled(12))
        self._title.setContentsMargins(edge, 0, 0, 0)
        self._column.setSpacing(theme.scaled(6))

    def _widen(self) -> None:
        """Be as wide as the longest name needs in either language when it is chosen and has a gap.

        So no name is cut, and neither a switch of language nor a gap moves what stands beside.
        """
        longest = 0
        for language in ("en", "zh"):
            names = QFontMetrics(fonts.bold(fonts.body(language)))
            flag = QFontMetrics(fonts.small(language)).horizontalAdvance("9")
            titles = (getattr(step.title, language) for step in self._steps)
            wide = max(map(names.horizontalAdvance, titles), default=0)
            longest = max(longest, wide + flag)
        around = theme.scaled(_AROUND + icons.SMALL + 9) + 2 * self.list.frameWidth()
        self.setFixedWidth(max(theme.scaled(_LEAST), longest + around))

    def _progress(self) -> str:
        available = [step for step in self._steps if step.available]
        done = [step for step in available if step.state in ("complete", "not_applicable")]
        return _("{done} of {all} complete").format(done=len(done), all=len(available))

    def set_steps(self, steps: Sequence[StepState]) -> None:
        """Show these steps; the chosen one stays chosen."""
        self._steps = tuple(steps)
        self.list.blockSignals(True)
        if self.list.count() != len(self._steps):
            self.list.clear()
            for _step in self._steps:
                self.list.addItem(QListWidgetItem())
        for row, step in enumerate(self._steps):
            self._fill(self.list.item(row), step)
        self.list.blockSignals(False)
        self._widen()
        self._live.refresh()
        self.list.viewport().update()

    def _fill(self, item: QListWidgetItem, step: StepState) -> None:
        item.setData(_ROLE, step)
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), spoken(step))
        selectable = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(selectable if step.available else Qt.ItemFlag.NoItemFlags)
        tip = _("This step comes with a later edition of the program.")
        # The name may be cut where a flag stands beside it.
        item.setToolTip((step.reason or step.title.text()) if step.available else tip)

    def set_current(self, key: str) -> None:
        """Select a step without telling."""
        self.list.blockSignals(True)
        for row, step in enumerate(self._steps):
            if step.key == key:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.list.viewport().update()

    def _moved(self, now: QListWidgetItem | None, before: object) -> None:
        if now is not None:
            self.chosen.emit(now.data(_ROLE).key)

    def _open_menu(self, at: QPoint) -> None:
        item = self.list.itemAt(at) or self.list.currentItem()
        if item is None or not item.data(_ROLE).available:
            return
        menu = self.menu_of(item.data(_ROLE))
        menu.popup(self.list.viewport().mapToGlobal(at))

    def menu_of(self, step: StepState) -> QMenu:
        """Return the menu of a step: marks that can be set by hand."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in STATES:
            words = _("Mark as {state}…").format(state=state_words(state))
            menu.addAction(words).triggered.connect(partial(self._want_mark, step.key, state))
        if step.by_hand:
            menu.addSeparator()
            menu.addAction(_("Compute the mark again")).triggered.connect(
                partial(self._want_clear, step.key)
            )
        return menu

    def _want_mark(self, key: str, state: str, _checked: bool = False) -> None:
        self.mark_wanted.emit(key, state)

    def _want_clear(self, key: str, _checked: bool = False) -> None:
        self.clear_wanted.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        """Speak and show names in the new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.set_steps(self._steps)


def spoken(step: StepState) -> str:
    """Return a step as a screen reader says it."""
    words = _("{number} {title}, {state}").format(
        number=step.number, title=step.title.text(), state=state_words(step.state)
    )
    if step.by_hand:
        words = _("{step}, set by hand: {reason}").format(step=words, reason=step.reason)
    if not step.gaps:
        return words
    gaps = ngettext("{n} gap", "{n} gaps", step.gaps).format(n=step.gaps)
    return _("{step}, {gaps}").format(step=words, gaps=gaps)
