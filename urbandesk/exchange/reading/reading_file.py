"""Reads one file into sheets, whatever its form; runs in the reading process only."""

from __future__ import annotations

from pathlib import PurePath

from urbandesk.exchange.reading.content import BookContent, SheetContent
from urbandesk.exchange.reading.gate import Archive
from urbandesk.exchange.reading.kinds import Form, form_of, form_of_archive
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.properties import (
    media_types,
    open_document_properties,
    properties_of,
)
from urbandesk.exchange.reading.refusal import Remark, Told


def read_data(
    data: bytes, name: str, limits: Limits, encoding: str = ""
) -> tuple[list[SheetContent], BookContent]:
    """Return the sheets of a file and what it says beside them.

    Raises:
        Refused: it cannot or must not be read.
    """
    path = PurePath(name)
    form = form_of(data, path.suffix.lower())
    if form is Form.TEXT:
        return _text(data, path, limits, encoding)
    if form is Form.BIFF:
        from urbandesk.exchange.reading.workbook_reading import read_biff

        remarks = [Remark(Told.NO_FORMULAS, {})]
        if "_VBA_PROJECT".encode("utf-16-le") in data:
            remarks.append(Remark(Told.MACROS, {}))
        return read_biff(data), BookContent({}, remarks=tuple(remarks))
    archive = Archive(data, limits)
    if form_of_archive(archive) is Form.OPEN_DOCUMENT:
        return _open_document(archive, limits)
    from urbandesk.exchange.reading.workbook_reading import read_ooxml

    sheets, book = read_ooxml(archive, limits)
    said = properties_of(archive)
    return sheets, BookContent(
        said.properties,
        said.program,
        book.from_1904,
        remarks=tuple(book.remarks),
        saved_by=said.saved_by,
    )


def _text(
    data: bytes, path: PurePath, limits: Limits, encoding: str
) -> tuple[list[SheetContent], BookContent]:
    from urbandesk.exchange.reading.text_table import decode, detect, rows_of

    chosen = encoding or detect(data)
    rows, cut = rows_of(decode(data, chosen), limits)
    remarks = []
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"):
        remarks.append(Remark(Told.TEXT_FILE, {}))
    if cut:
        limited: dict[str, str | int] = {"rows": limits.rows, "columns": limits.columns}
        remarks.append(Remark(Told.CUT, {"sheet": path.stem, "n": cut, **limited}))
    sheet = SheetContent(path.stem, False, iter(rows), {})
    return [sheet], BookContent({}, encoding=chosen, remarks=tuple(remarks))


def _open_document(archive: Archive, limits: Limits) -> tuple[list[SheetContent], BookContent]:
    from urbandesk.exchange.reading.open_document import read_sheets
    from urbandesk.exchange.reading.xml_parts import as_utf8

    remarks = []
    for name in archive.names:
        if name.endswith((".xml", ".rdf")) and name != "content.xml":
            as_utf8(archive.read(name))
    if any(name.startswith(("basic/", "scripts/")) for name in archive.names):
        remarks.append(Remark(Told.MACROS, {}))
    if any(map(_is_foreign, media_types(archive))):
        remarks.append(Remark(Told.EMBEDDED, {}))
    if any(name.startswith("pictures/") for name in archive.names):
        remarks.append(Remark(Told.PICTURES, {}))
    sheets, found = read_sheets(archive.read("content.xml"), limits)
    said = open_document_properties(archive)
    return sheets, BookContent(
        said.properties, said.program, remarks=(*remarks, *found), saved_by=said.saved_by
    )


def _is_foreign(media_type: str) -> bool:
    """Return whether a part of an OpenDocument file is another document; charts are none."""
    own = ("spreadsheet", "chart")
    document = media_type.startswith("application/vnd.oasis.opendocument.")
    return "oleobject" in media_type or (document and not media_type.endswith(own))
