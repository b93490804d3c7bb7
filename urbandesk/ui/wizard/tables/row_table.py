"""RowTable: one of a plan's tables; choosing a row tells its id."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.wizard.tables.row_model import RowModel
from urbandesk.ui.wizard.tables.row_painting import ROW, RowDelegate, RowHead

_LEAST = 560
_NARROW_BELOW = 760
_LEAST_REST, _ENOUGH = 120, 316


class RowView(QTableView):
    """Tells when its room changed, also by a scroll bar that came or went."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new room."""
        super().resizeEvent(event)
        self.resized.emit()


class RowTable(QWidget):
    """Records by row; choosing one tells its id.

    Signals:
        chosen: id of the record that the person went to.
    """

    chosen = Signal(str)

    def __init__(
        self,
        model: RowModel,
        name: Callable[[], str],
        parent: QWidget | None = None,
        *,
        least: int = _LEAST,
        foot: Callable[[RowView], QWidget] | None = None,
    ) -> None:
        """Make the table.

        Args:
            model: what it shows.
            name: returns what a screen reader calls it.
            parent: the widget it stands in.
            least: width at zoom 1 below which its columns no longer shrink.
            foot: makes the row of totals below it.
        """
        super().__init__(parent)
        self.model = model
        self._least = least
        self.view = view = RowView()
        view.setModel(model)
        view.setItemDelegate(RowDelegate(model, view))
        view.setHorizontalHeader(RowHead(model, view))
        self._dress_view()
        view.resized.connect(self._spread)
        view.selectionModel().currentRowChanged.connect(self._row_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        self.foot = foot(view) if foot is not None else None
        if self.foot is not None:
            column.addWidget(self.foot)
        LiveText(self).bind_name(view, name)
        theme.follow(self, self._dress)

    def _dress_view(self) -> None:
        view = self.view
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        # Where the columns do not fit, the last ones are reached by scrolling.
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _dress(self) -> None:
        # The least height first: rows do not get lower than the one of a larger look before.
        self.view.verticalHeader().setMinimumSectionSize(theme.scaled(ROW))
        self.view.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        # The head and three rows stay even in a low window.
        self.view.setMinimumHeight(theme.scaled(ROW) * 4)
        self._spread()

    def _spread(self) -> None:
        """Give every column its room; one takes what is left, and some go where none is left."""
        room = self.view.viewport().width()
        wide, least = max(room, theme.scaled(self._least)), theme.scaled(_LEAST_REST)
        narrow = wide < theme.scaled(_NARROW_BELOW)
        columns = self.model.columns
        sizes = [theme.scaled((narrow and each.narrow) or each.width) for each in columns]
        tight = sum(sizes) + least > room
        head = self.view.horizontalHeader()
        for section, column in enumerate(columns):
            head.setSectionHidden(section, tight and column.yields)
            if tight and column.yields:
                sizes[section] = 0
        sizes = self._with_room(sizes, wide - sum(sizes) - theme.scaled(_ENOUGH))
        rest = max(least, wide - sum(sizes))
        for section, size in enumerate(sizes):
            if not head.isSectionHidden(section):
                head.resizeSection(section, size or rest)

    def _with_room(self, sizes: list[int], spare: int) -> list[int]:
        """Return the widths with what is to spare, shared among the columns that can use it.

        What stands in the rows has no say, so that no column moves while somebody types.
        """
        roomy = [at for at, each in enumerate(self.model.columns) if each.roomy]
        more = max(0, spare) // len(roomy) if roomy else 0
        most = {at: theme.scaled(self.model.columns[at].roomy) for at in roomy}
        return [max(size, min(size + more, most.get(at, 0))) for at, size in enumerate(sizes)]

    def height_of(self, rows: int) -> int:
        """Return the height at which so many rows show between head and foot."""
        bar = self.view.horizontalScrollBar()
        scrolls = self.view.horizontalHeader().length() > self.view.viewport().width()
        lines = rows + (2 if self.foot is not None else 1)
        return lines * theme.scaled(ROW) + (bar.sizeHint().height() if scrolls else 0) + 2

    def changeEvent(self, event: QEvent) -> None:
        """Show heads and names in the new language, keeping the selection."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.model.retranslate()

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        record = self.model.record(now.row())
        if record is not None:
            self.chosen.emit(record.id)

    def choose(self, key: str) -> None:
        """Select a record; telling ``chosen`` when it was another one before."""
        row = self.model.row_of(key)
        # A table that takes the keyboard while it is filled has a row that is not selected.
        chosen = self.view.selectionModel().isRowSelected(row, QModelIndex())
        if row >= 0 and (not chosen or row != self.view.currentIndex().row()):
            self.view.setCurrentIndex(self.model.index(row, 0))
