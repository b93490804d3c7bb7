"""One language of a text pair: the field with its chip, its reason and its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.chips import StatusChip
from urbandesk.ui.widgets.plain_label import PlainLabel

STILL_CORRECT = "translated"


class _Line(QLineEdit):
    """One line with room at its right end for a chip."""

    left = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda _text: self.typed.emit())

    def text_now(self) -> str:
        return self.text()

    def put(self, text: str) -> None:
        at = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _Box(QPlainTextEdit):
    """Several lines; the frame around it belongs to the half, which shows the focus."""

    left = Signal()
    typed = Signal()
    focus_moved = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.document().documentLayout().documentSizeChanged.connect(
            lambda _size: self.grown.emit()
        )
        self.setProperty("frame", "none")
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.typed)

    def text_now(self) -> str:
        return self.toPlainText()

    def put(self, text: str) -> None:
        at = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(at, len(text)) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextHalf(QWidget):
    """One language of a text: told while it is typed, every ``pause`` milliseconds at most.

    Signals:
        text_edited: the text, as typed.
        status_chosen: code of the status that the person chose from the chip's menu.
        change_wanted: the person wants to see what changed in the other language.
        left: the focus has gone.
        grown: the text takes more or fewer lines than before.
    """

    text_edited = Signal(str)
    status_chosen = Signal(str)
    change_wanted = Signal()
    left = Signal()
    grown = Signal()

    def __init__(
        self,
        language: str,
        name: Callable[[], str],
        *,
        lines: int,
        drafted: bool,
        pause: int,
    ) -> None:
        super().__init__()
        self._language = language
        self._lines = lines
        self._told = ""
        self._shown_lines = lines
        self._reason: Callable[[], str] = str
        self._field_name = name
        self._edit: _Line | _Box = _Line() if lines == 1 else _Box()
        self._edit.setParent(self)  # before the chip, so that Tab comes to the chip after the text
        self._edit.setLocale(QLocale("zh_CN" if language == "zh" else "en_GB"))
        self.chip = StatusChip("draft", self._edit if lines == 1 else self)
        self.chip.setVisible(drafted)
        self._foot = PlainLabel(role="attention", size="small")
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self.flush)
        self._edit.typed.connect(self._typed)
        self._edit.left.connect(self._leave)
        self.chip.clicked.connect(self.open_menu)
        self._arrange()
        self.setFocusProxy(self._edit)
        self._live = LiveText(self)
        self._live.bind(self._foot.setText, lambda: self._reason())
        self._live.bind(self._edit.setAccessibleName, self._name)
        theme.follow(self, self._dress)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._edit, 1)
        if isinstance(self._edit, _Box):
            self._edit.focus_moved.connect(self.update)
            self._edit.grown.connect(self.grown)
            column.setContentsMargins(8, 6, 4, 3)
            row = QHBoxLayout()
            row.addWidget(self._foot, 1)
            row.addWidget(self.chip)
            column.addLayout(row)
        else:
            row = QHBoxLayout(self._edit)
            row.setContentsMargins(0, 0, theme.scaled(4), 0)
            row.addStretch(1)
            row.addWidget(self.chip)
            self._foot.hide()
            column.addWidget(self._foot)

    def _name(self) -> str:
        language = _("Chinese") if self._language == "zh" else _("English")
        name = _("{field}, {language}").format(field=self._field_name(), language=language)
        if self.chip.isHidden():
            return name
        return _("{field}, {status}").format(field=name, status=self.chip.text())

    def _dress(self) -> None:
        self._edit.setFont(fonts.body(self._language))
        if isinstance(self._edit, _Box):
            high = fonts.line_height(fonts.body()) * self._shown_lines
            self._edit.setFixedHeight(high + theme.scaled(12))
        self._make_room()

    def _make_room(self) -> None:
        if isinstance(self._edit, _Line):
            room = 0 if self.chip.isHidden() else self.chip.sizeHint().width() + theme.scaled(2)
            self._edit.setTextMargins(0, 0, room, 0)

    def wanted_lines(self) -> int:
        """Return how many lines the text takes, at least those it was made with."""
        if not isinstance(self._edit, _Box):
            return 1
        # The layout of a plain text counts its height in lines.
        return max(self._lines, round(self._edit.document().size().height()))

    def show_lines(self, lines: int) -> None:
        """Give the box room for so many lines."""
        if lines != self._shown_lines:
            self._shown_lines = lines
            self._dress()

    def text(self) -> str:
        """Return what stands in the field."""
        return self._edit.text_now()

    def set_text(self, text: str) -> None:
        """Show the stored ``text``, unless the person is just typing something newer."""
        waiting = self._timer.isActive()
        same = self.text().strip() == text.strip()
        if waiting or (same and self._edit.hasFocus()):
            return
        if self.text() != text:
            self._edit.put(text)
        self._told = text

    def set_status(self, status: str, reason: Callable[[], str] = str) -> None:
        """Show the status and, for an outdated text, why."""
        self._reason = reason
        self.chip.set_status(status)
        self._foot.set_role("attention" if status == "outdated" else "secondary")
        self._live.refresh()
        if self._lines == 1:
            self._foot.setVisible(bool(reason()))
        self._make_room()

    def editor(self) -> QWidget:
        """Return the widget that has the focus while typing."""
        return self._edit

    def set_read_only(self, read_only: bool) -> None:
        """Show the text without letting change it or its status."""
        self._edit.setReadOnly(read_only)
        self.chip.setEnabled(not read_only)

    def set_placeholder(self, text: str) -> None:
        """Show a hint while the field is empty."""
        self._edit.setPlaceholderText(text)

    def is_pending(self) -> bool:
        """Return whether something was typed that is not told yet."""
        return self._timer.isActive()

    def flush(self) -> None:
        """Tell what was typed, now."""
        self._timer.stop()
        text = self.text()
        if text != self._told:
            self._told = text
            self.text_edited.emit(text)

    def _typed(self) -> None:
        # Not started anew by each key: who types without a pause is saved all the same.
        if not self._timer.isActive():
            self._timer.start()

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def open_menu(self) -> None:
        """Offer what can be said about the text."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.chip.status() == "outdated":
            menu.addAction(_("Show the change")).triggered.connect(self.change_wanted)
            self._offer(menu, _("Still correct"), STILL_CORRECT)
        elif self.chip.status() == "draft":
            self._offer(menu, _("Mark as translated"), "translated")
        if self.chip.status() != "reviewed":
            self._offer(menu, _("Mark as reviewed"), "reviewed")
        if self.chip.status() != "draft":
            self._offer(menu, _("Back to draft"), "draft")
        menu.popup(self.chip.mapToGlobal(self.chip.rect().bottomLeft()))

    def _offer(self, menu: QMenu, words: str, status: str) -> None:
        menu.addAction(words).triggered.connect(lambda: self._choose(status))

    def _choose(self, status: str) -> None:
        self.flush()
        self.status_chosen.emit(status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text clear of the chip."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame of a text box with its foot; it shows the focus."""
        focused = self._edit.hasFocus()
        quiet = self.property("quiet") and not (focused or self.underMouse())
        if self._lines == 1 or quiet:
            return
        tokens = theme.current()
        width = tokens.focus if focused else tokens.edge
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        locked = self._edit.isReadOnly()
        painter.setBrush(tokens.color("window" if locked else "base"))
        edge = "accent" if focused else "line" if locked else "field_line"
        painter.setPen(QPen(tokens.color(edge), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
