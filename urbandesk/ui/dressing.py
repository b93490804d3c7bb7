"""Dressing the program: style, palette, fonts and style sheet, and following the system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from urbandesk.ui import fonts
from urbandesk.ui.proxy_style import GrowingStyle, QuietStyle
from urbandesk.ui.style_sheet import style_sheet
from urbandesk.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LARGEST_ZOOM,
    LIGHT,
    SCHEMES,
    SMALLEST_ZOOM,
    Tokens,
    look,
    palette,
)
from urbandesk.ui.waiting_stack import order_faces

_TOKENS = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": CONTRAST_LIGHT,
    "contrast_dark": CONTRAST_DARK,
}
_QT_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Light,
    "contrast_dark": Qt.ColorScheme.Dark,
}


def apply(app: QApplication, scheme: str = "system", *, zoom: float = 1.0) -> None:
    """Dress the whole program: style, palette, fonts and style sheet.

    Args:
        app: the running application.
        scheme: one of ``SCHEMES``; ``system`` follows the desktop, also later, and its wish for
            high contrast.
        zoom: size of type, icons and rows; held between 0.8 and 2.0.

    Raises:
        ValueError: an unknown scheme.
    """
    if scheme not in SCHEMES:
        raise ValueError(scheme)
    state = look()
    state.scheme = scheme
    state.zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
    # Asked of a property, since the style sheet wraps the style and hides its class.
    worn = app.property("quiet")
    if state.zoom != 1.0 and worn != "growing":
        app.setStyle(GrowingStyle())
        app.setProperty("quiet", "growing")
    elif not worn:
        app.setStyle(QuietStyle())
        app.setProperty("quiet", "usual")
    if not worn:
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda: _system_changed(app))
        hints.accessibility().contrastPreferenceChanged.connect(lambda: _system_changed(app))
    app.styleHints().setColorScheme(_QT_SCHEMES.get(scheme, Qt.ColorScheme.Unknown))
    _dress(app)


def set_zoom(app: QApplication, factor: float) -> None:
    """Scale type, icons and rows together; ``factor`` is held between 0.8 and 2.0."""
    apply(app, look().scheme, zoom=factor)


def refresh_fonts(app: QApplication) -> None:
    """Order the font families for the language now in force; for a live language switch."""
    app.setFont(fonts.body())
    for window in app.topLevelWidgets():
        if window.parentWidget() is None:
            order_faces(window)


def _system_changed(app: QApplication) -> None:
    """Take over the system's change of light, dark and contrast while it is wanted."""
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
    if scheme in _TOKENS:
        return _TOKENS[scheme]
    hints = app.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT
