"""Which form begins a new record of which kind."""

from __future__ import annotations

from urbandesk.ui.pages.detail.new_city_form import NewCityForm
from urbandesk.ui.pages.detail.new_form import NewForm
from urbandesk.ui.pages.detail.new_partnership_form import NewPartnershipForm
from urbandesk.ui.pages.detail.new_person_form import NewPersonForm
from urbandesk.ui.pages.detail.new_plan_form import NewPlanForm
from urbandesk.ui.pages.detail.new_record_form import NewRecordForm
from urbandesk.ui.storing.attempts import Attempts

_NEW_FORMS: dict[str, type[NewForm]] = {
    "city": NewCityForm,
    "person": NewPersonForm,
    "partnership": NewPartnershipForm,
    "plan": NewPlanForm,
}


def new_form(work: Attempts, kind: str) -> NewForm:
    """Return the form for a new record of a kind."""
    return _NEW_FORMS.get(kind, NewRecordForm)(work, kind)
