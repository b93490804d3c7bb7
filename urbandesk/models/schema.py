"""Every table of a workspace: the record kinds, the journal and what the file says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from urbandesk.models.kind import RecordKind, metadata
from urbandesk.models.records.action import ACTION, OBJECTIVE
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.models.records.catalogue import FUNDING_SCHEME, INDICATOR, METHOD_EDITION, THEME
from urbandesk.models.records.city import CITY
from urbandesk.models.records.figure import FIGURE
from urbandesk.models.records.lists import DISTINCT_PAIR, LIST_VALUE, SAVED_LIST
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.partnership import MEMBERSHIP, PARTNERSHIP
from urbandesk.models.records.person import PERSON
from urbandesk.models.records.plan import PLAN, PLAN_TEXT, STEP_MARK
from urbandesk.models.records.plan_tables import COMMENT, PLAN_INDICATOR, RISK

# Parents before children: rows are restored in this order and removed in the reverse.
ALL_KINDS: tuple[RecordKind, ...] = (
    THEME,
    INDICATOR,
    FUNDING_SCHEME,
    METHOD_EDITION,
    LIST_VALUE,
    CITY,
    FIGURE,
    ORGANISATION,
    PERSON,
    NEED_OFFER,
    PARTNERSHIP,
    MEMBERSHIP,
    PLAN,
    PLAN_TEXT,
    STEP_MARK,
    OBJECTIVE,
    ACTION,
    RISK,
    PLAN_INDICATOR,
    COMMENT,
    ATTACHMENT,
    SAVED_LIST,
    DISTINCT_PAIR,
)
KINDS: dict[str, RecordKind] = {kind.key: kind for kind in ALL_KINDS}
OF_RECORD = "of_record"
# Their records hang on a record of any kind, by its id: a file, a comment.
HANGING_ANYWHERE: tuple[RecordKind, ...] = (COMMENT, ATTACHMENT)


class _Tables(Mapping[str, Table]):
    """The table of each kind, made when it is first asked for: a start needs few of them."""

    def __getitem__(self, key: str) -> Table:
        return KINDS[key].table

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


TABLES: Mapping[str, Table] = _Tables()

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

ATTACHED_BYTES = Table(
    "attached_bytes",
    metadata,
    Column("digest", String, primary_key=True),  # SHA-256, so that the same file is kept once
    Column("bytes", LargeBinary, nullable=False),
)

# A workbook that went out or came home: its base is what three-way merging compares with.
PACKAGE = Table(
    "package",
    metadata,
    Column("id", String, primary_key=True),
    Column("direction", String, nullable=False),
    Column("parent", String),
    Column("made", String, nullable=False),
    Column("made_by", String, nullable=False),
    Column("title", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# A review that is half done waits here for next week.
MERGE_SESSION = Table(
    "merge_session",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("made", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

COLUMN_MAPPING = Table(
    "column_mapping",
    metadata,
    Column("fingerprint", String, primary_key=True),
    Column("body", String, nullable=False),
)


def kind(key: str) -> RecordKind:
    """Return the record kind with that key.

    Raises:
        KeyError: there is none.
    """
    return KINDS[key]
