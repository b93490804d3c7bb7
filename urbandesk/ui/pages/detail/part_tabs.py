"""PartTabs: the tabs of a record that hold parts of it; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from urbandesk.services.finding import list_counts
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import attachments
from urbandesk.ui.storing.attempts import Attempts
from urbandesk.ui.widgets.ground import set_ground

# The tabs themselves are imported when they are first shown.
if TYPE_CHECKING:
    from urbandesk.ui.pages.detail.files_tab import FilesTab
    from urbandesk.ui.pages.detail.new_form import NewForm
    from urbandesk.ui.pages.detail.part_tab import PartTab
    from urbandesk.ui.pages.detail.record_form import Unsettled

_PARTS = ("figures", "needs", "people", "files")
_COUNTED = {
    "figures": ("figure", "city"),
    "needs": ("need_offer", "city"),
    "people": ("person", "organisation"),
}


class PartTabs(QObject):
    """The pages of those tabs, and what is typed in them.

    Signals:
        changed: parts came or went.
        open_wanted: kind and id of a record to be shown on its own page.
    """

    changed = Signal()
    open_wanted = Signal(str, str)

    def __init__(self, work: Attempts, names: tuple[str, ...]) -> None:
        super().__init__()
        self._work = work
        self._record: Record | None = None
        self.pages: dict[str, QWidget] = {name: _page() for name in names if name in _PARTS}
        self.tabs: dict[str, PartTab] = {}

    def show_record(self, record: Record, tab: str) -> None:
        """Take another record; only the tab that is shown reads its parts at once."""
        other = self._record is None or self._record.id != record.id
        self._record = record
        if other:
            for part in self.tabs.values():
                part.show_record(record)
        self.show_tab(tab)

    def show_tab(self, name: str) -> None:
        """Show the parts of the record in a tab."""
        if name in self.pages and self._record is not None:
            self._tab(name).show_record(self._record)

    def _tab(self, name: str) -> PartTab:
        if name not in self.tabs:
            made = self.tabs[name] = self._made(name)
            made.changed.connect(self.changed)
            layout = self.pages[name].layout()
            if layout is not None:
                layout.addWidget(made)
                made.show()
        return self.tabs[name]

    def _made(self, name: str) -> PartTab:
        if name == "figures":
            from urbandesk.ui.pages.detail.figures_tab import FiguresTab

            return FiguresTab(self._work)
        if name == "needs":
            from urbandesk.ui.pages.detail.needs_tab import NeedsTab

            return NeedsTab(self._work)
        if name == "people":
            from urbandesk.ui.pages.detail.people_tab import PeopleTab

            people = PeopleTab(self._work)
            people.open_wanted.connect(self.open_wanted)
            return people
        from urbandesk.ui.pages.detail.files_tab import FilesTab

        return FilesTab(self._work)

    def files(self) -> FilesTab:
        """Return the tab of the files, ready to take some."""
        from urbandesk.ui.pages.detail.files_tab import FilesTab

        self.show_tab("files")
        found = self._tab("files")
        assert isinstance(found, FilesTab)
        return found

    def open_part(self, name: str, key: str) -> None:
        """Show one part in its tab."""
        if name in self.pages:
            self.show_tab(name)
            self._tab(name).open_part(key)

    def counts(self, record: Record) -> Mapping[str, int]:
        """Return how many parts each tab holds."""
        found: dict[str, int] = {}
        for name in self.pages:
            if name in _COUNTED:
                kind, column = _COUNTED[name]
                pointing = list_counts.pointing(self._work.workspace, kind, column, [record.id])
                found[name] = pointing.get(record.id, 0)
            else:
                found[name] = attachments.count(self._work.workspace, record.id)
        return found

    def commit(self) -> tuple[Unsettled, ...]:
        """Store everything that is half typed; returns what cannot be stored."""
        return tuple(left for part in self.tabs.values() for left in part.commit())

    def begun(self) -> tuple[str, NewForm] | None:
        """Return tab and form of a new part with something in it; one without is given up."""
        for name, part in self.tabs.items():
            if part.new_form is not None and part.new_form.has_input():
                return name, part.new_form
            part.discard_new()
        return None

    def tab_with(self, widget: QWidget) -> str:
        """Return the tab in which a field stands; empty when in none of these."""
        return next((name for name, tab in self.tabs.items() if tab.isAncestorOf(widget)), "")


def _page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    set_ground(page, "base")
    return page
