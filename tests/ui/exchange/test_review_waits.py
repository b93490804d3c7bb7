"""A review waits with its decisions until it is applied or let go, and is found again."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.exchange.coming import Counted, a_page, conflicting, first, take
from tests.ui.making import said
from urbandesk.exchange.merge.plan import Answer, Category, Decision
from urbandesk.services.homecoming import waiting
from urbandesk.services.workspace import Workspace


def test_a_review_waits_from_the_first_moment_with_its_number_in_the_navigation(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    counted = Counted()
    page = a_page(qtbot, sample, counted=counted)
    assert counted.numbers[-1] == 0
    take(qtbot, page, conflicting(sample, tmp_path))
    assert [one.open for one in waiting.waiting(sample)] == [1]
    assert counted.numbers[-1] == 1


def test_leaving_for_later_keeps_the_decisions(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, conflicting(sample, tmp_path))
    item = first(view, Category.CONFLICT)
    view.deciding.decide([item], Decision(Answer.THEIRS))
    view.foot.later.click()
    assert page.title() == "Exchange"
    assert "waits for you" in said(page.context)
    (line,) = page.overview.lines
    with qtbot.waitSignal(page.taking.came, timeout=30_000):
        line.buttons[1].click()
    assert page.review is not None
    assert page.review.deciding.decisions == {item.id: Decision(Answer.THEIRS)}


def test_the_same_file_again_goes_on_with_the_review_that_waits_and_says_so(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    copy = conflicting(sample, tmp_path)
    view = take(qtbot, page, copy)
    item = first(view, Category.CONFLICT)
    view.deciding.decide([item], Decision(Answer.THEIRS))
    again = take(qtbot, page, copy)
    assert again.deciding.decisions == {item.id: Decision(Answer.THEIRS)}
    assert len(waiting.waiting(sample)) == 1
    assert "was waiting here already" in said(page.context)


def test_leaving_the_page_keeps_the_decisions_too(
    qtbot: QtBot, sample: Workspace, tmp_path: Path
) -> None:
    page = a_page(qtbot, sample)
    view = take(qtbot, page, conflicting(sample, tmp_path))
    view.deciding.decide([first(view, Category.CONFLICT)], Decision(Answer.OURS))
    assert page.settle()
    assert [one.open for one in waiting.waiting(sample)] == [0]


def test_a_review_that_waits_can_be_let_go(qtbot: QtBot, sample: Workspace, tmp_path: Path) -> None:
    page = a_page(qtbot, sample)
    take(qtbot, page, conflicting(sample, tmp_path)).foot.later.click()
    page.overview.lines[0].buttons[0].click()
    assert waiting.waiting(sample) == ()
    assert page.overview.lines == []
