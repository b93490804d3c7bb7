"""What the reports page can hand out: charts by the question they answer, and workbooks."""

from __future__ import annotations

from dataclasses import dataclass

from urbandesk.exchange.languages import Languages
from urbandesk.i18n import N_
from urbandesk.services.handouts.export_scope import Scope, What
from urbandesk.services.handouts.reporting import (
    BUDGET,
    CHARTS,
    CITY_MAP,
    FIGURES,
    NEEDS,
    STAKEHOLDERS,
    TIMELINE,
)


@dataclass(frozen=True, slots=True)
class Report:
    """One thing to hand out: a chart of a plan, or a workbook.

    Attributes:
        key: stable name, also of its small drawing.
        title: catalogue key of its name.
        what: the records of a workbook; None for a chart, whose key is that of the chart.
        form: the kind that an empty form collects; empty for everything else.
        untranslated: whether only texts go out that are missing or outdated in one language.
    """

    key: str
    title: str
    what: What | None = None
    form: str = ""
    untranslated: bool = False

    @property
    def is_chart(self) -> bool:
        """Return whether it is a chart."""
        return self.what is None

    @property
    def needs_plan(self) -> bool:
        """Return whether it shows one plan."""
        return self.what in (None, What.PLAN)

    def scope(self, languages: Languages, plan_id: str) -> Scope:
        """Return which records the workbook takes along."""
        return Scope(
            self.what or What.ALL,
            languages,
            plan_id=plan_id if self.needs_plan else "",
            kind=self.form,
            untranslated=self.untranslated,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The reports that answer one question; ``title`` is a catalogue key."""

    title: str
    icon: str
    reports: tuple[Report, ...]


WORKBOOK = Report("workbook.all", N_("Everything as a workbook"), What.ALL)
"""What is offered first to who wants to hand out a workbook."""

GROUPS = (
    Group(
        N_("Compare"),
        "compare",
        (Report(BUDGET, CHARTS[BUDGET]), Report(FIGURES, CHARTS[FIGURES])),
    ),
    Group(N_("Change over time"), "change_over_time", (Report(TIMELINE, CHARTS[TIMELINE]),)),
    Group(N_("Place"), "place", (Report(CITY_MAP, CHARTS[CITY_MAP]),)),
    Group(
        N_("Relation"),
        "relation",
        (Report(STAKEHOLDERS, CHARTS[STAKEHOLDERS]), Report(NEEDS, CHARTS[NEEDS])),
    ),
    Group(
        N_("Data"),
        "spreadsheet",
        (
            WORKBOOK,
            Report("workbook.cities", N_("Cities and partnerships"), What.CITIES),
            Report("workbook.stakeholders", N_("Stakeholders and their cities"), What.STAKEHOLDERS),
            Report("workbook.plan", N_("This plan as a workbook"), What.PLAN),
            Report(
                "workbook.untranslated", N_("Texts for a translator"), What.ALL, untranslated=True
            ),
            Report(
                "workbook.form.organisation",
                N_("Empty form for stakeholders"),
                What.FORM,
                form="organisation",
            ),
            Report(
                "workbook.form.need_offer",
                N_("Empty form for needs and offers"),
                What.FORM,
                form="need_offer",
            ),
        ),
    ),
)
"""The groups in the order of the list."""

REPORTS = {report.key: report for group in GROUPS for report in group.reports}
FIRST = GROUPS[0].reports[0]
