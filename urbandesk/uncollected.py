"""A pause in the search for cycles, where it costs much or would come at a bad moment."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for cycles meanwhile.

    Rows of plain values hold none; looking through all of them again and again takes a third of
    the time of a whole comparison. And a window that nobody holds any more must not be found, and
    deleted, while an event is on its way through it. What is left behind waits for a moment.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
