"""ActionForm: the editor of one action, below the table."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models.field import SIDES
from urbandesk.planning.rules.actions import FIRST_STEP_DAYS
from urbandesk.services import drafting, records
from urbandesk.services.queries import Record
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import IconButton
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel
from urbandesk.ui.widgets.segments import Segments
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.widgets.typed_parts import Pairs
from urbandesk.ui.wizard.bound_field import BoundField
from urbandesk.ui.wizard.bound_text import BoundText
from urbandesk.ui.wizard.form_grid import FormGrid
from urbandesk.ui.wizard.lead_field import LeadField
from urbandesk.ui.wizard.plan_work import PlanWork


class DayCount(QWidget):
    """How many days after the start the first step comes; beyond 90 in amber with a flag."""

    def __init__(self) -> None:
        super().__init__()
        self._days: int | None = None
        self._icon = IconMark("done", role="accent", size=icons.SMALL)
        self._label = PlainLabel(size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(4))
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        self._live = LiveText(self)
        self._live.bind(self._label.setText, self._words)

    def show_days(self, starts: object, by: object) -> None:
        """Count from the start of the action to the day of its first step."""
        known = isinstance(starts, date) and isinstance(by, date)
        self._days = (by - starts).days if known else None  # type: ignore[operator]
        late = self._days is not None and not 0 <= self._days <= FIRST_STEP_DAYS
        self._icon.set_icon("gap" if late else "done", "attention" if late else "accent")
        self._icon.setVisible(self._days is not None)
        self._label.set_role("attention" if late else "text")
        self._live.refresh()

    def _words(self) -> str:
        if self._days is None:
            return ""
        if self._days < 0:
            return _("before the start")
        if self._days > FIRST_STEP_DAYS:
            return _("day {day}, later than {limit}").format(day=self._days, limit=FIRST_STEP_DAYS)
        return _("day {day} of {limit}").format(day=self._days, limit=FIRST_STEP_DAYS)

    def text(self) -> str:
        """Return the words shown."""
        return self._label.text()


class ActionForm(QWidget):
    """All fields of the chosen action.

    Signals:
        step_wanted: -1 for the action before, 1 for the one after.
    """

    step_wanted = Signal(int)

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._number = 0
        self._key = ""
        self._live = LiveText(self)
        self._texts = {
            "title": BoundText(work, "action", "title", lambda: _("Title")),
            "description": BoundText(
                work, "action", "description", lambda: _("Description"), lines=3
            ),
            "first_step": BoundText(work, "action", "first_step", lambda: _("First step")),
        }
        names = ("starts", "ends", "first_step_by", "budget_eu", "budget_cn")
        self._fields = {name: BoundField(work, "action", name) for name in names}
        self._fields["objective"] = BoundField(
            work, "action", "objective", pairs=partial(_objectives, work)
        )
        for side in SIDES:
            self._fields[f"lead_{side}"] = LeadField(work, side)
            self._fields[f"scheme_{side}"] = BoundField(
                work, "action", f"scheme_{side}", pairs=partial(_schemes, work, side)
            )
        self._codes = {side: PlainLabel(role="secondary") for side in SIDES}
        self._states = {side: self._segments(side) for side in SIDES}
        self._days = DayCount()
        self._grid = FormGrid()
        self._arrange()

    def _segments(self, side: str) -> Segments:
        found = Segments(
            (
                ("idea", lambda: _("idea")),
                ("preparing", lambda: _("preparing")),
                ("submitted", lambda: _("submitted")),
                ("granted", lambda: _("granted")),
            ),
            name=lambda: _("Funding state, {side}").format(side=side_words(side)),
        )
        found.chosen.connect(partial(self._set_state, side))
        return found

    def _arrange(self) -> None:
        grid, texts, fields = self._grid, self._texts, self._fields
        grid.add_language_heads()
        grid.add(lambda: _("Title"), texts["title"])
        grid.add(lambda: _("Description"), texts["description"])
        grid.add(lambda: _("First step"), texts["first_step"])
        grid.add_pair(lambda: _("Dates"), self._period(), self._first_step_by())
        grid.add_line()
        grid.add_side_heads(self._city)
        grid.add_pair(lambda: _("Lead"), fields["lead_eu"], fields["lead_cn"])
        grid.add_pair(lambda: _("Budget"), self._money("eu"), self._money("cn"))
        grid.add_pair(lambda: _("Funding"), self._states["eu"], self._states["cn"])
        grid.add_line()
        grid.add(lambda: _("Objective"), fields["objective"])
        column = QVBoxLayout(self)
        column.addLayout(self._head())
        column.addWidget(grid)
        column.addStretch(1)
        theme.follow(
            self,
            lambda: column.setContentsMargins(
                theme.scaled(16), theme.scaled(4), theme.scaled(16), theme.scaled(12)
            ),
        )

    def _head(self) -> QHBoxLayout:
        title = PlainLabel(bold=True)
        self._live.bind(title.setText, lambda: _("Action {number}").format(number=self._number))
        before = IconButton("chevron-up", lambda: _("Action before"))
        after = IconButton("chevron-down", lambda: _("Next action"))
        before.clicked.connect(lambda: self.step_wanted.emit(-1))
        after.clicked.connect(lambda: self.step_wanted.emit(1))
        more = IconButton("more", lambda: _("Move this action"), role="secondary")
        more.clicked.connect(lambda: self._offer_moves(more))
        delete = IconButton("delete", lambda: _("Delete this action"), role="secondary")
        delete.clicked.connect(self._delete)
        self.delete_button = delete
        row = QHBoxLayout()
        row.addWidget(title)
        row.addWidget(before)
        row.addWidget(after)
        row.addStretch(1)
        row.addWidget(more)
        row.addWidget(delete)
        return row

    def _offer_moves(self, button: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Move up")).triggered.connect(lambda: self._move(-1))
        menu.addAction(_("Move down")).triggered.connect(lambda: self._move(1))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _period(self) -> QWidget:
        box, row = _row()
        to = PlainLabel(role="secondary")
        self._live.bind(to.setText, lambda: _("to"))
        row.addWidget(self._fields["starts"], 10, Qt.AlignmentFlag.AlignTop)
        row.addWidget(to)
        row.addWidget(self._fields["ends"], 10, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return box

    def _first_step_by(self) -> QWidget:
        box, row = _row()
        words = PlainLabel(role="secondary", size="small")
        self._live.bind(words.setText, lambda: _("First step by"))
        row.addWidget(words)
        row.addWidget(self._fields["first_step_by"], 10, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._days, 8)
        return box

    def _money(self, side: str) -> QWidget:
        box, row = _row()
        field = self._fields[f"budget_{side}"]
        theme.follow(field, lambda: field.setFixedWidth(theme.scaled(108)))
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._codes[side])
        row.addWidget(self._fields[f"scheme_{side}"], 1, Qt.AlignmentFlag.AlignTop)
        return box

    def _city(self, side: str) -> str:
        return self._work.rows.city_name(side) if self._work.rows else ""

    def show_action(self, record: Record, number: int) -> None:
        """Show an action; half-typed values of the same one stay."""
        self._number, self._key = number, record.id
        for text in self._texts.values():
            text.show_record(record.id, record.values)
        for field in self._fields.values():
            field.show_record(record)
        read_only = self._work.workspace.read_only
        for side in SIDES:
            self._codes[side].setText(self._work.plan_rows().currency(side))
            self._states[side].set_current(str(record.values.get(f"funding_{side}") or ""))
            self._states[side].setEnabled(not read_only)
        self._days.show_days(record.values.get("starts"), record.values.get("first_step_by"))
        self._live.refresh()
        self._grid.relabel()

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        good = [text.settle() for text in self._texts.values()]
        good += [field.commit() for field in self._fields.values()]
        return all(good)

    def focus_problem(self) -> None:
        """Go to the first field whose value breaks its rule."""
        if any(text.focus_refused() for text in self._texts.values()):
            return
        for field in self._fields.values():
            if field.problem() is not None:
                field.editor().setFocus()
                return

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        for text in self._texts.values():
            text.restore_all()
        for field in self._fields.values():
            field.restore()

    def focus_column(self, column: str) -> bool:
        """Put the cursor into a column of the action."""
        if not column:
            return False
        if any(text.focus_column(column) for text in self._texts.values()):
            return True
        if any(field.focus_column(column) for field in self._fields.values()):
            return True
        side = column.removeprefix("funding_")
        if side in self._states:
            self._states[side].button(self._states[side].current() or "idea").setFocus()
            return True
        return False

    def _set_state(self, side: str, code: str) -> None:
        values = {f"funding_{side}": code}
        self._work.attempt(lambda: records.edit(self._work.workspace, "action", self._key, values))

    def _move(self, by: int) -> None:
        place = self._number + by
        if 1 <= place <= len(self._work.plan_rows().actions):
            self._work.attempt(
                lambda: drafting.move(self._work.workspace, "action", self._key, place)
            )

    def _delete(self) -> None:
        key = self._key
        self.restore()
        self._work.attempt(lambda: drafting.remove(self._work.workspace, "action", key))


def _row() -> tuple[QWidget, QHBoxLayout]:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    theme.follow(box, lambda: row.setSpacing(theme.scaled(8)))
    return box, row


def _objectives(work: PlanWork) -> Pairs:
    return tuple(
        (row.id, row.label or _("Objective {number}").format(number=number))
        for number, row in enumerate(work.plan_rows().objectives, start=1)
    )


def _schemes(work: PlanWork, side: str) -> Pairs:
    rows = work.plan_rows()
    found = {scheme.id: scheme.label for scheme in rows.schemes[side]}
    for action in rows.actions:
        held = str(action.values.get(f"scheme_{side}") or "")
        if held and held not in found:
            found[held] = action.labels.get(held, "")
    return tuple(found.items())
