"""What the house does without; an exception stands here by name with its reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.extract import extract

from tests.architecture.sources import (
    CODE,
    PACKAGE,
    ROOT,
    TESTS,
    calls,
    imports,
    kept_files,
    modules,
    shown,
    tree,
)

PRINTING = {"urbandesk/cli/commands.py": "what a command answers goes to the terminal"}
CATCHING = {"urbandesk/ui/jobs.py": "an error in a thread is handed to the window's thread"}
WRITING = {
    "urbandesk/filing.py": "the one way files are written",
    "urbandesk/i18n.py": "lies below filing; a broken cache is made anew",
    "urbandesk/exchange/formulas.py": "a temporary part of the spreadsheet library, not a file",
    "urbandesk/services/files/workspace_files.py": "tries whether a folder can be written to",
}
CHOOSING = {"urbandesk/ui/widgets/quiet_box.py": "the one that leaves the wheel to the page"}
COMMITTING = {
    "urbandesk/models/database.py": "holds the connection and its transactions",
}
STANDARD_SQL = {"coalesce", "count", "max", "sum"}
JOINING = {
    "urbandesk/i18n.py": "the one place that knows what stands between words",
    "urbandesk/ui/dialogs/shortcuts_dialog.py": "between keys, which have no words for a list",
}
LOOKING = {
    "urbandesk/ui/fonts.py": "looks only into what ships with the program",
}
WAITING = ("time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "QThread.msleep")
SKIPPING = ("pytest.skip", "pytest.importorskip", "pytest.xfail")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": (1, 2)}
SKIP_MARKS = ("pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail", "unittest.skip")

# Put together here, so that this file does not break the rule itself.
REGISTRIES = ["py" + "pi", "python" + "hosted", "n" + "pm", "n" + "pmjs", "ana" + "conda"]
REGISTRIES += ["conda-" + "forge", "crates" + r"\.io", "deb" + r"\.debian", "index" + "-url"]
REGISTRY = re.compile(rf"\b(?:{'|'.join(REGISTRIES)})\b", re.IGNORECASE)
# A folder of a real machine; ``/home/x`` stands for anybody's.
MACHINE = re.compile(
    r"(?<![\w.~-])(?:/(?:work|root|Users|tmp|opt|mnt)/\w|/home/(?!x\b)\w|[A-Z]:\\+Users\\)"
)


def prints(path: Path) -> Iterator[int]:
    yield from (call.lineno for name, call in calls(path) if name in ("print", "pprint"))


def swallows(path: Path) -> Iterator[int]:
    """Yield where anything at all is caught; tidying up and raising it again is no catching."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = ast.unparse(node.type) if node.type else "BaseException"
        last = node.body[-1]
        raises_again = isinstance(last, ast.Raise) and last.exc is None
        if re.search(r"\b(Base)?Exception\b", caught) and not raises_again:
            yield node.lineno
    yield from (
        call.lineno
        for name, call in calls(path)
        if name.endswith("suppress")
        and any(ast.unparse(arg) in ("Exception", "BaseException") for arg in call.args)
    )


def writes(path: Path) -> Iterator[int]:
    """Yield where a file is written otherwise than through ``filing`` or into its new file."""
    ours = {name.rpartition(".")[2] for name in imports(path) if name.startswith("urbandesk.")}
    ours |= set(new_files(path))
    for name, call in calls(path):
        receiver, _dot, method = name.rpartition(".")
        by_name = receiver not in ("", *ours) and method in ("write_text", "write_bytes")
        opens = method in ("open", "fdopen") and any(
            isinstance(given, ast.Constant) and re.fullmatch(r"[rbt]*[wax+][rwaxbt+]*", given.value)
            for given in (*call.args, *(k.value for k in call.keywords if k.arg == "mode"))
            if isinstance(given, ast.Constant) and isinstance(given.value, str)
        )
        if by_name or opens:
            yield call.lineno


def new_files(path: Path) -> Iterator[str]:
    """Yield the names that ``with new_file(...) as name`` gives."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.withitem) and node.optional_vars is not None:
            given = node.context_expr
            if isinstance(given, ast.Call) and ast.unparse(given.func).endswith("new_file"):
                yield ast.unparse(node.optional_vars)


def plain_lists(path: Path) -> Iterator[int]:
    """Yield where a list to choose from is made whose choice the wheel changes unseen."""
    yield from (call.lineno for name, call in calls(path) if name == "QComboBox")
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef) and "QComboBox" in map(ast.unparse, node.bases):
            yield node.lineno


def commits(path: Path) -> Iterator[int]:
    for name, call in calls(path):
        said = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
        if name.rpartition(".")[2] in ("commit", "rollback") or "COMMIT" in said:
            yield call.lineno


def own_sql(path: Path) -> Iterator[int]:
    """Yield where a function is called that not every database has."""
    asked = (call for name, call in calls(path) if name.startswith("func."))
    yield from (call.lineno for call in asked if ast.unparse(call.func)[5:] not in STANDARD_SQL)


def looks(path: Path) -> Iterator[int]:
    """Yield where a path is looked at that may be too long or lie in a closed folder."""
    asked = ("is_dir", "is_file", "exists")
    yield from (call.lineno for name, call in calls(path) if name.rpartition(".")[2] in asked)


def places(found_in: Callable[[Path], Iterator[int]], files: list[Path]) -> dict[str, list[int]]:
    """Return the files in which something is found, with the lines."""
    found = {shown(path): list(found_in(path)) for path in files}
    return {name: lines for name, lines in found.items() if lines}


@pytest.mark.parametrize(
    ("found_in", "allowed"),
    [(prints, PRINTING), (swallows, CATCHING), (writes, WRITING), (plain_lists, CHOOSING)],
    ids=["printing", "catching everything", "writing files", "lists to choose from"],
)
def test_only_the_named_modules_do_it(
    found_in: Callable[[Path], Iterator[int]], allowed: Mapping[str, str]
) -> None:
    found = places(found_in, modules(PACKAGE))
    assert {name: lines for name, lines in found.items() if name not in allowed} == {}
    assert set(allowed) <= set(found), "an exception that nothing needs any more"


def test_sql_of_this_one_database_stands_in_one_module() -> None:
    assert set(places(own_sql, modules(PACKAGE))) == {"urbandesk/models/database.py"}


def test_the_window_asks_what_is_there_only_of_the_function_that_never_fails() -> None:
    found = places(looks, modules(PACKAGE / "ui"))
    assert set(found) == set(LOOKING)


def test_only_the_database_and_the_services_end_a_transaction() -> None:
    # A form of the window has a commit of its own; the window holds no connection (a contract).
    rooms = [p for p in modules(PACKAGE) if not p.is_relative_to(PACKAGE / "ui")]
    below = [p for p in rooms if not p.is_relative_to(PACKAGE / "services")]
    assert set(places(commits, below)) == set(COMMITTING)


def test_charts_are_drawn_without_the_global_state_of_pyplot() -> None:
    asked = [shown(p) for p in modules(*CODE) if any("pyplot" in name for name in imports(p))]
    assert not asked, "\n".join(asked)


def test_tests_neither_sleep_nor_skip() -> None:
    found = [
        f"{shown(path)}:{call.lineno} {name}"
        for path in modules(TESTS)
        for name, call in calls(path)
        if name in (*WAITING, *SKIPPING)
    ]
    found += [
        f"{shown(path)}:{node.lineno} {ast.unparse(node)}"
        for path in modules(TESTS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in SKIP_MARKS
    ]
    assert not found, "\n".join(found)


def test_every_test_asserts_something() -> None:
    silent = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in modules(TESTS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not asserts(node, path)
    ]
    assert not silent, "\n".join(silent)


def asserts(test: ast.FunctionDef, path: Path) -> bool:
    """Return whether a test asserts, itself or through a function of its own file."""
    if any(isinstance(node, ast.Assert) for node in ast.walk(test)):
        return True
    called = {ast.unparse(n.func) for n in ast.walk(test) if isinstance(n, ast.Call)}
    if any(
        re.search(r"pytest\.(raises|warns|fail)|wait(Signal|Until|Callback)|modeltester", c)
        for c in called
    ):
        return True
    near = [n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef) and n.name in called]
    return any(isinstance(node, ast.Assert) for each in near for node in ast.walk(each))


def test_every_text_stands_where_the_catalogue_is_gathered_from() -> None:
    # Inside an f-string, or as a later argument of another such call, a text is not gathered.
    found = [f"{shown(path)}: {text}" for path in modules(PACKAGE) for text in ungathered(path)]
    assert not found, "\n".join(found)


def ungathered(path: Path) -> list[str]:
    """Return the texts of a file that a reader of Chinese would get in English."""
    with path.open("rb") as file:
        rows = extract("python", file, KEYWORDS)
        told = {m for row in rows for m in (row[1] if isinstance(row[1], tuple) else [row[1]])}
    asked = {
        argument.value
        for name, call in calls(path)
        if name in KEYWORDS
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    return sorted(asked - told - {""})


def test_words_are_joined_by_the_functions_that_know_both_languages() -> None:
    found = [
        f"{shown(path)}:{line}"
        for path in modules(PACKAGE)
        if not shown(path).startswith(tuple(JOINING))
        for line in joints(path)
    ]
    assert not found, "\n".join(found)


def joints(path: Path) -> Iterator[int]:
    """Yield where a file asks for what stands between words, instead of ``join_names`` and others.

    Either the catalogue is asked for signs alone, or signs are chosen by the language.
    """
    for name, call in calls(path):
        last = call.args[-1] if call.args else None
        asked = name in KEYWORDS and isinstance(last, ast.Constant) and _is_joint(last.value)
        func = call.func
        if asked or (isinstance(func, ast.Attribute) and _chooses_a_joint(func)):
            yield call.lineno


def _chooses_a_joint(func: ast.Attribute) -> bool:
    return func.attr == "join" and isinstance(func.value, ast.IfExp)


def _is_joint(text: object) -> bool:
    return isinstance(text, str) and re.fullmatch(r"[,;.·\s]+|\s+(?:or|and)\s+", text) is not None


def test_no_file_names_a_machine_or_a_place_that_packages_come_from() -> None:
    found = []
    for path in kept_files():
        content = path.read_bytes()
        if b"\0" in content[:8000]:
            continue
        for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
            if MACHINE.search(line) or REGISTRY.search(line):
                found.append(f"{shown(path)}:{number} {line.strip()[:120]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line", ["cp a " + "/" + "tmp/x", "/" + "home/anna/x", "C:" + "\\Users\\anna", REGISTRIES[0]]
)
def test_a_machine_or_such_a_place_would_be_noticed(line: str) -> None:
    assert MACHINE.search(line) or REGISTRY.search(line)


@pytest.mark.parametrize(
    "line", ["https://example.eu/work/x", "/home/x/OneDrive/a", "tests/tmp/x", "resources/opt"]
)
def test_an_address_and_an_example_are_no_machine(line: str) -> None:
    assert not MACHINE.search(line)


def test_the_rules_find_what_they_forbid(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text(
        "try:\n    print(open('x', 'w'))\nexcept:\n    pass\n"
        "try:\n    p.write_text('')\nexcept (OSError, Exception):\n    raise OSError\n"
        "p.open(mode='ab')\nconnection.commit()\nraw.execute('COMMIT')\n"
        "_(', ').join(a)\n('、' if chinese else ', ').join(a)\n', '.join(a)\n"
        "class A(QComboBox):\n    box = QComboBox()\n"
        "p.parent.is_dir()\nfunc.count()\nfunc.instr(a, b)\n",
        encoding="utf-8",
    )
    assert list(prints(bad)) == [2]
    assert list(swallows(bad)) == [3, 7]
    assert sorted(writes(bad)) == [2, 6, 9]
    assert list(commits(bad)) == [10, 11]
    assert sorted(joints(bad)) == [12, 13]
    assert sorted(plain_lists(bad)) == [15, 16]
    assert list(looks(bad)) == [17]
    assert list(own_sql(bad)) == [19]
    assert ROOT not in bad.parents
