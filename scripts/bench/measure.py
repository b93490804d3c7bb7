"""Running two things in turn and quoting medians: machines are shared and noisy."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

# The scripts of the start import this module too: what only the table needs is imported late, so
# that it weighs on neither side.

RUNS = 9
_LIMIT_S = 60
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, beside its floor and its target.

    Attributes:
        what: the measure.
        ours: what the product takes.
        floor: what the bare way takes in the same run.
        unit: of both.
        found: the ratio, where that is the measure; else empty.
        target: what is to be met.
        met: whether it is.
        note: how it was found.
    """

    what: str
    ours: float
    floor: float | None
    unit: str
    found: str
    target: str
    met: bool
    note: str = ""


def ratio_row(
    what: str, ours: Sequence[float], floor: Sequence[float], *, unit: str, limit: float
) -> Row:
    """Return the line of a measure that is a ratio; pairs were run in turn."""
    ratios = sorted(mine / theirs for mine, theirs in zip(ours, floor, strict=True))
    ratio = median(ratios)
    note = (
        f"median of {len(ratios)} pairs, {ratios[0]:.2f} to {ratios[-1]:.2f}; "
        f"the best of each: {min(ours) / min(floor):.2f}"
    )
    met = ratio <= limit
    return Row(
        what,
        median(ours),
        median(floor),
        unit,
        f"{ratio:.2f} times",
        f"≤ {limit:g} times",
        met,
        note,
    )


def limit_row(
    what: str,
    samples: Sequence[float],
    *,
    limit: float,
    floor: Sequence[float],
    bare: str,
    p95: bool = False,
) -> Row:
    """Return the line of a measure with a limit in ms: the median, or the 95th percentile.

    Args:
        what: the measure.
        samples: what the product took, in ms.
        limit: what is to be met, in ms.
        floor: what ``bare`` took in the same run, as a scale of the machine.
        bare: what the floor does.
        p95: whether the 95th percentile counts.
    """
    value, theirs = (_p95(each) if p95 else median(each) for each in (samples, floor))
    word = "95th percentile" if p95 else "median"
    note = f"{word} of {len(samples)}, {min(samples):.1f} to {max(samples):.1f}; floor: {bare}"
    return Row(what, value, theirs, "ms", "", f"≤ {limit:g} ms", value <= limit, note)


def median(values: Sequence[float]) -> float:
    """Return the middle one."""
    import statistics

    return statistics.median(values)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def in_turn(
    ours: Callable[[], float], floor: Callable[[], float], runs: int = RUNS
) -> tuple[list[float], list[float]]:
    """Return the figures of both, run in turn after one run each to warm up.

    Who begins changes from pair to pair, so that neither gains from what the other left behind.
    """
    ours()
    floor()
    mine: list[float] = []
    theirs: list[float] = []
    for at in range(runs):
        both = ((ours, mine), (floor, theirs))
        for run, figures in both if at % 2 else reversed(both):
            figures.append(run())
    return mine, theirs


def timed(deed: Callable[[], object]) -> float:
    """Return how long ``deed`` takes, in milliseconds."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


@dataclass(frozen=True)
class Process:
    """How long a whole process took until it was ready, and its resident memory then."""

    ready_ms: float
    resident_mb: float


def run_process(script: str, *arguments: str, data_dir: Path) -> Process:
    """Run a script of this folder; it prints ``ready MB`` at the moment that counts."""
    import subprocess
    import threading

    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "URBANDESK_DATA_DIR": str(data_dir),
        "PYTHONPATH": str(ROOT),
        # As on a user's computer, modules are compiled once: at the start that warms up.
        "PYTHONPYCACHEPREFIX": str(data_dir / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    path = Path(__file__).with_name(script)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(path), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        # A defect shows a dialog that waits for a person; here nobody comes.
        limit = threading.Timer(_LIMIT_S, process.kill)
        limit.start()
        line = process.stdout.readline()
        ready = (time.perf_counter() - start) * 1000
        process.stdout.read()
    limit.cancel()
    if process.returncode or not line.startswith("ready"):
        raise RuntimeError(f"{script} ended with {process.returncode}: {line}")
    return Process(ready, float(line.split()[1]))


def resident_mb() -> float:
    """Return the resident memory of this process, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")
