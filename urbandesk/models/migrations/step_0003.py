"""Version 3: what is new stands in the SQL; older rows are found and sorted by pinyin as well.

The rule is kept here as version 3 has it, with the columns that were there before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sqlalchemy import Connection

from urbandesk.models import pinyin
from urbandesk.models.migrations.statements import run_file

# Of each older table the texts that search looks in, those among them that are read as pinyin,
# and the columns with its English and its Chinese name.
_TABLES = {
    "action": (
        "title_en title_zh description_en description_zh first_step_en first_step_zh",
        "title_zh first_step_zh",
        "title_en title_zh",
    ),
    "city": (
        "name_en name_zh romanisation other_names region_en region_zh web summary_en summary_zh "
        "source note",
        "name_zh romanisation region_zh source other_names",
        "name_en name_zh",
    ),
    "funding_scheme": (
        "name_en name_zh funder status status_year regions actors other_side themes amount "
        "duration rhythm last_checked source verification note",
        "name_zh funder status_year duration rhythm last_checked",
        "name_en name_zh",
    ),
    "indicator": (
        "name_en name_zh unit_en unit_zh definition_en definition_zh source",
        "name_zh unit_zh source",
        "name_en name_zh",
    ),
    "membership": ("", "", "city city"),
    "method_edition": ("edition body", "edition", "edition edition"),
    "objective": (
        "title_en title_zh description_en description_zh",
        "title_zh",
        "title_en title_zh",
    ),
    "organisation": ("name_en name_zh capacity_en capacity_zh concerns web", "name_zh", ""),
    "partnership": (
        "name_en name_zh programme period instrument activities source note",
        "name_zh programme period instrument source",
        "name_en name_zh",
    ),
    "plan": ("title_en title_zh edition version", "title_zh edition version", "title_en title_zh"),
    "plan_text": ("question text_en text_zh", "question", "text_en text_zh"),
    "step_mark": ("step reason", "step reason", "step step"),
    "theme": ("name_en name_zh source", "name_zh source", "name_en name_zh"),
}
_ADDRESS = re.compile(r"https?://(?:www\.)?")
_SEPARATE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "·": " ", "・": " "}
)


def run(connection: Connection) -> None:
    """Add the new tables and fill the derived columns of older rows anew."""
    run_file(connection, "step_0003.sql")
    for table, (texts, spoken, named) in _TABLES.items():
        english, chinese = (named or "name_en name_zh").split()
        rows = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
        for row in rows:
            connection.exec_driver_sql(
                f"UPDATE {table} SET search = ?, sort_en = ?, sort_zh = ? WHERE id = ?",
                (
                    _search(dict(row), texts.split(), spoken.split()),
                    *_orders(str(row[english] or ""), str(row[chinese] or "")),
                    row["id"],
                ),
            )


def _search(row: Mapping[str, object], texts: list[str], spoken: list[str]) -> str:
    found = [_fold("\n".join(str(row[name]) for name in texts if row[name]))]
    for name in spoken:
        said = str(row[name] or "")
        if pinyin.has_chinese(said):
            found += [way for line in said.splitlines() for way in pinyin.spoken(_fold(line))]
    return "\n".join(found)


def _orders(named_en: str, named_zh: str) -> tuple[str, str]:
    english, chinese = _fold(named_en), _fold(named_zh)
    return english or pinyin.latin(chinese), pinyin.order_key(chinese or english)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _ADDRESS.sub("", pinyin.simplified(bare.casefold().translate(_SEPARATE)))
