"""How far plans are: read in one short read each, judged by the method."""

from __future__ import annotations

from dataclasses import dataclass

from urbandesk.content import library
from urbandesk.planning.finding import Finding
from urbandesk.planning.readiness import Readiness, StepState, readiness_of
from urbandesk.services.drafts import plan_reading
from urbandesk.services.drafts.plan_reading import PlanRows
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace

CLOSED = "closed"


@dataclass(frozen=True)
class PlanReadiness:
    """A plan with its rows and how far it is."""

    rows: PlanRows
    readiness: Readiness

    @property
    def steps(self) -> tuple[StepState, ...]:
        """Return the steps in their order."""
        return self.readiness.steps

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything that is open, also in steps that are not begun."""
        return self.readiness.findings

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """Return what is open in the steps that are begun; what lists and home count."""
        return self.readiness.gaps


def of_plan(
    workspace: Workspace, plan_id: str, known: plan_reading.Catalogue | None = None
) -> PlanReadiness:
    """Return how far a plan is; ``known`` is the catalogue where it was read before.

    Raises:
        RecordGone: there is no such plan any more.
    """
    rows = plan_reading.plan_rows(workspace, plan_id, known)
    return PlanReadiness(rows, readiness_of(rows, library.method()))


def of_open_plans(workspace: Workspace) -> tuple[PlanReadiness, ...]:
    """Return how far each plan is that is not closed, in the order of their names."""
    keys = queries.keys(workspace, queries.ListQuery("plan"))
    known = plan_reading.catalogue(workspace) if keys else None
    found = (of_plan(workspace, key, known) for key in keys)
    return tuple(each for each in found if each.rows.plan.values.get("status") != CLOSED)
