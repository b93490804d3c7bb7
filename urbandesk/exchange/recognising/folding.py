"""Texts as they are compared: width, case, blanks and unseen signs do not count."""

from __future__ import annotations

import re
import unicodedata

from urbandesk.exchange.incoming import RawCell

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_BETWEEN = re.compile(r"[\s_\-·.,:;/\\|*#?!'\"“”‘’（）()\[\]【】<>《》、，。：；？！]+")


def folded(text: str) -> str:
    """Return ``text`` as it is compared with a header: same width, lower case, single blanks."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return " ".join(plain.casefold().split())


def squeezed(text: str) -> str:
    """Return ``text`` without anything but letters and digits, for headers people made up."""
    return _BETWEEN.sub("", folded(text))


def text_of(cell: RawCell) -> str:
    """Return what a cell says as text; empty for an empty one."""
    return "" if cell.value is None else str(cell.value).strip()
