"""A canary in every own-side field: it may sing inside the workspace and nowhere else."""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from tests.ui.walking import every_page
from urbandesk import log, settings
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.package import unpack
from urbandesk.models import schema
from urbandesk.models.field import Field, Kind, Layer, Value
from urbandesk.models.kind import RecordKind
from urbandesk.progress import Unwatched
from urbandesk.services.files import opened_files, workspace_files
from urbandesk.services.files.sample import write_sample
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts import reporting
from urbandesk.services.handouts.export_scope import What
from urbandesk.services.handouts.exporting import export_workbook
from urbandesk.services.register import attachments
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace
from urbandesk.ui import crash, dressing
from urbandesk.ui.command_runner import CommandRunner
from urbandesk.ui.dialogs.crash_dialog import CrashDialog
from urbandesk.ui.main_window import MainWindow

CANARY = "Zqcanary"
DAY = date(2177, 7, 17)
DAYS = ("2177-07-17", "2177年7月17日", "17 Jul 2177")
NUMBER = 777
# What leads from one record to another is no text of anybody's.
STRUCTURE = ("of_kind", "of_record", "digest", "first", "second", "query")
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
NARROWER = (Layer.BOTH, Layer.PUBLIC)


def own_columns(kind: RecordKind) -> Iterator[tuple[str, Field]]:
    """Yield name and field of the columns that only the own side may see."""
    for name, column in kind.columns.items():
        structural = column.field.key in STRUCTURE or column.is_status or column.field.target
        if column.field.layer is Layer.OWN and not structural:
            yield name, column.field


def canary(kind: RecordKind, name: str, field: Field) -> Value:
    """Return a value that would be recognised anywhere."""
    if field.kind in TEXTS:
        return f"{CANARY} {kind.key} {name}"[: field.limit]
    if field.kind is Kind.DATE:
        return DAY
    return NUMBER if field.kind is Kind.COUNT else None


@dataclass(frozen=True)
class Caged:
    """A workspace full of canaries, and the folder where temporary files go."""

    workspace: Workspace
    temporary: Path


@pytest.fixture
def caged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Caged]:
    """Give the sample with a canary in each own-side field of every record."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    path = tmp_path / "sample" / "sample.urbandesk"
    path.parent.mkdir()
    write_sample(path)
    workspace = workspace_files.open_workspace(path)
    add_what_the_sample_lacks(workspace)
    every = [(kind, queries.keys(workspace, ListQuery(kind.key))) for kind in schema.ALL_KINDS]
    with workspace.change("Edit {name}", details={"name": "all"}) as change:
        for kind, keys in every:
            values = {name: canary(kind, name, field) for name, field in own_columns(kind)}
            known = {name: value for name, value in values.items() if value is not None}
            for key in keys:
                change.update(kind, key, kind.to_stored(kind.check(known)))
    yield Caged(workspace, temporary)
    workspace.close()


def add_what_the_sample_lacks(workspace: Workspace) -> None:
    saved, pair = schema.kind("saved_list"), schema.kind("distinct_pair")
    with workspace.change("Add {name}", details={"name": "list"}) as change:
        change.insert(saved, {"name_en": "x", "of_kind": "city", "query": "{}"})
        change.insert(pair, {"of_kind": "city", "first": "a", "second": "b"})
    rome = queries.keys(workspace, ListQuery("city"))[0]
    content = f"{CANARY} inside a file".encode()
    attachments.attach(workspace, "city", rome, [NewFile("secret.txt", content, DAY)])


def sung_in(content: bytes) -> bool:
    """Return whether a canary is in some bytes, as text in any usual encoding."""
    words = (CANARY, CANARY.lower(), *DAYS)
    forms = (form.encode(encoding) for form in words for encoding in ("utf-8", "utf-16-le"))
    return any(form in content for form in forms)


def files_below(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def opened_parts(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield a file, and every part of it when it is a workbook."""
    yield path.name, path.name.encode()
    yield path.name, path.read_bytes()
    if path.suffix == ".xlsx":
        with ZipFile(path) as archive:
            for part in archive.namelist():
                yield f"{path.name}/{part}", archive.read(part)


def test_there_is_a_canary_in_every_own_side_field(caged: Caged) -> None:
    seen = set()
    for kind in schema.ALL_KINDS:
        for record in queries.records(
            caged.workspace, kind.key, queries.keys(caged.workspace, ListQuery(kind.key))
        ):
            for name, field in own_columns(kind):
                if canary(kind, name, field) is not None:
                    seen.add((kind.key, name))
                    assert record.values[name] == canary(kind, name, field)
    for expected in (
        ("organisation", "concerns"),
        ("city", "note"),
        ("partnership", "note"),
        ("person", "name_en"),
        ("person", "review_on"),
        ("person", "rank"),
        ("attachment", "name"),
        ("saved_list", "name_en"),
    ):
        assert expected in seen


def test_an_export_of_the_own_side_does_hold_it(caged: Caged, tmp_path: Path) -> None:
    target = tmp_path / "own.xlsx"
    export_workbook(caged.workspace, target, progress=Unwatched(), layer=Layer.OWN)
    assert any(sung_in(content) for _name, content in opened_parts(target))


@pytest.mark.parametrize("layer", NARROWER)
@pytest.mark.parametrize("what", [What.ALL, What.CITIES, What.STAKEHOLDERS, What.PLAN])
def test_no_export_of_another_layer_holds_it(
    caged: Caged, tmp_path: Path, what: What, layer: Layer
) -> None:
    target = tmp_path / "out.xlsx"
    plan = queries.keys(caged.workspace, ListQuery("plan"))[0]
    export_workbook(
        caged.workspace,
        target,
        progress=Unwatched(),
        what=what,
        plan_id=plan if what is What.PLAN else None,
        languages=Languages.BOTH,
        layer=layer,
    )
    assert [name for name, content in opened_parts(target) if sung_in(content)] == []


def test_no_package_of_another_layer_holds_it(caged: Caged, tmp_path: Path) -> None:
    for layer in NARROWER:
        target = tmp_path / f"{layer}.xlsx"
        export_workbook(caged.workspace, target, progress=Unwatched(), layer=layer)
    with caged.workspace.read() as connection:
        bodies = list(connection.execute(select(schema.PACKAGE.c.body)).scalars())
    assert len(bodies) == 2
    for body in bodies:
        package = unpack(body)
        assert not sung_in(repr(package).encode()), package.layer
        assert "person" not in package.base


def test_no_chart_holds_it(caged: Caged, tmp_path: Path) -> None:
    plan = queries.keys(caged.workspace, ListQuery("plan"))[0]
    for language in ("en", "zh_CN"):
        folder = tmp_path / language
        reporting.save_charts(
            caged.workspace,
            plan,
            folder,
            language=language,
            formats=("svg",),
            progress=Unwatched(),
        )
        drawn = files_below(folder)
        assert drawn
        assert [one.name for one in drawn if sung_in(one.name.encode() + one.read_bytes())] == []


def test_temporary_files_are_gone_and_nothing_beside_the_file_holds_it(
    caged: Caged, tmp_path: Path, own_folders: Path
) -> None:
    workspace = caged.workspace
    secret = next(
        key
        for key in queries.keys(workspace, ListQuery("attachment"))
        if CANARY.encode() in attachments.content(workspace, key)
    )
    copy = opened_files.of(workspace).copy(secret)
    assert sung_in(copy.read_bytes())
    export_workbook(workspace, tmp_path / "out.xlsx", progress=Unwatched())
    workspace.close()
    beside = [path for path in workspace.path.parent.iterdir() if path != workspace.path]
    left = [*files_below(caged.temporary, own_folders), *beside]
    assert [path.name for path in left if sung_in(path.name.encode() + path.read_bytes())] == []
    assert not copy.exists()


class _Reports:
    """Takes the place of the dialog that tells of a defect, and keeps what it would show."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, report: str, parent: QWidget) -> _Reports:
        self.texts.append(report)
        return self

    def exec(self) -> int:
        return 0


def test_neither_log_nor_crash_report_holds_it(
    caged: Caged, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = log.begin()
    assert path is not None
    reports, before = _Reports(), sys.excepthook
    monkeypatch.setattr("urbandesk.ui.dialogs.crash_dialog.CrashDialog", reports)
    window = QWidget()
    qtbot.addWidget(window)
    organisation = queries.keys(caged.workspace, ListQuery("organisation"))[0]
    record = queries.record(caged.workspace, "organisation", organisation)
    concerns = str(record.values["concerns"])
    crash.watch_for_crashes(window)
    try:
        raise ValueError(concerns)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.excepthook = before
        logger = logging.getLogger("urbandesk")
        for handler in list(logger.handlers):
            handler.close()
            logger.removeHandler(handler)
    assert "ValueError" in path.read_text(encoding="utf-8")
    assert not sung_in(path.read_bytes())
    assert len(reports.texts) == 1
    assert not sung_in(reports.texts[0].encode())
    assert CrashDialog.__name__ == "CrashDialog"


def test_no_title_of_a_window_holds_it(qtbot: QtBot, qapp: QApplication, caged: Caged) -> None:
    path = caged.workspace.path
    caged.workspace.close()
    dressing.apply(qapp, "light")
    window = MainWindow(settings.load())
    CommandRunner(window)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    assert window.opening.open(path)
    titles = {window.windowTitle()}
    for _page in every_page(window):
        titles |= {top.windowTitle() for top in QApplication.topLevelWidgets()}
    people = queries.keys(window.desk.workspace, ListQuery("person")) if window.desk else []
    window.open_record("person", people[0])
    titles |= {top.windowTitle() for top in QApplication.topLevelWidgets()}
    assert any("sample.urbandesk" in title for title in titles)
    assert [title for title in titles if sung_in(title.encode())] == []
    window.jobs.stop_all()
    assert window.leave()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
