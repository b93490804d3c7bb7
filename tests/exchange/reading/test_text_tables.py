"""Text tables: encoding and separator are found, said, and may be chosen otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.reading.reading import read, refused, told, values
from urbandesk.exchange.incoming import CellKind
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Told

CHINESE = "名称,城市,备注\r\n环境局,烟台,“绿色”发展\r\n发展和改革委员会,合肥,\r\n"
EUROPEAN = "Name;Stadt\nBüro für Städtebau;Málaga\nCâmara Municipal;Évora\n"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_chinese_tables_are_read_in_each_encoding(codec: str, named: str, tmp_path: Path) -> None:
    book = read(write(tmp_path / "a.csv", CHINESE.encode(codec)))
    assert book.encoding == named
    assert values(book.sheets[0])[1] == ["环境局", "烟台", "“绿色”发展"]
    assert book.sheets[0].name == "a"


def test_a_european_table_is_not_taken_for_a_chinese_one(tmp_path: Path) -> None:
    book = read(write(tmp_path / "a.csv", EUROPEAN.encode("cp1252")))
    assert book.encoding == "cp1252"
    assert values(book.sheets[0])[1:] == [
        ["Büro für Städtebau", "Málaga"],
        ["Câmara Municipal", "Évora"],
    ]


def test_another_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "名稱,城市\r\n環境局,臺北\r\n".encode("big5"))
    book = read(path, encoding="big5")
    assert book.encoding == "big5"
    assert values(book.sheets[0])[1] == ["環境局", "臺北"]
    assert refused(path, encoding="utf-8") is Code.ENCODING
    assert refused(path, encoding="no such") is Code.ENCODING


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str, tmp_path: Path) -> None:
    rows = [["Name", "Sum", "Note"], ["Ulm", "1,5", "a; b"], ["Roma", "2,25", ""]]
    lines = [separator.join(f'"{v}"' if separator in v else v for v in row) for row in rows]
    book = read(write(tmp_path / "a.csv", "\n".join(lines).encode()))
    assert [row[:2] for row in values(book.sheets[0])] == [row[:2] for row in rows]


def test_a_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    book = read(write(tmp_path / "a.csv", b"sep=;\r\nName;Sum\r\nUlm;1,5\r\n"))
    assert values(book.sheets[0]) == [["Name", "Sum"], ["Ulm", "1,5"]]


def test_everything_in_a_text_table_is_text_as_it_was_written(tmp_path: Path) -> None:
    text = 'Code,Day,Note\n007,2026-07-01,"two\nlines"\n'
    row = read(write(tmp_path / "a.csv", text.encode())).sheets[0].rows[1]
    assert [cell.value for cell in row] == ["007", "2026-07-01", "two\nlines"]
    assert {cell.kind for cell in row} == {CellKind.TEXT}


def test_limits_hold_for_text_tables(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", b"a,b,c\n1,2,3\n4,5,6\n")
    book = read(path, Limits(rows=2, columns=2))
    assert values(book.sheets[0]) == [["a", "b"], ["1", "2"]]
    assert Told.CUT in told(book)


def test_a_tab_separated_file_and_a_single_column_are_read(tmp_path: Path) -> None:
    book = read(write(tmp_path / "a.tsv", b"Name\tCity\nA\tUlm\n"))
    assert values(book.sheets[0])[1] == ["A", "Ulm"]
    single = read(write(tmp_path / "b.txt", b"Name\nUlm\nRoma\n"))
    assert values(single.sheets[0]) == [["Name"], ["Ulm"], ["Roma"]]


def test_noise_named_csv_is_no_table(tmp_path: Path) -> None:
    assert refused(write(tmp_path / "a.csv", bytes(range(1, 256)) * 3)) is Code.UNKNOWN
