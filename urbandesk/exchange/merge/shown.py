"""Which columns of an item are worth showing, whose copies say so, and what an answer is called."""

from __future__ import annotations

from urbandesk.content import library
from urbandesk.exchange.merge.plan import Item, Version
from urbandesk.exchange.merge.values import Cells
from urbandesk.i18n import join_names
from urbandesk.models.schema import KINDS


def shown_columns(item: Item) -> tuple[str, ...]:
    """Return the columns of an item that differ somewhere; a status only when nothing else does."""
    kind = KINDS.get(item.kind)
    if kind is None or not item.columns:
        return ()
    known = [name for name in item.columns if name in kind.columns]
    sides: list[Cells] = [cells for cells in (item.base, item.ours) if cells is not None]
    sides += [version.values for version in item.versions]
    differing = [n for n in known if len({str(side.get(n)) for side in sides}) > 1]
    wordings = [n for n in differing or known if not kind.columns[n].is_status]
    return tuple(wordings or differing or known)


def senders(version: Version) -> str:
    """Return whose copies say this, in the language in force."""
    return join_names((version.sender, *version.also))


def question_title(key: str) -> str:
    """Return a question in the language in force; one of another edition by its key."""
    try:
        return library.method().question(key).title.text()
    except KeyError:
        return key
