"""What can be chosen in the fields of a plan: objectives, sources of money, indicators, themes."""

from __future__ import annotations

from urbandesk.i18n import _
from urbandesk.ui.widgets.typed_parts import Pairs
from urbandesk.ui.wizard.plan_work import PlanWork


def objectives(work: PlanWork) -> Pairs:
    """Return the objectives of the plan; one without a title by its number."""
    return tuple(
        (row.id, row.label or _("Objective {number}").format(number=number))
        for number, row in enumerate(work.plan_rows().objectives, start=1)
    )


def schemes(work: PlanWork, side: str) -> Pairs:
    """Return the funding schemes open to a side, and those that actions name nevertheless."""
    rows = work.plan_rows()
    found = {scheme.id: scheme.label for scheme in rows.schemes[side]}
    for action in rows.actions:
        held = str(action.values.get(f"scheme_{side}") or "")
        if held and held not in found:
            found[held] = action.labels.get(held, "")
    return tuple(found.items())


def measures(work: PlanWork) -> Pairs:
    """Return the indicators of the catalogue."""
    return tuple((row.id, row.label) for row in work.plan_rows().measures)


def themes(work: PlanWork) -> Pairs:
    """Return the themes of the catalogue."""
    return tuple((row.id, row.label) for row in work.plan_rows().themes)
