"""ItemView: the table of a review, decided with the mouse or with single keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from urbandesk.exchange.merge.plan import Answer
from urbandesk.i18n import _
from urbandesk.ui.exchange.deciding import STAYS, TAKES
from urbandesk.ui.exchange.item_delegate import ItemDelegate
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.tables.record_table import RecordTable
from urbandesk.ui.tables.record_view import RecordView

_ANSWERS: dict[int, tuple[Answer, ...]] = {
    Qt.Key.Key_O: STAYS,
    Qt.Key.Key_T: TAKES,
    Qt.Key.Key_B: (Answer.BASE,),
    Qt.Key.Key_J: (Answer.BOTH,),
    Qt.Key.Key_S: (Answer.SAME,),
}
_TYPING = (Qt.Key.Key_E, Qt.Key.Key_F2)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ItemView(RecordView):
    """Rows of items; O, T, B, J and S answer for the chosen ones.

    Signals:
        answered: the answers of which each chosen item gets the first that fits it.
        pressed_answer: id of an item and the answer whose button was pressed in its row.
        typing_wanted: the person wants to type the result of the current item.
        next_wanted: the person wants to go to the next open item.
        accepted: what is proposed for the chosen items holds.
        copy_wanted: the chosen rows are to be copied.
        keyed: a key was pressed that goes somewhere or answers.
    """

    answered = Signal(object)
    pressed_answer = Signal(str, object)
    typing_wanted = Signal()
    next_wanted = Signal()
    accepted = Signal()
    copy_wanted = Signal()
    keyed = Signal()

    def __init__(self, model: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._buttons = ItemDelegate(self, model)
        self.setItemDelegate(self._buttons)
        # In large type no column may be out of reach.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        live = LiveText(self)
        live.bind_name(self, lambda: _("What came back, item by item"))
        live.bind(
            self.setAccessibleDescription,
            lambda: _("O ours, T theirs, B base, E edit, Space next open"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with single letters; everything else as in every list."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & command:
            super().keyPressEvent(event)
        elif key in _ANSWERS:
            self.answered.emit(_ANSWERS[key])
        elif key in _TYPING:
            self.typing_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self.next_wanted.emit()
        elif key in _ENTER:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)
        if key not in _TYPING:
            self.keyed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row, and answer when a button was hit."""
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        answer = self.answer_at(event.position().toPoint())
        if answer is not None:
            self.pressed_answer.emit(self.current(), answer)

    def answer_at(self, point: QPoint) -> Answer | None:
        """Return the answer whose button stands at a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return self._buttons.answer_at(index, self.visualRect(index), point)
