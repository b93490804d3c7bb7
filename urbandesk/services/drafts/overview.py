"""What the home page shows: where the work stopped, open partnerships, next dates, gaps."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from urbandesk.content import library
from urbandesk.content.method import Step
from urbandesk.models.field import SIDES
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.catalogue import THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK
from urbandesk.models.records.plan_tables import PLAN_INDICATOR, RISK
from urbandesk.planning.finding import Finding
from urbandesk.services.drafts import readiness
from urbandesk.services.drafts.readiness import PlanReadiness
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.workspace import Workspace

DAYS_AHEAD = 90
ENDED = "ended"

ACTION_STARTS = "action_starts"
FIRST_STEP_DUE = "first_step_due"
PLAN_ENDS = "plan_ends"

_EDITORS = {
    OBJECTIVE.key: "objectives",
    ACTION.key: "actions",
    RISK.key: "risks",
    PLAN_INDICATOR.key: "indicators",
}
_PARTS = (PLAN_TEXT, STEP_MARK, OBJECTIVE, ACTION, RISK, PLAN_INDICATOR)


@dataclass(frozen=True)
class NextDate:
    """A day that a plan names: an action starts, its first step is due, or the plan ends."""

    day: date
    what: str
    record: Record
    plan: PlanReadiness


@dataclass(frozen=True)
class OpenPartnership:
    """A partnership that has not ended, its cities by side, its themes, its plan if any."""

    partnership: Record
    cities: Mapping[str, tuple[Record, ...]]
    themes: tuple[Record, ...]
    plan: PlanReadiness | None
    next_date: NextDate | None


@dataclass(frozen=True)
class GapKind:
    """Gaps that one rule found in all open plans, and where the first of them is mended."""

    rule: str
    count: int
    plan: str
    first: Finding


@dataclass(frozen=True)
class Stopped:
    """Where the work on plans stopped.

    Attributes:
        plan: the plan.
        step: the step; None when only the plan is known.
        record: the record or question there; empty when only the step is known.
        place: the place in the step, for opening it.
        moment: when the plan was last changed.
    """

    plan: PlanReadiness
    step: Step | None
    record: str
    place: str
    moment: datetime


@dataclass(frozen=True)
class Overview:
    """Everything on the home page that comes from the workspace.

    Attributes:
        cities: how many cities there are.
        partnerships: those that have not ended, last worked on first.
        all_partnerships: how many there are, ended ones included.
        dates: the next 90 days, nearest first.
        gaps: by kind, most first.
        stopped: where the work stopped; None without a plan.
    """

    cities: int
    partnerships: tuple[OpenPartnership, ...]
    all_partnerships: int
    dates: tuple[NextDate, ...]
    gaps: tuple[GapKind, ...]
    stopped: Stopped | None


@dataclass(frozen=True)
class _Touched:
    """When a plan was last changed, and which of its records that was."""

    changed: str
    kind: str
    record: str


def overview(workspace: Workspace, today: date) -> Overview:
    """Return what the home page shows, read in short reads."""
    touched = _touched(workspace)
    plans = {p.rows.plan.id: p for p in readiness.of_open_plans(workspace)}
    dates = tuple(sorted(_dates(plans.values(), today), key=lambda each: each.day))
    keys = queries.keys(workspace, queries.ListQuery(PARTNERSHIP.key))
    found = queries.records(workspace, PARTNERSHIP.key, keys)
    going_on = [each for each in found if each.values.get("state") != ENDED]
    return Overview(
        cities=queries.total(workspace, CITY.key),
        partnerships=_partnerships(workspace, going_on, plans, touched, dates),
        all_partnerships=len(found),
        dates=dates,
        gaps=_gaps(plans.values()),
        stopped=_stopped(workspace, plans, touched),
    )


def _touched(workspace: Workspace) -> dict[str, _Touched]:
    """Return by plan which of its records was changed last."""
    latest: dict[str, _Touched] = {}
    with workspace.read() as connection:
        for kind in (PLAN, *_PARTS):
            table = kind.table
            plan = table.c.id if kind is PLAN else table.c.plan
            name = table.c.question if kind is PLAN_TEXT else table.c.id
            for key, changed, record in connection.execute(select(plan, table.c.changed, name)):
                if key not in latest or changed > latest[key].changed:
                    latest[str(key)] = _Touched(str(changed), kind.key, str(record))
    return latest


def _dates(plans: Iterable[PlanReadiness], today: date) -> Iterable[NextDate]:
    last = today + timedelta(days=DAYS_AHEAD)
    for plan in plans:
        named = [(plan.rows.plan, "ends", PLAN_ENDS)]
        named += [(action, "starts", ACTION_STARTS) for action in plan.rows.actions]
        named += [(action, "first_step_by", FIRST_STEP_DUE) for action in plan.rows.actions]
        for record, column, what in named:
            day = record.values.get(column)
            if isinstance(day, date) and today <= day <= last:
                yield NextDate(day, what, record, plan)


def _partnerships(
    workspace: Workspace,
    records: Sequence[Record],
    plans: Mapping[str, PlanReadiness],
    touched: Mapping[str, _Touched],
    dates: Sequence[NextDate],
) -> tuple[OpenPartnership, ...]:
    """Return partnerships with what belongs to them, last worked on first."""
    changed = _changed(workspace)
    newest: dict[str, str] = {}
    for key, plan in plans.items():
        partnership = str(plan.rows.plan.values["partnership"])
        before = newest.get(partnership)
        if before is None or touched[key].changed > touched[before].changed:
            newest[partnership] = key
    cities = _cities(workspace)
    themes = _themes(workspace, records)
    found = [
        OpenPartnership(
            partnership=record,
            cities={side: tuple(cities[record.id, side]) for side in SIDES},
            themes=tuple(themes[key] for key in _codes(record) if key in themes),
            plan=plans.get(newest.get(record.id, "")),
            next_date=next(
                (d for d in dates if d.plan.rows.plan.id == newest.get(record.id)), None
            ),
        )
        for record in records
    ]

    def worked_on(each: OpenPartnership) -> tuple[bool, str]:
        if each.plan is None:
            return False, changed.get(each.partnership.id, "")
        return True, touched[each.plan.rows.plan.id].changed

    return tuple(sorted(found, key=worked_on, reverse=True))


def _changed(workspace: Workspace) -> dict[str, str]:
    table = PARTNERSHIP.table
    with workspace.read() as connection:
        rows = connection.execute(select(table.c.id, table.c.changed))
        return {str(key): str(moment) for key, moment in rows}


def _cities(workspace: Workspace) -> dict[tuple[str, str], list[Record]]:
    """Return the member cities by partnership and side, in their order."""
    table = MEMBERSHIP.table
    columns = (table.c.partnership, table.c.side, table.c.city)
    statement = select(*columns).order_by(table.c.position, table.c.created, table.c.id)
    with workspace.read() as connection:
        rows = [tuple(map(str, row)) for row in connection.execute(statement)]
    wanted = sorted({city for _partnership, _side, city in rows})
    known = {city.id: city for city in queries.records(workspace, CITY.key, wanted)}
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for partnership, side, city in rows:
        if city in known:
            found[partnership, side].append(known[city])
    return found


def _codes(record: Record) -> tuple[str, ...]:
    themes = record.values.get("themes")
    return themes if isinstance(themes, tuple) else ()


def _themes(workspace: Workspace, records: Sequence[Record]) -> dict[str, Record]:
    wanted = sorted({key for record in records for key in _codes(record)})
    return {theme.id: theme for theme in queries.records(workspace, THEME.key, wanted)}


def _gaps(plans: Iterable[PlanReadiness]) -> tuple[GapKind, ...]:
    counted: dict[str, GapKind] = {}
    for plan in plans:
        for finding in plan.gaps:
            before = counted.get(finding.rule)
            first = (before.plan, before.first) if before else (plan.rows.plan.id, finding)
            count = before.count + 1 if before else 1
            counted[finding.rule] = GapKind(finding.rule, count, *first)
    return tuple(sorted(counted.values(), key=lambda kind: -kind.count))


def _stopped(
    workspace: Workspace, plans: Mapping[str, PlanReadiness], touched: Mapping[str, _Touched]
) -> Stopped | None:
    """Return the place that the window noted, else the record of a plan changed last."""
    key, step, place = noted_place(workspace)
    if key in plans:
        moment = datetime.fromisoformat(touched[key].changed)
        return Stopped(plans[key], _step(step), place.split("/")[0], place, moment)
    last = max(plans, key=lambda plan: touched[plan].changed, default=None)
    if last is None:
        return None
    found = touched[last]
    moment = datetime.fromisoformat(found.changed)
    step_of = _step_of(plans[last], found)
    named = found.record if found.kind in (*_EDITORS, PLAN_TEXT.key) else ""
    return Stopped(plans[last], step_of, named, named, moment)


def noted_place(workspace: Workspace) -> tuple[str, str, str]:
    """Return plan, step and place in it where the window noted the work; empty when elsewhere."""
    try:
        noted = json.loads(workspace.about.place or "{}")
        page, place = str(noted["page"]), str(noted["place"])
    except (ValueError, KeyError, TypeError):
        return "", "", ""
    if page not in ("plan", "home") or not place:
        return "", "", ""
    plan, _slash, rest = place.partition("/")
    step, _slash, inside = rest.partition("/")
    return plan, step, inside.rstrip("/")


def _step(key: str) -> Step | None:
    return next((step for step in library.method().steps if step.key == key), None)


def _step_of(plan: PlanReadiness, touched: _Touched) -> Step | None:
    """Return the step in which a record of a plan is shown."""
    if touched.kind == PLAN_TEXT.key:
        steps = library.method().steps
        asked = touched.record
        return next((s for s in steps if any(q.key == asked for q in s.questions)), None)
    if touched.kind == STEP_MARK.key:
        marks = (key for key, mark in plan.rows.marks.items() if mark.id == touched.record)
        return _step(next(marks, ""))
    if touched.kind == PLAN.key:
        open_step = plan.readiness.current()
        return open_step.step if open_step else None
    editor = _EDITORS[touched.kind]
    return next((step for step in library.method().steps if step.editor == editor), None)
