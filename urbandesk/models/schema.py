"""Every table of a workspace: the record kinds, the journal and what the file says of itself."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from urbandesk.models.kind import RecordKind, metadata
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.catalogue import FUNDING_SCHEME, INDICATOR, METHOD_EDITION, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK

# Parents before children: rows are restored in this order and removed in the reverse.
ALL_KINDS: tuple[RecordKind, ...] = (
    THEME,
    INDICATOR,
    FUNDING_SCHEME,
    METHOD_EDITION,
    CITY,
    ORGANISATION,
    PARTNERSHIP,
    MEMBERSHIP,
    PLAN,
    PLAN_TEXT,
    STEP_MARK,
    OBJECTIVE,
    ACTION,
)
KINDS: dict[str, RecordKind] = {kind.key: kind for kind in ALL_KINDS}
TABLES: dict[str, Table] = {kind.key: kind.table for kind in ALL_KINDS}

ABOUT = Table(
    "about",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

CHANGE_SET = Table(
    "change_set",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("label", String, nullable=False),
    Column("details", String, nullable=False),
    Column("made", String, nullable=False),
    Column("made_by", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("state", String, nullable=False),
    Column("era", Integer, nullable=False),
    Index("ix_change_set_state", "state", "number"),
)

ROW_CHANGE = Table(
    "row_change",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column(
        "change_set", Integer, ForeignKey("change_set.number", ondelete="CASCADE"), nullable=False
    ),
    Column("kind", String, nullable=False),
    Column("record", String, nullable=False),
    Column("before", String),
    Column("after", String),
    Index("ix_row_change_change_set", "change_set"),
    Index("ix_row_change_record", "record"),
)

TOMBSTONE = Table(
    "tombstone",
    metadata,
    Column("record", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("deleted", String, nullable=False),
    Column("deleted_by", String, nullable=False),
)


def kind(key: str) -> RecordKind:
    """Return the record kind with that key.

    Raises:
        KeyError: there is none.
    """
    return KINDS[key]
