"""Dressing the program: style, palette, fonts and style sheet, and following the system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from urbandesk.ui import fonts
from urbandesk.ui.proxy_style import QuietStyle
from urbandesk.ui.style_sheet import style_sheet
from urbandesk.ui.theme import (
    DARK,
    LARGEST_ZOOM,
    LIGHT,
    SCHEMES,
    SMALLEST_ZOOM,
    Tokens,
    look,
    palette,
)


def apply(app: QApplication, scheme: str = "system", *, zoom: float = 1.0) -> None:
    """Dress the whole program: style, palette, fonts and style sheet.

    Args:
        app: the running application.
        scheme: ``system`` follows the desktop, also later; or ``light`` or ``dark``.
        zoom: size of type, icons and rows; held between 0.8 and 2.0.

    Raises:
        ValueError: an unknown scheme.
    """
    if scheme not in SCHEMES:
        raise ValueError(scheme)
    state = look()
    state.scheme = scheme
    state.zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
    if not app.property("quiet"):
        # Asked of a property, since the style sheet wraps the style and hides its class.
        app.setStyle(QuietStyle())
        app.setProperty("quiet", True)
        app.styleHints().colorSchemeChanged.connect(lambda: _system_changed(app))
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    _dress(app)


def set_zoom(app: QApplication, factor: float) -> None:
    """Scale type, icons and rows together; ``factor`` is held between 0.8 and 2.0."""
    apply(app, look().scheme, zoom=factor)


def refresh_fonts(app: QApplication) -> None:
    """Order the font families for the language now in force; for a live language switch."""
    app.setFont(fonts.body())


def _system_changed(app: QApplication) -> None:
    """Take over the system's change between light and dark while it is wanted."""
    if look().scheme == "system":
        _dress(app)


def _dress(app: QApplication) -> None:
    state = look()
    state.tokens = _tokens_of(app, state.scheme)
    fonts.load()
    fonts.use_zoom(state.zoom)
    app.setPalette(palette(state.tokens))
    app.setFont(fonts.body())
    app.setStyleSheet(style_sheet(state.tokens))
    state.changed.emit()


def _tokens_of(app: QApplication, scheme: str) -> Tokens:
    if scheme == "system":
        return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme == "dark" else LIGHT
