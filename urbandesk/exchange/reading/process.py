"""The reading process seen from the program: started, listened to, stopped in time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from urbandesk.exchange.reading.frames import BadFrame, read_frame, unpack_frame, write_frame
from urbandesk.exchange.reading.limits import Limits
from urbandesk.exchange.reading.refusal import Code, Refused

CHILD_OPTION = "--read-for-parent"
"""What a frozen program is started with to become the reading process; ``__main__`` knows it."""

_MODULE = "urbandesk.exchange.reading.child"
_BETWEEN_LOOKS = 0.05
_MOST_IN_ALL = 4  # times what a file may unpack to


def answers(path: Path, limits: Limits, encoding: str) -> Generator[Any | None]:
    """Yield what the reading process says of ``path``, and None while it says nothing.

    Closing the generator, at whatever point, ends the process.

    Raises:
        Refused: it took too long, said too much, died, or could not be started.
    """
    process = _started()
    frames: SimpleQueue[bytes | None] = SimpleQueue()
    Thread(target=_listen, args=(process, frames), daemon=True).start()
    try:
        _ask(process, path, limits, encoding)
        yield from _heard(frames, limits)
    finally:
        process.kill()  # the listening thread sees its end: that takes a moment


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pipesize=1 << 20,  # so that it need not wait for us
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Refused(Code.DIED) from error


def command() -> list[str]:
    """Return the command line that starts the reading process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_OPTION]
    # Neither the folder in force nor the packages' start-up code has a say in it.
    return [sys.executable, "-P", "-S", "-m", _MODULE]


def _environment() -> dict[str, str]:
    root = Path(__file__).resolve().parents[3]
    paths = [str(root), *(path for path in sys.path if path)]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        # It lives for a second: giving memory back to the system in between only costs time.
        "MALLOC_TRIM_THRESHOLD_": "4000000000",
        "MALLOC_MMAP_THRESHOLD_": "4000000000",
        "MALLOC_TOP_PAD_": "67108864",
    }


def _ask(process: subprocess.Popen[bytes], path: Path, limits: Limits, encoding: str) -> None:
    assert process.stdin is not None
    try:
        write_frame(process.stdin, (str(path), tuple(limits), encoding))
        process.stdin.close()
    except OSError as error:  # it died before it listened
        raise Refused(Code.DIED) from error


def _listen(process: subprocess.Popen[bytes], frames: SimpleQueue[bytes | None]) -> None:
    """Pass on frames until the stream ends; runs in a thread of its own."""
    assert process.stdout is not None
    with process.stdout as stream:
        while (frame := read_frame(stream)) is not None:
            frames.put(frame)
    frames.put(None)
    process.wait()


def _heard(frames: SimpleQueue[bytes | None], limits: Limits) -> Iterator[Any | None]:
    ends = time.monotonic() + limits.seconds
    received = 0
    while True:
        if time.monotonic() > ends:
            raise Refused(Code.TOO_SLOW, seconds=round(limits.seconds))
        try:
            frame = frames.get(timeout=_BETWEEN_LOOKS)
        except Empty:
            yield None
            continue
        if frame is None:
            raise Refused(Code.DIED)
        received += len(frame)
        if received > _MOST_IN_ALL * limits.unpacked:
            raise Refused(Code.TOO_MUCH)
        try:
            yield unpack_frame(frame)
        except BadFrame as error:
            raise Refused(Code.DIED) from error
