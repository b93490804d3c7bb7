"""What the reports page can hand out: charts by the question they answer, and workbooks."""

from __future__ import annotations

from dataclasses import dataclass

from urbandesk.i18n import N_
from urbandesk.services.handouts.export_scope import What
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
    """

    key: str
    title: str
    what: What | None = None

    @property
    def is_chart(self) -> bool:
        """Return whether it is a chart."""
        return self.what is None

    @property
    def needs_plan(self) -> bool:
        """Return whether it shows one plan."""
        return self.what in (None, What.PLAN)


@dataclass(frozen=True, slots=True)
class Group:
    """The reports that answer one question; ``title`` is a catalogue key."""

    title: str
    icon: str
    reports: tuple[Report, ...]


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
            Report("workbook.all", N_("Everything as a workbook"), What.ALL),
            Report("workbook.cities", N_("Cities and partnerships"), What.CITIES),
            Report("workbook.stakeholders", N_("Stakeholders and their cities"), What.STAKEHOLDERS),
            Report("workbook.plan", N_("This plan as a workbook"), What.PLAN),
        ),
    ),
)
"""The groups in the order of the list."""

REPORTS = {report.key: report for group in GROUPS for report in group.reports}
FIRST = GROUPS[0].reports[0]
