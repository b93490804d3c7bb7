"""NeedsTab: what a city seeks and what it can show, theme by theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from urbandesk.i18n import _, ngettext
from urbandesk.models.field import Value
from urbandesk.models.records.need_offer import NEED_OFFER
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.part_tab import PartTab
from urbandesk.ui.pages.detail.record_link import RecordLink
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel
from urbandesk.ui.widgets.section import Section

DIRECTIONS = ("need", "offer")

_LINK_EDGE, _LINE = 3, 26
"""Where the words of a link begin, and how high it is, at zoom 1."""


class NeedsTab(PartTab):
    """Two columns, needs and offers; a line per theme, those without one last."""

    kind = NEED_OFFER.key
    hidden = ("city",)

    def make_list(self) -> QWidget:
        """Return the columns, a button for each."""
        self.section = Section(lambda: _("Needs and offers by theme"))
        self.add_buttons = {
            "need": Button(lambda: _("Add need"), icon="add"),
            "offer": Button(lambda: _("Add offer"), icon="add"),
        }
        for direction, button in self.add_buttons.items():
            button.clicked.connect(partial(self._begin, direction))
            self.section.add_to_head(button)
        self.nothing = PlainLabel(role="secondary", wrap=True)
        LiveText(self).bind(
            self.nothing.setText,
            lambda: _("What the city seeks and what it can show to others, by theme."),
        )
        self.section.add(self.nothing)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._grid: _ThemeGrid | None = None
        self.section.add(self._holder)
        return self.section

    @property
    def entries(self) -> dict[str, RecordLink]:
        """Return the names that open a need or an offer, by its id."""
        return self._grid.entries if self._grid is not None else {}

    def show_parts(self) -> None:
        """Show the needs and offers of the city."""
        if self.record is None:
            return
        found = queries.related(self.work.workspace, self.kind, "city", self.record.id)
        themes = {str(one.values.get("theme") or "") for one in found}
        named = [one for one, _name in queries.choices(self.work.workspace, "theme", limit=200)]
        order = [key for key in named if key in themes] + ([""] if "" in themes else [])
        before, self._grid = self._grid, _ThemeGrid(found, order)
        self._column.addWidget(self._grid)
        self._grid.show()
        if before is not None:
            before.hide()
            before.deleteLater()
        for key, entry in self._grid.entries.items():
            entry.clicked.connect(partial(self.open_part, key))
        self._holder.setVisible(bool(found))
        self.nothing.setVisible(not found)
        said = len(themes - {""})
        self.section.set_note(
            lambda: ngettext("{n} theme", "{n} themes", said).format(n=said) if said else ""
        )
        for button in self.add_buttons.values():
            button.setVisible(self.can_change())

    def _begin(self, direction: str) -> None:
        self.begin({"direction": direction})

    def store(self, values: Mapping[str, Value]) -> str:
        """Store a new need or offer of the city."""
        city = self.record.id if self.record is not None else ""
        return records.add(self.work.workspace, self.kind, {**values, "city": city})


class _ThemeGrid(QWidget):
    """A line per theme: its name, the needs, the offers."""

    def __init__(self, found: Sequence[Record], themes: Sequence[str]) -> None:
        super().__init__()
        self.entries: dict[str, RecordLink] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column, share in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(column, share)
        heads = (lambda: _("Theme"), lambda: _("Needs"), lambda: _("Offers"))
        for column, words in enumerate(heads):
            head = PlainLabel(role="secondary", size="small")
            head.setContentsMargins(theme.scaled(_LINK_EDGE) if column else 0, 0, 0, 0)
            LiveText(head).bind(head.setText, words)
            self._grid.addWidget(head, 0, column)
        for at, theme_key in enumerate(themes):
            self._add_theme(2 * at + 1, [r for r in found if _theme_of(r) == theme_key])

        def dress() -> None:
            self._grid.setHorizontalSpacing(theme.scaled(12))
            self._grid.setVerticalSpacing(theme.scaled(4))

        theme.follow(self, dress)

    def _add_theme(self, row: int, found: Sequence[Record]) -> None:
        self._grid.addWidget(Hairline(role="line_soft"), row, 0, 1, 3)
        name = PlainLabel(wrap=True)
        name.setMinimumHeight(theme.scaled(_LINE))
        first = found[0]
        LiveText(name).bind(name.setText, lambda: first.text("theme") or _("no theme"))
        self._grid.addWidget(name, row + 1, 0, Qt.AlignmentFlag.AlignTop)
        for column, direction in enumerate(DIRECTIONS, start=1):
            mine = [r for r in found if r.values.get("direction") == direction]
            self._grid.addWidget(self._cell(mine), row + 1, column, Qt.AlignmentFlag.AlignTop)

    def _cell(self, found: Sequence[Record]) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(2))
        for record in found:
            entry = self.entries[record.id] = RecordLink(record)
            line = QHBoxLayout()
            line.addWidget(entry)
            note = PlainLabel(role="secondary", size="small")
            LiveText(note).bind(note.setText, partial(record.text, "maturity"))
            # The title is cut before the word beside it, which is short.
            note.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            line.addWidget(note, 0)
            line.addStretch(1)
            column.addLayout(line)
        if not found:
            none = PlainLabel(role="secondary")
            none.setContentsMargins(theme.scaled(_LINK_EDGE), 0, 0, 0)
            none.setMinimumHeight(theme.scaled(_LINE))
            LiveText(none).bind(none.setText, lambda: _("none recorded"))
            column.addWidget(none)
        return cell


def _theme_of(record: Record) -> str:
    return str(record.values.get("theme") or "")
