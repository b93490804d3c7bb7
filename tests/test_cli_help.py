"""The help of the command line: every option of every command is explained, in both languages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from urbandesk import cli, i18n
from urbandesk.cli.options import parser
from urbandesk.cli.window import window_parser


def explained() -> Iterator[tuple[str, str]]:
    """Yield every option of the commands and of the window, with what its help says."""
    whole = parser()
    (commands,) = (one for one in whole._actions if isinstance(one, argparse._SubParsersAction))
    assert tuple(sorted(commands.choices)) == tuple(sorted(cli.COMMANDS))
    for name, one in {"": whole, "window": window_parser(), **commands.choices}.items():
        for action in one._actions:
            if not isinstance(action, (argparse._HelpAction, argparse._SubParsersAction)):
                yield f"{name} {action.dest}", action.help or ""


def test_no_option_of_any_command_lacks_help() -> None:
    said = dict(explained())
    assert [option for option, words in said.items() if not words] == []
    with i18n.speaking(i18n.CHINESE):
        chinese = dict(explained())
    assert [option for option, words in chinese.items() if not re.search("[一-鿿]", words)] == []


@pytest.mark.parametrize("command", cli.COMMANDS)
@pytest.mark.parametrize("asked", [["--language", "zh_CN"], ["--language=zh_CN"]])
def test_help_is_shown_in_the_language_that_is_asked_for(
    command: str, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([command, *asked, "--help"]) == 0
    assert "工作区文件" in capsys.readouterr().out
    assert cli.run([command, "--help"]) == 0
    assert "workspace file" in capsys.readouterr().out
