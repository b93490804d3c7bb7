"""Where the parts of records are shown: on the page of what they belong to, in its tab."""

from __future__ import annotations

from urbandesk.errors import RecordGone
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace

_OWNERS = {"figure": ("city", "figures"), "need_offer": ("city", "needs")}


def place_of_part(workspace: Workspace, kind: str, key: str) -> tuple[str, str] | None:
    """Return kind of the owner and place on its page; None for what is no part, or is gone."""
    if kind not in (*_OWNERS, "attachment"):
        return None
    try:
        values = queries.record(workspace, kind, key).values
    except RecordGone:
        return None
    if kind == "attachment":
        return str(values["of_kind"]), f"{values['of_record']}/files/{key}"
    owner, tab = _OWNERS[kind]
    return owner, f"{values[owner]}/{tab}/{key}"
