"""ReviewView: everything that came back, to be decided item by item before anything is written."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from urbandesk.exchange.merge.plan import Answer, Category, Decision, Item
from urbandesk.i18n import _, format_number, ngettext
from urbandesk.services.homecoming.review import Review
from urbandesk.ui import theme
from urbandesk.ui.exchange.category_tabs import CategoryTabs
from urbandesk.ui.exchange.deciding import STAYS, TAKES, Deciding
from urbandesk.ui.exchange.item_detail import ItemDetail
from urbandesk.ui.exchange.item_rows import ItemRows, columns
from urbandesk.ui.exchange.item_view import ItemView
from urbandesk.ui.exchange.item_words import ItemWords
from urbandesk.ui.exchange.key_cap import review_keys
from urbandesk.ui.exchange.review_foot import ReviewFoot
from urbandesk.ui.exchange.review_head import ReviewHead
from urbandesk.ui.exchange.several_menu import several_menu
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.tables.record_table import RecordTable
from urbandesk.ui.widgets.buttons import outlined_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.quiet_area import ModestSplitter, quiet_area
from urbandesk.ui.widgets.value_table import table_data
from urbandesk.ui.widgets.wrap_row import WrapRow

_MANY = 200
_NARROW_BELOW = 1100
_LOW_BELOW = 540
_MISSING = "missing_as_deleted"


class ReviewView(QWidget):
    """Head, tabs, table, the chosen item in whole, and what will happen.

    Signals:
        apply_wanted: what is decided is to be written.
        later_wanted: the review is to wait.
        decided: something was decided; the review is to be kept.
        choices_wanted: the ``Choices`` with which all is to be compared again.
        told: returns a sentence for the message bar.
    """

    apply_wanted = Signal()
    later_wanted = Signal()
    decided = Signal()
    choices_wanted = Signal(object)
    told = Signal(object)

    def __init__(
        self, review: Review, decisions: Mapping[str, Decision], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # The first child hears of a language switch first: names are then looked up anew.
        live = LiveText(self)
        self.deciding = Deciding(review, decisions, self)
        self.words = ItemWords(review.plan)
        live.bind(lambda _text: self.words.forget(), str)
        self._rows = ItemRows(self.deciding, self.words)
        self.table = RecordTable(self._rows.fetch, self)
        self.head = ReviewHead(review, self.words)
        self.tabs = CategoryTabs(self.deciding)
        self.view = ItemView(self.table)
        self.detail = ItemDetail(self.deciding, self.words)
        self.keep_ours = outlined_button(lambda: _("Keep ours"))
        self.take_theirs = outlined_button(lambda: _("Take theirs"))
        self.both = outlined_button(lambda: _("Keep both"))
        self.several = outlined_button(lambda: _("Several at once…"))
        self.keys = review_keys()
        self.foot = ReviewFoot(self.deciding)
        self._low = False
        self.said = QWidget()
        self._below = QVBoxLayout(self.said)
        edge = theme.scaled(16)
        self._below.setContentsMargins(edge, 0, edge, theme.scaled(8))
        self.said.hide()
        self._arrange()
        self._connect()
        live.bind(lambda _text: self.table.show_columns(columns()), str)
        self.view.fit()
        self._show_first()

    def _arrange(self) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(theme.scaled(8), 0, theme.scaled(8), 0)
        tabs.addWidget(self.tabs, 1)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.view, 1)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.detail, 1)
        below.addLayout(self._answer_row())
        set_ground(lower, "window", edge="top")
        splitter = ModestSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(upper)
        splitter.addWidget(lower)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        self._page = page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.head)
        inner.addLayout(tabs)
        inner.addWidget(splitter, 1)
        inner.addWidget(self.said)
        # In large type there is no room for all of it: the page scrolls, the foot stays.
        self.area = quiet_area(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.foot)

    def _answer_row(self) -> QBoxLayout:
        deeds = (self.several, self.both, self.keep_ours, self.take_theirs)
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        edge = theme.scaled(16)
        self._answers.setContentsMargins(edge, 0, edge, theme.scaled(8))
        self._answers.setSpacing(theme.scaled(8))
        self._answers.addWidget(self.keys, 1)
        self._answers.addWidget(WrapRow(deeds, gap=8, to_end=True))
        return self._answers

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_category)
        view = self.view
        view.chosen.connect(self._show_item)
        view.keyed.connect(self._bring_into_view)
        # The row that is current changes before the rows that are chosen do.
        view.selectionModel().selectionChanged.connect(lambda *_rows: self._offer_answers())
        view.answered.connect(lambda wanted: self.deciding.answer(self.chosen(), wanted))
        view.pressed_answer.connect(self._press)
        view.typing_wanted.connect(self.type_result)
        view.next_wanted.connect(self.go_to_next)
        view.accepted.connect(self._accept)
        view.opened.connect(lambda _key: self.type_result())
        view.menu_wanted.connect(self._open_menu)
        view.copy_wanted.connect(lambda: self._copy(view.selected()))
        self.detail.decided.connect(self._decide)
        self.detail.shift.realigned.connect(lambda kind: self._choose("realigned", kind))
        self.detail.shift.trusted.connect(lambda kind: self._choose("trusted", kind))
        self.head.deletion_toggled.connect(lambda kind: self._choose(_MISSING, kind))
        self.head.sheet_chosen.connect(self.choices_wanted)
        self.head.copy.clicked.connect(lambda: self._copy(self.table.keys()))
        self.deciding.changed.connect(self._redraw)
        self.keep_ours.clicked.connect(lambda: self.deciding.answer(self.chosen(), STAYS))
        self.take_theirs.clicked.connect(lambda: self.deciding.answer(self.chosen(), TAKES))
        self.both.clicked.connect(lambda: self.deciding.answer(self.chosen(), (Answer.BOTH,)))
        self.several.clicked.connect(self._menu_below)
        self.foot.apply_wanted.connect(self._apply)
        self.foot.later_wanted.connect(self.later_wanted)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.tabs.step(by))

    # What is shown

    def _show_first(self) -> None:
        """Show the first tab in which something is left, and its first open item."""
        first = next((c for c in Category if self.deciding.by_category[c]), Category.CONFLICT)
        self.tabs.show_category(first)
        self._show_category(self.tabs.category())

    def _show_category(self, category: Category) -> None:
        items = self.deciding.by_category[category]
        self.table.show_keys([item.id for item in items])
        self.head.copy.setEnabled(bool(items))
        start = next((item for item in items if self.deciding.is_open(item)), None)
        self.go_to_item(start or (items[0] if items else None))

    def go_to_item(self, item: Item | None) -> None:
        """Show an item in its tab and in whole."""
        if item is not None and item.category is not self.tabs.category():
            self.tabs.show_category(item.category)
        self.view.restore(item.id if item is not None else "")
        self._show_item(item.id if item is not None else "")

    def _show_item(self, key: str) -> None:
        item = self.deciding.items.get(key)
        if item is None:
            self.detail.show_item(None)
        else:
            row, count = self.table.row_of(key) + 1, self.table.rowCount()
            self.detail.show_item(item, _("{n} of {total}").format(n=row, total=count))
        self._order_keys()
        self._offer_answers()

    def _offer_answers(self) -> None:
        chosen = self.chosen()
        answers = {answer for item in chosen for answer in item.answers}
        self.keep_ours.setEnabled(bool(answers & set(STAYS)))
        self.take_theirs.setEnabled(bool(answers & set(TAKES)))
        self.both.setEnabled(Answer.BOTH in answers)
        self.several.setEnabled(bool(chosen))

    def _redraw(self, keys: Sequence[str]) -> None:
        if len(keys) > _MANY:
            self.table.forget_rows()
        else:
            self.table.refetch(keys)
        self.detail.refresh()
        self.decided.emit()

    def current(self) -> Item | None:
        """Return the item that is shown in whole."""
        return self.detail.item

    def chosen(self) -> list[Item]:
        """Return the items of the chosen rows."""
        keys = self.view.selected() or ([self.view.current()] if self.view.current() else [])
        return [self.deciding.items[key] for key in keys]

    # What a person does

    def _choose(self, name: str, kind: str) -> None:
        """Choose something for all rows of a kind, or take that back; all is compared again."""
        self.choices_wanted.emit(self.deciding.review.choices.toggled(name, kind))

    def _press(self, key: str, answer: Answer) -> None:
        item = self.deciding.items.get(key)
        if item is None:
            return
        if answer is Answer.TYPED:
            self.type_result()
        elif not self.deciding.answer([item], (answer,)) and answer is Answer.SAME:
            self.detail.same.box.setFocus()

    def _decide(self, decision: Decision) -> None:
        item = self.current()
        if item is not None:
            self.deciding.decide([item], decision)

    def _accept(self) -> None:
        """Let what is proposed hold and go on; what needs an answer wants to be typed."""
        item = self.current()
        if item is None:
            return
        if self.deciding.is_open(item):
            self.type_result()
            return
        self.deciding.accept(self.chosen())
        self.view.go_to_row(self.table.row_of(item.id) + 1)

    def type_result(self) -> None:
        """Put the cursor into the result of the current item."""
        if self.detail.begin_typing():
            self.area.ensureWidgetVisible(QApplication.focusWidget() or self.detail)

    def go_to_table(self) -> None:
        """Put the keyboard into the table and show its row."""
        self.view.setFocus()
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Where the page scrolls, show the current row at the top and its detail below."""
        view, page = self.view, self._page
        row = view.visualRect(view.currentIndex())
        if row.isValid():
            top = view.viewport().mapTo(page, row.topLeft()).y()
            self.area.verticalScrollBar().setValue(top - row.height() // 4)

    def _share_foot(self) -> None:
        """Let the page scroll over what will be written where the foot would be half of it."""
        low = self.height() < theme.scaled(_LOW_BELOW)
        if low is self._low:
            return
        self._low = low
        self.said.setVisible(low)
        if low:
            for words in self.foot.words():
                self._below.addWidget(words)
        else:
            self.foot.take_words_back()

    def _order_keys(self) -> None:
        """Let Tab go from top to bottom: what an item brings along was made last of all."""
        stops: list[QWidget] = [self.tabs, self.view.head, self.view, *self.detail.stops()]
        stops += [self.several, self.both, self.keep_ours, self.take_theirs]
        stops += [self.foot.later, self.foot.apply]
        for first, second in itertools.pairwise(stops):
            QWidget.setTabOrder(first, second)

    def go_to_next(self) -> None:
        """Go to the next item that needs an answer, in another tab when it must be."""
        item = self.deciding.next_open(self.view.current())
        if item is None:
            self.told.emit(lambda: _("Nothing is open any more."))
            return
        self.go_to_item(item)
        self.go_to_table()

    def _copy(self, keys: Sequence[str]) -> None:
        QApplication.clipboard().setMimeData(table_data(self._rows.as_table(keys)))
        count = len(keys)
        self.told.emit(
            lambda: ngettext(
                "{n} row is copied. Paste it into a document to print it.",
                "{n} rows are copied. Paste them into a document to print them.",
                count,
            ).format(n=format_number(count))
        )

    def _menu_below(self) -> None:
        self._open_menu(self.several.mapToGlobal(self.several.rect().topLeft()))

    def _open_menu(self, at: QPoint) -> None:
        item = self.current()
        if item is not None:
            menu = several_menu(self.deciding, item, self.words, self, self.chosen())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _apply(self) -> None:
        if self.settle():
            self.apply_wanted.emit()

    def settle(self) -> bool:
        """Take what is half typed; returns whether all of it is good."""
        return self.detail.result.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put keys and buttons below each other in a small window; a low one scrolls over more."""
        super().resizeEvent(event)
        self._share_foot()
        narrow = self.width() < theme.scaled(_NARROW_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._answers.setDirection(direction)
