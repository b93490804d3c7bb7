"""SettingsPage: who you are, how the window looks, where things lie; each takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from urbandesk import i18n, paths
from urbandesk.errors import UserError
from urbandesk.filing import make_folder
from urbandesk.i18n import _
from urbandesk.settings import ZOOMS
from urbandesk.ui import dressing, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages import settings_choices
from urbandesk.ui.pages.page import Page
from urbandesk.ui.widgets.buttons import Button, flat_button, outlined_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import FormNote, PlainLabel
from urbandesk.ui.widgets.quiet_box import QuietBox
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.segments import Segments
from urbandesk.ui.window_context import Context

_WIDE = 680
_LABEL = 150


class SettingsPage(Page):
    """No button confirms anything: what is chosen here is in force at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._live = LiveText(self)
        self.author = QLineEdit()
        self.side = _side_segments()
        self.language = Segments(
            [(i18n.ENGLISH, lambda: "English"), (i18n.CHINESE, lambda: "中文")],
            name=lambda: _("Language of the window"),
        )
        self.scheme = Segments(
            [
                ("system", lambda: _("As the system")),
                ("light", lambda: _("Light")),
                ("dark", lambda: _("Dark")),
                ("contrast", lambda: _("High contrast, light")),
                ("contrast_dark", lambda: _("High contrast, dark")),
            ],
            name=lambda: _("Appearance"),
        )
        self.scheme.let_fold()
        self.side.let_fold()
        self.zoom = QuietBox()
        self.old_after = settings_choices.old_after(context.settings)
        self.trash_days = settings_choices.trash_days(context.settings)
        self.second_place = QLineEdit()
        self.choose_button = outlined_button(lambda: _("Choose…"))
        self.clear_button = flat_button(lambda: _("No second place"))
        self.restore_button = outlined_button(lambda: _("Restore a backup…"), "backup")
        self._arrange()
        self._connect()
        self.refresh()

    def title(self) -> str:
        """Return the page's name."""
        return _("Settings")

    # How it is laid out

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*([theme.scaled(16)] * 4))
        column.setSpacing(theme.scaled(24))
        for section in (self._who(), self._look(), self._backups(), self._places()):
            column.addWidget(section)
        column.addStretch(1)
        theme.follow(self, lambda: inner.setMaximumWidth(theme.scaled(_WIDE)))
        set_ground(inner, "base")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 10)
        row.addStretch(1)
        set_ground(middle, "base")
        scroll.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _who(self) -> Section:
        section = Section(lambda: _("Who you are"))
        form = self._form(section)
        self._row(form, lambda: _("Your function"), self.author)
        self._row(form, lambda: _("Your side"), _beside(self.side, stretch=True))
        self._hint(
            form,
            lambda: _(
                "Noted in this workspace. The history names the function; what is marked for your "
                "own side stays out of hand-outs."
            ),
        )
        self._live.bind(
            self.author.setPlaceholderText, lambda: _("For example: international office")
        )
        self._live.bind_name(self.author, lambda: _("Your function"))
        return section

    def _look(self) -> Section:
        section = Section(lambda: _("The window"))
        form = self._form(section)
        self._row(form, lambda: _("Language"), _beside(self.language, stretch=True))
        self._row(form, lambda: _("Appearance"), _beside(self.scheme, stretch=True))
        self._row(form, lambda: _("Size"), _beside(self.zoom, stretch=True))
        theme.follow(self.zoom, lambda: self.zoom.setMinimumWidth(theme.scaled(110)))
        self._live.bind_name(self.zoom, lambda: _("Size of text, icons and rows"))
        self._row(form, lambda: _("Figures"), _beside(self.old_after, stretch=True))
        self._row(form, lambda: _("Trash"), _beside(self.trash_days, stretch=True))
        self._live.bind(lambda _text: self._offer_zooms(), str)
        return section

    def _backups(self) -> Section:
        section = Section(lambda: _("Backups"))
        form = self._form(section)
        place = _beside(self.second_place, self.choose_button, self.clear_button)
        self._row(form, lambda: _("Second place"), place)
        self._hint(
            form,
            lambda: _(
                "A copy of each backup also goes there when the folder can be reached, for example "
                "on a USB stick."
            ),
        )
        self._row(form, lambda: _("Go back"), _beside(self.restore_button, stretch=True))
        self.second_place.setReadOnly(True)
        self._live.bind(self.second_place.setPlaceholderText, lambda: _("None chosen"))
        self._live.bind_name(self.second_place, lambda: _("Second place for backups"))
        return section

    def _places(self) -> Section:
        section = Section(lambda: _("Where things lie"))
        form = self._form(section)
        self.folder_buttons: dict[str, Button] = {}
        rows: tuple[tuple[str, Callable[[], str], Path], ...] = (
            ("workspace", lambda: _("This workspace"), self.context.workspace.path.parent),
            ("settings", lambda: _("Settings"), paths.settings_file().parent),
            ("backups", lambda: _("Backups"), paths.backups_dir()),
            ("log", lambda: _("Log"), paths.log_dir()),
        )
        for key, text, folder in rows:
            shown = QLineEdit(str(folder))
            shown.setReadOnly(True)
            shown.setCursorPosition(0)
            self._live.bind_name(shown, text)
            button = outlined_button(lambda: _("Open folder"))
            self._live.bind(button.setAccessibleDescription, text)
            button.clicked.connect(partial(self._open_folder, folder))
            self.folder_buttons[key] = button
            self._row(form, text, _beside(shown, button))
        return section

    def _form(self, section: Section) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.scaled(12))
        form.setVerticalSpacing(theme.scaled(10))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        section.body().addLayout(form)
        return form

    def _row(self, form: QFormLayout, text: Callable[[], str], field: QWidget) -> None:
        label = PlainLabel(role="secondary", size="small")
        # As high as a field, so that both stand on one line.
        theme.follow(label, lambda: label.setFixedSize(theme.scaled(_LABEL), theme.scaled(28)))
        self._live.bind(label.setText, text)
        form.addRow(label, field)

    def _hint(self, form: QFormLayout, text: Callable[[], str]) -> None:
        label = FormNote()
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._live.bind(label.setText, text)
        form.addRow("", label)

    # What it shows

    def refresh(self) -> None:
        """Show what is in force; a function that is being typed stays."""
        about, settings = self.context.workspace.about, self.context.settings
        if not self.author.hasFocus():
            self.author.setText(about.author)
        self.side.set_current(about.side)
        self.author.setReadOnly(self.context.workspace.read_only)
        self.side.setEnabled(not self.context.workspace.read_only)
        self._show_choices()
        self.second_place.setText(settings.second_backup_place)
        self.clear_button.setEnabled(bool(settings.second_backup_place))

    def _show_choices(self) -> None:
        """Show what may have been switched elsewhere: by menu, key or the navigation."""
        self.language.set_current(i18n.current())
        self.scheme.set_current(theme.look().scheme)
        self.zoom.setCurrentIndex(max(0, self.zoom.findData(self.context.settings.zoom)))

    def _offer_zooms(self) -> None:
        self.zoom.blockSignals(True)
        self.zoom.clear()
        for zoom in ZOOMS:
            self.zoom.addItem(i18n.format_percent(zoom), zoom)
        self._show_choices()
        self.zoom.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language or size that was made elsewhere."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.ApplicationFontChange):
            self._show_choices()

    # What it does

    def _connect(self) -> None:
        theme.follow(self, self._show_choices)
        self.author.editingFinished.connect(self._keep_author)
        self.side.chosen.connect(lambda side: self._note(side=side))
        self.language.chosen.connect(self._speak)
        self.scheme.chosen.connect(lambda scheme: self.context.run_command(f"scheme.{scheme}"))
        self.zoom.activated.connect(self._zoom)
        self.choose_button.clicked.connect(self._choose_place)
        self.clear_button.clicked.connect(lambda: self.set_second_place(""))
        self.restore_button.clicked.connect(lambda: self.context.run_command("restore"))

    def _keep_author(self) -> None:
        typed = self.author.text().strip()
        if typed != self.context.workspace.about.author:
            self._note(author=typed)

    def _note(self, **values: str) -> None:
        if self.context.workspace.read_only:
            return
        try:
            self.context.workspace.set_about(**values)
        except UserError as error:
            self.context.messages.warn(error)
            self.refresh()

    def settle(self) -> bool:
        """Store a function that was typed before the page is left."""
        self._keep_author()
        return True

    def _speak(self, language: str) -> None:
        if language != i18n.current():
            self.context.run_command("language")
        self._show_choices()

    def _zoom(self, at: int) -> None:
        settings = self.context.settings
        settings.zoom = float(self.zoom.itemData(at))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dressing.set_zoom(app, settings.zoom)
        settings.save()

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Second place for backups"), self.context.settings.second_backup_place
        )
        if chosen:
            self.set_second_place(chosen)

    def set_second_place(self, folder: str) -> None:
        """Put a copy of each backup into ``folder`` too; nothing for none."""
        self.context.settings.second_backup_place = folder
        self.context.settings.save()
        self.refresh()

    def _open_folder(self, folder: Path, _checked: bool = False) -> None:
        try:
            make_folder(folder)
        except UserError as error:
            self.context.messages.warn(error)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.context.messages.warn(
                lambda: _("No program opens folders here. The folder is {folder}").format(
                    folder=folder
                )
            )


def _side_segments() -> Segments:
    return Segments(
        [
            ("eu", lambda: _("European side")),
            ("cn", lambda: _("Chinese side")),
            ("", lambda: _("Not said")),
        ],
        name=lambda: _("Your side"),
    )


def _beside(*parts: QWidget, stretch: bool = False) -> QWidget:
    """Put ``parts`` into one line; with ``stretch`` they keep their own width."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.scaled(8))
    for at, part in enumerate(parts):
        row.addWidget(part, 0 if at or stretch else 1)
    if stretch:
        row.addStretch(1)
    return whole
