"""DayCount: how many days after the start the first step of an action comes."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from urbandesk.i18n import _
from urbandesk.planning.rules.actions import FIRST_STEP_DAYS
from urbandesk.ui import icons, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel


class DayCount(QWidget):
    """How many days after the start the first step comes; beyond 90 in amber with a flag."""

    def __init__(self) -> None:
        super().__init__()
        self._days: int | None = None
        self._icon = IconMark("done", role="accent", size=icons.SMALL)
        self._label = PlainLabel(size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(4))
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        self._live = LiveText(self)
        self._live.bind(self._label.setText, self._words)

    def show_days(self, starts: object, by: object) -> None:
        """Count from the start of the action to the day of its first step."""
        known = isinstance(starts, date) and isinstance(by, date)
        self._days = (by - starts).days if known else None  # type: ignore[operator]
        late = self._days is not None and not 0 <= self._days <= FIRST_STEP_DAYS
        self._icon.set_icon("gap" if late else "done", "attention" if late else "accent")
        self._icon.setVisible(self._days is not None)
        self._label.set_role("attention" if late else "text")
        self._live.refresh()

    def _words(self) -> str:
        if self._days is None:
            return ""
        if self._days < 0:
            return _("before the start")
        if self._days > FIRST_STEP_DAYS:
            return _("day {day}, later than {limit}").format(day=self._days, limit=FIRST_STEP_DAYS)
        return _("day {day} of {limit}").format(day=self._days, limit=FIRST_STEP_DAYS)

    def text(self) -> str:
        """Return the words shown."""
        return self._label.text()
