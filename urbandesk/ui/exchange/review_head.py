"""ReviewHead: which files came back, what was sent, and what else came in them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from urbandesk.exchange.incoming import CopiedSheet
from urbandesk.i18n import _, join_sentences, ngettext
from urbandesk.models.schema import KINDS
from urbandesk.services.homecoming.review import Review
from urbandesk.ui import theme
from urbandesk.ui.exchange import review_words
from urbandesk.ui.exchange.item_words import ItemWords
from urbandesk.ui.exchange.sheet_choice import SheetChoice
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel, plain_tooltip

_MORE_HIGH = 132


class ReviewHead(QWidget):
    """The files in bold, a line about them, and a list of what else came, folded at first.

    Signals:
        deletion_toggled: kind whose missing rows shall count as marked for deletion, or no longer.
        sheet_chosen: the ``Choices`` by which another one of several sheets of a kind counts.
    """

    deletion_toggled = Signal(str)
    sheet_chosen = Signal(object)

    def __init__(self, review: Review, words: ItemWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._words = words
        self.boxes: dict[str, QCheckBox] = {}
        self.sheets: list[SheetChoice] = []
        self._name = PlainLabel(bold=True)
        self._about = PlainLabel(role="secondary", size="small", wrap=True)
        self._list = PlainLabel(role="secondary", wrap=True)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy = Button(lambda: _("Copy list"), kind="flat", icon="copy")
        self.more = Button(self._more_words, kind="flat", icon="information")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self._arrange()
        live = LiveText(self)
        live.bind(self._name.setText, lambda: review_words.file_names(review))
        live.bind(self._about.setText, self._about_words)
        live.bind(self._list.setText, lambda: "\n".join(self._also()))
        self.copy.live.bind(
            self.copy.setToolTip,
            lambda: plain_tooltip(_("Copies what this tab lists, to be pasted and printed.")),
        )
        self.more.setVisible(bool(self._also()) or bool(self.boxes))
        chosen = review.choices.missing_as_deleted  # to be taken back there
        self.more.setChecked(bool(chosen) or bool(self.sheets))

    def _arrange(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(theme.scaled(2))
        lines.addWidget(self._name)
        lines.addWidget(self._about)
        row = QHBoxLayout()
        row.setSpacing(theme.scaled(12))
        row.addWidget(IconMark("spreadsheet", role="secondary"))
        row.addLayout(lines, 1)
        row.addWidget(self.copy)
        row.addWidget(self.more)
        inner = QWidget()
        set_ground(inner, "window")
        column = QVBoxLayout(inner)
        self._add_sheets(column)
        column.addWidget(self._list)
        for kind in self._review.plan.missing:
            box = QCheckBox()
            box.setChecked(kind in self._review.choices.missing_as_deleted)
            LiveText(box).bind(box.setText, partial(self._missing_words, kind))
            box.clicked.connect(partial(self._toggle, kind))
            column.addWidget(box)
            self.boxes[kind] = box
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inner)
        whole = QVBoxLayout(self)
        edge = theme.scaled(16)
        whole.setContentsMargins(edge, theme.scaled(8), edge, theme.scaled(4))
        whole.setSpacing(theme.scaled(4))
        whole.addLayout(row)
        whole.addWidget(self.area)
        self.area.hide()
        self._inner = inner
        theme.follow(self, self._fit)

    def _add_sheets(self, column: QVBoxLayout) -> None:
        for source in self._review.sources:
            for copied in source.copied:
                choice = SheetChoice(source.name, copied)
                choice.chosen.connect(partial(self._choose_sheet, source.name, copied))
                column.addWidget(choice)
                self.sheets.append(choice)

    def _also(self) -> list[str]:
        return list(review_words.also_came(self._review, self._words))

    def _missing_words(self, kind: str) -> str:
        count = len(self._review.plan.missing[kind])
        return ngettext(
            "Treat {n} missing row in {kind} as marked for deletion",
            "Treat {n} missing rows in {kind} as marked for deletion",
            count,
        ).format(n=count, kind=_(KINDS[kind].plural))

    def _toggle(self, kind: str, _on: bool = False) -> None:
        self.deletion_toggled.emit(kind)

    def _choose_sheet(self, file: str, copied: CopiedSheet, sheet: str) -> None:
        self.sheet_chosen.emit(self._review.choices.counting(file, copied, sheet))

    def _more_words(self) -> str:
        count = len(self._also())
        return ngettext("{n} note on the file", "{n} notes on the file", count).format(n=count)

    def _about_words(self) -> str:
        sources = self._review.sources
        said = dict.fromkeys(map(review_words.about_source, sources))
        saved = review_words.saved_words(sources[0]) if len(sources) == 1 else ""
        return join_sentences([*said, saved, review_words.read_words(self._review)])

    def _unfold(self, shown: bool) -> None:
        self.area.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """Take as much room as the notes need, up to a limit from which they are scrolled."""
        inner = self._inner
        width = max(1, self.area.viewport().width())
        needed = max(inner.heightForWidth(width), inner.minimumSizeHint().height())
        self.area.setFixedHeight(min(needed, theme.scaled(_MORE_HIGH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the notes the room that they need in the new width."""
        super().resizeEvent(event)
        self._fit()

    def texts(self) -> tuple[str, str, str]:
        """Return the files, the line about them, and what else came."""
        return self._name.text(), self._about.text(), self._list.text()
