"""StepEditor: what the page asks of the editor of a step."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


class StepEditor(Protocol):
    """Edits the part of a plan that one step is about; a widget.

    Attributes:
        fills: whether it takes the whole page and scrolls by itself.
    """

    fills: bool

    def refresh(self) -> None:
        """Show the rows as they are now; what is half typed stays."""

    def head_widgets(self) -> list[QWidget]:
        """Return what stands at the right of the head of the step."""

    def summary(self) -> str:
        """Return how much there is, for the head; may be empty."""

    def commit(self) -> bool:
        """Store what is half typed; returns whether all of it is good."""

    def focus_problem(self) -> None:
        """Go to the first value that breaks its rule."""

    def restore(self) -> None:
        """Drop what is half typed and wrong."""

    def focus_on(self, record: str, column: str) -> bool:
        """Go to a field; returns whether it is one of this editor."""

    def current_record(self) -> str:
        """Return the record being edited; may be empty."""


@runtime_checkable
class AddsRows(Protocol):
    """The editor of a step that is a list of rows."""

    def add(self) -> None:
        """Add a row and put the cursor into it."""
