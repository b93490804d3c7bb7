"""GapStrip: gaps stated, not scolded, each with *Add* and *Not applicable…*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel


@dataclass(frozen=True)
class Gap:
    """One gap: a stable key and a function that returns its sentence."""

    key: str
    text: Callable[[], str]


class _GapRow(QWidget):
    def __init__(self, gap: Gap, add: Callable[[], str]) -> None:
        super().__init__()
        self._label = PlainLabel(role="attention")
        live = LiveText(self)
        live.bind(self._label.setText, gap.text)
        self.add_button = Button(add, icon="add")
        self.not_applicable = Button(lambda: _("Not applicable…"), kind="flat")
        for button in (self.add_button, self.not_applicable):
            live.bind(button.setAccessibleDescription, gap.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(IconMark("gap", role="attention", size=icons.SMALL))
        row.addWidget(self._label, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.not_applicable)

    def text(self) -> str:
        return self._label.text()


class GapStrip(QWidget):
    """An amber strip with a row per gap; takes no room while there is none.

    Signals:
        add_wanted: key of the gap to be filled.
        not_applicable_wanted: key of the gap that does not apply; a reason is asked for.
    """

    add_wanted = Signal(str)
    not_applicable_wanted = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, add: Callable[[], str] = lambda: _("Add")
    ) -> None:
        super().__init__(parent)
        self._add = add
        self._rows: list[_GapRow] = []
        self._column = QVBoxLayout(self)
        set_ground(self, "attention")
        LiveText(self).bind_name(self, lambda: _("Gaps"))
        theme.follow(self, self._dress)
        self.hide()

    def _dress(self) -> None:
        edge, half = theme.scaled(16), theme.scaled(8)
        self._column.setContentsMargins(edge, half, edge, half)
        self._column.setSpacing(theme.scaled(4))

    def set_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show these gaps and no others."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for gap in gaps:
            row = _GapRow(gap, self._add)
            row.add_button.clicked.connect(self._teller(self.add_wanted, gap.key))
            row.not_applicable.clicked.connect(self._teller(self.not_applicable_wanted, gap.key))
            self._rows.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(gaps))

    def _teller(self, signal: object, key: str) -> Callable[[], None]:
        return lambda: signal.emit(key)  # type: ignore[attr-defined]

    def texts(self) -> tuple[str, ...]:
        """Return the sentences shown."""
        return tuple(row.text() for row in self._rows)
