"""HeadingRows: the columns of a foreign table, each with the field that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from urbandesk.i18n import _, join_names
from urbandesk.models.schema import KINDS
from urbandesk.ui import theme
from urbandesk.ui.exchange.assigning import Assigned, Heading
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.quiet_box import QuietBox

_WIDEST = 200


class HeadingRows(QScrollArea):
    """A row for each column: its head, examples, the field, and whether rows are matched by it.

    Signals:
        changed: another field was chosen, or rows are matched by others.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.boxes: dict[str, QComboBox] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        edge = theme.scaled(16)
        self._grid.setContentsMargins(edge, theme.scaled(4), edge, theme.scaled(8))
        self._grid.setHorizontalSpacing(theme.scaled(12))
        self._grid.setVerticalSpacing(theme.scaled(8))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._parts: list[QWidget] = []
        self._kind = ""
        self.setWidget(self._inner)
        # Fields stand beside what they are for, also in a wide window.
        self._grid.setColumnStretch(4, 1)
        live = LiveText(self)
        live.bind_name(self, lambda: _("Columns of the file and what they mean"))
        live.bind(lambda _text: self._offer_again(), str)

    def show_headings(self, headings: tuple[Heading, ...], assigned: Assigned) -> None:
        """Show other columns, and what they mean."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self.boxes, self.ticks = {}, {}
        self._kind = assigned.kind
        meant = {letters: name for name, letters in assigned.columns.items()}
        for row, heading in enumerate(headings):
            self._add(row, heading)
            name = meant.get(heading.letters, "")
            self.ticks[heading.letters].setChecked(name in assigned.match and bool(name))
            self._offer(heading.letters, name)
        self._grid.setRowStretch(len(headings), 1)

    def _add(self, row: int, heading: Heading) -> None:
        title = PlainLabel(heading.title)
        # Where room is short, the examples give way.
        theme.follow(title, partial(_hold_width, title))
        examples = PlainLabel(join_names(heading.examples), role="secondary", size="small")
        box = QuietBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(26)
        tick = QCheckBox()
        live = LiveText(box)
        live.bind_name(box, lambda: _("Field for “{column}”").format(column=heading.title))
        live.bind(tick.setText, lambda: _("match by it"))
        live.bind_name(
            tick, lambda: _("Match rows with records by “{column}”").format(column=heading.title)
        )
        box.activated.connect(partial(self._chosen, heading.letters))
        tick.clicked.connect(lambda _on: self.changed.emit())
        self.boxes[heading.letters], self.ticks[heading.letters] = box, tick
        for at, part in enumerate((title, examples, box, tick)):
            self._grid.addWidget(part, row, at)
            self._parts.append(part)

    def _offer(self, letters: str, chosen: str) -> None:
        box = self.boxes[letters]
        box.clear()
        box.addItem(_("not used"), "")
        for name, column in KINDS[self._kind].columns.items():
            if not column.is_status:
                box.addItem(column.title(), name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self.ticks[letters].setEnabled(bool(chosen))

    def _offer_again(self) -> None:
        for letters, box in self.boxes.items():
            self._offer(letters, str(box.currentData() or ""))

    def _chosen(self, letters: str, _at: int) -> None:
        """Take a field for a column; another column that had it is not used any more."""
        name = str(self.boxes[letters].currentData() or "")
        for other, box in self.boxes.items():
            if other != letters and name and box.currentData() == name:
                box.setCurrentIndex(0)
                self.ticks[other].setChecked(False)
                self.ticks[other].setEnabled(False)
        self.ticks[letters].setEnabled(bool(name))
        if not name:
            self.ticks[letters].setChecked(False)
        self.changed.emit()

    def columns(self) -> Mapping[str, str]:
        """Return stored column to letters, in the order of the file."""
        return {
            str(box.currentData()): letters
            for letters, box in self.boxes.items()
            if box.currentData()
        }

    def match(self) -> tuple[str, ...]:
        """Return the stored columns by which rows are matched."""
        return tuple(
            str(self.boxes[letters].currentData())
            for letters, tick in self.ticks.items()
            if tick.isChecked() and self.boxes[letters].currentData()
        )


def _hold_width(title: PlainLabel) -> None:
    title.setMinimumWidth(min(title.sizeHint().width(), theme.scaled(_WIDEST)))
