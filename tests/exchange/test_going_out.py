"""What every hand-out carries for coming home, and what people may change in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exchange.going_out import (
    FIRST,
    HEADS,
    KEYS,
    cells,
    column_of,
    package_inside,
    packed_inside,
    sheet_of,
)
from tests.exchange.records import fill
from urbandesk.exchange.base_sheet import PART
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.layout import columns_for
from urbandesk.exchange.marks import with_marks
from urbandesk.models.field import Layer
from urbandesk.models.schema import ALL_KINDS, KINDS
from urbandesk.progress import Unwatched
from urbandesk.services.finding import queries
from urbandesk.services.handouts import packages
from urbandesk.services.handouts.exporting import Scope, What, export_workbook, hand_out
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


@pytest.fixture
def plan(workspace: Workspace) -> str:
    return fill(workspace)


@pytest.fixture
def out(workspace: Workspace, plan: str, tmp_path: Path) -> Path:
    return export_workbook(workspace, tmp_path / "out.xlsx", progress=Unwatched())


@pytest.fixture
def book(out: Path) -> Iterator[Any]:
    opened = load_workbook(out)
    yield opened
    opened.close()


def test_the_base_is_what_stood_in_the_visible_columns(workspace: Workspace, out: Path) -> None:
    package = package_inside(out)
    cities = package.base["city"]
    expected = [c.source for c in columns_for(KINDS["city"], Languages.ENGLISH, Layer.BOTH)]
    assert list(cities.columns) == [name for name in expected if name != "id"]
    assert "name_zh" not in cities.columns
    assert "note" not in cities.columns
    rome = next(key for key in cities.rows if cities.value(key, "name_en") == "Rome")
    assert queries.record(workspace, "city", rome).values["name_zh"] == "罗马"
    assert cities.value(rome, "country") == "IT"
    assert cities.value(rome, "latitude") == 4_189_000


def test_every_row_of_every_sheet_is_in_the_base_and_no_other(book: Any, out: Path) -> None:
    package = package_inside(out)
    for sheet in book.worksheets:
        for table in sheet.tables:
            kind = table.removeprefix("tbl_")
            ids = {key for key in cells(sheet, f"{kind}.id") if key}
            assert set(package.base[kind].rows) == ids


def test_workbook_and_workspace_keep_the_same_bytes(workspace: Workspace, out: Path) -> None:
    head, packed = packed_inside(out)
    assert head[:2] == ["urbandesk-package", "1"]
    assert packages.body(workspace, head[2]) == packed
    assert packages.load(workspace, head[2]) == package_inside(out)


def test_a_long_base_is_split_below_the_limit_of_a_cell(
    workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.change("Fill") as change:
        for number in range(700):
            kind = KINDS["city"]
            values = {"name_en": f"City {number}", "country": "DE", "source": hex(number**9)}
            change.insert(kind, kind.to_stored(kind.check(values)))
    out = export_workbook(workspace, tmp_path / "out.xlsx", progress=Unwatched())
    head, packed = packed_inside(out)
    assert int(head[3]) == -(-len(packed) * 4 // 3 // PART) > 1
    assert len(package_inside(out).base["city"].rows) == 700


def test_properties_name_package_workspace_and_parent(
    workspace: Workspace, out: Path, tmp_path: Path
) -> None:
    first = package_inside(out)
    scope = Scope(What.ALL, Languages.ENGLISH)
    answer = tmp_path / "answer.xlsx"
    hand_out(workspace, answer, scope, progress=Unwatched(), parent=first.id)
    answered: Any = load_workbook(answer)
    said = {p.name: p.value for p in answered.custom_doc_props.props}
    assert said["UrbanDeskPackage"] == package_inside(answer).id != first.id
    assert said["UrbanDeskWorkspace"] == workspace.about.key
    assert said["UrbanDeskParent"] == first.id
    assert package_inside(answer).parent == first.id


def test_the_first_column_that_people_see_marks_rows(book: Any) -> None:
    for sheet in book.worksheets:
        for table in sheet.tables:
            kind = table.removeprefix("tbl_")
            assert sheet.cell(KEYS, 2).value == f"{kind}.~mark"
            assert sheet.cell(HEADS, 2).value == "Mark"
            rule = next(
                rule
                for rule in sheet.data_validations.dataValidation
                if str(rule.sqref).startswith("B3:")
            )
            area = book.defined_names[rule.formula1.removeprefix("=")].attr_text
            name, place = area.split("!")
            offered = [row[0].value for row in book[name.strip("'")][place.replace("$", "")]]
            assert offered == ["new", "delete"]
            assert set(cells(sheet, f"{kind}.~mark")) == {None}


def test_marks_stand_beside_the_key_for_every_kind_in_every_language() -> None:
    for kind in ALL_KINDS:
        for languages in Languages:
            columns = columns_for(kind, languages, Layer.OWN)
            marked = with_marks(kind, columns, languages)
            assert [c.key for c in marked] == [
                columns[0].key,
                f"{kind.key}.~mark",
                *(c.key for c in columns[1:]),
            ]
            headers = [c.header.casefold() for c in marked]
            assert len(headers) == len(set(headers))


def test_keys_headers_and_derived_columns_are_locked_and_values_are_open(book: Any) -> None:
    actions = sheet_of(book, "action")
    assert actions.protection.sheet
    assert actions.protection.password is None
    for cell in actions[HEADS]:
        assert cell.protection.locked
    for cell in actions[FIRST]:
        key = actions.cell(KEYS, cell.column).value
        assert cell.protection.locked == (key == "action.id" or key.startswith("~"))


def test_cells_below_the_table_are_open_for_new_records(book: Any) -> None:
    cities = sheet_of(book, "city")
    letter = cities.cell(KEYS, column_of(cities, "city.name_en")).column_letter
    assert not cities.column_dimensions[letter].protection.locked
    assert cities.column_dimensions[letter].number_format == "@"
    assert cities.column_dimensions["A"].protection.locked


def test_protection_lets_people_filter_sort_format_and_insert_rows(book: Any) -> None:
    protection = sheet_of(book, "city").protection
    for allowed in ("autoFilter", "sort", "formatCells", "formatColumns", "insertRows"):
        assert not getattr(protection, allowed)
    assert protection.deleteColumns


def test_how_to_edit_follows_the_contents_and_says_every_rule(book: Any) -> None:
    assert book.sheetnames[:4] == ["Cover", "Contents", "How to edit", "Check"]
    said = {row[0].value: row[1].value for row in book["How to edit"].iter_rows(min_row=3)}
    assert "no change" in said["Leave a value as it is"]
    assert "(clear)" in said["Take a value away"]
    assert "“new” in the column “Mark”" in said["Add a record"]
    assert "missing deletes nothing" in said["Delete a record"]
    assert "whole table" in said["Filter and sort"]
    assert "no password" in said["Lift the protection"]
    assert said["Send it back to"].startswith("International office")


def test_yes_and_no_are_words_with_a_list(workspace: Workspace, plan: str, tmp_path: Path) -> None:
    records.add(workspace, "comment", {"plan": plan, "text": "Agreed", "settled": True})
    out = export_workbook(workspace, tmp_path / "yes.xlsx", progress=Unwatched())
    comments = sheet_of(load_workbook(out), "comment")
    assert cells(comments, "comment.settled") == ["yes"]
    assert (
        package_inside(out).base["comment"].value(cells(comments, "comment.id")[0], "settled") == 1
    )


def test_comments_say_in_words_what_they_are_about(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    action = queries.keys(workspace, queries.ListQuery("action"))[0]
    about = {"of_kind": "action", "of_record": action, "of_column": "title_en"}
    records.add(workspace, "comment", {"plan": plan, "text": "Too long", **about})
    out = export_workbook(workspace, tmp_path / "comments.xlsx", progress=Unwatched())
    comments = sheet_of(load_workbook(out), "comment")
    assert cells(comments, "comment.text") == ["Too long"]
    assert cells(comments, "~comment.of_kind_text") == ["Action"]
    assert cells(comments, "~comment.of_record_text")[0].startswith("Action ")
    assert cells(comments, "~comment.of_column_text") == ["Title, English"]
    assert cells(comments, "comment.of_record") == [action]
    letter = comments.cell(KEYS, column_of(comments, "comment.of_record")).column_letter
    assert comments.column_dimensions[letter].hidden


def test_each_line_of_a_chinese_cover_is_as_high_as_its_letters(
    workspace: Workspace, plan: str, tmp_path: Path
) -> None:
    path = tmp_path / "zh.xlsx"
    export_workbook(workspace, path, languages=Languages.CHINESE, progress=Unwatched())
    cover = load_workbook(path).worksheets[0]
    written = [(at, row[0]) for at, row in enumerate(cover.iter_rows(), 1) if row[0].value]
    assert len(written) > 10
    for at, cell in written:
        assert cover.row_dimensions[at].height >= 1.6 * cell.font.sz, cell.value
