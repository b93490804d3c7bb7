"""What a returned copy is compared with: what was noted here wins, and a changed base is said."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import update

from tests.services.delegation.delegates import keys, named
from tests.services.homecoming.copies import Edited, handed_out, read
from urbandesk.exchange.base_sheet import PART, SHEET_NAME
from urbandesk.exchange.incoming import Notice
from urbandesk.exchange.package import BaseTable, pack, unpack
from urbandesk.models.field import Layer
from urbandesk.models.schema import PACKAGE
from urbandesk.progress import Unwatched
from urbandesk.services.erasure import erasing
from urbandesk.services.handouts import exporting
from urbandesk.services.homecoming.review import BASE_EMBEDDED, BASE_HERE
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace

CHANGED = "was changed on its way"


def sentences(notices: Iterable[Notice]) -> str:
    return " ".join(notice.sentence for notice in notices)


def with_forged_base(book: Path, record: str) -> Path:
    """Let a workbook say that a record went out with another name."""
    edited = Edited(book)
    sheet = edited.book[SHEET_NAME]
    head, *parts = [str(row[0].value) for row in sheet.iter_rows()]
    package = unpack(base64.b64decode("".join(parts)))
    table = package.base["city"]
    at = table.columns.index("name_en")
    row = list(table.rows[record])
    row[at] = "Forged"
    forged = BaseTable(table.columns, {**table.rows, record: tuple(row)})
    body = pack(replace(package, base={**package.base, "city": forged}))
    text = base64.b64encode(body).decode()
    parts = [text[start : start + PART] for start in range(0, len(text), PART)]
    sign, version, export, *_rest = head.split(" ")
    digest = hashlib.sha256(text.encode()).hexdigest()
    sheet.delete_rows(1, sheet.max_row)
    for line in (f"{sign} {version} {export} {len(parts)} {digest}", *parts):
        sheet.append([line])
    return edited.saved(book.with_name("forged.xlsx"))


def test_a_base_that_was_changed_on_its_way_is_said_and_not_believed(
    sample: Workspace, tmp_path: Path
) -> None:
    book = handed_out(sample, tmp_path)
    review = read(sample, with_forged_base(book, named(sample, "city", "Rome")))
    assert review.sources[0].base == BASE_HERE
    assert CHANGED in sentences(review.sources[0].notices)
    assert CHANGED in sentences(review.plan.notices)
    assert review.plan.items == ()


def test_what_was_erased_here_since_is_no_change_on_the_way(
    sample: Workspace, tmp_path: Path
) -> None:
    organisation = keys(sample, "organisation")[0]
    person = records.add(sample, "person", {"name_en": "Ada", "organisation": organisation})
    book = exporting.export_workbook(
        sample, tmp_path / "own.xlsx", progress=Unwatched(), layer=Layer.OWN
    )
    erasing.erase(sample, person)
    assert Edited(book).row("person", person)
    assert CHANGED not in sentences(read(sample, book).plan.notices)


def test_a_base_that_is_damaged_here_is_taken_from_the_file(
    sample: Workspace, tmp_path: Path
) -> None:
    book = handed_out(sample, tmp_path)
    with sample.write() as connection:
        connection.execute(update(PACKAGE), {"body": b"damaged"})
    review = read(sample, book)
    assert review.sources[0].base == BASE_EMBEDDED
    assert review.plan.items == ()
