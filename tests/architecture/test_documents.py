"""The documents name what is there: files, folders, pictures, names in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, modules

DOCUMENTS = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")
CODE_BLOCKS = re.compile(r"(?m)^(?:    .+\n)+")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[str]:
    """Return the lines of a document that a person types, without what is said of them."""
    blocks = CODE_BLOCKS.findall(text(name))
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_picture_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text(name))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_table_names_files_and_names_that_exist() -> None:
    rows = [line for line in text("CONTRIBUTING.md").splitlines() if line.startswith("| ")]
    assert len(rows) > 15
    paths = re.findall(r"`([\w.-]+(?:/[\w.-]*)+)`", "\n".join(rows))
    assert [path for path in paths if not (ROOT / path).exists()] == []
    constants = re.findall(r"`([A-Z][A-Z_]+)` (?:of|in) `([\w./-]+\.py)`", "\n".join(rows))
    assert len(constants) > 3
    for constant, path in constants:
        assert re.search(rf"^{constant}\b", text(path), re.MULTILINE), (constant, path)


def test_both_readmes_show_the_same_commands_the_four_of_make_first() -> None:
    english, chinese = commands("README.md"), commands("README.zh-CN.md")
    assert english[:4] == ["make run", "make test", "make shots", "make bench"]
    names = {"示例": "sample", "工作": "work", "图表": "charts"}
    for ours, theirs in names.items():
        chinese = [line.replace(ours, theirs) for line in chinese]
    assert chinese == english


def test_the_map_of_the_house_names_every_room() -> None:
    shown = re.findall(r"(?m)^    ([\w.]+?)(?:\.py|/) ", text("ARCHITECTURE.md"))
    shown += re.findall(r"(\w+)\.py", text("ARCHITECTURE.md").split("```")[1])
    for path in modules(ROOT / "urbandesk"):
        room = path.relative_to(ROOT / "urbandesk").parts[0]
        assert Path(room).stem in {*shown, "__init__"}, room
