"""Parts of the home page: where to go on, and the rows of partnerships, dates and gaps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.i18n import _, as_sentence, join_sentences, ngettext
from urbandesk.services.drafts.overview import GapKind, NextDate, OpenPartnership, Stopped
from urbandesk.ui import icons, theme
from urbandesk.ui.ages import day_words, days_ahead_words, moment_words, now, weekday_words
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.home import home_words as words
from urbandesk.ui.widgets.buttons import main_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.line_button import LineButton
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel
from urbandesk.ui.widgets.side_pair import SideName
from urbandesk.ui.widgets.step_bar import StepBar

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_STEPS_WIDE = 188
_DATE_WIDE = 152
_DATE_LEAST = 48
_GAPS_WIDE = 80


class ContinueCard(QWidget):
    """The plan worked on last, the exact place in it, and the main button of the page.

    Signals:
        wanted: the work is to go on there.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stopped: Stopped | None = None
        self._moment = PlainLabel(role="secondary", size="small")
        self._names = {side: SideName(side) for side in ("eu", "cn")}
        self._place = PlainLabel()
        self.button = main_button(lambda: _("Continue"))
        self.button.clicked.connect(self.wanted)
        self._live = LiveText(self)
        self._live.bind(self._moment.setText, self._moment_words)
        self._live.bind(self._place.setText, self._place_words)
        self._live.bind(self.button.setAccessibleDescription, self._place_words)
        self._arrange()
        set_ground(self, "window")

    def _arrange(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(theme.scaled(12))
        for name in self._names.values():
            place.addWidget(name)
        place.addWidget(self._place, 1)
        lines = QVBoxLayout()
        lines.setSpacing(theme.scaled(4))
        lines.addWidget(self._moment)
        lines.addLayout(place)
        row = QHBoxLayout(self)
        edge = theme.scaled(16)
        row.setContentsMargins(edge, theme.scaled(10), edge, theme.scaled(10))
        row.setSpacing(edge)
        row.addLayout(lines, 1)
        row.addWidget(self.button, 0, _MIDDLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge of the card."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().color("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def show_stopped(self, stopped: Stopped | None) -> None:
        """Show another place; without one the card takes no room."""
        self._stopped = stopped
        self.setVisible(stopped is not None)
        if stopped is not None:
            cities = stopped.plan.rows.cities
            self._names["eu"].set_name(lambda: words.side_names(cities, "eu"))
            self._names["cn"].set_name(lambda: words.side_names(cities, "cn"))
        self._live.refresh()

    def text(self) -> str:
        """Return the place as it is shown, with the cities before it."""
        names = " ".join(name.text() for name in self._names.values())
        return f"{names} {self._place.text()}"

    def _place_words(self) -> str:
        return words.stopped_words(self._stopped) if self._stopped else ""

    def _moment_words(self) -> str:
        if self._stopped is None:
            return ""
        moment = moment_words(self._stopped.moment, now())
        return _("Last worked on: {moment}").format(moment=moment)


class PartnershipRow(LineButton):
    """An open partnership: its cities, themes, how far its plan is, next date, gaps."""

    def __init__(self, each: OpenPartnership) -> None:
        super().__init__(height=56)
        self._each = each
        self.gaps = len(each.plan.gaps) if each.plan else 0
        self._other = PlainLabel(role="secondary", size="small")
        self._step = PlainLabel(role="secondary", size="small")
        self._date = PlainLabel()
        self._when = PlainLabel(role="secondary", size="small")
        self._gaps = PlainLabel(role="attention" if self.gaps else "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(4), theme.scaled(6), 0, theme.scaled(6))
        row.setSpacing(theme.scaled(12))
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(theme.scaled(8))
        self._parts.addLayout(self._names(), 1)
        self._parts.addLayout(self._facts())
        row.addLayout(self._parts, 1)
        row.addWidget(IconMark("chevron-right", role="secondary"))
        self._bind()

    def _names(self) -> QVBoxLayout:
        names = QHBoxLayout()
        names.setSpacing(theme.scaled(12))
        for side in ("eu", "cn"):
            names.addWidget(SideName(side, self._namer(side)))
        names.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.scaled(2))
        column.addLayout(names)
        column.addWidget(self._other)
        return column

    def _facts(self) -> QHBoxLayout:
        self._date_part = _column(self._date, self._when)
        facts = QHBoxLayout()
        facts.setSpacing(theme.scaled(12))
        facts.addWidget(self._steps())
        facts.addWidget(self._date_part, 4)
        facts.addWidget(self._gap_part())
        facts.addStretch(1)
        return facts

    def set_compact(self, compact: bool) -> None:
        """Put what is known of the plan below the names where both do not fit in one line."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.TopToBottom if compact else direction.LeftToRight)
        self._parts.setStretch(0, 0 if compact else 1)
        self._date_part.setMinimumWidth(theme.scaled(_DATE_LEAST if compact else _DATE_WIDE))
        self._date_part.setMaximumWidth(theme.scaled(_DATE_WIDE))
        self._date_part.setVisible(not compact or self._each.next_date is not None)
        self.updateGeometry()

    def _namer(self, side: str) -> words.Name:
        return lambda: words.side_names(self._each.cities, side)

    def _steps(self) -> QWidget:
        self.bar = StepBar()
        if self._each.plan is not None:
            self.bar.set_states(self._each.plan.readiness.states)
        part = _fixed(_column(self.bar, self._step, 6), _STEPS_WIDE)
        self.bar.setVisible(self._each.plan is not None)
        return part

    def _gap_part(self) -> QWidget:
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.scaled(6))
        icon = "gap" if self.gaps else "done"
        mark = IconMark(icon, role="attention" if self.gaps else "secondary", size=icons.SMALL)
        line.addWidget(mark)
        mark.setVisible(self._each.plan is not None)
        line.addWidget(self._gaps, 1)
        return _fixed(part, _GAPS_WIDE)

    def _bind(self) -> None:
        live = LiveText(self)
        live.bind(self._other.setText, self._other_words)
        live.bind(self._step.setText, lambda: words.step_words(self._each))
        live.bind(self._date.setText, self._date_words)
        live.bind(self._when.setText, self._when_words)
        live.bind(self._gaps.setText, self._gaps_words)
        live.bind_name(self, self._spoken)

    def _other_words(self) -> str:
        parts = (words.other_names(self._each.cities), words.themes_words(self._each))
        return "  ".join(part for part in parts if part)

    def _date_words(self) -> str:
        return words.date_words(self._each.next_date) if self._each.next_date else ""

    def _when_words(self) -> str:
        if self._each.next_date is None:
            return ""
        day = self._each.next_date.day
        ahead = days_ahead_words(day, now().date())
        return _("{day}, {ahead}").format(day=day_words(day), ahead=ahead)

    def _gaps_words(self) -> str:
        if self._each.plan is None:
            return ""
        if not self.gaps:
            return _("no gaps")
        return ngettext("{n} gap", "{n} gaps", self.gaps).format(n=self.gaps)

    def _spoken(self) -> str:
        parts = [words.pair_words(self._each.cities) or self._each.partnership.label]
        parts += [words.themes_words(self._each), words.step_words(self._each)]
        parts += [self._date_words(), self._when_words(), self._gaps_words()]
        return join_sentences(as_sentence(part) for part in parts)

    def texts(self) -> tuple[str, ...]:
        """Return the texts shown beside the names of the cities."""
        labels = (self._other, self._step, self._date, self._when, self._gaps)
        return tuple(label.text() for label in labels)


class DateRow(LineButton):
    """A day of the next weeks: day and weekday, what happens, whose plan it is."""

    def __init__(self, each: NextDate) -> None:
        super().__init__(height=44)
        day, weekday = PlainLabel(bold=True), PlainLabel(role="secondary", size="small")
        what, whose = PlainLabel(), PlainLabel(role="secondary", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(4), theme.scaled(3), theme.scaled(4), theme.scaled(3))
        row.setSpacing(theme.scaled(8))
        row.addWidget(_fixed(_column(day, weekday), 60))
        row.addWidget(_column(what, whose), 1)
        live = LiveText(self)
        live.bind(day.setText, lambda: day_words(each.day))
        live.bind(weekday.setText, lambda: weekday_words(each.day))
        live.bind(what.setText, lambda: words.date_words(each))
        live.bind(whose.setText, lambda: words.pair_words(each.plan.rows.cities))
        live.bind_name(self, lambda: f"{day.text()}. {what.text()}. {whose.text()}")


class GapRow(LineButton):
    """A kind of gap with its count; opens the first of them."""

    def __init__(self, kind: GapKind) -> None:
        super().__init__(height=32)
        number = PlainLabel(str(kind.count), bold=True)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | _MIDDLE)
        title = PlainLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.scaled(4), 0, theme.scaled(4), 0)
        row.setSpacing(theme.scaled(10))
        row.addWidget(_fixed(number, 28))
        row.addWidget(title, 1)
        row.addWidget(IconMark("chevron-right", role="secondary"))
        live = LiveText(self)
        live.bind(title.setText, lambda: words.gap_title(kind.rule))
        live.bind_name(
            self,
            lambda: _("{filter}, {count}").format(
                filter=words.gap_title(kind.rule), count=kind.count
            ),
        )


def _column(first: QWidget, second: QWidget, gap: int = 2) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.scaled(gap))
    column.addStretch(1)
    column.addWidget(first)
    column.addWidget(second)
    column.addStretch(1)
    return part


def _fixed(widget: QWidget, wide: int) -> QWidget:
    """Give ``widget`` a width that keeps the columns of all rows in line."""
    theme.follow(widget, lambda: widget.setFixedWidth(theme.scaled(wide)))
    return widget
