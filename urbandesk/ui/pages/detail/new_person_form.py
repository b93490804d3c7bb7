"""NewPersonForm: a new person; the printed name may be made of family and given name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from urbandesk.services.register import people
from urbandesk.ui.pages.detail.new_record_form import NewRecordForm
from urbandesk.ui.storing.attempts import Storing


class NewPersonForm(NewRecordForm):
    """All fields of a person; without any name nothing is stored."""

    def __init__(self, work: Storing, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(work, kind, parent)

    def store(self) -> str:
        """Store the person and return the id."""
        return people.add(self.work.workspace, self.values())
