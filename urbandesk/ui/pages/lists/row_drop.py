"""Files and pictures dropped on a row of a list are attached to its record."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData

from urbandesk.ui.tables.record_view import RecordView


class Attaches(Protocol):
    """What shows one record and attaches to it."""

    def attach(self, data: QMimeData) -> bool:
        """Attach files to the record shown."""


class HasRows(Protocol):
    """A list page with what shows its chosen record."""

    view: RecordView

    @property
    def detail(self) -> Attaches:
        """Return what shows the chosen record."""

    def go_to(self, place: str) -> None:
        """Choose a record."""

    def selected(self) -> list[str]:
        """Return the ids of the chosen records."""

    def can_edit(self) -> bool:
        """Return whether records of the list can be changed."""


def let_drop(page: HasRows) -> None:
    """Let rows of a page take what is dropped on them.

    What can come home is left to the window, which asks: a workbook is rather meant for all.
    """

    def attach(key: str, data: QMimeData) -> None:
        page.go_to(key)
        if page.selected() == [key]:
            page.detail.attach(data)

    page.view.may_drop = lambda data: page.can_edit() and _is_meant_for_a_record(data)
    page.view.dropped.connect(attach)


def _is_meant_for_a_record(data: QMimeData) -> bool:
    from urbandesk.exchange.home_files import can_come_home
    from urbandesk.ui.pages.detail.attaching import holds_files, paths_in

    return holds_files(data) and not any(map(can_come_home, paths_in(data)))
