"""FieldEditor: edits one column of a record, by the field's own declaration."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.models.column import FieldColumn, choices_of
from urbandesk.models.field import Kind, Value
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.choice_parts import MORE, ChoiceBox
from urbandesk.ui.widgets.field_parts import part_for
from urbandesk.ui.widgets.plain_label import PlainLabel, plain_tooltip
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.reference_box import ReferenceBox
from urbandesk.ui.widgets.typed_parts import Pairs, mark_problem


class FieldEditor(QWidget):
    """Edits one column; a value that breaks its rule stays in it, marked, and is never told.

    Signals:
        edited: the new good value, when the person leaves the field or presses Enter.
        typed: something was typed or chosen that is not told yet.
        problem_changed: a problem appeared or went.
        value_wanted: the person wants a value that the list does not have.
    """

    edited = Signal(object)
    typed = Signal()
    problem_changed = Signal()
    value_wanted = Signal()

    def __init__(
        self, column: FieldColumn, parent: QWidget | None = None, *, pairs: Pairs = ()
    ) -> None:
        """Make the editor that fits the kind of ``column``.

        Args:
            column: what it edits.
            parent: the widget it stands in.
            pairs: for references, key and name of each record that can be chosen.
        """
        super().__init__(parent)
        self.column = column
        self._pairs = pairs
        self._more = False
        self._value: Value = None
        self._dirty = False
        self._problem: UserError | None = None
        self._part = part_for(column, self)
        self._line = ProblemLine(self)
        self._arrange()
        self.setFocusProxy(self._part)
        self._live = LiveText(self)
        self._offer()
        self._live.bind_name(self._part, self._name)
        self._live.bind(self._part.setToolTip, lambda: plain_tooltip(_(column.field.help)))
        self._part.touched.connect(self._touched)
        self._part.left.connect(self.commit)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.scaled(8))
        narrow = self.column.is_number or self.column.field.kind is Kind.DATE
        row.addWidget(self._part, 1000)
        if self.column.field.unit:
            # The unit stands outside the field, as text, so that it is never typed.
            unit = PlainLabel(role="secondary")
            LiveText(self).bind(unit.setText, lambda: _(self.column.field.unit))
            row.addWidget(unit)
        if narrow:
            row.addStretch(1)
        self._fit_height()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._line)
        theme.follow(self, self._fit_number)

    def _fit_height(self) -> None:
        # At most as high as it likes to be would cut a reason that wraps in a narrow field.
        grows = self.column.field.kind is Kind.LONG_TEXT or self._problem is not None
        policy = QSizePolicy.Policy.Preferred if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _fit_number(self) -> None:
        if self.column.is_number:
            # A unit stands right behind its number.
            self._part.setMaximumWidth(theme.scaled(112 if self.column.field.unit else 160))
        elif self.column.field.kind is Kind.DATE:
            self._part.setMaximumWidth(theme.scaled(180))

    def _name(self) -> str:
        name = self.column.title()
        if self.column.field.unit:
            unit = _(self.column.field.unit)
            name = _("{field} in {unit}").format(field=name, unit=unit)
        return name

    def _offer(self) -> None:
        if self.column.field.kind is Kind.YES_NO:
            self._part.offer((("yes", _("yes")), ("no", _("no"))))
        elif self._pairs:
            self._part.offer(self._pairs)
        else:
            more = ((MORE, _("Another value…")),) if self._more else ()
            self._part.offer((*choices_of(self.column), *more))

    def let_grow(self) -> None:
        """Let the person ask for a value that the list does not have, where the list grows."""
        if self.column.field.grows and isinstance(self._part, ChoiceBox):
            self._more = True
            self._part.opening.connect(self._offer)
            self._part.more_wanted.connect(self.value_wanted)
            self._offer()

    def choose(self, value: Value) -> None:
        """Choose a value as if the person had, and take it."""
        self._offer()
        self._part.present(value)
        self._touched()
        self.commit()

    def set_pairs(self, pairs: Pairs, spelled: Mapping[str, str] | None = None) -> None:
        """Offer other records, keeping what is chosen.

        Args:
            pairs: key and name of each.
            spelled: key to the folded lines of what else each is found by.
        """
        self._pairs = pairs
        if isinstance(self._part, ReferenceBox):
            self._part.spell(spelled or {})
        self._offer()
        if not self._dirty:
            self._part.present(self._value)

    def set_value(self, value: Value) -> None:
        """Show ``value`` as stored, dropping what was half typed and its problem."""
        self._value = value
        self._dirty = False
        self._set_problem(None)
        if self._more:
            self._offer()  # with what was added since
        self._part.present(value)

    def value(self) -> Value:
        """Return the last good value; what is half typed or breaks its rule does not count."""
        return self._value

    def problem(self) -> UserError | None:
        """Return why what stands in the field cannot be taken, or nothing."""
        return self._problem

    def set_problem(self, problem: UserError | None) -> None:
        """Mark the field for a reason found elsewhere, such as a rule over several fields."""
        self._set_problem(problem)

    def is_dirty(self) -> bool:
        """Return whether something stands in the field that was not told."""
        return self._dirty

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting change it."""
        self._part.lock(read_only)

    def editor(self) -> QWidget:
        """Return the widget that has the focus while typing."""
        return self._part

    def commit(self) -> bool:
        """Take what stands in the field; returns whether it is good.

        A changed good value is told by ``edited``; a bad one stays, marked, with its reason.
        """
        if not self._dirty:
            return self._problem is None
        try:
            value = self._part.read()
        except UserError as problem:
            self._set_problem(problem)
            return False
        changed = value != self._value
        self._value = value
        self._dirty = False
        self._set_problem(None)
        self._part.present(value)
        if changed:
            self.edited.emit(value)
        return True

    def restore(self) -> None:
        """Drop what was typed and show the last good value."""
        self.set_value(self._value)

    def _touched(self) -> None:
        self._dirty = True
        self.typed.emit()

    def _set_problem(self, problem: UserError | None) -> None:
        before, self._problem = self._problem, problem
        mark_problem(self._part, problem is not None)
        self._fit_height()
        if problem is None:
            self._line.clear()
            self._part.setAccessibleDescription("")
        else:
            self._line.say(problem.text)
            self._part.setAccessibleDescription(problem.text())
        if (before is None) is not (problem is None):
            self.problem_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restore the last good value with Esc."""
        if event.key() == Qt.Key.Key_Escape and (self._dirty or self._problem):
            self.restore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Show titles and formats of the new language; what is half typed stays as it is."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._offer()
            if self._problem is not None:
                self._part.setAccessibleDescription(self._problem.text())
            if not self._dirty:
                self._part.present(self._value)
