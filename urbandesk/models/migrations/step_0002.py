"""Version 2: what search and lists need is stored with each row instead of worked out each time.

An old row gets its search text and its two sort keys; nothing else of it changes.
"""

from __future__ import annotations

import unicodedata

from sqlalchemy import Connection

# The texts of each table as version 1 had them, then the columns that name its records.
_TEXTS = {
    "action": (
        "title_en title_zh description_en description_zh first_step_en first_step_zh",
        "title",
    ),
    "city": (
        "name_en name_zh romanisation other_names region_en region_zh web summary_en summary_zh "
        "source note",
        "name",
    ),
    "funding_scheme": (
        "name_en name_zh funder status regions actors other_side themes amount duration rhythm "
        "source verification note",
        "name",
    ),
    "indicator": ("name_en name_zh unit_en unit_zh definition_en definition_zh source", "name"),
    "membership": ("", ""),
    "method_edition": ("edition", ""),
    "objective": ("title_en title_zh description_en description_zh", "title"),
    "organisation": (
        "name_en name_zh capacity_en capacity_zh concerns web",
        "name",
    ),
    "partnership": (
        "name_en name_zh programme period instrument activities source note",
        "name",
    ),
    "plan": ("title_en title_zh version", "title"),
    "plan_text": ("text_en text_zh", "text"),
    "step_mark": ("reason", ""),
    "theme": ("name_en name_zh source", "name"),
}
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_SORTED = ("city", "funding_scheme", "organisation", "partnership", "plan")


def run(connection: Connection) -> None:
    """Add the three columns to every record table and fill them."""
    for table, (texts, name) in _TEXTS.items():
        for column in ("search", "sort_en", "sort_zh"):
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR")
        _fill(connection, table, tuple(texts.split()), name)
    for table in _SORTED:
        for column in ("sort_en", "sort_zh"):
            connection.exec_driver_sql(
                f"CREATE INDEX ix_{table}_{column} ON {table} ({column}, id)"
            )


def _fill(connection: Connection, table: str, texts: tuple[str, ...], name: str) -> None:
    rows = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
    for row in rows:
        named_en, named_zh = row.get(f"{name}_en"), row.get(f"{name}_zh")
        connection.exec_driver_sql(
            f"UPDATE {table} SET search = ?, sort_en = ?, sort_zh = ? WHERE id = ?",
            (
                _fold("\n".join(str(row[text]) for text in texts if row.get(text))),
                _fold(str(named_en or named_zh or "")),
                _fold(str(named_zh or named_en or "")).encode("gb18030", errors="replace").hex(),
                row["id"],
            ),
        )


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return bare.casefold().translate(_WHOLE_LETTERS)
