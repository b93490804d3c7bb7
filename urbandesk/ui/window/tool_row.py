"""ToolRow: back and forward, the title of the page, the search, undo and redo, the saving."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from urbandesk.i18n import _
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.page import Page
from urbandesk.ui.save_state import SaveState
from urbandesk.ui.widgets.buttons import press_by_enter
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel
from urbandesk.ui.widgets.side_pair import SideName
from urbandesk.ui.window.search_field import SearchField

_SEARCH, _LEAST_SEARCH = 120, 44
"""Least width of the search, and where the title needs the room: its icon."""
_LEAST = 400


class ActionButton(QToolButton):
    """An icon that runs an action; name, tooltip and state follow the action."""

    def __init__(self, action: QAction, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setDefaultAction(action)
        action.changed.connect(self._follow)
        theme.follow(self, self._dress)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter, too."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def _follow(self) -> None:
        self.setAccessibleName(self.defaultAction().toolTip())

    def _dress(self) -> None:
        self.defaultAction().setIcon(icons.icon(self._icon))
        self.setIconSize(icons.icon_size())


class ToolRow(QWidget):
    """The row above every page; positions stay whatever it says."""

    def __init__(self, actions: dict[str, QAction], search: SearchField) -> None:
        super().__init__()
        self._page: Page | None = None
        self._saving: SaveState | None = None
        self.title = PlainLabel(size="title", bold=True)
        self._marks = {side: SideName(side, size="title") for side in ("eu", "cn")}
        self._both = _beside(*self._marks.values())
        self.count = PlainLabel(role="secondary")
        self.search = search
        search.installEventFilter(self)
        self._mark = IconMark("saved", role="accent", size=icons.SMALL)
        self.saved = PlainLabel(size="small", role="secondary")
        self._live = LiveText(self)
        self._live.bind(self.title.setText, lambda: self._page.title() if self._page else "")
        self._live.bind(self.count.setText, lambda: self._page.count_text() if self._page else "")
        self._live.bind(self.saved.setText, self._saved_text)
        self._arrange(actions)
        set_ground(self, "window", edge="bottom")
        theme.follow(self, self._dress)

    def _arrange(self, actions: dict[str, QAction]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(theme.scaled(4))
        row.addWidget(ActionButton(actions["back"], "back"))
        row.addWidget(ActionButton(actions["forward"], "forward"))
        row.addSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self._both)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addSpacing(12)
        row.addWidget(ActionButton(actions["undo"], "undo"))
        row.addWidget(ActionButton(actions["redo"], "redo"))
        row.addSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.saved)
        keep = self._mark.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._mark.setSizePolicy(keep)
        fixed = QSizePolicy.Policy.Fixed
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, fixed)
        self.count.setSizePolicy(QSizePolicy.Policy.Preferred, fixed)

    def _dress(self) -> None:
        self.setFixedHeight(theme.scaled(48))
        # Room for the longest state, so that nothing moves while saving.
        self.saved.setMinimumWidth(theme.scaled(88))
        self._fit()

    def show_page(self, page: Page | None) -> None:
        """Show title and count of ``page`` and follow them."""
        if self._page is not None:
            self._page.title_changed.disconnect(self._show_title)
        self._page = page
        if page is not None:
            page.title_changed.connect(self._show_title)
        self._show_title()

    def _show_title(self) -> None:
        sides = self._page.sides() if self._page else {}
        self.title.setVisible(not sides)
        self._both.setVisible(bool(sides))
        for side, mark in self._marks.items():
            mark.setVisible(bool(sides.get(side)))
            mark.set_name(partial(str, sides.get(side, "")))
        self._live.refresh()
        self._fit()

    def names(self) -> list[SideName]:
        """Return the names of the cities that are shown."""
        return [mark for mark in self._marks.values() if not mark.isHidden()]

    def _fit(self) -> None:
        """Keep title, names of cities and state whole as far as there is room.

        The search shrinks to its icon first, unless somebody types there; then the state is cut.
        """
        named = [self.title] if not self.title.isHidden() else self.names()
        named = [*named, self.count]
        self.search.setMinimumWidth(theme.scaled(_SEARCH))
        for part in (self.title, self.count, *self._marks.values()):
            part.setMinimumWidth(0)
        layout = self.layout()
        spare = self.width() - (layout.totalMinimumSize().width() if layout else 0)
        wanted = sum(part.sizeHint().width() - part.minimumSizeHint().width() for part in named)
        if wanted > spare and not self.search.hasFocus():
            given = min(wanted - spare, theme.scaled(_SEARCH - _LEAST_SEARCH))
            self.search.setMinimumWidth(theme.scaled(_SEARCH) - given)
            spare += given
        for part in named:
            least, whole = part.minimumSizeHint().width(), part.sizeHint().width()
            given = max(0, min(whole - least, spare))
            part.setMinimumWidth(least + given)
            spare -= given

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the search its room back while somebody types there."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._fit()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Return a width to which the window may shrink, whatever title is shown now."""
        return QSize(theme.scaled(_LEAST), theme.scaled(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew how much room the names have."""
        super().resizeEvent(event)
        self._fit()

    def follow_saving(self, saving: SaveState | None) -> None:
        """Show the state of saving of the open workspace."""
        self._saving = saving
        if saving is not None:
            saving.changed.connect(self._show_saving)
        self._show_saving()

    def _show_saving(self) -> None:
        failed = self._saving is not None and self._saving.failure is not None
        self._mark.set_icon("gap" if failed else "saved", "attention" if failed else "accent")
        self._mark.setVisible(self._saved_text() != "")
        self.saved.set_role("attention" if failed else "secondary")
        self._live.refresh()

    def _saved_text(self) -> str:
        saving = self._saving
        if saving is None:
            return ""
        if saving.failure is not None:
            return _("Not saved")
        if saving.waiting:
            return _("Saving")
        if saving.saved_at is None:
            return ""
        return _("Saved {time}").format(time=f"{saving.saved_at:%H:%M}")


def _beside(*parts: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.scaled(12))
    for part in parts:
        row.addWidget(part)
    return box
