"""Attempts: running use cases from a form, so that what goes wrong is told and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from urbandesk.errors import InvalidValues, UserError
from urbandesk.services.workspace import Workspace
from urbandesk.ui.window_context import Context


class Storing(Protocol):
    """What an editor needs that stores its own value."""

    @property
    def context(self) -> Context:
        """Return what the window hands to its pages."""

    @property
    def workspace(self) -> Workspace:
        """Return the open workspace."""

    def attempt(self, deed: Callable[[], object]) -> UserError | None:
        """Run a use case; return what a person can mend."""


class Attempts:
    """Use cases run from the form of a record."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @property
    def workspace(self) -> Workspace:
        """Return the open workspace."""
        return self.context.workspace

    def attempt(self, deed: Callable[[], object]) -> UserError | None:
        """Run a use case; what a person can mend is returned and told in the message bar.

        Values that break their rules are left to the form, which says so at the field.
        """
        try:
            deed()
        except InvalidValues as error:
            return error
        except UserError as error:
            self.context.messages.warn(error)
            return error
        return None
