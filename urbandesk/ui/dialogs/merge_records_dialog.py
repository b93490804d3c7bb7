"""MergeRecordsDialog: two records side by side; field by field one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from urbandesk.i18n import _, join_sentences
from urbandesk.services.finding.queries import Record
from urbandesk.services.register.record_merging import OTHER_NAMES, Matter
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel

_LONGEST = 400
_WIDE = 720
Text = Callable[[], str]


class MergeRecordsDialog(Decision):
    """Asks which values the one record keeps that two become.

    What only one of them says is kept without asking, and so are the names of both.
    """

    def __init__(
        self,
        first: Record,
        second: Record,
        matters: Sequence[Matter],
        parent: QWidget | None,
        *,
        newer: Collection[str] = (),
    ) -> None:
        """Make the dialog.

        Args:
            first: the record that stays.
            second: the record that goes; what hangs on it moves to the first one.
            matters: what the two say differently.
            parent: the window it stands before.
            newer: keys of the matters that the second record says since later; chosen at first.
        """
        super().__init__(
            lambda: _("Merge two records"),
            lambda: _(
                "One record remains; everything linked with either is linked with it. "
                "Undo brings both back."
            ),
            parent,
            wide=_WIDE,
        )
        self._records = (first, second)
        self.choices: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout()
        self._add_heads()
        for matter in matters:
            if not self._is_one_sided(matter):
                self._add_row(matter, second=matter.key in newer)
        self._told = PlainLabel(role="secondary", size="small", wrap=True)
        self.live.bind(self._told.setText, self._rest_words)
        self.body.addWidget(self._scroll(), 1)
        self.body.addWidget(self._told)
        self.merge_button = self.add_deed(lambda: _("Merge"), main=True)
        self.keep_button = self.add_safe(lambda: _("Keep both"))

    def _is_one_sided(self, matter: Matter) -> bool:
        return any(matter.is_empty(record.values) for record in self._records)

    def _rest_words(self) -> str:
        if not self.choices:
            return _("They contradict each other nowhere: what one of them says is kept.")
        said = [
            _("Of each pair the newer value is chosen at first."),
            _("What only one of them says is kept."),
        ]
        if OTHER_NAMES in self._records[0].values:
            said.append(_("Names not chosen stay as other names."))
        return join_sentences(said)

    def _add_heads(self) -> None:
        for column, record in enumerate(self._records, start=1):
            head = PlainLabel(wrap=True)
            head.set_bold(True)
            head.setText(record.label)
            self._grid.addWidget(head, 0, column)
        self._grid.addWidget(Hairline(), 1, 0, 1, 3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.setHorizontalSpacing(theme.scaled(16))
        self._grid.setVerticalSpacing(theme.scaled(8))

    def _add_row(self, matter: Matter, *, second: bool) -> None:
        line = self._grid.rowCount()
        title = PlainLabel(role="secondary", size="small", wrap=True)
        self.live.bind(title.setText, matter.title)
        title.setContentsMargins(0, theme.scaled(4), 0, 0)
        self._grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
        group = self.choices[matter.key] = QButtonGroup(self)
        for number, record in enumerate(self._records):
            choice = _Choice(partial(matter.text, record), matter.title)
            group.addButton(choice.button, number)
            self._grid.addWidget(choice, line, number + 1)
        group.button(int(second)).setChecked(True)

    def _scroll(self) -> QScrollArea:
        inside = QWidget()
        set_ground(inside, "base")
        inside.setLayout(self._grid)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = _WholeRows()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        needed = inside.heightForWidth(theme.scaled(_WIDE - 48))
        scroll.setMinimumHeight(min(needed + 4, theme.scaled(420)))
        return scroll

    def taken(self) -> list[str]:
        """Return the keys of what is taken from the record that goes."""
        return [key for key, group in self.choices.items() if group.checkedId() == 1]

    def choose(self, key: str, *, second: bool) -> None:
        """Choose one record's values for a matter."""
        self.choices[key].button(int(second)).setChecked(True)


class _WholeRows(QScrollArea):
    """Gives what it scrolls the height of all its lines at the width that there is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        inside = self.widget()
        if inside is not None:
            inside.setMinimumHeight(inside.heightForWidth(self.viewport().width()))
        super().resizeEvent(event)


class _Dot(QRadioButton):
    """A radio button without a caption, whose ring is seen on dark ground as well."""

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(24), theme.scaled(24))

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, wide = theme.current(), theme.scaled(14)
        ring = QRectF(0, 0, wide, wide)
        ring.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tokens.color("base"))
        chosen, focused = self.isChecked(), self.hasFocus()
        painter.setPen(QPen(tokens.color("accent" if chosen or focused else "field_line"), 1.5))
        painter.drawEllipse(ring)
        if chosen:
            inner = ring.adjusted(wide / 4, wide / 4, -wide / 4, -wide / 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent"))
            painter.drawEllipse(inner)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), tokens.focus))
            painter.drawEllipse(ring.adjusted(-3, -3, 3, 3))


class _Choice(QWidget):
    """A radio button with a value that may be long."""

    def __init__(self, text: Text, title: Text) -> None:
        super().__init__()
        self.button = _Dot()
        label = PlainLabel(wrap=True)
        label.setText(_short(text()))
        # Its first line stands in line with the dot, however many there are.
        above = (self.button.sizeHint().height() - label.fontMetrics().height()) // 2
        label.setContentsMargins(0, max(0, above), 0, 0)
        self.button.setAccessibleName(f"{title()}: {_short(text())}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.button, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        whole = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        whole.setHeightForWidth(True)
        self.setSizePolicy(whole)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the value with a click on it, too."""
        self.button.click()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
