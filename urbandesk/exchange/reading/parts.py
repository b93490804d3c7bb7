"""The parts of an OOXML workbook: which there are, and which hangs on which."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from urbandesk.exchange.reading.gate import Archive
from urbandesk.exchange.reading.refusal import Code, Refused
from urbandesk.exchange.reading.xml_parts import as_utf8, elements


class Relation(NamedTuple):
    """What a part points at.

    Attributes:
        id: how the pointing part calls it.
        kind: last word of its type in lower case, such as ``worksheet``.
        target: name of the part in lower case, or an address outside.
        outside: whether it is not in the file.
    """

    id: str
    kind: str
    target: str
    outside: bool


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it; ``part`` is where its cells are."""

    name: str
    hidden: bool
    part: str


class Parts:
    """The parts of a workbook."""

    def __init__(self, archive: Archive) -> None:
        """Find the workbook and what it points at.

        Raises:
            Refused: there is none, or a part on the way is damaged.
        """
        self._archive = archive
        found = [r.target for r in relations(archive, "") if r.kind == "officedocument"]
        if not found or found[0] not in archive:
            raise Refused(Code.DAMAGED)
        self.workbook = found[0]
        self.binary = self.workbook.endswith(".bin")
        self.relations = relations(archive, self.workbook)
        self.sheets = {r.target for r in self.relations if r.kind == "worksheet" and not r.outside}

    def of(self, kind: str) -> str:
        """Return the first part of that kind that hangs on the workbook; empty without one."""
        return next((r.target for r in self.relations if r.kind == kind), "")

    def listed(self) -> tuple[list[SheetEntry], bool]:
        """Return the sheets with cells in their order, and whether dates count from 1904."""
        by_id = {r.id: r.target for r in self.relations if r.kind == "worksheet"}
        sheets: list[SheetEntry] = []
        from_1904 = False
        for element in elements(self._archive.read(self.workbook)):
            if element.name == "workbookPr":
                from_1904 = element.get("date1904") in ("1", "true")
            elif element.name == "sheet" and by_id.get(element.get("id"), "") in self._archive:
                hidden = element.get("state") in ("hidden", "veryHidden")
                sheets.append(SheetEntry(element.get("name"), hidden, by_id[element.get("id")]))
        return sheets, from_1904


def relations(archive: Archive, part: str) -> list[Relation]:
    """Return what ``part`` points at; an empty name means the file itself."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in archive:
        return []
    found = []
    for element in elements(as_utf8(archive.read(path))):
        if element.name != "Relationship":
            continue
        outside = element.get("TargetMode").lower() == "external"
        target = element.get("Target")
        if not outside:
            joined = posixpath.join("/", folder, _plain(target))
            target = posixpath.normpath(joined).lstrip("/").lower()
        kind = element.get("Type").rpartition("/")[2].lower()
        found.append(Relation(element.get("Id") or element.get("id"), kind, target, outside))
    return found


def _plain(target: str) -> str:
    """Return a target without the escapes of web addresses, which few have."""
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)
