"""The parts in which a value is typed: a line, a date, several lines.

Each part can ``present`` a value, ``read`` what the person put in through the rule of the field,
be given choices (``offer``) and be locked. ``touched`` tells of every key or click, ``left`` that
the person is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
    QWidgetAction,
)

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Value
from urbandesk.ui import fonts, theme
from urbandesk.ui.widgets.buttons import IconButton

Pairs = Sequence[tuple[str, str]]


def mark_problem(widget: QWidget, wrong: bool) -> None:
    """Edge a field in attention colour, or no longer."""
    if widget.property("problem") is not wrong:
        widget.setProperty("problem", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class TextLine(QLineEdit):
    """One line of text."""

    touched = Signal()
    left = Signal()

    def __init__(self, column: FieldColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        if column.is_number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(lambda _text: self.touched.emit())
        self.editingFinished.connect(self.left)

    def present(self, value: Value) -> None:
        """Show ``value`` from its beginning."""
        shown = self._column.show(value)
        if shown != self.text():
            self.setText(shown)
            self.setCursorPosition(0)

    def read(self) -> Value:
        """Return what is typed; raises UserError when it breaks the rule."""
        return self._column.parse(self.text())

    def offer(self, pairs: Pairs) -> None:
        """Offer nothing: texts are free."""

    def lock(self, locked: bool) -> None:
        """Show without letting change."""
        self.setReadOnly(locked)


class DateLine(TextLine):
    """A date is typed; the calendar is an extra behind the icon and Alt+Down."""

    def __init__(self, column: FieldColumn, parent: QWidget | None = None) -> None:
        super().__init__(column, parent)
        self._button = IconButton(
            "calendar", lambda: _("Open the calendar (Alt+Down)"), self, role="secondary"
        )
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down in the field does the same
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.addStretch(1)
        row.addWidget(self._button)
        theme.follow(self, lambda: self.setTextMargins(0, 0, theme.scaled(24), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a calendar below the field; a chosen day is written into it."""
        if self.isReadOnly():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        day = self._day()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.setAccessibleName(_("Calendar"))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def take(chosen: QDate) -> None:
            self.setText(chosen.toString(Qt.DateFormat.ISODate))
            menu.close()
            self.touched.emit()
            self.left.emit()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _day(self) -> date | None:
        try:
            day = self._column.parse(self.text())
        except UserError:
            return None
        return day if isinstance(day, date) else None


class TextBox(QPlainTextEdit):
    """Several lines of text; Tab goes to the next field."""

    touched = Signal()
    left = Signal()

    def __init__(
        self, column: FieldColumn, parent: QWidget | None = None, *, lines: int = 3
    ) -> None:
        super().__init__(parent)
        self._column = column
        self._lines = lines
        self.textChanged.connect(self.touched)
        self.setTabChangesFocus(True)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        high = fonts.line_height(fonts.body()) * self._lines + theme.scaled(18)
        self.setMinimumHeight(high)

    def present(self, value: Value) -> None:
        """Show ``value``."""
        shown = self._column.show(value)
        if shown != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(shown)
            self.blockSignals(False)

    def read(self) -> Value:
        """Return what is typed; raises UserError when it breaks the rule."""
        return self._column.parse(self.toPlainText())

    def offer(self, pairs: Pairs) -> None:
        """Offer nothing: texts are free."""

    def lock(self, locked: bool) -> None:
        """Show without letting change."""
        self.setReadOnly(locked)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person left, unless only a menu came up."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
