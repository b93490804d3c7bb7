"""BoundText: a text of the open plan, stored while it is typed."""

from __future__ import annotations

from urbandesk.ui.storing.stored_text import StoredText


class BoundText(StoredText):
    """Both languages of one field of the open plan; each focus visit becomes one undo step."""

    def settle(self) -> bool:
        """Store what is half typed; returns whether it could be stored."""
        self.flush()
        return not self.refused()

    def focus_refused(self) -> bool:
        """Go to a text that could not be stored; returns whether there is one."""
        for language in self.refused():
            self.half(language).editor().setFocus()
            return True
        return False

    def restore_all(self) -> None:
        """Show the stored texts in place of those that could not be stored."""
        for language in self.refused():
            self.restore(language)
