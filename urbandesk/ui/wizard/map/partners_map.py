"""PartnersMap: the stakeholder map of a plan with the list that says the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, format_number
from urbandesk.models.field import SIDES, Value
from urbandesk.services.change import new_id
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.message_bar import Deed
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.map.map_plot import MapMark
from urbandesk.ui.wizard.map.stakeholder_map import StakeholderMap
from urbandesk.ui.wizard.plan_work import PlanWork
from urbandesk.ui.wizard.tables.row_model import Cell, Column, RowModel
from urbandesk.ui.wizard.tables.row_table import RowTable

_KIND = "organisation"
_SCORES = ("interest", "influence")
_LIST = 320


class PartnersMap(QWidget):
    """Map and list share the chosen organisation; scores are dragged, stepped or typed.

    Signals:
        chosen: id of the organisation that the person went to.
    """

    chosen = Signal(str)

    def __init__(self, work: PlanWork) -> None:
        super().__init__()
        self._work = work
        self._sides: dict[str, str] = {}
        self._visit = new_id()
        self.map = StakeholderMap()
        self.model = RowModel(self._columns())
        self.table = RowTable(self.model, lambda: _("Stakeholders"), least=_LIST - 20)
        self.fields = {name: BoundField(work, _KIND, name) for name in _SCORES}
        self._name = PlainLabel(bold=True)
        self._hint = PlainLabel(role="secondary", size="small", wrap=True)
        self._live = LiveText(self)
        self._arrange()
        self.map.chosen.connect(self._go_to)
        self.map.moved.connect(self._drag)
        self.map.stepped.connect(self._move)
        self.map.numbers_wanted.connect(self.focus_numbers)
        self.table.chosen.connect(self._go_to)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: _("Name"), self._name_cell),
            Column(lambda: _("Influence"), _score_cell("influence"), width=80, number=True),
            Column(lambda: _("Interest"), _score_cell("interest"), width=68, number=True),
        )

    def _name_cell(self, record: Record, _number: int) -> Cell:
        return Cell(record.label, side=self._sides.get(record.id, ""))

    def _arrange(self) -> None:
        self._live.bind(self._hint.setText, self._hints)
        self._live.bind(self._name.setText, self._chosen_name)
        scores = QHBoxLayout()
        said = {"interest": lambda: _("Interest"), "influence": lambda: _("Influence")}
        for name, words in said.items():
            label = PlainLabel(role="secondary", size="small")
            self._live.bind(label.setText, words)
            label.setBuddy(self.fields[name])
            scores.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            scores.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self._name)
        column.addLayout(scores)
        column.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.map, 1)
        row.addWidget(right)
        theme.follow(right, lambda: right.setFixedWidth(theme.scaled(_LIST)))
        theme.follow(self, lambda: self.setMinimumHeight(theme.scaled(440)))
        theme.follow(self, lambda: row.setSpacing(theme.scaled(12)))

    def _hints(self) -> str:
        return _("Drag a mark, or move it by 0.1 with the arrow keys; F2 takes numbers.")

    def _record(self) -> Record | None:
        return self.model.record(self.model.row_of(self.map.current() or self._key()))

    def _key(self) -> str:
        found = self.model.record(self.table.view.currentIndex().row())
        return found.id if found else ""

    def _chosen_name(self) -> str:
        record = self._record()
        return record.label if record else _("None chosen")

    def refresh(self) -> None:
        """Show the organisations as they are now; the chosen one stays chosen."""
        rows = self._work.plan_rows()
        kept = self._key()
        self._sides = {row.id: side for side in SIDES for row in rows.organisations[side]}
        listed = sorted(
            (row for side in SIDES for row in rows.organisations[side]), key=_by_influence
        )
        self.table.view.blockSignals(True)
        self.model.show_rows(listed)
        self.table.view.blockSignals(False)
        self.map.set_read_only(self._work.workspace.read_only)
        self.map.set_marks([mark for row in listed if (mark := self._mark(row))])
        self._show(kept if self.model.row_of(kept) >= 0 else "")
        self.table.blockSignals(True)  # nobody went anywhere
        self.table.choose(kept)
        self.table.blockSignals(False)

    def _mark(self, row: Record) -> MapMark | None:
        interest, influence = (row.values.get(name) for name in _SCORES)
        if not isinstance(interest, Decimal) or not isinstance(influence, Decimal):
            return None
        return MapMark(row.id, self._sides[row.id], row.label, interest, influence)

    def _show(self, key: str) -> None:
        """Show the scores of an organisation; without one, nothing can be typed."""
        self.map.choose(key if any(mark.key == key for mark in self.map.marks()) else "")
        record = self.model.record(self.model.row_of(key))
        for field in self.fields.values():
            if record is not None:
                field.show_record(record)
            field.setEnabled(record is not None)
        self._live.refresh()

    def choose(self, key: str) -> None:
        """Choose an organisation in map and list."""
        self.table.choose(key)
        self._show(key)

    def _go_to(self, key: str) -> None:
        if self.commit():
            self._visit = new_id()
            self.choose(key)
            self.chosen.emit(key)

    def _drag(self, key: str, interest: Decimal, influence: Decimal) -> None:
        """Store a drag, which is a step of undo by itself."""
        self._visit = new_id()
        self._move(key, interest, influence)
        self._visit = new_id()

    def _move(self, key: str, interest: Decimal, influence: Decimal) -> None:
        """Store a move; steps by key in one go are one step of undo."""
        row = self.model.record(self.model.row_of(key))
        if row is None:
            return
        before = {name: row.values.get(name) for name in _SCORES}
        workspace, visit = self._work.workspace, self._visit
        values = {"interest": interest, "influence": influence}
        problem = self._work.attempt(
            lambda: records.edit(workspace, _KIND, key, values, visit=visit)
        )
        if problem is None:
            self._tell(row.label, before, values)

    def _tell(self, name: str, before: Mapping[str, Value], now: Mapping[str, Value]) -> None:
        def words() -> str:
            return _(
                "{name} moved from interest {interest}, influence {influence} "
                "to interest {new_interest}, influence {new_influence}."
            ).format(
                name=name,
                **_shown(before),
                **{f"new_{key}": value for key, value in _shown(now).items()},
            )

        context = self._work.context
        undo = Deed(lambda: _("Undo"), lambda: context.run_command("undo"))
        context.messages.say(words, undo, icon="moved")

    def focus_numbers(self) -> None:
        """Put the cursor where the interest of the chosen organisation is typed."""
        self.fields["interest"].editor().setFocus()

    def commit(self) -> bool:
        """Store what is half typed; returns whether it is good."""
        good = [field.commit() for field in self.fields.values()]
        return all(good)

    def restore(self) -> None:
        """Drop what is half typed and wrong."""
        for field in self.fields.values():
            field.restore()

    def focus_problem(self) -> None:
        """Go to the score that breaks its rule."""
        for field in self.fields.values():
            if field.problem() is not None:
                field.editor().setFocus()
                return


def _shown(scores: Mapping[str, Value]) -> dict[str, str]:
    return {
        name: format_number(score, 1) if isinstance(score, Decimal) else "–"
        for name, score in scores.items()
    }


def _score_cell(name: str) -> Callable[[Record, int], Cell]:
    def cell(record: Record, _number: int) -> Cell:
        return Cell(record.text(name) or "–")

    return cell


def _by_influence(row: Record) -> tuple[Decimal, str]:
    influence = row.values.get("influence")
    return -influence if isinstance(influence, Decimal) else Decimal(1), row.label
