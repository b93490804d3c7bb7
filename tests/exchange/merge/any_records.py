"""Any kinds, records and edits, for laws that hold for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.exchange.merge.making import Kinds, Rows, Sender, cell, copied, incoming, key
from urbandesk.exchange.incoming import Incoming, IncomingTable, Mark, RawCell
from urbandesk.exchange.merge.values import Cells, groups_of
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Choice, Field, Kind, Stored
from urbandesk.models.kind import RecordKind

PLACE = RecordKind(
    "place", "Place", "Places", (Field("name", "Name", bilingual=True, required=True),)
)
CHOICES = tuple(
    Choice(code, title) for code, title in (("a", "Water"), ("b", "Energy"), ("c", "idea"))
)
LETTERS = st.sampled_from("abcdeXYZÅłé ,.;()-:’省市合作水务罗马烟台绿色")
FIELDS = (
    Field("code", "Code", limit=60),
    Field("note", "Note", Kind.LONG_TEXT, limit=400),
    Field("text", "Text", Kind.LONG_TEXT, bilingual=True, drafted=True, limit=400),
    Field("people", "People", Kind.COUNT, low=Decimal(0)),
    Field("share", "Share", Kind.NUMBER, decimals=4, low=Decimal(-1000), high=Decimal(1000)),
    Field("cost", "Cost", Kind.MONEY, decimals=2, sided=True),
    Field("score", "Score", Kind.SCORE, decimals=1, low=Decimal(0), high=Decimal(10)),
    Field("day", "Day", Kind.DATE),
    Field("starts", "Start", Kind.DATE, group="period"),
    Field("ends", "End", Kind.DATE, group="period"),
    Field("state", "State", Kind.CHOICE, choices=CHOICES),
    Field("topics", "Topics", Kind.CHOICES, choices=CHOICES),
    Field("seats", "Seats", Kind.CHOICES, target="place"),
    Field("seat", "Seat", Kind.REFERENCE, target="place", sided=True),
    Field("agreed", "Agreed", Kind.YES_NO),
    Field("web", "Web", Kind.LINK),
)
NAMED = Field("name", "Name", bilingual=True, required=True)
START = date(2020, 1, 1)


@dataclass(frozen=True)
class World:
    """Kinds, the records that went out, and the records that others may be shown beside."""

    kinds: Kinds
    base: Rows

    @property
    def thing(self) -> RecordKind:
        """Return the kind with fields of every sort."""
        return self.kinds["thing"]


@st.composite
def kinds(draw: st.DrawFn) -> Kinds:
    """Draw two kinds: places, and things with some of all fields, which point at places."""
    fields = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=7, unique=True))
    if any(field.group for field in fields):  # a period has a start and an end
        fields = [field for field in fields if not field.group] + list(FIELDS[8:10])
    return {"place": PLACE, "thing": RecordKind("thing", "Thing", "Things", (NAMED, *fields))}


def texts(limit: int = 14) -> st.SearchStrategy[str]:
    """Draw a text in the form in which it is stored."""
    return (
        st.text(LETTERS, min_size=1, max_size=limit)
        .map(lambda text: " ".join(text.split()))
        .filter(bool)
    )


def value_of(column: FieldColumn) -> st.SearchStrategy[Stored]:
    """Draw a stored value of a column, never an empty one."""
    field = column.field
    if field.is_number:
        low = 0 if field.low is None else int(field.low * 10**field.decimals)
        high = 10**9 if field.high is None else int(field.high * 10**field.decimals)
        return st.integers(low, high)
    if field.kind is Kind.DATE:
        return st.integers(0, 4000).map(lambda days: (START + timedelta(days)).isoformat())
    if field.kind is Kind.YES_NO:
        return st.integers(0, 1)
    if field.kind is Kind.LINK:
        return texts(6).map(lambda text: f"https://www.example.eu/{len(text)}/{ord(text[0])}")
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return texts()
    options = [choice.code for choice in field.choices] or [key(number) for number in (1, 2, 3)]
    if field.kind is Kind.CHOICES:
        return st.sets(st.sampled_from(options), min_size=1).map(lambda s: "\n".join(sorted(s)))
    return st.sampled_from(options)


@st.composite
def rows(draw: st.DrawFn, kind: RecordKind) -> dict[str, Stored]:
    """Draw a record of a kind that keeps its rules."""
    found = {n: draw(st.none() | value_of(c)) for n, c in kind.columns.items()}
    if not found["name_en"] and not found["name_zh"]:
        found["name_en"] = draw(texts())
    return tidied(kind, found)


def tidied(kind: RecordKind, row: Cells) -> dict[str, Stored]:
    """Return a record whose period does not end before it starts."""
    found = dict(row)
    starts, ends = found.get("starts"), found.get("ends")
    if starts and ends and str(starts) > str(ends):
        found["starts"], found["ends"] = ends, starts
    return found


@st.composite
def worlds(draw: st.DrawFn, *, most: int = 4, alike: bool = False) -> World:
    """Draw kinds and records that went out; ``alike`` lets several places have one name."""
    drawn = draw(kinds())
    places = [draw(rows(PLACE)) for _ in range(3)]
    if not alike:
        places = [
            {name: f"{said} {number}" if said else None for name, said in place.items()}
            for number, place in enumerate(places)
        ]
    things = draw(st.lists(rows(drawn["thing"]), min_size=1, max_size=most))
    return World(
        drawn,
        {
            "place": {key(n): row for n, row in enumerate(places, 1)},
            "thing": {key(n): row for n, row in enumerate(things, 101)},
        },
    )


@st.composite
def edits(draw: st.DrawFn, world: World, mine: int | None = None, people: int = 1) -> Rows:
    """Draw what somebody makes of the records that went out.

    With several people, each has groups of fields that the others leave alone.
    """
    after = copied(world.base)
    for kind_key, records in after.items():
        kind = world.kinds[kind_key]
        groups = list(dict.fromkeys(groups_of(kind).values()))
        for record, row in records.items():
            for place, group in enumerate(groups):
                owner = (place + int(record[:8], 16)) % people
                if mine is not None and owner != mine:
                    continue
                if draw(st.integers(0, 3)):
                    continue
                for name in group:
                    row[name] = draw(_edit_of(kind, name, row[name]))
            records[record] = tidied(kind, row)
            if kind is PLACE and row != world.base["place"][record]:
                _apart(world, record, row)
    return after


def _apart(world: World, record: str, row: dict[str, Stored]) -> None:
    """Let a renamed place have a name of its own, too."""
    for name, said in row.items():
        if said and said != world.base["place"][record][name]:
            row[name] = f"{said} {record[7]}"


def _edit_of(kind: RecordKind, name: str, before: Stored) -> st.SearchStrategy[Stored]:
    column = kind.columns[name]
    if column.field.required:  # clearing it would be refused
        return value_of(column)
    return st.none() | st.just(before) | value_of(column)


def sheets(world: World, after: Rows, language: str = "en") -> tuple[IncomingTable, ...]:
    """Return the tables in which somebody sends ``after`` back; what was emptied says so."""
    tables = []
    for table in Sender(world.kinds, language).tables(after, world.base):
        base = world.base[table.kind]
        rows_ = tuple(
            row._replace(
                cells={
                    name: _cleared(language)
                    if raw.value is None and base.get(row.id, {}).get(name) is not None
                    else raw
                    for name, raw in row.cells.items()
                },
            )
            for row in table.rows
        )
        tables.append(replace(table, rows=rows_))
    return tuple(tables)


def _cleared(language: str) -> RawCell:
    return cell("（清空）" if language == "zh_CN" else " (Clear) ")


def sent_back(world: World, after: Rows, language: str = "en") -> Incoming:
    """Return the file in which somebody sends ``after`` back."""
    return incoming(sheets(world, after, language))


@st.composite
def with_rows(draw: st.DrawFn, world: World, file: Incoming, language: str = "en") -> Incoming:
    """Draw a file with rows added and others marked to be deleted."""
    new = draw(st.lists(rows(world.thing), max_size=3))
    gone = draw(st.sets(st.sampled_from(sorted(world.base["thing"])), max_size=2))
    return added(world, file, new, gone, language)


def added(
    world: World, file: Incoming, new: list[dict[str, Stored]], gone: set[str], language: str
) -> Incoming:
    """Return ``file`` with new things, and with marks at those that shall go."""
    numbered = {f"new-{number}": row for number, row in enumerate(new)}
    sender = Sender(world.kinds, language)
    labels = sender.names(world.base)
    tables = []
    for table in file.tables:
        if table.kind == "thing":
            made = sender.table("thing", numbered, labels).rows if numbered else ()
            marked = [r._replace(mark=Mark.DELETE) if r.id in gone else r for r in table.rows]
            fresh = [
                r._replace(id="", mark=Mark.NEW, at=r.at._replace(row=r.at.row + 100)) for r in made
            ]
            table = replace(table, rows=(*marked, *fresh))
        tables.append(table)
    return replace(file, tables=tuple(tables))
