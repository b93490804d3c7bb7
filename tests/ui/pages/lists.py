"""A list page over a small workspace, as a person uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.making import Went, a_context, said
from urbandesk.models.field import Value
from urbandesk.services.drafts import partnerships
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.delete_dialog import DeleteDialog
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.widgets.message_bar import MessageBar

CITIES: tuple[tuple[str, str, str, str], ...] = (
    ("Bologna", "博洛尼亚", "IT", "metropolitan"),
    ("Chongqing", "重庆", "CN", "direct"),
    ("Málaga", "马拉加", "ES", "municipality"),
    ("R&D <b>Town</b>", "示例", "DE", "municipality"),
    ("Yantai", "烟台", "CN", "prefecture"),
)


def add_cities(workspace: Workspace) -> dict[str, str]:
    """Add the cities above; returns English name to id."""
    ids = {}
    for en, zh, country, level in CITIES:
        values: dict[str, Value] = {
            "name_en": en,
            "name_zh": zh,
            "country": country,
            "level": level,
            "region_en": "Shandong" if en == "Yantai" else None,
            "region_zh": "山东" if en == "Yantai" else None,
        }
        ids[en] = records.add(workspace, "city", values)
    return ids


def add_pair(workspace: Workspace, ids: dict[str, str], eu: str, cn: str) -> str:
    """Join two cities; returns the id of the partnership."""
    return partnerships.join(workspace, {"eu": ids[eu], "cn": ids[cn]})


class Bench:
    """A shown list page, and where it asked the window to go."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, kind: type[RecordsPage]) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.went = Went()
        self.context = a_context(qtbot, workspace, self.went)
        self.page = kind(self.context)
        self.page.resize(1198, 640)
        qtbot.addWidget(self.page)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def names(self) -> list[str]:
        """Return the names shown, in their order."""
        at = [column.key for column in self.page.table.columns()].index(self.page._kind.label)
        rows = range(self.page.table.rowCount())
        return [self.page.table.cell(row, at).text for row in rows]

    def ids(self) -> list[str]:
        """Return the ids shown, in their order."""
        return list(self.page.table.keys())

    def heads(self) -> list[str]:
        """Return the heads of the columns."""
        return [column.title for column in self.page.table.columns()]

    def row(self, key: str) -> dict[str, str]:
        """Return what the row of a record says, by column, spoken as a screen reader does."""
        row = self.page.table.row_of(key)
        columns = self.page.table.columns()
        return {c.key: self.page.table.cell(row, at).spoken() for at, c in enumerate(columns)}

    def choose(self, key: str) -> None:
        """Click the row of a record."""
        index = self.page.table.index(self.page.table.row_of(key), 0)
        at = self.page.view.visualRect(index).center()
        QTest.mouseClick(self.page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def press(self, key: Qt.Key) -> None:
        """Press a key in the table."""
        self.page.view.setFocus()
        QTest.keyClick(self.page.view, key)

    def shown(self) -> str:
        """Return the id of the record in the detail pane."""
        return self.page.detail.record_key()

    def said(self) -> str:
        """Return the sentence in the message bar."""
        return said(self.context)

    def press_undo(self) -> None:
        """Press the first deed in the message bar."""
        bar = self.context.messages.parent()
        assert isinstance(bar, MessageBar)
        message = bar.message()
        assert message is not None
        message.deeds[0].run()

    def stored(self, kind: str) -> int:
        """Return how many records of a kind there are."""
        return queries.total(self.workspace, kind)


class Asked:
    """Answers the question before deleting, and notes what it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, agree: bool) -> None:
        self.titles: list[str] = []
        self.lines: list[str] = []

        def answer(dialog: DeleteDialog) -> int:
            self.titles.append(dialog.windowTitle())
            self.lines += dialog.lines()
            codes = DeleteDialog.DialogCode
            return int(codes.Accepted if agree else codes.Rejected)

        monkeypatch.setattr(DeleteDialog, "exec", answer)
