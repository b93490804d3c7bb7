"""HistoryList: what happened to a record, newest first, and the way back to an old value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from urbandesk.i18n import _, current, join_names
from urbandesk.models import own_values, schema
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Value
from urbandesk.services.finding import queries
from urbandesk.services.history import HistoryLine
from urbandesk.services.workspace import Workspace
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.history_lines import HistoryDelegate, HistoryModel, ShownLine
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.quiet_box import QuietBox

_TEXT_LINES = 3


class HistoryList(QWidget):
    """The changes of one record, of all its fields or of one.

    Signals:
        restore_wanted: column and value that the person wants back.
    """

    restore_wanted = Signal(str, object)

    def __init__(self, workspace: Workspace, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kind = schema.kind(kind)
        self._record = ""
        self._lines: tuple[HistoryLine, ...] = ()
        self._language = ""
        self._names: dict[str, str] = {}
        self.fields = QuietBox()
        self.view = QListView()
        self.model = HistoryModel(self._shown, self)
        self._texts = {name: QPlainTextEdit(readOnly=True) for name in ("before", "after")}
        self._heads = {name: PlainLabel(role="secondary", size="small") for name in self._texts}
        self.restore = Button(lambda: _("Restore this value"), icon="undo")
        self._why_not = PlainLabel(role="secondary", size="small", wrap=True)
        self._none = PlainLabel(role="secondary")
        self._arrange()
        self._bind()

    def _arrange(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(HistoryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        texts = QHBoxLayout()
        for name, text in self._texts.items():
            half = QVBoxLayout()
            half.addWidget(self._heads[name])
            half.addWidget(text)
            texts.addLayout(half, 1)
        deed = QHBoxLayout()
        deed.addWidget(self.restore)
        deed.addWidget(self._why_not, 1)
        foot.addLayout(texts)
        foot.addLayout(deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        # Without a list the sentence takes its room, and stays below the filter.
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)
        theme.follow(self, self._dress)

    def _dress(self) -> None:
        high = QFontMetrics(fonts.body()).lineSpacing() * _TEXT_LINES + theme.scaled(18)
        for text in self._texts.values():
            text.setFixedHeight(high)

    def _bind(self) -> None:
        live = LiveText(self)
        live.bind_name(self.fields, lambda: _("Field whose history is shown"))
        live.bind_name(self.view, lambda: _("History"))
        live.bind(self._none.setText, lambda: _("Nothing has been changed here yet."))
        live.bind(self._heads["before"].setText, lambda: _("Before"))
        live.bind(self._heads["after"].setText, lambda: _("After"))
        for name, words in (("before", lambda: _("Before")), ("after", lambda: _("After"))):
            live.bind_name(self._texts[name], words)
        self.fields.activated.connect(lambda _at: self._filter())
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_whole())
        self.model.modelReset.connect(self._show_whole)
        self.restore.clicked.connect(self._restore)

    def show_history(self, record: str, lines: Sequence[HistoryLine]) -> None:
        """Show the changes of a record; filter and selection stay as long as it is the same one."""
        shown = (record, tuple(lines), current())
        if shown == (self._record, self._lines, self._language):
            return
        kept = self._chosen() if record == self._record else None
        field = self.field() if record == self._record else ""
        self._record = record
        self._lines = tuple(lines)
        self._language = current()
        self._names = {}
        self._offer(field)
        self._filter()
        if kept is not None:
            self._choose(kept.line)

    def _choose(self, wanted: HistoryLine) -> None:
        """Choose the same change again; its words may be in another language now."""
        for row, line in enumerate(self._filtered()):
            if (line.moment, line.column) == (wanted.moment, wanted.column):
                self.view.setCurrentIndex(self.model.index(row, 0))
                return

    def _offer(self, chosen: str) -> None:
        """Offer the fields that ever changed, and the one that is chosen."""
        changed = {self._kind.columns[line.column].field.key for line in self._lines}
        self.fields.clear()
        self.fields.addItem(_("All fields"), "")
        for field in self._kind.fields:
            if field.key in changed or field.key == chosen:
                self.fields.addItem(_(field.title), field.key)
        self.fields.setCurrentIndex(max(0, self.fields.findData(chosen)))

    def field(self) -> str:
        """Return the key of the field whose history is shown; empty for all."""
        return str(self.fields.currentData() or "")

    def show_field(self, key: str) -> None:
        """Show the history of one field alone."""
        self._offer(key)
        self._filter()

    def _filtered(self) -> list[HistoryLine]:
        wanted = self.field()
        columns = self._kind.columns
        return [ln for ln in self._lines if not wanted or columns[ln.column].field.key == wanted]

    def _filter(self) -> None:
        found = self._filtered()
        self.model.show_lines(found)
        self._none.setVisible(not found)
        self.view.setVisible(bool(found))

    def _shown(self, line: HistoryLine) -> ShownLine:
        column = self._kind.columns[line.column]
        before, after = self._words(column, line.before), self._words(column, line.after)
        return ShownLine(line, column.title(), before, after)

    def _words(self, column: FieldColumn, value: Value) -> str:
        if not column.field.target or not value:
            return column.show(value)
        keys = value if isinstance(value, tuple) else (str(value),)
        return join_names(self._name(column.field.target, key) for key in keys)

    def _name(self, kind: str, key: str) -> str:
        if key not in self._names:
            self._names[key] = queries.label(self._workspace, kind, key)
        return self._names[key] or _("a record that was deleted")

    def _chosen(self) -> ShownLine | None:
        return self.model.shown(self.view.currentIndex().row())

    def _show_whole(self) -> None:
        """Show the whole texts of the chosen change, and whether its old value can come back."""
        shown = self._chosen()
        self._foot.setVisible(shown is not None)
        if shown is None:
            return
        self._texts["before"].setPlainText(shown.before)
        self._texts["after"].setPlainText(shown.after)
        reason = self._hindrance(shown.line)
        self.restore.setEnabled(not reason)
        self._why_not.setText(reason)

    def _hindrance(self, line: HistoryLine) -> str:
        """Return why the old value cannot be restored, or nothing."""
        column = self._kind.columns[line.column]
        if self._workspace.read_only:
            return _("This workspace is read-only.")
        if self._kind.catalogue:
            return _("Records of the catalogue are not edited here.")
        if column.required and line.before is None:
            return _("There was no value before, and one is needed.")
        gone = column.field.kind is Kind.REFERENCE and line.before
        if gone and not queries.label(self._workspace, column.field.target, str(line.before)):
            return _("The record that it named was deleted.")
        if (
            column.field.grows
            and line.before
            and not own_values.is_offered(column.field, line.before)
        ):
            return _("The own value that it named was deleted.")
        return ""

    def _restore(self) -> None:
        shown = self._chosen()
        if shown is not None and not self._hindrance(shown.line):
            self.restore_wanted.emit(shown.line.column, shown.line.before)
