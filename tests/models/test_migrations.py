"""Old files open with everything they held; newer ones are refused and left alone."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from urbandesk.models.kind import metadata
from urbandesk.models.migrations import SCHEMA_VERSION
from urbandesk.models.schema import ALL_KINDS, TABLES
from urbandesk.services import history
from urbandesk.services.files import backups, workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.finding.search import SearchIndex

OLD_FILES = sorted((Path(__file__).parent.parent / "data").glob("v*.urbandesk"))


@pytest.fixture(params=OLD_FILES, ids=lambda path: path.stem)
def old_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    kept: Path = request.param
    copy = tmp_path / kept.name
    shutil.copyfile(kept, copy)
    return copy


def test_there_is_a_kept_file_of_every_older_version() -> None:
    assert [path.stem for path in OLD_FILES] == [f"v{n}" for n in range(1, SCHEMA_VERSION)]


def test_an_old_file_opens_with_its_records(old_file: Path) -> None:
    opened = workspace_files.open_workspace(old_file)
    try:
        cities = queries.keys(opened, queries.ListQuery("city"))
        assert cities == ["city-rome", "city-yantai"]
        rome = queries.record(opened, "city", "city-rome")
        assert rome.values["name_zh"] == "罗马"
        assert rome.values["web"] == "https://www.comune.roma.it"
        members = queries.related(opened, "membership", "partnership", "pair")
        assert [m.values["side"] for m in members] == ["eu", "cn"]
    finally:
        opened.close()


def test_an_old_file_is_backed_up_before_it_is_changed(old_file: Path) -> None:
    opened = workspace_files.open_workspace(old_file)
    try:
        kept = backups.backups_of(opened)
        assert [backup.reason for backup in kept] == [backups.BEFORE_MIGRATION]
        raw = sqlite3.connect(kept[0].path)
        assert raw.execute("PRAGMA user_version").fetchone()[0] == int(old_file.stem[1:])
        raw.close()
    finally:
        opened.close()


def test_undo_begins_anew_after_a_migration_but_the_history_stays(old_file: Path) -> None:
    opened = workspace_files.open_workspace(old_file)
    try:
        assert history.undo_label(opened) is None
        lines = history.history(opened, "city", "city-rome", "web")
        assert [line.after for line in lines] == ["https://www.comune.roma.it"]
    finally:
        opened.close()


def test_the_records_of_an_old_file_are_found_and_sorted_as_new_ones(old_file: Path) -> None:
    opened = workspace_files.open_workspace(old_file)
    try:
        index = SearchIndex(opened)
        assert index.matching("city", "luoma") == index.matching("city", "lm") == {"city-rome"}
        assert index.matching("city", "羅馬") == {"city-rome"}
        with opened.read() as connection:
            for kind in ALL_KINDS:
                for row in connection.execute(select(kind.table)).mappings():
                    worked_out = kind.derived(dict(row))
                    assert {name: row[name] for name in worked_out} == worked_out
    finally:
        opened.close()


def test_the_upgraded_schema_is_that_of_today(old_file: Path) -> None:
    workspace_files.open_workspace(old_file).close()
    raw = sqlite3.connect(old_file)
    found = {
        name: _plain(sql)
        for name, sql in raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    }
    raw.close()
    assert found == _declared()


def _declared() -> dict[str, str]:
    assert len(list(TABLES.values())) > 5  # asking for them fills the metadata
    dialect = sqlite.dialect()
    declared = {}
    for table in metadata.sorted_tables:
        declared[table.name] = _plain(str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            declared[str(index.name)] = _plain(str(CreateIndex(index).compile(dialect=dialect)))
    return declared


def _plain(sql: str) -> str:
    return re.sub(r'["\s]+', "", sql)
