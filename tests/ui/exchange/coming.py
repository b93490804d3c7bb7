"""Copies that come home with something of every kind, and the page that takes them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.homecoming.copies import Edited, handed_out
from tests.ui.making import Went, a_context
from urbandesk.exchange.merge.plan import Category, Item
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.exchange.receipt_writing import WriteReceipt
from urbandesk.ui.exchange.review_view import ReviewView
from urbandesk.ui.exchange.taking_home import ReadForeign

SOURCE = 'Report "2026" - part 1'
CORRECTED = "Report “2026” – part 1"


def city(workspace: Workspace, name: str) -> str:
    """Return the id of a city by its English name."""
    found = queries.keys(workspace, queries.ListQuery("city"))
    for record in queries.records(workspace, "city", found):
        if record.values["name_en"] == name:
            return record.id
    raise KeyError(name)


def value(workspace: Workspace, name: str, column: str) -> object:
    """Return a column of a city as it is now."""
    return queries.record(workspace, "city", city(workspace, name)).values[column]


def conflicting(workspace: Workspace, folder: Path, name: str = "back.xlsx") -> Path:
    """Return a copy that says something else of Rome than the workspace does by now."""
    rome = city(workspace, "Rome")
    edited = Edited(handed_out(workspace, folder))
    edited.write("city", rome, {"region_en": "Latium, central Italy"})
    path = edited.saved(folder / name)
    records.edit(workspace, "city", rome, {"region_en": "Latium and Rome"})
    return path


def of_every_kind(workspace: Workspace, folder: Path, name: str = "back.xlsx") -> Path:
    """Return a copy with a conflict, changes, a new row, a mark, damage and what nobody reads."""
    rome, yantai = city(workspace, "Rome"), city(workspace, "Yantai")
    records.edit(workspace, "city", yantai, {"source": SOURCE})
    edited = Edited(handed_out(workspace, folder, languages="both"))
    edited.write("city", rome, {"region_en": "Latium, central Italy", "region_zh": "拉齐奥大区"})
    edited.write("city", yantai, {"source": CORRECTED, "country": "Atlantis"})
    edited.write("city", yantai, {"region_en": "Shandong, at the sea"})
    edited.write("city", city(workspace, "Cardiff"), {"~mark": "delete"})
    edited.add("city", {"name_en": "Ghent", "country": "Belgium"})
    path = edited.saved(folder / name)
    records.edit(workspace, "city", rome, {"region_en": "Latium and Rome"})
    return path


@dataclass
class Counted:
    """What the navigation was asked to show."""

    numbers: list[int] = field(default_factory=list)

    def __call__(self, page: str, number: int) -> None:
        assert page == "exchange"
        self.numbers.append(number)


def a_page(
    qtbot: QtBot,
    workspace: Workspace,
    went: Went | None = None,
    counted: Counted | None = None,
    *,
    read_foreign: ReadForeign | None = None,
    write_receipt: WriteReceipt | None = None,
) -> ExchangePage:
    """Return the page, shown."""
    context = replace(a_context(qtbot, workspace, went), show_count=counted or Counted())
    page = ExchangePage(context, read_foreign=read_foreign, write_receipt=write_receipt)
    qtbot.addWidget(page)
    page.resize(1198, 660)
    page.show()
    return page


def take(qtbot: QtBot, page: ExchangePage, *paths: Path) -> ReviewView:
    """Take copies home and return their review."""
    with qtbot.waitSignal(page.taking.came, timeout=30_000):
        page.take_home(paths)
    at_rest(qtbot, page)
    assert page.review is not None
    return page.review


def at_rest(qtbot: QtBot, page: ExchangePage) -> None:
    """Wait until no job of the page runs."""
    qtbot.waitUntil(lambda: not page.context.jobs.running, timeout=30_000)
    QApplication.processEvents()


def first(view: ReviewView, category: Category) -> Item:
    """Go to the first item of a category and return it."""
    item = view.deciding.by_category[category][0]
    view.go_to_item(item)
    return item
