"""A workbook says at figures of a pair that they may not be compared as they stand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exchange.going_out import cells, column_of, package_inside, sheet_of
from urbandesk.exchange.languages import Languages
from urbandesk.models.field import Value
from urbandesk.progress import Unwatched
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts.exporting import Scope, What, hand_out
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

KEY = "~figure.unlike"
SAID = "Bologna counts the metropolitan area, Guangzhou the city proper: not comparable."


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, str]:
    """Join Bologna and Guangzhou, whose newest figures count other areas; Ulm has no partner."""
    found = {
        name: records.add(workspace, "city", {"name_en": name, "name_zh": chinese, "country": of})
        for name, chinese, of in (
            ("Bologna", "博洛尼亚", "IT"),
            ("Guangzhou", "广州", "CN"),
            ("Ulm", "乌尔姆", "DE"),
        )
    }
    partnerships.join(workspace, {"eu": found["Bologna"], "cn": found["Guangzhou"]})
    values: dict[str, Value] = {"name_en": "People", "name_zh": "人口"}
    found["people"] = records.add(workspace, "indicator", values)
    for city, area, year in (
        ("Bologna", "metropolitan", 2024),
        ("Bologna", "city_proper", 2019),
        ("Guangzhou", "city_proper", 2023),
        ("Ulm", "administrative", 2024),
    ):
        figure: dict[str, Value] = {
            "city": found[city],
            "indicator": found["people"],
            "value": Decimal(1000),
            "year": year,
            "area_type": area,
        }
        found[f"{city} {year}"] = records.add(workspace, "figure", figure)
    return found


def out(workspace: Workspace, folder: Path, scope: Scope) -> Path:
    return hand_out(workspace, folder / "out.xlsx", scope, progress=Unwatched())


def said(path: Path) -> dict[str, Any]:
    sheet = sheet_of(load_workbook(path), "figure")
    return dict(zip(cells(sheet, "figure.id"), cells(sheet, KEY), strict=True))


def test_both_figures_that_count_another_area_say_so(
    workspace: Workspace, ids: dict[str, str], tmp_path: Path
) -> None:
    told = said(out(workspace, tmp_path, Scope(What.CITIES, Languages.ENGLISH)))
    flagged = {key for key, words in told.items() if words}
    assert flagged == {ids["Bologna 2024"], ids["Guangzhou 2023"]}
    assert told[ids["Bologna 2024"]] == told[ids["Guangzhou 2023"]] == SAID


def test_it_is_said_in_the_languages_of_the_workbook(
    workspace: Workspace, ids: dict[str, str], tmp_path: Path
) -> None:
    path = out(workspace, tmp_path, Scope(What.CITIES, Languages.BOTH))
    words = said(path)[ids["Bologna 2024"]]
    assert words.startswith(SAID)
    assert "博洛尼亚" in words
    head = sheet_of(load_workbook(path), "figure")
    assert "不可直接比较" in head.cell(2, column_of(head, KEY)).value


def test_only_figures_that_go_out_together_are_compared(
    workspace: Workspace, ids: dict[str, str], tmp_path: Path
) -> None:
    alone = Scope.of_list(ListQuery("city", {"country": ("IT",)}), Languages.ENGLISH)
    assert not any(said(out(workspace, tmp_path, alone)).values())


def test_what_is_said_is_for_reading_and_does_not_come_home(
    workspace: Workspace, ids: dict[str, str], tmp_path: Path
) -> None:
    path = out(workspace, tmp_path, Scope(What.CITIES, Languages.ENGLISH))
    sheet = sheet_of(load_workbook(path), "figure")
    assert sheet.cell(3, column_of(sheet, KEY)).protection.locked
    assert "unlike" not in package_inside(path).base["figure"].columns
