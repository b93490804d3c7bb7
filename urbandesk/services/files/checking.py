"""Checking a workspace file: structure, references, the rules of fields, findings of plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from urbandesk.errors import InvalidValues
from urbandesk.i18n import _
from urbandesk.models import database as files
from urbandesk.models import schema
from urbandesk.models.kind import RecordKind
from urbandesk.models.stored_values import NoValue
from urbandesk.progress import Progress, Unwatched
from urbandesk.services.drafts import readiness
from urbandesk.services.files import workspace_files
from urbandesk.services.workspace import Workspace


@dataclass(frozen=True)
class CheckResult:
    """What a check found.

    Attributes:
        problems: sentences about what is wrong with the file; a sound one has none.
        findings: sentences about what is open in its plans.
        records: how many records were looked at.
    """

    problems: tuple[str, ...]
    findings: tuple[str, ...]
    records: int


def check_file(path: Path) -> CheckResult:
    """Return what is wrong with the workspace at ``path``; the file is not changed.

    Raises:
        CannotOpen: one of its kinds says why.
    """
    workspace = workspace_files.open_read_only(path)
    try:
        problems, records = _look_through(workspace, Unwatched())
        return CheckResult(problems, tuple(_findings(workspace)), records)
    finally:
        workspace.close()


def problems_in(workspace: Workspace, progress: Progress) -> tuple[str, ...]:
    """Return what is wrong with an open workspace, as sentences; a sound one has none.

    The one lock is held for short reads only, so that saving goes on meanwhile.

    Raises:
        Cancelled: the user stopped it.
    """
    return _look_through(workspace, progress)[0]


def _look_through(workspace: Workspace, progress: Progress) -> tuple[tuple[str, ...], int]:
    """Return sentences about what is wrong, and how many records were looked at."""
    total = len(schema.ALL_KINDS) + 1
    progress.step(0, total)
    with workspace.read():
        problems = list(files.problems_of(workspace.database.raw))
    records = 0
    for done, kind in enumerate(schema.ALL_KINDS, start=1):
        progress.step(done, total)
        broken, count = _broken_rules(workspace, kind)
        problems += broken
        records += count
    progress.step(total, total)
    return tuple(problems), records


def _broken_rules(workspace: Workspace, kind: RecordKind) -> tuple[list[str], int]:
    """Return a sentence for each value of a kind that breaks its rule, and the record count."""
    with workspace.read() as connection:
        rows = [dict(row) for row in connection.execute(select(kind.table)).mappings()]
    found = []
    for row in rows:
        values = kind.from_stored(row)
        label = kind.label_of(values) or row["id"]
        found += [
            _("{kind} “{record}”, {field}: what the file holds there is no value.").format(
                kind=_(kind.title), record=label, field=_title(kind, name)
            )
            for name, stored in row.items()
            if isinstance(stored, NoValue) or (stored is not None and values.get(name, "") is None)
        ]
        try:
            kind.check(values)
        except InvalidValues as error:
            found += [
                _("{kind} “{record}”, {field}: {problem}").format(
                    kind=_(kind.title),
                    record=label,
                    field=kind.columns[name].title(),
                    problem=problem.text(),
                )
                for name, problem in error.problems.items()
            ]
    return found, len(rows)


def _title(kind: RecordKind, name: str) -> str:
    """Return what a column is called; what the program keeps beside the fields has no title."""
    return kind.columns[name].title() if name in kind.columns else name


def _findings(workspace: Workspace) -> Iterator[str]:
    """Yield what is open in each plan that is not closed."""
    for plan in readiness.of_open_plans(workspace):
        for finding in plan.findings:
            yield _("{plan}: {sentence}").format(plan=plan.rows.plan.label, sentence=finding.text())
