"""Fixtures that every test may ask for: languages, folders, an open workspace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from urbandesk import i18n, paths
from urbandesk.services.files import workspace_files
from urbandesk.services.workspace import Workspace


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep settings, caches, logs and backups of a test in a folder of its own."""
    folder = tmp_path_factory.mktemp("user")
    paths.use_data_dir(folder)
    yield folder
    paths.use_data_dir(None)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Begin and end every test in English."""
    i18n.use(i18n.ENGLISH)
    yield
    i18n.use(i18n.ENGLISH)


@pytest.fixture
def chinese(english: None) -> None:
    """Let a test speak Chinese."""
    i18n.use(i18n.CHINESE)


@pytest.fixture
def workspace_file(tmp_path: Path) -> Path:
    """Give a new, closed workspace file."""
    path = tmp_path / "work.urbandesk"
    workspace_files.create(path, author="International office", side="eu")
    return path


@pytest.fixture
def workspace(workspace_file: Path) -> Iterator[Workspace]:
    """Give a new, open workspace."""
    opened = workspace_files.open_workspace(workspace_file)
    yield opened
    opened.close()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Workspace]:
    """Give the open sample workspace."""
    from urbandesk.services.files.sample import write_sample

    path = tmp_path / "sample.urbandesk"
    write_sample(path)
    opened = workspace_files.open_workspace(path)
    yield opened
    opened.close()
