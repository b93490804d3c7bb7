"""What is chosen by number on the settings page: years of a figure, days in the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from urbandesk.i18n import _, ngettext
from urbandesk.settings import Settings
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.quiet_box import QuietBox


class NumberChoice(QuietBox):
    """Offers a few numbers in words, and the one in force; a choice is kept at once.

    Args:
        settings: where it is kept.
        name: attribute of the settings.
        offered: the usual numbers.
        words: says a number.
        title: what is chosen, for a screen reader.
    """

    def __init__(
        self,
        settings: Settings,
        name: str,
        offered: Sequence[int],
        words: Callable[[int], str],
        title: Callable[[], str],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._name = name
        self._offered = offered
        self._words = words
        self.activated.connect(self._keep)
        theme.follow(self, lambda: self.setMinimumWidth(theme.scaled(160)))
        self._live = LiveText(self)
        self._live.bind_name(self, title)
        self._live.bind(lambda _text: self._offer(), str)

    def _offer(self) -> None:
        chosen = getattr(self._settings, self._name)
        self.clear()
        for number in sorted({*self._offered, chosen}, key=lambda number: (not number, number)):
            self.addItem(self._words(number), number)
        self.setCurrentIndex(self.findData(chosen))

    def _keep(self, at: int) -> None:
        setattr(self._settings, self._name, int(self.itemData(at)))
        self._settings.save()


def old_after(settings: Settings) -> NumberChoice:
    """Return the choice of years after which a figure counts as old."""
    return NumberChoice(
        settings,
        "old_after",
        (2, 3, 5, 10),
        lambda n: ngettext("old after {n} year", "old after {n} years", n).format(n=n),
        lambda: _("When a figure counts as old"),
    )


def trash_days(settings: Settings) -> NumberChoice:
    """Return the choice of days after which deleted records leave for good."""
    return NumberChoice(
        settings, "trash_days", (30, 90, 180, 365, 0), _days, lambda: _("How long the trash keeps")
    )


def _days(count: int) -> str:
    if not count:
        return _("kept until somebody empties it")
    return ngettext("kept for {n} day", "kept for {n} days", count).format(n=count)
