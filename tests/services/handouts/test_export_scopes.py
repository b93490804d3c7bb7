"""What goes out: a part of the workspace, with what belongs to it and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exchange.going_out import cells, everything, package_inside, sheet_of
from tests.exchange.records import add, fill
from urbandesk.exchange.languages import Languages
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts.exporting import (
    NoSuchPartnership,
    NothingToHandOut,
    Scope,
    What,
    hand_out,
    outlined,
)
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

ENGLISH = Languages.ENGLISH


@pytest.fixture
def plan(workspace: Workspace) -> str:
    """Give a plan of Rome and Yantai; elsewhere there are a city, a body and a partnership."""
    plan = fill(workspace)
    with workspace.change("Add") as change:
        ulm = add(change, "city", name_en="Ulm", name_zh="乌尔姆", country="DE")
        add(change, "organisation", name_en="Waterworks elsewhere", name_zh="水厂", city=ulm)
        other = add(change, "partnership", name_en="Ulm alone", name_zh="乌尔姆")
        add(change, "membership", partnership=other, city=ulm, side="eu")
        add(change, "need_offer", city=ulm, direction="need", title_en="Elsewhere it leaks")
    return plan


def out(workspace: Workspace, folder: Path, scope: Scope, layer: Layer = Layer.BOTH) -> Path:
    return hand_out(workspace, folder / "out.xlsx", scope, progress=Unwatched(), layer=layer)


def kinds_in(path: Path) -> list[str]:
    book: Any = load_workbook(path)
    return [name.removeprefix("tbl_") for sheet in book.worksheets for name in sheet.tables]


def key_of(workspace: Workspace, kind: str, name: str) -> str:
    found = queries.records(workspace, kind, queries.keys(workspace, ListQuery(kind)))
    return next(record.id for record in found if name in record.label)


def names(path: Path, kind: str, column: str) -> set[str]:
    base = package_inside(path).base[kind]
    return {str(base.value(key, column)) for key in base.rows}


def test_new_kinds_stand_where_they_belong(workspace: Workspace, plan: str, tmp_path: Path) -> None:
    plan_kinds = {"risk", "plan_indicator", "comment"}
    city_kinds = {"figure", "need_offer"}

    def kinds(what: What, layer: Layer) -> set[str]:
        scope = Scope(what, ENGLISH, plan_id=plan if what is What.PLAN else "")
        return set(kinds_in(out(workspace, tmp_path, scope, layer)))

    assert kinds(What.ALL, Layer.OWN) >= plan_kinds | city_kinds | {"person"}
    assert kinds(What.PLAN, Layer.OWN) >= plan_kinds | city_kinds | {"person"}
    assert kinds(What.CITIES, Layer.BOTH) >= city_kinds
    assert kinds(What.STAKEHOLDERS, Layer.OWN) == {"organisation", "person", "city"}
    assert kinds(What.STAKEHOLDERS, Layer.BOTH) == {"organisation", "city"}
    for what in (What.ALL, What.PLAN, What.CITIES):
        for layer in (Layer.BOTH, Layer.PUBLIC):
            never = {"person", "attachment", "saved_list", "distinct_pair"}
            assert not kinds(what, layer) & never


def test_a_partnership_goes_out_with_its_cities_bodies_and_plan(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    key = key_of(workspace, "partnership", "Rome")
    path = out(workspace, tmp_path, Scope(What.PARTNERSHIP, ENGLISH, partnership_id=key))
    assert names(path, "partnership", "name_en") == {"Rome and Yantai"}
    assert names(path, "city", "name_en") == {"Rome", "Yantai"}
    assert len(package_inside(path).base["organisation"].rows) == 2
    assert len(package_inside(path).base["action"].rows) == 2
    assert load_workbook(path)["Cover"]["A1"].value == "Rome and Yantai"
    assert "Ulm" not in everything(path)
    assert "lsewhere" not in everything(path)


def test_an_unknown_partnership_is_refused(workspace: Workspace, plan: str, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPartnership):
        out(workspace, tmp_path, Scope(What.PARTNERSHIP, ENGLISH, partnership_id="x"))
    assert not list(tmp_path.glob("*.xlsx"))


def test_chosen_records_take_along_what_hangs_on_them(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    rome = key_of(workspace, "city", "Rome")
    records.add(workspace, "need_offer", {"city": rome, "direction": "offer", "title_en": "Pumps"})
    path = out(workspace, tmp_path, Scope(What.CHOSEN, ENGLISH, kind="city", ids=(rome,)))
    assert kinds_in(path) == ["city", "figure", "need_offer", "membership"]
    assert names(path, "city", "name_en") == {"Rome"}
    assert names(path, "need_offer", "title_en") == {"Pumps"}
    assert len(package_inside(path).base["membership"].rows) == 1
    assert "Yantai" not in everything(path).replace("Rome and Yantai", "")
    assert "Ulm" not in everything(path)


def test_what_chosen_records_point_at_is_named_and_nothing_else(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    body = key_of(workspace, "organisation", "Environment")
    path = out(workspace, tmp_path, Scope(What.CHOSEN, ENGLISH, kind="organisation", ids=(body,)))
    sheet = sheet_of(load_workbook(path), "organisation")
    assert cells(sheet, "organisation.city") == ["Rome"]
    assert "Yantai" not in everything(path)


def test_a_filter_goes_out_as_its_list_shows_it_and_says_so(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    scope = Scope.of_list(ListQuery("city", {"country": ("IT", "CN")}), ENGLISH)
    path = out(workspace, tmp_path, scope)
    assert names(path, "city", "name_en") == {"Rome", "Yantai"}
    cover = {
        str(row[0].value): str(row[1].value) for row in load_workbook(path)["Cover"].iter_rows()
    }
    assert "Italy or China" in cover["Which records"]
    assert "2 of 3 records" in cover["Which records"]


def test_a_filter_on_what_must_not_leave_is_not_told(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    body = key_of(workspace, "organisation", "Environment")
    records.edit(workspace, "organisation", body, {"position": "opposes"})
    scope = Scope.of_list(ListQuery("organisation", {"position": ("opposes",)}), ENGLISH)
    assert "opposes" not in everything(out(workspace, tmp_path, scope))
    assert "opposes" in everything(out(workspace, tmp_path, scope, Layer.OWN))
    searched = Scope.of_list(ListQuery("organisation", text="canary-own"), ENGLISH)
    assert "canary-own" not in everything(out(workspace, tmp_path, searched))


def test_only_untranslated_texts_go_out_with_both_languages(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    path = out(workspace, tmp_path, Scope(What.ALL, ENGLISH, untranslated=True))
    base = package_inside(path).base
    assert package_inside(path).language == "both"
    # Rome's summary is English only; Yantai and Ulm lack nothing. Actions lack a description.
    assert names(path, "city", "name_en") == {"Rome"}
    assert base["city"].columns == (
        *("name_en", "name_zh", "region_en", "region_zh", "summary_en", "summary_zh"),
        *("summary_en_status", "summary_zh_status"),
    )
    assert len(base["action"].rows) == 2
    assert "objective" not in base
    assert "membership" not in base
    assert "budget_eu" not in base["action"].columns
    sheet = sheet_of(load_workbook(path), "action")
    assert "action.~mark" not in [cell.value for cell in sheet[1]]


def test_an_outdated_text_is_to_be_translated(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    objective = queries.keys(workspace, ListQuery("objective"))[0]
    records.edit(workspace, "objective", objective, {"title_zh_status": "outdated"})
    path = out(workspace, tmp_path, Scope(What.PLAN, ENGLISH, plan_id=plan, untranslated=True))
    assert set(package_inside(path).base["objective"].rows) == {objective}


def test_nothing_to_translate_is_said_in_words(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.change("Add") as change:
        add(change, "city", name_en="Ulm", name_zh="乌尔姆", country="DE")
    with pytest.raises(NothingToHandOut, match="nothing is to be translated"):
        out(workspace, tmp_path, Scope(What.CITIES, ENGLISH, untranslated=True))
    assert not list(tmp_path.glob("*.xlsx"))


def test_people_never_go_out_to_the_other_side(workspace: Workspace, tmp_path: Path) -> None:
    person = records.add(workspace, "person", {"name_en": "Example function"})
    scope = Scope(What.CHOSEN, ENGLISH, kind="person", ids=(person,))
    with pytest.raises(NothingToHandOut, match="may leave"):
        out(workspace, tmp_path, scope)
    path = out(workspace, tmp_path, scope, Layer.OWN)
    assert kinds_in(path) == ["person"]


@pytest.mark.parametrize("kind", ["organisation", "need_offer", "city"])
@pytest.mark.parametrize("languages", list(Languages))
def test_a_form_has_a_hundred_empty_rows_marked_as_new(
    workspace: Workspace, plan: str, tmp_path: Path, kind: str, languages: Languages
) -> None:
    path = out(workspace, tmp_path, Scope(What.FORM, languages, kind=kind))
    assert kinds_in(path) == [kind]
    assert package_inside(path).base[kind].rows == {}
    sheet = sheet_of(load_workbook(path), kind)
    marks = cells(sheet, f"{kind}.~mark")
    assert len(marks) == 100
    assert len(set(marks)) == 1
    assert marks[0]
    assert sheet.tables[f"tbl_{kind}"].ref.endswith("102")
    others = {cell.value for row in sheet.iter_rows(min_row=3) for cell in row} - set(marks)
    assert others == {None}
    assert not [cell.value for cell in sheet[1] if str(cell.value).endswith("_status")]


def test_a_form_offers_every_city_to_choose_from(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    path = out(workspace, tmp_path, Scope(What.FORM, ENGLISH, kind="organisation"))
    offered = {c.value for row in load_workbook(path)["Lists"].iter_rows() for c in row}
    assert {"Rome", "Yantai", "Ulm"} <= offered
    assert "Waterworks elsewhere" not in everything(path)


def test_figures_stand_by_city_in_the_order_of_names(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    with workspace.change("Add") as change:
        people = add(change, "indicator", name_en="People", name_zh="人口")
        area = add(change, "indicator", name_en="Area", name_zh="面积")
    for name in ("Yantai", "Rome"):
        city = key_of(workspace, "city", name)
        for indicator in (people, area):
            records.add(workspace, "figure", {"city": city, "indicator": indicator, "year": 2024})
    path = out(workspace, tmp_path, Scope(What.CITIES, ENGLISH))
    shown = cells(sheet_of(load_workbook(path), "figure"), "figure.city")
    assert shown == ["Rome", "Rome", "Yantai", "Yantai"]


SCOPES = [
    Scope(What.ALL, ENGLISH),
    Scope(What.ALL, Languages.BOTH, untranslated=True),
    Scope(What.FORM, ENGLISH, kind="city"),
    Scope.of_list(ListQuery("city", {"country": ("IT",)}), ENGLISH),
]


@pytest.mark.parametrize("scope", SCOPES)
def test_an_outline_counts_what_is_written(
    workspace: Workspace, plan: str, tmp_path: Path, scope: Scope
) -> None:
    found = outlined(workspace, scope, layer=Layer.BOTH)
    path = out(workspace, tmp_path, scope)
    base = package_inside(path).base
    assert [sheet.rows for sheet in found] == [len(base[kind].rows) for kind in kinds_in(path)]
    assert [s.name for s in found] == [s.title for s in load_workbook(path).worksheets if s.tables]
