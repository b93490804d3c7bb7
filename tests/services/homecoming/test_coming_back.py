"""A record that was deleted here comes back because a copy changed it: without its dead links."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.delegation.delegates import keys, taken, value
from tests.services.homecoming.copies import Edited, handed_out, read
from urbandesk.exchange.merge.plan import Answer, Decision
from urbandesk.models import schema
from urbandesk.services.finding import queries
from urbandesk.services.register import records, trash
from urbandesk.services.register.trash import BelongsToGone
from urbandesk.services.workspace import Workspace


def restoring(workspace: Workspace, copy: Path, record: str) -> dict[str, Decision]:
    items = read(workspace, copy).plan.items
    return {item.id: Decision(Answer.RESTORE) for item in items if item.record == record}


def test_what_it_pointed_at_may_be_gone_by_then(sample: Workspace, tmp_path: Path) -> None:
    bodies = queries.records(sample, "organisation", keys(sample, "organisation"))
    body = next(one for one in bodies if one.values["city"])
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("organisation", body.id, {"name_en": "Changed there"})
    copy = edited.saved(tmp_path / "back.xlsx")
    records.remove(sample, "organisation", [body.id])
    records.remove(sample, "city", [str(body.values["city"])])
    taken(sample, copy, decisions=restoring(sample, copy, body.id))
    assert value(sample, "organisation", body.id, "name_en") == "Changed there"
    assert value(sample, "organisation", body.id, "city") is None


def test_what_came_back_is_no_longer_among_the_deleted(sample: Workspace, tmp_path: Path) -> None:
    body = keys(sample, "organisation")[0]
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("organisation", body, {"name_en": "Changed there"})
    copy = edited.saved(tmp_path / "back.xlsx")
    records.remove(sample, "organisation", [body])
    taken(sample, copy, decisions=restoring(sample, copy, body))
    assert body not in [one.record for one in trash.deleted(sample)]
    with sample.read() as connection:
        stones = connection.execute(select(schema.TOMBSTONE.c.record)).scalars().all()
    assert body not in stones


def test_what_cannot_stand_without_a_deleted_one_says_which(
    sample: Workspace, tmp_path: Path
) -> None:
    [figure, *_others] = queries.records(sample, "figure", keys(sample, "figure"))
    city = str(figure.values["city"])
    name = queries.label(sample, "city", city)
    edited = Edited(handed_out(sample, tmp_path))
    edited.write("figure", figure.id, {"source": "Changed there"})
    copy = edited.saved(tmp_path / "back.xlsx")
    records.remove(sample, "city", [city])
    with pytest.raises(BelongsToGone, match=name):
        taken(sample, copy, decisions=restoring(sample, copy, figure.id))
    assert queries.records(sample, "figure", [figure.id]) == []
