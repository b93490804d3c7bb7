"""A version beside its base: what was added and what was removed is told apart at a glance."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from urbandesk.ui import dressing, theme
from urbandesk.ui.exchange.diff_box import DiffText


def _columns(picture: QImage, token: str) -> list[int]:
    """Return the columns of pixels in which a colour stands, from left to right."""
    wanted = theme.current().color(token).rgb()
    wide, high = range(picture.width()), range(picture.height())
    return [x for x in wide if any(picture.pixel(x, y) == wanted for y in high)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize(
    ("base", "other"),
    [("for two months in both", "for month in both"), ("双方各选一个片区", "双方各选两个片区")],
)
def test_a_new_word_beside_the_old_one_stands_apart_from_it(
    qtbot: QtBot, dressed: QApplication, scheme: str, zoom: float, base: str, other: str
) -> None:
    dressing.apply(dressed, scheme, zoom=zoom)
    box = DiffText()
    qtbot.addWidget(box)
    box.resize(theme.scaled(400), theme.scaled(80))
    box.show_text(other, base)
    box.show()
    picture = box.viewport().grab().toImage()
    removed, added = _columns(picture, "removed"), _columns(picture, "added")
    assert theme.scaled(2) <= added[0] - removed[-1] - 1 <= theme.scaled(6)
