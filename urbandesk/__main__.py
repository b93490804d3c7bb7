"""Start of the program: a command without a window, or the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from urbandesk.i18n import _, current, speaking

READING_OPTION = "--read-for-parent"
"""How a frozen program, which has no modules to start, becomes its own reading process."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``urbandesk`` with ``argv`` and return its exit code (0, 1 or 2)."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == [READING_OPTION]:
        from urbandesk.exchange.reading import child

        return child.main()
    from urbandesk import cli
    from urbandesk.cli.window import window_options

    if cli.wants_command(given):
        return cli.run(given)
    chosen = window_options(given)
    if isinstance(chosen, int):
        return chosen
    from urbandesk import settings
    from urbandesk.display import missing_for_a_window

    missing = missing_for_a_window()
    if missing:
        with speaking(chosen.language or settings.load().language or current()):
            sys.stderr.write(_(missing[0]).format(**missing[1]) + "\n")
        return 1
    gc.disable()  # nearly all that is made while the window comes stays; see ``app.run``
    try:
        _import_what_knows_no_qt()
        from urbandesk.app import run

        return run(chosen)
    finally:
        gc.enable()


def _import_what_knows_no_qt() -> None:
    """Import the database and the services before the window's own modules.

    Once PySide6 is there, it reads the source of every module that is imported, and Python keeps
    it: of SQLAlchemy alone that takes 15 MB.
    """
    import urbandesk.services.files.workspace_files
    import urbandesk.services.finding.search  # noqa: F401


if __name__ == "__main__":
    raise SystemExit(main())
