"""What the menu *Record*, the menu of a row and the palette can do with the records of a list."""

from __future__ import annotations

from urbandesk.i18n import N_

OPEN = "record.open"
EDIT = "record.edit"
TOGETHER = "record.together"
MERGE = "record.merge"
HISTORY = "record.history"
EXPORT = "record.export"
DELETE = "record.delete"

SAVE_LIST = "list.save"
EXPORT_LIST = "list.export"
COLUMNS = "list.columns"

ON_RECORDS: tuple[tuple[str, str], ...] = (
    (OPEN, N_("&Open")),
    (EDIT, N_("&Edit")),
    (TOGETHER, N_("Edit &together…")),
    (MERGE, N_("&Merge two…")),
    (HISTORY, N_("&History")),
    (EXPORT, N_("E&xport…")),
    (DELETE, N_("&Delete")),
)
"""Keys and catalogue keys of what is done with chosen records, in the order of the menus."""

ON_LISTS: tuple[tuple[str, str], ...] = (
    (SAVE_LIST, N_("&Save this list…")),
    (EXPORT_LIST, N_("Ex&port this list…")),
    (COLUMNS, N_("&Columns…")),
)
"""Keys and catalogue keys of what is done with the list itself."""
