"""What is chosen before copies are compared, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.delegation.delegates import working
from tests.services.homecoming.copies import COPIED_SHEET, Edited, handed_out, with_copied_sheet
from urbandesk import cli
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding import queries
from urbandesk.services.register import records

EDIT = "Latium, central Italy"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give the file of a sample workspace."""
    path = tmp_path / "home.urbandesk"
    write_sample(path)
    return path


def _cities(home: Path) -> dict[str, queries.Record]:
    """Return the cities by their English name."""
    with working(home) as workspace:
        keys = queries.keys(workspace, queries.ListQuery("city"))
        found = queries.records(workspace, "city", keys)
    return {str(record.values["name_en"]): record for record in found}


def _back(home: Path, folder: Path, edit: Callable[[Edited, str], object]) -> Path:
    """Hand everything out, edit it, knowing the id of Rome, and return the copy."""
    rome = _cities(home)["Rome"].id
    with working(home) as workspace:
        edited = Edited(handed_out(workspace, folder))
    edit(edited, rome)
    return edited.saved(folder / "back.xlsx")


def _sorted_without_ids(home: Path, folder: Path) -> Path:
    def edit(edited: Edited, rome: str) -> None:
        edited.write("city", rome, {"region_en": EDIT}).sort_backwards_without_ids("city")

    return _back(home, folder, edit)


def _import(home: Path, copy: Path, *options: str) -> int:
    return cli.run(["import", str(home), str(copy), *options])


def test_sorted_rows_are_left_out_and_the_ways_to_take_them_are_named(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, before = _sorted_without_ids(home, tmp_path), _cities(home)
    for options in (["--preview"], []):
        assert _import(home, copy, *options) == 0
        said = capsys.readouterr().out
        assert "--realign city" in said
        assert "--trust city" in said
    assert _cities(home) == before


def test_sorted_rows_are_matched_by_what_they_say_when_asked(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, before = _sorted_without_ids(home, tmp_path), _cities(home)
    assert _import(home, copy, "--realign", "city") == 0
    said = capsys.readouterr().out
    assert "Changed: 1." in said
    assert "--realign" not in said
    after = _cities(home)
    assert after.pop("Rome").values["region_en"] == EDIT
    assert {n: r.values for n, r in after.items()} == {
        n: r.values for n, r in before.items() if n != "Rome"
    }


def test_rows_that_look_sorted_are_taken_as_they_are_when_asked(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = _sorted_without_ids(home, tmp_path)
    rome = _cities(home)["Rome"].id
    assert _import(home, copy, "--trust", "city") == 0
    assert "--trust" not in capsys.readouterr().out
    assert _cities(home)["Rome"].id != rome


def test_missing_rows_are_listed_and_deleted_only_when_asked(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cardiff = _cities(home)["Cardiff"].id
    copy = _back(home, tmp_path, lambda edited, _rome: edited.drop("city", cardiff))
    assert _import(home, copy, "--preview") == 0
    said = capsys.readouterr().out
    assert f"did not come back\tCity\t{cardiff}\t\tCardiff" in said
    assert "Add --delete-missing city to delete its record." in said
    assert _import(home, copy) == 0
    assert "Cardiff" in _cities(home)
    assert _import(home, copy, "--delete-missing", "city", "--preview") == 0
    assert "Cardiff" in _cities(home)
    capsys.readouterr()
    assert _import(home, copy, "--delete-missing", "city") == 0
    assert "Removed: 1." in capsys.readouterr().out
    assert "Cardiff" not in _cities(home)


def _missing_and_changed_here(home: Path, folder: Path) -> tuple[Path, str]:
    """Return a copy in which the row of Cardiff is missing, changed here, and its id."""
    cardiff = _cities(home)["Cardiff"].id
    copy = _back(home, folder, lambda edited, _rome: edited.drop("city", cardiff))
    with working(home) as workspace:
        records.edit(workspace, "city", cardiff, {"region_en": "Changed here"})
    return copy, cardiff


def test_a_missing_row_that_was_changed_here_waits_for_an_answer_and_is_named(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, cardiff = _missing_and_changed_here(home, tmp_path)
    capsys.readouterr()
    assert _import(home, copy, "--delete-missing", "city") == 0
    said = capsys.readouterr().out
    assert "1 thing needs an answer" in said
    assert f"conflict\tCity\t{cardiff}" in said
    assert _cities(home)["Cardiff"].values["region_en"] == "Changed here"


def test_a_missing_row_that_was_changed_here_goes_when_theirs_are_asked_for_as_well(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, _cardiff = _missing_and_changed_here(home, tmp_path)
    assert _import(home, copy, "--conflicts", "theirs") == 0
    assert "Cardiff" in _cities(home)  # missing is not deleted
    capsys.readouterr()
    assert _import(home, copy, "--delete-missing", "city", "--conflicts", "theirs") == 0
    said = capsys.readouterr().out
    assert "Removed: 1." in said
    assert "needs an answer" not in said
    assert "Cardiff" not in _cities(home)


def test_what_copies_say_differently_is_not_taken_from_the_first_by_name(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rome = _cities(home)["Rome"].id
    with working(home) as workspace:
        out = handed_out(workspace, tmp_path)
    copies = [
        str(Edited(out).write("city", rome, {"region_en": said}).saved(tmp_path / f"{said}.xlsx"))
        for said in ("Latium", "Lazio")
    ]
    before = _cities(home)["Rome"]
    assert cli.run(["import", str(home), *copies, "--conflicts", "theirs"]) == 0
    said = capsys.readouterr().out
    assert "1 thing needs an answer" in said
    assert "The copies that came back say different things." in said
    assert _cities(home)["Rome"].values == before.values


def test_a_text_table_is_read_in_the_encoding_that_is_given(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "cities.csv"
    head = "city.id,city.name_en,city.country\nId,Name,Country\n"
    table.write_bytes((head + ",Mechelen café,Belgium\n").encode("cp1252"))
    assert _import(home, table, "--encoding", "utf-8") == 1
    assert "cannot be read as utf-8" in capsys.readouterr().err
    assert _import(home, table, "--encoding", "cp1252") == 0
    assert "Mechelen café" in _cities(home)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--realign", "town"], "need_offer"),
        (["--delete-missing", ""], "organisation"),
        (["--encoding", "klingon"], "gb18030"),
        (["--realign", "city", "--trust", "city"], "the rows of city"),
        (["--trust", "city", "--realign", "city"], "the rows of city"),
    ],
)
def test_choices_that_nobody_knows_are_wrong_usage(
    options: list[str], said: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(home, home, *options) == 2
    assert said in capsys.readouterr().err


def test_another_one_of_several_sheets_of_a_kind_counts_when_it_is_named(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rome = _cities(home)["Rome"].id
    with working(home) as workspace:
        first, second = {"region_en": "First"}, {"region_en": "Second"}
        copy = with_copied_sheet(workspace, tmp_path, rome, first, second)
    assert _import(home, copy, "--sheet", "Sheet9", "--preview") == 1
    assert "Sheet9" in capsys.readouterr().err
    assert _import(home, copy, "--preview") == 0
    said = capsys.readouterr().out
    assert f"“{COPIED_SHEET}” holds edits that “Cities” does not hold (1)" in said
    assert f"--sheet takes another sheet: {COPIED_SHEET}" in said
    assert _import(home, copy, "--sheet", COPIED_SHEET) == 0
    assert "1 thing needs an answer" in capsys.readouterr().out
    assert _cities(home)["Rome"].values["region_en"] == "Second"
