"""The sample workspace: sourced pairs of cities, and one plan that is marked as an example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import select

from tests.services.tables import picture
from urbandesk.content import library
from urbandesk.errors import CannotWrite
from urbandesk.models import schema
from urbandesk.models.column import columns_of
from urbandesk.models.field import SIDES, Field, Kind
from urbandesk.models.kind import RecordKind
from urbandesk.models.records.city import CITY
from urbandesk.models.records.countries import side_of
from urbandesk.models.records.partnership import PARTNERSHIP
from urbandesk.planning.figures import is_old, lacks, reading
from urbandesk.services import catalogue, history
from urbandesk.services.files import checking, workspace_files
from urbandesk.services.files import sample as sample_service
from urbandesk.services.files.sample import write_sample
from urbandesk.services.files.workspace_files import AlreadyThere
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery, Record
from urbandesk.services.finding.search import SearchIndex
from urbandesk.services.register import attachments, figures, people
from urbandesk.services.workspace import Workspace

SOURCED = ("city", "partnership", "membership", "figure")
INVENTED = [kind for kind in schema.ALL_KINDS if not kind.catalogue and kind.key not in SOURCED]
# Texts of the program's own, by kind and column: the edition of the method and a question's key.
KEYS = {
    *(("plan", "edition"), ("plan_text", "question"), ("step_mark", "step")),
    *(("attachment", name) for name in ("of_kind", "of_record", "media_type", "digest")),
}
TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)
WORDS = {"en": ("Example: ",), "zh": ("示例：",), "": ("Example", "示例")}


def listed(workspace: Workspace, kind: str) -> list[Record]:
    return queries.records(workspace, kind, queries.keys(workspace, ListQuery(kind)))


def country_side(city: Record) -> str:
    """Return the side that the country of a city belongs to."""
    return side_of(str(city.values["country"]))


def day(record: Record, name: str) -> date:
    found = record.values[name]
    assert isinstance(found, date), (record.label, name)
    return found


def languages_of(record: Record, field: Field) -> list[str]:
    """Return the languages in which a bilingual text is there."""
    columns = [column for column in columns_of(field) if not column.is_status]
    return [column.language for column in columns if record.values[column.name]]


def members(workspace: Workspace, pair: str) -> dict[str, Record]:
    """Return the cities of a pair by side."""
    found = queries.related(workspace, "membership", "partnership", pair)
    return {
        str(member.values["side"]): queries.record(workspace, "city", str(member.values["city"]))
        for member in found
    }


def invented_texts(workspace: Workspace, kind: RecordKind) -> Iterator[tuple[str, str, str]]:
    """Yield language, column and text of everything a person could read in records of a kind."""
    for record in listed(workspace, kind.key):
        for name, column in kind.columns.items():
            text = record.values.get(name)
            if column.field.kind in TEXTS and (kind.key, name) not in KEYS and text:
                yield column.language, f"{kind.key}.{name}", str(text)


def test_every_pair_has_a_city_on_both_sides_and_a_source(sample: Workspace) -> None:
    pairs = listed(sample, "partnership")
    assert len(pairs) == len(library.sample().partnerships) == 25
    for pair in pairs:
        cities = members(sample, pair.id)
        assert set(cities) == set(SIDES), pair.label
        for side, city in cities.items():
            assert country_side(city) == side, pair.label
            assert city.values["name_en"], city.id
            assert city.values["name_zh"], city.id
            assert "http" in city.text("source"), city.label
        assert pair.text("source").startswith("http"), pair.label


def test_a_pair_keeps_the_facts_of_its_source(sample: Workspace) -> None:
    pair = queries.record(sample, "partnership", catalogue.identity(PARTNERSHIP, "rome_yantai"))
    assert pair.values["name_zh"] == "罗马与烟台"
    assert pair.values["programme"] == "IUC China"
    assert pair.values["period"] == "2018–2020"
    assert pair.values["state"] is None
    themes = pair.values["themes"]
    assert isinstance(themes, tuple)
    named = {queries.record(sample, "theme", key).values["name_en"] for key in themes}
    assert named == {
        "Air quality and environment",
        "Water management",
        "Waste and circular economy",
        "Smart city and ICT",
        "Education, jobs and skills",
    }


def test_cities_are_found_by_the_spelling_of_the_source(sample: Workspace) -> None:
    found = SearchIndex(sample).matching("city", "Newcastle")
    assert found is not None
    names = [queries.record(sample, "city", key).values["name_en"] for key in found]
    assert names == ["Newcastle upon Tyne"]


def test_everything_invented_says_so_in_its_own_language(sample: Workspace) -> None:
    seen = set()
    for kind in INVENTED:
        for language, place, text in invented_texts(sample, kind):
            seen.add(kind.key)
            assert text.startswith(WORDS[language]), (place, text)
    assert seen >= {"organisation", "plan", "plan_text", "objective", "action"}
    assert seen >= {"person", "need_offer", "comment", "attachment"}


def test_the_sample_shows_every_kind_of_record(sample: Workspace) -> None:
    # What an office notes about its records, and a mark set by hand, begin empty.
    own = {"saved_list", "distinct_pair", "step_mark"}
    empty = {kind.key for kind in schema.ALL_KINDS if not queries.total(sample, kind.key)}
    assert empty == own


def test_every_figure_has_a_source_or_says_that_it_is_an_example(sample: Workspace) -> None:
    found = listed(sample, "figure")
    invented = [one for one in found if not one.text("source").startswith("http")]
    assert all(one.text("source").startswith("Example: ") for one in invented)
    assert len(found) > len(invented) > 0


def test_figures_of_the_sample_show_what_is_missing_old_unlike_or_answered(
    sample: Workspace,
) -> None:
    found = [reading(one.values) for one in listed(sample, "figure")]
    assert any("area_type" in lacks(one) for one in found)
    assert any(lacks(one) == () and one.value is not None for one in found)
    assert any(is_old(one, 2021) for one in found)
    assert {one.state for one in found} >= {"not_disclosed", "not_applicable"}
    rome = catalogue.identity(CITY, "rome")
    sentences = [pair.text() for pair in figures.unlike(sample, rome)]
    assert "Rome counts the city proper, Yantai the whole administrative area: not comparable." in (
        sentences
    )


def test_people_of_the_sample_are_functions_and_one_review_is_due(sample: Workspace) -> None:
    found = listed(sample, "person")
    assert all(one.values["family_name_en"] is None for one in found)
    assert all(one.values["email"] is None for one in found)
    assert any(people.review_is_due(one, date(2026, 11, 1)) for one in found)
    assert any(people.needs_basis(one) for one in found)


def test_the_files_of_the_sample_open(sample: Workspace) -> None:
    for file in listed(sample, "attachment"):
        assert "示例：" in attachments.content(sample, file.id).decode(), file.label


def test_texts_of_every_organisation_say_that_its_scores_are_examples(sample: Workspace) -> None:
    for organisation in listed(sample, "organisation"):
        assert organisation.values["influence"] is not None
        assert organisation.values["interest"] is not None
        assert "example values" in organisation.text("capacity_en"), organisation.label
        assert "示例数值" in organisation.text("capacity_zh"), organisation.label


def test_the_plan_says_that_sums_dates_and_rate_are_examples(sample: Workspace) -> None:
    (plan,) = listed(sample, "plan")
    purpose = next(
        one for one in listed(sample, "plan_text") if one.values["question"] == "frame.purpose"
    )
    rate = f"{plan.values['rate']:f}".rstrip("0").rstrip(".")
    assert f"exchange rate of {rate} CNY for 1 EUR, all sums and all dates" in (
        purpose.text("text_en")
    )
    assert f"1 欧元兑 {rate} 元人民币" in purpose.text("text_zh")


def test_no_body_gets_a_position_and_no_real_scheme_gives_money(sample: Workspace) -> None:
    for organisation in listed(sample, "organisation"):
        assert organisation.values["position"] is None, organisation.label
        assert organisation.values["web"] is None, organisation.label
    for action in listed(sample, "action"):
        assert [action.values[f"scheme_{side}"] for side in SIDES] == [None, None], action.label


def test_the_plan_answers_every_question_that_must_be_answered(sample: Workspace) -> None:
    required = {
        question.key
        for step in library.method().steps
        for question in step.questions
        if question.required
    }
    answered = {str(one.values["question"]) for one in listed(sample, "plan_text")}
    assert answered >= required
    (plan,) = listed(sample, "plan")
    assert plan.values["edition"] == library.method().edition
    assert plan.values["status"] == "draft"


def test_the_plan_shows_every_state_of_money_and_of_texts(sample: Workspace) -> None:
    actions = listed(sample, "action")
    for side in SIDES:
        states = {action.values[f"funding_{side}"] for action in actions}
        assert states >= {"idea", "preparing", "submitted", "granted"}, side
    statuses = {
        record.values[name]
        for kind in INVENTED
        for record in listed(sample, kind.key)
        for name, column in kind.columns.items()
        if column.is_status
    }
    assert statuses == {None, "draft", "translated", "reviewed", "outdated"}


def test_the_plan_has_one_gap_of_each_kind_to_be_found(sample: Workspace) -> None:
    actions = listed(sample, "action")
    leads = [[action.values[f"lead_{side}"] for side in SIDES] for action in actions]
    assert sum(None in pair for pair in leads) == 1
    money = [[action.values[f"budget_{side}"] for side in SIDES] for action in actions]
    assert sum(None in pair for pair in money) == 1
    alone = [
        field.key
        for kind in INVENTED
        for record in listed(sample, kind.key)
        for field in kind.fields
        if field.bilingual and len(languages_of(record, field)) == 1
    ]
    assert alone == ["description"]
    outdated = [name for r in actions for name, value in r.values.items() if value == "outdated"]
    assert outdated == ["description_zh_status"]


def test_civil_society_is_missing_on_the_chinese_side_only(sample: Workspace) -> None:
    types: dict[str, set[object]] = {"eu": set(), "cn": set()}
    for organisation in listed(sample, "organisation"):
        city = queries.record(sample, "city", str(organisation.values["city"]))
        types[country_side(city)].add(organisation.values["actor_type"])
    assert types["eu"] - types["cn"] == {"civil_society"}
    assert types["cn"] <= types["eu"]


def test_actions_lie_in_the_plans_period_and_begin_within_90_days(sample: Workspace) -> None:
    (plan,) = listed(sample, "plan")
    for action in listed(sample, "action"):
        first = day(action, "starts")
        assert day(plan, "starts") <= first < day(action, "ends") <= day(plan, "ends")
        assert first <= day(action, "first_step_by") <= first + timedelta(days=90), action.label


def test_leads_come_from_the_city_of_their_side(sample: Workspace) -> None:
    cities = {
        side: catalogue.identity(CITY, key) for side, key in (("eu", "rome"), ("cn", "yantai"))
    }
    for action in listed(sample, "action"):
        for side in SIDES:
            lead = action.values[f"lead_{side}"]
            if lead is not None:
                found = queries.record(sample, "organisation", str(lead))
                assert found.values["city"] == cities[side], action.label


def test_the_file_says_that_it_is_the_sample_and_nobodys(sample: Workspace) -> None:
    assert sample.about.sample is True
    assert sample.about.author == ""
    assert sample.about.side == ""
    assert sample.about.key


def test_a_new_sample_has_nothing_to_undo_and_no_history(sample: Workspace) -> None:
    assert history.undo_label(sample) is None
    assert history.redo_label(sample) is None
    with sample.read() as connection:
        assert connection.execute(select(schema.CHANGE_SET)).all() == []
        assert connection.execute(select(schema.ROW_CHANGE)).all() == []


def test_a_new_sample_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "sample.urbandesk"
    write_sample(path)
    result = checking.check_file(path)
    assert result.problems == ()
    assert result.records > 200
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_two_samples_know_the_same_records_by_the_same_ids(
    sample: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "other.urbandesk"
    write_sample(path)
    other = workspace_files.open_workspace(path)
    mine, theirs = picture(sample), picture(other)
    other.close()
    assert {kind: set(rows) for kind, rows in mine.items()} == {
        kind: set(rows) for kind, rows in theirs.items()
    }
    assert other.about.key != sample.about.key


def test_ids_of_the_sample_stay_as_they_are_for_ever(sample: Workspace) -> None:
    # Written down, since files of earlier versions hold them.
    rome = queries.record(sample, "city", "5ed3d0ef-df16-5ede-b005-44f7b5230d11")
    assert rome.values["name_en"] == "Rome"
    (plan,) = listed(sample, "plan")
    assert plan.id == "566f0349-6ad0-5ee2-8636-9476b2086c67"


def test_a_file_that_is_there_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "sample.urbandesk"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThere) as refused:
        write_sample(path)
    assert "sample.urbandesk" in refused.value.text()
    assert path.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_missing_is_said_with_the_name_that_was_chosen(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as refused:
        write_sample(tmp_path / "gone" / "sample.urbandesk")
    assert "“sample.urbandesk” could not be written" in refused.value.text()


def test_a_disk_that_fills_up_is_said_with_the_name_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *, sample: bool) -> NoReturn:
        raise CannotWrite(path, "the disk is full")

    monkeypatch.setattr(workspace_files, "create", full)
    with pytest.raises(CannotWrite) as refused:
        write_sample(tmp_path / "sample.urbandesk")
    assert "“sample.urbandesk” could not be written: the disk is full" in refused.value.text()
    assert list(tmp_path.iterdir()) == []


def test_a_sample_that_fails_half_way_leaves_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: object) -> NoReturn:
        raise RuntimeError("half way")

    monkeypatch.setattr(sample_service, "fill", broken)
    with pytest.raises(RuntimeError, match="half way"):
        write_sample(tmp_path / "sample.urbandesk")
    assert list(tmp_path.iterdir()) == []
