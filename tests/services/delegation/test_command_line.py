"""A delegation copy is made without a window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.delegation.delegates import PASSWORD, pair_of_plan, working
from urbandesk import cli, sealing
from urbandesk.models.field import Layer
from urbandesk.services.delegation import private
from urbandesk.services.delegation.about import copy_of
from urbandesk.services.files.sample import write_sample


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """Give the words that ask for a copy of the sample's partnership with a plan."""
    path = tmp_path / "sample.urbandesk"
    write_sample(path)
    with working(path) as opened:
        pair = pair_of_plan(opened)
    return ["copy", str(path), "--partnership", pair, "--to", str(tmp_path / "out.urbandesk")]


def test_a_copy_is_written(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*asked, "--layer", "public", "--until", "2026-07-01"]) == 0
    out = tmp_path / "out.urbandesk"
    assert capsys.readouterr().out.strip() == str(out)
    with working(out) as copy:
        about = copy_of(copy)
    assert about is not None
    assert (about.layer, about.expires) == (Layer.PUBLIC, date(2026, 7, 1))
    assert cli.run(asked) == 1
    assert "already there" in capsys.readouterr().err


def test_the_password_comes_from_the_environment(
    asked: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run([*asked, "--password-from", "COPY_PASSWORD"]) == 1
    assert "COPY_PASSWORD" in capsys.readouterr().err
    monkeypatch.setenv("COPY_PASSWORD", PASSWORD)
    assert cli.run([*asked, "--password-from", "COPY_PASSWORD"]) == 0
    out = tmp_path / "out.urbandesk"
    assert sealing.is_sealed(out)
    assert private.is_workspace(private.unsealed(out, PASSWORD))
