"""The order of a list, read ahead in a thread while its page is built."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.making import a_context
from tests.ui.pages.lists import Bench, add_cities
from urbandesk import i18n
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.pages.lists.cities_page import CitiesPage
from urbandesk.ui.pages.lists.list_order import ListOrder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[ListQuery]:
    """Give what is read from the workspace from now on."""
    seen: list[ListQuery] = []
    read = queries.keys

    def keys(workspace: Workspace, query: ListQuery) -> list[str]:
        seen.append(query)
        return read(workspace, query)

    monkeypatch.setattr(queries, "keys", keys)
    return seen


@pytest.fixture
def order(qtbot: QtBot, workspace: Workspace) -> ListOrder:
    add_cities(workspace)
    return ListOrder(a_context(qtbot, workspace), "city")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_was_read_ahead_is_the_order_of_the_language_and_read_once(
    order: ListOrder, workspace: Workspace, language: str, asked: list[ListQuery]
) -> None:
    with i18n.speaking(language):
        usual = queries.keys(workspace, ListQuery("city"))
        asked.clear()
        order.read_ahead("")
        assert order.keys({}, "", sort="", descending=False) == usual
    assert len(asked) == 1


def test_another_order_than_the_one_read_ahead_is_read_anew(order: ListOrder) -> None:
    usual = order.keys({}, "", sort="", descending=False)
    order.forget()
    order.read_ahead("")
    assert order.keys({}, "", sort="", descending=True) == usual[::-1]


def test_records_added_after_a_list_was_forgotten_are_there(
    order: ListOrder, workspace: Workspace
) -> None:
    order.read_ahead("")
    added = records.add(workspace, "city", {"name_en": "Aarhus", "country": "DK"})
    order.forget()
    assert added in order.keys({}, "", sort="", descending=False)


def test_a_list_that_cannot_be_read_says_so_where_it_is_asked_for(
    order: ListOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(workspace: Workspace, query: ListQuery) -> list[str]:
        raise RuntimeError(query.kind)

    monkeypatch.setattr(queries, "keys", fail)
    order.read_ahead("")
    with pytest.raises(RuntimeError, match="city"):
        order.keys({}, "", sort="", descending=False)


def test_a_new_page_reads_its_list_once_and_says_what_it_shows(
    qtbot: QtBot, workspace: Workspace, asked: list[ListQuery]
) -> None:
    add_cities(workspace)
    bench = Bench(qtbot, workspace, CitiesPage)
    assert len(asked) == 1
    assert bench.page.count_text() == "5"
    assert "5" in bench.page.bar.sentence()
