"""ColumnsMenu: which columns a list shows, with ticks; says for which ones there is no room."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from urbandesk.i18n import _
from urbandesk.ui.tables.cells import Column
from urbandesk.ui.widgets.plain_label import plain_caption
from urbandesk.ui.widgets.tick_menu import TickMenu


class ColumnsMenu(TickMenu):
    """The columns of a list; ``ticked`` tells which one is to be shown or hidden.

    Signals:
        usual_wanted: the person wants the columns that the list had at first.
    """

    usual_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = self.addAction("")
        self._usual.triggered.connect(self.usual_wanted)

    def show_columns(
        self, columns: Sequence[Column], shown: Collection[str], without_room: Collection[str]
    ) -> None:
        """Offer columns; those without rank always stay and are not offered.

        Args:
            columns: what can be shown.
            shown: keys of those that are chosen.
            without_room: keys of chosen ones that the list is too narrow for.
        """
        offered = [(one.key, one.title) for one in columns if one.rank]
        self.offer(offered, dict.fromkeys(without_room, _("no room now")), shown)
        # Behind the ticks, which are made anew when others are offered.
        self.removeAction(self._usual)
        if not self.actions() or not self.actions()[-1].isSeparator():
            self.addSeparator()
        self._usual.setText(plain_caption(_("The usual columns")))
        self.addAction(self._usual)
