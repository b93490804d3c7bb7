"""What a file says about itself: custom properties, who saved it last, with which program."""

from __future__ import annotations

from typing import NamedTuple

from urbandesk.exchange.reading.gate import Archive
from urbandesk.exchange.reading.xml_parts import elements

PACKAGE_PROPERTY = "UrbanDeskPackage"
"""The custom property with the id of the package that a workbook is."""

_WPS = "KSOProductBuildVer"
_MOST = 500
_LONGEST = 2_000


class Said(NamedTuple):
    """What a file says about itself.

    Attributes:
        properties: custom properties.
        program: what the program that saved it last calls itself.
        saved_by: who saved it last, as that person's program is set up; may be empty.
    """

    properties: dict[str, str]
    program: str
    saved_by: str


def properties_of(archive: Archive) -> Said:
    """Return what an OOXML file says about itself."""
    properties: dict[str, str] = {}
    program = saved_by = ""
    if "docProps/custom.xml" in archive:
        value = ""
        for element in elements(archive.read("docProps/custom.xml")):
            if element.name == "property":
                if element.get("name") and len(properties) < _MOST:
                    properties[element.get("name")[:_LONGEST]] = value[:_LONGEST]
                value = ""
            elif element.words.strip():
                value = element.words
    if "docProps/app.xml" in archive:
        said = {e.name: e.words for e in elements(archive.read("docProps/app.xml"))}
        program = " ".join(filter(None, (said.get("Application"), said.get("AppVersion"))))
    if _WPS in properties and "WPS" not in program:
        program = f"WPS {properties[_WPS]}"
    if "docProps/core.xml" in archive:
        for element in elements(archive.read("docProps/core.xml")):
            if element.name == "lastModifiedBy":
                saved_by = element.words.strip()
    return Said(properties, program[:_LONGEST], saved_by[:_LONGEST])


def open_document_properties(archive: Archive) -> Said:
    """Return what an OpenDocument file says about itself."""
    properties: dict[str, str] = {}
    program = saved_by = ""
    if "meta.xml" in archive:
        for element in elements(archive.read("meta.xml")):
            if element.name == "user-defined" and len(properties) < _MOST:
                properties[element.get("name")[:_LONGEST]] = element.words[:_LONGEST]
            elif element.name == "generator":
                program = element.words
            elif element.name == "creator":
                saved_by = element.words.strip()
    return Said(properties, program[:_LONGEST], saved_by[:_LONGEST])


def media_types(archive: Archive) -> set[str]:
    """Return what kinds of parts an OpenDocument file says it has."""
    if "META-INF/manifest.xml" not in archive:
        return set()
    return {e.get("media-type") for e in elements(archive.read("META-INF/manifest.xml"))}
