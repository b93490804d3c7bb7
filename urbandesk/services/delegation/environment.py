"""The password of a copy from the environment, so that it stands in no command line."""

from __future__ import annotations

import os

from urbandesk.errors import UserError
from urbandesk.i18n import N_


class NoPassword(UserError):
    """A variable of the environment that holds no password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("The variable “{name}” of the environment holds no password."), name=name
        )


def password_from(variable: str | None) -> str:
    """Return the password in a variable of the environment; empty when none is named.

    Raises:
        NoPassword: the variable is empty or not there.
    """
    if not variable:
        return ""
    password = os.environ.get(variable, "")
    if not password:
        raise NoPassword(variable)
    return password
