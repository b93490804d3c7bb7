"""Print the table of speed and memory: ``make bench``, or ``python -m scripts.bench WORD``."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.bench.measure import Row

_HEAD = ("what", "ours", "floor", "found", "target", "met", "note")


def main(wanted: Sequence[str]) -> int:
    """Measure everything, or the parts whose names are given, and print one table.

    A target that is missed stays in the table with its number; the exit code is 0 all the same.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="urbandesk-bench-") as name:
        folder = Path(name)
        os.environ["URBANDESK_DATA_DIR"] = str(folder / "data")
        parts = {part: run for part, run in _parts(folder).items() if not wanted or part in wanted}
        if len(parts) < len(wanted):
            sys.stderr.write(f"Parts: {', '.join(_parts(folder))}\n")
            return 2
        _write(_HEAD, ("---",) * len(_HEAD))
        for part, run in parts.items():
            sys.stderr.write(f"{part} …\n")
            _write(*(_line(row) for row in run()))
    return 0


def _write(*lines: Sequence[str]) -> None:
    """Write lines of the table as they come: one that fails must not take the others along."""
    for line in lines:
        sys.stdout.write(f"| {' | '.join(line)} |\n")
    sys.stdout.flush()


def _parts(folder: Path) -> dict[str, Callable[[], list[Row]]]:
    """Return what is measured, in the order of the table."""
    from scripts.bench import (
        charting,
        exporting,
        homecoming,
        naming,
        saving,
        searching,
        starting,
        window,
    )
    from scripts.bench.data import write_large_workspace

    large = folder / "large.urbandesk"

    def with_large(run: Callable[[], list[Row]]) -> Callable[[], list[Row]]:
        def written_first() -> list[Row]:
            write_large_workspace(large)
            return run()

        return written_first

    return {
        "start": with_large(lambda: starting.measure(large, folder)),
        "search": with_large(lambda: [searching.measure(large)]),
        "names": with_large(lambda: naming.measure(large)),
        "window": with_large(lambda: window.measure(large, folder)),
        "save": with_large(lambda: [saving.measure(large, folder)]),
        "export": lambda: [exporting.measure(folder)],
        "charts": lambda: charting.measure(folder),
        "homecoming": lambda: homecoming.measure(folder),
    }


def _line(row: Row) -> tuple[str, ...]:
    floor = "" if row.floor is None else f"{row.floor:,.1f} {row.unit}"
    met = "yes" if row.met else "**no**"
    return (row.what, f"{row.ours:,.1f} {row.unit}", floor, row.found, row.target, met, row.note)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
