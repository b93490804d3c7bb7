"""CityPicker: a city of one side, found by typing, or a new one named on the spot."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _
from urbandesk.models.column import FieldColumn, choices_of
from urbandesk.models.kind import Values
from urbandesk.models.records.city import CITY
from urbandesk.models.records.countries import CHINA, side_of
from urbandesk.models.records.partnership import MEMBERSHIP
from urbandesk.services.drafts import partnerships
from urbandesk.services.drafts.partnerships import City
from urbandesk.services.register import links
from urbandesk.services.workspace import Workspace
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.plain_label import PlainLabel


class _CityField(FieldEditor):
    """The typed name; one that was taken for a new city is no longer asked about."""

    def __init__(self, column: FieldColumn) -> None:
        super().__init__(column)
        self.is_new = False
        self.typed.connect(self._typed_on)

    def _typed_on(self) -> None:
        self.is_new = False

    def accept_new(self) -> None:
        """Take the typed name for that of a new city."""
        self.is_new = True
        self.set_problem(None)

    def commit(self) -> bool:
        """Take the city that is named; the name of a new one stays as it is."""
        return True if self.is_new else super().commit()


class CityPicker(QWidget):
    """A city on one side: one of those there, or a new one with its country.

    Signals:
        changed: another city is chosen, or none.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, side: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._side = side
        self.field = _CityField(replace(MEMBERSHIP.columns["city"], side=side))
        self.country = FieldEditor(CITY.columns["country"])
        self.add_button = Button(self._offer_words, kind="link", icon="add")
        self._note = PlainLabel(role="secondary", size="small", wrap=True)
        LiveText(self).bind(self._note.setText, lambda: _("A new city; it is added with the rest."))
        self._offer_row = QWidget()
        self._country_words = PlainLabel(role="secondary", size="small")
        LiveText(self).bind(self._country_words.setText, lambda: _("Country"))
        row = QHBoxLayout()
        row.addWidget(self._country_words)
        row.addWidget(self.country, 1)
        offer = QVBoxLayout(self._offer_row)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.addLayout(row)
        offer.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.field, self._offer_row, self._note):
            column.addWidget(part)
        column.addStretch(1)
        theme.follow(self, lambda: column.setSpacing(theme.scaled(4)))
        self.setFocusProxy(self.field)
        self.field.edited.connect(lambda _value: self._changed())
        self.field.typed.connect(self._changed)
        self.field.problem_changed.connect(self._show_offer)
        self.add_button.clicked.connect(self._take_new)
        self._show_offer()

    def offer_again(self) -> None:
        """Offer the cities that are there now, and the countries of the side."""
        cities = partnerships.cities_of_side(self._workspace, self._side)
        self.field.set_pairs(cities, links.spellings(self._workspace, CITY.key))
        countries = choices_of(CITY.columns["country"])
        self.country.set_pairs([pair for pair in countries if side_of(pair[0]) == self._side])

    def typed_name(self) -> str:
        """Return the name as it is typed."""
        box = self.field.editor()
        return box.currentText().strip() if isinstance(box, QComboBox) else ""

    def city(self) -> City | None:
        """Return the id of the city chosen, the values of a new one, or nothing."""
        if self.field.is_new:
            return self._new_city()
        if self.field.is_dirty() or self.field.problem() is not None:
            return None
        return str(self.field.value() or "") or None

    def _new_city(self) -> Values:
        name = self.typed_name()
        chinese = any("\u4e00" <= letter <= "\u9fff" for letter in name)
        country = CHINA if self._side == "cn" else self.country.value()
        return {"name_zh" if chinese else "name_en": name, "country": country}

    def commit(self) -> bool:
        """Take what is typed; returns whether a city is chosen, else says at the field why not."""
        good = self.field.commit()
        if good and self.city() is None:
            self.field.set_problem(
                UserError(N_("Please name a city, one that is there or a new one."))
            )
        return self.city() is not None

    def has_input(self) -> bool:
        """Return whether anything was typed or chosen."""
        return bool(self.typed_name())

    def clear(self) -> None:
        """Forget what was chosen."""
        self.field.is_new = False
        self.field.set_value(None)
        self.country.set_value(None)
        self._changed()

    def _offer_words(self) -> str:
        return _("Add “{name}” as a new city").format(name=self.typed_name())

    def _take_new(self) -> None:
        """Take the typed name for a new city, once its country is known."""
        if self._side == "eu":
            good = self.country.commit()
            if good and self.country.value() is None:
                self.country.set_problem(UserError(N_("Please fill this in: it is needed.")))
            if self.country.value() is None:
                self.country.editor().setFocus()
                return
        self.field.accept_new()
        self._changed()

    def _changed(self) -> None:
        self._show_offer()
        self.changed.emit()

    def _show_offer(self) -> None:
        wanted = self.field.problem() is not None and bool(self.typed_name())
        self.add_button.live.refresh()
        self._offer_row.setVisible(wanted)
        for part in (self.country, self._country_words):
            part.setVisible(self._side == "eu")
        self._note.setVisible(self.field.is_new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field with Enter: it took the name, which is all it should do here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Offer names in the new language; what is half typed stays."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self.offer_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what is there now: cities and language may have changed since."""
        super().showEvent(event)
        self.offer_again()
