"""Values that another program wrote past the rules: named by a check, fatal to nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from urbandesk import cli
from urbandesk.services.files.sample import write_sample


def run(path: Path, statement: str) -> None:
    raw = sqlite3.connect(path)
    try:
        raw.execute(statement)
        raw.commit()
    finally:
        raw.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE organisation SET influence = 'abc'",
        "UPDATE action SET budget_eu = 'many', starts = 'not a date', ends = '2026-13-45'",
        "UPDATE plan SET starts = 5",
    ],
)
def test_what_is_no_value_is_named_and_everything_else_still_goes_out(
    statement: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    run(path, statement)
    assert cli.run(["check", str(path)]) == 1
    assert "what the file holds there is no value" in capsys.readouterr().out
    assert cli.run(["export", str(path), "--to", str(tmp_path / "w.xlsx")]) == 0
    assert cli.run(["charts", str(path), "--to", str(tmp_path / "charts")]) == 0
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


def test_text_that_is_no_text_is_a_damaged_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.urbandesk"
    write_sample(path)
    run(path, "UPDATE city SET name_en = cast(x'fffe41' AS TEXT)")
    assert cli.run(["export", str(path), "--to", str(tmp_path / "w.xlsx")]) == 1
    said = capsys.readouterr().err
    assert "damaged" in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "w.xlsx").exists()
