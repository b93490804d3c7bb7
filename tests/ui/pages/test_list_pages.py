"""What each of the five lists shows of its records."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.lists import Bench, add_cities, add_pair
from urbandesk import i18n
from urbandesk.services.drafts import plans
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.pages.lists.cities_page import CitiesPage
from urbandesk.ui.pages.lists.funding_page import FundingPage
from urbandesk.ui.pages.lists.partnerships_page import PartnershipsPage
from urbandesk.ui.pages.lists.plans_page import PlansPage
from urbandesk.ui.pages.lists.stakeholders_page import StakeholdersPage


def test_a_city_shows_both_names_its_place_its_level_and_its_links(
    qtbot: QtBot, workspace: Workspace
) -> None:
    ids = add_cities(workspace)
    add_pair(workspace, ids, "Bologna", "Yantai")
    bench = Bench(qtbot, workspace, CitiesPage)
    assert bench.heads() == [
        "Name",
        "中文",
        "Country, province",
        "Level of government",
        "Links",
        "Gaps",
    ]
    assert list(bench.row(ids["Yantai"]).values()) == [
        "Yantai, Chinese side",
        "烟台",
        "Shandong",
        "Prefecture-level city",
        "1",
        "",
    ]
    assert bench.row(ids["Bologna"])["country"] == "Italy"
    assert bench.row(ids["Málaga"])["links"] == ""


def test_a_new_partnership_shows_in_the_links_of_its_cities(
    qtbot: QtBot, workspace: Workspace
) -> None:
    ids = add_cities(workspace)
    bench = Bench(qtbot, workspace, CitiesPage)
    assert bench.row(ids["Yantai"])["links"] == ""
    add_pair(workspace, ids, "Bologna", "Yantai")
    assert bench.row(ids["Yantai"])["links"] == "1"


def test_a_stakeholder_stands_on_the_side_of_its_city(qtbot: QtBot, workspace: Workspace) -> None:
    ids = add_cities(workspace)
    port = records.add(
        workspace,
        "organisation",
        {
            "name_en": "Port office",
            "name_zh": "港口办公室",
            "city": ids["Yantai"],
            "actor_type": "public_body",
            "influence": Decimal("7.5"),
            "interest": Decimal("4"),
        },
    )
    network = records.add(workspace, "organisation", {"name_en": "Network of towns"})
    bench = Bench(qtbot, workspace, StakeholdersPage)
    assert list(bench.row(port).values()) == [
        "Port office, Chinese side",
        "港口办公室",
        "Yantai",
        "Other public body",
        "7.5",
        "4.0",
    ]
    assert bench.row(network)["name"] == "Network of towns"
    bench.page.bar.chips.chip("city.country.side", "cn").click()
    assert bench.names() == ["Port office"]
    assert bench.page.bar.sentence() == "Showing 1 of 2 stakeholders: Chinese side."


def test_a_partnership_shows_its_cities_on_their_sides(qtbot: QtBot, workspace: Workspace) -> None:
    ids = add_cities(workspace)
    pair = add_pair(workspace, ids, "Bologna", "Yantai")
    values = {"state": "active", "programme": "A & B <i>", "period": "2024–2026"}
    records.edit(workspace, "partnership", pair, values)
    bench = Bench(qtbot, workspace, PartnershipsPage)
    row = bench.row(pair)
    assert (row["cities_eu"], row["cities_cn"]) == (
        "Bologna, European side",
        "Yantai, Chinese side",
    )
    assert (row["state"], row["programme"], row["period"]) == ("active", "A & B <i>", "2024–2026")
    menu = bench.page.bar.chips.menu("programme")
    qtbot.waitUntil(lambda: menu.texts() == ["A && B <i>\t1"])
    records.edit(workspace, "city", ids["Yantai"], {"name_en": "Yantai City"})
    assert bench.row(pair)["cities_cn"] == "Yantai City, Chinese side"


def test_enter_on_a_plan_opens_the_wizard_and_f2_its_first_field(
    qtbot: QtBot, workspace: Workspace
) -> None:
    ids = add_cities(workspace)
    plan = plans.begin(workspace, add_pair(workspace, ids, "Bologna", "Yantai"))
    bench = Bench(qtbot, workspace, PlansPage)
    row = bench.row(plan)
    assert (row["status"], row["version"]) == ("draft", "0.1")
    assert row["partnership"] == "Bologna and Yantai"
    bench.press(Qt.Key.Key_Return)
    assert bench.went.plans == [(plan, "", "")]
    bench.press(Qt.Key.Key_F2)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.page.detail.isAncestorOf(focused)


def test_partnerships_are_narrowed_by_theme_with_counts_and_say_so(
    qtbot: QtBot, workspace: Workspace
) -> None:
    ids = add_cities(workspace)
    air, water = (
        records.add(workspace, "theme", {"name_en": name, "name_zh": name})
        for name in ("Example air", "Example water")
    )
    first = add_pair(workspace, ids, "Bologna", "Yantai")
    second = add_pair(workspace, ids, "Málaga", "Chongqing")
    records.edit(workspace, "partnership", first, {"themes": (air, water)})
    records.edit(workspace, "partnership", second, {"themes": (water,)})
    bench = Bench(qtbot, workspace, PartnershipsPage)
    bar = bench.page.bar
    qtbot.waitUntil(
        lambda: bar.chips.menu("themes").texts() == ["Example air\t1", "Example water\t2"]
    )
    bar.chips.menu("themes").action(air).trigger()
    assert bench.ids() == [first]
    assert "Example air" in bar.sentence()


def test_funding_is_a_catalogue_with_sides_as_marks(qtbot: QtBot, workspace: Workspace) -> None:
    bench = Bench(qtbot, workspace, FundingPage)
    count = bench.stored("funding_scheme")
    assert not bench.page.can_add()
    assert bench.page.bar.add_button is None
    bench.page.bar.chips.chip("sides", "cn").click()
    spoken = {bench.row(key)["sides"] for key in bench.ids()}
    assert spoken <= {"Chinese side", "European side, Chinese side"}
    bench.press(Qt.Key.Key_Delete)
    assert bench.stored("funding_scheme") == count


def test_funding_names_stand_in_both_languages(
    qtbot: QtBot, workspace: Workspace, qapp: QApplication
) -> None:
    bench = Bench(qtbot, workspace, FundingPage)
    first = bench.page.table.key_of(0)
    english = bench.row(first)
    switch_language(qapp, i18n.CHINESE)
    chinese = bench.row(first)
    switch_language(qapp, i18n.ENGLISH)
    assert english["other"] == chinese["name"]
    assert bench.heads()[1] == "中文"
