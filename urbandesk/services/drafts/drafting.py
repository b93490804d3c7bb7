"""What a person does in the plan wizard: answer, translate, mark, add, move and remove.

Each function is one use case: one transaction, one undo step, one entry of the journal.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from urbandesk.content import library
from urbandesk.errors import RecordGone
from urbandesk.i18n import N_, Bilingual, _
from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.models.kind import RecordKind, Values
from urbandesk.models.records.action import ACTION
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK
from urbandesk.services import text_states
from urbandesk.services.change import Change
from urbandesk.services.finding import queries, visits
from urbandesk.services.register import named_organisation, records
from urbandesk.services.workspace import Workspace

_EDIT = N_("Edit answer “{name}”")
_ADD = {
    "objective": N_("Add objective"),
    "action": N_("Add action"),
    "risk": N_("Add risk"),
    "plan_indicator": N_("Add indicator"),
}


def answer(
    workspace: Workspace,
    plan: str,
    question: str,
    language: str,
    text: str,
    *,
    visit: str = "",
    origin: object = None,
) -> str:
    """Store the answer to a question in one language; the first one makes its row.

    Args:
        workspace: the open workspace.
        plan: id of the plan.
        question: key of the question in the method.
        language: ``en`` or ``zh``.
        text: what was typed; empty takes the answer in that language away.
        visit: token of a focus visit, whose saves become one step.
        origin: who asked; views that are the origin need not reload.

    Returns:
        The id of the answer; empty when there is none and nothing was typed.

    Raises:
        InvalidValues: the text is too long; nothing is stored.
        RecordGone: the plan was deleted meanwhile.
    """
    key = answer_id(workspace, plan, question)
    if key:
        write_text(workspace, "plan_text", key, "text", language, text, visit=visit, origin=origin)
        return key
    if not text.strip():
        return ""
    values: Values = {"plan": plan, "question": question, f"text_{language}": text}
    checked = PLAN_TEXT.check(values)
    details = {"name": _title_of_question(question)}
    with workspace.change(_EDIT, details=details, visit=visit, origin=origin) as change:
        return _insert(change, PLAN_TEXT, checked)


def insert_example(
    workspace: Workspace, plan: str, question: str, example: Bilingual, *, origin: object = None
) -> str:
    """Put an example into the languages of an answer that are still empty, as drafts.

    Returns:
        The id of the answer; empty when there is none and the example says nothing.

    Raises:
        RecordGone: the plan was deleted meanwhile.
    """
    found = answer_id(workspace, plan, question)
    before: Mapping[str, Value] = (
        queries.record(workspace, PLAN_TEXT.key, found).values if found else {}
    )
    drafts: dict[str, Value] = {}
    for language, text in (("en", example.en), ("zh", example.zh)):
        if text and not before.get(f"text_{language}"):
            drafts |= {f"text_{language}": text, f"text_{language}_status": "draft"}
    if not drafts:
        return found
    details = {"name": _title_of_question(question)}
    label = N_("Insert the example into “{name}”")
    with workspace.change(label, details=details, origin=origin) as change:
        if found:
            change.update(PLAN_TEXT, found, PLAN_TEXT.to_stored(PLAN_TEXT.check(drafts)))
            return found
        values = PLAN_TEXT.check({"plan": plan, "question": question, **drafts})
        return _insert(change, PLAN_TEXT, values)


def answer_id(workspace: Workspace, plan: str, question: str) -> str:
    """Return the id of the answer to a question; empty while nobody answered."""
    table = PLAN_TEXT.table
    wanted = select(table.c.id).where(table.c.plan == plan, table.c.question == question)
    with workspace.read() as connection:
        return str(connection.execute(wanted).scalar() or "")


def write_text(
    workspace: Workspace,
    kind: str,
    record: str,
    field: str,
    language: str,
    text: str,
    *,
    visit: str = "",
    origin: object = None,
) -> None:
    """Store one language of a drafted text and the statuses that follow from it.

    They follow from how the text was when the visit began: bringing a translation up to date
    takes many saves and must not make the other language outdated at the second one.

    Raises:
        InvalidValues: the text is too long; nothing is stored.
        RecordGone: the record was deleted meanwhile.
    """
    described = schema.kind(kind)
    checked = described.check({f"{field}_{language}": text})
    now = queries.record(workspace, kind, record)
    described.require({**now.values, **checked})
    before = {**now.values, **visits.values_before(workspace, described, record, visit)}
    settled = text_states.after_edit(described, before, checked)
    if described.field(field).drafted:
        statuses = (f"{field}_en_status", f"{field}_zh_status")
        settled |= {name: before.get(name) for name in statuses if name not in settled}
    label, name = _label_of(kind, now, checked)
    with workspace.change(label, details={"name": name}, visit=visit, origin=origin) as change:
        change.update(described, record, described.to_stored(settled))


def _label_of(kind: str, record: queries.Record, checked: Values) -> tuple[str, str]:
    if kind == PLAN_TEXT.key:
        return _EDIT, _title_of_question(str(record.values["question"]))
    return N_("Edit {name}"), _name_of(record, checked)


def _name_of(record: queries.Record, checked: Values) -> str:
    """Return what a record is called; what it is while it has no name."""
    described = schema.kind(record.kind)
    return record.label or described.label_of(checked) or _(described.title)


def set_text_status(
    workspace: Workspace,
    kind: str,
    record: str,
    field: str,
    language: str,
    status: str,
    *,
    origin: object = None,
) -> None:
    """Say how far a text is: reviewed, still correct (translated), or back to draft.

    A text that does not stand has no status; nothing is stored then.

    Raises:
        InvalidValues: an unknown status.
        RecordGone: the record was deleted meanwhile.
    """
    described = schema.kind(kind)
    values = described.check({f"{field}_{language}_status": status})
    found = queries.record(workspace, kind, record)
    settled = text_states.after_edit(described, found.values, values)
    label = {
        "reviewed": N_("Mark “{name}” as reviewed"),
        "translated": N_("Mark “{name}” as translated"),
    }.get(status, N_("Set the status of “{name}”"))
    details = {"name": _label_of(kind, found, {})[1]}
    with workspace.change(label, details=details, origin=origin) as change:
        change.update(described, record, described.to_stored(settled))


def set_mark(
    workspace: Workspace, plan: str, step: str, state: str, reason: str, *, origin: object = None
) -> None:
    """Set the mark of a step by hand; the reason is printed in the review.

    Raises:
        InvalidValues: there is no reason, or an unknown state.
        RecordGone: the plan was deleted meanwhile.
    """
    values = STEP_MARK.check({"plan": plan, "step": step, "state": state, "reason": reason})
    STEP_MARK.require(values)
    found, details = _mark_id(workspace, plan, step), {"name": _title_of_step(step)}
    with workspace.change(N_("Mark step “{name}”"), details=details, origin=origin) as change:
        if found:
            change.update(STEP_MARK, found, STEP_MARK.to_stored(values))
        else:
            _insert(change, STEP_MARK, values)


def clear_mark(workspace: Workspace, plan: str, step: str, *, origin: object = None) -> None:
    """Let the mark of a step be computed again."""
    found = _mark_id(workspace, plan, step)
    if not found:
        return
    details = {"name": _title_of_step(step)}
    label = N_("Compute the mark of step “{name}” again")
    with workspace.change(label, details=details, origin=origin) as change:
        change.delete(STEP_MARK, found)


def _mark_id(workspace: Workspace, plan: str, step: str) -> str:
    table = STEP_MARK.table
    wanted = select(table.c.id).where(table.c.plan == plan, table.c.step == step)
    with workspace.read() as connection:
        return str(connection.execute(wanted).scalar() or "")


def add_objective(
    workspace: Workspace, plan: str, values: Values | None = None, *, origin: object = None
) -> str:
    """Add an objective behind the others and return its id.

    Raises:
        InvalidValues: a value breaks its field's rule; nothing is stored.
        RecordGone: the plan was deleted meanwhile.
    """
    return add_row(workspace, "objective", plan, values, origin=origin)


def add_action(
    workspace: Workspace, plan: str, values: Values | None = None, *, origin: object = None
) -> str:
    """Add an action behind the others and return its id.

    Raises:
        InvalidValues: a value breaks its field's rule; nothing is stored.
        RecordGone: the plan was deleted meanwhile.
    """
    return add_row(workspace, "action", plan, values, origin=origin)


def add_row(
    workspace: Workspace,
    kind: str,
    plan: str,
    values: Values | None = None,
    *,
    origin: object = None,
) -> str:
    """Add a row behind the others of one of a plan's tables and return its id.

    Raises:
        InvalidValues: a value breaks its field's rule; nothing is stored.
        RecordGone: the plan was deleted meanwhile.
    """
    described = schema.kind(kind)
    position = records.next_position(workspace, kind, plan)
    checked = described.check({"plan": plan, "position": position, **(values or {})})
    described.require(checked)
    with workspace.change(_ADD[kind], origin=origin) as change:
        return _insert(change, described, checked)


def _insert(change: Change, kind: RecordKind, checked: Values) -> str:
    """Write a new row of a plan; a plan that was deleted meanwhile is ``RecordGone``."""
    change.row(PLAN, str(checked["plan"]))
    return records.insert(change, kind, checked)


def add_lead(
    workspace: Workspace,
    action: str,
    side: str,
    name: str,
    *,
    city: str,
    origin: object = None,
) -> str:
    """Add an organisation by name and let it lead an action on its side; returns its id.

    Raises:
        InvalidValues: the name breaks its rule; nothing is stored.
        RecordGone: the action or the city was deleted meanwhile.
    """
    label, column = N_("Add {name} as lead"), f"lead_{side}"
    return named_organisation.add_to(
        workspace, ACTION, action, column, name, city=city, label=label, origin=origin
    )


def move(
    workspace: Workspace, kind: str, record: str, to_position: int, *, origin: object = None
) -> None:
    """Put a row of a plan's table at another place among those of its plan, from 1.

    Raises:
        RecordGone: the record was deleted meanwhile.
    """
    described = schema.kind(kind)
    found = queries.record(workspace, kind, record)
    others = queries.related(workspace, kind, "plan", str(found.values["plan"]))
    order = [other.id for other in others if other.id != record]
    if len(order) == len(others):
        raise RecordGone
    order.insert(max(0, to_position - 1), record)
    held = {other.id: other.values.get("position") for other in others}
    details = {"name": _name_of(found, {})}
    with workspace.change(N_("Move {name}"), details=details, origin=origin) as change:
        for position, key in enumerate(order, start=1):
            if held[key] != position:
                change.update(described, key, {"position": position})


def remove(workspace: Workspace, kind: str, record: str) -> None:
    """Remove a row of a plan's table; undo brings it back with all that hung on it.

    Raises:
        RecordGone: it was deleted meanwhile.
    """
    records.remove(workspace, kind, [record])


def _title_of_question(key: str) -> str:
    return library.method().question(key).title.text()


def _title_of_step(key: str) -> str:
    return library.method().step(key).title.text()
