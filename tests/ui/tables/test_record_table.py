"""The model of every list: rows are fetched in blocks when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from urbandesk.ui.tables.cells import Cell, Column, Part, Row, spread, text_cell
from urbandesk.ui.tables.record_table import BLOCK, RecordTable

COLUMNS = (Column("name", "Name", sort="", marked=True), Column("links", "Links", number=True))


class Source:
    """Gives rows and notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.gone: set[str] = set()

    def fetch(self, keys: Sequence[str]) -> list[Row]:
        self.asked.append(tuple(keys))
        cells = {key: (Cell((Part(f"Name of {key}", "eu"),)), text_cell("3")) for key in keys}
        return [Row(key, cells[key]) for key in keys if key not in self.gone]


def a_table(source: Source, count: int = 1000) -> RecordTable:
    table = RecordTable(source.fetch)
    table.show_columns(COLUMNS)
    table.show_keys([f"k{at}" for at in range(count)])
    return table


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: Any) -> None:
    table = a_table(Source(), 40)
    qtmodeltester.check(table)
    table.show_keys(["k2", "k1"])
    table.refetch(["k1"])


def test_nothing_is_fetched_before_it_is_asked_for() -> None:
    source = Source()
    table = a_table(source)
    assert table.rowCount() == 1000
    assert source.asked == []


def test_one_block_is_fetched_around_a_row_and_only_once() -> None:
    source = Source()
    table = a_table(source)
    assert table.data(table.index(BLOCK + 1, 0)) == f"Name of k{BLOCK + 1}"
    for row in range(BLOCK, 2 * BLOCK):
        table.cell(row, 1)
    assert source.asked == [tuple(f"k{at}" for at in range(BLOCK, 2 * BLOCK))]


def test_another_order_keeps_the_rows_that_are_there() -> None:
    source = Source()
    table = a_table(source, BLOCK)
    table.cell(0, 0)
    table.show_keys(list(reversed(table.keys())))
    assert table.cell(0, 0).text == f"Name of k{BLOCK - 1}"
    assert len(source.asked) == 1


def test_a_changed_row_alone_is_fetched_anew() -> None:
    source = Source()
    table = a_table(source, BLOCK)
    table.cell(0, 0)
    told: list[tuple[int, int]] = []
    table.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    table.refetch(["k5", "k-elsewhere"])
    table.cell(5, 0)
    assert source.asked[1:] == [("k5",)]
    assert told == [(5, 5)]


def test_a_record_that_is_gone_leaves_an_empty_row() -> None:
    source = Source()
    source.gone = {"k1"}
    table = a_table(source, 3)
    assert [table.cell(row, 0).text for row in range(3)] == ["Name of k0", "", "Name of k2"]


def test_marks_are_spoken_as_words_and_numbers_stand_at_the_right() -> None:
    table = a_table(Source(), 3)
    spoken = table.data(table.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Name of k0, European side"
    side = table.data(table.index(0, 1), int(Qt.ItemDataRole.TextAlignmentRole))
    assert side & Qt.AlignmentFlag.AlignRight


def test_another_language_changes_heads_and_rows_but_not_the_order() -> None:
    source = Source()
    table = a_table(source, 3)
    table.cell(0, 0)
    resets: list[bool] = []
    table.modelReset.connect(lambda: resets.append(True))
    table.show_columns((Column("name", "名称", sort=""), Column("links", "关联")))
    assert table.headerData(0, Qt.Orientation.Horizontal) == "名称"
    table.cell(0, 0)
    assert (len(source.asked), resets) == (2, [])


def test_least_important_columns_go_first_and_the_room_is_used_up() -> None:
    columns = (
        Column("name", "Name", wide=100, stretch=2),
        Column("level", "Level", wide=100, rank=4),
        Column("links", "Links", wide=50, stretch=0, rank=3),
    )
    assert sorted(spread(columns, 400, 1.0)) == [0, 1, 2]
    narrow = spread(columns, 200, 1.0)
    assert sorted(narrow) == [0, 2]
    assert sum(narrow.values()) == 200
    assert sorted(spread(columns, 60, 1.0)) == [0]
