"""The free room left and right of what is drawn in one row, for words about it."""

from __future__ import annotations

from urbandesk.reports import colours, fonts
from urbandesk.reports.figure import ChartFigure
from urbandesk.reports.line_breaking import shorten

_GAP = 14.0


class Lane:
    """One line of a row from ``left`` to ``right`` px; drawn things and words fill it up."""

    def __init__(self, left: float, right: float, y: float, size: float) -> None:
        """Make an empty lane with its middle at ``y`` for words of ``size`` px."""
        self.left = left
        self.right = right
        self.y = y
        self.size = min(size, 22.0)
        self._first: float | None = None
        self._last: float | None = None

    def occupy(self, left: float, right: float) -> None:
        """Note that something is drawn from ``left`` to ``right``."""
        self._first = left if self._first is None else min(self._first, left)
        self._last = right if self._last is None else max(self._last, right)

    def room(self) -> float:
        """Return the width of the wider free part."""
        return max(self._room_left(), self._room_right())

    def fits_left(self, words: str) -> bool:
        """Return whether ``words`` find room before what is drawn."""
        return self._first is not None and fonts.width(words, self.size) <= self._room_left()

    def say(self, figure: ChartFigure, words: str, *, colour: str) -> None:
        """Write ``words`` after what is drawn, else before it, else shortened where more fits."""
        if not words:
            return
        needed = fonts.width(words, self.size)
        if needed <= self._room_right() or self._room_right() >= self._room_left():
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

    def _write_right(self, figure: ChartFigure, words: str, colour: str) -> None:
        room = self._room_right()
        if room < self.size * 3:
            self._write_inside(figure, words, colour)
            return
        left = self.right - room
        text = shorten(words, room, lambda part: fonts.width(part, self.size))
        self._write(figure, left, text, colour=colour)

    def _write_left(self, figure: ChartFigure, words: str, colour: str) -> None:
        text = shorten(words, self._room_left(), lambda part: fonts.width(part, self.size))
        left = self.left + self._room_left() - fonts.width(text, self.size)
        self._write(figure, left, text, colour=colour)

    def _write_inside(self, figure: ChartFigure, words: str, colour: str) -> None:
        """Write on what is drawn, when it leaves no room beside it."""
        text = shorten(words, self.right - self.left, lambda part: fonts.width(part, self.size))
        middle = (self.left + self.right - fonts.width(text, self.size)) / 2
        self._write(figure, middle, text, colour=colour, order=5)

    def _write(
        self, figure: ChartFigure, left: float, text: str, *, colour: str, order: float = 1.5
    ) -> None:
        """Write above lines and bands; bars of the other lane stay whole."""
        figure.words_at(
            left,
            self.y,
            text,
            size=self.size,
            colour=colour,
            ground=colours.PAPER,
            order=order,
            name="note",
        )
        self.occupy(left, left + fonts.width(text, self.size))
