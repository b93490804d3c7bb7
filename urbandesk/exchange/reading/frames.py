"""Frames: how values travel from the reading process to the program.

Each frame is its length in eight bytes and a pickle. Only plain values and the few types below are
taken out of a pickle: the process on the other side has read a file that nobody trusts.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
_LARGEST = 1 << 30
_ALLOWED = {("datetime", name) for name in ("date", "datetime", "time", "timedelta")}


class BadFrame(Exception):
    """What arrived is no frame, or holds something that is no plain value."""


def write_frame(stream: IO[bytes], value: object) -> None:
    """Write ``value`` as one frame."""
    packed = pickle.dumps(value, 5)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next frame still packed; None at the end, also at an abrupt one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST:
        return None
    packed = stream.read(length)
    return packed if len(packed) == length else None


def unpack_frame(packed: bytes) -> Any:
    """Return the value in a frame.

    Raises:
        BadFrame: it is damaged, or holds something that is no plain value.
    """
    try:
        return _Plain(io.BytesIO(packed)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, IndexError) as error:
        raise BadFrame from error


class _Plain(pickle.Unpickler):
    """Takes no types but days and times out of a pickle."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
