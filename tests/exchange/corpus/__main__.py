"""Writes the corpus of mistreated workbooks: ``python -m tests.exchange.corpus FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.exchange.corpus.containers import CASES
from tests.exchange.corpus.returned import RETURNED, office
from tests.exchange.corpus.workbooks import mistreated
from urbandesk.exchange.languages import Languages
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.files import workspace_files
from urbandesk.services.handouts.exporting import export_workbook


def main() -> int:
    """Write every file into the folder that the command line names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        case.make(folder / case.name)
    path = folder / "office.urbandesk"
    workspace_files.create(path, author="International office", side="eu")
    workspace = workspace_files.open_workspace(path)
    office(workspace)
    out = folder / "out.xlsx"
    export_workbook(workspace, out, progress=Unwatched(), languages=Languages.BOTH, layer=Layer.OWN)
    workspace.close()
    for each in RETURNED:
        mistreated(out, folder / f"{each.name.replace('/', '-')}.xlsx", *each.ways)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
