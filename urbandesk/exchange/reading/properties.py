"""What a file says about itself: custom properties, and the program that saved it."""

from __future__ import annotations

from urbandesk.exchange.reading.gate import Archive
from urbandesk.exchange.reading.xml_parts import elements

_WPS = "KSOProductBuildVer"
_MOST = 500
_LONGEST = 2_000


def properties_of(archive: Archive) -> tuple[dict[str, str], str]:
    """Return custom properties and name of the program of an OOXML file."""
    properties: dict[str, str] = {}
    program = ""
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
    return properties, program[:_LONGEST]


def open_document_properties(archive: Archive) -> tuple[dict[str, str], str]:
    """Return user-defined properties and name of the program of an OpenDocument file."""
    properties: dict[str, str] = {}
    program = ""
    if "meta.xml" in archive:
        for element in elements(archive.read("meta.xml")):
            if element.name == "user-defined" and len(properties) < _MOST:
                properties[element.get("name")[:_LONGEST]] = element.words[:_LONGEST]
            elif element.name == "generator":
                program = element.words
    return properties, program[:_LONGEST]


def media_types(archive: Archive) -> set[str]:
    """Return what kinds of parts an OpenDocument file says it has."""
    if "META-INF/manifest.xml" not in archive:
        return set()
    return {e.get("media-type") for e in elements(archive.read("META-INF/manifest.xml"))}
