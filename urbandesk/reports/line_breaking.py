"""Breaking a text into lines: English between words, Chinese between characters, by the rules.

No line begins with a closing mark or ends with an opening one (W3C, Requirements for Chinese Text
Layout, 3.1.3), and a number keeps its unit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

Measure = Callable[[str], float]

NOT_FIRST = frozenset("，。、；：？！）》”’」』】〉〕…—·％,.;:?!)]}%’”")
NOT_LAST = frozenset("（《“‘「『【〈〔([{“‘")
_UNITS = frozenset("年月日万亿千百个项家年度元分至步天周时")
_STRONG = "；;。"
_WEAK = "，,：:"
ELLIPSIS = "…"


def break_lines(text: str, width: float, measure: Measure) -> list[str]:
    """Return ``text`` in lines of at most ``width``; a single character may be wider."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if measure((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while measure(line.rstrip()) > width and len(line.rstrip()) > 1:
            cut = _forced_cut(line, width, measure)
            lines.append(line[:cut].rstrip())
            line = line[cut:].lstrip()
    if line.strip():
        lines.append(line.rstrip())
    return lines


def fit_lines(text: str, width: float, most: int, *, measure: Measure) -> list[str]:
    """Return at most ``most`` lines; what does not fit ends in an ellipsis."""
    lines = break_lines(text, width, measure)
    if len(lines) <= most:
        return lines
    kept = lines[: most - 1]
    begin = 0
    for line in kept:
        begin = text.index(line, begin) + len(line)
    return [*kept, shorten(text[begin:].strip(), width, measure)]


def fit_heading(text: str, width: float, *, measure: Measure) -> list[str]:
    """Return one or two lines, broken by meaning where a clause ends, if both parts fit.

    Two short clauses stay on one line; a comma breaks only what would not fit on one.
    """
    if not text or measure(text) <= width / 2:
        return [text] if text else []
    for marks in (_STRONG, _WEAK):
        if marks == _WEAK and measure(text) <= width:
            return [text]
        halves = [(text[: at + 1], text[at + 1 :].lstrip()) for at in _clause_ends(text, marks)]
        fitting = [half for half in halves if max(map(measure, half)) <= width and half[1]]
        if fitting:
            first, second = min(fitting, key=lambda two: abs(measure(two[0]) - measure(two[1])))
            return [first, second]
    return fit_lines(text, width, 2, measure=measure)


def shorten(text: str, width: float, measure: Measure) -> str:
    """Return ``text``, cut to ``width`` with an ellipsis when it is wider."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ，,；;、（(《“") + ELLIPSIS


def _clause_ends(text: str, marks: str) -> Sequence[int]:
    """Return where a clause ends; a comma between digits (1,000) does not end one."""
    return [
        at
        for at, character in enumerate(text[:-1])
        if character in marks and (ord(character) > 255 or text[at + 1] == " ")
    ]


def _pieces(text: str) -> list[str]:
    """Return ``text`` cut wherever a line may end."""
    pieces: list[str] = []
    start = 0
    for at in range(1, len(text)):
        if _may_break(text, at):
            pieces.append(text[start:at])
            start = at
    if text:
        pieces.append(text[start:])
    return pieces


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in NOT_FIRST or before in NOT_LAST or after == " " or unicodedata.combining(after):
        return False
    if before == " ":
        previous = text[at - 2] if at > 1 else ""
        return not (previous.isdigit() and after in _UNITS) and not (
            after.isdigit() and _is_wide(previous) and previous in "第约共"
        )
    if before.isdigit() and after in _UNITS:
        return False
    if before in "-/–" and after.isalpha():
        return True
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _forced_cut(line: str, width: float, measure: Measure) -> int:
    """Return where to cut a piece that is wider than a line, at least after one character."""
    cut = 1
    while cut < len(line) - 1 and measure(line[: cut + 1]) <= width:
        cut += 1
    kept = cut
    while cut > 1 and (line[cut] in NOT_FIRST or line[cut - 1] in NOT_LAST):
        cut -= 1
    if line[cut] in NOT_FIRST or line[cut - 1] in NOT_LAST:
        return kept
    return cut
