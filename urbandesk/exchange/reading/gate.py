"""The gate: a packed file is judged by its directory, then each part is unpacked under count."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Refused

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_SMALL = 5_000_000  # below this no ratio does harm
_BAD_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


class Archive:
    """A packed file whose parts can be read without fear for memory."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Judge the directory of ``data``.

        Raises:
            Refused: it is incomplete, promises too much, or hides something.
        """
        self._data = data
        try:
            directory = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except (zipfile.BadZipFile, ValueError, struct.error, UnicodeError) as error:
            whole = b"PK\x05\x06" in data[-66_000:]
            raise Refused(Code.DAMAGED if whole else Code.INCOMPLETE) from error
        _judge(directory, len(data), limits)
        self._parts = {info.filename.lower(): info for info in directory if not info.is_dir()}

    @property
    def names(self) -> list[str]:
        """Return the names of the parts in lower case: programs do not agree on theirs."""
        return list(self._parts)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def spelled(self, name: str) -> str:
        """Return the name of a part as the file spells it."""
        return self._parts[name.lower()].filename

    def read(self, name: str) -> bytes:
        """Return a part, exactly as large as the directory said.

        Raises:
            Refused: it is missing, damaged, or larger than it said.
        """
        info = self._parts.get(name.lower())
        if info is None:
            raise Refused(Code.DAMAGED)
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            content = packed
        else:
            content = _inflate(packed, info.file_size)
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise Refused(Code.DAMAGED)
        return content

    def _packed(self, info: zipfile.ZipInfo) -> bytes:
        start = info.header_offset
        header = self._data[start : start + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
            raise Refused(Code.DAMAGED)
        _, name, extra = _LOCAL_HEADER.unpack(header)
        begin = start + _LOCAL_HEADER.size + name + extra
        packed = self._data[begin : begin + info.compress_size]
        if len(packed) != info.compress_size:
            raise Refused(Code.INCOMPLETE)
        return packed


def _inflate(packed: bytes, promised: int) -> bytes:
    """Return the unpacked part; one byte more than promised is enough to refuse it."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = unpacking.decompress(packed, promised + 1)
        if not unpacking.eof and len(content) <= promised:
            content += unpacking.flush()
    except zlib.error as error:
        raise Refused(Code.DAMAGED) from error
    if len(content) > promised or unpacking.unconsumed_tail:
        raise Refused(Code.CRAFTED)
    return content


def _judge(directory: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if len(directory) > limits.entries:
        raise Refused(Code.BOMB, size=len(directory))
    total = sum(info.file_size for info in directory)
    if total > limits.unpacked:
        raise Refused(Code.BOMB, size=total // 1_000_000)
    end, seen = 0, set[str]()
    for info in sorted(directory, key=lambda info: info.header_offset):
        if info.flag_bits & _ENCRYPTED:
            raise Refused(Code.PASSWORD)
        if info.compress_type not in _METHODS or _hides(info.filename):
            raise Refused(Code.CRAFTED)
        if info.file_size > _SMALL and info.file_size > limits.ratio * max(1, info.compress_size):
            raise Refused(Code.BOMB, size=info.file_size // 1_000_000)
        name = info.filename.lower()
        if name in seen or info.header_offset < end:
            raise Refused(Code.CRAFTED)
        seen.add(name)
        end = info.header_offset + 30 + len(info.filename.encode()) + info.compress_size
    if end > size:
        raise Refused(Code.INCOMPLETE)


def _hides(name: str) -> bool:
    """Return whether a name points out of the file; nothing is unpacked to disk all the same."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return bool(_BAD_NAME.search(name) or _RESERVED.match(last))
