"""The parts in which a value is chosen: from a list, from many records, several with ticks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Value
from urbandesk.ui import theme
from urbandesk.ui.widgets.quiet_box import QuietBox
from urbandesk.ui.widgets.typed_parts import Pairs

MORE = "…"
"""In the place of a code: the entry of a list that grows for a value that it does not have."""


class ChoiceBox(QuietBox):
    """One of a list, or nothing.

    Signals:
        touched: another value was chosen.
        left: the person is done.
        opening: the list is about to be shown.
        more_wanted: the person wants a value that the list does not have.
    """

    touched = Signal()
    left = Signal()
    opening = Signal()
    more_wanted = Signal()

    def __init__(self, column: FieldColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column
        self._offered: Pairs | None = None
        self._before = ""
        self._shown = False
        self.activated.connect(self._chosen)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        # Disabled colours are for what says nothing: a locked choice still says what is chosen.
        palette = QPalette(self.palette())
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, theme.current().color("text"))
        self.setPalette(palette)

    def _chosen(self) -> None:
        shown, self._shown = self._shown, False
        if self.currentData() != MORE:
            self._before = self.code()
            self.touched.emit()
            self.left.emit()
            return
        self.choose(self._before)
        if shown:  # who steps through the values by keys alone only passes it
            self.more_wanted.emit()

    def showPopup(self) -> None:
        """Show the list, with what was added to it since."""
        self.opening.emit()
        self._shown = True
        super().showPopup()

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
        if pairs != self._offered:  # a language switch, a refreshed record ask once each
            self._offered = pairs
            self._fill(pairs)

    def forget_offered(self) -> None:
        """Fill the list anew when it is offered next, even the same."""
        self._offered = None

    def _fill(self, pairs: Pairs) -> None:
        kept = self._before
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
        self._before = code
        at = self.findData(code) if code else -1
        # The words for nothing are shown while no entry is chosen, not even the empty one.
        self.setCurrentIndex(at if at > 0 or self.placeholderText() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from nothing to the first value: the empty entry would lead back to nothing."""
        self._shown = False  # the list may have been closed again without a choice
        if event.key() == Qt.Key.Key_Down and self.currentIndex() < 0:
            self.setCurrentIndex(0)
        super().keyPressEvent(event)


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
