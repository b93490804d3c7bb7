"""RecordView: one record with its head and its tabs: overview, parts, links, files, history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.models import schema
from urbandesk.models.field import Value
from urbandesk.services import history
from urbandesk.services.drafts import plans
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import links, records
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.field_label import HISTORY_KEYS
from urbandesk.ui.pages.detail.history_list import HistoryList
from urbandesk.ui.pages.detail.links_list import LinksList
from urbandesk.ui.pages.detail.members_part import MembersPart
from urbandesk.ui.pages.detail.part_tabs import PartTabs
from urbandesk.ui.pages.detail.person_part import PersonPart
from urbandesk.ui.pages.detail.record_facts import RecordFacts
from urbandesk.ui.pages.detail.record_form import RecordForm, Unsettled
from urbandesk.ui.pages.detail.record_head import RecordHead
from urbandesk.ui.pages.detail.tab_names import tabs_of
from urbandesk.ui.storing.attempts import Attempts
from urbandesk.ui.widgets.ground import set_ground

Text = Callable[[], str]

_SCROLLING = "scrolling"


class RecordView(QWidget):
    """Shows one record of a kind.

    Signals:
        delete_wanted: *Delete* was chosen.
        erase_wanted: *Erase for good* was chosen.
    """

    delete_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, work: Attempts, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._kind = schema.kind(kind)
        self._names = tabs_of(kind)
        self._counts = dict.fromkeys(self._names, 0)
        self.record: Record | None = None
        self.head = RecordHead(kind)
        self.form = None if self._kind.catalogue else RecordForm(work, kind)
        self.facts = RecordFacts(kind) if self._kind.catalogue else None
        self.members = MembersPart(work) if kind == "partnership" else None
        self.person = PersonPart() if kind == "person" else None
        self.parts = PartTabs(work, self._names)
        self.links = LinksList()
        self.history = HistoryList(work.workspace, kind)
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        overview = QWidget()
        set_ground(overview, "base")
        inside = QVBoxLayout(overview)
        for part in (self.person, self.members, self.form, self.facts):
            if part is not None:
                inside.addWidget(part)
        inside.addStretch(1)
        pages = {
            "overview": _scrolling(overview),
            **self.parts.pages,
            "links": _scrolling(self.links),
            "history": _framed(self.history),
        }
        self._live = LiveText(self)
        for at, name in enumerate(self._names):
            self.tabs.addTab(pages[name], "")
            self._live.bind(partial(self.tabs.setTabText, at), self._title(name))
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

        def dress() -> None:
            edge = theme.scaled(16)
            column.setContentsMargins(edge, edge, edge, 0)
            column.setSpacing(theme.scaled(8))
            inside.setContentsMargins(0, theme.scaled(12), theme.scaled(12), edge)
            inside.setSpacing(edge)

        theme.follow(self, dress)

    def _connect(self) -> None:
        self.head.delete_wanted.connect(self.delete_wanted)
        self.head.erase_wanted.connect(self.erase_wanted)
        self.parts.open_wanted.connect(self._open)
        self.parts.changed.connect(self._count_parts)
        self.tabs.currentChanged.connect(lambda _at: self.parts.show_tab(self.tab()))
        self.head.plan_wanted.connect(self._begin_plan)
        self.head.open_wanted.connect(self._open_plan)
        self.links.open_wanted.connect(self._open)
        self.history.restore_wanted.connect(self._restore)
        if self.form is not None:
            self.form.history_wanted.connect(self.show_history_of)
        if self.members is not None:
            self.members.open_wanted.connect(self._open)
            self.members.plan_wanted.connect(self._begin_plan)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            self._shortcut(keys).activated.connect(partial(self._turn, step))
        self._shortcut(HISTORY_KEYS).activated.connect(self._history_at_cursor)

    def _shortcut(self, keys: str) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _title(self, name: str) -> Text:
        titles: dict[str, Text] = {
            "overview": lambda: _("Overview"),
            "figures": lambda: _("Figures {count}").format(count=self._counts["figures"]),
            "needs": lambda: _("Needs and offers {count}").format(count=self._counts["needs"]),
            "people": lambda: _("People {count}").format(count=self._counts["people"]),
            "files": lambda: _("Files {count}").format(count=self._counts["files"]),
            "links": lambda: _("Links {count}").format(count=self._counts["links"]),
            "history": lambda: _("History {count}").format(count=self._counts["history"]),
        }
        return titles[name]

    def show_record(self, record: Record) -> None:
        """Show a record; half-typed text stays as long as it is the same one."""
        other = self.record is None or self.record.id != record.id
        self.record = record
        workspace = self._work.workspace
        sides = links.sides(workspace, record)
        self.head.show_record(record, sides, can_change=not workspace.read_only)
        if self.form is not None:
            self.form.show_record(record)
        if self.facts is not None:
            self.facts.show_record(record)
        if self.members is not None:
            self.members.show_partnership(record.id)
        if self.person is not None:
            self.person.show_record(record)
        self.parts.show_record(record, self.tab())
        linked = links.linked(workspace, record.kind, record.id)
        lines = history.history(workspace, record.kind, record.id)
        self.links.show_links(linked)
        self.history.show_history(record.id, lines)
        self._counts |= {"links": sum(kind.count for kind in linked), "history": len(lines)}
        self._count_parts()
        if other:
            for area in self.tabs.findChildren(QScrollArea, _SCROLLING):
                area.verticalScrollBar().setValue(0)

    def _count_parts(self) -> None:
        if self.record is not None:
            self._counts |= self.parts.counts(self.record)
        self._live.refresh()

    def tab(self) -> str:
        """Return which tab is shown."""
        return self._names[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Show a tab, and a part in it when the name goes on with one; others are passed over."""
        tab, _slash, part = name.partition("/")
        if tab not in self._names:
            return
        self.tabs.setCurrentIndex(self._names.index(tab))
        if part:
            self.parts.open_part(tab, part)

    def commit(self) -> tuple[Unsettled, ...]:
        """Store everything that is half typed; returns what cannot be stored."""
        own = self.form.commit() if self.form is not None else ()
        return (*own, *self.parts.commit())

    def go_to(self, left: Unsettled) -> None:
        """Put the cursor into a value that cannot be stored."""
        tab = self.parts.tab_with(left.widget) or "overview"
        self.show_tab(tab)
        if tab == "overview" and self.form is not None:
            self.form.rows.focus_column(left.column.name)
        else:
            left.widget.setFocus()

    def show_history_of(self, field: str) -> None:
        """Show the history of one field."""
        self.history.show_field(field)
        self.show_tab("history")
        self.history.view.setFocus()

    def _history_at_cursor(self) -> None:
        field = self.form.rows.field_at_cursor() if self.form is not None else ""
        if field:
            self.show_history_of(field)

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(self._names))

    def _open(self, kind: str, key: str) -> None:
        if kind == "plan":
            self._work.context.open_plan(key, "", "")
        else:
            self._work.context.open_record(kind, key)

    def _open_plan(self) -> None:
        if self.record is not None:
            self._open(self.record.kind, self.record.id)

    def _begin_plan(self) -> None:
        partnership, made = self.record, []
        if partnership is None:
            return
        workspace, context = self._work.workspace, self._work.context
        if self._work.attempt(lambda: made.append(plans.begin(workspace, partnership.id))) is None:
            context.open_plan(made[0], "", "")
            context.messages.say(
                lambda: _("Began a plan for {name}.").format(name=partnership.label)
            )

    def _restore(self, column: str, value: Value) -> None:
        record = self.record
        if record is None:
            return
        workspace, messages = self._work.workspace, self._work.context.messages
        try:
            records.edit(workspace, record.kind, record.id, {column: value})
        except UserError as error:
            messages.warn(error)
            return
        title = self._kind.columns[column].title
        messages.say(lambda: _("Restored the old value: {field}.").format(field=title()))


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(_SCROLLING)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    set_ground(inside, "base")
    area.setWidget(inside)
    return area


def _framed(inside: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.addWidget(inside)
    edge = theme.scaled(12)
    column.setContentsMargins(0, edge, 0, edge)
    return box
