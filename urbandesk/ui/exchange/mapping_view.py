"""MappingView: what the columns of a foreign file mean, with twenty rows as they would land."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from urbandesk.exchange.merge.values import Records
from urbandesk.exchange.reading.text_table import ENCODINGS
from urbandesk.i18n import _
from urbandesk.models.schema import KINDS
from urbandesk.ui import theme
from urbandesk.ui.exchange import assigning
from urbandesk.ui.exchange.assigning import Assigned
from urbandesk.ui.exchange.heading_rows import HeadingRows
from urbandesk.ui.exchange.taking_home import Foreign
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import main_button, outlined_button
from urbandesk.ui.widgets.flag_table import FlagCell, FlagRow, FlagTable
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.quiet_area import YieldingPage, quiet_area
from urbandesk.ui.widgets.quiet_box import QuietBox

_LEAST = 160
_SEEN = 112
"""Height at which some of the rows that would land can be read."""
_CALLED = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp1252": "Windows-1252",
}


class MappingView(QWidget):
    """Which kind of record the rows are, which field each column is, and how they are matched.

    Signals:
        agreed: the ``Assigned`` columns by which the file is to be compared.
        encoding_wanted: the encoding in which a text file is to be read again.
        dropped: the file is not to be taken home.
    """

    agreed = Signal(object)
    encoding_wanted = Signal(str)
    dropped = Signal()

    def __init__(self, foreign: Foreign, here: Records, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.foreign = foreign
        self._here = here
        self._sheets = assigning.sheets(foreign.book)
        self.sheet = self._box(lambda: _("Sheet"))
        self.kind = self._box(lambda: _("The rows are"))
        self.encoding = self._box(lambda: _("Encoding"))
        self.rows = HeadingRows()
        self.preview = FlagTable(lambda: _("The first rows as they would land"))
        self.drop = outlined_button(lambda: _("Do not take it home"))
        self.compare = main_button(lambda: _("Compare with the records"), "compare")
        self._problem = PlainLabel(role="secondary", size="small")
        self._arrange()
        self._connect()
        self._offer_sheets()
        self._live = LiveText(self)
        self._live.bind(lambda _text: self._offer_kinds(), str)
        if self._sheets:
            self._show(assigning.proposed(self._sheets[0]))
        self.compare.setEnabled(bool(self._sheets))

    def _box(self, name: Callable[[], str]) -> QComboBox:
        box = QuietBox()
        LiveText(box).bind_name(box, name)
        return box

    def _head(self) -> QLayout:
        title = PlainLabel(self.foreign.path.name, bold=True)
        sentence = PlainLabel(role="secondary", size="small", wrap=True)
        LiveText(sentence).bind(sentence.setText, self.foreign.error.text)
        choices = QHBoxLayout()
        choices.setSpacing(theme.scaled(8))
        for box in (self.sheet, self.kind, self.encoding):
            label = PlainLabel(role="secondary")
            LiveText(label).bind(label.setText, box.accessibleName)
            choices.addWidget(label)
            choices.addWidget(box)
            label.setVisible(self._is_offered(box))
            box.setVisible(self._is_offered(box))
        choices.addStretch(1)
        head = QVBoxLayout()
        edge = theme.scaled(16)
        head.setContentsMargins(edge, theme.scaled(12), edge, theme.scaled(8))
        head.setSpacing(theme.scaled(8))
        head.addWidget(title)
        head.addWidget(sentence)
        head.addLayout(choices)
        return head

    def _arrange(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.rows)
        splitter.addWidget(self._previewed())
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([300, 200])
        theme.follow(self.rows, lambda: self.rows.setMinimumHeight(theme.scaled(_LEAST)))
        page = YieldingPage()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(self._head())
        inner.addWidget(splitter, 1)
        # In large type there is no room for all of it: the page scrolls, the foot stays.
        self.area = quiet_area(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self._foot())

    def _is_offered(self, box: QComboBox) -> bool:
        """Return whether there is something to choose: several sheets, a text to be decoded."""
        if box is self.sheet:
            return len(self._sheets) > 1
        return box is not self.encoding or bool(self.foreign.book.encoding)

    def _previewed(self) -> QWidget:
        label = PlainLabel(bold=True)
        LiveText(label).bind(label.setText, lambda: _("The first rows as they would land"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.preview)
        theme.follow(area, lambda: area.setMinimumHeight(theme.scaled(_SEEN)))
        part = QWidget()
        set_ground(part, "window", edge="top")
        column = QVBoxLayout(part)
        edge = theme.scaled(16)
        column.setContentsMargins(edge, theme.scaled(8), edge, 0)
        column.addWidget(label)
        column.addWidget(self._problem)
        column.addWidget(area, 1)
        return part

    def _foot(self) -> QWidget:
        foot = QWidget()
        set_ground(foot, "nav", edge="top")
        row = QHBoxLayout(foot)
        edge = theme.scaled(16)
        row.setContentsMargins(edge, theme.scaled(10), edge, theme.scaled(10))
        row.setSpacing(theme.scaled(12))
        remembered = PlainLabel(role="secondary", size="small", wrap=True)
        LiveText(remembered).bind(
            remembered.setText,
            lambda: _("What you choose is remembered for files with the same heads."),
        )
        row.addWidget(remembered, 1)
        row.addWidget(self.drop)
        row.addWidget(self.compare)
        return foot

    def _connect(self) -> None:
        self.sheet.activated.connect(lambda at: self._show(assigning.proposed(self._sheets[at])))
        self.kind.activated.connect(self._take_kind)
        self.encoding.activated.connect(
            lambda at: self.encoding_wanted.emit(str(self.encoding.itemData(at)))
        )
        self.rows.changed.connect(self._show_landing)
        self.drop.clicked.connect(self.dropped)
        self.compare.clicked.connect(lambda: self.agreed.emit(self.assigned()))

    def _offer_sheets(self) -> None:
        for sheet in self._sheets:
            self.sheet.addItem(sheet.name)
        for encoding in ENCODINGS:
            self.encoding.addItem(_CALLED.get(encoding, encoding), encoding)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(self.foreign.book.encoding)))

    def _offer_kinds(self) -> None:
        """Offer the kinds in the language in force; the chosen one stays."""
        chosen = str(self.kind.currentData() or "")
        self.kind.clear()
        for kind in assigning.kinds():
            self.kind.addItem(_(kind.plural), kind.key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        if chosen:
            self._show_landing()

    def _take_kind(self, _at: int) -> None:
        sheet = self._sheets[max(0, self.sheet.currentIndex())]
        self._show(assigning.proposed(sheet, str(self.kind.currentData())))

    def _show(self, assigned: Assigned) -> None:
        """Show what the columns of the chosen sheet mean."""
        sheet = self._sheets[max(0, self.sheet.currentIndex())]
        self.kind.setCurrentIndex(max(0, self.kind.findData(assigned.kind)))
        self.rows.show_headings(assigning.headings(sheet), assigned)
        self._show_landing()

    def assigned(self) -> Assigned:
        """Return what the columns mean as it is chosen now."""
        sheet = self._sheets[max(0, self.sheet.currentIndex())]
        return Assigned(
            sheet.name, str(self.kind.currentData()), self.rows.columns(), self.rows.match()
        )

    def _show_landing(self) -> None:
        """Show the first rows as they would land; what cannot be understood is amber."""
        if not self._sheets:
            return
        sheet, assigned = self._sheets[max(0, self.sheet.currentIndex())], self.assigned()
        kind = KINDS[assigned.kind]
        landed = list(assigning.landing(sheet, assigned, self._here))
        rows = [
            FlagRow(
                str(at),
                tuple(FlagCell(c.text, "attention" if c.problem else "text") for c in cells),
            )
            for at, cells in enumerate(landed)
        ]
        heads = tuple(kind.columns[name].title() for name in assigned.columns)
        self.preview.show_rows(heads, rows if heads else (), wide=max(0, len(heads) - 1))
        problem = next((c.problem for cells in landed for c in cells if c.problem), "")
        self._problem.setVisible(bool(problem))
        self._problem.setText(problem)
        self.compare.setEnabled(bool(heads))
