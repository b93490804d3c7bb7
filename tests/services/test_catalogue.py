"""Every new workspace begins with the same themes, indicators, funding schemes and method."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.services.tables import picture
from urbandesk import i18n
from urbandesk.content import library
from urbandesk.exchange.languages import Languages
from urbandesk.models import schema
from urbandesk.models.records.catalogue import FUNDING_SCHEME, THEME
from urbandesk.services import catalogue, history
from urbandesk.services.drafts import method_texts
from urbandesk.services.files import workspace_files
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery, Record
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.workspace import Workspace

CATALOGUES = ("theme", "indicator", "funding_scheme", "method_edition")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """Give a second workspace, made elsewhere."""
    path = tmp_path / "elsewhere.urbandesk"
    workspace_files.create(path, author="外事办公室", side="cn")
    opened = workspace_files.open_workspace(path)
    yield opened
    opened.close()


def listed(workspace: Workspace, kind: str) -> list[Record]:
    return queries.records(workspace, kind, queries.keys(workspace, ListQuery(kind)))


def test_a_new_workspace_holds_all_57_schemes_with_source_and_last_check(
    workspace: Workspace,
) -> None:
    schemes = listed(workspace, "funding_scheme")
    assert len(schemes) == 57
    for scheme in schemes:
        assert scheme.text("source").startswith("http"), scheme.label
        assert scheme.text("last_checked"), scheme.label
        assert scheme.text("state"), scheme.label


def test_a_scheme_keeps_the_facts_of_its_source(workspace: Workspace) -> None:
    key = catalogue.identity(FUNDING_SCHEME, "eui_innovative_actions")
    scheme = queries.record(workspace, "funding_scheme", key)
    assert scheme.values["sides"] == ("eu",)
    assert scheme.values["state"] == "closed"
    assert scheme.values["amount"] == "80%, max EUR 5 m"
    assert scheme.values["status_year"] == "2024"
    assert scheme.values["other_side"] == "Not eligible"
    assert scheme.values["duration"] == "Up to 3.5 years"


@pytest.mark.parametrize("kind", ["theme", "indicator", "funding_scheme"])
def test_every_entry_is_named_in_both_languages(workspace: Workspace, kind: str) -> None:
    for record in listed(workspace, kind):
        assert record.values["name_en"], record.id
        assert record.values["name_zh"], record.id


def test_two_workspaces_know_the_same_entries_by_the_same_ids(
    workspace: Workspace, other: Workspace
) -> None:
    mine, theirs = picture(workspace), picture(other)
    for kind in CATALOGUES:
        assert mine[kind]
        assert set(mine[kind]) == set(theirs[kind])


def test_ids_of_entries_stay_as_they_are_for_ever() -> None:
    # Written down, since files of earlier versions hold them.
    assert catalogue.identity(THEME, "water") == "a7f080cf-e4af-5304-9e43-6b2ba5b044f1"
    assert uuid.UUID(catalogue.identity(THEME, "water")).version == 5
    assert catalogue.identity(THEME, "x") != catalogue.identity(FUNDING_SCHEME, "x")


def test_a_new_workspace_has_nothing_to_undo_and_no_history(workspace: Workspace) -> None:
    assert history.undo_label(workspace) is None
    assert history.redo_label(workspace) is None
    with workspace.read() as connection:
        assert connection.execute(select(schema.CHANGE_SET)).all() == []
        assert connection.execute(select(schema.ROW_CHANGE)).all() == []


def test_the_method_that_plans_follow_lies_whole_in_the_workspace(workspace: Workspace) -> None:
    (edition,) = listed(workspace, "method_edition")
    assert edition.values["edition"] == library.method().edition
    assert tomllib.loads(str(edition.values["body"]))["edition"] == library.method().edition


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("海绵城市", "sponge_city_demonstration"),
        ("联合资助 CFM", "co_funding_mechanism"),
        ("国家自然科学基金", "merian_nsfc_urbanisation"),
        ("２０２６", "finland_china_call_2026"),
    ],
)
def test_the_funding_list_is_searched_in_chinese(
    workspace: Workspace, typed: str, key: str
) -> None:
    found = SearchIndex(workspace).matching("funding_scheme", typed)
    assert found is not None
    assert catalogue.identity(FUNDING_SCHEME, key) in found
    assert len(found) < 10


def test_the_funding_list_is_sorted_by_pinyin_in_chinese(workspace: Workspace) -> None:
    i18n.use(i18n.CHINESE)
    names = [record.label for record in listed(workspace, "funding_scheme")]
    places = [names.index(name) for name in ("法国开发署（在华贷款）", "海绵城市建设试点")]
    assert places == sorted(places)


def test_steps_and_questions_are_said_in_the_languages_of_a_workbook() -> None:
    step = library.method().steps[0]
    question = step.questions[0]
    english = method_texts.by_key("question", Languages.ENGLISH)
    assert english[question.key] == question.title.en
    assert set(english) == {q.key for s in library.method().steps for q in s.questions}
    titles = method_texts.by_key("step", Languages.BOTH)
    assert titles[step.key] == f"{step.title.en} {step.title.zh}"
    assert list(titles) == [s.key for s in library.method().steps]
    chinese = method_texts.by_key("step", Languages.CHINESE)
    assert chinese[step.key] == step.title.zh
