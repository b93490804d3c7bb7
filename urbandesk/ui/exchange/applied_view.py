"""AppliedView: what was taken over, what was kept, what is open, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from urbandesk.i18n import _, join_sentences, ngettext
from urbandesk.services.homecoming.applying import Applied
from urbandesk.services.homecoming.review import Review
from urbandesk.ui import theme
from urbandesk.ui.exchange.item_words import ItemWords
from urbandesk.ui.exchange.review_words import file_names
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import main_button, outlined_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.value_table import Table, ValueTable

_MOST = 500


class AppliedView(QWidget):
    """What came of a review.

    Signals:
        undo_wanted: the step is to be taken back.
        receipt_wanted: a receipt is to be written.
        go_on_wanted: the review goes on with what is open.
        done: the person is through with it.
    """

    undo_wanted = Signal()
    receipt_wanted = Signal()
    go_on_wanted = Signal()
    done = Signal()

    def __init__(self, review: Review, applied: Applied, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = review
        self.applied = applied
        self._words = ItemWords(review.plan)
        self._live = LiveText(self)
        self._live.bind(lambda _text: self._words.forget(), str)
        self._title = PlainLabel(bold=True, size="title")
        self._taken = PlainLabel(wrap=True)
        self._rest = PlainLabel(role="secondary", wrap=True)
        self.undo = outlined_button(lambda: _("Undo"), "undo")
        self.receipt = outlined_button(lambda: _("Write the receipt…"), "document")
        self.go_on = outlined_button(lambda: _("Go on with what is open"), "merge")
        self.close_button = main_button(lambda: _("Done"), "check")
        for button, signal in (
            (self.undo, self.undo_wanted),
            (self.receipt, self.receipt_wanted),
            (self.go_on, self.go_on_wanted),
            (self.close_button, self.done),
        ):
            button.clicked.connect(signal)
        self.undo.setEnabled(applied.step > 0)
        self.go_on.setVisible(bool(applied.open))
        self.tables: list[ValueTable] = []
        self._arrange()
        self._live.bind(
            self._title.setText, lambda: _("Taken home: {name}").format(name=file_names(review))
        )
        self._live.bind(self._taken.setText, lambda: taken_sentence(applied))
        self._live.bind(self._rest.setText, lambda: rest_sentence(applied))

    def _arrange(self) -> None:
        inner = QWidget()
        set_ground(inner, "base")
        column = QVBoxLayout(inner)
        edge = theme.scaled(16)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.scaled(12))
        for label in (self._title, self._taken, self._rest):
            column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.scaled(8))
        buttons.addStretch(1)
        for button in (self.undo, self.receipt, self.go_on, self.close_button):
            buttons.addWidget(button)
        for title, rows in (
            (lambda: _("Open, as they were here"), self._open_rows),
            (lambda: _("Held back by a rule"), self._held_rows),
            (lambda: _("Came and was not taken"), self._kept_rows),
        ):
            column.addWidget(self._section(title, rows))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        foot = QWidget()
        set_ground(foot, "nav", edge="top")
        foot.setLayout(buttons)
        buttons.setContentsMargins(edge, theme.scaled(10), edge, theme.scaled(10))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(foot)

    def _section(
        self, title: Callable[[], str], rows: Callable[[], Iterator[tuple[str, str, str]]]
    ) -> Section:
        """Return a list under a head; without rows it takes no room."""
        section = Section(title)
        table = ValueTable(title)
        table.setFrameShape(QFrame.Shape.NoFrame)
        section.add(table)
        self.tables.append(table)

        def fill(_text: str) -> None:
            found = tuple(rows())[:_MOST]
            table.show_table(
                Table((_("Record"), _("Field"), _("What came")), found, wide=2, most=320)
            )
            high = table.verticalHeader().defaultSectionSize()
            table.setFixedHeight(
                table.horizontalHeader().sizeHint().height() + high * len(found) + 4
            )

        self._live.bind(fill, str)
        section.setVisible(table.rowCount() > 0)
        return section

    def _open_rows(self) -> Iterator[tuple[str, str, str]]:
        for item in self.applied.open:
            yield self._words.record(item), self._words.field(item), self._words.each_came(item)

    def _held_rows(self) -> Iterator[tuple[str, str, str]]:
        for held in self.applied.held:
            yield self._words.name(held.kind, held.record), "", held.reason.text()

    def _kept_rows(self) -> Iterator[tuple[str, str, str]]:
        items = {item.id: item for item in self.review.plan.items}
        for kept in self.applied.kept:
            item = items[kept.item]
            yield self._words.record(item), self._words.field(item), self._words.each_came(item)

    def texts(self) -> tuple[str, str]:
        """Return what was taken and what was not, in sentences."""
        return self._taken.text(), self._rest.text()


def taken_sentence(applied: Applied) -> str:
    """Return what was written."""
    if not applied.step:
        return _("Nothing had to be written.")
    return _(
        "{added} added, {changed} changed, {removed} deleted; a checked backup was made before."
    ).format(
        added=_records(applied.added),
        changed=_records(applied.changed),
        removed=_records(applied.removed),
    )


def _records(count: int) -> str:
    return ngettext("{n} record", "{n} records", count).format(n=count)


def rest_sentence(applied: Applied) -> str:
    """Return what was kept, what is open and what was held back."""
    said = []
    if count := len(applied.open):
        said.append(
            ngettext(
                "{n} item is open and stays as it was; the review waits for you.",
                "{n} items are open and stay as they were; the review waits for you.",
                count,
            ).format(n=count)
        )
    if count := len(applied.held):
        said.append(
            ngettext(
                "{n} record is held back, since it would break a rule.",
                "{n} records are held back, since they would break a rule.",
                count,
            ).format(n=count)
        )
    if count := len(applied.kept):
        said.append(
            ngettext(
                "{n} value that came was not taken.", "{n} values that came were not taken.", count
            ).format(n=count)
        )
    return join_sentences(said)
