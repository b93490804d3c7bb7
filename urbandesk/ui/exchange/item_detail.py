"""ItemDetail: one item in whole: every version with what differs, the reason, the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from urbandesk.exchange.merge.plan import Answer, Cells, Decision, Item, Version
from urbandesk.exchange.merge.shown import senders, shown_columns
from urbandesk.i18n import _
from urbandesk.models.column import FieldColumn
from urbandesk.models.schema import KINDS
from urbandesk.ui import theme
from urbandesk.ui.exchange.deciding import Deciding
from urbandesk.ui.exchange.detail_head import DetailHead
from urbandesk.ui.exchange.diff_box import DiffBox
from urbandesk.ui.exchange.item_words import (
    ItemWords,
    is_wording,
    place_words,
    result_cells,
)
from urbandesk.ui.exchange.result_editor import ResultEditor
from urbandesk.ui.exchange.row_table import RowTable
from urbandesk.ui.exchange.same_choice import SameChoice
from urbandesk.ui.exchange.shift_choice import ShiftChoice
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import link_button
from urbandesk.ui.widgets.plain_label import PlainLabel

_EDGE = 16
_LEAST = 128
"""Height at which a few lines of each version can be read."""


class ItemDetail(QWidget):
    """Below the table: whole texts side by side, the reason, the other language, the result.

    Signals:
        decided: a ``Decision`` about the item shown.
    """

    decided = Signal(object)

    def __init__(self, deciding: Deciding, words: ItemWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self._words = words
        self.item: Item | None = None
        self.head = DetailHead(words)
        self.base = DiffBox(lambda: _("Base"))
        self.ours = DiffBox(lambda: _("Ours"))
        self.theirs: list[DiffBox] = []
        self.result = ResultEditor(self._pairs)
        self.rows = RowTable()
        self.same = SameChoice()
        self.shift = ShiftChoice()
        self.context = PlainLabel(role="secondary", size="small", wrap=True)
        self._arrange()
        self.result.typed.connect(self._take_typed)
        self.same.looked_at.connect(lambda _key: self._show_row())
        self.same.chosen.connect(lambda key: self.decided.emit(Decision(Answer.SAME, same=key)))
        LiveText(self).bind(lambda _text: self.refresh(), str)

    def _arrange(self) -> None:
        boxes = QWidget()
        self._boxes = QHBoxLayout(boxes)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(theme.scaled(_EDGE))
        for part in (self.base, self.ours, self.result):
            self._boxes.addWidget(part, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(boxes)
        theme.follow(self, self._hold_room)
        column = QVBoxLayout(self)
        edge = theme.scaled(_EDGE)
        column.setContentsMargins(edge, theme.scaled(8), edge, theme.scaled(4))
        column.setSpacing(theme.scaled(6))
        column.addWidget(self.head)
        column.addWidget(self._area, 1)
        column.addWidget(self.rows, 1)
        column.addWidget(self.same)
        column.addWidget(self.shift)
        column.addWidget(self.context)

    def _hold_room(self) -> None:
        bar = self._area.horizontalScrollBar().sizeHint().height()
        for part in (self._area, self.rows):
            part.setMinimumHeight(theme.scaled(_LEAST) + bar)

    # What is shown

    def show_item(self, item: Item | None, place: str = "") -> None:
        """Show another item; ``place`` says which of how many it is."""
        self.item = item
        self.head.show_item(item, place)
        self.shift.show_item(item)
        for part in (self._area, self.rows, self.same, self.context):
            part.setVisible(False)
        if item is None:
            return
        if not item.about_row:
            self._show_versions(item)
        typed = Answer.TYPED in item.answers
        self.result.show_fields(KINDS.get(item.kind), self._typed_columns(item) if typed else ())
        self.refresh()

    def _typed_columns(self, item: Item) -> tuple[str, ...]:
        if not item.about_row:
            problem = [t.removeprefix("problem:") for t in item.tags if t.startswith("problem:")]
            return tuple(problem) or shown_columns(item)
        kind = KINDS[item.kind]
        empty = [n for n, c in kind.columns.items() if c.required and not item.theirs.get(n)]
        return tuple(empty) or tuple(n for n in kind.label_columns() if not item.theirs.get(n))

    def _show_versions(self, item: Item) -> None:
        """Make a box for each version that came, between ours and the result."""
        for box in self.theirs:
            box.hide()
            box.deleteLater()
        self.theirs = []
        several = len(item.versions) > 1
        named = len(self._deciding.review.sources) > 1  # whose it is, also where only one says it
        for version in item.versions:
            box = DiffBox(lambda: _("Theirs"))
            # Among several there is no room for the cell; the sentence above names it.
            place = str if several else partial(place_words, version.at)
            box.call(partial(_sender, version, named or several), place)
            if several and Answer.THEIRS in item.answers:
                take = link_button(lambda: _("Take this one"))
                take.clicked.connect(partial(self._take_from, version.sender))
                box.offer(take)
            self._boxes.insertWidget(self._boxes.count() - 1, box, 1)
            self.theirs.append(box)

    def refresh(self) -> None:
        """Show the item anew: something else is decided, or the language was switched."""
        item = self.item
        if item is None:
            return
        self.head.refresh()
        self.rows.setVisible(False)
        if item.about_row:
            decision = self._deciding.made(item)
            chosen = decision.same if decision is not None else ""
            self.same.offer(item, self._deciding.review.plan, self._words, chosen)
            self._show_row()
        else:
            self._show_texts(item)
        self._area.setVisible(not item.about_row or bool(self.result.editors))
        for box in (self.base, self.ours, *self.theirs):
            box.setVisible(not item.about_row)
        self._show_result(item)
        self._show_context(item)

    def _show_texts(self, item: Item) -> None:
        words, whole = self._words, not is_wording(item)
        base = None if item.base is None else words.text(item, item.base)
        if base is None:
            self.base.text.show_text(_("not known"), role="secondary")
        else:
            _show(self.base, base, None, whole=whole)
        if item.ours is None:
            self.ours.text.show_text(_("not here"), role="secondary")
        else:
            _show(self.ours, words.text(item, item.ours), base, whole=whole)
        for version, box in zip(item.versions, self.theirs, strict=True):
            if version.raw:
                box.text.show_text(version.raw, role="attention")
            else:
                _show(box, words.text(item, version.values), base, whole=whole)

    def _show_row(self) -> None:
        if self.item is None:
            return
        key = self.same.current() if Answer.SAME in self.item.answers else ""
        other: Cells | None = None
        if key:
            other = self._words.cells(self.item.kind, key)
        self.rows.show_item(self.item, self._words, other, self._words.name(self.item.kind, key))
        self.rows.setVisible(self.rows.rowCount() > 0)

    def _show_result(self, item: Item) -> None:
        decision = self._deciding.effective(item)
        cells: Cells = {}
        if decision is not None and not item.about_row:
            cells = result_cells(item, decision) or {}
        elif decision is not None:
            cells = decision.typed
        elif not item.about_row:
            cells = item.ours or {}
        self.result.show_values(cells, partial(_came_about, item, decision), locked=False)

    def _show_context(self, item: Item) -> None:
        language, text = self._words.other_language(item)
        self.context.setVisible(bool(text))
        if text:
            self.context.setText(
                _("{language} text: {text}").format(language=language, text=" ".join(text.split()))
            )

    # What a person does

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, from left to right, then down."""
        versions = [self.base, self.ours, *self.theirs]
        found: list[QWidget] = []
        for box in versions:
            found += [box.text, *box.findChildren(QAbstractButton)]
        for editor in self.result.editors.values():  # Tab to it goes to its part
            found += [editor, editor.editor()]
        return [
            *found,
            self.rows,
            self.same.box,
            self.same.button,
            self.shift.realign,
            self.shift.trust,
        ]

    def begin_typing(self) -> bool:
        """Put the cursor into the result; returns whether something can be typed."""
        self._area.ensureWidgetVisible(self.result)
        return self.result.begin()

    def _take_typed(self, values: Cells) -> None:
        item = self.item
        if item is None:
            return
        whole = dict(values)
        made = self._deciding.made(item)
        if made is not None and made.answer is Answer.TYPED:
            whole = {**made.typed, **whole}
        self.decided.emit(Decision(Answer.TYPED, typed=whole))

    def _take_from(self, sender: str) -> None:
        self.decided.emit(Decision(Answer.THEIRS, sender=sender))

    def _pairs(self, column: FieldColumn) -> Sequence[tuple[str, str]]:
        """Return the records that a reference can point at."""
        target = column.field.target
        here = self._deciding.review.plan.ground.ours.get(target, {}) if target else {}
        return sorted(((key, self._words.name(target, key)) for key in here), key=lambda p: p[1])


def _show(box: DiffBox, text: str, base: str | None, *, whole: bool) -> None:
    """Show a text beside its base; that nothing is filled is said, unless something was removed."""
    if text or base:
        box.text.show_text(text, base, whole=whole)
    else:
        box.text.show_text(_("empty"), role="secondary")


def _sender(version: Version, several: bool) -> str:
    if not several:
        return _("Theirs")
    return senders(version)


_CAME_ABOUT: dict[Answer, Callable[[], str]] = {
    Answer.OURS: lambda: _("what is here stays"),
    Answer.THEIRS: lambda: _("taken from the file"),
    Answer.BASE: lambda: _("back to what was sent"),
    Answer.BOTH: lambda: _("both, please check"),
    Answer.TYPED: lambda: _("typed here"),
}


def _came_about(item: Item, decision: Decision | None) -> str:
    if decision is None:
        return _("not decided")
    version = item.version(decision.sender) if decision.sender else None
    if version is not None:
        return _("taken from {name}").format(name=senders(version))
    found = _CAME_ABOUT.get(decision.answer)
    return found() if found is not None else ""
