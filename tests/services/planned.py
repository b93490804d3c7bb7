"""A begun plan for two cities, and its rows as the tests compare them."""

from __future__ import annotations

from collections.abc import Mapping

from urbandesk.models.field import Value
from urbandesk.services.drafts import drafting, partnerships, plans
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

Values = Mapping[str, Value]


def rome_and_yantai(workspace: Workspace) -> dict[str, str]:
    """Add a city on each side; returns side to id."""
    rome = {"name_en": "Rome", "name_zh": "罗马", "country": "IT"}
    yantai = {"name_en": "Yantai", "name_zh": "烟台", "country": "CN"}
    return {
        "eu": records.add(workspace, "city", rome),
        "cn": records.add(workspace, "city", yantai),
    }


def begun_plan(workspace: Workspace) -> str:
    """Begin a plan for Rome and Yantai and return its id."""
    cities = rome_and_yantai(workspace)
    return plans.begin(workspace, partnerships.join(workspace, cities))


def values(workspace: Workspace, kind: str, key: str) -> Values:
    """Return the values of a record."""
    return queries.record(workspace, kind, key).values


def text(workspace: Workspace, kind: str, key: str, field: str) -> tuple[Value, ...]:
    """Return English, Chinese and both statuses of a drafted text."""
    found = values(workspace, kind, key)
    names = (f"{field}_en", f"{field}_zh", f"{field}_en_status", f"{field}_zh_status")
    return tuple(found[name] for name in names)


def answer(workspace: Workspace, plan: str, question: str) -> tuple[Value, ...]:
    """Return English, Chinese and both statuses of an answer; four times None without one."""
    found = drafting.answer_id(workspace, plan, question)
    return text(workspace, "plan_text", found, "text") if found else (None, None, None, None)


def number_of_steps(workspace: Workspace) -> int:
    """Return how many change sets the journal holds."""
    raw = workspace.database.raw
    return int(raw.execute("SELECT count(*) FROM change_set").fetchone()[0])
