"""A delegation copy holds the chosen partnerships and nothing of a narrower layer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.exchange.records import BOTH_SECRET, OWN_SECRET, add, fill
from tests.services.delegation.delegates import (
    PASSWORD,
    handed_to_delegation,
    keys,
    named,
    pair_of_plan,
    value,
    working,
)
from tests.services.handouts.test_export_canary import texts
from urbandesk import sealing
from urbandesk.errors import Cancelled, CannotWrite
from urbandesk.models import database, schema
from urbandesk.models.field import Layer
from urbandesk.models.file_errors import NotAWorkspace, WorkspaceInUse
from urbandesk.models.kind import metadata
from urbandesk.progress import Unwatched
from urbandesk.services.delegation import private
from urbandesk.services.delegation.about import copy_of
from urbandesk.services.delegation.writing import NothingChosen, write_copy
from urbandesk.services.handouts import packages
from urbandesk.services.handouts.exporting import NoSuchPartnership
from urbandesk.services.register import attachments
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace

DAY = date(2026, 7, 1)


def count(workspace: Workspace, table: str) -> int:
    with workspace.read() as connection:
        wanted = select(func.count()).select_from(metadata.tables[table])
        return int(connection.execute(wanted).scalar_one())


def test_a_copy_holds_the_partnership_and_all_around_it(sample: Workspace, tmp_path: Path) -> None:
    pair = pair_of_plan(sample)
    path = handed_to_delegation(sample, tmp_path / "copy.urbandesk")
    with working(path) as copy:
        assert keys(copy, "partnership") == [pair]
        assert 2 <= len(keys(copy, "city")) < len(keys(sample, "city"))
        for kind in ("plan", "plan_text", "objective", "action", "risk", "organisation", "figure"):
            assert keys(copy, kind), kind
        assert set(keys(copy, "theme")) == set(keys(sample, "theme"))
        assert database.problems_of(copy.database.raw) == []


def test_a_copy_has_no_journal_and_a_key_of_its_own(sample: Workspace, tmp_path: Path) -> None:
    with sample.change("Edit") as change:
        add(change, "city", name_en="Ghent", country="BE")
    path = handed_to_delegation(sample, tmp_path / "copy.urbandesk")
    with working(path) as copy:
        assert copy.about.key != sample.about.key
        assert copy.about.sample
        assert [count(copy, name) for name in ("change_set", "row_change", "tombstone")] == [0] * 3


def test_a_copy_carries_its_base_and_the_origin_keeps_it(sample: Workspace, tmp_path: Path) -> None:
    path = handed_to_delegation(sample, tmp_path / "copy.urbandesk", expires=DAY)
    with working(path) as copy:
        about = copy_of(copy)
        assert about is not None
        assert (about.origin, about.layer, about.expires) == (sample.about.key, Layer.BOTH, DAY)
        assert about.is_expired(date(2026, 7, 2))
        assert not about.is_expired(DAY)
        inside = packages.load(copy, about.package)
    assert inside == packages.load(sample, about.package)
    assert "city" in inside.base
    assert "method_edition" not in inside.base


def test_any_other_workspace_is_no_copy(sample: Workspace) -> None:
    assert copy_of(sample) is None


def planted(workspace: Workspace) -> str:
    """Plant canaries of both narrower layers in records and files; return a person's id."""
    fill(workspace)
    city, body = keys(workspace, "city")[0], keys(workspace, "organisation")[0]
    plan, partnership = keys(workspace, "plan")[0], keys(workspace, "partnership")[0]
    with workspace.change("Plant") as change:
        words = texts(schema.kind("person"), Layer.OWN)
        person = add(change, "person", organisation=body, **words)
        note = texts(schema.kind("partnership"), Layer.OWN)
        change.update(schema.kind("partnership"), partnership, {"note": str(note["note"])})
        needed = {"title_en": "Pumps", "evidence": "canary both evidence"}
        add(change, "need_offer", city=city, direction="need", contact=person, **needed)
        about = {"of_kind": "person", "of_record": person, "of_column": "note"}
        add(change, "comment", plan=plan, text="canary own comment", **about)
        add(change, "saved_list", name_en="canary own list", of_kind="city")
    for circle in ("own", "both", "public"):
        file = NewFile(f"canary {circle} file.txt", f"canary {circle} bytes".encode(), DAY)
        [made] = attachments.attach(workspace, "city", city, [file])
        with workspace.change("Circle") as change:
            change.update(schema.kind("attachment"), made, {"circle": circle})
    return person


@pytest.mark.parametrize("layer", list(Layer))
def test_no_byte_of_a_narrower_layer_is_in_the_file(
    workspace: Workspace, tmp_path: Path, layer: Layer
) -> None:
    person = planted(workspace)
    own = [b"canary own", OWN_SECRET.encode(), person.encode()]
    both = [b"canary both", BOTH_SECRET.encode()]
    path = handed_to_delegation(workspace, tmp_path / "copy.urbandesk", layer=layer)
    with working(path) as copy:
        about = copy_of(copy)
        assert about is not None
        base = repr(packages.load(copy, about.package)).encode()
        files = set(keys(copy, "attachment"))
    content = path.read_bytes() + base
    hidden = {Layer.OWN: [], Layer.BOTH: own, Layer.PUBLIC: own + both}[layer]
    shown = {Layer.OWN: own + both, Layer.BOTH: both, Layer.PUBLIC: []}[layer]
    assert not [word for word in hidden if word in content]
    assert not [word for word in shown if word not in content]
    assert b"canary public bytes" in content
    assert b"canary own list" not in content
    assert len(files) == {Layer.OWN: 3, Layer.BOTH: 2, Layer.PUBLIC: 1}[layer]


def test_people_go_along_only_at_the_own_layer(sample: Workspace, tmp_path: Path) -> None:
    found = {}
    for layer in Layer:
        target = tmp_path / f"{layer}.urbandesk"
        with working(handed_to_delegation(sample, target, layer=layer)) as copy:
            found[layer] = len(keys(copy, "person"))
    assert found[Layer.OWN] > 0
    assert (found[Layer.BOTH], found[Layer.PUBLIC]) == (0, 0)


def test_what_points_at_a_record_that_stays_points_at_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace)
    body = keys(workspace, "organisation")[0]
    action = keys(workspace, "action")[0]
    with workspace.change("Elsewhere") as change:
        far = add(change, "city", name_en="Far away", country="BE")
        change.update(schema.kind("organisation"), body, {"city": far})
        change.update(schema.kind("action"), action, {"lead_eu": body})
    with working(handed_to_delegation(workspace, tmp_path / "copy.urbandesk")) as copy:
        assert value(copy, "organisation", body, "city") is None
        with pytest.raises(KeyError):
            named(copy, "city", "Far away")


def test_a_sealed_copy_opens_with_its_password_only(sample: Workspace, tmp_path: Path) -> None:
    path = handed_to_delegation(sample, tmp_path / "copy.urbandesk", password=PASSWORD)
    assert sealing.is_sealed(path)
    with pytest.raises(private.NeedsPassword):
        private.unsealed(path, "")
    with pytest.raises(sealing.WrongPassword):
        private.unsealed(path, "something else")
    with private.opened(private.unsealed(path, PASSWORD)) as copy:
        assert copy_of(copy) is not None


def test_a_password_opens_no_other_sealed_file(tmp_path: Path) -> None:
    path = tmp_path / "letter.urbandesk"
    sealing.seal(b"a letter", path, PASSWORD)
    with pytest.raises(NotAWorkspace):
        private.unsealed(path, PASSWORD)


class Stopping:
    """A progress whose user stops the job at once."""

    def step(self, done: int, total: int) -> None:
        raise Cancelled


def test_what_is_not_finished_leaves_neither_file_nor_package(
    sample: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "copy.urbandesk"
    pair = [pair_of_plan(sample)]
    with pytest.raises(Cancelled):
        write_copy(sample, target, partnerships=pair, layer=Layer.BOTH, progress=Stopping())
    with pytest.raises(CannotWrite):
        handed_to_delegation(sample, tmp_path / "missing" / "copy.urbandesk")
    assert not target.exists()
    assert count(sample, "package") == 0


def test_mistakes_are_told_before_anything_is_written(sample: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "copy.urbandesk"
    with pytest.raises(NoSuchPartnership):
        handed_to_delegation(sample, target, partnerships=["nobody"])
    with pytest.raises(sealing.PasswordTooShort):
        handed_to_delegation(sample, target, password="short")
    with pytest.raises(WorkspaceInUse):
        handed_to_delegation(sample, sample.path)
    with pytest.raises(NothingChosen):
        write_copy(sample, target, partnerships=[], layer=Layer.BOTH, progress=Unwatched())
    assert not target.exists()
    assert count(sample, "package") == 0
