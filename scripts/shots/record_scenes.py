"""Scenes of records: tabs, forms with offers and problems, menus, what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QApplication, QLineEdit

from scripts.shots.finding import list_page, record, shown, workspace_of
from scripts.shots.scenes import Scene, first_plan
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.register import attachments, figures, records, saved_lists
from urbandesk.services.register.attachments import NewFile
from urbandesk.services.register.saved_lists import SavedList
from urbandesk.services.workspace import Workspace
from urbandesk.ui.main_window import MainWindow
from urbandesk.ui.pages.lists.records_page import RecordsPage
from urbandesk.ui.places import PAGE_OF_KIND
from urbandesk.ui.wizard.editors.partners_editor import PartnersEditor

_TABS = {
    "city": ("Yantai", ("overview", "figures", "needs", "links", "files", "history")),
    "organisation": ("Example: foreign affairs office", ("people", "links", "history")),
    "person": ("Example: interpreter", ("links", "files")),
    "partnership": ("Rome and Yantai", ("overview", "links")),
    "plan": ("", ("links", "history")),
}
_LONG = "Association of the municipalities, companies and universities of the river basin"


def work(workspace: Workspace) -> None:
    """Do a day's work in the sample: what shows in history, files, saved lists and trash."""
    yantai = record(workspace, "city", "Yantai")
    records.edit(workspace, "city", yantai, {"web": "https://example.org/yantai"})
    records.edit(workspace, "city", yantai, {"other_names": "Chefoo"})
    minutes = NewFile("Example minutes 示例会议纪要.txt", b"Example", date(2026, 10, 1))
    attachments.attach(workspace, "city", yantai, [minutes])
    chinese = SavedList(ListQuery("city", {"country.side": ("cn",)}))
    saved_lists.save(workspace, "Example: cities of the Chinese side", chinese)
    named = {"name_en": "Example: Ghent", "name_zh": "示例：根特", "country": "BE"}
    records.remove(workspace, "city", [records.add(workspace, "city", named)])
    long = {"name_en": f"Example: {_LONG}", "name_zh": "示例：" + "流域城市企业与高校联合会" * 3}
    city = record(workspace, "city", "Rome")
    records.add(workspace, "organisation", {**long, "city": city, "actor_type": "network"})


def whole() -> tuple[Scene, ...]:
    """Return every state of a record in a filled workspace."""
    return (*_tabs(), *_forms(), *_menus(), *_filters(), *_wizard())


def _tabs() -> Iterator[Scene]:
    for kind, (name, tabs) in _TABS.items():
        for tab in tabs:
            yield Scene(f"{kind}_{tab}", partial(_show_tab, kind, name, tab))
    yield Scene("city_figure", lambda window: _open_figure(window))
    yield Scene(
        "organisation_long_name",
        partial(_show_tab, "organisation", f"Example: {_LONG}", "overview"),
    )


def _show_tab(kind: str, name: str, tab: str, window: MainWindow) -> None:
    page = list_page(window, PAGE_OF_KIND[kind])
    page.go_to(f"{record(workspace_of(window), kind, name)}/{tab}")


def _open_figure(window: MainWindow) -> None:
    page = list_page(window, "cities")
    workspace = workspace_of(window)
    rome = record(workspace, "city", "Rome")
    page.go_to(f"{rome}/figures/{figures.of_city(workspace, rome)[0].id}")


def _forms() -> Iterator[Scene]:
    typed = {
        "gazetteer": ("name_en", "suz"),
        "duplicate": ("name_zh", "烟台"),
        "problem": ("latitude", "95 or so"),
    }
    for name, (field, text) in typed.items():
        yield Scene(f"cities_new_{name}", partial(_type, field, text), _give_up)
    yield Scene("people_new", lambda window: list_page(window, "people").new_record(), _give_up)
    yield Scene("city_problem", _spoil, _mend, says=True)


def _type(field: str, text: str, window: MainWindow) -> None:
    page = list_page(window, "cities")
    page.new_record()
    form = page.detail.new_form
    assert form is not None
    editor = form.rows.editors[field]  # type: ignore[attr-defined]
    _write(editor.editor(), text)
    if field == "latitude":
        editor.commit()


def _write(line: QLineEdit, text: str) -> None:
    """Type into a line as a person does; its list of offers opens."""
    line.setFocus()
    line.setText(text)
    line.textEdited.emit(text)


def _give_up(window: MainWindow) -> None:
    page = window.stack.page()
    assert isinstance(page, RecordsPage)
    if page.detail.new_form is not None:
        page.detail.new_form.abandoned.emit()


def _spoil(window: MainWindow) -> None:
    _show_tab("city", "Yantai", "overview", window)
    page = list_page(window, "cities")
    form = page.detail.view.form
    assert form is not None
    _write(form.rows.editors["latitude"].editor(), "95")  # type: ignore[arg-type]
    page.settle()


def _mend(window: MainWindow) -> None:
    page = list_page(window, "cities")
    for left in page.detail.view.commit():
        left.drop()
    page.settle()


def _menus() -> Iterator[Scene]:
    menus: dict[str, Callable[[RecordsPage], object]] = {
        "saved": lambda page: page.bar.lists_wanted.emit(),
        "columns": lambda page: page.shape.choose_columns(),
        "row": lambda page: page.view.menu_wanted.emit(page.view.mapToGlobal(page.view.pos())),
    }
    for name, open_menu in menus.items():
        yield Scene(f"cities_menu_{name}", partial(_open_menu, open_menu), _close_menus)
    yield Scene("search_open", _search, _leave_search)
    yield Scene("search_nothing", partial(_search, text="qqzz"), _leave_search)


def _open_menu(open_menu: Callable[[RecordsPage], object], window: MainWindow) -> None:
    page = list_page(window, "cities")
    page.go_to(f"{record(workspace_of(window), 'city', 'Yantai')}/overview")
    open_menu(page)


def _close_menus(_window: MainWindow) -> None:
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def _search(window: MainWindow, text: str = "yt") -> None:
    window.open_page("home")
    window.search.setText(text)
    window.search.show_hits()


def _leave_search(window: MainWindow) -> None:
    window.search.clear()
    window.search.panel.hide()


def _filters() -> Iterator[Scene]:
    yield Scene("cities_filtered", partial(_filter, {"country.side": ("cn",)}, ""), _unfilter)
    yield Scene("cities_one_row", partial(_filter, {}, "烟台"), _unfilter)
    yield Scene("cities_no_row", partial(_filter, {"country.side": ("cn",)}, "qqzz"), _unfilter)


def _filter(chosen: dict[str, tuple[str, ...]], text: str, window: MainWindow) -> None:
    list_page(window, "cities").bar.show_filter(chosen, text)


def _unfilter(window: MainWindow) -> None:
    list_page(window, "cities").bar.clear()


def _wizard() -> Iterator[Scene]:
    yield Scene(
        "plan_partners_map", partial(_show_partners, "map"), partial(_show_partners, "list")
    )
    yield Scene("plan_help", _show_help, lambda window: window.commands.wanted.emit("help"))


def _show_partners(view: str, window: MainWindow) -> None:
    window.open_plan(first_plan(window), "partners")
    shown(window, PartnersEditor).show_view(view)


def _show_help(window: MainWindow) -> None:
    window.open_plan(first_plan(window), "actions")
    window.commands.wanted.emit("help")
