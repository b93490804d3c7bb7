"""RowTable: a whole row that came, field by field, beside the record that it may be."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from urbandesk.exchange.merge.plan import Cells, Item
from urbandesk.i18n import _
from urbandesk.models.schema import KINDS
from urbandesk.ui.exchange.item_words import ItemWords
from urbandesk.ui.widgets.value_table import Table, ValueTable


class RowTable(ValueTable):
    """Shows a row of the file, what is here and what went out, as far as there is something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("The whole row"), parent)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_item(self, item: Item, words: ItemWords, other: Cells | None, name: str) -> None:
        """Show the row of an item beside ``other``, which is called ``name``; None for nothing."""
        kind = KINDS.get(item.kind)
        if kind is None:
            self.show_table(Table((), ()))
            return
        columns: list[tuple[str, Cells]] = []
        if item.base is not None:
            columns.append((_("Base, as sent"), item.base))
        if item.ours is not None:
            columns.append((_("Ours, this workspace"), item.ours))
        for version in item.versions:
            sender = version.sender if len(item.versions) > 1 else _("Theirs, returned file")
            if version.values:
                columns.append((sender, version.values))
        if other is not None:
            columns.append((name, other))
        said = [dict(words.lines(kind, cells)) for _head, cells in columns]
        rows = tuple(
            (column.title(), *(each.get(at, "") for each in said))
            for at, column in kind.columns.items()
            if any(at in each for each in said)
        )
        heads = (_("Field"), *(head for head, _cells in columns))
        self.show_table(Table(heads, rows, wide=len(heads) - 1, most=260))
