"""SameChoice: which record a row that came may be, the likely ones first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from urbandesk.exchange.merge.plan import Answer, Item, MergePlan
from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.exchange.item_words import ItemWords
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import outlined_button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.quiet_box import QuietBox


class SameChoice(QWidget):
    """A list of the records of a kind, those that look alike on top.

    Signals:
        looked_at: id of the record that is chosen in the list, to be shown beside the row.
        chosen: id of the record that the row stands for.
    """

    looked_at = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QuietBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(24)
        self.box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.button = outlined_button(lambda: _("It is this record"))
        label = PlainLabel(role="secondary")
        live = LiveText(self)
        live.bind(label.setText, lambda: _("The row may be:"))
        live.bind_name(self.box, lambda: _("Record that the row may be"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        for part in (label, self.box, self.button):
            row.addWidget(part)
        row.addStretch(1)
        self.box.activated.connect(lambda _at: self.looked_at.emit(self.current()))
        self.button.clicked.connect(self._choose)

    def offer(self, item: Item, plan: MergePlan, words: ItemWords, chosen: str) -> None:
        """Offer the records of the kind of ``item``, without telling.

        It hides itself where the row cannot stand for a record that is here.
        """
        self.setVisible(Answer.SAME in item.answers)
        self.box.clear()
        if Answer.SAME not in item.answers:
            return
        here = plan.ground.ours.get(item.kind, {})
        others = sorted((words.name(item.kind, key), key) for key in here if key not in item.like)
        for key in item.like:
            self.box.addItem(words.name(item.kind, key), key)
        for name, key in others:
            if name:
                self.box.addItem(name, key)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)) if chosen or item.like else -1)
        self.button.setEnabled(self.box.count() > 0)

    def current(self) -> str:
        """Return the id of the record chosen in the list; empty when none is."""
        return str(self.box.currentData() or "")

    def _choose(self) -> None:
        if self.current():
            self.chosen.emit(self.current())
