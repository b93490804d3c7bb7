"""People as a view of the stakeholders, the page of one person, and erasing a person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.ui.pages.lists import Bench
from urbandesk.models.field import Value
from urbandesk.services.files import backups
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import attachments, figures, people, records
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.workspace import Workspace
from urbandesk.ui.dialogs.erase_dialog import EraseDialog
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.lists.people_page import PeoplePage
from urbandesk.ui.pages.lists.stakeholders_page import StakeholdersPage


def an_office(workspace: Workspace, city: str, country: str) -> str:
    key = records.add(workspace, "city", {"name_en": city, "country": country})
    return records.add(workspace, "organisation", {"name_en": f"{city} office", "city": key})


def a_person(workspace: Workspace, name: str, **values: Value) -> str:
    return people.add(workspace, {"name_en": name, **values})


@pytest.fixture
def bench(qtbot: QtBot, workspace: Workspace) -> Bench:
    rome, yantai = an_office(workspace, "Rome", "IT"), an_office(workspace, "Yantai", "CN")
    a_person(workspace, "Aa", organisation=rome, function_en="Head", language="en")
    due = date(2020, 1, 1)
    a_person(workspace, "Bb", organisation=yantai, name_zh="例", language="zh", review_on=due)
    a_person(workspace, "Cc")
    return Bench(qtbot, workspace, PeoplePage)


def person(bench: Bench, name: str) -> str:
    return bench.ids()[bench.names().index(name)]


class Answer:
    """Answers the question before erasing, and notes what it said."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, *, agree: bool, with_backups: bool = False
    ) -> None:
        self.said: list[str] = []
        self.safe_has_focus: list[bool] = []

        def answer(dialog: EraseDialog) -> int:
            self.said += [dialog.text(), *dialog.lines(), dialog.mentions.text()]
            self.safe_has_focus.append(dialog.keep_button.isDefault())
            dialog.backups.setChecked(with_backups)
            codes = EraseDialog.DialogCode
            return int(codes.Accepted if agree else codes.Rejected)

        monkeypatch.setattr(EraseDialog, "exec", answer)


def erase(bench: Bench) -> None:
    """Choose *Erase for good…* in the menu of the person shown."""
    menu = bench.page.detail.view.head.menu()
    deeds: list[QAction] = menu.actions()
    next(deed for deed in deeds if deed.text() == "Erase for good…").trigger()
    menu.deleteLater()


def test_the_list_says_organisation_function_and_review(bench: Bench) -> None:
    assert bench.names() == ["Aa", "Bb", "Cc"]
    said = bench.row(person(bench, "Aa"))
    assert said["name"] == "Aa, European side"
    assert (said["organisation"], said["function"]) == ("Rome office", "Head")
    assert "1 Jan 2020" in bench.row(person(bench, "Bb"))["review_on"]


def test_the_list_is_narrowed_by_side(bench: Bench) -> None:
    term = "organisation.city.country.side"
    assert queries.counts(bench.workspace, "person", term, {}) == {"eu": 1, "cn": 1, "": 1}
    chinese = queries.keys(bench.workspace, ListQuery("person", {term: ("cn",)}))
    assert chinese == [person(bench, "Bb")]


def test_the_switch_leads_to_the_organisations_and_says_where_one_is(bench: Bench) -> None:
    assert isinstance(bench.page, PeoplePage)
    assert bench.page.views.current() == "people"
    bench.page.views.button("stakeholders").click()
    assert bench.went.pages == ["stakeholders"]
    assert bench.page.views.current() == "people"


def test_the_organisations_have_the_same_switch(qtbot: QtBot, workspace: Workspace) -> None:
    bench = Bench(qtbot, workspace, StakeholdersPage)
    assert isinstance(bench.page, StakeholdersPage)
    assert bench.page.views.current() == "stakeholders"
    bench.page.views.button("people").click()
    assert bench.went.pages == ["people"]


def test_a_new_person_needs_a_name(bench: Bench) -> None:
    bench.page.new_record()
    form = bench.page.detail.new_form
    assert form is not None
    form.add_button.click()
    assert bench.stored("person") == 3


def test_erasing_says_what_goes_and_that_it_is_final(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = person(bench, "Aa")
    paper = NewFile("card.jpg", b"x", date(2026, 7, 1))
    attachments.attach(bench.workspace, "person", key, [paper])
    office = str(queries.record(bench.workspace, "person", key).values["organisation"])
    records.edit(bench.workspace, "organisation", office, {"concerns": "Ask Aa first"})
    backups.back_up(bench.workspace, reason=backups.ASKED)
    answer = Answer(monkeypatch, agree=False)
    bench.page.go_to(key)
    erase(bench)
    assert "“Aa”" in answer.said[0]
    assert "This cannot be undone." in answer.said[0]
    assert answer.said[1] == "1 file on the person goes as well."
    assert answer.said[2].startswith("Made: ")
    assert answer.said[3].startswith("1 other record has the name in a text.")
    assert answer.safe_has_focus == [True]
    assert bench.stored("person") == 3


def test_an_erased_person_is_gone_from_the_list_and_backups_are_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.back_up(bench.workspace, reason=backups.ASKED)
    Answer(monkeypatch, agree=True)
    bench.page.go_to(person(bench, "Aa"))
    erase(bench)
    assert bench.names() == ["Bb", "Cc"]
    assert bench.said() == "The person is erased. 1 backup made before still holds the data."
    assert made.path.exists()


def test_backups_go_too_when_the_user_says_so(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.back_up(bench.workspace, reason=backups.ASKED)
    Answer(monkeypatch, agree=True, with_backups=True)
    bench.page.go_to(person(bench, "Aa"))
    erase(bench)
    assert bench.said() == "The person is erased."
    assert not made.path.exists()


# In the window


def test_a_person_opens_below_the_stakeholders(sample_window: MainWindow) -> None:
    assert sample_window.desk is not None
    workspace = sample_window.desk.workspace
    key = queries.keys(workspace, ListQuery("person"))[0]
    sample_window.open_record("person", key)
    page = sample_window.stack.page()
    assert isinstance(page, PeoplePage)
    assert page.detail.record_key() == key
    assert sample_window.navigation.entries["stakeholders"].isChecked()


@pytest.mark.parametrize(("kind", "tab"), [("figure", "figures"), ("need_offer", "needs")])
def test_a_part_of_a_city_opens_in_its_tab(sample_window: MainWindow, kind: str, tab: str) -> None:
    assert sample_window.desk is not None
    workspace = sample_window.desk.workspace
    part = queries.keys(workspace, ListQuery(kind))[0]
    sample_window.open_record(kind, part)
    page = sample_window.stack.page()
    assert page is not None
    city = str(queries.record(workspace, kind, part).values["city"])
    assert page.place() == f"{city}/{tab}"
    detail = page.detail  # type: ignore[attr-defined]
    assert detail.view.parts.tabs[tab].editor.record_key() == part


def test_a_file_opens_with_the_record_it_is_on(sample_window: MainWindow) -> None:
    assert sample_window.desk is not None
    workspace = sample_window.desk.workspace
    file = queries.keys(workspace, ListQuery("attachment"))[0]
    sample_window.open_record("attachment", file)
    page = sample_window.stack.page()
    assert page is not None
    on = str(queries.record(workspace, "attachment", file).values["of_record"])
    assert page.place() == f"{on}/files"


def test_the_chip_finds_cities_with_old_figures(qtbot: QtBot, sample_file: Path) -> None:
    from urbandesk.services.files import workspace_files
    from urbandesk.ui.pages.lists.cities_page import CitiesPage

    workspace = workspace_files.open_workspace(sample_file)
    bench = Bench(qtbot, workspace, CitiesPage)
    term = figures.old_term(date.today(), bench.context.settings.old_after)  # noqa: DTZ011
    offered = {one.term: one for one in bench.page.filters()}
    assert offered[term].title() == "Old figures"
    assert offered[term].say(["yes"]) == "with figures older than 5 years"
    keys = queries.keys(workspace, ListQuery("city", {term: ("yes",)}))
    assert [queries.label(workspace, "city", key) for key in keys] == ["Yantai"]
    workspace.close()
