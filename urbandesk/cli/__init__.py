"""The command line: workspaces, workbooks, charts and checks without a window.

For scripts, for people who cannot see a screen, and for tests. A user's error is one line on
stderr and exit code 1, wrong usage is 2; nothing is overwritten without ``--overwrite``.

A start of the window asks only whether a command is wanted: what the commands need is imported
when one of them runs.
"""

from __future__ import annotations

from collections.abc import Sequence

COMMANDS = ("new", "sample", "export", "import", "charts", "check", "copy")


def wants_command(argv: Sequence[str]) -> bool:
    """Return whether ``argv`` asks for something that needs no window."""
    return bool(argv) and (argv[0] in COMMANDS or argv[0] in ("-h", "--help", "--version"))


def run(argv: Sequence[str]) -> int:
    """Run one command, such as ``["export", "a.urbandesk", "--to", "a.xlsx"]``.

    Returns:
        0 for success, 1 for an error that the user can mend, 2 for wrong usage.
    """
    from urbandesk.cli import commands

    return commands.run(argv)
