"""The parts a field editor is made of: one small editor for each kind of value.

Each part can ``present`` a value, ``read`` what the person put in through the rule of the field,
be given choices (``offer``) and be locked. ``touched`` tells of every key or click, ``left`` that
the person is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QWidget,
    QWidgetAction,
)

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Value
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
        high = QFontMetrics(fonts.body()).lineSpacing() * self._lines + theme.scaled(18)
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


class ChoiceBox(QComboBox):
    """One of a closed list, or nothing; the wheel scrolls the page, not the value."""

    touched = Signal()
    left = Signal()

    def __init__(self, column: FieldColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.activated.connect(self._chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        theme.follow(self, lambda: self.setMinimumHeight(theme.scaled(28)))

    def _chosen(self) -> None:
        self.touched.emit()
        self.left.emit()

    def present(self, value: Value) -> None:
        """Show ``value``."""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        self.choose(str(value or ""))

    def read(self) -> Value:
        """Return what is chosen; raises UserError when it breaks the rule."""
        code = self.code()
        if self._column.field.kind is Kind.YES_NO:
            return self._column.check({"yes": True, "no": False}.get(code))
        return self._column.check(code or None)

    def lock(self, locked: bool) -> None:
        """Show without letting change."""
        self.setEnabled(not locked)

    def offer(self, pairs: Pairs) -> None:
        """Offer codes with titles, keeping what is chosen; the first entry is empty."""
        kept = self.code()
        self.clear()
        self.addItem("", "")
        for code, title in pairs:
            self.addItem(title, code)
        self.choose(kept)

    def code(self) -> str:
        """Return the code chosen, or nothing."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Show ``code``, without telling; an unknown one shows as nothing."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def wheelEvent(self, event: QEvent) -> None:
        """Leave the wheel to the page, so that scrolling changes no value."""
        event.ignore()


class ReferenceBox(ChoiceBox):
    """One of many records, found by typing any part of its name."""

    def __init__(self, column: FieldColumn, parent: QWidget | None = None) -> None:
        super().__init__(column, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = QLineEdit(self)
        line.setProperty("frame", "bare")
        self.setLineEdit(line)
        line.setCompleter(completer)
        line.textEdited.connect(lambda _text: self.touched.emit())
        line.editingFinished.connect(self.left)

    def read(self) -> Value:
        """Return the record named; raises UserError when none or several have that name."""
        code = self.typed_code()
        if code is None:
            raise UserError(
                N_("“{name}” is not in the list, or stands for several. Please choose one."),
                name=self.currentText().strip()[:40],
            )
        return self._column.check(code or None)

    def choose(self, code: str) -> None:
        """Show the name of ``code``, without telling."""
        super().choose(code)
        self.setEditText(self.itemText(self.currentIndex()))

    def offer(self, pairs: Pairs) -> None:
        """Offer other records; a half-typed name stays as it is."""
        half_typed = self.currentText() if self.typed_code() is None else ""
        super().offer(pairs)
        if half_typed:
            self.setEditText(half_typed)

    def typed_code(self) -> str | None:
        """Return the code behind the typed name; nothing typed is empty, unknown is ``None``."""
        wanted = self.currentText().strip().casefold()
        if not wanted:
            return ""
        named = [at for at in range(self.count()) if self.itemText(at).strip().casefold() == wanted]
        if self.currentIndex() in named:
            return self.code()
        if not named:
            named = [at for at in range(self.count()) if wanted in self.itemText(at).casefold()]
        return str(self.itemData(named[0])) if len(named) == 1 else None


class TickList(QListWidget):
    """Any of a closed list, each with a tick box."""

    touched = Signal()
    left = Signal()

    def __init__(self, column: FieldColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self.itemChanged.connect(self._ticked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _ticked(self) -> None:
        self.touched.emit()
        self.left.emit()

    def present(self, value: Value) -> None:
        """Show ``value``."""
        self.choose(value if isinstance(value, tuple) else ())

    def read(self) -> Value:
        """Return what is ticked; raises UserError when it breaks the rule."""
        return self._column.check(self.codes() or None)

    def lock(self, locked: bool) -> None:
        """Show without letting change."""
        self.setEnabled(not locked)

    def offer(self, pairs: Pairs) -> None:
        """Offer codes with titles, keeping what is ticked."""
        kept = self.codes()
        self.blockSignals(True)
        self.clear()
        for code, title in pairs:
            item = QListWidgetItem(title, self)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(code in kept))
        self.blockSignals(False)
        rows = min(max(self.count(), 1), 6)
        self.setFixedHeight(rows * theme.scaled(24) + 2)

    def codes(self) -> tuple[str, ...]:
        """Return the codes ticked, in the order of the list."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def choose(self, codes: Sequence[str]) -> None:
        """Tick ``codes`` without telling."""
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            item.setCheckState(_state(item.data(Qt.ItemDataRole.UserRole) in codes))
        self.blockSignals(False)


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


Part = TextLine | TextBox | ChoiceBox | TickList


def part_for(column: FieldColumn, parent: QWidget) -> Part:
    """Return the editor that fits the kind of ``column``."""
    kind = column.field.kind
    if kind is Kind.LONG_TEXT:
        return TextBox(column, parent)
    if kind is Kind.DATE:
        return DateLine(column, parent)
    if kind is Kind.REFERENCE:
        return ReferenceBox(column, parent)
    if kind is Kind.CHOICES:
        return TickList(column, parent)
    if kind in (Kind.CHOICE, Kind.YES_NO):
        return ChoiceBox(column, parent)
    return TextLine(column, parent)
