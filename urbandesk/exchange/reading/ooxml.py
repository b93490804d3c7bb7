"""Excel files (.xlsx, .xlsm, .xlsb): a clean copy that the reader may open.

The reader never sees the file itself. It gets a copy that holds only what a table needs, each
part unpacked under count and searched before: no macros, no links, nothing that only claims to
be small.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from urbandesk.exchange.reading.colours import Coloured, coloured_cells, colouring_formats
from urbandesk.exchange.reading.content import Area, Odd
from urbandesk.exchange.reading.gate import Archive
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.parts import Parts
from urbandesk.exchange.reading.properties import PACKAGE_PROPERTY, properties_of
from urbandesk.exchange.reading.refusal import Code, Refused, Remark, Told
from urbandesk.exchange.reading.sheet_binary import check_binary_sheet
from urbandesk.exchange.reading.sheet_xml import Scanned, scan
from urbandesk.exchange.reading.xml_parts import as_utf8

_XML = (".xml", ".rels", ".vml")
_KEPT = ("styles", "sharedstrings", "theme")
_LONG_TEXT = 32_767
_ITEM_END = re.compile(rb"</(?:\w+:)?si>")
_REMARK = re.compile(rb"<(?:\w+:)?(?:comment|threadedComment)\s")
_LINKED = ("externallink", "connections", "querytable", "customdata")


class SheetPart(NamedTuple):
    """A sheet as the workbook names it, and what its cells hold beside plain values."""

    hidden: bool
    odd: dict[tuple[int, int], Odd]
    merged: tuple[Area, ...]


class CleanBook(NamedTuple):
    """What may be read.

    Attributes:
        file: the clean copy.
        sheets: by name, the sheets that hold cells; not known of a binary workbook.
        from_1904: whether its dates count from 1904.
        remarks: what was left out or looked odd.
    """

    file: io.BytesIO
    sheets: dict[str, SheetPart]
    from_1904: bool
    remarks: list[Remark]


def clean(archive: Archive, limits: Limits, *, anew: bool = False) -> CleanBook:
    """Return a copy of a workbook that holds only what a table needs.

    ``anew`` writes every sheet anew in its plainest form: slower, but it takes odd ones too.

    Raises:
        Refused: a part is damaged, crafted, or declares entities.
    """
    parts = Parts(archive)
    remarks = _judge_the_rest(archive, parts)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
        for name in _kept(archive, parts):
            target.writestr(archive.spelled(name), _checked(archive, name))
        if parts.binary:
            sheets, from_1904 = dict[str, SheetPart](), False
            _copy_binary(archive, parts, target, limits)
            remarks.append(Remark(Told.NO_FORMULAS, {}))
        else:
            sheets, from_1904 = _copy_sheets(archive, parts, target, limits, remarks, anew=anew)
    copy.seek(0)
    return CleanBook(copy, sheets, from_1904, remarks)


def _checked(archive: Archive, name: str) -> bytes:
    part = archive.read(name)
    return as_utf8(part) if name.endswith(_XML) else part


def _kept(archive: Archive, parts: Parts) -> list[str]:
    folder, _, name = parts.workbook.rpartition("/")
    wanted = [
        "[content_types].xml",
        "_rels/.rels",
        parts.workbook,
        f"{folder}/_rels/{name}.rels".lstrip("/"),
        *map(parts.of, _KEPT),
    ]
    return [name for name in wanted if name in archive]


def _copy_binary(archive: Archive, parts: Parts, target: zipfile.ZipFile, limits: Limits) -> None:
    for name in sorted(parts.sheets & set(archive.names)):
        content = archive.read(name)
        check_binary_sheet(content, limits)
        target.writestr(archive.spelled(name), content)


def _copy_sheets(
    archive: Archive,
    parts: Parts,
    target: zipfile.ZipFile,
    limits: Limits,
    remarks: list[Remark],
    *,
    anew: bool,
) -> tuple[dict[str, SheetPart], bool]:
    listed, from_1904 = parts.listed()
    formats = _colouring_formats(archive, parts)
    longest = _longest_text(archive, parts)
    sheets: dict[str, SheetPart] = {}
    texts = 0
    for entry in listed:
        part = archive.read(entry.part)
        scanned = scan(part, limits, anew=anew)
        if longest > _LONG_TEXT:
            texts += scanned.xml.count(b' t="s"')
            if texts * longest > limits.text:
                raise Refused(Code.BOMB, size=texts * longest // 1_000_000)
        target.writestr(archive.spelled(entry.part), scanned.xml)
        sheets[entry.name] = SheetPart(entry.hidden, scanned.odd, scanned.merged)
        remarks += _remarks_on(entry.name, scanned, limits, coloured_cells(part, formats))
    return sheets, from_1904


def _remarks_on(
    name: str, scanned: Scanned, limits: Limits, coloured: Coloured
) -> Iterator[Remark]:
    """Yield what was left out of a sheet, or looks as if it meant something."""
    sheet: dict[str, str | int] = {"sheet": name}
    if scanned.cut:
        size = {"rows": limits.rows, "columns": limits.columns}
        yield Remark(Told.CUT, {**sheet, **size, "n": scanned.cut})
    if scanned.hidden_rows:
        yield Remark(Told.HIDDEN_ROWS, {**sheet, "n": scanned.hidden_rows})
    if coloured.cells:
        yield Remark(Told.COLOURS, {**sheet, "n": coloured.cells, "first": coloured.first})


def _colouring_formats(archive: Archive, parts: Parts) -> list[int]:
    """Return the formats that somebody coloured since the workbook went out.

    A table from elsewhere is coloured for its looks; ours goes out with coloured heads alone.
    """
    styles = parts.of("styles")
    ours = PACKAGE_PROPERTY in properties_of(archive).properties
    return colouring_formats(archive.read(styles)) if ours and styles in archive else []


def _longest_text(archive: Archive, parts: Parts) -> int:
    """Return the length of the longest shared text: many cells may point at it."""
    name = parts.of("sharedstrings")
    if name not in archive:
        return 0
    return max(map(len, _ITEM_END.split(archive.read(name))), default=0)


def _judge_the_rest(archive: Archive, parts: Parts) -> list[Remark]:
    """Look into the parts that are not read as tables, and return what is left out with them."""
    names = archive.names
    counted = 0
    for name in names:
        if name.endswith(_XML) and name not in parts.sheets:
            part = _checked(archive, name)
            if "comment" in name:
                counted += len(_REMARK.findall(part))
    folders = [name.split("/")[1] if name.count("/") > 1 else "" for name in names]
    remarks = []
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        remarks.append(Remark(Told.MACROS, {}))
    kinds = {relation.kind for relation in parts.relations}
    if kinds & set(_LINKED) or {"externallinks", "querytables"} & set(folders):
        remarks.append(Remark(Told.LINKS, {}))
    if {"embeddings", "activex"} & set(folders):
        remarks.append(Remark(Told.EMBEDDED, {}))
    if "media" in folders:
        remarks.append(Remark(Told.PICTURES, {}))
    if counted:
        remarks.append(Remark(Told.REMARKS, {"n": counted}))
    return remarks
