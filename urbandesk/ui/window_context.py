"""Context: what the window hands to every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.workspace import Workspace
from urbandesk.settings import Settings
from urbandesk.ui.jobs import JobRunner
from urbandesk.ui.messages import Messages
from urbandesk.ui.save_state import SaveState


def _nobody(_key: str) -> None:
    """Run nothing; where there is no window around a page."""


def _uncounted(_page: str, _count: int) -> None:
    """Show no number; where there is no navigation beside a page."""


@dataclass(frozen=True)
class Context:
    """The open workspace and the window's services to its pages.

    Attributes:
        workspace: the open workspace.
        search: the texts of all records, for the search over everything.
        jobs: runs work off the window's thread.
        messages: says what happened.
        saving: whether what was typed is stored.
        settings: the user's preferences on this computer.
        open_record: goes to the page that shows a record: kind and id.
        open_plan: goes to a plan: id, key of the step, place in it (both may be empty).
        open_page: goes to a page by its key.
        open_report: goes to the reports page and chooses a report by its key.
        run_command: runs a command of the window by its key, such as ``back_up``.
        show_count: shows in the navigation how much waits on a page: its key and the number.
        list_first: whether a list may be painted before the record beside it is built.
    """

    workspace: Workspace
    search: SearchIndex
    jobs: JobRunner
    messages: Messages
    saving: SaveState
    settings: Settings
    open_record: Callable[[str, str], None]
    open_plan: Callable[[str, str, str], None]
    open_page: Callable[[str], None]
    open_report: Callable[[str], None] = _nobody
    run_command: Callable[[str], None] = _nobody
    show_count: Callable[[str, int], None] = _uncounted
    list_first: bool = False
