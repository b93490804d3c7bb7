"""One of many records, found by typing part of any of its names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import N_
from urbandesk.models import pinyin
from urbandesk.models.column import FieldColumn
from urbandesk.models.derived import fold
from urbandesk.models.field import Value
from urbandesk.ui.widgets.choice_parts import ChoiceBox
from urbandesk.ui.widgets.typed_parts import Pairs

_SPELLED = Qt.ItemDataRole.UserRole + 1


class _Completer(QCompleter):
    """Looks in all spellings, folded as search folds them, and offers the name."""

    def splitPath(self, path: str) -> list[str]:
        """Return what is looked for; the list that is about to open gets its edge."""
        found = self.popup()
        if found is not None:
            found.setProperty("frame", "list")
        return [fold(path.strip())]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return what stands in the field once a line is chosen."""
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class ReferenceBox(ChoiceBox):
    """One of many records, found by typing any part of its name."""

    def __init__(self, column: FieldColumn, parent: QWidget | None = None) -> None:
        super().__init__(column, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._spelled: Mapping[str, str] = {}
        completer = _Completer(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCompletionRole(_SPELLED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = QLineEdit(self)
        self.setLineEdit(line)
        line.setCompleter(completer)
        line.textEdited.connect(lambda _text: self.touched.emit())
        line.editingFinished.connect(self.left)

    def spell(self, spelled: Mapping[str, str]) -> None:
        """Take what else each record is called, before the records are offered.

        Args:
            spelled: code to folded lines, such as its name in the other language and in pinyin.
        """
        if spelled != self._spelled:
            self._spelled = spelled
            self.forget_offered()

    def read(self) -> Value:
        """Return the record named; raises UserError when none or several have that name."""
        code = self.typed_code()
        if code is None:
            raise UserError(
                N_("“{name}” is not in the list, or stands for several. Please choose one."),
                name=self.currentText().strip()[:40],
            )
        return self._column.check(code or None)

    def choose(self, code: str) -> None:
        """Show the name of ``code``, without telling."""
        super().choose(code)
        self.setEditText(self.itemText(self.currentIndex()))

    def _fill(self, pairs: Pairs) -> None:
        """Fill in other records; a half-typed name stays as it is."""
        half_typed = self.currentText() if self.typed_code() is None else ""
        super()._fill(pairs)
        for at, (code, title) in enumerate(pairs, start=1):
            self.setItemData(at, f"{_said(title)}\n{self._spelled.get(code, '')}", _SPELLED)
        if half_typed:
            self.setEditText(half_typed)

    def typed_code(self) -> str | None:
        """Return the code behind the typed name; nothing typed is empty, unknown is ``None``."""
        wanted = self.currentText().strip().casefold()
        if not wanted:
            return ""
        named = [at for at in range(self.count()) if self.itemText(at).strip().casefold() == wanted]
        if self.currentIndex() in named:
            return self.code()
        if not named:
            named = [at for at in range(self.count()) if self._may_mean(at, fold(wanted))]
        return str(self.itemData(named[0])) if len(named) == 1 else None

    def _may_mean(self, at: int, typed: str) -> bool:
        """Return whether ``typed`` stands in a name, or begins what else that one is called."""
        lines = str(self.itemData(at, _SPELLED) or "").splitlines()
        return bool(lines) and (typed in lines[0] or any(x.startswith(typed) for x in lines))


@lru_cache(maxsize=4096)
def _said(title: str) -> str:
    """Return the folded title and how it is said; every card of a plan offers the same schemes."""
    folded = fold(title)
    said = pinyin.spoken(folded) if pinyin.has_chinese(folded) else []
    return "\n".join((folded, *said))
