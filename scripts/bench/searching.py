"""A keystroke in the search over everything, 60,000 records in memory."""

from __future__ import annotations

from pathlib import Path

from scripts.bench.measure import Row, limit_row, timed
from urbandesk.services import workspace_files
from urbandesk.services.search import SearchIndex

_TYPED = ("water department 12", "环境局12", "bolo", "lomika 77", "health")


def measure(large: Path) -> Row:
    """Return the line for a keystroke: every prefix of what people type, five times over."""
    workspace = workspace_files.open_workspace(large)
    try:
        index = SearchIndex(workspace)
        index.everywhere("warm")
        samples = [
            timed(lambda said=text[:length]: index.everywhere(said))
            for text in _TYPED * 5
            for length in range(1, len(text) + 1)
        ]
    finally:
        workspace.close()
    return limit_row("keystroke in search over 60,000 records", samples, limit=16, p95=True)
