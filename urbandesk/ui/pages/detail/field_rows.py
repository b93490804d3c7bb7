"""FieldRows: the form of a record kind, made from the declaration of its fields alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from urbandesk.models.column import FieldColumn, columns_of
from urbandesk.models.field import SIDES, Field
from urbandesk.ui.pages.detail.field_label import FieldLabel
from urbandesk.ui.pages.detail.form_row import FormColumn, FormRow, LanguagePair
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.plain_label import Hairline
from urbandesk.ui.widgets.side_pair import SidePair
from urbandesk.ui.widgets.text_pair import TextPair

MakeEditor = Callable[[FieldColumn], FieldEditor]
MakeText = Callable[[Field], TextPair]
Title = Callable[[Field], str]


class FieldRows(FormColumn):
    """One row per field: bilingual ones as a pair of languages, sided ones as a pair of sides.

    Signals:
        history_wanted: key of the field whose history the person wants to see.
    """

    history_wanted = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        make_editor: MakeEditor,
        parent: QWidget | None = None,
        *,
        make_text: MakeText | None = None,
        title: Title | None = None,
        with_history: bool = True,
    ) -> None:
        """Make the rows.

        Args:
            fields: what the form shows, in this order.
            make_editor: returns the editor of a column.
            parent: the widget it stands in.
            make_text: returns the editor of a drafted text; without one each language of it is
                edited as a column of its own.
            title: returns other words than the title of a field.
            with_history: whether the labels of stored fields lead to their history.
        """
        super().__init__(parent)
        self.editors: dict[str, FieldEditor] = {}
        self.texts: dict[str, TextPair] = {}
        self.labels: dict[str, FieldLabel] = {}
        self._make_editor = make_editor
        self._make_text = make_text
        self._title = title
        self._with_history = with_history and make_text is not None
        before: Field | None = None
        for field in fields:
            if before is not None and before.sided is not field.sided:
                # Languages and sides are two axes; a line keeps them apart.
                self.add(Hairline(role="line_soft"))
            self._add_field(field)
            before = field
        self.finish()

    def _add_field(self, field: Field) -> None:
        words = partial(self._title, field) if self._title is not None else None
        label = FieldLabel(field, title=words, with_history=self._with_history)
        label.history_wanted.connect(partial(self.history_wanted.emit, field.key))
        self.labels[field.key] = label
        self.add(FormRow(label, self._editor_of(field)))

    def _editor_of(self, field: Field) -> QWidget:
        if field.drafted and not field.sided and self._make_text is not None:
            text = self.texts[field.key] = self._make_text(field)
            return text
        made = {(c.side, c.language): self._make(c) for c in columns_of(field) if not c.is_status}
        if field.sided:
            pair = SidePair()
            for language in sorted({key[1] for key in made}):
                pair.add_row(*(made[side, language] for side in SIDES))
            return pair
        if field.bilingual:
            return LanguagePair({language: editor for (_side, language), editor in made.items()})
        return made["", ""]

    def _make(self, column: FieldColumn) -> FieldEditor:
        editor = self.editors[column.name] = self._make_editor(column)
        return editor

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        first: list[QWidget] = [*(e.editor() for e in self.editors.values()), *self.texts.values()]
        if first:
            first[0].setFocus()

    def focus_column(self, name: str) -> bool:
        """Put the cursor into a column; returns whether it is one of this form."""
        if name in self.editors:
            self.editors[name].editor().setFocus()
            return True
        for key, text in self.texts.items():
            if name in (key, f"{key}_en", f"{key}_zh"):
                text.half("zh" if name.endswith("_zh") else "en").editor().setFocus()
                return True
        return False

    def field_at_cursor(self) -> str:
        """Return the key of the field in which the cursor stands; empty when in none."""
        widget = QApplication.focusWidget()
        return next((key for key, at in self._owners() if _holds(at, widget)), "")

    def _owners(self) -> Iterator[tuple[str, QWidget]]:
        yield from ((editor.column.field.key, editor) for editor in self.editors.values())
        yield from self.texts.items()


def _holds(owner: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (owner is widget or owner.isAncestorOf(widget))
