"""The editor of the step about partners: cities and stakeholders of both sides."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.models.field import SIDES
from urbandesk.planning.groups import Group, group, missing_groups
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import named_organisation, records
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.record_link import RecordLink
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel
from urbandesk.ui.widgets.segments import Segments
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.widgets.side_pair import SideName
from urbandesk.ui.wizard.answers.form_grid import halves
from urbandesk.ui.wizard.editors.quick_add import AddLine, QuickAdd
from urbandesk.ui.wizard.map.missing_groups import MissingGroups
from urbandesk.ui.wizard.map.partners_map import PartnersMap
from urbandesk.ui.wizard.plan_work import PlanWork

_LIST, _MAP = "list", "map"
_KEPT = "partners.view"
_LINES = (
    AddLine(lambda: _("Name"), ("name_en", "name_zh")),
    AddLine(lambda: _("Type of actor"), ("actor_type",)),
)


class SideColumn(QWidget):
    """The cities and stakeholders of one side, and a line to add another one."""

    def __init__(self, work: PlanWork, side: str) -> None:
        super().__init__()
        self._work = work
        self._side = side
        self._rows: list[QWidget] = []
        self._head = SideName(side, self._city_words)
        self.name = QLineEdit()
        self.add_button = Button(lambda: _("Add"), icon="add")
        self.add_button.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self._none = PlainLabel(role="secondary")
        live = LiveText(self)
        live.bind(self._none.setText, lambda: _("None recorded"))
        live.bind(self.name.setPlaceholderText, lambda: _("Organisation, by name"))
        live.bind_name(
            self.name, lambda: _("New organisation, {city}").format(city=side_words(side))
        )
        self._list = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addLayout(self._list)
        column.addWidget(self._none)
        column.addLayout(line)
        column.addStretch(1)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(6)))

    def _city_words(self) -> str:
        return self._work.rows.city_name(self._side) if self._work.rows else ""

    def refresh(self) -> None:
        """Show who is there now."""
        rows = self._work.plan_rows()
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(found) for found in rows.organisations[self._side]]
        for row in self._rows:
            self._list.addWidget(row)
        self._none.setVisible(not self._rows)
        self._head.set_name(self._city_words)
        can_add = not self._work.workspace.read_only and bool(rows.cities[self._side])
        self.name.setEnabled(can_add)
        self.add_button.setEnabled(can_add)

    def _row(self, record: Record) -> QWidget:
        box = QWidget()
        name = RecordLink(record)
        name.clicked.connect(partial(self._work.context.open_record, "organisation", record.id))
        kind = PlainLabel(role="secondary", size="small")
        LiveText(box).bind(
            kind.setText, lambda: record.text("actor_type") or _("type of actor not recorded")
        )
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(kind)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(2))
        column.addLayout(line)
        column.addWidget(Hairline(role="line_soft"))
        return box

    def _add(self) -> None:
        name = self.name.text().strip()
        cities = self._work.plan_rows().cities[self._side]
        if not name or not cities:
            self.name.setFocus()
            return
        problem = self._work.attempt(
            lambda: named_organisation.add(self._work.workspace, name, city=cities[0].id)
        )
        if problem is None:
            self.name.clear()
        self.name.setFocus()


class PartnersEditor(QWidget):
    """Both sides beside each other as lists, or on the map of interest and influence."""

    fills = False

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self.sides = {side: SideColumn(work, side) for side in SIDES}
        self.map = PartnersMap(work)
        self.missing = MissingGroups()
        self.missing.add_wanted.connect(self.begin)
        self.view = Segments(
            ((_LIST, lambda: _("List")), (_MAP, lambda: _("Map"))),
            name=lambda: _("How stakeholders are shown"),
        )
        self.view.chosen.connect(self.show_view)
        self.partnership_button = Button(
            lambda: _("Cities of the partnership"), icon="partnerships"
        )
        self.partnership_button.clicked.connect(self._open_partnership)
        self._side = "eu"
        self.form = QuickAdd(
            work,
            "organisation",
            _LINES,
            title=self._form_title,
            pairs={},
            store=lambda city, values: records.add(
                work.workspace, "organisation", {**values, "city": city}
            ),
        )
        self._lists = halves(self.sides["eu"], self.sides["cn"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # Below what it is about: a first stakeholder must not push the lists away.
        for part in (self._lists, self.map, self.missing, self.form):
            column.addWidget(part)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(8)))
        self.show_view(work.context.settings.window.get(_KEPT, _LIST))

    def show_view(self, view: str) -> None:
        """Show the lists or the map, and remember which."""
        is_map = view == _MAP
        self.view.set_current(_MAP if is_map else _LIST)
        self.map.setVisible(is_map)
        self._lists.setVisible(not is_map)
        self._work.context.settings.window[_KEPT] = _MAP if is_map else _LIST

    def _form_title(self) -> str:
        city = self._work.rows.city_name(self._side) if self._work.rows else ""
        return _("New organisation, {city}").format(city=city or side_words(self._side))

    def begin(self, group: Group, side: str) -> None:
        """Show the form for an organisation that speaks for a group on a side."""
        cities = self._work.plan_rows().cities[side]
        if cities and not self._work.workspace.read_only:
            self._side = side
            self.form.live.refresh()
            self.form.begin(cities[0].id, {"actor_type": group.types[0]})

    def _open_partnership(self) -> None:
        partnership = str(self._work.plan_rows().plan.values["partnership"])
        self._work.context.open_record("partnership", partnership)

    def refresh(self) -> None:
        """Show who is there now."""
        rows = self._work.plan_rows()
        for column in self.sides.values():
            column.refresh()
        self.map.refresh()
        missing = [
            (group, side)
            for side in SIDES
            if (present := {row.values.get("actor_type") for row in rows.organisations[side]})
            for group in missing_groups(present)
        ]
        self.missing.show_missing(missing, can_add=not self._work.workspace.read_only)

    def head_widgets(self) -> list[QWidget]:
        """Return what stands at the right of the head of the step."""
        return [self.view, self.partnership_button]

    def summary(self) -> str:
        """Return how many stakeholders there are."""
        count = sum(len(found) for found in self._work.plan_rows().organisations.values())
        return ngettext("{n} stakeholder", "{n} stakeholders", count).format(n=count)

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""
        return self.map.commit() and not self.form.has_input()

    def focus_problem(self) -> None:
        """Go to what cannot be kept as it is."""
        if self.form.has_input():
            self.form.add_button.setFocus()
        else:
            self.map.focus_problem()

    def restore(self) -> None:
        """Drop what cannot be kept."""
        self.form.give_up()
        self.map.restore()

    def focus_on(self, record: str, column: str) -> bool:
        """Go to where a stakeholder, or one of a missing group, is added on a side."""
        key, _underscore, side = column.rpartition("_")
        found = group(key)
        if found is not None and side in SIDES:
            self.begin(found, side)
            return True
        if column not in self.sides:
            return False
        self.show_view(_LIST)
        if self.sides[column].name.isEnabled():
            self.sides[column].name.setFocus()
        else:
            self.partnership_button.setFocus()
        return True

    def current_record(self) -> str:
        """Return nothing: stakeholders are edited on their own page."""
        return ""
