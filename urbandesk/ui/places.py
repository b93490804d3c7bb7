"""The places of the window: its pages in fixed order, and where each kind of record is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from urbandesk.i18n import N_
from urbandesk.ui.pages.page import Page
from urbandesk.ui.window_context import Context


class Place(NamedTuple):
    """One page of the window.

    Attributes:
        key: stable name, stored with the place of the work.
        title: catalogue key of its name in the navigation.
        icon: name of its icon.
        make: builds the page; called when it is first shown.
        entry: the navigation entry that is marked while the page is shown.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Context], Page]
    entry: str = ""


# Pages are imported when they are first shown: starting stays quick.


def _home(context: Context) -> Page:
    from urbandesk.ui.pages.home.home_page import HomePage

    return HomePage(context)


def _cities(context: Context) -> Page:
    from urbandesk.ui.pages.lists.cities_page import CitiesPage

    return CitiesPage(context)


def _stakeholders(context: Context) -> Page:
    from urbandesk.ui.pages.lists.stakeholders_page import StakeholdersPage

    return StakeholdersPage(context)


def _people(context: Context) -> Page:
    from urbandesk.ui.pages.lists.people_page import PeoplePage

    return PeoplePage(context)


def _partnerships(context: Context) -> Page:
    from urbandesk.ui.pages.lists.partnerships_page import PartnershipsPage

    return PartnershipsPage(context)


def _plans(context: Context) -> Page:
    from urbandesk.ui.pages.lists.plans_page import PlansPage

    return PlansPage(context)


def _plan(context: Context) -> Page:
    from urbandesk.ui.wizard.plan_page import PlanPage

    return PlanPage(context)


def _funding(context: Context) -> Page:
    from urbandesk.ui.pages.lists.funding_page import FundingPage

    return FundingPage(context)


def _reports(context: Context) -> Page:
    from urbandesk.ui.pages.reports.reports_page import ReportsPage

    return ReportsPage(context)


def _exchange(context: Context) -> Page:
    from urbandesk.ui.exchange.exchange_page import ExchangePage
    from urbandesk.ui.exchange.foreign_reading import read_foreign
    from urbandesk.ui.exchange.receipt_writing import write_receipt

    return ExchangePage(context, read_foreign=read_foreign, write_receipt=write_receipt)


def _settings(context: Context) -> Page:
    from urbandesk.ui.pages.settings_page import SettingsPage

    return SettingsPage(context)


ENTRIES = (
    Place("home", N_("Home"), "home", _home),
    Place("cities", N_("Cities"), "cities", _cities),
    Place("stakeholders", N_("Stakeholders"), "stakeholders", _stakeholders),
    Place("partnerships", N_("Partnerships"), "partnerships", _partnerships),
    Place("plans", N_("Plans"), "plans", _plans),
    Place("funding", N_("Funding"), "funding", _funding),
    Place("reports", N_("Reports"), "reports", _reports),
    Place("exchange", N_("Exchange"), "exchange", _exchange),
)
"""The entries of the navigation, in their order; later pages join behind them."""

PLAN = Place("plan", N_("Plan"), "plans", _plan, entry="plans")
PEOPLE = Place("people", N_("People"), "stakeholders", _people, entry="stakeholders")
SETTINGS = Place("settings", N_("Settings"), "settings", _settings)

PLACES = {place.key: place for place in (*ENTRIES, PLAN, PEOPLE, SETTINGS)}

PAGE_OF_KIND = {
    "city": "cities",
    "organisation": "stakeholders",
    "person": "people",
    "partnership": "partnerships",
    "plan": "plans",
    "funding_scheme": "funding",
}
"""The page that shows a record of a kind."""
