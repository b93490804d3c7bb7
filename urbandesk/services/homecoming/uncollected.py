"""A pause in the search for cycles while hundreds of thousands of values are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for cycles meanwhile.

    Rows of plain values hold none; looking through all of them again and again takes a third of
    the time of a whole comparison. What other threads leave behind waits for a moment.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
