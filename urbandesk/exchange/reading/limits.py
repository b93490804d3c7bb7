"""How much a file may ask for before it is refused."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """What reading one file may cost; what lies beyond is cut off and said, or refused.

    Attributes:
        file_bytes: size of the file.
        entries: parts of a packed file.
        unpacked: bytes of all parts together.
        ratio: how many times larger than packed a large part may be.
        rows, columns: of one sheet; cells beyond are cut off.
        cells: rows times columns of one sheet; rows beyond are cut off.
        text: bytes of all texts in cells, each counted as often as it is used.
        seconds: how long the reading may take.
        memory: bytes that the reading process may ask for, where the system can hold it to that.
    """

    file_bytes: int = 100_000_000
    entries: int = 2_000
    unpacked: int = 200_000_000
    ratio: int = 200
    rows: int = 200_000
    columns: int = 300
    cells: int = 20_000_000
    text: int = 500_000_000
    seconds: float = 60.0
    memory: int = 2_000_000_000
