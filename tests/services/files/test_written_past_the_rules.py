"""Values that another program wrote past the rules: named by a check, fatal to nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.services.delegation.delegates import keys, pair_of_plan, working
from tests.services.homecoming.copies import Edited, handed_out, read
from urbandesk import cli
from urbandesk.services import history
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding import queries
from urbandesk.services.register import records


def run(path: Path, statement: str) -> None:
    raw = sqlite3.connect(path)
    try:
        raw.execute(statement)
        raw.commit()
    finally:
        raw.close()


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (
            (
                "UPDATE organisation SET influence = 'abc', name_en = x'ff00', name_zh = NULL",
                "UPDATE action SET budget_eu = 'many', starts = 'not a date', ends = '2026-13-45'",
                "UPDATE plan SET starts = 5",
                "UPDATE figure SET year = 'abc', value = x'3132'",
                "UPDATE membership SET side = x'6575'",
            ),
            (
                *("Influence", "Name, English"),
                *("Start", "End", "Year", "Value", "Side"),
            ),
        ),
        (
            (
                "UPDATE city SET region_en = x'526f6d61', summary_zh = x'ff00'",
                "UPDATE action SET budget_eu = 9e999, budget_cn = 10.5",
                "UPDATE person SET interpreter = 'perhaps', basis = x'ff'",
                "UPDATE plan SET status = x'ff00'",
                "UPDATE partnership SET themes = x'ff00'",
                "UPDATE theme SET id = x'0102' WHERE id = (SELECT min(id) FROM theme)",
                "UPDATE organisation SET created = x'ff', changed_by = x'00', search = x'ff'",
            ),
            (
                *("Region or province, English", "Short text, Chinese"),
                *("Needs an interpreter", "Basis for keeping the data", "Status", "Themes"),
                *("id", "created", "changed_by", "search"),
            ),
        ),
    ],
)
def test_what_is_no_value_is_named_and_everything_else_still_goes_out(
    statements: tuple[str, ...],
    named: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    for statement in statements:
        run(path, statement)
    assert cli.run(["check", str(path)]) == 1
    said = capsys.readouterr().out
    for field in named:
        assert f", {field}: what the file holds there is no value" in said
    assert cli.run(["export", str(path), "--to", str(tmp_path / "w.xlsx")]) == 0
    assert cli.run(["charts", str(path), "--to", str(tmp_path / "charts")]) == 0
    with working(path) as opened:
        chosen = ["--partnership", pair_of_plan(opened)]
    assert cli.run(["copy", str(path), "--to", str(tmp_path / "c.urbandesk"), *chosen]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE action SET starts = '0001-01-01', ends = '9999-12-31'",
        "UPDATE city SET name_en = NULL, name_zh = NULL",
        "INSERT OR REPLACE INTO about VALUES ('author', x'ff00')",
    ],
)
def test_the_oddest_values_still_give_charts(
    statement: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    run(path, statement)
    assert cli.run(["charts", str(path), "--to", str(tmp_path / "charts")]) == 0
    assert capsys.readouterr().err == ""


def test_what_points_at_a_record_that_is_gone_is_named_and_everything_still_goes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    run(path, "DELETE FROM city WHERE name_en = 'Rome'")
    assert cli.run(["check", str(path), "--language", "zh_CN"]) == 1
    assert "figure 第 1 行所指的 city 记录不存在" in capsys.readouterr().out
    assert cli.run(["export", str(path), "--to", str(tmp_path / "w.xlsx")]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE city SET name_en = cast(x'fffe41' AS TEXT)",
        "DROP TABLE about",
        "DROP TABLE list_value",
        "DROP TABLE need_offer",
        "ALTER TABLE city DROP COLUMN longitude",
    ],
)
def test_text_that_is_no_text_or_a_table_that_is_missing_is_a_damaged_file(
    statement: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    run(path, statement)
    assert cli.run(["export", str(path), "--to", str(tmp_path / "w.xlsx")]) == 1
    said = capsys.readouterr().err
    assert "damaged" in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "w.xlsx").exists()


def test_bytes_where_a_text_should_be_are_unknown_until_somebody_writes_a_text(
    tmp_path: Path,
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    run(path, "UPDATE city SET region_en = x'4c617a696f'")
    with working(path) as opened:
        city = keys(opened, "city")[0]
        assert queries.record(opened, "city", city).values["region_en"] is None
        records.edit(opened, "city", city, {"region_en": "Lazio"})
        assert queries.record(opened, "city", city).values["region_en"] == "Lazio"
        history.undo(opened)
        records.remove(opened, "city", [city])
        history.undo(opened)
        assert queries.record(opened, "city", city).id == city


def test_bytes_leave_as_sql_writes_them_and_ask_nothing_when_they_come_home(
    tmp_path: Path,
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    run(path, "UPDATE city SET region_en = x'4c617a696f'")
    with working(path) as opened:
        city = keys(opened, "city")[0]
        book = handed_out(opened, tmp_path)
        edited = Edited(book)
        cell = edited.sheet("city").cell(
            edited.row("city", city), edited.column("city", "region_en")
        )
        assert cell.value == "X'4C617A696F'"
        assert read(opened, book).plan.items == ()
        edited.write("city", city, {"region_en": "Lazio"})
        (item,) = read(opened, edited.saved(tmp_path / "back.xlsx")).plan.items
        assert (item.columns, item.reason.name) == (("region_en",), "edited")
