"""A workbook that went out, in each language, and what comes home of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.exchange.corpus.workbooks import Mistreatment, mistreated
from tests.exchange.records import fill
from urbandesk import paths
from urbandesk.exchange.incoming import Incoming
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.reading.reader import read_file
from urbandesk.exchange.recognising.recognise import recognise
from urbandesk.progress import Unwatched
from urbandesk.services.files import workspace_files
from urbandesk.services.handouts.exporting import export_workbook

Returned = Callable[..., Incoming]


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[Languages, Path]]:
    """Give the workbook that went out, in each language; nobody may change it."""
    folder = tmp_path_factory.mktemp("sent")
    paths.use_data_dir(folder)
    file = folder / "work.urbandesk"
    workspace_files.create(file, author="International office", side="eu")
    workspace = workspace_files.open_workspace(file)
    fill(workspace)
    yield {
        languages: export_workbook(
            workspace, folder / f"{languages}.xlsx", progress=Unwatched(), languages=languages
        )
        for languages in Languages
    }
    workspace.close()


@pytest.fixture
def returned(sent: Mapping[Languages, Path], tmp_path: Path) -> Returned:
    """Give what mistreats the workbook and recognises it again."""

    def come_home(*ways: Mistreatment, languages: Languages = Languages.ENGLISH) -> Incoming:
        path = mistreated(sent[languages], tmp_path / "returned.xlsx", *ways)
        return recognise(read_file(path, progress=Unwatched()))

    return come_home
