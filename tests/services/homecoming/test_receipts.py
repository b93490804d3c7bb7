"""The receipt tells the sender what was taken, kept and is open, and can come home itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from tests.services.homecoming.copies import Edited, came_back, handed_out, read
from urbandesk import i18n
from urbandesk.content import library
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.models.field import Layer
from urbandesk.progress import Unwatched
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.handouts.exporting import export_workbook
from urbandesk.services.homecoming import applying, receipts
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def _city(workspace: Workspace, name: str) -> str:
    for record in queries.records(workspace, "city", queries.keys(workspace, ListQuery("city"))):
        if record.values["name_en"] == name:
            return record.id
    raise KeyError(name)


def _receipt(workspace: Workspace, folder: Path, language: str = "en") -> Path:
    """Take one edit and leave one conflict open, and write the receipt of that."""
    rome = _city(workspace, "Rome")
    edits = {"region_en": "Latium", "name_en": "Roma"}
    review = came_back(workspace, folder, lambda book: book.write("city", rome, edits))
    records.edit(workspace, "city", rome, {"name_en": "Rome (city)"})
    review = read(workspace, folder / "back.xlsx")
    applied = applying.apply(workspace, review, {}, progress=Unwatched())
    return receipts.write_receipt(
        workspace,
        review,
        applied,
        folder / "receipt.xlsx",
        language=language,
        progress=Unwatched(),
    )


def _lines(path: Path) -> list[str]:
    book = load_workbook(path)
    return [
        " | ".join("" if cell is None else str(cell) for cell in row)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        if any(row)
    ]


def test_it_says_what_was_taken_and_what_needs_an_answer(sample: Workspace, tmp_path: Path) -> None:
    lines = _lines(_receipt(sample, tmp_path))
    assert any("taken" in line and "Latium" in line for line in lines)
    assert any(
        "needs an answer" in line and "Roma" in line and "Rome (city)" in line for line in lines
    )


def test_it_speaks_chinese(sample: Workspace, tmp_path: Path) -> None:
    lines = _lines(_receipt(sample, tmp_path, "zh_CN"))
    assert not any("needs an answer" in line for line in lines)
    assert any("Roma" in line and "Rome (city)" in line for line in lines)


def test_it_holds_the_touched_records_alone_and_asks_for_nothing_unedited(
    sample: Workspace, tmp_path: Path
) -> None:
    path = _receipt(sample, tmp_path)
    review = read(sample, path)
    assert review.plan.items == ()
    assert review.plan.counts["city"].rows == 1


def _receipt_of(
    workspace: Workspace, folder: Path, edit: Callable[[Edited], object], layer: Layer = Layer.BOTH
) -> list[str]:
    """Take everything that a copy asks for, and return the lines of the receipt's own sheet."""
    out = export_workbook(workspace, folder / "out.xlsx", progress=Unwatched(), layer=Layer.OWN)
    edited = Edited(out)
    edit(edited)
    review = read(workspace, edited.saved(folder / "back.xlsx"))
    applied = applying.apply(workspace, review, {}, progress=Unwatched())
    path = receipts.write_receipt(
        workspace,
        review,
        applied,
        folder / "receipt.xlsx",
        language="en",
        progress=Unwatched(),
        layer=layer,
    )
    rows = load_workbook(path)["Receipt"].iter_rows(min_row=5, values_only=True)
    return [" | ".join("" if cell is None else str(cell) for cell in row) for row in rows]


def test_a_deleted_record_is_named_and_a_cleared_value_is_called_empty(
    sample: Workspace, tmp_path: Path
) -> None:
    rome, cardiff = _city(sample, "Rome"), _city(sample, "Cardiff")

    def edit(book: Edited) -> None:
        book.write("city", rome, {"source": "(clear)"}).write("city", cardiff, {"~mark": "delete"})

    assert sorted(_receipt_of(sample, tmp_path, edit)) == [
        "taken | City | Cardiff | delete it |  |  | ",
        "taken | City | Rome | Source | empty | empty | ",
    ]


def test_a_wording_is_shown_without_its_state_and_a_reference_by_name(
    sample: Workspace, tmp_path: Path
) -> None:
    action = queries.keys(sample, ListQuery("action"))[0]
    body = queries.keys(sample, ListQuery("organisation"))[0]
    name = queries.record(sample, "organisation", body).label
    edits = {"title_en": "Rain gardens", "scheme_eu": None, "lead_eu": name}
    lines = _receipt_of(sample, tmp_path, lambda book: book.write("action", action, edits))
    (title,) = [line for line in lines if "Title" in line]
    assert (
        title == "taken | Action | Rain gardens | Title, English | Rain gardens | Rain gardens | "
    )
    assert any(f"| {name} | {name} |" in line for line in lines)


def test_what_did_not_come_back_and_what_is_nobodys_is_said(
    sample: Workspace, tmp_path: Path
) -> None:
    def edit(book: Edited) -> None:
        book.drop("city", _city(sample, "Cardiff"))
        book.write("city", _city(sample, "Rome"), {"source": "Register"})
        book.book.create_sheet("Thoughts")["A1"] = "Call them"

    lines = _receipt_of(sample, tmp_path, edit)
    assert any(line.startswith("did not come back | City | Cardiff |") for line in lines)
    assert any(line.startswith("was not used |  | sheet Thoughts |") for line in lines)


def test_what_is_for_ones_own_side_stays_out_of_a_receipt_for_both(
    sample: Workspace, tmp_path: Path
) -> None:
    body = queries.keys(sample, ListQuery("organisation"))[0]
    edits = {"concerns": "Fears for its budget", "web": "https://example.org"}
    lines = _receipt_of(sample, tmp_path, lambda book: book.write("organisation", body, edits))
    assert any("https://example.org" in line for line in lines)
    assert not any("Fears" in line for line in lines)


def test_the_receipt_is_the_first_in_the_contents_and_prints_on_one_page_across(
    sample: Workspace, tmp_path: Path
) -> None:
    book = load_workbook(_receipt(sample, tmp_path))
    contents, receipt = book["Contents"], book["Receipt"]
    assert contents["A4"].value == "Receipt"
    assert receipt["A1"].value == "Receipt"
    assert receipt.page_setup.fitToWidth == 1
    assert receipt.print_title_rows == "$4:$4"


def _of_two_copies(workspace: Workspace, folder: Path) -> tuple[Path, Path]:
    """Return two copies of one package that say different things of Rome."""
    edited = Edited(handed_out(workspace, folder))
    rome = _city(workspace, "Rome")
    return (
        edited.write("city", rome, {"region_en": "Latium"}).saved(folder / "a.xlsx"),
        edited.write("city", rome, {"region_en": "Lazio"}).saved(folder / "b.xlsx"),
    )


def test_of_two_copies_everybody_finds_what_they_sent_with_the_name_of_their_file(
    sample: Workspace, tmp_path: Path
) -> None:
    lines = _written(sample, tmp_path, None)
    assert any("a.xlsx: Latium; b.xlsx: Lazio" in line for line in lines)


def test_what_somebody_typed_instead_is_not_called_kept(sample: Workspace, tmp_path: Path) -> None:
    typed = Decision(Answer.TYPED, typed={"region_en": "Latium (Lazio)"})
    (line,) = [line for line in _written(sample, tmp_path, typed) if "a.xlsx: Latium" in line]
    assert line.startswith("decided otherwise")
    assert "Latium (Lazio)" in line


def test_a_text_typed_as_it_came_is_taken(sample: Workspace, tmp_path: Path) -> None:
    typed = Decision(Answer.TYPED, typed={"region_en": "Lazio"})
    (line,) = [line for line in _written(sample, tmp_path, typed) if "a.xlsx: Latium" in line]
    assert line.startswith("taken")


def test_the_answer_to_a_question_is_called_by_that_question(
    sample: Workspace, tmp_path: Path
) -> None:
    answer = queries.keys(sample, ListQuery("plan_text"))[0]
    asked = str(queries.record(sample, "plan_text", answer).values["question"])
    edited = Edited(handed_out(sample, tmp_path)).write("plan_text", answer, {"text_en": "Twice."})
    review = read(sample, edited.saved(tmp_path / "back.xlsx"))
    applied = applying.apply(sample, review, {}, progress=Unwatched())
    (line,) = [
        line for line in _receipt_lines(sample, tmp_path, review, applied) if "Twice." in line
    ]
    assert line.split(" | ")[2] == library.method().question(asked).title.en


def test_a_review_is_called_after_its_files_as_the_language_joins_them(
    sample: Workspace, tmp_path: Path
) -> None:
    copies = _of_two_copies(sample, tmp_path)
    assert read(sample, *copies).title == "a.xlsx, b.xlsx"
    with i18n.speaking(i18n.CHINESE):
        assert read(sample, *copies).title == "a.xlsx、b.xlsx"


def _written(workspace: Workspace, folder: Path, decided: Decision | None) -> list[str]:
    """Apply two copies, their conflict decided so, and return the lines of the receipt."""
    review = read(workspace, *_of_two_copies(workspace, folder))
    (conflict,) = review.plan.of(Category.CONFLICT)
    decisions = {conflict.id: decided} if decided else {}
    applied = applying.apply(workspace, review, decisions, progress=Unwatched())
    return _receipt_lines(workspace, folder, review, applied)


def _receipt_lines(
    workspace: Workspace, folder: Path, review: Review, applied: Applied
) -> list[str]:
    target = folder / "receipt.xlsx"
    quiet = Unwatched()
    receipts.write_receipt(workspace, review, applied, target, language="en", progress=quiet)
    book = load_workbook(target)
    rows = book["Receipt"].iter_rows(values_only=True)
    return [" | ".join(str(cell or "") for cell in row) for row in rows if any(row)]
