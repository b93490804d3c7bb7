"""What each of the commands does."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from urbandesk import filing, i18n, paths
from urbandesk.cli.home_options import choices_of
from urbandesk.cli.options import parser
from urbandesk.cli.window import asked_language
from urbandesk.errors import UserError
from urbandesk.i18n import N_, _, ngettext
from urbandesk.progress import Unwatched

if TYPE_CHECKING:
    from urbandesk.services.workspace import Workspace


class NobodyListens(UserError):
    """Output that cannot be written: a full disk behind it, or a program that ended."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            N_("The work is done, but what there is to say could not be written: {reason}."),
            reason=reason,
        )


class NothingToDraw(UserError):
    """A workspace without plans."""

    def __init__(self) -> None:
        super().__init__(N_("This workspace holds no plan yet, so there is no chart to draw."))


def run(argv: Sequence[str]) -> int:
    """Run one command, such as ``["export", "a.urbandesk", "--to", "a.xlsx"]``.

    Returns:
        0 for success, 1 for an error that the user can mend, 2 for wrong usage.
    """
    _speak_utf_8()
    with i18n.speaking(asked_language(argv)):
        try:
            given = parser().parse_args(argv)
        except SystemExit as leaving:  # argparse has said what is wrong, or shown the help
            return int(leaving.code or 0)
    if given.data_dir:
        paths.use_data_dir(given.data_dir)
    with i18n.speaking(given.language if given.language in i18n.LANGUAGES else i18n.current()):
        try:
            return _DEEDS[given.command](given)
        except UserError as error:
            print(" ".join(error.text().split()), file=sys.stderr)
        except KeyboardInterrupt:
            print(_("Stopped."), file=sys.stderr)
    return 1


def _speak_utf_8() -> None:
    """Let Chinese pass through pipes and consoles whatever their own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _new(given: argparse.Namespace) -> int:
    from urbandesk.services.files import workspace_files

    with _replacing(given.file, overwrite=given.overwrite) as target:
        workspace_files.create(target)
    return _done(given.file)


def _sample(given: argparse.Namespace) -> int:
    from urbandesk.services.files.sample import write_sample

    with _replacing(given.file, overwrite=given.overwrite) as target:
        write_sample(target)
    return _done(given.file)


def _export(given: argparse.Namespace) -> int:
    from urbandesk.cli.scoping import scope_of
    from urbandesk.models.field import Layer
    from urbandesk.services.handouts.exporting import hand_out

    _refuse_existing([given.to], overwrite=given.overwrite)
    with _opened(given.file) as workspace:
        hand_out(
            workspace,
            given.to,
            scope_of(given, workspace),
            progress=Unwatched(),
            layer=Layer(given.layer),
            parent=given.parent,
        )
    return _done(given.to)


def _copy(given: argparse.Namespace) -> int:
    from urbandesk.models.field import Layer
    from urbandesk.services.delegation.environment import password_from
    from urbandesk.services.delegation.writing import write_copy

    password = password_from(given.password_from)
    _refuse_existing([given.to], overwrite=given.overwrite)
    with _opened(given.file) as workspace:
        write_copy(
            workspace,
            given.to,
            partnerships=given.partnership,
            layer=Layer(given.layer),
            password=password,
            expires=given.until,
            progress=Unwatched(),
        )
    return _done(given.to)


def _import(given: argparse.Namespace) -> int:
    from urbandesk.cli.importing import take_home
    from urbandesk.services.delegation.environment import password_from

    password = password_from(given.password_from)
    if given.report:
        _refuse_existing([given.report], overwrite=given.overwrite)
    with _opened(given.file) as workspace:
        for line in take_home(
            workspace,
            given.copies,
            preview=given.preview,
            theirs=given.conflicts == "theirs",
            report=given.report,
            language=given.language or i18n.current(),
            password=password,
            choices=choices_of(given),
        ):
            _say(line)
    return 0


def _charts(given: argparse.Namespace) -> int:
    from urbandesk.services.finding import queries
    from urbandesk.services.handouts import reporting
    from urbandesk.services.handouts.exporting import NoSuchPlan

    language = i18n.current()
    formats = given.format or ["png"]
    with _opened(given.file) as workspace:
        known = queries.keys(workspace, queries.ListQuery("plan"))
        if given.plan and given.plan not in known:
            raise NoSuchPlan(given.plan)
        plans = [given.plan] if given.plan else known
        if not plans:
            raise NothingToDraw
        for plan in plans:
            targets = reporting.chart_files(
                workspace, plan, given.to, language=language, formats=formats
            )
            _refuse_existing(targets.values(), overwrite=given.overwrite)
        for plan in plans:
            for path in reporting.save_charts(
                workspace,
                plan,
                given.to,
                language=language,
                formats=formats,
                progress=Unwatched(),
            ):
                _done(path)
    return 0


def _check(given: argparse.Namespace) -> int:
    from urbandesk.services.files.checking import check_file

    result = check_file(given.file)
    for line in (*result.problems, *result.findings):
        _say(line)
    if result.problems:
        count = len(result.problems)
        words = ngettext("{n} problem in the file.", "{n} problems in the file.", count)
        print(words.format(n=count), file=sys.stderr)
        return 1
    _say(
        ngettext(
            "The file is sound: {n} record checked.",
            "The file is sound: {n} records checked.",
            result.records,
        ).format(n=result.records)
    )
    return 0


@contextmanager
def _opened(path: Path) -> Iterator[Workspace]:
    """Give the workspace at ``path`` and close it afterwards."""
    from urbandesk.services.files import workspace_files

    workspace = workspace_files.open_workspace(path)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def _replacing(target: Path, *, overwrite: bool) -> Iterator[Path]:
    """Give the path to write a new workspace to; an old file goes when the new one is whole."""
    if not (overwrite and filing.is_there(target)):
        yield target
        return
    with _opened(target):
        pass  # refuses a file that is no workspace, or open elsewhere
    with filing.new_file(target) as partial:
        partial.unlink()
        yield partial


def _refuse_existing(targets: Iterable[Path], *, overwrite: bool) -> None:
    from urbandesk.services.files.workspace_files import AlreadyThere

    for target in targets:
        if filing.is_there(target) and not overwrite:
            raise AlreadyThere(target)


def _done(path: Path) -> int:
    _say(str(path))
    return 0


def _say(line: str) -> None:
    """Print a line; where that cannot be, say so once instead of breaking off."""
    try:
        print(line, flush=True)
    except OSError as error:
        # What was printed and is still held back would fail once more when the program ends.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise NobodyListens(_("nobody reads on")) from error
        raise NobodyListens(filing.reason(error)) from error


_DEEDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "sample": _sample,
    "export": _export,
    "import": _import,
    "charts": _charts,
    "check": _check,
    "copy": _copy,
}
