"""Icons follow the palette; the marks of the sides are told apart by shape and filling."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from urbandesk import paths
from urbandesk.ui import dressing, icons
from urbandesk.ui.theme import DARK, LIGHT


def _mark(side: str, filling: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    icons.paint_side_mark(painter, QRectF(0, 0, 24, 24), side, filling=filling, tokens=LIGHT)
    painter.end()
    return image


def _inked(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y) != QColor("white")


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_icon_of_the_program_ships(name: str) -> None:
    assert (paths.resources() / "icons" / f"{icons.file_name(name)}.svg").is_file()


def test_the_european_mark_is_round_and_the_chinese_one_a_diamond() -> None:
    assert _inked(_mark("eu", "full"), 5, 5)
    assert not _inked(_mark("cn", "full"), 5, 5)
    assert _mark("eu", "full").pixelColor(12, 12) == LIGHT.color("european")
    assert _mark("cn", "full").pixelColor(12, 12) == LIGHT.color("chinese")


@pytest.mark.parametrize("side", ["eu", "cn"])
@pytest.mark.parametrize(
    ("filling", "upper", "lower"),
    [("full", True, True), ("half", False, True), ("hollow", False, False)],
)
def test_the_filling_of_a_mark_says_how_far_something_is(
    side: str, filling: str, upper: bool, lower: bool
) -> None:
    image = _mark(side, filling)
    assert _inked(image, 12, 8) is upper
    assert _inked(image, 12, 16) is lower
    assert any(_inked(image, 12, y) for y in range(4)), "the outline is always there"


def _ink(icon: QIcon, mode: QIcon.Mode) -> set[str]:
    image = icon.pixmap(QSize(32, 32), 1.0, mode).toImage()
    every = (image.pixelColor(x, y) for x in range(32) for y in range(32))
    return {color.name().upper() for color in every if color.alpha() == 255}


def test_icons_take_the_colours_in_force_and_pale_when_disabled(qapp: QApplication) -> None:
    shown = icons.icon("add")
    dressing.apply(qapp, "light")
    assert _ink(shown, QIcon.Mode.Normal) == {LIGHT.text}
    assert _ink(shown, QIcon.Mode.Disabled) == {LIGHT.disabled}
    dressing.apply(qapp, "dark")
    assert _ink(shown, QIcon.Mode.Normal) == {DARK.text}
    dressing.apply(qapp, "light")


def test_an_icon_wider_than_high_stays_square(qapp: QApplication) -> None:
    dressing.apply(qapp, "light")
    image = icons.pixmap("add", "#000000", QSize(40, 20)).toImage()
    assert all(image.pixelColor(x, 10).alpha() == 0 for x in range(21, 40))
    assert image.pixelColor(10, 10) != QColor(Qt.GlobalColor.transparent)
