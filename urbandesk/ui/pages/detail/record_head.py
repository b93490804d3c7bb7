"""RecordHead: mark and name in both languages in one line, what it is below, and *More*."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from urbandesk.i18n import CHINESE, _, current, join_facts, join_place
from urbandesk.models import schema
from urbandesk.models.field import SIDES
from urbandesk.services.finding.queries import Record
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.side_mark import SideMark

PLACE = "place"
"""Stands for the region and the country of a city, in the order of the language in force."""

_BELOW = {
    "city": ("level", PLACE),
    "organisation": ("actor_type", "city"),
    "partnership": ("state", "programme", "period"),
    "plan": ("status", "version", "partnership"),
    "funding_scheme": ("funder",),
    "person": ("function", "organisation"),
}
"""The fields that say in one line below its name what a record is."""


class _SecondName(PlainLabel):
    """The name in the other language: as large as the first, in the normal weight."""

    def _dress(self) -> None:
        super()._dress()
        font = fonts.title(self._language)
        font.setBold(False)
        self.setFont(font)


class RecordHead(QWidget):
    """Says which record is shown.

    Signals:
        delete_wanted: *Delete* was chosen.
        erase_wanted: *Erase for good* was chosen.
        plan_wanted: *Begin a plan* was chosen.
        open_wanted: *Open the plan* was pressed.
    """

    delete_wanted = Signal()
    erase_wanted = Signal()
    plan_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = schema.kind(kind)
        self._record: Record | None = None
        self._can_change = False
        self._marks = {side: SideMark(side, in_title=True) for side in SIDES}
        self._first = PlainLabel(size="title")
        self._second = _SecondName(size="title")
        self._below = PlainLabel(role="secondary")
        self.more = Button(lambda: _("More"), icon="more")
        self.more.clicked.connect(self._open_menu)
        self.open_plan = Button(lambda: _("Open the plan"), icon="plans")
        self.open_plan.clicked.connect(self.open_wanted)
        self._live = LiveText(self)
        self._live.bind(self._first.setText, lambda: self.names()[0])
        self._live.bind(self._second.setText, lambda: self.names()[1])
        self._live.bind(self._below.setText, self.below)
        self._arrange()
        self.open_plan.setVisible(kind == "plan")

    def _arrange(self) -> None:
        self._names = QHBoxLayout()
        for mark in self._marks.values():
            self._names.addWidget(mark)
        self._names.addWidget(self._first)
        self._names.addWidget(self._second)
        self._names.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.scaled(4))
        words.addLayout(self._names)
        words.addWidget(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.open_plan, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        theme.follow(self, lambda: self._names.setSpacing(theme.scaled(8)))

    def show_record(self, record: Record, sides: Sequence[str], *, can_change: bool) -> None:
        """Show a record and the marks of the sides it belongs to."""
        self._record = record
        self._can_change = can_change and not self._kind.catalogue
        for side, mark in self._marks.items():
            mark.setVisible(side in sides)
        self.more.setVisible(self._can_change)
        self._live.refresh()
        self._fit()

    def _fit(self) -> None:
        """Cut the name in the other language before the one in the language in force."""
        beside = sum(
            one.sizeHint().width() for one in (self.more, self.open_plan) if not one.isHidden()
        )
        room = max(0, self.width() - beside) * 2 // 3
        self._first.setMinimumWidth(min(self._first.sizeHint().width(), room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew how much room the names have."""
        super().resizeEvent(event)
        self._fit()

    def names(self) -> tuple[str, str]:
        """Return the name in the language in force and, where it has one, in the other one."""
        if self._record is None:
            return "", ""
        values = self._record.values
        names = [str(values.get(name) or "") for name in self._kind.label_columns()]
        known = list(dict.fromkeys(name for name in names if name))
        first = known[0] if known else self._record.label
        return first, known[1] if len(known) > 1 else ""

    def labels(self) -> tuple[PlainLabel, PlainLabel]:
        """Return the labels of both names."""
        return self._first, self._second

    def below(self) -> str:
        """Return what the record is, in one line."""
        record = self._record
        if record is None:
            return ""
        texts = (text_of(record, key) for key in _BELOW.get(record.kind, ()))
        return join_facts(texts)

    def menu(self) -> QMenu:
        """Return the menu behind *More*."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._kind.key == "partnership":
            menu.addAction(_("Begin a plan")).triggered.connect(self.plan_wanted)
        menu.addAction(_("Delete…")).triggered.connect(self.delete_wanted)
        if self._kind.key == "person":
            menu.addAction(_("Erase for good…")).triggered.connect(self.erase_wanted)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        at = self.more.mapToGlobal(self.more.rect().bottomRight())
        menu.popup(at - QPoint(menu.sizeHint().width(), 0))


def text_of(record: Record, key: str) -> str:
    """Return a field as people read it, in the language in force if it has one per language."""
    if key == PLACE:
        return join_place(text_of(record, "region"), text_of(record, "country"))
    columns = schema.kind(record.kind).columns
    if key in columns:
        return record.text(key)
    names = [f"{key}_zh", f"{key}_en"] if current() == CHINESE else [f"{key}_en", f"{key}_zh"]
    return next((record.text(name) for name in names if record.text(name)), "")
