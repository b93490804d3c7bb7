"""OrganisationField: the organisation that answers for something on one side, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox

from urbandesk.i18n import _
from urbandesk.services.finding.queries import Record
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.widgets.typed_parts import Pairs
from urbandesk.ui.wizard.answers.bound_field import BoundField
from urbandesk.ui.wizard.plan_work import PlanWork

Add = Callable[[str, str, str], object]
"""Adds an organisation: id of the row it answers for, its name, and the id of its city."""


class OrganisationField(BoundField):
    """A reference to the organisations of one side, with *Add* for a name not yet known."""

    def __init__(
        self,
        work: PlanWork,
        kind: str,
        column: str,
        *,
        side: str,
        rows: Callable[[], tuple[Record, ...]],
        add: Add,
    ) -> None:
        """Make the field.

        Args:
            work: the open plan.
            kind: record kind of the rows.
            column: name of the column.
            side: the side whose organisations can be chosen.
            rows: returns the rows of the table, which may name organisations of elsewhere.
            add: adds an organisation by its name.
        """
        pairs = partial(_offered, work, side, column, rows)
        super().__init__(work, kind, column, pairs=pairs)
        self._side = side
        self._add_named = add
        self.add_button = Button(self._offer_words, kind="link", icon="add")
        self.add_button.clicked.connect(self._add)
        self.add_button.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.add_button)
        self.problem_changed.connect(self._show_offer)

    def _typed_name(self) -> str:
        box = self.editor()
        return box.currentText().strip() if isinstance(box, QComboBox) else ""

    def _offer_words(self) -> str:
        return _("Add “{name}” to the stakeholders of {city}").format(
            name=self._typed_name(), city=self._city_words()
        )

    def _city_words(self) -> str:
        if self.work.rows is None:
            return ""
        return self.work.rows.city_name(self._side) or side_words(self._side)

    def _city(self) -> str:
        cities = self.work.rows.cities[self._side] if self.work.rows else ()
        return cities[0].id if cities else ""

    def _show_offer(self) -> None:
        self.add_button.live.refresh()
        self.add_button.setVisible(
            self.problem() is not None and bool(self._typed_name()) and bool(self._city())
        )

    def _add(self) -> None:
        name, city, row = self._typed_name(), self._city(), self.record_key()
        self.restore()
        self.work.attempt(lambda: self._add_named(row, name, city))


def _offered(
    work: PlanWork, side: str, column: str, rows: Callable[[], tuple[Record, ...]]
) -> Pairs:
    """Return the organisations of a side; one that no longer belongs to it stays."""
    found = {one.id: one.label for one in work.plan_rows().organisations[side]}
    for row in rows():
        held = str(row.values.get(column) or "")
        if held and held not in found:
            found[held] = row.labels.get(held, "")
    return tuple(found.items())
