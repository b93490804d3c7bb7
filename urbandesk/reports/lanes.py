"""The free room left and right of what is drawn in one row, for words about it."""

from __future__ import annotations

from urbandesk.reports import colours, fonts
from urbandesk.reports.figure import ChartFigure
from urbandesk.reports.line_breaking import ELLIPSIS, shorten

_GAP = 14.0
_READABLE = 15.0


class Lane:
    """One line of a row from ``left`` to ``right`` px; drawn things and words fill it up."""

    def __init__(self, left: float, right: float, y: float, *, size: float, bar: float) -> None:
        """Make an empty lane around ``y`` for bars ``bar`` px high and words of ``size`` px."""
        self.left = left
        self.right = right
        self.y = y
        self.size = min(size, 22.0)
        self._small = min(self.size, bar * 0.85)
        self._first: float | None = None
        self._last: float | None = None
        self._bar: tuple[float, float, str, str] | None = None

    def occupy(self, left: float, right: float) -> None:
        """Note that something is drawn from ``left`` to ``right``."""
        self._first = left if self._first is None else min(self._first, left)
        self._last = right if self._last is None else max(self._last, right)

    def occupy_bar(self, left: float, right: float, *, ground: str, ink: str) -> None:
        """Note a bar of the colour ``ground``, on which words can stand in ``ink``."""
        self.occupy(left, right)
        self._bar = (left, right, ground, ink)

    def occupy_stroke(self, x: float) -> None:
        """Note a stroke at ``x``; words on a bar stand on the wider side of it."""
        self.occupy(x - 6, x + 6)
        if self._bar is not None and self._bar[0] < x + 6 and x - 6 < self._bar[1]:
            left, right, ground, ink = self._bar
            halves = ((left, x - 6, ground, ink), (x + 6, right, ground, ink))
            self._bar = max(halves, key=lambda half: half[1] - half[0])

    def fits_left(self, words: str) -> bool:
        """Return whether ``words`` find room before what is drawn."""
        return self._first is not None and fonts.width(words, self.size) <= self._room_left()

    def say(self, figure: ChartFigure, words: str, *, colour: str) -> None:
        """Write ``words`` after what is drawn, else on the bar, else before or shortened."""
        if not words:
            return
        needed = fonts.width(words, self.size)
        if needed <= self._room_right():
            self._write_right(figure, words, colour)
        elif self._bar is not None and self._fits_on_bar(words) and self._is_best_on_bar(needed):
            self._write_on_bar(figure, words, self._bar)
        elif self._room_right() >= self._room_left():
            self._write_right(figure, words, colour)
        else:
            self._write_left(figure, words, colour)

    def say_left(self, figure: ChartFigure, words: str, *, colour: str) -> None:
        """Write ``words`` before what is drawn if they fit there, else as ``say`` does."""
        if self.fits_left(words):
            self._write_left(figure, words, colour)
        else:
            self.say(figure, words, colour=colour)

    def _room_left(self) -> float:
        return 0.0 if self._first is None else self._first - _GAP - self.left

    def _room_right(self) -> float:
        begin = self.left + 4 if self._last is None else self._last + _GAP
        return self.right - begin

    def _fits_on_bar(self, words: str) -> bool:
        if self._bar is None:
            return False
        return fonts.width(words, self._small) + 24 <= self._bar[1] - self._bar[0]

    def _is_best_on_bar(self, needed: float) -> bool:
        """Return whether words on the bar are large enough to read, or have no other place."""
        return self._small >= _READABLE or self._room_left() < needed

    def _write_on_bar(
        self, figure: ChartFigure, words: str, bar: tuple[float, float, str, str]
    ) -> None:
        left, right, ground, ink = bar
        size, width = self._small, fonts.width(words, self._small)
        begin = right - 12 - width
        figure.bar(
            begin - 5, self.y - size * 0.5, width=width + 10, height=size, fill=ground, order=4.5
        )
        figure.words_at(begin, self.y, words, size=size, colour=ink, name="note")
        self._bar = (left, begin - 10, ground, ink)

    def _write_right(self, figure: ChartFigure, words: str, colour: str) -> None:
        room = self._room_right()
        text = shorten(words, room, lambda part: fonts.width(part, self.size))
        self._write(figure, self.right - room, text, colour=colour)

    def _write_left(self, figure: ChartFigure, words: str, colour: str) -> None:
        text = shorten(words, self._room_left(), lambda part: fonts.width(part, self.size))
        left = self.left + self._room_left() - fonts.width(text, self.size)
        self._write(figure, left, text, colour=colour)

    def _write(self, figure: ChartFigure, left: float, text: str, *, colour: str) -> None:
        """Write above lines and bands, which a ground interrupts; bars stay whole."""
        width = fonts.width(text, self.size)
        if text == ELLIPSIS or width > self.right - left + 1:
            return
        figure.bar(
            left - 4,
            self.y - self.size * 0.55,
            width=width + 8,
            height=self.size * 1.1,
            fill=colours.PAPER,
            order=1.4,
        )
        figure.words_at(left, self.y, text, size=self.size, colour=colour, name="note")
        self.occupy(left, left + width)
