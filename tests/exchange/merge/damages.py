"""Makes damage as spreadsheet programs do it, and edits as people make them, for measuring."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.exchange.merge.making import Rows, came, cell, key, records, with_cells
from urbandesk.exchange.incoming import Incoming, RawCell

SIZE = 40
WORDS = "north harbour river green urban school bridge market public water energy old".split()
CHINESE = "城市水务能源绿色港口河流学校桥梁公共旧街道办事处"


def world(random_: random.Random) -> Rows:
    """Return cities with texts of every sort."""
    return records("person", *(_person(random_, number) for number in range(SIZE)))


def _person(random_: random.Random, number: int) -> dict[str, str | int | None]:
    day = date(2026, 1, 1) + timedelta(days=random_.randrange(3000))
    return {
        "name_en": f"{random_.choice(WORDS).title()} {random_.choice(WORDS).title()} {number}",
        "name_zh": "".join(random_.sample(CHINESE, 3)),
        "function_en": " ".join(random_.sample(WORDS, 4)),
        "function_zh": "".join(random_.sample(CHINESE, 6)),
        "rank": random_.randrange(1, 9),
        "phone": random_.choice(
            [f"0{random_.randrange(10**8, 10**9)}", f"+86 10 {random_.randrange(10**7)}"]
        ),
        "messenger": random_.choice(
            [
                str(random_.randrange(10**17, 10**18)),
                f"{random_.randrange(1, 9)}E{random_.randrange(2, 9)}",
                f"{random_.randrange(1, 12)}-{random_.randrange(1, 28)}",
                f"{random_.choice(WORDS)}{number}",
            ]
        ),
        "email": f"{random_.choice(WORDS)}{number}@example.eu",
        "review_on": day.isoformat(),
        "source": f"{random_.choice(WORDS)} (c) {random_.choice(WORDS)} -- {number}",
        "note": " ".join(random_.choices(WORDS, k=60)),
    }


@dataclass(frozen=True)
class Damaged:
    """A file in which some cells were damaged: those cells, by record and column."""

    file: Incoming
    cells: frozenset[tuple[str, str]]


Damage = Callable[[random.Random, Rows], Damaged]
CellDamage = Callable[[str], RawCell | None]


def in_cells(column: str, damage: CellDamage) -> Damage:
    """Return what damages a column's cells, each on its own, where that is possible."""

    def make(random_: random.Random, base: Rows) -> Damaged:
        file = came(base)
        hit = set()
        for record, row in base["person"].items():
            raw = damage(str(row[column]))
            if raw is not None and random_.random() < 0.3:
                file = with_cells(file, "person", record, **{column: raw})
                hit.add((record, column))
        return Damaged(file, frozenset(hit))

    return make


def zeros_lost(text: str) -> RawCell | None:
    return cell(int(text)) if text.startswith("0") and text.isdigit() else None


def digits_rounded(text: str) -> RawCell | None:
    return cell(float(text)) if text.isdigit() and len(text) > 15 else None


def made_a_number(text: str) -> RawCell | None:
    return cell(float(text)) if "E" in text and text.replace("E", "").isdigit() else None


def made_a_day(text: str) -> RawCell | None:
    month, _dash, day = text.partition("-")
    if not (month.isdigit() and day.isdigit()):
        return None
    return cell(date(2026, int(month), int(day)))


def autocorrected(text: str) -> RawCell | None:
    return cell(text.replace("(c)", "©").replace("--", "—"))


def garbled(text: str) -> RawCell | None:
    return cell(text.encode("utf-8").decode("gb18030", errors="replace"))


def garbled_latin(text: str) -> RawCell | None:
    return cell(text.encode("gb18030").decode("latin-1"))


def marked(text: str) -> RawCell | None:
    return cell("?" * len(text))


def cut(text: str) -> RawCell | None:
    return cell(text[:255]) if len(text) > 255 else None


def _rows_of(random_: random.Random, base: Rows, many: int) -> Sequence[str]:
    start = random_.randrange(SIZE - many)
    return [key(number) for number in range(start + 1, start + 1 + many)]


def swapped(random_: random.Random, base: Rows) -> Damaged:
    """Swap day and month where that gives another day."""
    file, hit = came(base), set()
    for record, row in base["person"].items():
        day = date.fromisoformat(str(row["review_on"]))
        if day.day <= 12 and day.day != day.month:
            file = with_cells(
                file, "person", record, review_on=cell(date(day.year, day.day, day.month))
            )
            hit.add((record, "review_on"))
    return Damaged(file, frozenset(hit))


def moved_by_1904(random_: random.Random, base: Rows) -> Damaged:
    """Move all days as opening a file with the other calendar does."""
    file = came(base)
    for record, row in base["person"].items():
        day = date.fromisoformat(str(row["review_on"])) + timedelta(days=1462)
        file = with_cells(file, "person", record, review_on=cell(day))
    return Damaged(file, frozenset((record, "review_on") for record in base["person"]))


def dragged(random_: random.Random, base: Rows) -> Damaged:
    """Drag the fill handle down over a column of days, of numbers or of texts that end in one."""
    column = random_.choice(["review_on", "rank", "email"])
    file, hit = came(base), set()
    for step, record in enumerate(_rows_of(random_, base, random_.randrange(6, 12))):
        raw = {
            "review_on": cell(date(2030, 3, 1) + timedelta(days=step)),
            "rank": cell(20 + step),
            "email": cell(f"person{step + 100}"),
        }[column]
        file = with_cells(file, "person", record, **{column: raw})
        hit.add((record, column))
    return Damaged(file, frozenset(hit))


def copied_down(random_: random.Random, base: Rows) -> Damaged:
    """Copy one value down over many rows that each had their own."""
    file, hit = came(base), set()
    for record in _rows_of(random_, base, random_.randrange(6, 12)):
        file = with_cells(file, "person", record, email=cell("someone@example.eu"))
        hit.add((record, "email"))
    return Damaged(file, frozenset(hit))


def replaced(random_: random.Random, base: Rows) -> Damaged:
    """Replace a word everywhere."""
    word = random_.choice(["example.eu", "(c)"])
    column = "email" if word == "example.eu" else "source"
    file, hit = came(base), set()
    for record, row in base["person"].items():
        text = str(row[column]).replace(word, "example.org")
        file = with_cells(file, "person", record, **{column: cell(text)})
        hit.add((record, column))
    return Damaged(file, frozenset(hit))


def pasted(random_: random.Random, base: Rows) -> Damaged:
    """Paste one row over several others."""
    source, *over = _rows_of(random_, base, random_.randrange(4, 9))
    file, hit = came(base), set()
    row = next(r for r in file.tables[0].rows if r.id == source)
    for record in over:
        file = with_cells(file, "person", record, **row.cells)
        hit |= {
            (record, name)
            for name, value in base["person"][record].items()
            if value != base["person"][source][name]
        }
    return Damaged(file, frozenset(hit))


def hundredfold(random_: random.Random, base: Rows) -> Damaged:
    """Make numbers a hundred times larger, as typing a percent into a plain column does."""
    file, hit = came(base), set()
    for record, row in base["person"].items():
        if random_.random() < 0.5:
            file = with_cells(file, "person", record, rank=cell(int(str(row["rank"])) * 100))
            hit.add((record, "rank"))
    return Damaged(file, frozenset(hit))


def cleared(random_: random.Random, base: Rows) -> Damaged:
    """Clear many cells of a column."""
    file, hit = came(base), set()
    for record in _rows_of(random_, base, 12):
        file = with_cells(file, "person", record, source=cell("(clear)"))
        hit.add((record, "source"))
    return Damaged(file, frozenset(hit))


DAMAGES: dict[str, Damage] = {
    "leading_zeros": in_cells("phone", zeros_lost),
    "rounded_digits": in_cells("messenger", digits_rounded),
    "number_rewritten": in_cells("messenger", made_a_number),
    "became_date": in_cells("messenger", made_a_day),
    "autocorrect": in_cells("source", autocorrected),
    "mojibake": in_cells("function_zh", garbled),
    "mojibake read as Latin": in_cells("function_zh", garbled_latin),
    "mojibake as question marks": in_cells("function_zh", marked),
    "truncated": in_cells("note", cut),
    "day_month_swapped": swapped,
    "shifted_days": moved_by_1904,
    "fill_series": dragged,
    "fill_down": copied_down,
    "replace_all": replaced,
    "pasted_row": pasted,
    "many_cleared": cleared,
    "percent": hundredfold,
}
"""Name of the damage, up to the first blank, to what does it."""


def honest_edits(random_: random.Random, base: Rows) -> Damaged:
    """Edit cells here and there as people do: names, words, numbers, days, new addresses."""
    file, hit = came(base), set()
    for record, row in base["person"].items():
        column = random_.choice([name for name, value in row.items() if value is not None])
        if random_.random() < 0.4:
            raw = _edit(random_, column, row[column])
            if raw.value != row[column]:
                file = with_cells(file, "person", record, **{column: raw})
                hit.add((record, column))
    return Damaged(file, frozenset(hit))


def _edit(random_: random.Random, column: str, old: str | int | None) -> RawCell:
    if column == "rank":
        return cell(random_.randrange(1, 99))
    if column == "review_on":
        return cell(date.fromisoformat(str(old)) + timedelta(days=random_.randrange(1, 400)))
    if column.endswith("_zh"):
        return cell("".join(random_.sample(CHINESE, random_.randrange(2, 7))))
    if column == "phone":
        return cell(f"0{random_.randrange(10**8, 10**9)}")
    words = str(old).split(" ")
    words[random_.randrange(len(words))] = random_.choice(
        [*WORDS, "Rome", str(random_.random())[2:6]]
    )
    return cell(" ".join(words))
