"""The look: contrast of every pair of colours, zoom, fonts, and following the system."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from urbandesk import i18n, settings
from urbandesk.settings import Settings
from urbandesk.ui import dressing, fonts, icons, theme
from urbandesk.ui.style_sheet import style_sheet
from urbandesk.ui.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

GROUNDS = ("base", "window", "nav", "selection", "attention_ground")
READ = ("text", "secondary", "accent", "european", "chinese", "attention")
SCHEMES = pytest.mark.parametrize(
    "tokens",
    [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK],
    ids=["light", "dark", "contrast", "contrast_dark"],
)
HIGH = pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", READ)
def test_every_text_colour_can_be_read_on_every_ground(
    tokens: Tokens, role: str, ground: str
) -> None:
    assert theme.contrast(getattr(tokens, role), getattr(tokens, ground)) >= 4.5


@HIGH
@pytest.mark.parametrize("ground", [*GROUNDS, "button", "chip_ground", "added", "removed"])
@pytest.mark.parametrize("role", READ)
def test_in_high_contrast_every_text_colour_stands_out_strongly(
    tokens: Tokens, role: str, ground: str
) -> None:
    assert theme.contrast(getattr(tokens, role), getattr(tokens, ground)) >= 7.0


@HIGH
def test_in_high_contrast_edges_are_strong_and_thicker(tokens: Tokens) -> None:
    assert theme.contrast(tokens.control_line, tokens.base) >= 7.0
    assert theme.contrast(tokens.field_line, tokens.base) >= 7.0
    assert theme.contrast(tokens.line_soft, tokens.base) >= 3.0
    assert theme.contrast(tokens.on_accent, tokens.accent) >= 7.0
    assert (tokens.edge, tokens.focus) == (2, 3)
    assert f"border: {tokens.focus}px solid {tokens.accent}" in style_sheet(tokens)


@pytest.mark.parametrize(
    ("scheme", "tokens"), [("contrast", CONTRAST_LIGHT), ("contrast_dark", CONTRAST_DARK)]
)
def test_high_contrast_can_be_chosen_and_is_kept(
    qapp: QApplication, scheme: str, tokens: Tokens
) -> None:
    dressing.apply(qapp, scheme)
    assert theme.current() == tokens
    dressing.apply(qapp, "light")
    Settings(scheme=scheme).save()
    assert settings.load().scheme == scheme


@SCHEMES
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_accent", "accent"),
        ("on_tooltip", "tooltip"),
        ("on_selection", "selection"),
        ("text", "button"),
        ("text", "added"),
        ("text", "removed"),
        ("secondary", "chip_ground"),
    ],
)
def test_words_on_tinted_grounds_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert theme.contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["base", "window"])
def test_edges_of_fields_stand_out(tokens: Tokens, ground: str) -> None:
    assert theme.contrast(tokens.field_line, getattr(tokens, ground)) >= 3.0


def test_the_contrast_of_black_on_white_is_the_largest_there_is() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert theme.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@SCHEMES
def test_every_token_is_a_colour_that_qt_knows(tokens: Tokens) -> None:
    colours = [value for value in tokens if isinstance(value, str)]
    assert len(colours) > 20
    assert all(QColor(value).isValid() for value in colours)


@SCHEMES
def test_disabled_words_are_paler_than_the_others(tokens: Tokens) -> None:
    made = theme.palette(tokens)
    role = QPalette.ColorRole.WindowText
    assert made.color(QPalette.ColorGroup.Disabled, role) == tokens.color("disabled")
    assert made.color(QPalette.ColorGroup.Active, role) == tokens.color("text")


def test_choosing_dark_dresses_the_program_and_tells_its_widgets(
    qapp: QApplication, qtbot: QtBot
) -> None:
    dressing.apply(qapp, "light")
    seen: list[str] = []
    owner = QWidget()
    qtbot.addWidget(owner)
    theme.follow(owner, lambda: seen.append(theme.current().base))
    dressing.apply(qapp, "dark")
    assert seen == [LIGHT.base, DARK.base]
    assert qapp.palette().color(QPalette.ColorRole.Base) == DARK.color("base")
    dressing.apply(qapp, "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_of_a_menu_is_seen_on_either_ground(
    qtbot: QtBot, qapp: QApplication, scheme: str
) -> None:
    dressing.apply(qapp, scheme)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Open")
    menu.addSeparator()
    menu.addAction("Delete")
    menu.ensurePolished()
    picture = menu.grab().toImage()
    tokens, middle = theme.current(), picture.width() // 2
    assert picture.pixelColor(0, picture.height() // 2) == tokens.color("control_line")
    column = {picture.pixelColor(middle, y).name() for y in range(1, picture.height() - 1)}
    assert tokens.color("line").name() in column


def test_a_widget_that_is_gone_is_not_told_of_a_new_look(qapp: QApplication) -> None:
    dressing.apply(qapp, "light")
    seen: list[str] = []
    owner = QWidget()
    theme.follow(owner, lambda: seen.append(theme.current().base))
    owner.deleteLater()
    qapp.sendPostedEvents(owner, 52)
    dressing.apply(qapp, "dark")
    dressing.apply(qapp, "light")
    assert seen == [LIGHT.base]


def test_an_unknown_scheme_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="pink"):
        dressing.apply(qapp, "pink")


@pytest.mark.parametrize(("wanted", "given"), [(0.1, 0.8), (1.5, 1.5), (9.0, 2.0)])
def test_zoom_scales_type_and_lengths_together_within_its_limits(
    qapp: QApplication, wanted: float, given: float
) -> None:
    dressing.apply(qapp, "light", zoom=wanted)
    assert theme.zoom() == given
    assert qapp.font().pointSizeF() == pytest.approx(10 * given)
    assert theme.scaled(100) == round(100 * given)
    assert icons.icon_size().width() == round(16 * given)
    dressing.apply(qapp, "light")


def test_the_chinese_face_comes_first_in_the_chinese_window_only(qapp: QApplication) -> None:
    assert fonts.families()[-1] == fonts.CHINESE
    i18n.use(i18n.CHINESE)
    assert fonts.families()[0] == fonts.CHINESE
    assert fonts.LATIN in fonts.families()


def test_chinese_texts_use_the_chinese_face_in_the_english_window(qapp: QApplication) -> None:
    assert fonts.body("zh").families()[0] == fonts.CHINESE


def test_the_three_sizes_keep_their_order(qapp: QApplication) -> None:
    dressing.apply(qapp, "light")
    sizes = [made().pointSizeF() for made in (fonts.title, fonts.body, fonts.small)]
    assert sizes == [14.0, 10.0, 9.0]
    assert fonts.title().weight() == QFont.Weight.Bold
