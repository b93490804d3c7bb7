"""Files and functions stay small enough to be read at one go."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.sources import CODE, PACKAGE, TESTS, modules, shown, tree

MODULE, TEST_MODULE, FUNCTION = 350, 400, 40
POORLY_NAMED = ("util", "utils", "helper", "helpers", "manager", "managers", "misc", "common")


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_module_is_longer_than_350_lines_and_no_test_module_than_400() -> None:
    too_long = []
    for path in modules(*CODE):
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > (TEST_MODULE if path.is_relative_to(TESTS) else MODULE):
            too_long.append(f"{shown(path)}: {length}")
    assert not too_long, "\n".join(too_long)


def test_no_function_is_longer_than_40_lines() -> None:
    too_long = [
        f"{shown(path)}:{node.lineno} {node.name}: {lines_of(node)}"
        for path in modules(*CODE)
        for node in functions(path)
        if lines_of(node) > FUNCTION
    ]
    assert not too_long, "\n".join(too_long)


def test_every_module_says_in_its_first_line_what_is_in_it() -> None:
    silent = []
    for path in modules(PACKAGE):
        said = ast.get_docstring(tree(path)) or ""
        if not said.splitlines() or not said.splitlines()[0].endswith("."):
            silent.append(shown(path))
    assert not silent, "\n".join(silent)


def test_no_module_and_no_class_is_named_after_nothing_in_particular() -> None:
    vague = [shown(p) for p in modules(*CODE) if set(p.stem.split("_")) & set(POORLY_NAMED)]
    vague += [shown(p.parent) for p in modules(*CODE) if p.parent.name in POORLY_NAMED]
    vague += [
        f"{shown(path)}: {node.name}"
        for path in modules(*CODE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and node.name.lower().endswith(("manager", "helper", "utils", "util"))
    ]
    assert not vague, "\n".join(vague)
