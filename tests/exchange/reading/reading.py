"""What the tests of reading share."""

from __future__ import annotations

from pathlib import Path

import pytest

from urbandesk.exchange.incoming import RawBook, RawSheet
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.reader import read_file
from urbandesk.exchange.reading.refusal import Code, Told
from urbandesk.exchange.reading.sentences import NOTICES, CannotRead
from urbandesk.progress import Unwatched


def read(path: Path, limits: Limits | None = None, encoding: str = "") -> RawBook:
    return read_file(path, limits=limits or Limits(), progress=Unwatched(), encoding=encoding)


def refused(path: Path, limits: Limits | None = None, encoding: str = "") -> Code:
    """Return why a file is refused; the sentence must be complete in its details."""
    with pytest.raises(CannotRead) as caught:
        read(path, limits, encoding)
    assert path.name in caught.value.text()
    return caught.value.code


def values(sheet: RawSheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.rows]


def told(book: RawBook) -> set[Told]:
    """Return what the notices of a book are about; each sentence must be complete."""
    for notice in book.notices:
        assert notice.sentence.format(**notice.details)
    said = {notice.sentence for notice in book.notices}
    return {kind for kind, sentence in NOTICES.items() if sentence in said}
