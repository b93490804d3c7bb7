"""How the window looks: design tokens, palette, zoom, and who follows when they change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette

SCHEMES = ("system", "light", "dark", "contrast", "contrast_dark")
SMALLEST_ZOOM = 0.8
LARGEST_ZOOM = 2.0


class Tokens(NamedTuple):
    """Every colour of the window, as ``#RRGGBB``; nothing else in the program names a colour.

    The last two are widths of lines, at zoom 1: of the edges of fields and buttons, and of the
    frame around what has the keyboard.
    """

    base: str
    window: str
    alt: str
    nav: str
    text: str
    secondary: str
    disabled: str
    button: str
    line: str
    line_soft: str
    control_line: str
    field_line: str
    selection: str
    on_selection: str
    accent: str
    on_accent: str
    european: str
    chinese: str
    attention: str
    attention_ground: str
    attention_edge: str
    chip_ground: str
    added: str
    removed: str
    tooltip: str
    on_tooltip: str
    edge: int = 1
    focus: int = 2

    def color(self, role: str) -> QColor:
        """Return the colour named ``role``, such as ``accent``."""
        return QColor(getattr(self, role))


LIGHT = Tokens(
    base="#FFFFFF",
    window="#F5F6F7",
    alt="#FAFBFB",
    nav="#EBEDEF",
    text="#1C2126",
    secondary="#56606A",
    disabled="#8A929B",
    button="#FDFDFD",
    line="#D9DCE0",
    line_soft="#E8EAED",
    control_line="#BFC5CC",
    field_line="#828A93",
    selection="#DDEBE8",
    on_selection="#1C2126",
    accent="#17695E",
    on_accent="#FFFFFF",
    european="#1A5FA8",
    chinese="#B53D12",
    attention="#7A4F00",
    attention_ground="#FBF1DC",
    attention_edge="#E3C98F",
    chip_ground="#EEF0F2",
    added="#CFE6E1",
    removed="#F1E3C9",
    tooltip="#1C2126",
    on_tooltip="#FFFFFF",
)

DARK = Tokens(
    base="#1B1E22",
    window="#22262A",
    alt="#1E2226",
    nav="#181B1E",
    text="#E3E6E9",
    secondary="#A3ABB3",
    disabled="#6F7780",
    button="#2A2F34",
    line="#363C42",
    line_soft="#2B3036",
    control_line="#4C545C",
    field_line="#757D86",
    selection="#1F3F3B",
    on_selection="#E3E6E9",
    accent="#5DBBAA",
    on_accent="#10211E",
    european="#74B0F0",
    chinese="#F08A62",
    attention="#E3B458",
    attention_ground="#3A3222",
    attention_edge="#5C4E2E",
    chip_ground="#2D3339",
    added="#1F4A44",
    removed="#4A3C22",
    tooltip="#E3E6E9",
    on_tooltip="#1B1E22",
)

CONTRAST_LIGHT = Tokens(
    base="#FFFFFF",
    window="#FFFFFF",
    alt="#FFFFFF",
    nav="#FFFFFF",
    text="#000000",
    secondary="#242A30",
    disabled="#4F565D",
    button="#FFFFFF",
    line="#3A4148",
    line_soft="#8A929B",
    control_line="#000000",
    field_line="#000000",
    selection="#D9F0EC",
    on_selection="#000000",
    accent="#003D34",
    on_accent="#FFFFFF",
    european="#003B7A",
    chinese="#7A1F00",
    attention="#543200",
    attention_ground="#FFF3D6",
    attention_edge="#543200",
    chip_ground="#FFFFFF",
    added="#D9F0EC",
    removed="#FFEFC9",
    tooltip="#000000",
    on_tooltip="#FFFFFF",
    edge=2,
    focus=3,
)

CONTRAST_DARK = Tokens(
    base="#000000",
    window="#000000",
    alt="#000000",
    nav="#000000",
    text="#FFFFFF",
    secondary="#E6EAED",
    disabled="#A9B1B8",
    button="#000000",
    line="#C4CBD1",
    line_soft="#737C85",
    control_line="#FFFFFF",
    field_line="#FFFFFF",
    selection="#06352D",
    on_selection="#FFFFFF",
    accent="#7FF0DB",
    on_accent="#000000",
    european="#9CCBFF",
    chinese="#FFB193",
    attention="#FFD27A",
    attention_ground="#2B2000",
    attention_edge="#FFD27A",
    chip_ground="#000000",
    added="#06352D",
    removed="#352700",
    tooltip="#FFFFFF",
    on_tooltip="#000000",
    edge=2,
    focus=3,
)

_ROLES = {
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "secondary",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.Light: "base",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Midlight: "line_soft",
    QPalette.ColorRole.Dark: "control_line",
    QPalette.ColorRole.Shadow: "field_line",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "on_selection",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.BrightText: "attention",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
}
_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.PlaceholderText,
    QPalette.ColorRole.HighlightedText,
)


class Look(QObject):
    """The look in force; ``changed`` tells that colours or sizes are others now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.scheme = "system"
        self.zoom = 1.0


@cache
def look() -> Look:
    """Return the one object that tells when the look has changed."""
    return Look()


def current() -> Tokens:
    """Return the colours in force."""
    return look().tokens


def zoom() -> float:
    """Return the zoom of the interface, from 0.8 to 2.0."""
    return look().zoom


def scaled(pixels: float) -> int:
    """Return a length given at zoom 1 in whole pixels at the zoom in force."""
    return round(pixels * look().zoom)


def follow(owner: QObject, restyle: Callable[[], None]) -> None:
    """Run ``restyle`` now and whenever the look changes, as long as ``owner`` lives."""
    restyle()
    # A child of the owner carries the connection, so that it ends with the owner.
    _Follower(owner, restyle)


def follow_zoom(owner: QObject, resize: Callable[[], None]) -> None:
    """Run ``resize`` now and whenever the zoom changes, as long as ``owner`` lives.

    For what a person may have moved since: a switch of light and dark leaves it there.
    """
    seen = 0.0

    def resize_once() -> None:
        nonlocal seen
        if zoom() != seen:
            seen = zoom()
            resize()

    follow(owner, resize_once)


class _Follower(QObject):
    def __init__(self, owner: QObject, restyle: Callable[[], None]) -> None:
        super().__init__(owner)
        self._restyle = restyle
        look().changed.connect(self.run)

    def run(self) -> None:
        self._restyle()


def palette(tokens: Tokens) -> QPalette:
    """Return the palette made of ``tokens``, with the disabled group for texts."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, tokens.color(name))
    for role in _TEXT_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("disabled"))
    return made


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
