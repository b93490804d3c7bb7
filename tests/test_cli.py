"""The command line: exit codes, one line for errors, nothing overwritten, no window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.exchange.going_out import package_inside
from tests.exchange.records import fill
from urbandesk import cli
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import records, saved_lists
from urbandesk.services.register.saved_lists import SavedList


@pytest.fixture
def filled(workspace_file: Path) -> Path:
    """Give a closed workspace with a plan."""
    workspace = workspace_files.open_workspace(workspace_file)
    fill(workspace)
    workspace.close()
    return workspace_file


def fails(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that must fail as a user's error; return its one line."""
    assert cli.run(argv) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    return said.err


def test_new_writes_a_workspace_that_check_finds_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "新 plan.urbandesk"
    assert cli.run(["new", str(path)]) == 0
    assert capsys.readouterr().out.strip() == str(path)
    assert cli.run(["check", str(path)]) == 0
    assert "The file is sound" in capsys.readouterr().out


def test_nothing_is_overwritten_unless_asked(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")
    assert "already there" in fails(["export", str(filled), "--to", str(out)], capsys)
    assert out.read_bytes() == b"old"
    assert "already there" in fails(["new", str(filled)], capsys)
    assert cli.run(["export", str(filled), "--to", str(out), "--overwrite"]) == 0
    assert load_workbook(out)["Cities"]["C3"].value == "Rome"


def test_new_with_overwrite_replaces_a_workspace_but_no_other_file(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleagues", encoding="utf-8")
    fails(["new", str(letter), "--overwrite"], capsys)
    assert letter.read_text(encoding="utf-8") == "Dear colleagues"
    assert cli.run(["new", str(filled), "--overwrite"]) == 0


def test_export_takes_language_layer_and_scope(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    given = ["--what", "cities", "--language", "both", "--layer", "public"]
    assert cli.run(["export", str(filled), "--to", str(out), *given]) == 0
    tables = [name for s in load_workbook(out).worksheets for name in s.tables]
    assert tables == ["tbl_city", "tbl_figure", "tbl_partnership", "tbl_membership"]


def test_export_takes_forms_partnerships_and_parents(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def export(*given: str) -> Path:
        out = tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx"
        assert cli.run(["export", str(filled), "--to", str(out), *given]) == 0
        return out

    def tables(path: Path) -> list[str]:
        return [name for sheet in load_workbook(path).worksheets for name in sheet.tables]

    form = export("--form", "need_offer")
    assert tables(form) == ["tbl_need_offer"]
    package = package_inside(form).id
    assert package_inside(export("--parent", package)).parent == package
    pair = next(iter(package_inside(export()).base["partnership"].rows))
    assert tables(export("--partnership", pair))[0] == "tbl_partnership"
    assert "tbl_city" in tables(export("--only", "untranslated"))
    out = ["export", str(filled), "--to", str(tmp_path / "no.xlsx")]
    capsys.readouterr()
    assert "no partnership" in fails([*out, "--partnership", "x"], capsys)
    assert "no export" in fails([*out, "--parent", "x"], capsys)
    assert cli.run([*out, "--form", "city", "--plan", "x"]) == 2


def test_export_takes_a_saved_list_by_its_name_and_prints_what_narrows_it(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = workspace_files.open_workspace(filled)
    shown = SavedList(ListQuery("city", {"country": ("CN",)}))
    saved_lists.save(workspace, "Chinese cities", shown)
    wanted = set(queries.keys(workspace, shown.query))
    workspace.close()
    out = tmp_path / "list.xlsx"
    assert cli.run(["export", str(filled), "--to", str(out), "--list", "chinese CITIES"]) == 0
    assert set(package_inside(out).base["city"].rows) == wanted != set()
    cover = load_workbook(out).worksheets[0]
    said = " ".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value)
    assert "China" in said
    capsys.readouterr()
    again = ["export", str(filled), "--to", str(tmp_path / "no.xlsx"), "--list", "x"]
    assert "no saved list called" in fails(again, capsys)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["fly"],
        ["export", "a.urbandesk"],
        ["export", "a.urbandesk", "--to", "b.xlsx", "--layer", "secret"],
        ["charts", "a.urbandesk", "--to", "x", "--format", "gif"],
        ["check"],
    ],
)
def test_wrong_usage_is_exit_code_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(argv) == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["export", "charts", "check"])
def test_bad_files_give_one_line_and_no_traceback(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = [] if command == "check" else ["--to", str(tmp_path / "out")]
    letter = tmp_path / "letter.urbandesk"
    letter.write_bytes(b"Dear colleagues, this is not a workspace." * 100)
    assert "not an UrbanDesk workspace" in fails([command, str(letter), *to], capsys)
    missing = tmp_path / "missing.urbandesk"
    assert "missing.urbandesk" in fails([command, str(missing), *to], capsys)
    assert not missing.exists()


def test_an_unknown_plan_and_a_missing_folder_are_said_plainly(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.xlsx")
    assert "no plan" in fails(["export", str(filled), "--to", out, "--plan", "x"], capsys)
    gone = str(tmp_path / "gone" / "out.xlsx")
    assert "folder" in fails(["export", str(filled), "--to", gone], capsys)
    assert fails(["charts", str(filled), "--to", str(tmp_path), "--plan", "x"], capsys)


def test_a_workspace_without_plans_has_no_charts(
    workspace_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = fails(["charts", str(workspace_file), "--to", str(tmp_path / "charts")], capsys)
    assert "no plan" in said


def test_charts_are_written_and_listed(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "charts"
    given = ["charts", str(filled), "--to", str(folder), "--language", "zh_CN", "--format", "svg"]
    assert cli.run(given) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert len(written) == 6
    assert all(path.suffix == ".svg" and path.stat().st_size for path in written)
    assert "已存在" in fails(given, capsys)


def test_check_names_a_broken_value_and_fails(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = workspace_files.open_workspace(filled)
    with workspace.write() as connection:
        connection.exec_driver_sql("UPDATE city SET country = 'XX' WHERE name_en = 'Rome'")
    workspace.close()
    assert cli.run(["check", str(filled)]) == 1
    said = capsys.readouterr()
    assert "City “Rome”, Country" in said.out
    assert said.err == "1 problem in the file.\n"


def test_commands_need_no_window(filled: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from urbandesk import cli;"
        f"code = cli.run(['export', {str(filled)!r}, '--to', {str(tmp_path / 'o.xlsx')!r}]);"
        "assert not any(m.startswith(('PySide6', 'matplotlib')) for m in sys.modules);"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def _edited(filled: Path, folder: Path) -> Path:
    """Hand out everything, type over the region of a city, and return the copy."""
    out = folder / "out.xlsx"
    assert cli.run(["export", str(filled), "--to", str(out)]) == 0
    book = load_workbook(out)
    sheet = book["Cities"]
    keys = [cell.value for cell in sheet[1]]
    sheet.cell(3, keys.index("city.region_en") + 1).value = "Typed abroad"
    book.save(folder / "back.xlsx")
    return folder / "back.xlsx"


def test_a_preview_says_what_came_and_writes_nothing(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = _edited(filled, tmp_path)
    capsys.readouterr()
    for _again in range(2):
        assert cli.run(["import", str(filled), str(copy), "--preview"]) == 0
        assert "1 thing differs" in capsys.readouterr().out


def test_import_takes_what_came_once_and_writes_a_report(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, report = _edited(filled, tmp_path), tmp_path / "receipt.xlsx"
    capsys.readouterr()
    argv = ["import", str(filled), str(copy)]
    assert cli.run([*argv, "--report", str(report)]) == 0
    assert "Changed: 1." in capsys.readouterr().out
    assert load_workbook(report)["Cities"]["A3"].value
    assert cli.run(argv) == 0
    assert "Changed: 0." in capsys.readouterr().out
    assert "already there" in fails([*argv, "--report", str(report)], capsys)


def test_conflicts_keep_ours_unless_theirs_are_asked_for(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = _edited(filled, tmp_path)
    workspace = workspace_files.open_workspace(filled)
    city = queries.keys(workspace, queries.ListQuery("city"))[0]
    records.edit(workspace, "city", city, {"region_en": "Typed here"})
    workspace.close()
    capsys.readouterr()
    assert cli.run(["import", str(filled), str(copy)]) == 0
    assert "1 thing needs an answer" in capsys.readouterr().out
    assert cli.run(["import", str(filled), str(copy), "--conflicts", "theirs"]) == 0
    assert "Changed: 1." in capsys.readouterr().out


def test_import_of_a_file_that_is_no_copy_says_so(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"not a workbook")
    assert fails(["import", str(filled), str(other)], capsys)
