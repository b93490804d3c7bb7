"""The commands and their options, each with a line that explains it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import urbandesk
from urbandesk import i18n
from urbandesk.cli.home_options import add_home_options, password_help
from urbandesk.cli.window import add_data_dir
from urbandesk.i18n import _

_OUTPUT_LANGUAGES = (*i18n.LANGUAGES, "both")
_LAYERS = ("own", "both", "public")
_WHAT = ("all", "cities", "stakeholders", "plan")
_FORMS = ("organisation", "need_offer", "city")
_FORMATS = ("png", "svg", "pdf")

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command and its options, in the language in force.

    What it reads names the command in ``command``.
    """
    whole = argparse.ArgumentParser(
        prog="urbandesk",
        description=_("City partnerships between Europe and China, without a window."),
    )
    version = f"UrbanDesk {urbandesk.__version__}"
    whole.add_argument(
        "--version", action="version", version=version, help=_("say which version this is")
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND", dest="command")
    _add_new(commands)
    _add_export(commands)
    _add_import(commands)
    _add_copy(commands)
    _add_charts(commands)
    check = _command(commands, "check", _("Check a workspace file and its plans."))
    _add_language(check)
    return whole


def _add_new(commands: _Commands) -> None:
    for name, what in (
        ("new", _("Write an empty workspace with the catalogues.")),
        ("sample", _("Write the sample workspace.")),
    ):
        made = _command(commands, name, what, file=_("the workspace file that is written"))
        _add_language(made)
        _add_overwrite(made)


def _add_export(commands: _Commands) -> None:
    export = _command(commands, "export", _("Write records as a workbook."))
    say = export.add_argument
    say("--to", type=Path, required=True, metavar="OUT.xlsx", help=_("the workbook to write"))
    say("--what", choices=_WHAT, default="all", help=_("which records go out; without it, all"))
    one_scope = export.add_mutually_exclusive_group()
    only = one_scope.add_argument
    only("--plan", metavar="ID", help=_("of the plans, only the one with this key"))
    partnership = _("only the partnership with this key, with all that belongs to it")
    only("--partnership", metavar="ID", help=partnership)
    only("--form", choices=_FORMS, help=_("an empty form for new records of a kind"))
    only("--list", metavar="NAME", help=_("only the records of a saved list, by its name"))
    texts = _("only texts that are missing or outdated in one language, for a translator")
    say("--only", choices=("untranslated",), help=texts)
    parent = _("the key of an earlier workbook that this one answers")
    say("--parent", metavar="PACKAGE", default="", help=parent)
    _add_layer(export)
    _add_language(export, _OUTPUT_LANGUAGES)
    _add_overwrite(export)


def _add_import(commands: _Commands) -> None:
    back = _command(commands, "import", _("Take home a workbook or a delegation copy."))
    add_home_options(back)
    _add_language(back, _OUTPUT_LANGUAGES)
    _add_overwrite(back)


def _add_copy(commands: _Commands) -> None:
    copy = _command(commands, "copy", _("Write a delegation copy of partnerships."))
    say = copy.add_argument
    target = _("the delegation copy to write")
    say("--to", type=Path, required=True, metavar="OUT.urbandesk", help=target)
    partnership = _("the key of a partnership that goes along; may be given several times")
    say("--partnership", metavar="ID", action="append", required=True, help=partnership)
    _add_layer(copy)
    say("--password-from", metavar="VARIABLE", help=password_help())
    until = _("the last day on which the copy should be used")
    say("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help=until)
    _add_language(copy)
    _add_overwrite(copy)


def _add_charts(commands: _Commands) -> None:
    charts = _command(commands, "charts", _("Write the charts of plans to a folder."))
    say = charts.add_argument
    say("--to", type=Path, required=True, metavar="DIR", help=_("the folder to write to"))
    say("--plan", metavar="ID", help=_("of the plans, only the one with this key"))
    formats = _("the format; may be given several times; without it, png")
    say("--format", choices=_FORMATS, action="append", help=formats)
    _add_language(charts)
    _add_overwrite(charts)


def _command(
    commands: _Commands, name: str, what: str, *, file: str = ""
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what)
    made.add_argument("file", type=Path, metavar="FILE", help=file or _("the workspace file"))
    add_data_dir(made)
    return made


def _add_layer(command: argparse.ArgumentParser) -> None:
    layer = _("for whom it is: your own office, both sides or everybody; without it, both sides")
    command.add_argument("--layer", choices=_LAYERS, default="both", help=layer)


def _add_language(
    command: argparse.ArgumentParser, languages: Sequence[str] = i18n.LANGUAGES
) -> None:
    words = _("the language of what is written and said; without it, English")
    command.add_argument("--language", choices=languages, help=words)


def _add_overwrite(command: argparse.ArgumentParser) -> None:
    replace = _("replace what is there under that name already")
    command.add_argument("--overwrite", action="store_true", help=replace)
