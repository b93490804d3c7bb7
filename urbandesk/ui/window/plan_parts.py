"""Where in its plan a part of it is shown: which step, which place."""

from __future__ import annotations

from urbandesk.content import library
from urbandesk.errors import RecordGone
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace

_STEPS = {"objective": "objectives", "action": "actions"}


def place_in_plan(workspace: Workspace, kind: str, key: str) -> tuple[str, str, str] | None:
    """Return plan, step and place of an objective, action or answer; None when it is gone."""
    try:
        record = queries.record(workspace, kind, key)
    except RecordGone:
        return None
    plan = str(record.values["plan"])
    if kind == "plan_text":
        question = str(record.values["question"])
        return plan, library.method().step_of(question).key, question
    editor = _STEPS.get(kind, "")
    step = next((s.key for s in library.method().steps if s.editor == editor), "")
    return plan, step, key
