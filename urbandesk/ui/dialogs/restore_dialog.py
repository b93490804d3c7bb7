"""RestoreDialog: which backup takes the place of the workspace, with a look inside first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from urbandesk.filing import is_folder, is_there
from urbandesk.i18n import _, join_names
from urbandesk.models import schema
from urbandesk.services.files import backup_listing, backups
from urbandesk.services.files.backups import Backup, Inside
from urbandesk.services.files.workspace_files import SUFFIX
from urbandesk.settings import Settings
from urbandesk.ui import theme
from urbandesk.ui.dialogs.backup_list import BackupList
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.jobs import Job, JobRunner
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.plain_label import IconMark, PlainLabel


class RestoreDialog(Decision):
    """Lists the backups of a workspace; without one, those of all, or any file.

    Args:
        settings: the preferences, for the second place and the recent workspaces.
        path: the workspace that is open; None when none is.
        parent: the window it stands before.
        key: what the open workspace says its key is; its backups lie in folders of that name.
    """

    def __init__(
        self, settings: Settings, path: Path | None, parent: QWidget | None, *, key: str = ""
    ) -> None:
        super().__init__(
            lambda: _("Restore a backup"),
            lambda: _(
                "The backup you choose takes the place of the workspace. The state before is "
                "itself kept as a backup, so that a restore can be taken back."
            ),
            parent,
            wide=680,
        )
        self._settings = settings
        self._path = path
        self._key = key
        self._jobs = JobRunner(self)
        self._inside: Inside | None = None
        self._problem = ""
        self._target_typed = False
        self.list = BackupList(workspaces=path is None)
        self.look_button = Button(lambda: _("Look inside"), icon="search")
        self.file_button = Button(lambda: _("Choose a file…"), kind="flat")
        self.folder_button = Button(lambda: _("Choose a folder…"), kind="flat")
        self._mark = IconMark("done", role="secondary")
        self._found = PlainLabel(wrap=True)
        self.target_field = QLineEdit(str(path or ""))
        self._arrange()
        self.restore_button = self.add_deed(lambda: _("Restore this backup"), main=True)
        self.keep_button = self.add_safe(lambda: _("Restore nothing"))
        self._connect()
        self._list_all()

    def _arrange(self) -> None:
        self.body.setSpacing(theme.scaled(8))
        self.body.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.look_button)
        buttons.addStretch(1)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.folder_button)
        self.body.addLayout(buttons)
        found = QHBoxLayout()
        found.addWidget(self._mark)
        found.addWidget(self._found, 1)
        self.body.addLayout(found)
        self._found.setMinimumHeight(theme.scaled(40))
        target = QHBoxLayout()
        label = PlainLabel(role="secondary", size="small")
        self.live.bind(label.setText, lambda: _("It takes the place of"))
        self._choose_target = Button(lambda: _("Choose…"))
        target.addWidget(label)
        target.addWidget(self.target_field, 1)
        target.addWidget(self._choose_target)
        self.body.addLayout(target)
        # An open workspace is what is restored; only without one a person says where to.
        self.target_field.setReadOnly(self._path is not None)
        self._choose_target.setVisible(self._path is None)

    def _connect(self) -> None:
        self.live.bind(self._found.setText, self._found_words)
        self.live.bind_name(self.target_field, lambda: _("File that is restored"))
        self.list.chosen.connect(self._backup_chosen)
        self.look_button.clicked.connect(self.look_inside)
        self.file_button.clicked.connect(self._ask_file)
        self.folder_button.clicked.connect(self._ask_folder)
        self._choose_target.clicked.connect(self._ask_target)
        self.target_field.textEdited.connect(self._target_edited)

    # What is chosen

    def chosen_backup(self) -> Backup | None:
        """Return the backup that is chosen; None when there is none."""
        listed = self.list.current()
        return listed.backup if listed else None

    def target(self) -> Path | None:
        """Return the file whose place the backup takes; None while that is not said."""
        if self._path is not None:
            return self._path
        path = Path(self.target_field.text().strip())
        # While it is being typed it may be any beginning of a path.
        if not path.name or not path.is_absolute() or not is_folder(path.parent):
            return None
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _second(self) -> Path | None:
        place = self._settings.second_backup_place
        return Path(place) if place else None

    def _list_all(self) -> None:
        if self._path is not None:
            listed = backup_listing.of_workspace(self._key, self._path, self._second())
        else:
            recent = [Path(path) for path in self._settings.recent]
            listed = backup_listing.of_all(recent, self._second())
        self.list.show_backups(listed)
        self._backup_chosen()

    def _backup_chosen(self) -> None:
        self._inside, self._problem = None, ""
        listed = self.list.current()
        if self._path is None and not self._target_typed:
            known = listed.workspace if listed else None
            self.target_field.setText(str(known or self._free_place()) if listed else "")
        self._show()

    def _free_place(self) -> Path:
        """Propose a file that is not there yet, beside the workspace opened last."""
        folders = [Path(path).parent for path in self._settings.recent]
        folder = next((each for each in folders if is_folder(each)), Path.home())
        name, number = _("restored"), 2
        path = folder / f"{name}{SUFFIX}"
        while is_there(path):
            path = folder / f"{name}-{number}{SUFFIX}"
            number += 1
        return path

    def _target_edited(self, _text: str) -> None:
        self._target_typed = True
        self._show()

    # A look inside

    def look_inside(self) -> Job | None:
        """Read the chosen backup off the window's thread and say what it holds."""
        backup = self.chosen_backup()
        if backup is None:
            return None
        self.look_button.setEnabled(False)
        job = self._jobs.run(lambda _progress: backups.look_inside(backup), quiet=True)
        job.succeeded.connect(self._looked)
        job.failed.connect(self._could_not_look)
        return job

    def _looked(self, found: object) -> None:
        if isinstance(found, Inside) and found.backup == self.chosen_backup():
            self._inside = found
        self._show()

    def _could_not_look(self, error: object) -> None:
        self._problem = error.text() if hasattr(error, "text") else ""
        self._show()

    def _show(self) -> None:
        chosen = self.chosen_backup() is not None
        damaged = self._inside is not None and not self._inside.sound
        wrong = damaged or bool(self._problem)
        self.look_button.setEnabled(chosen)
        self.restore_button.setEnabled(chosen and not wrong and self.target() is not None)
        self._mark.setVisible(wrong or self._inside is not None)
        self._mark.set_icon("gap" if wrong else "done", "attention" if wrong else "accent")
        self._found.set_role("attention" if wrong else "text" if self._inside else "secondary")
        self._found.setText(self._found_words())

    def _found_words(self) -> str:
        if self._problem:
            return self._problem
        if self.list.topLevelItemCount() == 0:
            return _("There is no backup here yet. Choose a file or a folder, such as a USB stick.")
        if self._inside is None:
            return _("Look inside to see what the backup holds before you restore it.")
        if not self._inside.sound:
            return _("This backup is damaged. Choose the one before it.")
        return _("Sound. It holds {records}.").format(records=_counted(self._inside.counts))

    def found_text(self) -> str:
        """Return what is said about the chosen backup."""
        return self._found.text()

    # Elsewhere

    def show_file(self, path: Path) -> None:
        """List one file as the backup to restore."""
        self.list.show_backups([backup_listing.of_file(path)])
        self._backup_chosen()

    def show_folder(self, folder: Path) -> None:
        """List the backups of a folder."""
        self.list.show_backups(backup_listing.in_folder(folder))
        self._backup_chosen()

    def _ask_file(self) -> None:
        kinds = _("UrbanDesk workspaces") + f" (*{SUFFIX})"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a backup"), "", kinds)
        if chosen:
            self.show_file(Path(chosen))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose a folder with backups"))
        if chosen:
            self.show_folder(Path(chosen))

    def _ask_target(self) -> None:
        kinds = _("UrbanDesk workspaces") + f" (*{SUFFIX})"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Restore as"), self.target_field.text(), kinds
        )
        if chosen:
            self.target_field.setText(chosen)
            self._target_edited(chosen)

    def done(self, result: int) -> None:
        """Wait for the look inside that is still going on."""
        self._jobs.stop_all()
        super().done(result)


def _counted(counts: dict[str, int]) -> str:
    """Return the number of records by kind; what ships with the program is left out."""
    parts = [
        _("{kind}: {count}").format(kind=_(kind.plural), count=counts[kind.key])
        for kind in schema.ALL_KINDS
        if not kind.catalogue and counts.get(kind.key)
    ]
    return join_names(parts) or _("no records yet")
