"""Half-done reviews: kept in the workspace with their files, taken up next week."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from urbandesk.errors import RecordGone
from urbandesk.models import schema
from urbandesk.progress import Progress
from urbandesk.services.change import new_id, now
from urbandesk.services.workspace import Workspace

# The window asks at its start how many reviews wait: what compares them is imported later.
if TYPE_CHECKING:
    from urbandesk.exchange.merge.plan import Decision
    from urbandesk.services.homecoming.review import Review

_TABLE = schema.MERGE_SESSION
_HEAD = "review.json"


class Waiting(NamedTuple):
    """A review that waits: its key, its files, since when, how many items are open."""

    id: str
    names: tuple[str, ...]
    made: datetime
    open: int


class CameHome(NamedTuple):
    """A review of copies that came home.

    Attributes:
        review: the review.
        decisions: what was decided about it before.
        waited: whether the same files came home before and their review waited.
    """

    review: Review
    decisions: dict[str, Decision]
    waited: bool


def come_home(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    progress: Progress,
    password: str = "",
    encoding: str = "",
) -> CameHome:
    """Return the review that waits with these files, whatever they are called now, or a new one.

    Args:
        workspace: the open workspace.
        paths: the files; they are only read.
        progress: hears how far it is; can be stopped.
        password: opens sealed delegation copies.
        encoding: that of a text file; with one chosen, the files are compared anew.

    Raises:
        UserError, Cancelled: see ``reading.read_copies``.
    """
    from urbandesk.services.homecoming import reading
    from urbandesk.services.homecoming.review import Choices

    files = reading.files_of(workspace, paths, password)
    known = "" if encoding else _with_files(workspace, [content for _name, content in files])
    if known:
        return CameHome(*take_up(workspace, known, progress=progress), True)
    choices = Choices(encoding=encoding)
    new = reading.review_of(workspace, files, key=new_id(), progress=progress, choices=choices)
    return CameHome(new, {}, False)


def keep(workspace: Workspace, review: Review, decisions: Mapping[str, Decision]) -> None:
    """Keep a review with its files and what was decided so far; no undo step, no record.

    Raises:
        CannotSave: the workspace is read-only, or the disk refused.
    """
    body = _packed(review, decisions)
    row = {"id": review.id, "title": review.title, "made": now(), "body": body}
    with workspace.write() as connection:
        connection.execute(_TABLE.delete().where(_TABLE.c.id == review.id))
        connection.execute(_TABLE.insert(), [row])


def how_many(workspace: Workspace) -> int:
    """Return how many reviews wait."""
    with workspace.read() as connection:
        return int(connection.execute(select(func.count()).select_from(_TABLE)).scalar() or 0)


def waiting(workspace: Workspace) -> tuple[Waiting, ...]:
    """Return the reviews that wait, newest first."""
    query = select(_TABLE).order_by(_TABLE.c.made.desc())
    with workspace.read() as connection:
        rows = connection.execute(query).mappings().all()
    found = []
    for row in rows:
        head, made = _head(row["body"]), datetime.fromisoformat(row["made"])
        found.append(Waiting(row["id"], tuple(head["names"]), made, head["open"]))
    return tuple(found)


def take_up(
    workspace: Workspace, key: str, *, progress: Progress
) -> tuple[Review, dict[str, Decision]]:
    """Return a review that waits, compared with the records of today, and its decisions.

    Decisions about what changed meanwhile are left out, so that they are asked again.

    Raises:
        RecordGone: it was finished or forgotten meanwhile.
        UserError: a file of it cannot be read any more.
    """
    from urbandesk.exchange.merge.plan import Decision
    from urbandesk.services.homecoming import reading
    from urbandesk.services.homecoming.review import Choices

    with workspace.read() as connection:
        found = connection.execute(select(_TABLE.c.body).where(_TABLE.c.id == key)).scalar()
    if found is None:
        raise RecordGone
    head = _head(found)
    files = list(zip(head["names"], _contents(found), strict=True))
    choices = Choices.from_content(head.get("choices", {}))
    review = reading.review_of(workspace, files, key=key, progress=progress, choices=choices)
    known = {item.id: item.mark for item in review.plan.items}
    decisions = {
        item: Decision.from_content(kept["decision"])
        for item, kept in head["decisions"].items()
        if known.get(item) == kept["mark"]
    }
    return review, decisions


def forget(workspace: Workspace, key: str) -> None:
    """Let go of a review; records and files outside are as they were."""
    with workspace.write() as connection:
        connection.execute(_TABLE.delete().where(_TABLE.c.id == key))


def _packed(review: Review, decisions: Mapping[str, Decision]) -> bytes:
    marks = {item.id: item.mark for item in review.plan.items}
    needed = [item.id for item in review.plan.items if item.needed]
    head = {
        "names": [source.name for source in review.sources],
        "choices": review.choices.to_content(),
        "open": sum(1 for item in needed if item not in decisions),
        "decisions": {
            item: {"decision": decision.to_content(), "mark": marks[item]}
            for item, decision in decisions.items()
            if item in marks
        },
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_HEAD, json.dumps(head, ensure_ascii=False))
        for at, source in enumerate(review.sources):
            archive.writestr(str(at), source.content)
    return buffer.getvalue()


def _with_files(workspace: Workspace, contents: Iterable[bytes]) -> str:
    """Return the key of the review that waits with exactly these files; else nothing."""
    wanted = _digests(contents)
    query = select(_TABLE.c.id, _TABLE.c.body).order_by(_TABLE.c.made.desc())
    with workspace.read() as connection:
        rows = connection.execute(query).all()
    return next((key for key, body in rows if _digests(_contents(body)) == wanted), "")


def _digests(contents: Iterable[bytes]) -> list[bytes]:
    return sorted(hashlib.sha256(content).digest() for content in contents)


def _contents(body: bytes) -> list[bytes]:
    """Return the files of a review that waits, in its order."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return [archive.read(name) for name in archive.namelist() if name != _HEAD]


def _head(body: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return dict(json.loads(archive.read(_HEAD)))
