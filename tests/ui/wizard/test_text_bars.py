"""How far the texts of a plan are, for those who hear it instead of seeing it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n
from urbandesk.planning.readiness import TextCount
from urbandesk.ui.live_text import switch_language
from urbandesk.ui.wizard.answers.text_bars import TextBars


def names(bars: TextBars) -> list[str]:
    return [name for bar in bars.findChildren(QWidget) if (name := bar.accessibleName())]


def test_the_bars_are_read_out_in_the_language_in_force(qtbot: QtBot, qapp: QApplication) -> None:
    bars = TextBars()
    qtbot.addWidget(bars)
    bars.show()
    bars.set_count("zh", TextCount(all=5, reviewed=3, outdated=1))
    assert "Chinese text: 3 of 5 reviewed" in names(bars)
    switch_language(qapp, i18n.CHINESE)
    assert "中文文本：已审校 3/5" in names(bars)
    switch_language(qapp, i18n.ENGLISH)
