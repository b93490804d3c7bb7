"""PaperStrip: small pages in a row, of which one is shown in full."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText

_PAGE = (160, 90)
_WIDEST = 208
_CAPTION = 24
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PaperStrip(QWidget):
    """Hidden while there is only one page.

    Signals:
        chosen: key of the page that a person wants to see.
    """

    chosen = Signal(str)

    def __init__(self, name: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        LiveText(self).bind_name(self, name)
        self._group = QButtonGroup(self)
        self._pages: dict[str, _SmallPage] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.scaled(16))
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_pages(self, pages: tuple[tuple[str, str, QImage], ...]) -> None:
        """Show pages by key, with caption and picture; those that stay keep the focus."""
        wanted = {key: (caption, picture) for key, caption, picture in pages}
        for key in [key for key in self._pages if key not in wanted]:
            gone = self._pages.pop(key)
            self._group.removeButton(gone)
            gone.hide()
            gone.deleteLater()
        for at, (key, (caption, picture)) in enumerate(wanted.items()):
            if key not in self._pages:
                self._pages[key] = self._made(key)
            self._row.insertWidget(at, self._pages[key])
            self._pages[key].show_page(f"{at + 1} {caption}", picture)
        self.setVisible(len(wanted) > 1)

    def _made(self, key: str) -> _SmallPage:
        page = _SmallPage()
        self._group.addButton(page)
        page.clicked.connect(lambda: self.chosen.emit(key))
        return page

    def set_current(self, key: str) -> None:
        """Mark the page that is shown in full."""
        if key in self._pages:
            self._pages[key].setChecked(True)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the pages."""
        return tuple(self._pages)

    def small_pages(self) -> tuple[QAbstractButton, ...]:
        """Return the small pages in their order."""
        return tuple(sorted(self._pages.values(), key=self._row.indexOf))

    def page(self, key: str) -> QAbstractButton:
        """Return the small page of ``key``."""
        return self._pages[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the neighbour with the arrow keys."""
        step = _ARROWS.get(Qt.Key(event.key()))
        pages = self.small_pages()
        focused = [at for at, page in enumerate(pages) if page.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        wanted = pages[max(0, min(len(pages) - 1, focused[0] + step))]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted.click()


class _SmallPage(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self._small = QImage()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self, self.updateGeometry)

    def show_page(self, caption: str, picture: QImage) -> None:
        self.setText(caption)
        self.setAccessibleName(caption)
        self._picture, self._small = picture, QImage()
        self.update()

    def _paper(self) -> QRect:
        # A picture needs no zoom to be read; two pages shall have room side by side.
        wide = min(theme.scaled(_PAGE[0]), _WIDEST)
        return QRect(0, 0, wide, wide * _PAGE[1] // _PAGE[0])

    def sizeHint(self) -> QSize:
        return self._paper().size() + QSize(0, theme.scaled(_CAPTION))

    def _fitted(self, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        if self._small.size() != size * ratio and not self._picture.isNull():
            self._small = self._picture.scaled(
                size * ratio,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._small.setDevicePixelRatio(ratio)
        return self._small

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        paper = self._paper()
        # Paper stays white in the dark.
        painter.fillRect(paper, theme.LIGHT.color("base"))
        painter.drawImage(paper.topLeft(), self._fitted(paper.size()))
        painter.setPen(QPen(tokens.color("accent" if self.isChecked() else "line"), 2))
        painter.drawRect(paper.adjusted(1, 1, -1, -1))
        painter.setFont(fonts.bold(fonts.small()) if self.hasFocus() else fonts.small())
        painter.setPen(tokens.color("accent" if self.hasFocus() else "secondary"))
        caption = QRect(0, paper.bottom() + 1, self.width(), self.height() - paper.height())
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self.text())
