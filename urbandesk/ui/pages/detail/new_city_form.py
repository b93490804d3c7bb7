"""NewCityForm: a new city, found in the gazetteer by typing; all of it can be changed."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from urbandesk.content.gazetteer import Place
from urbandesk.i18n import N_, _, format_date
from urbandesk.models.field import Field, Layer, Value
from urbandesk.models.records.countries import CHINA
from urbandesk.models.records.figure import FIGURE
from urbandesk.services.finding import names
from urbandesk.services.register import adding
from urbandesk.services.register.adding import Population
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail.field_label import FieldLabel
from urbandesk.ui.pages.detail.form_row import FormRow
from urbandesk.ui.pages.detail.new_record_form import NewRecordForm
from urbandesk.ui.pages.detail.place_offer import PlaceOffer
from urbandesk.ui.storing.attempts import Storing
from urbandesk.ui.widgets.field_editor import FieldEditor
from urbandesk.ui.widgets.plain_label import PlainLabel

_POPULATION = Field("population", N_("Population"), layer=Layer.PUBLIC)
_NAMES = ("name_en", "name_zh")


class NewCityForm(NewRecordForm):
    """Names offer places; the one chosen fills names, country, region, position, population."""

    def __init__(self, work: Storing, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(work, kind, parent)
        editors = self.rows.editors
        self.offer = PlaceOffer((editors[name] for name in _NAMES), self)
        self.offer.chosen.connect(self.take)
        self.population = FieldEditor(FIGURE.columns["value"])
        self._origin: Population | None = None
        self._proposed = ""
        self._source = PlainLabel(role="secondary", size="small", wrap=True)
        LiveText(self).bind(self._source.setText, self.source_words)
        self._population_row = FormRow(FieldLabel(_POPULATION), self._with_source(), self.rows)
        self._population_row.hide()
        self.rows.add_below(self.rows.labels["longitude"], self._population_row)
        for name in ("name_zh", "country"):
            editors[name].edited.connect(lambda _value: self._propose_romanisation())

    def _with_source(self) -> QWidget:
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(self.population)
        row.addWidget(self._source, 1)
        field.setFocusProxy(self.population)
        return field

    def take(self, place: Place) -> None:
        """Fill the form from a place of the gazetteer; the person may change all of it."""
        for name, value in adding.values_of(place).items():
            self.rows.editors[name].set_value(value)
        self._proposed = place.name
        self._origin = adding.population_of(place)
        self.population.set_value(self._origin.value if self._origin else None)
        self._population_row.setVisible(self._origin is not None)
        self._source.setText(self.source_words())
        self.check_duplicates()

    def source_words(self) -> str:
        """Return where the population is from; empty when no place was chosen."""
        if self._origin is None:
            return ""
        day = format_date(self._origin.retrieved_on)
        return _("GeoNames, {day}. It is stored as a figure with this source.").format(day=day)

    def _propose_romanisation(self) -> None:
        """Propose how a Chinese name is romanised, unless the person has written otherwise."""
        editors = self.rows.editors
        romanisation = editors["romanisation"]
        untouched = romanisation.value() in (None, "", self._proposed)
        chinese = str(editors["name_zh"].value() or "")
        if not chinese or not untouched or romanisation.is_dirty():
            return
        if editors["country"].value() == CHINA:
            self._proposed = names.romanised(chinese)
            romanisation.set_value(self._proposed or None)

    def commit(self) -> bool:
        """Take what is half typed, the population as well."""
        return all([super().commit(), self.population.commit()])

    def store(self) -> str:
        """Store the city with its population and return its id; one undo step."""
        return adding.add(
            self.work.workspace,
            self.kind,
            self.values(),
            population=self._left_population(),
            distinct_from=self.distinct_from(),
        )

    def _left_population(self) -> Population | None:
        value: Value = self.population.value()
        if self._origin is None or not isinstance(value, Decimal):
            return None
        return Population(value, self._origin.retrieved_on)

    def focus_problem(self) -> None:
        """Put the cursor into the first field that needs attention."""
        if all(editor.problem() is None for editor in self.rows.editors.values()):
            self.population.editor().setFocus()
            return
        super().focus_problem()
