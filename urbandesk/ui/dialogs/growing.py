"""Letting a person add a value to a list from the very field in which it is missing."""

from __future__ import annotations

from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.window_context import Context


def let_grow(editor: FieldEditor, context: Context) -> None:
    """Offer *Another value…* in a field whose list grows; what is added is chosen in it."""

    def ask() -> None:
        from urbandesk.ui.dialogs.own_values_dialog import ask_for_value

        ask_for_value(context, editor.column.field.grows, editor.window(), editor.choose)

    editor.let_grow()
    editor.value_wanted.connect(ask)
