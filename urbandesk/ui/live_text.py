"""LiveText: a text said once in the code, set now and again when the language is switched."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from urbandesk import i18n
from urbandesk.i18n import N_, _
from urbandesk.ui import dressing
from urbandesk.uncollected import uncollected

Setter = Callable[[str], object]
Text = Callable[[], str]


class LiveText(QObject):
    """Binds setters to functions that return a text; each text stands in the code once.

    It lives as a child of ``owner``, since a widget hands ``LanguageChange`` on to its children.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._bindings: list[tuple[Setter, Text]] = []

    def bind(self, setter: Setter, text: Text) -> None:
        """Call ``setter`` with the text now and after every language switch."""
        self._bindings.append((setter, text))
        setter(text())

    def bind_action(self, action: QAction, text: Text, tip: Text | None = None) -> None:
        """Bind the text of an action, in which ``&`` marks the key, and its tooltip."""
        self.bind(action.setText, text)
        if tip is not None:
            self.bind(action.setToolTip, tip)
            self.bind(action.setStatusTip, tip)

    def bind_name(self, widget: QWidget, text: Text) -> None:
        """Bind what a screen reader says for ``widget``."""
        self.bind(widget.setAccessibleName, text)

    def refresh(self) -> None:
        """Set every text anew; bindings of deleted widgets are dropped."""
        self._bindings = [pair for pair in self._bindings if _alive(pair[0])]
        for setter, text in tuple(self._bindings):
            setter(text())

    def event(self, event: QEvent) -> bool:
        """Set the texts anew when the language was switched."""
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()
        return super().event(event)


def _alive(setter: Setter) -> bool:
    """Return whether the object whose method ``setter`` is still exists."""
    target = getattr(setter, "__self__", None)
    return not isinstance(target, QObject) or bool(shiboken6.isValid(target))


_LACKING = frozenset({N_("&Look in:"), N_("Files of &type:")})
"""Words of Qt's file dialog that its Chinese catalogue has not."""


class _QtTexts(QTranslator):
    """Qt's own words from Qt's catalogue, and from ours where that one lacks them."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == "QFileDialog" and source in _LACKING:
            return _(source)
        # An empty text would be shown as it is; nothing at all leaves Qt its English word.
        return super().translate(context, source, disambiguation, n) or None


_qt_texts: QTranslator | None = None


def switch_language(app: QApplication, language: str) -> None:
    """Make ``language`` that of the window, at once and everywhere.

    Raises:
        ValueError: the language is not one of ``i18n.LANGUAGES``.
    """
    i18n.use(language)
    QLocale.setDefault(QLocale("zh_CN" if language == i18n.CHINESE else "en_GB"))
    _translate_qt(app, language)
    dressing.refresh_fonts(app)
    # The application posts it to every window, so that one that goes meanwhile is passed over.
    with uncollected():
        QApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
        QApplication.sendPostedEvents(None, int(QEvent.Type.LanguageChange))


def _translate_qt(app: QApplication, language: str) -> None:
    """Put Qt's own words, such as those of a text field's menu, into ``language``."""
    global _qt_texts
    if _qt_texts is not None:
        app.removeTranslator(_qt_texts)
        _qt_texts = None
    if language == i18n.CHINESE:
        translator = _QtTexts()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_zh_CN", folder):
            _qt_texts = translator
            app.installTranslator(translator)
