"""A workbook goes out: complete, typed, bilingual, printable, and without what must not leave."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.exchange.records import BOTH_SECRET, FORMULA, LONG_NAME, OWN_SECRET, add, fill
from urbandesk import filing
from urbandesk.errors import Cancelled, FileInUse
from urbandesk.exchange.languages import Languages
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.handouts.exporting import NoSuchPlan, What, export_workbook
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


class Stopping:
    """A progress whose user stops the job at a step."""

    def __init__(self, after: int) -> None:
        self.steps: list[tuple[int, int]] = []
        self._after = after

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if len(self.steps) > self._after:
            raise Cancelled


@pytest.fixture
def plan(workspace: Workspace) -> str:
    return fill(workspace)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


@pytest.fixture
def book(workspace: Workspace, plan: str, out: Path) -> Iterator[Any]:
    export_workbook(workspace, out, progress=Unwatched())
    opened = load_workbook(out)
    yield opened
    opened.close()


def column(sheet: Any, key: str) -> list[Any]:
    """Return the cells below the header of the column with that key."""
    place = next(cell.column for cell in sheet[1] if cell.value == key)
    return [sheet.cell(row, place) for row in range(3, sheet.max_row + 1)]


def days(sheet: Any, key: str) -> list[date]:
    """Return the days below the header of a column of dates."""
    return [cell.value.date() for cell in column(sheet, key)]


def everything(path: Path) -> str:
    """Return every part of a workbook as one text."""
    with ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def test_cover_and_contents_say_what_is_inside_and_link_to_it(book: Any) -> None:
    assert book.sheetnames[:2] == ["Cover", "Contents"]
    cover = book["Cover"]
    assert cover["A1"].value == "work"
    said = {row[0].value: row[1].value for row in cover.iter_rows(min_row=2) if len(row) > 1}
    assert said["Language"] == "English"
    assert said["For whom"] == "For both sides: own notes are left out."
    assert said["Made by"] == "International office"
    targets = [cell.hyperlink.location for cell in book["Contents"]["A"] if cell.hyperlink]
    assert "'Cities'!A1" in targets
    assert {target.split("!")[0].strip("'") for target in targets} <= set(book.sheetnames)
    assert book.active.title == "Cover"


def test_every_sheet_of_records_has_a_table_a_key_row_and_a_hidden_key(book: Any) -> None:
    sheets = [sheet for sheet in book.worksheets if sheet.tables]
    assert len(sheets) == 17
    for sheet in sheets:
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A2:")
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        assert sheet["A1"].value == f"{table.name.removeprefix('tbl_')}.id"
        heads = [cell.value for cell in sheet[2]]
        assert heads == [c.name for c in table.tableColumns]
        assert re.fullmatch(r"[B-Z]+3", sheet.freeze_panes)
        assert table.autoFilter.ref == table.ref
        assert not sheet.merged_cells.ranges


def test_dates_and_numbers_are_real_and_text_is_text(book: Any) -> None:
    actions = book["Actions"]
    assert days(actions, "action.starts") == [date(2026, 1, 1), date(2026, 2, 1)]
    budgets = column(actions, "action.budget_cn")
    assert [(c.value, c.number_format) for c in budgets] == [(80000.5, "#,##0.00")] * 2
    assert [c.value for c in column(actions, "~action.currency_cn")] == ["CNY", "CNY"]
    source = column(book["Cities"], "city.source")[0]
    assert (source.value, source.data_type) == (FORMULA, "s")
    answer = column(book["Answers"], "plan_text.text_en")[0]
    assert answer.value == "@SUM(A1)\n-2+3"


def test_the_file_holds_no_formula_outside_rules_charts_and_the_check(book: Any, out: Path) -> None:
    with ZipFile(out) as archive:
        for number, sheet in enumerate(book.worksheets, 1):
            written = archive.read(f"xl/worksheets/sheet{number}.xml")
            assert (b"<f>" in written) == (sheet.title == "Check")


def test_names_with_markup_emoji_and_300_characters_come_out_as_typed(book: Any) -> None:
    names = {c.value for c in column(book["Stakeholders"], "organisation.name_en")}
    assert names == {"<b>Environment</b> & Waste 🌍", LONG_NAME}


def test_references_and_choices_show_words_and_offer_lists(book: Any) -> None:
    stakeholders = book["Stakeholders"]
    assert {c.value for c in column(stakeholders, "organisation.city")} == {"Rome", "Yantai"}
    rules = {str(rule.sqref): rule for rule in stakeholders.data_validations.dataValidation}
    cell = column(stakeholders, "organisation.city")[0]
    rule = next(r for where, r in rules.items() if where.startswith(f"{cell.coordinate}:"))
    assert rule.type == "list"
    assert rule.prompt
    area = book.defined_names[rule.formula1.removeprefix("=")].attr_text
    sheet, cells = area.split("!")
    assert [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]] == [
        "Rome",
        "Yantai",
    ]
    assert book[sheet.strip("'")].sheet_state == "hidden"
    assert column(book["Partnerships"], "partnership.themes")[0].value == "Water"


def test_prompts_keep_to_the_limits_of_spreadsheet_programs(book: Any) -> None:
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle) <= 32
            assert len(rule.prompt) <= 255
            assert len(rule.error or "") <= 255


def test_sheets_are_set_up_for_a4_with_heads_and_page_numbers(book: Any) -> None:
    actions = book["Actions"]
    assert actions.page_setup.paperSize == 9
    assert actions.page_setup.orientation == "landscape"
    assert actions.sheet_properties.pageSetUpPr.fitToPage
    assert actions.page_setup.fitToHeight == 0
    assert actions.print_title_rows == "$2:$2"
    assert "work" in actions.oddFooter.left.text
    assert "English" in actions.oddFooter.center.text
    assert actions.oddFooter.right.text == "Page &P of &N"
    assert book["Members"].page_setup.orientation == "portrait"


def test_document_properties_say_who_what_and_when(book: Any, workspace: Workspace) -> None:
    properties = book.properties
    assert properties.title == "work"
    assert properties.creator == "International office"
    unseen = {p.name: p.value for p in book.custom_doc_props.props}
    assert unseen["UrbanDeskWorkspace"] == workspace.about.key
    assert unseen["urbandesk.layer"] == "both"
    assert unseen["UrbanDeskPackage"] in properties.keywords
    assert "UrbanDeskParent" not in unseen


@pytest.mark.parametrize("layer", [Layer.BOTH, Layer.PUBLIC])
def test_own_fields_are_in_no_byte_of_what_leaves(
    workspace: Workspace, plan: str, out: Path, layer: Layer
) -> None:
    export_workbook(workspace, out, progress=Unwatched(), layer=layer, languages=Languages.BOTH)
    assert OWN_SECRET not in everything(out)


def test_a_public_workbook_holds_no_plan_tables_sums_or_charts(
    workspace: Workspace, plan: str, out: Path
) -> None:
    export_workbook(workspace, out, progress=Unwatched(), layer=Layer.PUBLIC)
    text = everything(out)
    assert BOTH_SECRET not in text
    assert "Less waste" not in text
    assert "80000.50" not in text
    assert "chart" not in "".join(load_workbook(out).sheetnames).casefold()


def test_the_own_side_gets_its_own_notes(workspace: Workspace, plan: str, out: Path) -> None:
    export_workbook(workspace, out, progress=Unwatched(), layer=Layer.OWN)
    assert OWN_SECRET in everything(out)


def test_a_workbook_in_both_languages_has_pairs_and_both_words(
    workspace: Workspace, plan: str, out: Path
) -> None:
    export_workbook(workspace, out, progress=Unwatched(), languages=Languages.BOTH)
    cities = next(s for s in load_workbook(out).worksheets if s["A1"].value == "city.id")
    keys = [cell.value for cell in cities[1]]
    assert keys.index("city.name_zh") == keys.index("city.name_en") + 1
    assert [c.value for c in column(cities, "city.name_zh")] == ["罗马", "烟台"]
    assert column(cities, "city.name_zh")[0].font.name == "Microsoft YaHei"
    assert column(cities, "city.name_en")[0].font.name == "Calibri"
    assert min(cell.font.sz for row in cities.iter_rows() for cell in row) >= 10


def test_a_chinese_workbook_writes_dates_as_chinese_readers_do(
    workspace: Workspace, plan: str, out: Path
) -> None:
    export_workbook(workspace, out, progress=Unwatched(), languages=Languages.CHINESE)
    book = load_workbook(out)
    actions = next(s for s in book.worksheets if s["A1"].value == "action.id")
    start = column(actions, "action.starts")[0]
    assert start.number_format == 'yyyy"年"m"月"d"日"'
    assert days(actions, "action.starts")[0] == date(2026, 1, 1)
    assert [c.value for c in column(actions, "action.title_zh")] == ["行动 1", "行动 2"]
    assert "action.title_en" not in [cell.value for cell in actions[1]]


def test_charts_stand_on_plain_numbers_and_can_be_read_out(book: Any, out: Path) -> None:
    with ZipFile(out) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
        charts = [archive.read(f"xl/charts/chart{n}.xml").decode() for n in (1, 2)]
    told = re.findall(r'descr="([^"]+)"', drawing)
    assert len(told) == 2
    assert "European side (EUR): granted 1,000, preparing or submitted 0, idea 2,000." in told[0]
    assert "1 Action 1: 1 Jan 2026 to 28 Jan 2027." in told[1]
    assert "Charts" in charts[0]
    sheet = book["Charts"]
    eu = next(row for row in sheet.iter_rows() if row[0].value == "European side")
    assert [cell.value for cell in eu[1:5]] == [1000, 0, 2000, "EUR"]
    cn = next(row for row in sheet.iter_rows() if row[0].value == "Chinese side")
    assert [cell.value for cell in cn[1:5]] == [0, 20000.13, 0, "EUR"]


def test_nothing_stands_between_the_sentences_of_a_chinese_workbook(
    workspace: Workspace, plan: str, out: Path
) -> None:
    records.edit(workspace, "plan", plan, {"rate_date": date(2026, 10, 1)})
    export_workbook(workspace, out, progress=Unwatched(), languages=Languages.CHINESE)
    with ZipFile(out) as archive:
        told = re.findall(r'descr="([^"]+)"', archive.read("xl/drawings/drawing1.xml").decode())
    rules = [
        rule
        for sheet in load_workbook(out).worksheets
        for rule in sheet.data_validations.dataValidation
    ]
    said = [*told, *(rule.prompt for rule in rules if rule.prompt)]
    assert any("。" in text[:-1] for text in told)
    assert any("。" in text[:-1] for text in said[2:])
    assert [text for text in said if "。 " in text] == []
    assert any("1900 至 2200" in text for text in said)
    cells = [cell.value for row in load_workbook(out)["图表"].iter_rows() for cell in row]
    assert any(str(cell).endswith("CNY（2026年10月1日）。") for cell in cells)
    assert "欧方（EUR）：已落实 1,000，准备中或已申请 0，设想 2,000。" in told[0]


def test_one_plan_goes_out_with_its_own_surroundings_only(
    workspace: Workspace, plan: str, out: Path
) -> None:
    with workspace.change("Add") as change:
        add(change, "city", name_en="Elsewhere", country="DE")
        add(change, "organisation", name_en="Body elsewhere")
    export_workbook(workspace, out, progress=Unwatched(), what=What.PLAN, plan_id=plan)
    text = everything(out)
    assert "Less waste" in text
    assert "Elsewhere" not in text
    assert "Body elsewhere" not in text
    assert load_workbook(out)["Cover"]["A1"].value == "Plan of Rome and Yantai"


def test_cities_alone_bring_no_plan_and_no_stakeholder(
    workspace: Workspace, plan: str, out: Path
) -> None:
    export_workbook(workspace, out, progress=Unwatched(), what=What.CITIES)
    assert [s.title for s in load_workbook(out).worksheets if s.tables] == [
        "Cities",
        "Figures",
        "Needs and offers",
        "Partnerships",
        "Members",
    ]
    assert "Environment" not in everything(out)


def test_an_empty_workspace_gives_sheets_to_fill_in(workspace: Workspace, out: Path) -> None:
    export_workbook(workspace, out, progress=Unwatched())
    cities = load_workbook(out)["Cities"]
    assert cities.tables["tbl_city"].ref.endswith("3")
    assert cities.data_validations.dataValidation


def test_an_unknown_plan_is_refused_before_anything_is_written(
    workspace: Workspace, plan: str, out: Path
) -> None:
    with pytest.raises(NoSuchPlan):
        export_workbook(workspace, out, progress=Unwatched(), plan_id="nope")
    assert not out.exists()


@pytest.mark.parametrize("after", [0, 3, 8])
def test_cancelling_an_export_keeps_the_old_file_and_leaves_nothing_behind(
    workspace: Workspace,
    plan: str,
    out: Path,
    after: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    out.write_bytes(b"old")
    with pytest.raises(Cancelled):
        export_workbook(workspace, out, progress=Stopping(after))
    assert out.read_bytes() == b"old"
    assert not list(scratch.iterdir())
    assert [p for p in tmp_path.iterdir() if p.suffix == ".xlsx"] == [out]


def test_progress_ends_where_it_said_it_would(workspace: Workspace, plan: str, out: Path) -> None:
    progress = Stopping(10_000)
    export_workbook(workspace, out, progress=progress)
    done = [step for step, _total in progress.steps]
    assert done == sorted(done)
    assert progress.steps[-1][0] == progress.steps[-1][1]


def test_a_workbook_open_elsewhere_is_left_alone_with_a_clear_message(
    workspace: Workspace, plan: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(finished: Path, target: Path) -> None:
        raise FileInUse(target)

    monkeypatch.setattr(filing, "replace_file", held)
    out.write_bytes(b"old")
    with pytest.raises(FileInUse, match="open in another program"):
        export_workbook(workspace, out, progress=Unwatched())
    assert out.read_bytes() == b"old"


def test_two_records_of_one_name_stay_apart_in_lists(workspace: Workspace, out: Path) -> None:

    with workspace.change("Add") as change:
        first = add(change, "city", name_en="Springfield", country="DE")
        second = add(change, "city", name_en="Springfield", country="DE")
        add(change, "organisation", name_en="A", city=first)
        add(change, "organisation", name_en="B", city=second)
    export_workbook(workspace, out, progress=Unwatched())
    shown = [c.value for c in column(load_workbook(out)["Stakeholders"], "organisation.city")]
    assert len(set(shown)) == 2
    assert all(name.startswith("Springfield") for name in shown)
