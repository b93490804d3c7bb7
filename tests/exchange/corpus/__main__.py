"""Writes the corpus of mistreated containers: ``python -m tests.exchange.corpus FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.exchange.corpus.containers import CASES


def main() -> int:
    """Write every file into the folder that the command line names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        case.make(folder / case.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
