"""Labels that show a text exactly as typed, cut with an ellipsis when there is no room."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from urbandesk.ui import fonts, icons, theme

_LONG = 80


def plain_tooltip(text: str) -> str:
    """Return ``text`` so that a tooltip shows it as typed, marks such as ``<b>`` included."""
    if "<" in text or "&" in text or len(text) > _LONG:
        import html

        return f"<qt>{html.escape(text, quote=False)}</qt>".replace("\n", "<br>")
    return text


def plain_caption(text: str) -> str:
    """Return ``text`` so that a button, menu or tab shows every ``&`` in it as typed."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """A text shown as typed, in a colour and size of the look.

    Args:
        text: what it shows.
        parent: the widget it stands in.
        role: colour of the tokens, such as ``text``, ``secondary`` or ``attention``.
        size: ``title``, ``body`` or ``small``.
        bold: weight of a head or of a chosen item.
        wrap: break long texts into lines instead of cutting them.
        language: ``en`` or ``zh`` when the text is always in that language.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "text",
        size: str = "body",
        bold: bool = False,
        wrap: bool = False,
        language: str = "",
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._size = size
        self._bold = bold
        self._language = language
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._dress)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Show the text in another colour of the tokens."""
        self._role = role
        self._dress()

    def set_bold(self, bold: bool) -> None:
        """Show the text in the weight of a chosen item, or in the normal one."""
        self._bold = bold
        self._dress()

    def _dress(self) -> None:
        made = {"title": fonts.title, "small": fonts.small}.get(self._size, fonts.body)
        font = made(self._language)
        self.setFont(fonts.bold(font) if self._bold else font)
        palette = QPalette()
        color = theme.current().color(self._role)
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, color)
        self.setPalette(palette)

    def _line(self) -> str:
        return " ".join(self.text().splitlines())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one line, or the lines of a longer text; what is cut is told by the tooltip."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        room, line = self.contentsRect(), self._line()
        shown = QFontMetrics(self.font()).elidedText(
            line, Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip("" if shown == line else plain_tooltip(self.text()))
        painter = QPainter(self)
        # Asked of the tokens: a label dressed while hidden gets its old palette back when shown.
        painter.setPen(theme.current().color(self._role if self.isEnabled() else "disabled"))
        painter.drawText(room, self.alignment(), shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Dress again: what was set while hidden is undone when the style first meets it."""
        super().showEvent(event)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Order the faces anew when the language was switched; a hidden label does when shown."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self._dress()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        if self.wordWrap():
            return super().sizeHint()
        metrics = QFontMetrics(self.font())
        margins = self.contentsMargins()
        wide = metrics.horizontalAdvance(self._line()) + 2
        return QSize(
            wide + margins.left() + margins.right(),
            fonts.line_height(self.font()) + margins.top() + margins.bottom(),
        )

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width, each as high as in either language."""
        height = super().heightForWidth(width)
        if not self.wordWrap():
            return height
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * self.margin()
        return max(height, self.whole_lines(height - around) + around)

    def whole_lines(self, height: int) -> int:
        """Return the height of as many lines as a text of ``height`` has, for either language."""
        line = fonts.line_height(self.font())
        # A line with letters of both faces may be a pixel higher than each of them.
        return math.ceil((height - 2) / line) * line

    def minimumSizeHint(self) -> QSize:
        """Return a size at which an ellipsis and some letters still fit."""
        if self.wordWrap():
            return super().minimumSizeHint()
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.scaled(32)), whole.height())


class FormNote(PlainLabel):
    """A small sentence under the fields of a form, as high as its lines are at its width.

    A form layout asks how high it likes to be, and not how high it is at that width.
    """

    def __init__(self) -> None:
        super().__init__(role="secondary", size="small", wrap=True)

    def sizeHint(self) -> QSize:
        """Return the height of the lines at the width it has."""
        hint = super().sizeHint()
        wide = self.width()
        return QSize(hint.width(), self.heightForWidth(wide)) if wide > hint.width() else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the lines break elsewhere now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class IconMark(QWidget):
    """A small icon beside a text; it says nothing to a screen reader unless it has a name.

    Args:
        name: which icon.
        parent: the widget it stands in.
        role: colour of the tokens.
        size: side of the icon at zoom 1.
        line: ``body`` or ``small`` to be as high as a line of that size, for the first of several.
    """

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        role: str = "text",
        size: int = icons.NORMAL,
        line: str = "",
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._size = size
        self._line = line
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.follow(self, self._dress)

    def set_icon(self, name: str, role: str = "text") -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def _dress(self) -> None:
        side = theme.scaled(self._size)
        font = fonts.small() if self._line == "small" else fonts.body()
        self.setFixedSize(side, max(side, QFontMetrics(font).height()) if self._line else side)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the height of a line, whose face comes first in another language."""
        super().changeEvent(event)
        if self._line and event.type() is QEvent.Type.LanguageChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in the colours in force."""
        painter = QPainter(self)
        role = self._role if self.isEnabled() else "disabled"
        box = QRect(0, (self.height() - self.width()) // 2, self.width(), self.width())
        icons.paint(painter, self._name, box, role=role)


class Hairline(QWidget):
    """A line one pixel wide between panels or groups."""

    def __init__(self, parent: QWidget | None = None, *, role: str = "line") -> None:
        super().__init__(parent)
        self._role = role
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line in the colours in force."""
        QPainter(self).fillRect(QRectF(self.rect()), theme.current().color(self._role))
