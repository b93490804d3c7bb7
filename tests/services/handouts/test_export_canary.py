"""A value in every field of a narrower layer: no byte of it leaves, in no scope and language."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.exchange.going_out import package_inside, packed_inside
from tests.exchange.records import add, fill
from urbandesk.exchange.languages import Languages
from urbandesk.models.field import Kind, Layer, Value
from urbandesk.models.kind import RecordKind
from urbandesk.models.schema import KINDS
from urbandesk.progress import Unwatched
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts import packages
from urbandesk.services.handouts.exporting import NothingToHandOut, Scope, What, hand_out
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

TEXTS = (Kind.TEXT, Kind.LONG_TEXT)


def canary(kind: str, column: str, layer: Layer) -> str:
    return f"canary {layer.value} {kind} {column}"


def texts(kind: RecordKind, layer: Layer) -> dict[str, Value]:
    """Return a canary for every text of a layer."""
    return {
        name: canary(kind.key, name, layer)
        for name, column in kind.columns.items()
        if column.field.layer is layer and column.field.kind in TEXTS and not column.is_status
    }


@pytest.fixture
def planted(workspace: Workspace) -> dict[str, str]:
    """Give a record of every kind that can leave, with canaries of both narrower layers.

    Returns the scope's ids: a plan, a partnership, a person.
    """
    plan = fill(workspace)
    city = queries.keys(workspace, ListQuery("city"))[0]
    body = queries.keys(workspace, ListQuery("organisation"))[0]
    with workspace.change("Plant") as change:
        person = add(change, "person", organisation=body, **texts(KINDS["person"], Layer.OWN))
        indicator = add(change, "indicator", name_en="People", name_zh="人口")
        add(change, "figure", city=city, indicator=indicator)
        needed = {"title_en": "Pumps", "title_zh": "水泵"}
        add(change, "need_offer", city=city, direction="need", contact=person, **needed)
        add(change, "risk", plan=plan, title_en="Rain")
        add(change, "plan_indicator", plan=plan, title_en="Leaks", indicator=indicator)
        about = {"of_kind": "person", "of_record": person, "of_column": "note"}
        add(change, "comment", plan=plan, text="canary own comment", **about)
    for key in ("city", "organisation", "partnership", "need_offer", "action", "risk"):
        kind = KINDS[key]
        values = texts(kind, Layer.OWN) | texts(kind, Layer.BOTH)
        record = queries.keys(workspace, ListQuery(key))[0]
        records.edit(workspace, key, record, values)
    return {
        "plan": plan,
        "person": person,
        "partnership": queries.keys(workspace, ListQuery("partnership"))[0],
    }


def scopes(planted: dict[str, str], languages: Languages) -> list[Scope]:
    found = [Scope(what, languages) for what in (What.ALL, What.CITIES, What.STAKEHOLDERS)]
    found.append(Scope(What.PLAN, languages, plan_id=planted["plan"]))
    found.append(Scope(What.PARTNERSHIP, languages, partnership_id=planted["partnership"]))
    found += [Scope(What.FORM, languages, kind=k) for k in ("organisation", "need_offer", "city")]
    found += [
        Scope.of_list(ListQuery(kind), languages)
        for kind in ("city", "organisation", "partnership", "need_offer", "plan", "comment")
    ]
    found.append(Scope.of_list(ListQuery("city", text="canary own"), languages))
    found.append(Scope(What.ALL, languages, untranslated=True))
    return found


def bytes_of(path: Path) -> bytes:
    """Return every part as it is when unpacked, and the base as it is when unpacked."""
    with ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    return b"\n".join([path.read_bytes(), *parts, repr(package_inside(path)).encode()])


@pytest.mark.parametrize("layer", [Layer.BOTH, Layer.PUBLIC])
@pytest.mark.parametrize("languages", list(Languages))
def test_nothing_narrower_leaves_in_any_scope(
    workspace: Workspace,
    planted: dict[str, str],
    tmp_path: Path,
    layer: Layer,
    languages: Languages,
) -> None:
    hidden = [b"canary own", planted["person"].encode()]
    if layer is Layer.PUBLIC:
        hidden.append(b"canary both")
    written = 0
    for scope in scopes(planted, languages):
        try:
            path = hand_out(
                workspace, tmp_path / "out.xlsx", scope, progress=Unwatched(), layer=layer
            )
        except NothingToHandOut:
            continue
        written += 1
        content = bytes_of(path)
        assert not [word for word in hidden if word in content], scope
        head, packed = packed_inside(path)
        assert packages.body(workspace, head[2]) == packed
    assert written >= 10


def test_the_canaries_do_leave_for_the_own_side(
    workspace: Workspace, planted: dict[str, str], tmp_path: Path
) -> None:
    scope = Scope(What.ALL, Languages.BOTH)
    path = hand_out(workspace, tmp_path / "out.xlsx", scope, progress=Unwatched(), layer=Layer.OWN)
    content = bytes_of(path).decode("utf-8", "replace")
    for kind in ("city", "organisation", "partnership", "person"):
        for name, word in texts(KINDS[kind], Layer.OWN).items():
            assert str(word) in content, name
    assert canary("action", "description_en", Layer.BOTH) in content
