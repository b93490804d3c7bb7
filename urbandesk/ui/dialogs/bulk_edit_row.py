"""BulkEditRow: one field that several records get together: which, its new value, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Value
from urbandesk.services.register import links
from urbandesk.services.workspace import Workspace
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.quiet_box import QuietBox


class BulkEditRow(QWidget):
    """Chooses a field and its new value.

    Signals:
        changed: field, value or clearing are others now.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, columns: Sequence[FieldColumn]) -> None:
        super().__init__()
        self._workspace = workspace
        self._columns: Mapping[str, FieldColumn] = {column.name: column for column in columns}
        self.field = QuietBox()
        self.clear = QCheckBox()
        self.editor: FieldEditor | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.scaled(8))
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.field, 2, top)
        self._room = QHBoxLayout()
        self._row.addLayout(self._room, 4)
        self._row.addWidget(self.clear, 0, top)
        theme.follow(self, lambda: self.field.setMinimumWidth(theme.scaled(170)))
        live = LiveText(self)
        live.bind(lambda _text: self._offer(), str)
        live.bind_name(self.field, lambda: _("Field to change"))
        live.bind(self.clear.setText, lambda: _("Clear it"))
        live.bind_name(self.clear, lambda: _("Clear the field in every record"))
        self.field.currentIndexChanged.connect(lambda _at: self._choose())
        self.clear.toggled.connect(self._cleared)
        self._choose()

    def _offer(self) -> None:
        chosen = self.column_name()
        self.field.blockSignals(True)
        self.field.clear()
        self.field.addItem(_("Choose a field…"), "")
        for name, column in self._columns.items():
            self.field.addItem(column.title(), name)
        self.field.setCurrentIndex(max(0, self.field.findData(chosen)))
        self.field.blockSignals(False)

    def column_name(self) -> str:
        """Return the name of the chosen column; empty while none is."""
        return str(self.field.currentData() or "")

    def choose(self, column: str) -> None:
        """Choose a column by its name."""
        self.field.setCurrentIndex(self.field.findData(column))

    def _choose(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        column = self._columns.get(self.column_name())
        self.clear.setChecked(False)
        self.clear.setEnabled(column is not None and not column.required)
        if column is not None:
            target = column.field.target
            pairs = links.named(self._workspace, target) if target else ()
            self.editor = FieldEditor(column, self, pairs=pairs)
            self.editor.edited.connect(lambda _value: self.changed.emit())
            self.editor.problem_changed.connect(self.changed)
            self._room.addWidget(self.editor)
        self.changed.emit()

    def _cleared(self, on: bool) -> None:
        if self.editor is not None:
            if on:
                self.editor.set_value(None)
            self.editor.setEnabled(not on)
        self.changed.emit()

    def settle(self) -> bool:
        """Take what is half typed; returns whether it can be taken."""
        return self.editor is None or self.editor.commit()

    def value(self) -> dict[str, Value]:
        """Return the column with its new value; nothing while there is neither."""
        if self.editor is None or self.editor.problem() is not None:
            return {}
        if self.clear.isChecked():
            return {self.column_name(): None}
        value = self.editor.value()
        return {} if value in (None, ()) else {self.column_name(): value}
