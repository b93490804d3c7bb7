"""Charts of a plan: the figures behind them, one drawn for a preview, all saved to a folder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from urbandesk import filing
from urbandesk.i18n import N_, _, speaking
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.plan import PLAN
from urbandesk.planning.groups import missing_groups
from urbandesk.planning.totals import side_totals
from urbandesk.progress import Progress
from urbandesk.reports.budget import BudgetData, SideBudget
from urbandesk.reports.stakeholders import MissingGroup, Stakeholder, StakeholderData
from urbandesk.reports.timeline import Span, TimelineData, TimelineRow
from urbandesk.services.handouts import pair_figures, plan_figures
from urbandesk.services.handouts.plan_figures import PlanFigures, amount, day, side_names, source_of
from urbandesk.services.workspace import Workspace

if TYPE_CHECKING:
    from urbandesk.reports.figure import ChartFigure

TIMELINE = "timeline"
BUDGET = "budget"
STAKEHOLDERS = "stakeholders"
NEEDS = "needs"
FIGURES = "figures"
CITY_MAP = "city_map"

CHARTS: Mapping[str, str] = {
    TIMELINE: N_("Timeline of actions"),
    BUDGET: N_("Budget by side and funding state"),
    STAKEHOLDERS: N_("Stakeholders by influence and interest"),
    NEEDS: N_("Needs and offers by theme"),
    FIGURES: N_("Figures of both sides"),
    CITY_MAP: N_("Where the cities lie"),
}
"""Key and title (a catalogue key) of each chart."""


def draw_chart(workspace: Workspace, chart: str, *, plan_id: str, language: str) -> ChartFigure:
    """Return one chart of a plan, a key of ``CHARTS``, as a figure whose words are in ``language``.

    Raises:
        RecordGone: there is no such plan any more.
    """
    with speaking(language):
        return _drawn(chart, plan_figures.read(workspace, plan_id))


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart as it looks when saved: a png, the finding as its title, and what it shows."""

    png: bytes
    title: str
    alt: str


def chart_picture(workspace: Workspace, chart: str, *, plan_id: str, language: str) -> ChartPicture:
    """Return one chart of a plan as a picture for a preview, in ``language``.

    Raises:
        RecordGone: there is no such plan any more.
    """
    from urbandesk.reports.saving import PNG, chart_bytes

    figure = draw_chart(workspace, chart, plan_id=plan_id, language=language)
    return ChartPicture(chart_bytes(figure, PNG), figure.words.title, figure.words.alt)


def save_chart(
    workspace: Workspace,
    chart: str,
    folder: Path,
    *,
    plan_id: str,
    languages: Sequence[str],
    formats: Sequence[str],
    progress: Progress,
) -> list[Path]:
    """Write one chart in each language and format to ``folder`` and return the files.

    All is drawn before the first file is replaced, so that stopping leaves every file as it was.

    Raises:
        RecordGone: there is no such plan any more.
        Cancelled: the user stopped; nothing was written.
        CannotWrite: the folder cannot be made or written to.
        FileInUse: a file is open in another program; it and those after it are as they were.
    """
    from urbandesk.reports.saving import chart_bytes

    filing.make_folder(folder)
    figures = plan_figures.read(workspace, plan_id)
    drawn: dict[Path, bytes] = {}
    total = len(languages) * len(formats)
    for language in languages:
        progress.step(len(drawn), total)
        targets = _targets(figures, folder, language=language, formats=formats)
        with speaking(language):
            figure = _drawn(chart, figures)
            for file_format in formats:
                drawn[targets[chart, file_format]] = chart_bytes(figure, file_format)
                progress.step(len(drawn), total)
    for target, content in drawn.items():
        filing.write_bytes(target, content)
    return list(drawn)


def save_charts(
    workspace: Workspace,
    plan_id: str,
    folder: Path,
    *,
    language: str,
    formats: Sequence[str],
    progress: Progress,
    charts: Sequence[str] = tuple(CHARTS),
) -> list[Path]:
    """Write the charts of a plan to ``folder``, which is made if missing, and return the files.

    Each file is complete or not written; a file of the same name is replaced at the end.

    Raises:
        RecordGone: there is no such plan any more.
        Cancelled: the user stopped; files already written stay.
        CannotWrite: the folder cannot be made or written to.
        FileInUse: a file is open in another program.
    """
    from urbandesk.reports.saving import save

    filing.make_folder(folder)
    figures = plan_figures.read(workspace, plan_id)
    targets = _targets(figures, folder, language=language, formats=formats)
    written: list[Path] = []
    total = len(charts) * len(formats)
    with speaking(language):
        for chart in charts:
            progress.step(len(written), total)
            figure = _drawn(chart, figures)
            for file_format in formats:
                target = targets[chart, file_format]
                save(figure, target, file_format)
                written.append(target)
                progress.step(len(written), total)
    return written


def chart_files(
    workspace: Workspace, plan_id: str, folder: Path, *, language: str, formats: Sequence[str]
) -> dict[tuple[str, str], Path]:
    """Return the file of each chart and format: plan, chart and language make its name.

    Raises:
        RecordGone: there is no such plan any more.
    """
    figures = plan_figures.read(workspace, plan_id)
    return _targets(figures, folder, language=language, formats=formats)


def _targets(
    figures: PlanFigures, folder: Path, *, language: str, formats: Sequence[str]
) -> dict[tuple[str, str], Path]:
    with speaking(language):
        plan = file_name(PLAN.label_of(figures.plan))
        titles = {chart: file_name(_(title)) for chart, title in CHARTS.items()}
    return {
        (chart, file_format): folder / f"{plan} - {title}.{file_format}"
        for chart, title in titles.items()
        for file_format in formats
    }


def file_name(text: str) -> str:
    """Return ``text`` as part of a file name that every system takes."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", text).strip(" .")[:60].strip() or "-"


def _drawn(chart: str, figures: PlanFigures) -> ChartFigure:
    """Return a chart in the language in force; the drawing library is loaded here."""
    if chart == TIMELINE:
        from urbandesk.reports.timeline_chart import draw_timeline

        return draw_timeline(timeline_of(figures))
    if chart == BUDGET:
        from urbandesk.reports.budget_chart import draw_budget

        return draw_budget(budget_of(figures))
    if chart == STAKEHOLDERS:
        from urbandesk.reports.stakeholder_chart import draw_stakeholders

        return draw_stakeholders(stakeholders_of(figures))
    return _drawn_of_pair(chart, figures)


def _drawn_of_pair(chart: str, figures: PlanFigures) -> ChartFigure:
    if chart == NEEDS:
        from urbandesk.reports.needs_chart import draw_needs

        return draw_needs(pair_figures.needs_of(figures))
    if chart == FIGURES:
        from urbandesk.reports.figures_chart import draw_figures

        return draw_figures(pair_figures.figures_of(figures))
    from urbandesk.reports.city_map_chart import draw_city_map

    return draw_city_map(pair_figures.places_of(figures))


def timeline_data(workspace: Workspace, plan_id: str) -> TimelineData:
    """Return what the timeline shows, in the language in force.

    Raises:
        RecordGone: there is no such plan any more.
    """
    return timeline_of(plan_figures.read(workspace, plan_id))


def budget_data(workspace: Workspace, plan_id: str) -> BudgetData:
    """Return what the budget chart shows, in the language in force.

    Raises:
        RecordGone: there is no such plan any more.
    """
    return budget_of(plan_figures.read(workspace, plan_id))


def stakeholder_data(workspace: Workspace, plan_id: str) -> StakeholderData:
    """Return what the stakeholder chart shows, in the language in force.

    Raises:
        RecordGone: there is no such plan any more.
    """
    return stakeholders_of(plan_figures.read(workspace, plan_id))


def timeline_of(figures: PlanFigures) -> TimelineData:
    """Return the timeline of a plan; each side works from start to end of the action."""
    rows = []
    for number, action in enumerate(figures.actions, 1):
        starts, ends = day(action, "starts"), day(action, "ends")
        rows.append(
            TimelineRow(
                number,
                ACTION.label_of(action) or _("Action {number}").format(number=number),
                Span(starts, ends, has_lead=action.get("lead_eu") is not None),
                Span(starts, ends, has_lead=action.get("lead_cn") is not None),
                day(action, "first_step_by"),
            )
        )
    return TimelineData(side_names(figures), tuple(rows), source_of(figures))


def budget_of(figures: PlanFigures) -> BudgetData:
    """Return the budget of a plan, each side in its own currency; unknown sums are counted."""
    return BudgetData(
        side_names(figures),
        _side_budget(figures, "eu"),
        _side_budget(figures, "cn"),
        source_of(figures),
        len(figures.actions),
        figures.rate,
    )


def _side_budget(figures: PlanFigures, side: str) -> SideBudget:
    totals = side_totals(pair_figures.plain(figures.actions), side)
    return SideBudget(figures.currency(side), totals.known, totals.unknown, **totals.by_state)


def stakeholders_of(figures: PlanFigures) -> StakeholderData:
    """Return the stakeholders of a plan's cities, and which groups nobody speaks for."""
    organisations = tuple(
        Stakeholder(
            side, ORGANISATION.label_of(row), amount(row, "influence"), amount(row, "interest")
        )
        for side, row in figures.organisations
    )
    present = {
        side: {row.get("actor_type") for of, row in figures.organisations if of == side}
        for side in figures.cities
    }
    missing = tuple(
        MissingGroup(side, _(group.title))
        for side in figures.cities
        for group in missing_groups(present[side])
    )
    return StakeholderData(side_names(figures), organisations, source_of(figures), missing)
