"""What went out is recognised when it comes home, whatever was done to the sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exchange.corpus import workbooks as corpus
from tests.exchange.recognising.conftest import Returned
from urbandesk import i18n
from urbandesk.exchange.incoming import (
    Address,
    Incoming,
    IncomingTable,
    Mark,
    RawBook,
    RawCell,
    RawSheet,
)
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.package import unpack
from urbandesk.exchange.reading.properties import PACKAGE_PROPERTY
from urbandesk.exchange.reading.reader import read_file
from urbandesk.exchange.recognising import carried
from urbandesk.exchange.recognising import recognise as recognising
from urbandesk.exchange.recognising.recognise import recognise
from urbandesk.exchange.recognising.words import mark_of
from urbandesk.progress import Unwatched

Untouched = Mapping[Languages, Mapping[str, object]]

CITY = "city"


def table(incoming: Incoming, kind: str = CITY) -> IncomingTable:
    return next(each for each in incoming.tables if each.kind == kind)


def names(incoming: Incoming, column: str = "name_en") -> list[object]:
    return [row.cells[column].value for row in table(incoming).rows]


def sentences(incoming: Incoming) -> set[str]:
    for notice in incoming.notices:
        assert notice.sentence.format(**notice.details)
    return {notice.sentence for notice in incoming.notices}


def contents(incoming: Incoming) -> dict[str, object]:
    """Return what the tables hold, wherever it stands."""
    return {
        each.kind: {
            (row.id, row.mark, tuple(sorted((n, c.value) for n, c in row.cells.items())))
            for row in each.rows
        }
        for each in incoming.tables
    }


@pytest.fixture(scope="module")
def untouched(sent: Mapping[Languages, Path]) -> Untouched:
    """Give what comes home of the workbooks as they went out."""
    return {
        languages: contents(recognise(read_file(path, progress=Unwatched())))
        for languages, path in sent.items()
    }


@pytest.mark.parametrize("languages", list(Languages))
def test_an_untouched_workbook_is_recognised_whole_and_needs_no_words(
    languages: Languages, sent: Mapping[Languages, Path]
) -> None:
    book = read_file(sent[languages], progress=Unwatched())
    incoming = recognise(book)
    package = unpack(incoming.body)
    assert incoming.package == package.id == book.properties[PACKAGE_PROPERTY]
    assert {each.kind for each in incoming.tables} == set(package.base)
    for each in incoming.tables:
        base = package.base[each.kind]
        assert set(each.columns) == set(base.columns)
        assert {row.id for row in each.rows} == set(base.rows)
    assert (incoming.ignored, incoming.notices, incoming.spare) == ((), (), ())


@pytest.mark.parametrize("window", i18n.LANGUAGES)
def test_the_language_of_the_window_does_not_matter(window: str, returned: Returned) -> None:
    ways = (corpus.without_row(CITY, 1), corpus.sheet_renamed("plan", "Z"))
    expected = contents(returned(*ways, languages=Languages.CHINESE))
    i18n.use(window)
    assert contents(returned(*ways, languages=Languages.CHINESE)) == expected


@pytest.mark.parametrize(
    "way",
    [
        corpus.columns_reversed(CITY),
        corpus.columns_shown_and_hidden(CITY),
        corpus.headers_renamed(CITY),
        corpus.sheet_renamed(CITY, "Städte 2026"),
        corpus.rows_above(CITY, 3),
        corpus.without_row(CITY, 2),
        corpus.without_row(CITY, 1),
        corpus.sheet_copied(CITY),
        corpus.sheet_added("Mine", "x"),
        corpus.properties_removed,
        corpus.base_spoiled,
    ],
    ids=lambda way: getattr(way, "__qualname__", "way").split(".")[0],
)
@pytest.mark.parametrize("languages", list(Languages))
def test_the_tables_are_the_same_after_a_mistreatment(
    way: corpus.Mistreatment, languages: Languages, returned: Returned, untouched: Untouched
) -> None:
    assert contents(returned(way, languages=languages)) == untouched[languages]


def test_moved_columns_are_told_by_their_letters(returned: Returned) -> None:
    before, after = table(returned()), table(returned(corpus.columns_reversed(CITY)))
    assert before.columns["name_en"] != after.columns["name_en"]
    assert before.rows[0].at == after.rows[0].at


def test_renamed_headers_are_said(returned: Returned) -> None:
    incoming = returned(corpus.headers_renamed(CITY))
    renamed = [n for n in incoming.notices if n.sentence == recognising.RENAMED]
    assert len(renamed) == len(table(incoming).columns)
    assert {"sheet", "column", "header"} == set(renamed[0].details)


def test_a_header_translated_into_the_other_language_counts_as_ours(returned: Returned) -> None:
    incoming = returned(corpus.written(CITY, 2, "city.country", "国家"))
    assert recognising.RENAMED not in sentences(incoming)


def test_a_lost_key_row_is_said(returned: Returned) -> None:
    assert recognising.BY_HEADER in sentences(returned(corpus.without_row(CITY, 1)))


def test_a_single_lost_key_is_made_up_for_by_its_header(returned: Returned) -> None:
    incoming = returned(corpus.written(CITY, 1, "city.country", None))
    assert "country" in table(incoming).columns


def test_a_copied_sheet_is_offered_beside_the_first(returned: Returned) -> None:
    incoming = returned(corpus.sheet_copied(CITY))
    assert recognising.COPIED in sentences(incoming)
    assert [each.kind for each in incoming.spare] == [CITY]
    assert incoming.spare[0].sheet != table(incoming).sheet


def test_a_column_that_stands_twice_stops_its_sheet_only(returned: Returned) -> None:
    incoming = returned(corpus.key_repeated(CITY, "city.name_en"))
    assert CITY not in {each.kind for each in incoming.tables}
    assert "plan" in {each.kind for each in incoming.tables}
    said = next(n for n in incoming.notices if n.sentence == recognising.TWICE)
    assert said.details["columns"] == "name_en"
    assert Address(str(said.details["sheet"]), 1) in incoming.ignored


def test_a_deleted_column_is_missing_and_not_empty(returned: Returned) -> None:
    incoming = returned(corpus.column_deleted(CITY, "city.country"))
    assert "country" not in table(incoming).columns
    assert all("country" not in row.cells for row in table(incoming).rows)


def test_deleted_ids_are_said(returned: Returned) -> None:
    incoming = returned(corpus.column_deleted(CITY, "city.id"))
    assert recognising.NO_IDS in sentences(incoming)
    assert [row.id for row in table(incoming).rows] == ["", ""]


def test_own_columns_and_sheets_of_people_are_listed_as_ignored(returned: Returned) -> None:
    incoming = returned(
        corpus.column_added(CITY, "Our opinion", "good"), corpus.sheet_added("Mine", "x")
    )
    sheets = {address.sheet for address in incoming.ignored if not address.column}
    assert sheets == {"Mine"}
    column = next(address for address in incoming.ignored if address.column)
    assert (column.sheet, column.row) == (table(incoming).sheet, 2)


def test_an_empty_column_of_people_is_no_matter(returned: Returned) -> None:
    assert returned(corpus.column_added(CITY, "Later", None)).ignored == ()


def test_merged_cells_over_records_are_named(returned: Returned) -> None:
    incoming = returned(corpus.merged(CITY, "C3:C4"))
    said = next(n for n in incoming.notices if n.sentence == recognising.MERGED)
    assert said.details["areas"] == "C3:C4"


def test_new_rows_and_marks_come_with_their_addresses(returned: Returned) -> None:
    incoming = returned(
        corpus.written(CITY, 5, "city.name_en", "Ulm"),
        corpus.written(CITY, 5, "city.~mark", "新增"),
        corpus.written(CITY, 6, "city.~mark", "new"),
        corpus.written(CITY, 3, "city.~mark", " Delete "),
    )
    rows = table(incoming).rows
    assert [row.mark for row in rows] == [Mark.DELETE, Mark.NONE, Mark.NEW]
    assert rows[2].id == ""
    assert rows[2].at == Address(table(incoming).sheet, 5)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (None, Mark.NONE),
        ("  ", Mark.NONE),
        ("NEW", Mark.NEW),
        ("ｎｅｗ", Mark.NEW),
        ("new 新增", Mark.NEW),
        ("删除", Mark.DELETE),
        ("刪除", Mark.DELETE),
        ("delete 删除", Mark.DELETE),
        ("new delete", Mark.UNKNOWN),
        ("perhaps", Mark.UNKNOWN),
    ],
)
def test_marks_are_understood_in_either_language(text: str | None, mark: Mark) -> None:
    assert mark_of(RawCell(text)) is mark


def test_a_spoiled_base_is_said_and_the_rest_still_read(returned: Returned) -> None:
    incoming = returned(corpus.base_spoiled)
    assert incoming.body == b""
    assert incoming.package
    assert carried.DAMAGED in sentences(incoming)


def test_a_base_that_is_gone_is_said_as_long_as_the_properties_name_it(returned: Returned) -> None:
    incoming = returned(corpus.sheet_deleted("_ud_base"))
    assert carried.GONE in sentences(incoming)
    assert incoming.package
    lost = returned(corpus.sheet_deleted("_ud_base"), corpus.properties_removed)
    assert lost.package == ""
    assert CITY in {each.kind for each in lost.tables}


def test_the_base_names_the_package_when_the_properties_are_gone(returned: Returned) -> None:
    incoming = returned(corpus.properties_removed)
    assert incoming.package == unpack(incoming.body).id


def test_a_base_of_a_newer_program_is_not_guessed_at() -> None:
    rows = [[RawCell("urbandesk-package 2 p1 1 abc")], [RawCell("xyz")]]
    incoming = recognise(RawBook((RawSheet("_ud_base", rows),)))
    assert incoming.package == "p1"
    assert carried.NEWER in sentences(incoming)


def test_of_two_bases_the_one_that_the_properties_name_is_used(
    sent: Mapping[Languages, Path],
) -> None:
    book = read_file(sent[Languages.ENGLISH], progress=Unwatched())
    other = RawSheet("_ud_base (2)", [[RawCell("urbandesk-package 1 other 0 abc")]])
    incoming = recognise(replace(book, sheets=(other, *book.sheets)))
    assert incoming.package == book.properties[PACKAGE_PROPERTY]
    assert carried.SEVERAL in sentences(incoming)


def test_a_foreign_table_is_nobodys_even_with_familiar_headers() -> None:
    rows = [[RawCell("Name"), RawCell("City"), RawCell("Influence")]]
    incoming = recognise(RawBook((RawSheet("Sheet1", rows),)))
    assert incoming.tables == ()
    assert incoming.ignored == (Address("Sheet1", 1),)


def test_one_sheet_saved_as_text_is_still_recognised(
    sent: Mapping[Languages, Path], tmp_path: Path
) -> None:
    book = read_file(sent[Languages.CHINESE], progress=Unwatched())
    sheet = next(s for s in book.sheets if s.name == "城市")
    lines = [
        ",".join('"{}"'.format(str(c.value or "").replace('"', '""')) for c in row)
        for row in sheet.rows
    ]
    path = tmp_path / "城市.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    incoming = recognise(read_file(path, progress=Unwatched()))
    assert names(incoming, "name_zh") == ["罗马", "烟台"]
