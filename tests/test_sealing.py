"""A sealed file opens with its password alone, and tells when it was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from urbandesk import sealing
from urbandesk.sealing import PasswordTooShort, WrongPassword

CONTENT = "烟台 and Rome".encode() * 500


def test_a_sealed_file_opens_with_its_password(tmp_path: Path) -> None:
    path = tmp_path / "copy.urbandesk"
    sealing.seal(CONTENT, path, "口令 with eight")
    assert sealing.is_sealed(path)
    assert sealing.unseal(path, "口令 with eight") == CONTENT


def test_nothing_of_the_content_can_be_read_in_it(tmp_path: Path) -> None:
    path = tmp_path / "copy.urbandesk"
    sealing.seal(CONTENT, path, "long enough")
    assert "烟台".encode() not in path.read_bytes()


def test_full_width_letters_of_an_input_method_give_the_same_key(tmp_path: Path) -> None:
    path = tmp_path / "copy.urbandesk"
    sealing.seal(CONTENT, path, "ｐａｓｓｗｏｒｄ１")
    assert sealing.unseal(path, "password1") == CONTENT


@pytest.mark.parametrize("password", ["", "long enougH", "long enough "])
def test_another_password_does_not_open_it(tmp_path: Path, password: str) -> None:
    path = tmp_path / "copy.urbandesk"
    sealing.seal(CONTENT, path, "long enough")
    with pytest.raises(WrongPassword):
        sealing.unseal(path, password)


@pytest.mark.parametrize("at", [0, 20, 40, 60, -1])
def test_a_changed_byte_is_noticed(tmp_path: Path, at: int) -> None:
    path = tmp_path / "copy.urbandesk"
    sealing.seal(CONTENT, path, "long enough")
    whole = bytearray(path.read_bytes())
    whole[at] ^= 1
    path.write_bytes(bytes(whole))
    with pytest.raises(WrongPassword):
        sealing.unseal(path, "long enough")


def test_a_short_password_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "copy.urbandesk"
    path.write_bytes(b"old")
    with pytest.raises(PasswordTooShort):
        sealing.seal(CONTENT, path, "short")
    assert path.read_bytes() == b"old"


def test_the_same_content_never_looks_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        sealing.seal(CONTENT, tmp_path / name, "long enough")
    assert (tmp_path / "one").read_bytes() != (tmp_path / "two").read_bytes()
