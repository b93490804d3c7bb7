"""Version 2: what search and lists need is stored with each row instead of worked out each time.

An old row gets its search text and its two sort keys; nothing else of it changes.
"""

from __future__ import annotations

from sqlalchemy import Connection

from urbandesk.models.derived import derive

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
        found = derive(dict(row), texts=texts, english=f"{name}_en", chinese=f"{name}_zh")
        connection.exec_driver_sql(
            f"UPDATE {table} SET search = ?, sort_en = ?, sort_zh = ? WHERE id = ?",
            (found["search"], found["sort_en"], found["sort_zh"], row["id"]),
        )
