"""The sources as the tests of the architecture read them: files, trees, programs of their own."""

from __future__ import annotations

import ast
import fnmatch
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "urbandesk"
TESTS = ROOT / "tests"
CODE = (PACKAGE, TESTS, ROOT / "scripts", ROOT / "translations")


def modules(*folders: Path) -> list[Path]:
    """Return the Python files below ``folders``, in order."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def shown(path: Path) -> str:
    """Return a path as it stands in the checkout, with slashes everywhere."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Yield what a file imports, wherever in it: ``a.b`` and, for ``from a import b``, ``a.b``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call in a file with its written name, such as ``path.write_text``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def kept_files() -> list[Path]:
    """Return every file that belongs to the project: what ``.gitignore`` does not leave out."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()]
    found = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if not _left_out(name, [".git", *ignored])]
        found += [Path(folder, name) for name in names if not _left_out(name, [".git", *ignored])]
    return sorted(found)


def _left_out(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def run_apart(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run ``program`` in a fresh process, where nothing is imported yet, and return how it ended.

    Warnings are errors there, too.
    """
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


IMPORT_EVERYTHING = """
import importlib, pkgutil, urbandesk
for found in pkgutil.walk_packages(urbandesk.__path__, "urbandesk."):
    importlib.import_module(found.name)
"""
"""A piece of program that imports every module of the package."""
