"""Which files can come home: tables of spreadsheet programs, and workspaces."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".urbandesk")


def can_come_home(path: Path) -> bool:
    """Return whether a file is of a type that can be read."""
    return path.suffix.casefold() in SUFFIXES
