"""The words of lists, in either language, as codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import permutations

from urbandesk.exchange.labels import with_key
from urbandesk.exchange.merge.folding import fold_word
from urbandesk.i18n import LANGUAGES, speaking
from urbandesk.models.field import Choice
from urbandesk.models.own_values import OwnChoice

# The last two are what a workbook in both languages offers.
_YES = ("yes", "y", "true", "1", "是", "对", "對", "有", "√", "✓", "✔", "☑", "yes 是", "是 yes")
_NO = ("no", "n", "false", "0", "否", "不", "无", "無", "×", "✗", "✘", "☐", "no 否", "否 no")
YES = frozenset(map(fold_word, _YES))
NO = frozenset(map(fold_word, _NO))


@cache
def vocabulary(choices: tuple[Choice, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes that each word means: codes and titles, also both languages together.

    A code goes before a title that happens to be the same word.
    """
    known: dict[str, set[str]] = {}
    for choice in choices:
        for word in _words(choice):
            known.setdefault(word, set()).add(choice.code)
    for choice in choices:
        known[fold_word(choice.code)] = {choice.code}
    return {word: tuple(sorted(codes)) for word, codes in known.items()}


def _words(choice: Choice) -> set[str]:
    titles = []
    for language in LANGUAGES:
        with speaking(language):
            titles.append(choice.said())
    together = {" ".join(order) for order in permutations(dict.fromkeys(titles))}
    words = {*titles, *together}
    if isinstance(choice, OwnChoice):
        words |= {with_key(word, choice.code) for word in words}
    return set(map(fold_word, words))
