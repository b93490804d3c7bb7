"""Running two things in turn and quoting medians: machines are shared and noisy."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 7
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, beside its floor and its target."""

    what: str
    ours: float
    floor: float | None
    unit: str
    target: str
    met: bool
    note: str = ""


def ratio_row(
    what: str, ours: Sequence[float], floor: Sequence[float], *, unit: str, limit: float
) -> Row:
    """Return the line of a measure that is a ratio; pairs were run in turn."""
    ratios = [mine / theirs for mine, theirs in zip(ours, floor, strict=True)]
    ratio = statistics.median(ratios)
    note = f"{ratio:.2f} times (from {min(ratios):.2f} to {max(ratios):.2f})"
    mine, theirs = statistics.median(ours), statistics.median(floor)
    return Row(what, mine, theirs, unit, f"≤ {limit} times", ratio <= limit, note)


def limit_row(what: str, samples: Sequence[float], *, limit: float, p95: bool = False) -> Row:
    """Return the line of a measure with a limit in ms: the median, or the 95th percentile."""
    ordered = sorted(samples)
    value = ordered[int(len(ordered) * 0.95)] if p95 else statistics.median(ordered)
    word = "95th percentile" if p95 else "median"
    note = f"{word} of {len(ordered)} (from {ordered[0]:.1f} to {ordered[-1]:.1f})"
    return Row(what, value, None, "ms", f"≤ {limit:g} ms", value <= limit, note)


def in_turn(
    ours: Callable[[], float], floor: Callable[[], float], runs: int = RUNS
) -> tuple[list[float], list[float]]:
    """Return the figures of both, run one after the other, after one run each to warm up."""
    ours()
    floor()
    mine, theirs = [], []
    for _ in range(runs):
        mine.append(ours())
        theirs.append(floor())
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
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "URBANDESK_DATA_DIR": str(data_dir),
        "PYTHONPATH": str(ROOT),
    }
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
        line = process.stdout.readline()
        ready = (time.perf_counter() - start) * 1000
        process.stdout.read()
    if process.returncode or not line.startswith("ready"):
        raise RuntimeError(f"{script} ended with {process.returncode}: {line}")
    return Process(ready, float(line.split()[1]))


def resident_mb() -> float:
    """Return the resident memory of this process, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")
