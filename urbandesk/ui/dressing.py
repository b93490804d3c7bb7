"""Dressing the program: style, palette, fonts and style sheet, and following the system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

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


_WITH_TEXT = (QAbstractButton, QComboBox, QLineEdit, QMenu, QMenuBar, QTabBar, QTextEdit)
"""What paints a text in a font that the style sheet keeps; labels see to their faces themselves."""

_TEXTUAL: dict[type, bool] = {}
"""Whether the widgets of a class do, asked once for each."""

_FACES = 0x20000
"""The bit of a font's resolve mask that says that its families were chosen for it."""


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
    # The style sheet keeps the font that it first met, and setting it anew takes far too long.
    faces = fonts.families()
    for widget in app.allWidgets():
        if not _shows_text(type(widget)):
            continue
        font = widget.font()
        ours = widget.property("faces")
        if ours or not font.resolveMask() & _FACES:
            font.setFamilies(faces)
            widget.setFont(font)
            if not ours:
                widget.setProperty("faces", True)


def _shows_text(kind: type[QWidget]) -> bool:
    """Return whether widgets of a class show text; Qt's classes are slow to be asked each time."""
    if kind not in _TEXTUAL:
        _TEXTUAL[kind] = issubclass(kind, _WITH_TEXT)
    return _TEXTUAL[kind]


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
