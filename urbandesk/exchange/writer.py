"""Writes a gathered workbook to a file: complete, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty

import urbandesk
from urbandesk import filing
from urbandesk.exchange.base_sheet import package_of, write_base
from urbandesk.exchange.chart_sheet import ChartSheet
from urbandesk.exchange.check_sheet import CheckSheet
from urbandesk.exchange.cover import write_contents, write_cover
from urbandesk.exchange.how_to_edit import write_how_to
from urbandesk.exchange.lists import drop_downs, write_lists
from urbandesk.exchange.package import Package, pack
from urbandesk.exchange.reading.properties import PACKAGE_PROPERTY
from urbandesk.exchange.receipt_sheet import write_receipt
from urbandesk.exchange.record_sheet import RecordSheet
from urbandesk.exchange.workbook import Book
from urbandesk.i18n import N_, _
from urbandesk.progress import Progress

Keep = Callable[[Package, bytes], None]
"""Takes the package and its packed form before the new file is put in its place."""


def write_book(target: Path, book: Book, *, progress: Progress, keep: Keep | None = None) -> Path:
    """Write ``book`` to ``target`` and return ``target``; an existing file is replaced at the end.

    Args:
        target: the new file.
        book: what goes out.
        progress: told after some rows; may stop the writing.
        keep: given the package that the workbook carries, so that it is kept at home too.

    Raises:
        Cancelled: the user stopped; an existing file is as it was.
        FileInUse: ``target`` is open in another program; it is as it was.
        CannotWrite: the disk is full, or the folder missing or protected.
        UserError: a text is longer than a cell can hold.
    """
    with filing.new_file(target) as partial, ExitStack() as stack:
        # Packing takes a second for 10,000 rows, most of it outside Python's lock.
        aside = stack.enter_context(ThreadPoolExecutor(max_workers=1))
        package = package_of(book)
        packing = aside.submit(pack, package)
        workbook = Workbook(write_only=True)
        stack.callback(_clear_away, workbook)
        _describe(workbook, book)
        total = sum(len(sheet.rows) for sheet in book.sheets) + 1
        _write_sheets(workbook, book, progress, total)
        write_base(workbook, book.export, packing.result())
        progress.step(total - 1, total)
        workbook.active = 0
        # In memory: an archive that the disk refuses half-way complains once more when it goes.
        content = BytesIO()
        workbook.save(content)
        partial.write_bytes(content.getbuffer())
        if keep is not None:
            keep(package, packing.result())
    progress.step(total, total)
    return target


def _write_sheets(workbook: Workbook, book: Book, progress: Progress, total: int) -> None:
    """Write every sheet but the base, those for reading first."""
    lists = drop_downs(book.sheets, book.languages)
    write_cover(workbook, book)
    write_contents(workbook, book)
    if book.receipt is not None:
        write_receipt(workbook, book, book.receipt)
    write_how_to(workbook, book)
    CheckSheet(workbook, book, lists).write()
    if book.charts:
        ChartSheet(workbook, book).write()
    done = 0
    for sheet in book.sheets:
        done = RecordSheet(workbook, book, sheet, lists=lists).write(progress, done, total)
    write_lists(workbook, lists, book.languages)


def _clear_away(workbook: Workbook) -> None:
    """Close what an interrupted writing left open, and remove openpyxl's temporary files."""
    sheets: list[Any] = workbook.worksheets
    for sheet in sheets:
        if not sheet.closed:
            _close(sheet)
        with suppress(FileNotFoundError):  # saving took it away already
            sheet._writer.cleanup()


def _close(sheet: Any) -> None:
    """Close a sheet that was not finished, also one whose temporary file has no room left."""
    with suppress(OSError, ValueError, StopIteration):
        sheet.close()
    with suppress(OSError, ValueError, AttributeError):
        sheet._writer.close()


def _describe(workbook: Workbook, book: Book) -> None:
    """Set the document's properties, seen and unseen."""
    properties = workbook.properties
    properties.title = book.title
    properties.subject = book.languages.say(
        lambda: _(N_("Workbook of city partnership records")), " · "
    )
    properties.creator = book.author or "UrbanDesk"
    properties.keywords = f"urbandesk-export {book.export}"
    properties.language = book.languages.spoken[0].replace("_", "-")
    properties.created = properties.modified = book.made.replace(tzinfo=None, microsecond=0)
    unseen = {
        PACKAGE_PROPERTY: book.export,
        "UrbanDeskWorkspace": book.workspace,
        "UrbanDeskParent": book.parent,
        "urbandesk.schema": str(book.schema),
        "urbandesk.version": urbandesk.__version__,
        "urbandesk.language": book.languages.value,
        "urbandesk.layer": book.layer.value,
    }
    custom: Any = workbook.custom_doc_props  # type: ignore[attr-defined]
    for name, said in unseen.items():
        if said:  # programs that save again drop an empty one, or the whole part with it
            custom.append(StringProperty(name=name, value=said))
