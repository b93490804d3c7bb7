"""LibreOffice opens what goes out, keeps every value, and prints it as pages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exchange.records import FORMULA, LONG_NAME, add, fill
from urbandesk.exchange.languages import Languages
from urbandesk.progress import Unwatched
from urbandesk.services.handouts.exporting import export_workbook
from urbandesk.services.workspace import Workspace

LITERAL = "Line 1\nLine 2 _x0041_ end"


def convert(source: Path, kind: str, folder: Path) -> Path:
    """Let LibreOffice convert ``source`` in a profile of its own and return the new file."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            *("--convert-to", kind, "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{source.stem}.{kind}"


def texts(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("languages", list(Languages))
def test_libreoffice_keeps_every_value_and_prints_every_sheet(
    workspace: Workspace, tmp_path: Path, languages: Languages
) -> None:
    fill(workspace)
    with workspace.change("Add") as change:
        add(change, "city", name_en="Ulm", name_zh="乌尔姆", country="DE", other_names=LITERAL)
    ours = tmp_path / "ours.xlsx"
    export_workbook(workspace, ours, progress=Unwatched(), languages=languages)
    out = tmp_path / "out"
    out.mkdir()
    saved = load_workbook(convert(ours, "xlsx", out))
    sent = load_workbook(ours)
    assert saved.sheetnames == sent.sheetnames
    for sheet in sent.worksheets:
        if not sheet.tables:
            continue
        again = saved[sheet.title]
        assert set(again.tables) == set(sheet.tables)
        assert again.row_dimensions[1].hidden
        assert again.column_dimensions["A"].hidden
        for before, after in zip(texts(sheet), texts(again), strict=False):
            assert [decoded(v) for v in before] == [decoded(v) for v in after][: len(before)]
    cities = [v for row in texts(saved[_cities(sent)]) for v in row]
    assert FORMULA in cities
    assert LITERAL in [decoded(v) for v in cities]
    pages = re.findall(rb"/Type\s*/Page\b", convert(ours, "pdf", out).read_bytes())
    assert len(pages) >= len([s for s in sent.worksheets if s.sheet_state == "visible"])


def _cities(book: Any) -> str:
    return next(str(sheet.title) for sheet in book.worksheets if "tbl_city" in sheet.tables)


def decoded(value: Any) -> Any:
    """Return text as spreadsheet programs show it; openpyxl leaves escapes as they stand."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def test_long_names_survive(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    ours = tmp_path / "ours.xlsx"
    export_workbook(workspace, ours, progress=Unwatched())
    saved = load_workbook(convert(ours, "xlsx", tmp_path / "lo"))
    assert any(LONG_NAME in row for row in texts(saved["Stakeholders"]))
