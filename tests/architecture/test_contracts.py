"""Imports point downwards: the contracts of ``pyproject.toml`` hold, cover all of it, and bite."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.sources import PACKAGE, ROOT

SOURCE = "source_modules"
LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the checkout in ``folder``."""
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "120"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def contract(name: str) -> dict[str, Any]:
    """Return a contract by its name."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [found] = [c for c in declared["tool"]["importlinter"]["contracts"] if c["name"] == name]
    return dict(found)


def rooms() -> set[str]:
    """Return the modules and packages that stand directly in the package."""
    files = {path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"}
    return files | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def test_every_contract_holds() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 kept, 0 broken" in done.stdout


def test_every_room_but_the_window_is_kept_from_qt() -> None:
    kept = contract("Only ui and app know Qt")[SOURCE]
    assert {name.removeprefix("urbandesk.") for name in kept} == rooms() - {"ui", "app", "__main__"}


def test_every_room_above_the_services_and_beside_the_models_is_kept_from_sql() -> None:
    kept = contract("SQL stays in models and services")[SOURCE]
    assert {name.removeprefix("urbandesk.") for name in kept} == rooms() - {"models", "services"}


@pytest.mark.parametrize(
    ("room", "line", "broken"),
    [
        ("planning", "from urbandesk import services", "Imports point downwards"),
        ("services", "import PySide6", "Only ui and app know Qt"),
        ("exchange", "import sqlite3", "SQL stays in models and services"),
        ("ui/widgets", "import urbandesk.services", "Widgets and tables know no services"),
    ],
)
def test_a_wrong_import_is_found(tmp_path: Path, room: str, line: str, broken: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "urbandesk", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "urbandesk" / room / "__init__.py").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert f"{broken} BROKEN" in done.stdout
