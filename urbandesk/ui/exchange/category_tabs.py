"""CategoryTabs: what came, in the order in which people need to see it, with counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabBar, QWidget

from urbandesk.exchange.merge.plan import Category
from urbandesk.i18n import N_, _
from urbandesk.ui import icons, theme
from urbandesk.ui.exchange.deciding import Deciding
from urbandesk.ui.live_text import LiveText

TITLES = {
    Category.CONFLICT: N_("Conflicts"),
    Category.CHANGE: N_("Changed"),
    Category.NEW: N_("New records"),
    Category.DELETE: N_("Marked for deletion"),
    Category.DAMAGE: N_("Suspected damage"),
    Category.ERROR: N_("Not understood"),
}
"""What each tab is called; catalogue keys."""


class CategoryTabs(QTabBar):
    """A tab for each category; a tick instead of the number when nothing is left to look at.

    Signals:
        chosen: the ``Category`` that a person went to.
    """

    chosen = Signal(object)

    def __init__(self, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        for category in Category:
            self.addTab(TITLES[category])
        live = LiveText(self)
        live.bind_name(self, lambda: _("What came back, by kind"))
        live.bind(lambda _text: self.count_again(), str)
        deciding.changed.connect(lambda _keys: self.count_again())
        theme.follow(self, lambda: self.setIconSize(icons.icon_size(icons.SMALL)))
        self.currentChanged.connect(lambda at: self.chosen.emit(list(Category)[at]))

    def category(self) -> Category:
        """Return the category that is shown."""
        return list(Category)[self.currentIndex()]

    def show_category(self, category: Category) -> None:
        """Show another category."""
        self.setCurrentIndex(list(Category).index(category))

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) category."""
        self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + by)))

    def count_again(self) -> None:
        """Say anew how many there are of each, and where nothing is left."""
        for at, category in enumerate(Category):
            title = _(TITLES[category])
            count = len(self._deciding.by_category[category])
            if self._deciding.left(category):
                self.setTabText(at, f"{title}  {count}")
                self.setTabIcon(at, QIcon())
                self.setAccessibleTabName(at, _("{tab}, {n}").format(tab=title, n=count))
            else:
                self.setTabText(at, title)
                self.setTabIcon(at, icons.icon("check", "accent"))
                self.setAccessibleTabName(at, _("{tab}, nothing left").format(tab=title))
