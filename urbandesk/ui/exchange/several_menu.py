"""The menu that answers for several items at once: of the record, field, group or whole tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from urbandesk.exchange.merge.plan import Item
from urbandesk.i18n import _, ngettext
from urbandesk.ui.exchange.category_tabs import TITLES
from urbandesk.ui.exchange.deciding import STAYS, TAKES, Deciding, names_sender
from urbandesk.ui.exchange.item_words import ItemWords
from urbandesk.ui.widgets.plain_label import plain_caption


@dataclass(frozen=True)
class Scope:
    """Items that can be answered together, and what they are called."""

    name: str
    items: tuple[Item, ...]

    def title(self) -> str:
        """Return the name with the count."""
        count = len(self.items)
        return ngettext("{name} ({n} item)", "{name} ({n} items)", count).format(
            name=self.name, n=count
        )


def scopes(
    deciding: Deciding, item: Item, words: ItemWords, chosen: Sequence[Item] = ()
) -> Iterator[Scope]:
    """Yield what belongs together with ``item`` in its tab, the narrowest first."""
    tab = deciding.by_category[item.category]
    if len(chosen) > 1:
        yield Scope(_("Chosen rows"), tuple(chosen))
    everywhere = deciding.review.plan.items
    record = tuple(i for i in everywhere if i.record and i.record == item.record)
    if len(record) > 1:
        yield Scope(_("All of “{name}”").format(name=words.record(item)), record)
    field = tuple(i for i in tab if i.kind == item.kind and i.columns == item.columns)
    if len(field) > 1:
        yield Scope(_("All in “{name}”").format(name=words.field(item)), field)
    group = tuple(i for i in tab if item.bulk and i.bulk == item.bulk)
    if len(group) > 1:
        yield Scope(_("All of this pattern"), group)
    yield Scope(_("The whole tab “{name}”").format(name=_(TITLES[item.category])), tab)
    if len(everywhere) > len(tab):
        yield Scope(_("Everything that came"), everywhere)


def several_menu(
    deciding: Deciding, item: Item, words: ItemWords, parent: QWidget, chosen: Sequence[Item] = ()
) -> QMenu:
    """Return the menu of what can be answered together with ``item``."""
    menu = QMenu(parent)
    for scope in scopes(deciding, item, words, chosen):
        part = menu.addMenu(plain_caption(scope.title()))
        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Keep what is here"), partial(deciding.answer, scope.items, STAYS)),
            (_("Take what came"), partial(deciding.answer, scope.items, TAKES)),
            (_("Accept what is proposed"), partial(deciding.accept, scope.items)),
            (_("Take the decisions back"), partial(deciding.reopen, scope.items)),
        )
        for text, deed in deeds:
            part.addAction(text).triggered.connect(_runner(deed))
        # Whose text is taken is chosen for each item: copies say different things there.
        part.actions()[1].setEnabled(not all(map(names_sender, scope.items)))
    return menu


def _runner(deed: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        deed()

    return run
