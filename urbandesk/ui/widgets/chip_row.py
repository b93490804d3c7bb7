"""ChipRow: the filters of a list as chips in one row; those that do not fit go into *More*."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from urbandesk.i18n import _, format_number, join_clauses
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.chips import FilterChip
from urbandesk.ui.widgets.filters import Filter, FilterValues
from urbandesk.ui.widgets.plain_label import plain_caption
from urbandesk.ui.widgets.tick_menu import TickMenu

_GAP = 6
_SIDES = ("eu", "cn")


class ChipRow(QWidget):
    """Chips of all filters.

    Signals:
        changed: something else is chosen now.
    """

    changed = Signal()

    def __init__(self, filters: Sequence[Filter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = tuple(filters)
        self.values = FilterValues()
        self._counts: dict[str, dict[str, int]] = {}
        self._menus: dict[str, TickMenu] = {}
        self._row: list[FilterChip] = []
        self._chips: dict[tuple[str, str], FilterChip] = {}
        for one in self.filters:
            self._add(one)
        self.more = FilterChip(lambda: _("More"), self, opens=True)
        self.more.clicked.connect(self._open_more)
        self._live = LiveText(self)
        self._live.bind(self._offer, str)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._place)

    def _add(self, one: Filter) -> None:
        if one.chips:
            for code, _title in one.choices():
                side = code if code in _SIDES else ""
                chip = FilterChip(_titled(one, code), self, side=side, icon=one.icon)
                chip.clicked.connect(self._setter(one.term, code))
                self._chips[(one.term, code)] = chip
                self._row.append(chip)
            return
        menu = TickMenu(self)
        menu.ticked.connect(lambda code, on: self._set(one.term, code, on))
        self._menus[one.term] = menu
        chip = FilterChip(one.title, self, opens=True)
        chip.clicked.connect(lambda: self._open(chip, one))
        self._chips[(one.term, "")] = chip
        self._row.append(chip)

    def _setter(self, term: str, code: str) -> Callable[[bool], None]:
        return lambda on: self._set(term, code, on)

    def _set(self, term: str, code: str, on: bool) -> None:
        self.values.set(term, code, on)
        self._offer("")
        self.changed.emit()

    # What is shown

    def chip(self, term: str, code: str = "") -> FilterChip:
        """Return the chip of a choice, or of a filter that opens a menu.

        Raises:
            KeyError: there is none.
        """
        return self._chips[(term, code)]

    def menu(self, term: str) -> TickMenu:
        """Return the menu of a filter.

        Raises:
            KeyError: the filter has none.
        """
        return self._menus[term]

    def set_counts(self, term: str, counts: Mapping[str, int]) -> None:
        """Show how many records each choice of a filter would bring."""
        self._counts[term] = dict(counts)
        self._offer("")

    def choose(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Choose these codes by filter, and nothing else."""
        self.values.clear()
        for term, codes in chosen.items():
            for code in codes:
                self.values.set(term, code, True)
        self._offer("")
        self.changed.emit()

    def clear(self) -> None:
        """Take all choices back."""
        if self.values.chosen():
            self.values.clear()
            self._offer("")
            self.changed.emit()

    def say(self) -> str:
        """Return what is chosen, in words; empty when nothing is."""
        chosen = self.values.chosen()
        return join_clauses(one.say(chosen[one.term]) for one in self.filters if one.term in chosen)

    def _offer(self, _unused: str) -> None:
        """Bring chips and menus in step with choices and counts."""
        for one in self.filters:
            codes = self.values.of(one.term)
            counts = self._counts.get(one.term, {})
            if one.chips:
                for code, _title in one.choices():
                    chip = self._chips[(one.term, code)]
                    chip.setChecked(code in codes)
                    chip.set_count(counts.get(code, 0) if self._counts else None)
                continue
            chip = self._chips[(one.term, "")]
            chip.set_active(bool(codes))
            chip.set_count(len(codes) or None)
            offered = one.offered(counts, codes)
            numbers = {code: format_number(counts.get(code, 0)) for code, _title in offered}
            self._menus[one.term].offer(offered, numbers, codes)
        self._place()

    def _open(self, chip: FilterChip, one: Filter) -> None:
        self._menus[one.term].popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _open_more(self) -> None:
        self.more_menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def more_menu(self) -> QMenu:
        """Return a menu of the filters that do not fit into the row."""
        menu = QMenu(self)
        for one in self.filters:
            for (term, code), chip in self._chips.items():
                if term != one.term or not chip.isHidden():
                    continue
                if one.chips:
                    action = menu.addAction(plain_caption(_titled(one, code)()))
                    action.setCheckable(True)
                    action.setChecked(code in self.values.of(term))
                    action.triggered.connect(self._setter(term, code))
                else:
                    action = menu.addMenu(self._menus[term])
                    action.setText(plain_caption(one.title()))
        return menu

    # Where it stands

    def _place(self) -> None:
        """Set the chips side by side; when they do not all fit, *More* takes the last ones."""
        gap = theme.scaled(_GAP)
        widths = [chip.sizeHint().width() + gap for chip in self._row]
        room = self.width() + gap
        fits = len(widths)
        if sum(widths) > room:
            room -= self.more.sizeHint().width() + gap
            while fits and sum(widths[:fits]) > room:
                fits -= 1
        left = 0
        for at, chip in enumerate(self._row):
            chip.setVisible(at < fits)
            if at < fits:
                chip.setGeometry(left, 0, widths[at] - gap, chip.sizeHint().height())
                left += widths[at]
        self.more.setVisible(fits < len(self._row))
        self.more.move(left, 0)
        self.more.resize(self.more.sizeHint())
        hidden = [key for key, chip in self._chips.items() if chip in self._row[fits:]]
        self.more.set_active(any(self._is_chosen(*key) for key in hidden))
        self.updateGeometry()

    def _is_chosen(self, term: str, code: str) -> bool:
        codes = self.values.of(term)
        return code in codes if term not in self._menus else bool(codes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips anew."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """Return the height of one row of chips."""
        return QSize(theme.scaled(240), self.more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of one row; it may be as narrow as *More* alone."""
        return self.more.sizeHint()


def _titled(one: Filter, code: str) -> Callable[[], str]:
    return lambda: dict(one.choices())[code]
