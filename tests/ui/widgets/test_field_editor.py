"""Editing one field: what is good is told, what is bad stays and says why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.errors import UserError
from urbandesk.models.column import columns_of
from urbandesk.models.field import Choice, Field, Kind, Value
from urbandesk.models.schema import KINDS
from urbandesk.ui import theme
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.reference_box import ReferenceBox

STATES = (Choice("idea", "idea"), Choice("granted", "granted"))


class Bench:
    """An editor with a list of what it told."""

    def __init__(self, qtbot: QtBot, field: Field, *, value: Value = None) -> None:
        self.qtbot = qtbot
        pairs = (("r1", "Roma"), ("r2", "Rotterdam")) if field.kind is Kind.REFERENCE else ()
        self.editor = FieldEditor(columns_of(field)[0], pairs=pairs)
        qtbot.addWidget(self.editor)
        self.told: list[object] = []
        self.editor.edited.connect(self.told.append)
        self.editor.set_value(value)
        self.editor.show()

    @property
    def line(self) -> QLineEdit:
        part = self.editor.editor()
        line = part.lineEdit() if isinstance(part, QComboBox) else part
        assert isinstance(line, QLineEdit)
        return line

    def type(self, text: str, *, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        self.line.selectAll()
        if text.isascii():
            QTest.keyClicks(self.line, text)
        else:
            self.line.insert(text)
            self.line.textEdited.emit(self.line.text())
        if end is not None:
            QTest.keyClick(self.line, end)

    def said(self) -> str:
        return self.editor._line.text()


def test_enter_tells_the_new_value_once(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("name", "Name"), value="Rome")
    bench.type("Yantai")
    assert bench.told == ["Yantai"]
    assert bench.editor.value() == "Yantai"


def test_leaving_without_a_change_tells_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("name", "Name"), value="Rome")
    bench.type("Rome")
    assert bench.told == []


def test_markup_in_a_text_is_shown_as_typed(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("name", "Name"), value="<b>R&D</b> & more")
    assert bench.line.text() == "<b>R&D</b> & more"


def test_a_bad_date_stays_marked_with_its_reason_and_is_not_told(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("start", "Start", Kind.DATE), value=date(2026, 7, 1))
    bench.type("1/7/2026")
    assert bench.told == []
    assert bench.line.text() == "1/7/2026"
    assert bench.line.property("problem") is True
    assert "Please write a date" in bench.said()
    assert bench.editor.value() == date(2026, 7, 1)


def test_the_reason_speaks_the_language_in_force(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(qtbot, Field("start", "Start", Kind.DATE))
    bench.type("soon")
    problem = bench.editor.problem()
    assert problem is not None
    monkeypatch.setattr(problem, "text", lambda: f"reason in {i18n.current()}")
    bench.editor.set_problem(problem)
    switch_language(qapp, i18n.CHINESE)
    assert bench.said() == "reason in zh_CN"
    assert bench.line.accessibleDescription() == "reason in zh_CN"
    switch_language(qapp, i18n.ENGLISH)


def test_mending_the_value_takes_the_mark_away(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("start", "Start", Kind.DATE))
    bench.type("soon")
    bench.type("2026-09-15")
    assert bench.told == [date(2026, 9, 15)]
    assert bench.editor.problem() is None
    assert bench.line.property("problem") is False
    assert bench.line.text() == "15 Sep 2026"


def test_escape_brings_the_last_good_value_back(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("start", "Start", Kind.DATE), value=date(2026, 7, 1))
    bench.type("soon")
    QTest.keyClick(bench.line, Qt.Key.Key_Escape)
    assert bench.line.text() == "1 Jul 2026"
    assert bench.editor.problem() is None


def test_half_typed_text_survives_a_switch_of_the_language(
    qtbot: QtBot, qapp: QApplication
) -> None:
    bench = Bench(qtbot, Field("start", "Start", Kind.DATE), value=date(2026, 7, 1))
    bench.type("2026-0", end=None)
    switch_language(qapp, i18n.CHINESE)
    assert bench.line.text() == "2026-0"
    switch_language(qapp, i18n.ENGLISH)


def test_an_untouched_date_is_shown_in_the_new_language(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot, Field("start", "Start", Kind.DATE), value=date(2026, 7, 1))
    switch_language(qapp, i18n.CHINESE)
    assert bench.line.text() == "2026年7月1日"
    switch_language(qapp, i18n.ENGLISH)
    assert bench.told == []


def test_a_sum_is_typed_without_its_currency_and_stands_at_the_right(qtbot: QtBot) -> None:
    field = Field("budget", "Budget", Kind.MONEY, unit="EUR", decimals=2)
    bench = Bench(qtbot, field)
    bench.type("12.5万")
    assert bench.told == [Decimal(125000)]
    assert bench.line.text() == "125,000"
    assert bench.line.alignment() & Qt.AlignmentFlag.AlignRight
    assert bench.line.accessibleName() == "Budget in EUR"


def test_a_needed_field_may_not_be_emptied(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("name", "Name", required=True), value="Rome")
    bench.line.selectAll()
    QTest.keyClick(bench.line, Qt.Key.Key_Delete)
    assert bench.editor.commit() is False
    assert bench.told == []
    assert bench.editor.value() == "Rome"


def test_choosing_from_the_list_tells_the_code(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("state", "State", Kind.CHOICE, choices=STATES), value="idea")
    box = bench.editor.editor()
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert bench.told == ["granted"]


def test_the_wheel_over_a_list_changes_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("state", "State", Kind.CHOICE, choices=STATES), value="idea")
    box = bench.editor.editor()
    point = box.rect().center()
    turn = QWheelEvent(
        point.toPointF(),
        box.mapToGlobal(point).toPointF(),
        point * 0,
        point * 0 - point,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert bench.editor.value() == "idea"
    assert bench.told == []


def test_yes_no_and_unknown_are_three_answers(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("open", "Open", Kind.YES_NO), value=False)
    box = bench.editor.editor()
    assert isinstance(box, QComboBox)
    assert box.currentText() == "no"
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert bench.told == [True, None]


def test_ticks_tell_the_whole_set(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("states", "States", Kind.CHOICES, choices=STATES), value=("idea",))
    ticks = bench.editor.editor()
    assert isinstance(ticks, QListWidget)
    ticks.item(1).setCheckState(Qt.CheckState.Checked)
    ticks.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert bench.told == [("granted", "idea"), ("granted",)]


def test_a_record_is_found_by_a_part_of_its_name(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("city", "City", Kind.REFERENCE, target="city"))
    bench.type("dam")
    assert bench.told == ["r2"]
    assert bench.line.text() == "Rotterdam"


def test_a_name_that_may_mean_two_records_is_asked_about(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("city", "City", Kind.REFERENCE, target="city"))
    bench.type("Ro")
    assert bench.told == []
    assert "“Ro”" in bench.said()


def test_a_long_text_is_told_when_the_focus_goes(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("note", "Note", Kind.LONG_TEXT), value="one")
    box = bench.editor.editor()
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("one\ntwo <b>")
    assert bench.told == []
    bench.editor.commit()
    assert bench.told == ["one\ntwo <b>"]


def test_a_read_only_field_takes_no_keys(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("name", "Name"), value="Rome")
    bench.editor.set_read_only(True)
    bench.type("Yantai")
    assert bench.line.text() == "Rome"
    assert bench.told == []


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.CHOICE, Kind.REFERENCE])
def test_what_cannot_be_changed_lies_on_another_ground(
    qtbot: QtBot, dressed: QApplication, kind: Kind
) -> None:
    bench = Bench(qtbot, Field("part", "Part", kind, choices=STATES))
    part, tokens = bench.editor.editor(), theme.current()
    for locked, ground in ((False, "base"), (True, "window")):
        bench.editor.set_read_only(locked)
        picture = part.grab().toImage()
        middle = picture.height() // 2
        seen = {picture.pixelColor(x, middle).name() for x in (4, 12, picture.width() // 2)}
        assert seen == {tokens.color(ground).name()}


def test_a_bilingual_column_says_its_language_to_screen_readers(qtbot: QtBot) -> None:
    column = columns_of(Field("title", "Title", bilingual=True))[1]
    editor = FieldEditor(column)
    qtbot.addWidget(editor)
    assert editor.editor().accessibleName() == "Title, Chinese"


@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.REFERENCE])
def test_what_is_offered_already_is_not_filled_in_again(qtbot: QtBot, kind: Kind) -> None:
    bench = Bench(qtbot, Field("part", "Part", kind, choices=STATES), value="r1")
    box = bench.editor.editor()
    assert isinstance(box, QComboBox)
    filled: list[int] = []
    box.model().rowsInserted.connect(lambda _parent, first, _last: filled.append(first))
    same, other = (("r1", "Roma"), ("r2", "Rotterdam")), (("r1", "罗马"), ("r2", "鹿特丹"))
    bench.editor.set_pairs(same)
    once = len(filled)
    bench.editor.set_pairs(same)
    assert len(filled) == once
    bench.editor.set_pairs(other)
    assert len(filled) > once
    assert (box.currentData(), box.currentText()) == ("r1", "罗马")


SPELLED = {"r1": "罗马\nroma\nrome\nluoma\nlm", "r2": "鹿特丹\nrotterdam\nlutedan\nltd"}


@pytest.mark.parametrize("typed", ["Rome", "luom", "LM", "罗", "羅馬", "róm"])
def test_a_record_is_found_by_any_of_its_names(qtbot: QtBot, typed: str) -> None:
    bench = Bench(qtbot, Field("city", "City", Kind.REFERENCE, target="city"))
    bench.editor.set_pairs((("r1", "罗马"), ("r2", "鹿特丹")), SPELLED)

    bench.type(typed)

    assert bench.told == ["r1"]
    assert bench.line.text() == "罗马"


def test_what_stands_inside_another_text_names_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("city", "City", Kind.REFERENCE, target="city"))
    bench.editor.set_pairs((("r1", "罗马"),), {"r1": "罗马\nroma\na town with a port"})

    bench.type("port")

    assert bench.told == []
    assert bench.said()


def test_proposals_are_found_by_any_name_and_show_the_one_in_use(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("city", "City", Kind.REFERENCE, target="city"))
    bench.editor.set_pairs((("r1", "罗马"), ("r2", "鹿特丹")), SPELLED)

    bench.type("rott", end=None)

    box = bench.editor.editor()
    assert isinstance(box, QComboBox)
    completer = box.completer()
    assert completer is not None
    found = completer.completionModel()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == ["鹿特丹"]
    assert completer.currentCompletion() == "鹿特丹"


def test_a_reason_that_wraps_is_not_cut(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Field("city", "City", Kind.REFERENCE, target="city"))
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(bench.editor)
    column.addStretch(1)
    holder.resize(190, 400)
    holder.show()

    bench.editor.set_problem(UserError("Please name a city, one that is there or a new one."))

    label = bench.editor.findChild(PlainLabel, options=Qt.FindChildOption.FindChildrenRecursively)
    assert isinstance(label, PlainLabel)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 20)


def test_lists_that_open_over_a_form_have_an_edge(qtbot: QtBot, dressed: QApplication) -> None:
    box = ReferenceBox(KINDS["organisation"].columns["city"])
    qtbot.addWidget(box)
    box.offer((("a", "Rome"), ("b", "Yantai")))
    with qtbot.waitActive(box):
        box.show()
    line, completer = box.lineEdit(), box.completer()
    assert line is not None
    assert completer is not None
    line.setFocus()
    QTest.keyClicks(line, "o")
    edge = theme.current().color("control_line").rgb()
    found = completer.popup()
    assert found is not None
    assert found.isVisible()
    assert found.grab().toImage().pixel(found.width() // 2, found.height() - 1) == edge
    found.hide()
    box.showPopup()
    view = box.view()
    assert view.grab().toImage().pixel(view.width() // 2, view.height() - 1) == edge
    box.hidePopup()
