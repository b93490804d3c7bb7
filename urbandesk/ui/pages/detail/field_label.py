"""FieldLabel: what a field is called, who may see it, and the way to its history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from urbandesk import i18n
from urbandesk.i18n import _
from urbandesk.models.field import Field, Layer
from urbandesk.ui import fonts, icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel, plain_tooltip

WIDE = 92
_NO_END = 9999

HISTORY_KEYS = "Ctrl+H"
"""Keys that lead from a field to its history."""


class _Words(PlainLabel):
    """The words of a label, with the room of the English ones: a switch moves no field below."""

    def __init__(self, said: Callable[[], str]) -> None:
        super().__init__(role="secondary", size="small", wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._said = said

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need in either language; the English are longer."""
        high = super().heightForWidth(width)
        if i18n.current() == i18n.ENGLISH:
            return high
        with i18n.speaking(i18n.ENGLISH):
            words, metrics = self._said(), QFontMetrics(fonts.small())
        room = QRect(0, 0, width, _NO_END)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return max(high, self.whole_lines(needed))


class FieldLabel(QWidget):
    """The label at the left of a field: small, secondary; *own side* with a lock where it is.

    Signals:
        history_wanted: the person chose the history of the field from the menu.
    """

    history_wanted = Signal()

    def __init__(
        self,
        field: Field,
        parent: QWidget | None = None,
        *,
        title: Callable[[], str] | None = None,
        with_history: bool = False,
    ) -> None:
        """Make the label.

        Args:
            field: what it names.
            parent: the widget it stands in.
            title: returns other words than the title of the field.
            with_history: whether its menu leads to the history of the field.
        """
        super().__init__(parent)
        self._with_history = with_history
        said = title or (lambda: _(field.title))
        self._words = _Words(said)
        live = LiveText(self)
        live.bind(self._words.setText, said)
        live.bind(self.setToolTip, lambda: plain_tooltip(_(field.help)))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._words)
        if field.layer is Layer.OWN:
            self._column.addLayout(self._own_side(live))
        self._column.addStretch(1)
        theme.follow(self, self._dress)

    def _own_side(self, live: LiveText) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.scaled(4))
        word = PlainLabel(role="secondary", size="small")
        live.bind(word.setText, lambda: _("own side"))
        row.addWidget(IconMark("hidden", role="secondary", size=icons.SMALL))
        row.addWidget(word, 1)
        return row

    def _dress(self) -> None:
        self._column.setContentsMargins(0, theme.scaled(6), 0, 0)

    def text(self) -> str:
        """Return the words of the label."""
        return self._words.text()

    def name_for(self, field: QWidget) -> None:
        """Be the label of ``field`` for screen readers."""
        self._words.setBuddy(field)

    def menu(self) -> QMenu:
        """Return the menu of the label."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = _("History of this field")
        deed = menu.addAction(f"{words}\t{HISTORY_KEYS}")
        deed.triggered.connect(self.history_wanted)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the history of the field."""
        if self._with_history:
            self.menu().popup(event.globalPos())
