"""NewForm: the frame of a form for a new record; nothing is stored until *Add* is pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from urbandesk.errors import InvalidValues
from urbandesk.i18n import N_, _
from urbandesk.models.field import Field
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.buttons import Button, flat_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel

_TITLES = {
    "city": N_("New city"),
    "organisation": N_("New organisation"),
    "partnership": N_("New partnership"),
    "plan": N_("New plan"),
    "person": N_("New person"),
    "figure": N_("New figure"),
    "need_offer": N_("New need or offer"),
}
_DEEDS = {
    "city": N_("Add city"),
    "organisation": N_("Add organisation"),
    "partnership": N_("Add partnership"),
    "plan": N_("Begin the plan"),
    "person": N_("Add person"),
    "figure": N_("Add figure"),
    "need_offer": N_("Add need or offer"),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewForm(QWidget):
    """Title, what is to be filled in, and the two buttons; subclasses say what is stored.

    Signals:
        created: id of the record that was added.
        abandoned: the person gave it up.
    """

    created = Signal(str)
    abandoned = Signal()

    main = True
    """Whether its button is the main one of the page."""

    def __init__(self, work: Storing, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.kind = kind
        emphasis = "main" if self.main else "outlined"
        self.add_button = Button(lambda: _(_DEEDS[kind]), kind=emphasis, icon="add")
        self.discard_button = flat_button(lambda: _("Discard"))
        self.add_button.clicked.connect(self.add)
        self.discard_button.clicked.connect(self.abandoned)
        self._title = PlainLabel(size="title")
        self._note = PlainLabel(role="secondary", size="small", wrap=True)
        live = LiveText(self)
        live.bind(self._title.setText, lambda: _(_TITLES[kind]))
        live.bind(self._note.setText, lambda: _("Nothing is stored until you add it."))
        live.bind_name(self, lambda: _(_TITLES[kind]))
        self._body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._arrange()

    def _arrange(self) -> None:
        inside = QWidget()
        set_ground(inside, "base")
        inside.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.discard_button)
        foot.addWidget(self._note, 1)
        column = self._column
        column.addWidget(self._title)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

        def dress() -> None:
            edge = theme.scaled(16)
            column.setContentsMargins(edge, edge, edge, edge)
            column.setSpacing(theme.scaled(12))
            self._body.setContentsMargins(0, 0, theme.scaled(12), 0)
            self._body.setSpacing(theme.scaled(8))

        theme.follow(self, dress)

    def place(self, widget: QWidget) -> None:
        """Put what is to be filled in into the form."""
        self._body.addWidget(widget)

    def place_above_foot(self, widget: QWidget) -> None:
        """Put what concerns the whole record above the buttons, where it moves no field."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add(self) -> None:
        """Store the new record if everything is in order; problems are said at the fields."""
        if not self.commit():
            self.focus_problem()
            return
        made: list[str] = []
        problem = self.work.attempt(lambda: made.append(self.store()))
        if isinstance(problem, InvalidValues):
            self.show_problems(problem)
            self.focus_problem()
        elif problem is None:
            self.created.emit(made[0])

    def commit(self) -> bool:
        """Take what is half typed; returns whether nothing breaks its rule."""
        raise NotImplementedError

    def store(self) -> str:
        """Store the record and return its id."""
        raise NotImplementedError

    def show_problems(self, problem: InvalidValues) -> None:
        """Say at the fields what is wrong with them."""
        raise NotImplementedError

    def focus_problem(self) -> None:
        """Put the cursor into the first field that needs attention."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        raise NotImplementedError

    def has_input(self) -> bool:
        """Return whether the person has put anything in."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add the record with Enter; in a text box, which takes Enter itself, with Ctrl+Enter."""
        if event.key() in _ENTER:
            self.add()
            return
        super().keyPressEvent(event)


def needed_title(field: Field) -> Callable[[], str]:
    """Return a function for the label of a field that says in words whether it is needed.

    The words have a line of their own, so that no bracket is torn apart.
    """

    def title() -> str:
        if not field.required:
            return _(field.title)
        if field.bilingual:
            return _("{field}\n(one is needed)").format(field=_(field.title))
        return _("{field}\n(needed)").format(field=_(field.title))

    return title
