"""Files on a record: dropped, pasted, chosen, seen small, opened, saved, removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.panes import Bench, a_city, line_of
from urbandesk.services import history
from urbandesk.services.files import opened_files
from urbandesk.services.finding import queries
from urbandesk.services.register import attachments, records
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.detail.files_tab import FilesTab
from urbandesk.ui.widgets.preview import read_image


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    return Bench(qtbot, workspace, "city")


def files_of(bench: Bench, key: str) -> FilesTab:
    bench.pane.show_record(key)
    bench.pane.go_to("files")
    tab = bench.pane.view.parts.tabs["files"]
    assert isinstance(tab, FilesTab)
    return tab


def carried(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drag over a widget and let go; returns whether it would be taken."""
    at, copy, left = QPointF(40, 200), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(at, copy, data, left, none))
    return True


def a_paper(folder: Path, name: str = "mou.pdf", content: bytes = b"signed") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def attached(bench: Bench, city: str, name: str, content: bytes) -> str:
    file = NewFile(name, content, date(2026, 7, 1))
    (made,) = attachments.attach(bench.workspace, "city", city, [file])
    return made


def a_picture(wide: int = 600, high: int = 300) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    return image


def test_the_limit_is_said_before_anything_is_chosen(bench: Bench) -> None:
    tab = files_of(bench, a_city(bench.workspace, "Rome", "IT"))
    assert tab.limits.text() == "Drop or paste a file here, at most 20 MB each."


def test_the_name_of_a_file_keeps_its_room_before_who_holds_the_rights(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    key = attached(bench, rome, "Memorandum of understanding 2026.pdf", b"paper")
    rights = "Both foreign affairs offices; not to be printed without asking"
    records.edit(bench.workspace, "attachment", key, {"rights": rights})
    table = files_of(bench, rome).table
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    assert table.columnWidth(4) < table.sizeHintForColumn(4)


def test_what_the_workspace_holds_is_said(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    attached(bench, rome, "a.pdf", bytes(1_500_000))
    assert (
        files_of(bench, rome)
        .limits.text()
        .endswith("This workspace holds 1 file of 1.5 MB; every backup holds it too.")
    )


def test_a_file_dropped_on_any_tab_is_attached_and_shown(bench: Bench, tmp_path: Path) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(rome)
    assert drop(bench.pane, carried(a_paper(tmp_path)))
    assert bench.pane.place() == "files"
    (found,) = attachments.of_record(bench.workspace, rome)
    assert found.label == "mou.pdf"
    assert bench.bar.text() == "1 file is attached; only your own side sees it."
    assert history.undo_label(bench.workspace) == "Attach mou.pdf to Rome"


def test_several_files_are_dropped_as_one_step(bench: Bench, tmp_path: Path) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(rome)
    drop(bench.pane, carried(a_paper(tmp_path, "a.pdf"), a_paper(tmp_path, "b.pdf")))
    assert attachments.count(bench.workspace, rome) == 2
    history.undo(bench.workspace)
    assert attachments.count(bench.workspace, rome) == 0


def test_text_is_not_taken_for_a_file(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    data = QMimeData()
    data.setText("only words")
    assert not drop(bench.pane, data)


def test_nothing_is_dropped_where_no_record_is_shown(bench: Bench, tmp_path: Path) -> None:
    bench.pane.show_record("")
    assert not drop(bench.pane, carried(a_paper(tmp_path)))


def test_fields_leave_dropped_files_to_the_pane(bench: Bench) -> None:
    bench.pane.show_record(a_city(bench.workspace, "Rome", "IT"))
    assert not line_of(bench.editor("name_en")).acceptDrops()


def test_a_file_of_200_mb_is_refused_with_a_sentence(bench: Bench, tmp_path: Path) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    bench.pane.show_record(rome)
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    drop(bench.pane, carried(large))
    assert bench.bar.text().startswith("“film.mp4” has 200 MB; at most 20 MB fit into one file")
    assert attachments.count(bench.workspace, rome) == 0


def test_a_copied_picture_is_pasted_with_the_key(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    tab = files_of(bench, rome)
    QApplication.clipboard().setImage(a_picture())
    tab.paste_button.setFocus()
    QTest.keyClick(tab.paste_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (found,) = attachments.of_record(bench.workspace, rome)
    assert found.label.startswith("Picture of ")
    assert found.label.endswith(".png")
    content = attachments.content(bench.workspace, found.id)
    assert QImage.fromData(content).size() == a_picture().size()


def test_paste_without_a_file_says_so(bench: Bench) -> None:
    tab = files_of(bench, a_city(bench.workspace, "Rome", "IT"))
    QApplication.clipboard().setText("only words")
    tab.paste_button.click()
    assert bench.bar.text() == "There is no file and no picture to paste. Copy one first."


def test_a_file_is_chosen_from_the_disk(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    tab = files_of(bench, rome)
    paper = a_paper(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_how: ([str(paper)], ""))
    tab.add_button.click()
    assert attachments.count(bench.workspace, rome) == 1


def test_a_picture_is_seen_small_and_a_paper_is_not(bench: Bench, tmp_path: Path) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    photo = tmp_path / "photo.png"
    assert a_picture().save(str(photo))
    first = attached(bench, rome, "photo.png", photo.read_bytes())
    second = attached(bench, rome, "fake.png", b"no picture at all")
    tab = files_of(bench, rome)
    tab.open_part(first)
    assert tab.preview.isVisible()
    assert tab.preview.pixmap().width() <= 260
    tab.open_part(second)
    assert not tab.preview.isVisible()


def test_a_picture_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path) -> None:
    # The head of a PNG that promises 100,000 times 100,000 pixels.
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (100_000).to_bytes(4, "big") * 2
    assert read_image(head + b"\x08\x02\x00\x00\x00" + bytes(64), a_picture().size()).isNull()


def test_a_drawing_is_not_run_as_a_picture(tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    assert read_image(drawing, a_picture().size()).isNull()


def test_a_file_opens_as_a_private_copy(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    key = attached(bench, rome, "mou.pdf", b"signed")
    tab = files_of(bench, rome)
    tab.open_part(key)
    seen: list[Path] = []

    def note(url: QUrl) -> bool:
        seen.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    tab.open_button.click()
    assert seen[0].read_bytes() == b"signed"
    opened_files.of(bench.workspace).remove_all()
    assert not seen[0].exists()


def test_a_program_is_not_opened(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    tab = files_of(bench, rome)
    tab.open_part(attached(bench, rome, "setup.exe", b"MZ"))
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    tab.open_button.click()
    assert seen == []
    assert bench.bar.text().startswith("“setup.exe” could start a program")


def test_a_file_is_saved_elsewhere(bench: Bench, tmp_path: Path) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    tab = files_of(bench, rome)
    tab.open_part(attached(bench, rome, "mou.pdf", b"signed"))
    tab.save_to(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == b"signed"


def test_a_file_is_removed_and_undo_brings_it_back(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    key = attached(bench, rome, "mou.pdf", b"signed")
    tab = files_of(bench, rome)
    tab.open_part(key)
    tab.editor.remove_button.click()
    assert attachments.count(bench.workspace, rome) == 0
    history.undo(bench.workspace)
    assert attachments.content(bench.workspace, key) == b"signed"
    assert tab.table.keys() == (key,)


def test_date_rights_and_circle_are_changed_in_place(bench: Bench) -> None:
    rome = a_city(bench.workspace, "Rome", "IT")
    key = attached(bench, rome, "mou.pdf", b"signed")
    tab = files_of(bench, rome)
    tab.open_part(key)
    editor = tab.editor.form.rows.editors["rights"]
    line = line_of(editor)
    line.setFocus()
    QTest.keyClicks(line, "May be shown")
    assert bench.pane.settle()
    assert queries.record(bench.workspace, "attachment", key).values["rights"] == "May be shown"
    assert tab.table.cells()[0][-1] == "May be shown"


def test_a_scheme_of_the_catalogue_takes_files_too(qtbot: QtBot, workspace: Workspace) -> None:
    bench = Bench(qtbot, workspace, "funding_scheme")
    scheme = queries.keys(workspace, queries.ListQuery("funding_scheme"))[0]
    tab = files_of(bench, scheme)
    assert tab.add_button.isVisible()
    assert tab.take(lambda: [NewFile("call.pdf", b"c", date(2026, 7, 1))])
    assert attachments.count(workspace, scheme) == 1
