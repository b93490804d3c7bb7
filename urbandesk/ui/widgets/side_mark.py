"""SideMark: the circle of the European side or the diamond of the Chinese side."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText


def side_words(side: str) -> str:
    """Return the name of a side, ``eu`` or ``cn``, in the language in force."""
    return _("Chinese side") if side == "cn" else _("European side")


def filling_words(filling: str) -> str:
    """Return what a filling means: nothing for full, else under way or not there yet."""
    return {"half": _("under way"), "hollow": _("not there yet")}.get(filling, "")


class SideMark(QWidget):
    """The mark of a side, in rows 10 and 12 pixels wide, in titles 12 and 14."""

    def __init__(
        self,
        side: str,
        parent: QWidget | None = None,
        *,
        filling: str = "full",
        in_title: bool = False,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._filling = filling
        self._extra = 2 if in_title else 0
        self._live = LiveText(self)
        self._live.bind(self.setAccessibleName, self._words)
        theme.follow(self, self._dress)

    def set_mark(self, side: str, filling: str = "full") -> None:
        """Show another side or filling."""
        self._side, self._filling = side, filling
        self._live.refresh()
        self.update()

    def _words(self) -> str:
        filling = filling_words(self._filling)
        if not filling:
            return side_words(self._side)
        return _("{side}, {state}").format(side=side_words(self._side), state=filling)

    def _dress(self) -> None:
        room = theme.scaled(12 + self._extra)
        self.setFixedSize(room, room)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark in the middle."""
        wide = icons.mark_size(self._side) + theme.scaled(self._extra)
        box = QRectF(0, 0, wide, wide)
        box.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        icons.paint_side_mark(
            painter, box, self._side, filling=self._filling, tokens=theme.current()
        )
