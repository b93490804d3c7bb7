"""The languages: which one is in force, texts, numbers, dates and money in it.

Three choices never get mixed: the interface language (``use``), the language of an output
(``speaking``), and the language of content, which carries both (``Bilingual``).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import NamedTuple

from urbandesk import paths

ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES = (ENGLISH, CHINESE)

_window_language = ENGLISH
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)
_catalogues: dict[str, NullTranslations] = {ENGLISH: NullTranslations()}


class Bilingual(NamedTuple):
    """A text of the content in both languages; either may be empty."""

    en: str
    zh: str

    def text(self) -> str:
        """Return the text in the language in force, else in the other one."""
        first, second = (self.zh, self.en) if current() == CHINESE else (self.en, self.zh)
        return first or second


def current() -> str:
    """Return the language in force for this thread: that of the output, else of the window."""
    return _spoken.get() or _window_language


def use(language: str) -> None:
    """Make ``language`` the language of the window.

    Raises:
        ValueError: the language is not one of ``LANGUAGES``.
    """
    global _window_language
    if language not in LANGUAGES:
        raise ValueError(language)
    _window_language = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use ``language`` inside the block, in this thread only."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def install(language: str, catalogue: NullTranslations) -> None:
    """Use ``catalogue`` for ``language``; for the pseudo-language of the tests."""
    _catalogues[language] = catalogue


def catalogue(language: str) -> NullTranslations:
    """Return the catalogue of ``language``, read on first use."""
    found = _catalogues.get(language)
    if found is None:
        found = _catalogues[language] = _read(language)
    return found


def _read(language: str) -> NullTranslations:
    """Read the compiled catalogue, compiling the ``.po`` file anew when it has changed."""
    source = paths.translations() / f"{language}.po"
    if not source.is_file():
        return NullTranslations()
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    compiled = paths.cache_dir() / f"{language}-{digest}.mo"
    try:
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    except OSError:
        return _compile(source, compiled)


def _compile(source: Path, compiled: Path) -> GNUTranslations:
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        messages = read_po(file)
    buffer = BytesIO()
    write_mo(buffer, messages)
    try:
        compiled.parent.mkdir(parents=True, exist_ok=True)
        partial = compiled.with_suffix(".part")
        partial.write_bytes(buffer.getvalue())
        partial.replace(compiled)
    except OSError:
        pass  # a cache that cannot be written only costs time at the next start
    buffer.seek(0)
    return GNUTranslations(buffer)


def _(message: str) -> str:
    """Return ``message`` in the language in force, looked up at the call."""
    return catalogue(current()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for ``count``; the caller fills in ``{n}``."""
    return catalogue(current()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return a short word whose meaning ``context`` tells."""
    return catalogue(current()).pgettext(context, message)


def in_both(message: str) -> Bilingual:
    """Return a catalogue key in both languages, for words that stand beside record names."""
    return Bilingual(message, catalogue(CHINESE).gettext(message))


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark ``message`` for the catalogue; it is translated where it is shown."""
    return message


def isolated(name: str) -> str:
    """Return a user's name so that, written from right to left, it turns nothing around it.

    Other names stay as they are.
    """
    turned = any(unicodedata.bidirectional(letter) in _TURNING for letter in name)
    return f"\u2068{name}\u2069" if turned else name


_TURNING = frozenset(("R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"))


def join_names(names: Iterable[str]) -> str:
    """Return names, or other words of one kind, as a list: ``Rome, Nice`` or ``罗马、尼斯``."""
    return _(", ").join(name for name in names if name)


def join_alternatives(words: Iterable[str]) -> str:
    """Return words of which any may be meant: ``France or Italy`` or ``法国、意大利``."""
    return _(" or ").join(word for word in words if word)


def join_parts(parts: Iterable[str]) -> str:
    """Return what is said of one thing, each in words of its own: ``9 actions, 2 gaps``."""
    return pgettext("between parts", ", ").join(part for part in parts if part)


def join_facts(facts: Iterable[str]) -> str:
    """Return facts in one line that is no sentence: ``2024 · city proper``."""
    return pgettext("between facts", " · ").join(fact for fact in facts if fact)


def join_place(region: str, country: str) -> str:
    """Return a region in its country: ``Shandong, China`` or ``中国 · 山东省``."""
    if not (region and country):
        return region or country
    return _("{region}, {country}").format(region=region, country=country)


def join_clauses(clauses: Iterable[str]) -> str:
    """Return clauses that hold lists themselves, in one sentence."""
    return _("; ").join(clause for clause in clauses if clause)


def join_sentences(sentences: Iterable[str]) -> str:
    """Return sentences one after the other; in Chinese nothing stands between them."""
    return ("" if current() == CHINESE else " ").join(said for said in sentences if said)


def as_sentence(text: str) -> str:
    """Return a text with a stop at its end, unless a sentence ends there already."""
    if not text or text[-1] in ".!?。！？":
        return text
    return text + ("。" if current() == CHINESE else ".")


def format_date(value: date) -> str:
    """Return a day: ``1 Jul 2026`` or ``2026年7月1日``."""
    if current() == CHINESE:
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def format_month(value: date) -> str:
    """Return a month: ``Jul 2026`` or ``2026年7月``."""
    if current() == CHINESE:
        return f"{value.year}年{value.month}月"
    return f"{_MONTHS[value.month - 1]} {value.year}"


def format_moment(value: datetime) -> str:
    """Return a moment in local time: day, hour and minute."""
    local = value.astimezone()
    return f"{format_date(local.date())} {local:%H:%M}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def format_number(value: Decimal | float, digits: int | None = None) -> str:
    """Return a number with thousands separators; ``digits`` fixes the decimals, else at most three.

    English and Chinese write numbers alike, so that no table of locales need be read for a list.
    """
    if type(value) is int and not digits:
        return f"{value:,}"
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if digits is not None:
        return f"{exact:,.{digits}f}"
    return f"{exact:,.{_FINEST}f}".rstrip("0").removesuffix(".")


_FINEST = 3


def format_money(value: Decimal, currency: str) -> str:
    """Return a sum with its ISO code, never a sign alone: ``84,000 EUR``."""
    digits = 0 if value == value.to_integral_value() else 2
    return f"{format_number(value, digits)} {currency}"


def format_percent(share: float) -> str:
    """Return a share from 0.0 to 1.0 in per cent, rounded: ``59 %`` or ``59%``."""
    number = round(share * 100)
    return f"{number}%" if current() == CHINESE else f"{number} %"
