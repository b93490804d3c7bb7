"""Page: what the window asks of every place that the navigation leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from urbandesk.services.bus import Changes
from urbandesk.ui.window_context import Context


class Page(QWidget):
    """A page of the window, made when it is first shown.

    A change in the workspace reaches ``refresh`` at once while the page is visible, otherwise
    when it is shown again; ``kinds`` says which records it shows.

    Signals:
        title_changed: title or count say something else now.
    """

    title_changed = Signal()

    kinds: tuple[str, ...] = ()
    """Kinds of records whose changes concern the page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = False
        self._ended = False
        self._leave = context.workspace.bus.subscribe(self._hear)
        # The bus outlives the page; a page that is gone must not be called.
        self.destroyed.connect(self._leave)

    def title(self) -> str:
        """Return the page's name for the tool row."""
        return ""

    def count_text(self) -> str:
        """Return what stands behind the title, such as a count; may be empty."""
        return ""

    def title_note(self) -> str:
        """Return what stands in the title of the window beside the file; may be empty."""
        return ""

    def refresh(self) -> None:
        """Read anew what is shown; selection, scroll and half-typed text stay."""

    def areas(self) -> list[QWidget]:
        """Return the parts that F6 goes through, in their order; none for the page as a whole."""
        return []

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the page (Ctrl+F)."""

    def new_record(self) -> None:
        """Begin a new record of the page (Ctrl+N)."""

    def can_add(self) -> bool:
        """Return whether the page can begin a new record."""
        return False

    def record_deeds(self) -> Mapping[str, Callable[[], object]]:
        """Return what the menu *Record* can do here now, by the keys of its commands."""
        return {}

    def settle(self) -> bool:
        """Store what is still to be stored before the page is left.

        Returns:
            Whether the page may be left; it asks the person when a value is not valid.
        """
        return True

    def place(self) -> str:
        """Return where the work is on this page, for the next start."""
        return ""

    def go_to(self, place: str) -> None:
        """Return to a place that ``place`` gave; one that is gone is passed over."""

    def is_outlived(self) -> bool:
        """Return whether a setting that the page was built with is another one now."""
        return False

    def sides(self) -> dict[str, str]:
        """Return names by side that stand with their marks in place of the title."""
        return {}

    def toggle_help(self) -> bool:
        """Open or fold the help of the page (F1); returns whether it has one."""
        return False

    def end(self) -> None:
        """Hear no more of the workspace, which is about to close, nor of a language switch."""
        self._ended = True
        self._leave()

    def event(self, event: QEvent) -> bool:
        """Keep a language switch from the parts of a page that only waits to be deleted."""
        if self._ended and event.type() is QEvent.Type.LanguageChange:
            return True
        return super().event(event)

    def _hear(self, changes: Changes) -> None:
        if not changes.touch(*self.kinds):
            return
        if self.isVisible():
            self.hear(changes)
        else:
            self._stale = True

    def hear(self, changes: Changes) -> None:
        """React to a change of what is shown; a page may do less than reading all anew."""
        self.refresh()

    def hear_backed_up(self) -> None:
        """React to a backup that was made while the page is shown; no record tells of it."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
