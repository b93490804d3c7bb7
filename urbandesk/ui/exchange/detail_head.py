"""DetailHead: what an item is about, why it is there, and what the marks in the texts mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from urbandesk.exchange.merge.plan import Item
from urbandesk.i18n import _, join_facts, join_sentences
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.exchange.item_words import ItemWords, place_words
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel

_PADDING = 4


class _Sample(QWidget):
    """A word marked as it is in the texts."""

    def __init__(self, added: bool) -> None:
        super().__init__()
        self._added = added
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        LiveText(self).bind(self._show, lambda: _("added") if added else _("removed"))
        theme.follow(self, self.updateGeometry)

    def _show(self, word: str) -> None:
        self._word = word
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(fonts.small())
        wide = metrics.horizontalAdvance(self._word) + 2 * theme.scaled(_PADDING)
        return QSize(wide, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.color("added" if self._added else "removed"))
        color = tokens.color("text" if self._added else "attention")
        painter.setFont(fonts.small())
        painter.setPen(color)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)
        line = Qt.PenStyle.SolidLine if self._added else Qt.PenStyle.DashLine
        painter.setPen(QPen(color, 1.5, line))
        box = QRectF(self.rect()).adjusted(theme.scaled(_PADDING), 0, -theme.scaled(_PADDING), -2)
        painter.drawLine(box.bottomLeft(), box.bottomRight())


class DetailHead(QWidget):
    """Record and field in bold, which of how many, the reason in a sentence, the legend."""

    def __init__(self, words: ItemWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._item: Item | None = None
        self._of = ""
        self._title = PlainLabel(bold=True)
        self._place = PlainLabel(role="secondary", size="small")
        self._flag = IconMark("information", role="secondary", size=icons.SMALL)
        self._reason = PlainLabel(role="secondary", size="small", wrap=True)
        beside = PlainLabel(role="secondary", size="small")
        LiveText(self).bind(beside.setText, lambda: _("compared with the base"))
        self._legend = QWidget()
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(theme.scaled(8))
        for part in (_Sample(True), _Sample(False), beside):
            legend.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(theme.scaled(8))
        row.addWidget(self._title)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self._legend)
        why = QHBoxLayout()
        why.setSpacing(theme.scaled(6))
        why.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignVCenter)
        why.addWidget(self._reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(4))
        column.addLayout(row)
        column.addLayout(why)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_item(self, item: Item | None, of: str) -> None:
        """Show another item; ``of`` says which of how many it is."""
        self._item, self._of = item, of
        self._flag.setVisible(item is not None)
        compared = item is not None and not item.about_row and item.base is not None
        self._legend.setVisible(compared and not (item and item.versions and item.versions[0].raw))
        self.refresh()

    def refresh(self) -> None:
        """Say everything anew."""
        item = self._item
        if item is None:
            self._title.setText(_("Nothing is chosen."))
            self._place.setText("")
            self._reason.setText("")
            return
        said = [self._words.record(item), self._words.field(item)]
        self._title.setText(join_facts(said))
        self._place.setText(self._of)
        at = place_words(item.at)
        said = [item.reason.text()]
        if at:
            said.append(_("In the copy: {place}.").format(place=at))
        self._reason.setText(join_sentences(said))
        self._flag.set_icon(
            "gap" if item.needed else "information", "attention" if item.needed else "secondary"
        )

    def texts(self) -> tuple[str, str]:
        """Return title and reason as they are shown."""
        return self._title.text(), self._reason.text()
