"""What the words in a column for marks mean, in either language."""

from __future__ import annotations

from urbandesk.exchange.incoming import Mark, RawCell
from urbandesk.exchange.recognising.folding import squeezed, text_of

_WORDS = {
    Mark.NEW: ("new", "add", "added", "新增", "新建", "新", "添加"),
    Mark.DELETE: ("delete", "deleted", "remove", "del", "删除", "刪除", "删", "刪"),
}
_MEANINGS = {word: mark for mark, words in _WORDS.items() for word in words}


def mark_of(cell: RawCell) -> Mark:
    """Return what a cell says of its row; two languages side by side must say the same."""
    text = text_of(cell)
    if not text or not squeezed(text):
        return Mark.NONE
    whole = _MEANINGS.get(squeezed(text))
    if whole:
        return whole
    said = {_MEANINGS.get(squeezed(word), Mark.UNKNOWN) for word in text.split()}
    return said.pop() if len(said) == 1 else Mark.UNKNOWN
