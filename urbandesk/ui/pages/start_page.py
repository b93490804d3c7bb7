"""StartPage: language, where the file goes, sample or empty, who you are; recent workspaces."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from urbandesk import i18n
from urbandesk.filing import is_folder, is_there
from urbandesk.i18n import _, isolated
from urbandesk.services.files.workspace_files import SUFFIX
from urbandesk.settings import Settings
from urbandesk.ui import fonts, theme
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.new_workspace import NewWorkspace
from urbandesk.ui.widgets.buttons import link_button, main_button, outlined_button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import FormNote, PlainLabel
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.widgets.segments import Segments

_WIDE = 640
_LABEL = 92
_SHOWN = 6


class StartPage(QWidget):
    """What the window shows while no workspace is open; at the first start nothing else.

    Signals:
        create_wanted: a ``NewWorkspace`` to make.
        open_wanted: path of a workspace to open.
        browse_wanted: a workspace is to be chosen in a file dialog.
        restore_wanted: a backup is to be restored.
        language_chosen: the language to switch to.
    """

    create_wanted = Signal(object)
    open_wanted = Signal(str)
    browse_wanted = Signal()
    restore_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._place_typed = False
        self._live = LiveText(self)
        self.language = Segments(
            [(i18n.ENGLISH, lambda: "English"), (i18n.CHINESE, lambda: "中文")],
            name=lambda: _("Language of the window"),
            strong=True,
        )
        self.language.chosen.connect(self.language_chosen)
        self.content = Segments(
            [
                ("sample", lambda: _("With sample content")),
                ("empty", lambda: _("Empty")),
            ],
            name=lambda: _("What the new workspace holds"),
        )
        self.content.set_current("sample")
        self.place = QLineEdit()
        self.author = QLineEdit()
        self.side = Segments(
            [
                ("eu", lambda: _("European side")),
                ("cn", lambda: _("Chinese side")),
                ("", lambda: _("Not said")),
            ],
            name=lambda: _("Your side"),
        )
        self.side.set_current("")
        self._problem = ProblemLine()
        self.create_button = main_button(lambda: _("Create and begin"), "add")
        self.recent = Section(lambda: _("Recent workspaces"))
        self._recent_list = QVBoxLayout()
        self._arrange()
        self._connect()
        self._propose_place()
        self.show_recent()
        set_ground(self, "base")

    def _arrange(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(theme.scaled(_WIDE))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.scaled(16))
        column.addLayout(self._head())
        column.addWidget(self.recent)
        self.recent.body().addLayout(self._recent_list)
        column.addWidget(self._new_section())
        column.addWidget(self._old_section())
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(inner, 10)
        row.addStretch(1)
        set_ground(middle, "base")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        name = PlainLabel("UrbanDesk", size="title", bold=True)
        line = PlainLabel(role="secondary", wrap=True)
        self._live.bind(
            line.setText,
            lambda: _(
                "City partnerships between Europe and China. Everything stays in one file on this "
                "computer; no account and no network is needed."
            ),
        )
        line.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Two lines in either language: what is below stays where it is when it is switched.
        theme.follow(line, lambda: line.setMinimumHeight(2 * fonts.line_height(line.font())))
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(line)
        head = QHBoxLayout()
        head.setContentsMargins(0, theme.scaled(24), 0, 0)
        head.addLayout(words, 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _new_section(self) -> Section:
        section = Section(lambda: _("Begin a new workspace"))
        form = QFormLayout()
        form.setHorizontalSpacing(theme.scaled(12))
        form.setVerticalSpacing(theme.scaled(10))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._row(form, lambda: _("Content"), self.content)
        where = QWidget()
        row = QHBoxLayout(where)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.place, 1)
        change = outlined_button(lambda: _("Choose…"))
        change.clicked.connect(self._choose_place)
        row.addWidget(change)
        self._row(form, lambda: _("File"), where)
        self._row(form, lambda: _("Your function"), self.author)
        self._row(form, lambda: _("Your side"), self.side)
        hint = FormNote()
        self._live.bind(
            hint.setText,
            lambda: _(
                "Function and side can be left out and changed later in the settings. The history "
                "names the function; what is marked for your own side stays out of hand-outs."
            ),
        )
        form.addRow("", hint)
        form.addRow("", self._problem)
        section.body().addLayout(form)
        section.body().addWidget(self.create_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._live.bind(
            self.author.setPlaceholderText, lambda: _("For example: international office")
        )
        self._live.bind_name(self.place, lambda: _("File of the new workspace"))
        self._live.bind_name(self.author, lambda: _("Your function"))
        return section

    def _row(self, form: QFormLayout, text: Callable[[], str], field: QWidget) -> None:
        label = PlainLabel(role="secondary")
        theme.follow(label, lambda: label.setFixedHeight(theme.scaled(28)))
        # As wide as the longest of either language, so that a switch moves no field.
        theme.follow(label, lambda: label.setMinimumWidth(theme.scaled(_LABEL)))
        self._live.bind(label.setText, text)
        form.addRow(label, field)

    def _old_section(self) -> Section:
        section = Section(lambda: _("Go on with a workspace"))
        row = QHBoxLayout()
        browse = outlined_button(lambda: _("Open a workspace…"))
        browse.clicked.connect(self.browse_wanted)
        restore = outlined_button(lambda: _("Restore a backup…"), "backup")
        restore.clicked.connect(self.restore_wanted)
        row.addWidget(browse)
        row.addWidget(restore)
        row.addStretch(1)
        section.body().addLayout(row)
        return section

    def _connect(self) -> None:
        self.create_button.clicked.connect(self._create)
        self.content.chosen.connect(lambda _key: self._propose_place())
        self.place.textEdited.connect(self._note_typed)
        self.author.returnPressed.connect(self._create)
        self.place.returnPressed.connect(self._create)
        self._live.bind(lambda _text: self._propose_place(), str)

    def _note_typed(self, _text: str) -> None:
        self._place_typed = True
        self._problem.clear()

    def _propose_place(self) -> None:
        self.language.set_current(i18n.current())
        if self._place_typed:
            return
        name = _("sample") if self.content.current() == "sample" else _("partnerships")
        folder = _documents()
        path = folder / f"{name}{SUFFIX}"
        number = 2
        while is_there(path):
            path = folder / f"{name}-{number}{SUFFIX}"
            number += 1
        self.place.setText(str(path))

    def _choose_place(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("New workspace"), self.place.text(), f"UrbanDesk (*{SUFFIX})"
        )
        if chosen:
            self._place_typed = True
            self.place.setText(chosen)

    def _create(self) -> None:
        text = self.place.text().strip()
        if not Path(text).name or is_folder(Path(text).expanduser()):
            self._problem.say(lambda: _("Say where the file goes."))
            self.place.setFocus()
            return
        path = Path(text).expanduser()
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self.create_wanted.emit(
            NewWorkspace(
                path=path,
                sample=self.content.current() == "sample",
                author=self.author.text().strip(),
                side=self.side.current(),
            )
        )

    def show_recent(self) -> None:
        """List the workspaces opened last; one that is missing says so and can be let go."""
        while self._recent_list.count():
            item = self._recent_list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()  # it lives on until the next round of events
                widget.deleteLater()
        recent = [Path(path) for path in self._settings.recent[:_SHOWN]]
        for path in recent:
            row = self._recent_row(path) if is_there(path) else self._missing_row(path)
            self._recent_list.addWidget(row)
            row.show()  # at once, not with the next round of events
        self.recent.setVisible(bool(recent))
        self._place_typed = False
        self._propose_place()

    def _recent_row(self, path: Path) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = link_button(lambda: path.name, strong=True)
        name.clicked.connect(partial(self._open, str(path)))
        line.addWidget(name)
        line.addWidget(PlainLabel(str(path.parent), role="secondary", size="small"), 1)
        return row

    def _missing_row(self, path: Path) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(path.name, role="secondary"))
        note = PlainLabel(role="secondary", size="small")
        LiveText(note).bind(
            note.setText,
            lambda: _("not there now: {folder}").format(folder=isolated(str(path.parent))),
        )
        line.addWidget(note, 1)
        forget = link_button(lambda: _("Remove from the list"))
        forget.clicked.connect(partial(self._forget, path))
        line.addWidget(forget)
        return row

    def _forget(self, path: Path, _checked: bool = False) -> None:
        self._settings.forget(path)
        self._settings.save()
        self.show_recent()

    def begin(self) -> None:
        """Put the cursor at the first of the three questions."""
        button = self.language.button(self.language.current())
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, path: str, _checked: bool = False) -> None:
        self.open_wanted.emit(path)


def _documents() -> Path:
    """Return the folder for a person's documents, or their home where there is none."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return folder if is_folder(folder) else Path.home()
