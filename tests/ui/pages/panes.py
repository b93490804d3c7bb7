"""A detail pane over a small workspace, as a person uses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.making import Went, a_context
from urbandesk.models.field import Value
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.detail.record_form import RecordForm
from urbandesk.ui.pages.lists.detail_pane import DetailPane
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.message_bar import MessageBar
from urbandesk.ui.widgets.text_half import TextHalf


class Bench:
    """A pane for one kind, with what it told and where it asked the window to go."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, kind: str) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.kind = kind
        self.went = Went()
        self.context = a_context(qtbot, workspace, self.went)
        self.pane = DetailPane(self.context, kind)
        self.pane.resize(640, 720)
        qtbot.addWidget(self.pane)
        self.told: list[tuple[str, str]] = []
        self.pane.created.connect(lambda key: self.told.append(("created", key)))
        self.pane.abandoned.connect(lambda: self.told.append(("abandoned", "")))
        self.pane.delete_wanted.connect(lambda key: self.told.append(("delete", key)))
        self.pane.show()
        self.pane.activateWindow()
        qtbot.waitUntil(self.pane.isActiveWindow)

    @property
    def form(self) -> RecordForm:
        assert self.pane.view.form is not None
        return self.pane.view.form

    @property
    def bar(self) -> MessageBar:
        bar = self.context.messages.parent()
        assert isinstance(bar, MessageBar)
        return bar

    def editor(self, column: str) -> FieldEditor:
        return self.form.rows.editors[column]

    def half(self, field: str, language: str) -> TextHalf:
        return self.form.rows.texts[field].half(language)

    def stored(self, key: str, column: str) -> Value:
        return queries.record(self.workspace, self.kind, key).values[column]

    def deed(self, words: str) -> None:
        """Press an action of the message shown."""
        message = self.bar.message()
        assert message is not None
        for deed in message.deeds:
            if deed.text() == words:
                if message.attention:
                    self.bar.dismiss()
                deed.run()
                return
        raise AssertionError(words)


def line_of(editor: FieldEditor) -> QLineEdit | QPlainTextEdit:
    """Return the widget into which a person types."""
    part: QWidget | None = editor.editor()
    if isinstance(part, QComboBox):
        part = part.lineEdit()
    assert isinstance(part, QLineEdit | QPlainTextEdit)
    return part


def write(editor: FieldEditor, text: str) -> None:
    """Type ``text`` over what stands in the field, without leaving it."""
    line = line_of(editor)
    line.setFocus()
    line.selectAll()
    if text and text.isascii():
        QTest.keyClicks(line, text)
        return
    QTest.keyClick(line, Qt.Key.Key_Delete)
    if isinstance(line, QLineEdit):
        line.insert(text)
        line.textEdited.emit(line.text())
    else:
        line.insertPlainText(text)


def leave(editor: FieldEditor) -> None:
    """Leave the field with Tab; a list of proposals is closed first, as Tab itself does."""
    part = editor.editor()
    completer = part.completer() if isinstance(part, QComboBox) else None
    proposals = completer.popup() if completer is not None else None
    if proposals is not None:
        proposals.hide()
    QTest.keyClick(line_of(editor), Qt.Key.Key_Tab)


def fill(editor: FieldEditor, text: str) -> None:
    """Type ``text`` and leave the field."""
    write(editor, text)
    leave(editor)


def text_in(half: TextHalf, text: str) -> None:
    """Type ``text`` over one language of a text, and leave it."""
    edit = half.editor()
    assert isinstance(edit, QPlainTextEdit | QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    half.flush()
    half.left.emit()


def a_city(workspace: Workspace, english: str, country: str, **values: Value) -> str:
    """Add a city and return its id."""
    return records.add(workspace, "city", {"name_en": english, "country": country, **values})


def a_pair(workspace: Workspace) -> tuple[str, str, str]:
    """Add Rome, Yantai and their partnership; returns the three ids."""
    rome = a_city(workspace, "Rome", "IT", name_zh="罗马")
    yantai = a_city(workspace, "Yantai", "CN", name_zh="烟台")
    return rome, yantai, partnerships.join(workspace, {"eu": rome, "cn": yantai})
