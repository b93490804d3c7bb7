"""Take all pictures into ``build/shots``: ``make shots``; ``--docs`` copies those of the README."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "build" / "shots"


def main(argv: Sequence[str]) -> int:
    """Take the pictures and list them in ``index.html``; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m scripts.shots", description=__doc__)
    parser.add_argument("--docs", action="store_true", help="copy the README's to docs/pictures")
    parser.add_argument(
        "--only", default="", metavar="WORD", help="only pages with this in the name"
    )
    given = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="urbandesk-shots-") as name:
        # The person in the pictures has a home, documents and settings of their own.
        os.environ |= {"HOME": name, "URBANDESK_DATA_DIR": str(Path(name) / "data")}
        taken = _take(Path(name), given.only)
    from scripts.shots.gallery import copy_for_readme, write_index

    write_index(SHOTS, taken)
    if given.docs:
        copy_for_readme(SHOTS, ROOT / "docs" / "pictures")
    sys.stdout.write(f"{len(taken)} pictures: {SHOTS / 'index.html'}\n")
    return 0


def _take(folder: Path, only: str) -> list[str]:
    from scripts.shots.session import take_all

    if not only:
        shutil.rmtree(SHOTS, ignore_errors=True)  # no picture of a page that is gone stays
    return take_all(folder, SHOTS, only)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
