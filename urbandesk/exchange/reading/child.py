"""The reading process: reads one file, hands over its cells and ends.

Started with ``python -m urbandesk.exchange.reading.child``; asks on standard input, answers on
standard output in frames. It may run out of memory or crash on a crafted file: the program that
started it lives on and says so.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import BinaryIO

from urbandesk.exchange.reading.content import SheetContent
from urbandesk.exchange.reading.frames import read_frame, unpack_frame, write_frame
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.reading_file import read_data
from urbandesk.exchange.reading.refusal import Code, Refused

_ROWS_IN_A_FRAME = 1_000


def main() -> int:
    """Read the file that standard input names and answer on standard output."""
    gc.disable()  # it lives for seconds and makes no cycles worth collecting
    path, limited, encoding = unpack_frame(read_frame(sys.stdin.buffer) or b"")
    answers = _only_answers()
    limits = Limits(*limited)
    _hold_to(limits)
    try:
        _answer(answers, path, limits, encoding)
    except Refused as refusal:
        write_frame(answers, ("refused", str(refusal.code), refusal.details))
    except MemoryError:
        write_frame(answers, ("refused", str(Code.TOO_MUCH), {}))
    answers.flush()
    return 0


def _only_answers() -> BinaryIO:
    """Return standard output for answers alone: what a library prints goes to the other stream."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    return answers


def _hold_to(limits: Limits) -> None:
    """Let the system hold this process to memory and time, where it can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, int(limits.seconds) + 5),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue  # a stricter limit is set already, or macOS knows none


def _answer(answers: BinaryIO, path: str, limits: Limits, encoding: str) -> None:
    data = _snapshot(Path(path), limits)
    sheets, book = read_data(data, Path(path).name, limits, encoding)
    write_frame(answers, ("sheets", len(sheets)))
    for sheet in sheets:
        _send(answers, sheet)
    remarks = [(str(remark.told), remark.details) for remark in book.remarks]
    write_frame(
        answers,
        (
            *("book", book.properties, book.program, book.saved_by),
            *(book.from_1904, book.encoding, remarks),
        ),
    )


def _snapshot(path: Path, limits: Limits) -> bytes:
    """Return the whole file as it is now: it may change while it is being read."""
    with path.open("rb") as file:
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise Refused(Code.TOO_LARGE, size=limits.file_bytes // 1_000_000)
    return data


def _send(answers: BinaryIO, sheet: SheetContent) -> None:
    odd = {place: tuple(found) for place, found in sheet.odd.items()}
    write_frame(answers, ("sheet", sheet.name, sheet.hidden, odd, sheet.merged))
    rows: list[object] = []
    for row in sheet.rows:
        rows.append(row)
        if len(rows) == _ROWS_IN_A_FRAME:
            write_frame(answers, ("rows", rows))
            rows = []
    write_frame(answers, ("rows", rows))
    answers.flush()


if __name__ == "__main__":
    raise SystemExit(main())
