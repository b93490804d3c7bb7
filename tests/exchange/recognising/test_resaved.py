"""Copies that LibreOffice saved in its formats come home as they went out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.exchange.recognising.test_recognise import contents
from tests.exchange.test_libreoffice import convert
from urbandesk.exchange.incoming import Incoming, RawBook
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.package import unpack
from urbandesk.exchange.reading.reader import read_file
from urbandesk.exchange.recognising.recognise import recognise
from urbandesk.progress import Unwatched


def read(path: Path) -> RawBook:
    return read_file(path, progress=Unwatched())


def told(incoming: Incoming) -> list[str]:
    return [notice.sentence for notice in incoming.notices]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_copy_saved_by_libreoffice_is_recognised_whole(
    kind: str, sent: Mapping[Languages, Path], tmp_path: Path
) -> None:
    ours = recognise(read(sent[Languages.BOTH]))
    (tmp_path / "out").mkdir()
    book = read(convert(sent[Languages.BOTH], kind, tmp_path / "out"))
    theirs = recognise(book)
    assert contents(theirs) == contents(ours)
    assert theirs.package == unpack(theirs.body).id == ours.package
    assert theirs.body == ours.body
    assert theirs.ignored == ()
    if kind != "xls":
        assert "LibreOffice" in book.program
        assert told(theirs) == []


def test_a_copy_saved_as_text_is_recognised_by_its_keys(
    sent: Mapping[Languages, Path], tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    export = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    convert(sent[Languages.ENGLISH], export, tmp_path / "out")
    path = next((tmp_path / "out").glob("*Cities.csv"))
    table = recognise(read(path)).tables[0]
    assert table.kind == "city"
    assert {row.cells["name_en"].value for row in table.rows} == {"Rome", "Yantai"}
