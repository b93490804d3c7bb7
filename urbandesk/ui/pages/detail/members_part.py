"""MembersPart: the cities of a partnership, per side, and its plans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.models.field import SIDES
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.city_picker import CityPicker
from urbandesk.ui.pages.detail.record_link import RecordLink
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.buttons import Button, IconButton
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.side_mark import SideMark
from urbandesk.ui.widgets.side_pair import SidePair


class SideMembers(QWidget):
    """The members on one side, each with its mark, and a place to add one.

    Signals:
        open_wanted: kind and id of a record to show.
    """

    open_wanted = Signal(str, str)

    def __init__(self, work: Storing, side: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._side = side
        self._partnership = ""
        self._rows: list[QWidget] = []
        self.entries: list[RecordLink] = []
        self.take_out: list[IconButton] = []
        self._none = PlainLabel(role="secondary", size="small")
        LiveText(self).bind(self._none.setText, lambda: _("None recorded"))
        self.add_button = Button(lambda: _("Add member"), kind="link", icon="add")
        self.add_button.clicked.connect(self._begin_adding)
        self.picker = CityPicker(work.workspace, side)
        self.picker.changed.connect(self._add_chosen)
        self.picker.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._none, self.add_button, self.picker):
            self._column.addWidget(part)
        self._column.addStretch(1)
        theme.follow(self, lambda: self._column.setSpacing(theme.scaled(4)))

    def show_members(self, partnership: str, members: Sequence[tuple[str, Record]]) -> None:
        """Show memberships, each with its city."""
        if partnership != self._partnership:
            self._partnership = partnership
            self._end_adding()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.entries, self.take_out = [], [], []
        for at, (membership, city) in enumerate(members):
            row = self._row_of(membership, city)
            self._rows.append(row)
            self._column.insertWidget(at, row)
        self._none.setVisible(not members)
        self.add_button.setVisible(self._can_change() and self.picker.isHidden())

    def _can_change(self) -> bool:
        return not self._work.workspace.read_only

    def _row_of(self, membership: str, city: Record) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.scaled(6))
        line.addWidget(SideMark(self._side))
        entry = RecordLink(city)
        entry.clicked.connect(partial(self.open_wanted.emit, city.kind, city.id))
        self.entries.append(entry)
        line.addWidget(entry)
        line.addStretch(1)
        if self._can_change():
            remove = IconButton(
                "x", lambda: _("Take out {name}").format(name=city.label), role="secondary"
            )
            remove.clicked.connect(partial(self._take_out, membership))
            self.take_out.append(remove)
            line.addWidget(remove)
        return row

    def _take_out(self, membership: str) -> None:
        self._work.attempt(lambda: partnerships.remove_member(self._work.workspace, membership))

    def _begin_adding(self) -> None:
        self.picker.show()
        # Before the button goes: the cursor must not wander off to another field.
        self.picker.setFocus()
        self.add_button.hide()

    def _end_adding(self) -> None:
        had_focus = self.picker.field.editor().hasFocus()
        self.picker.hide()
        self.picker.clear()
        self.add_button.setVisible(self._can_change())
        if had_focus:
            self.add_button.setFocus()

    def _add_chosen(self) -> None:
        city = self.picker.city()
        if city is None or self.picker.isHidden():
            return
        workspace, key = self._work.workspace, self._partnership
        problem = self._work.attempt(
            lambda: partnerships.add_member(workspace, key, city, self._side)
        )
        if problem is None:
            self._end_adding()


class MembersPart(QWidget):
    """What a partnership consists of: its members per side, and the plans made for it.

    Signals:
        open_wanted: kind and id of a record to show.
        plan_wanted: *Begin a plan* was pressed.
    """

    open_wanted = Signal(str, str)
    plan_wanted = Signal()

    def __init__(self, work: Storing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.sides = {side: SideMembers(work, side) for side in SIDES}
        members = Section(lambda: _("Members"))
        pair = SidePair()
        pair.add_row(self.sides["eu"], self.sides["cn"])
        members.add(pair)
        for part in self.sides.values():
            part.open_wanted.connect(self.open_wanted)
        self._plans = Section(lambda: _("Plans"))
        self.plan_entries: list[RecordLink] = []
        self.begin_plan = Button(lambda: _("Begin a plan"), icon="add")
        self.begin_plan.clicked.connect(self.plan_wanted)
        self._no_plan = PlainLabel(role="secondary", wrap=True)
        LiveText(self).bind(
            self._no_plan.setText, lambda: _("There is no plan for this partnership yet.")
        )
        row = QHBoxLayout()
        row.addWidget(self._no_plan, 1)
        row.addWidget(self.begin_plan)
        self._plans.body().addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(members)
        column.addWidget(self._plans)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(16)))

    def show_partnership(self, key: str) -> None:
        """Show members and plans of a partnership."""
        workspace = self._work.workspace
        memberships = queries.related(workspace, "membership", "partnership", key)
        ids = [str(member.values.get("city") or "") for member in memberships]
        cities = {city.id: city for city in queries.records(workspace, "city", ids)}
        for side, part in self.sides.items():
            of_side = [m for m in memberships if m.values.get("side") == side]
            found = [(m.id, cities[str(m.values["city"])]) for m in of_side]
            part.show_members(key, found)
        self._show_plans(queries.related(workspace, "plan", "partnership", key))

    def _show_plans(self, plans: Sequence[Record]) -> None:
        for entry in self.plan_entries:
            entry.hide()
            entry.deleteLater()
        self.plan_entries = []
        for at, plan in enumerate(plans):
            entry = RecordLink(plan)
            entry.clicked.connect(partial(self.open_wanted.emit, plan.kind, plan.id))
            self.plan_entries.append(entry)
            self._plans.body().insertWidget(2 + at, entry)
        self._plans.set_note(lambda: str(len(plans)))
        self._no_plan.setVisible(not plans)
        self.begin_plan.setVisible(not plans and not self._work.workspace.read_only)
