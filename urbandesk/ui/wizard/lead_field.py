"""LeadField: the organisation that leads on one side; a new one is made on the spot."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox

from urbandesk.i18n import _
from urbandesk.services import drafting
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.side_mark import side_words
from urbandesk.ui.widgets.typed_parts import Pairs
from urbandesk.ui.wizard.bound_field import BoundField
from urbandesk.ui.wizard.plan_work import PlanWork


class LeadField(BoundField):
    """A reference to the organisations of one side, with *Add* for a name not yet known."""

    def __init__(self, work: PlanWork, side: str) -> None:
        super().__init__(work, "action", f"lead_{side}", pairs=partial(_leads, work, side))
        self._side = side
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
        name, city, action = self._typed_name(), self._city(), self.record_key()
        self.restore()
        self.work.attempt(
            lambda: drafting.add_lead(self.work.workspace, action, self._side, name, city=city)
        )


def _leads(work: PlanWork, side: str) -> Pairs:
    """Return the organisations that can lead; one that no longer belongs to the side stays."""
    rows = work.plan_rows()
    found = {organisation.id: organisation.label for organisation in rows.organisations[side]}
    for action in rows.actions:
        lead = str(action.values.get(f"lead_{side}") or "")
        if lead and lead not in found:
            found[lead] = action.labels.get(lead, "")
    return tuple(found.items())
