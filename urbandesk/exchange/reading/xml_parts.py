"""Small XML parts, read without declarations, and the check that no part has any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.parsers import expat

from urbandesk.exchange.reading.refusal import Code, Refused

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\?>")
_PLAIN = {"utf-8", "utf8", "us-ascii", "ascii"}


class Element(NamedTuple):
    """One element: its name and attributes without prefixes, and the text directly in it."""

    name: str
    attributes: dict[str, str]
    text: list[str]

    def get(self, name: str) -> str:
        """Return an attribute; empty without one."""
        return self.attributes.get(name, "")

    @property
    def words(self) -> str:
        """Return the text directly in it."""
        return "".join(self.text)


def as_utf8(part: bytes) -> bytes:
    """Return an XML part as UTF-8 without signature.

    Raises:
        Refused: it declares entities or another document type, or an encoding nobody uses.
    """
    part = transcoded(part)
    if b"<!DOCTYPE" in part:  # entities are declared nowhere else
        raise Refused(Code.DECLARATIONS)
    return part


def transcoded(part: bytes) -> bytes:
    """Return an XML part as UTF-8 without signature; what it declares is not looked at.

    Raises:
        Refused: it is in an encoding nobody uses.
    """
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        part = _decoded(part, "utf-16")
    elif part[:4] == b"<\x00?\x00":
        part = _decoded(part, "utf-16-le")
    elif part[:4] == b"\x00<\x00?":
        part = _decoded(part, "utf-16-be")
    elif part[:3] == b"\xef\xbb\xbf":
        part = part[3:]
    declared = _DECLARED.match(part[:200])
    if declared and declared[1].decode("ascii").lower() not in _PLAIN:
        raise Refused(Code.CRAFTED)
    return part


def _decoded(part: bytes, encoding: str) -> bytes:
    try:
        text = part.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(Code.DAMAGED) from error
    return re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text, count=1).encode()


def local(name: str) -> str:
    """Return a name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def elements(part: bytes) -> Iterator[Element]:
    """Yield the elements of a part, each when it ends.

    Raises:
        Refused: it is no XML.
    """
    found: list[Element] = []
    opened: list[Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {local(key): value for key, value in attributes.items()}
        opened.append(Element(local(name), plain, []))

    def end(name: str) -> None:
        found.append(opened.pop())

    def text(data: str) -> None:
        if opened:
            opened[-1].text.append(data)

    parse(part, start, end, text)
    yield from found


def parse(
    part: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Run a part through expat with these handlers; names keep their prefixes.

    Raises:
        Refused: it is no XML, or declares entities.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(as_utf8(part), True)
    except expat.ExpatError as error:
        raise Refused(Code.DAMAGED) from error


def _refuse(*_declared: object) -> None:
    raise Refused(Code.DECLARATIONS)
