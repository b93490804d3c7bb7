"""Scenes of the exchange: what went out, what came back, a review, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from openpyxl import load_workbook

from scripts.shots.finding import record, workspace_of
from scripts.shots.scenes import Scene
from scripts.shots.waiting import settle
from urbandesk.exchange.languages import Languages
from urbandesk.exchange.merge.plan import Category
from urbandesk.progress import Unwatched
from urbandesk.services.handouts import exporting
from urbandesk.services.homecoming import waiting
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.exchange.exchange_page import ExchangePage
from urbandesk.ui.main_window import MainWindow

_FOREIGN = (
    "城市名称,City name,国家,Region,Remark\n"
    "罗马,Rome,意大利,Latium,Example: capital\n"
    "根特,Ghent,比利时,East Flanders,Example: port\n"
)
_TEXT_EN = "Example: Port city in the east of the province; food, machinery and fishery."
_TEXT_ZH = "示例：省内东部港口城市，以食品、机械和渔业见长。"

Cells = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Returned:
    """Files that came back: two copies of one package, and a table of somebody else's."""

    copies: tuple[Path, ...]
    foreign: Path


def hand_out(workspace: Workspace, folder: Path) -> Returned:
    """Hand out a workbook, let two people edit it, and change the same records here."""
    rome, yantai = record(workspace, "city", "Rome"), record(workspace, "city", "Yantai")
    records.edit(workspace, "city", yantai, {"summary_en": _TEXT_EN, "summary_zh": _TEXT_ZH})
    out = exporting.export_workbook(
        workspace, folder / "out.xlsx", progress=Unwatched(), languages=Languages.BOTH
    )
    cardiff = record(workspace, "city", "Cardiff")
    first = {
        rome: {"region_en": "Latium, central Italy", "region_zh": "拉齐奥大区"},
        yantai: {
            "summary_en": _TEXT_EN.replace("fishery", "marine industry"),
            "summary_zh": _TEXT_ZH.replace("渔业", "海洋产业"),
            "country": "Atlantis",
        },
        cardiff: {"~mark": "delete"},
        "": {"name_en": "Example: Ghent", "name_zh": "示例：根特", "country": "Belgium"},
    }
    second = {
        yantai: {
            "summary_zh": _TEXT_ZH.replace("省内", "山东半岛"),
            "region_en": "Shandong, at the sea",
        }
    }
    copies = (
        _edited(out, folder / "Yantai_returned.xlsx", first),
        _edited(out, folder / "烟台_返回.xlsx", second),
    )
    records.edit(workspace, "city", rome, {"region_en": "Latium and Rome"})
    here = {
        "summary_en": _TEXT_EN.replace("machinery", "machines, ships"),
        "summary_zh": _TEXT_ZH.replace("机械", "机械、造船"),
    }
    records.edit(workspace, "city", yantai, here)
    foreign = folder / "cities.csv"
    foreign.write_bytes(_FOREIGN.encode("gb18030"))
    return Returned(copies, foreign)


def _edited(out: Path, target: Path, cells: Cells) -> Path:
    """Save a copy with cells of cities as somebody typed them in a spreadsheet."""
    book = load_workbook(out)
    for sheet in book.worksheets:
        keys = [str(cell.value or "") for cell in sheet[1]]
        if "city.id" not in keys:
            continue
        ids = keys.index("city.id") + 1
        rows = {sheet.cell(row, ids).value: row for row in range(3, sheet.max_row + 1)}
        filled = [row for key, row in rows.items() if key]
        for key, values in cells.items():
            row = rows[key] if key else max(filled) + 1
            for name, value in values.items():
                sheet.cell(row, keys.index(f"city.{name}") + 1).value = value
    book.save(target)
    return target


def handed_out() -> tuple[Scene, ...]:
    """Return the page with packages that are out and a review that waits."""
    return (Scene("exchange_out", lambda window: _page(window).show_overview()),)


def take_home(window: MainWindow, returned: Returned) -> None:
    """Read the copies; their review waits from now on."""
    _page(window).take_home(returned.copies)
    settle(window)
    _page(window).leave_for_later()


def reviews() -> Iterator[Scene]:
    """Give every tab of the review."""
    for category in Category:
        yield Scene(f"review_{category}", partial(_show_category, category), _leave)


def _page(window: MainWindow) -> ExchangePage:
    window.open_page("exchange")
    page = window.stack.page()
    assert isinstance(page, ExchangePage)
    return page


def _show_category(category: Category, window: MainWindow) -> bool:
    page = _page(window)
    page.taking.take_up(waiting.waiting(workspace_of(window))[0].id)
    settle(window)
    if page.review is None or not page.review.deciding.by_category[category]:
        return False
    page.review.tabs.show_category(category)
    if category is Category.CONFLICT:
        page.review.go_to_item(page.review.deciding.by_category[category][-1])
    return True


def _leave(window: MainWindow) -> None:
    _page(window).leave_for_later()


def foreign(returned: Returned) -> tuple[Scene, ...]:
    """Return the page that asks what the columns of a table mean."""

    def read(window: MainWindow) -> None:
        _page(window).take_home([returned.foreign])

    return (Scene("exchange_mapping", read, lambda window: _page(window).show_overview()),)


def apply(window: MainWindow, receipt: Path) -> None:
    """Apply the review as it stands and write the receipt."""
    page = _page(window)
    page.taking.take_up(waiting.waiting(workspace_of(window))[0].id)
    settle(window)
    assert page.review is not None
    review = page.review.deciding.review
    page.apply()
    settle(window)
    assert page.applied is not None
    if page.receipts is not None:
        page.receipts.write(review, page.applied.applied, receipt)
    settle(window)


def applied() -> tuple[Scene, ...]:
    """Return what came of the review, with what is said of the receipt."""
    return (Scene("exchange_applied", lambda window: _page(window), says=True),)
