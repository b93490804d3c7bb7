"""Overview: what waits, what lies beside the workspace, and what was handed out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from urbandesk import i18n
from urbandesk.i18n import N_, _, format_number, join_names, ngettext
from urbandesk.services.handouts.handed_out import HandedOut
from urbandesk.services.homecoming.waiting import Waiting
from urbandesk.ui import theme
from urbandesk.ui.ages import age_words, moment_words, now
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import link_button, main_button, outlined_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import Hairline, IconMark, PlainLabel
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.value_table import Table, ValueTable

_LANGUAGES = {"en": N_("English"), "zh_CN": N_("Chinese"), "both": N_("both languages")}
_ROW = 40


class Line(QWidget):
    """One row: an icon, a name, a note behind it, and what can be done at the right."""

    def __init__(
        self,
        icon: str,
        name: Callable[[], str],
        note: Callable[[], str],
        deeds: Sequence[tuple[Callable[[], str], Callable[[], object]]],
        *,
        role: str = "secondary",
    ) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(IconMark(icon, role=role))
        self.name = PlainLabel()
        LiveText(self).bind(self.name.setText, name)
        row.addWidget(self.name)
        beside = PlainLabel(role="secondary", size="small")
        LiveText(self).bind(beside.setText, note)
        # Where room is short, the name is cut, which has a tooltip: not the note, not the deeds.
        beside.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        row.addWidget(beside, 1)
        self.buttons = []
        for text, deed in deeds:
            button = link_button(text)
            LiveText(button).bind(button.setAccessibleDescription, name)
            button.clicked.connect(_runner(deed))
            row.addWidget(button)
            self.buttons.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(Hairline(role="line_soft"))
        theme.follow(self, lambda: self.setMinimumHeight(theme.scaled(_ROW)))


def _runner(deed: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        deed()

    return run


class Overview(QWidget):
    """The first view of the page.

    Signals:
        home_wanted: files are to be chosen and read.
        out_wanted: a workbook is to be handed out.
        review_wanted: id of a review that waits.
        forget_wanted: id of a review that is to be let go.
        copy_wanted: path of a copy beside the workspace that is to be compared.
    """

    home_wanted = Signal()
    out_wanted = Signal()
    review_wanted = Signal(str)
    forget_wanted = Signal(str)
    copy_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.home = main_button(lambda: _("Take home…"), "spreadsheet")
        self.out = outlined_button(lambda: _("Hand out a workbook…"), "export")
        self.home.clicked.connect(self.home_wanted)
        self.out.clicked.connect(self.out_wanted)
        self._handed: tuple[HandedOut, ...] = ()
        self.waiting = Section(lambda: _("Waiting reviews"))
        self.copies = Section(lambda: _("Copies beside this workspace"))
        self.handed = Section(lambda: _("Handed out"))
        self.table = ValueTable(lambda: _("Handed out"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.lines: list[Line] = []
        self.beside: list[Line] = []
        self._none = {
            self.waiting: self._nothing(lambda: _("No review waits.")),
            self.handed: self._nothing(lambda: _("Nothing was handed out yet.")),
        }
        self._arrange()
        LiveText(self).bind(lambda _text: self._fill_table(), str)

    def _nothing(self, text: Callable[[], str]) -> PlainLabel:
        label = PlainLabel(role="secondary")
        LiveText(label).bind(label.setText, text)
        return label

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.scaled(8))
        sentence = PlainLabel(role="secondary", wrap=True)
        LiveText(self).bind(
            sentence.setText,
            lambda: _(
                "Hand out a workbook, let others edit it in their spreadsheet, and take it home: "
                "you see every change before anything is written."
            ),
        )
        buttons.addWidget(sentence, 1)
        buttons.addWidget(self.out)
        buttons.addWidget(self.home)
        for section, label in self._none.items():
            section.add(label)
        self.handed.add(self.table)
        inner = QWidget()
        set_ground(inner, "base")
        column = QVBoxLayout(inner)
        edge = theme.scaled(16)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.scaled(24))
        column.addLayout(buttons)
        for section in (self.waiting, self.copies, self.handed):
            column.addWidget(section)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_waiting(self, found: Sequence[Waiting]) -> None:
        """Show the reviews that wait."""
        _clear(self.lines)
        for one in found:
            line = Line(
                "merge",
                partial(_names, one),
                partial(_waiting_words, one),
                (
                    (lambda: _("Let go"), partial(self.forget_wanted.emit, one.id)),
                    (lambda: _("Go on"), partial(self.review_wanted.emit, one.id)),
                ),
                role="attention" if one.open else "secondary",
            )
            self.waiting.add(line)
            self.lines.append(line)
        self._none[self.waiting].setVisible(not found)

    def show_copies(self, found: Sequence[Path]) -> None:
        """Show the files beside the workspace that look like a second version of it."""
        _clear(self.beside)
        for path in found:
            line = Line(
                "copy",
                partial(str, path.name),
                lambda: _("looks like a second version of this workspace"),
                ((lambda: _("Compare"), partial(self.copy_wanted.emit, path)),),
                role="attention",
            )
            self.copies.add(line)
            self.beside.append(line)
        self.copies.setVisible(bool(found))

    def show_handed(self, found: Sequence[HandedOut]) -> None:
        """Show what was handed out."""
        self._handed = tuple(found)
        self._fill_table()

    def _fill_table(self) -> None:
        heads = (
            _("About"),
            _("Date"),
            _("Handed out by"),
            _("Language"),
            _("Rows"),
            _("Came back"),
        )
        rows = tuple(
            (
                one.title,
                moment_words(one.made, now()),
                one.made_by,
                _(_LANGUAGES[one.language]) if one.language in _LANGUAGES else "",
                format_number(one.rows, 0),
                i18n.format_date(one.returned.astimezone().date())
                if one.returned
                else _("not yet"),
            )
            for one in self._handed
        )
        self.table.show_table(Table(heads, rows, numbers=frozenset({4}), most=200))
        self.table.setVisible(bool(rows))
        self._none[self.handed].setVisible(not rows)
        self._fit_table()

    def _fit_table(self) -> None:
        head = self.table.horizontalHeader().sizeHint().height()
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(head + row * len(self._handed) + 4)

    def let_read(self, may: bool) -> None:
        """Let files be taken home, or not while others are being read."""
        self.home.setEnabled(may)


def _clear(lines: list[Line]) -> None:
    for line in lines:
        line.hide()
        line.deleteLater()
    lines.clear()


def _names(one: Waiting) -> str:
    return join_names(one.names)


def _waiting_words(one: Waiting) -> str:
    age = age_words(one.made, now())
    if not one.open:
        return _("{age}, everything decided").format(age=age)
    return ngettext("{age}, {n} item open", "{age}, {n} items open", one.open).format(
        age=age, n=one.open
    )
