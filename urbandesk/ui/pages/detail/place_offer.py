"""PlaceOffer: places of the gazetteer, offered below the name of a new city while it is typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from urbandesk.content.gazetteer import Place
from urbandesk.i18n import CHINESE, _, current, join_place
from urbandesk.models.column import choices_of
from urbandesk.models.records.city import CITY
from urbandesk.services.finding import names
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.drop_list import DropList, Proposal
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.settled_typing import SettledTyping


class PlaceOffer(QObject):
    """A list below each of the names; places of the same name are told apart by their region.

    Signals:
        chosen: the place.
    """

    chosen = Signal(object)

    def __init__(self, editors: Iterable[FieldEditor], parent: QObject) -> None:
        super().__init__(parent)
        self.lists: list[DropList] = []
        self._found: list[Place] = []
        for editor in editors:
            line = editor.editor()
            if isinstance(line, QLineEdit):
                self._attach(line)

    def _attach(self, line: QLineEdit) -> None:
        drop_list = DropList(line)
        LiveText(drop_list).bind_name(drop_list.list, lambda: _("Places that may be meant"))
        drop_list.chosen.connect(self._take)
        self.lists.append(drop_list)
        SettledTyping(line).settled.connect(lambda text: self._offer(drop_list, text))

    def _offer(self, drop_list: DropList, text: str) -> None:
        self._found = names.places(text)
        drop_list.propose([_line_of(place) for place in self._found])

    def _take(self, number: int) -> None:
        self.chosen.emit(self._found[number])


def _line_of(place: Place) -> Proposal:
    """Return name, the name in the other language, and where the place lies."""
    chinese = current() == CHINESE
    named = (place.chinese, place.name) if chinese else (place.name, place.chinese)
    first, second = named if named[0] else named[::-1]
    region = (place.region_chinese or place.region) if chinese else place.region
    country = dict(choices_of(CITY.columns["country"])).get(place.country, "")
    return Proposal(first, second, join_place("" if region == first else region, country))
