"""Locked sheets: what must not break is locked, without a password; the rest stays open."""

from __future__ import annotations

from typing import Any


def lock(sheet: Any) -> None:
    """Protect a sheet without a password.

    Cells whose look is open can be changed; filtering, sorting, formatting, inserting rows and
    hiding columns stay allowed. Spreadsheet programs sort only where every cell is open, so
    sorting a whole table asks for lifting the protection, which anybody can.
    """
    protection = sheet.protection
    protection.sheet = True
    # The attributes say what is forbidden.
    for allowed in (
        *("autoFilter", "sort", "formatCells", "formatColumns", "formatRows", "insertRows"),
        *("selectLockedCells", "selectUnlockedCells"),
    ):
        setattr(protection, allowed, False)
