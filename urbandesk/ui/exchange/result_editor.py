"""ResultEditor: what will stand there, field by field, typed where no version is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from urbandesk.exchange.merge.plan import Cells
from urbandesk.i18n import _
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Stored
from urbandesk.models.kind import RecordKind
from urbandesk.ui import theme
from urbandesk.ui.exchange.diff_box import ROW
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.plain_label import PlainLabel

Pairs = Callable[[FieldColumn], Sequence[tuple[str, str]]]


class ResultEditor(QWidget):
    """Editors of the fields of one item; the head says how the result came about.

    Signals:
        typed: stored values by column, good ones only.
    """

    typed = Signal(object)

    def __init__(self, pairs: Pairs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs = pairs
        self._noted: Callable[[], str] = str
        self.editors: dict[str, FieldEditor] = {}
        self._fields = QWidget()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._fields)
        head = PlainLabel(bold=True)
        beside = PlainLabel(role="secondary", size="small")
        row = QHBoxLayout()
        row.setSpacing(theme.scaled(8))
        row.addStrut(theme.scaled(ROW))
        row.addWidget(head)
        row.addWidget(beside, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(4))
        column.addLayout(row)
        column.addWidget(self._area, 1)
        self._live = LiveText(self)
        self._live.bind(head.setText, lambda: _("Result"))
        self._live.bind(beside.setText, lambda: self._noted())
        theme.follow(self, lambda: self.setMinimumWidth(theme.scaled(160)))

    def show_fields(self, kind: RecordKind | None, names: Sequence[str]) -> None:
        """Show editors of other fields; none where nothing can be typed."""
        self.editors = {}
        # What was typed into may still be in the middle of an event.
        self._fields.hide()
        self._fields.deleteLater()
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, theme.scaled(4), 0)
        column.setSpacing(theme.scaled(4))
        tall = False
        for name in names:
            if kind is None:
                break
            declared = kind.columns[name]
            if len(names) > 1:
                label = PlainLabel(role="secondary", size="small")
                LiveText(label).bind(label.setText, declared.title)
                column.addWidget(label)
            editor = FieldEditor(declared, pairs=self._pairs(declared))
            editor.edited.connect(self._tell)
            self.editors[name] = editor
            long = declared.field.kind is Kind.LONG_TEXT
            tall = tall or long
            column.addWidget(editor, 1 if long else 0)
        if not tall:
            column.addStretch(1)
        self._column.addWidget(self._fields)

    def note(self) -> str:
        """Return how the result came about, as it is shown."""
        return self._noted()

    def show_values(self, cells: Cells, note: Callable[[], str], *, locked: bool) -> None:
        """Show values as stored, and how they came about; what is half typed stays."""
        self._noted = note
        self._live.refresh()
        for name, editor in self.editors.items():
            editor.set_read_only(locked)
            if not editor.is_dirty():
                editor.set_value(editor.column.from_stored(cells.get(name)))

    def commit(self) -> bool:
        """Take what is half typed; returns whether all of it is good."""
        outcomes = [editor.commit() for editor in self.editors.values()]  # each is to say its own
        return all(outcomes)

    def restore(self) -> None:
        """Drop what is half typed."""
        for editor in self.editors.values():
            editor.restore()

    def begin(self) -> bool:
        """Put the cursor into the first field; returns whether there is one."""
        for editor in self.editors.values():
            editor.setFocus()
            return True
        return False

    def stored(self) -> Mapping[str, Stored]:
        """Return the values as the file keeps them."""
        return {name: e.column.to_stored(e.value()) for name, e in self.editors.items()}

    def _tell(self, _value: object) -> None:
        self.typed.emit(dict(self.stored()))
