"""Runs a program and kills it before one of its operations on files, as a power cut would.

Linux tells one process every system call of another (``man 2 ptrace``). What writes, syncs, names
or removes files is counted, SQLite's own work within a commit included; the program dies before
the operation that is chosen is carried out.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

_TRACE_ME, _GO_ON, _SET_OPTIONS, _SYSTEM_CALL = 0, 24, 0x4200, 0x420E
_OPTIONS = 0x00000001 | 0x00100000  # stops at calls bear a mark; the traced dies with the tracer
_AT_CALL = signal.SIGTRAP | 0x80
_ENTERED = 1
_INFO = 88
"""Bytes of ``struct ptrace_syscall_info``: what happens at 0, the call's number at 24."""

_CALLS = {
    "x86_64": {
        *(1, 18, 20, 296),  # write, pwrite64, writev, pwritev
        *(74, 75, 76, 77),  # fsync, fdatasync, truncate, ftruncate
        *(82, 86, 87, 263, 264, 316),  # rename, link, unlink, unlinkat, renameat, renameat2
        *(40, 285, 326),  # sendfile, fallocate, copy_file_range
    },
    "aarch64": {
        *(64, 68, 66, 70),
        *(82, 83, 45, 46),
        *(37, 35, 38, 276),
        *(71, 47, 285),
    },
}
CAN_TRACE = platform.system() == "Linux" and platform.machine() in _CALLS


@dataclass(frozen=True)
class Ended:
    """How a traced program ended: its operations on files until then, and its exit code.

    The code is the number of a signal below zero, as ``subprocess`` gives it.
    """

    operations: int
    code: int


def let_be_traced() -> None:
    """Wait for the tracer; called in the traced program where counting is to begin."""
    _ptrace(_TRACE_ME, 0)
    os.kill(os.getpid(), signal.SIGSTOP)


def run(argv: Sequence[str], *, kill_before: int = 0) -> Ended:
    """Run a program that calls ``let_be_traced`` and return how it ended.

    Args:
        argv: the program and its arguments.
        kill_before: the operation before which it dies, from 1; 0 lets it end by itself.

    Raises:
        OSError: the system does not let one process trace another.
    """
    program = subprocess.Popen(argv)
    # The tracer alone may wait for it: ``Popen`` would take its stops for the end.
    _pid, status = os.waitpid(program.pid, 0)
    if os.WIFSTOPPED(status):
        _ptrace(_SET_OPTIONS, program.pid, _OPTIONS)
    operations = 0
    while os.WIFSTOPPED(status):
        signalled = 0 if os.WSTOPSIG(status) in (_AT_CALL, signal.SIGSTOP) else os.WSTOPSIG(status)
        operations += os.WSTOPSIG(status) == _AT_CALL and _touches_files(program.pid)
        if operations == kill_before and kill_before:
            os.kill(program.pid, signal.SIGKILL)
        else:
            _ptrace(_GO_ON, program.pid, signalled)
        _pid, status = os.waitpid(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    return Ended(operations, program.returncode)


def _touches_files(pid: int) -> bool:
    info = ctypes.create_string_buffer(_INFO)
    _ptrace(_SYSTEM_CALL, pid, ctypes.addressof(info), size=_INFO)
    entered = info.raw[0] == _ENTERED
    number = int.from_bytes(info.raw[24:32], "little")
    return entered and number in _CALLS[platform.machine()]


def _ptrace(request: int, pid: int, data: int = 0, *, size: int = 0) -> None:
    call = ctypes.CDLL(None, use_errno=True).ptrace
    call.restype = ctypes.c_long
    arguments = (ctypes.c_long(each) for each in (request, pid, size, data))
    if call(*arguments) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
