"""Files are written whole or not at all; what stood there before stays until then."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from pathlib import Path

import pytest

from urbandesk import filing, i18n
from urbandesk.errors import Cancelled, CannotWrite, FileInUse


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Give a file that stands there already, alone in its folder."""
    path = tmp_path / "out" / "cities 城市.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"the old one")
    return path


def is_as_before(target: Path) -> bool:
    """Return whether the old file stands there, whole and alone."""
    return target.read_bytes() == b"the old one" and list(target.parent.iterdir()) == [target]


def write_half(target: Path, then: BaseException) -> None:
    """Begin the new file and stop in the middle."""
    with filing.new_file(target) as partial:
        partial.write_bytes(b"half of the")
        raise then


def fail_with(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def test_the_new_file_takes_the_place_of_the_old_one_at_the_end(target: Path) -> None:
    with filing.new_file(target) as partial:
        partial.write_bytes(b"the new one")
        assert partial.parent == target.parent
        assert partial.suffix == target.suffix
        assert target.read_bytes() == b"the old one"
    assert target.read_bytes() == b"the new one"
    assert list(target.parent.iterdir()) == [target]


def test_others_may_read_the_new_file_as_far_as_the_system_lets_them(target: Path) -> None:
    before = os.umask(0o027)
    try:
        filing.write_bytes(target, b"new")
    finally:
        os.umask(before)
    wanted = 0o640 if os.name == "posix" else 0o666
    assert target.stat().st_mode & 0o777 == wanted


def test_missing_folders_are_made(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c.json"
    filing.write_bytes(deep, b"{}")
    assert deep.read_bytes() == b"{}"


def test_a_disk_that_is_full_while_writing_keeps_the_old_file(target: Path) -> None:
    with pytest.raises(CannotWrite, match="the disk is full"):
        write_half(target, fail_with(errno.ENOSPC))
    assert is_as_before(target)


def test_a_disk_that_is_full_at_the_very_end_keeps_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise fail_with(errno.ENOSPC)

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWrite, match="the disk is full"):
        filing.write_bytes(target, b"the new one")
    assert is_as_before(target)


@pytest.mark.parametrize("stop", [Cancelled, KeyboardInterrupt, ZeroDivisionError])
def test_stopping_in_the_middle_keeps_the_old_file(target: Path, stop: type[BaseException]) -> None:
    with pytest.raises(stop):
        write_half(target, stop())
    assert is_as_before(target)


def test_a_protected_folder_is_said(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_wanted: object) -> None:
        raise fail_with(errno.EACCES)

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(CannotWrite, match="you may not write there"):
        filing.write_bytes(target, b"the new one")
    assert is_as_before(target)


def test_a_target_that_another_program_holds_is_said(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held by a spreadsheet program")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileInUse, match=r"cities 城市\.xlsx. is open in another program"):
        filing.write_bytes(target, b"the new one")
    assert is_as_before(target)


def test_a_missing_folder_and_one_that_is_a_file_are_said(target: Path) -> None:
    for folder in (target.parent / "gone", target):
        with (
            pytest.raises(CannotWrite, match="the folder does not exist"),
            filing.new_file(folder / "out.xlsx"),
        ):
            raise AssertionError("nothing can be written there")
    assert is_as_before(target)


def test_a_name_that_is_too_long_is_said(target: Path) -> None:
    with pytest.raises(CannotWrite, match="the name is too long"):
        filing.write_bytes(target.with_name("x" * 300), b"new")
    assert is_as_before(target)


def test_a_folder_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "charts.xlsx"
    folder.mkdir()
    (folder / "budget.png").write_bytes(b"a chart")
    with pytest.raises((CannotWrite, FileInUse)):
        filing.write_bytes(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]
    assert (folder / "budget.png").read_bytes() == b"a chart"


@pytest.mark.parametrize(
    ("number", "english"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the medium is read-only"),
        (errno.EIO, "the disk reported an error"),
    ],
)
def test_the_reason_is_said_in_the_language_in_force(number: int, english: str) -> None:
    assert filing.reason(fail_with(number)) == english
    with i18n.speaking(i18n.CHINESE):
        assert re.search("[\u4e00-\u9fff]", filing.reason(fail_with(number)))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOENT, "the file does not exist"),
        (errno.EACCES, "you may not read it"),
        (errno.EISDIR, "it is a folder"),
        (errno.EIO, "the disk reported an error"),
    ],
)
def test_why_a_file_cannot_be_read_is_said_of_the_file(code: int, words: str) -> None:
    assert filing.reason_unread(OSError(code, "any")) == words


def test_what_cannot_be_looked_at_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")
    for odd in (tmp_path / ("x" * 300), tmp_path / "a\0b", file / "below"):
        assert not filing.is_there(odd)
        assert not filing.is_folder(odd)
    assert filing.is_there(file)
    assert not filing.is_folder(file)
    assert filing.is_folder(tmp_path)
