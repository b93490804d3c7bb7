"""ReportOptions: language, formats, for whom, and where the files go."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from urbandesk.exchange.languages import Languages
from urbandesk.filing import is_folder
from urbandesk.i18n import N_, _, ngettext
from urbandesk.models.field import Layer
from urbandesk.ui import theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.reports.report_kinds import FIRST, Report
from urbandesk.ui.widgets.buttons import IconButton, main_button, outlined_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.path_line import PathLine
from urbandesk.ui.widgets.plain_label import Hairline, PlainLabel, plain_tooltip
from urbandesk.ui.widgets.segments import Segments

WIDE = 264
CHART_FORMATS = {"png": N_("Picture"), "pdf": N_("PDF document"), "svg": N_("Drawing")}
_WORKBOOK = "xlsx"
_LEAVES_OUT = {
    Layer.PUBLIC: N_("Leaves out everything that is not meant for the public."),
    Layer.BOTH: N_("Leaves out the notes of your own side."),
    Layer.OWN: N_("Leaves out nothing: keep the file in your office."),
}
_CHART_LAYER = N_("Charts show what both sides may see; notes of your own side are not in them.")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for the files."""

    languages: Languages
    formats: tuple[str, ...]
    layer: Layer
    folder: Path


def usual_folder() -> Path:
    """Return where reports go until somebody says otherwise."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return Path(documents or Path.home()) / "UrbanDesk" / "Reports"


class ReportOptions(QWidget):
    """The panel at the right of the reports page; its choices outlast the page.

    Args:
        kept: where the choices are remembered, by name, as text.

    Signals:
        changed: another choice is in force.
        export_wanted: the files are to be written.
        copy_wanted: the picture is to go to the clipboard.
        close_wanted: the panel, a drawer in a small window, is to go away.
    """

    changed = Signal()
    export_wanted = Signal()
    copy_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, kept: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._report = FIRST
        self._count = 0
        self._busy = False
        self._live = LiveText(self)
        self.language = Segments(
            [
                (Languages.ENGLISH.value, lambda: "EN"),
                (Languages.CHINESE.value, lambda: "中文"),
                (Languages.BOTH.value, lambda: _("Both")),
            ],
            name=lambda: _("Language of the report"),
        )
        self.formats = {key: self._tick(title) for key, title in CHART_FORMATS.items()}
        self.layer = Segments(
            [
                (Layer.PUBLIC.value, lambda: _("Public")),
                (Layer.BOTH.value, lambda: _("Both sides")),
                (Layer.OWN.value, lambda: _("Own side")),
            ],
            name=lambda: _("For whom"),
        )
        self.layer_note = PlainLabel(role="secondary", size="small", wrap=True)
        self.folder = PathLine()
        self.folder_button = outlined_button(lambda: _("Choose…"))
        self.note = PlainLabel(role="secondary", size="small", wrap=True)
        self.close_button = IconButton("x", lambda: _("Close the options"), role="secondary")
        self.copy_button = outlined_button(lambda: _("Copy"), "copy")
        self.export_button = main_button(self._export_words, "export")
        self._take_kept()
        self._arrange()
        self._connect()
        self.show_report(FIRST)

    def _tick(self, title: str) -> QCheckBox:
        box = QCheckBox()
        self._live.bind(box.setText, lambda: _(title))
        return box

    def _take_kept(self) -> None:
        language = self._kept.get("reports.language", "")
        known = {one.value for one in Languages}
        self.language.set_current(language if language in known else Languages.BOTH.value)
        layer = self._kept.get("reports.layer", "")
        self.layer.set_current(layer if layer in {one.value for one in Layer} else Layer.BOTH.value)
        wanted = self._kept.get("reports.formats", "png").split()
        for key, box in self.formats.items():
            box.setChecked(key in wanted)

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        first = QHBoxLayout()
        first.addWidget(self._label(lambda: _("Language of the report")), 1)
        first.addWidget(self.close_button)
        column.addLayout(first)
        column.addWidget(self.language)
        self._add(column, lambda: _("Formats"), self._format_rows())
        self._add(column, lambda: _("For whom"), self.layer, self.layer_note)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(8))
        row.addWidget(self.folder, 1)
        row.addWidget(self.folder_button)
        self._add(column, lambda: _("Folder"), place)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        set_ground(inner, "base")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(Hairline())
        whole.addLayout(self._foot())
        set_ground(self, "base")
        self._columns = (column,)
        theme.follow(self, self._dress)

    def _add(self, column: QVBoxLayout, title: Callable[[], str], *parts: QWidget) -> None:
        column.addSpacing(theme.scaled(12))
        for part in (self._label(title), *parts):
            column.addWidget(part)

    def _label(self, title: Callable[[], str]) -> PlainLabel:
        label = PlainLabel(role="secondary", size="small")
        self._live.bind(label.setText, title)
        return label

    def _format_rows(self) -> QWidget:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        workbook = PlainLabel()
        self._live.bind(workbook.setText, lambda: _("Excel workbook"))
        self._rows: dict[str, QWidget] = {}
        for key, part in (*self.formats.items(), (_WORKBOOK, workbook)):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, theme.scaled(4), 0, theme.scaled(4))
            line.addWidget(part, 1)
            line.addWidget(PlainLabel(f".{key}", role="secondary", size="small"))
            column.addWidget(row)
            self._rows[key] = row
        return rows

    def _foot(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.scaled(8))
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.export_button, 1)
        foot = QVBoxLayout()
        edge = theme.scaled(16)
        foot.setContentsMargins(edge, theme.scaled(12), edge, theme.scaled(12))
        foot.setSpacing(theme.scaled(12))
        foot.addWidget(self.note)
        foot.addLayout(buttons)
        return foot

    def _dress(self) -> None:
        edge = theme.scaled(16)
        for column in self._columns:
            column.setContentsMargins(edge, edge, edge, edge)
            column.setSpacing(theme.scaled(6))
        self.setMinimumWidth(theme.scaled(WIDE))

    def _connect(self) -> None:
        for choice in (self.language, self.layer):
            choice.chosen.connect(self._note_change)
        for box in self.formats.values():
            box.toggled.connect(self._note_change)
        self.folder_button.clicked.connect(self._choose_folder)
        self.close_button.clicked.connect(self.close_wanted)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self._live.bind(self.layer_note.setText, self._layer_words)
        self._live.bind(self.note.setText, self._note_words)
        self._live.bind_name(self.folder, lambda: _("Folder"))
        self._live.bind(
            self.copy_button.setToolTip, lambda: plain_tooltip(_("Copy the picture shown"))
        )
        self._show_folder()

    # What is chosen

    def choices(self) -> Choices:
        """Return what is chosen for the report shown."""
        ticked = tuple(key for key, box in self.formats.items() if box.isChecked())
        return Choices(
            Languages(self.language.current()),
            ticked if self._report.is_chart else (_WORKBOOK,),
            Layer(self.layer.current()),
            Path(self._kept.get("reports.folder") or usual_folder()),
        )

    def show_report(self, report: Report) -> None:
        """Offer what goes with a report: formats of a chart, or readers of a workbook."""
        self._report = report
        for key, row in self._rows.items():
            row.setVisible((key in CHART_FORMATS) is report.is_chart)
        self.layer.setVisible(not report.is_chart)
        self.copy_button.setVisible(report.is_chart)
        self._live.refresh()

    def set_count(self, count: int) -> None:
        """Say how many files will be written; with none there is nothing to export."""
        self._count = count
        self._renew()

    def set_busy(self, busy: bool) -> None:
        """Wait while files are being written."""
        self._busy = busy
        self._renew()

    def set_copyable(self, copyable: bool) -> None:
        """Say whether there is a picture to copy."""
        self.copy_button.setEnabled(copyable)

    def _renew(self) -> None:
        self.export_button.setEnabled(self._count > 0 and not self._busy)
        self.export_button.live.refresh()
        self._live.refresh()

    def _note_change(self) -> None:
        self._kept["reports.language"] = self.language.current()
        self._kept["reports.layer"] = self.layer.current()
        ticked = (key for key, box in self.formats.items() if box.isChecked())
        self._kept["reports.formats"] = " ".join(ticked)
        self._live.refresh()
        self.changed.emit()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Folder for reports"), str(_first_there(self.choices().folder))
        )
        if chosen:
            self._kept["reports.folder"] = chosen
            self._show_folder()
            self.changed.emit()

    def _show_folder(self) -> None:
        folder = self.choices().folder
        self.folder.show_path(shown_folder(folder))
        self.folder.setToolTip(plain_tooltip(str(folder)))
        self._live.refresh()

    # Words

    def _layer_words(self) -> str:
        if self._report.is_chart:
            return _(_CHART_LAYER)
        return _(_LEAVES_OUT[Layer(self.layer.current())])

    def _note_words(self) -> str:
        choices = self.choices()
        if not choices.formats:
            return _("Choose at least one format.")
        if not self._count:
            return _("There is nothing to export yet.")
        return ngettext(
            "Saves {n} file to {folder}.", "Saves {n} files to {folder}.", self._count
        ).format(n=self._count, folder=shown_folder(choices.folder))

    def _export_words(self) -> str:
        return ngettext("Export {n} file", "Export {n} files", self._count).format(n=self._count)


def shown_folder(folder: Path) -> str:
    """Return a folder as people know it: below their own folder without the way there."""
    home = Path.home()
    return str(folder.relative_to(home)) if folder.is_relative_to(home) else os.fspath(folder)


def _first_there(folder: Path) -> Path:
    """Return ``folder``, or the nearest above it that exists."""
    return next((one for one in (folder, *folder.parents) if is_folder(one)), Path.home())
