"""FilesTab: files, photos and signed papers on a record; dropped, pasted or chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _, join_sentences, ngettext
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.services.files import opened_files
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import attachments
from urbandesk.services.register.attachments import NewFile
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.detail import attaching
from urbandesk.ui.pages.detail.part_tab import PartTab
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.flag_table import FlagCell, FlagRow, FlagTable
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.preview import Preview
from urbandesk.ui.widgets.section import Section


class FilesTab(PartTab):
    """The files on one record, and what each is for."""

    kind = ATTACHMENT.key
    hidden = ("of_kind", "of_record", "media_type", "size", "digest")

    def make_list(self) -> QWidget:
        """Return the table of the files and what can be done with the chosen one."""
        self.section = Section(lambda: _("Files"))
        self.paste_button = Button(lambda: _("Paste"), kind="flat", icon="copy")
        self.paste_button.clicked.connect(self.paste)
        self.add_button = Button(lambda: _("Add file…"), icon="add")
        self.add_button.clicked.connect(self._choose)
        self.section.add_to_head(self.paste_button)
        self.section.add_to_head(self.add_button)
        self.limits = PlainLabel(role="secondary", size="small", wrap=True)
        self._live = LiveText(self)
        self._live.bind(self.limits.setText, self._limits)
        self.table = FlagTable(lambda: _("Files"))
        self.table.chosen.connect(self.open_part)
        self.table.remove_wanted.connect(self._remove_if_allowed)
        self.table.cellDoubleClicked.connect(lambda _row, _column: self.open_file())
        self.section.add(self.limits)
        self.section.add(self.table)
        self.section.add(self._deeds())
        self.preview = Preview()
        self.section.add(self.preview)
        return self.section

    def _deeds(self) -> QWidget:
        self.open_button = Button(lambda: _("Open"), icon="document")
        self.open_button.clicked.connect(self.open_file)
        self.save_button = Button(lambda: _("Save as…"), icon="export")
        self.save_button.clicked.connect(self._save)
        self._deed_row = QWidget()
        row = QHBoxLayout(self._deed_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self._deed_row.hide()
        return self._deed_row

    def _limits(self) -> str:
        most = attachments.size_words(attachments.LARGEST)
        count, size = attachments.total(self.work.workspace)
        held = ngettext(
            "This workspace holds {n} file of {size}; every backup holds it too.",
            "This workspace holds {n} files, {size} in all; every backup holds them too.",
            count,
        ).format(n=count, size=attachments.size_words(size))
        if not self.can_change():
            return held
        rule = _("Drop or paste a file here, at most {most} each.").format(most=most)
        return rule if not count else join_sentences((rule, held))

    def show_parts(self) -> None:
        """Show the files of the record."""
        if self.record is None:
            return
        found = attachments.of_record(self.work.workspace, self.record.id)
        heads = (_("Name"), _("Size"), _("Date"), _("Who may see it"), _("Rights"))
        self.table.show_rows(heads, [_row(one) for one in found], wide=4, numbers=frozenset((1,)))
        self.table.setVisible(bool(found))
        self.section.set_note(lambda: str(len(found)) if found else "")
        for button in (self.add_button, self.paste_button):
            button.setVisible(self.can_change())
        self._live.refresh()
        self.mark(self.table.key())

    def mark(self, key: str) -> None:
        """Mark the file whose fields are shown; a picture is shown small."""
        self.table.choose(key)
        self._deed_row.setVisible(bool(key))
        image = b""
        if key and self._is_picture(key):
            read: list[bytes] = []
            self.work.attempt(lambda: read.append(attachments.content(self.work.workspace, key)))
            image = read[0] if read else b""
        self.preview.show_image(image, _("Small picture of the file"))

    def _is_picture(self, key: str) -> bool:
        types = {one.id: str(one.values.get("media_type") or "") for one in self._files()}
        return types.get(key, "").startswith("image/")

    # What comes in

    def take(self, files: Callable[[], Sequence[NewFile]]) -> bool:
        """Attach files to the record as one step; returns whether they are."""
        record = self.record
        if record is None:
            return False
        if not self.can_change():
            self.work.context.messages.warn(
                lambda: _("This workspace is read-only: nothing can be attached.")
            )
            return False
        made: list[str] = []

        def attach() -> None:
            made.extend(attachments.attach(self.work.workspace, record.kind, record.id, files()))

        if self.work.attempt(attach) is not None:
            return False
        count = len(made)
        self.work.context.messages.say(
            lambda: ngettext(
                "{n} file is attached; only your own side sees it.",
                "{n} files are attached; only your own side sees them.",
                count,
            ).format(n=count)
        )
        self.changed.emit()
        if count == 1:
            self.open_part(made[0])
        return True

    def take_data(self, data: QMimeData) -> bool:
        """Attach what was dropped or copied; returns whether it is."""
        return self.take(lambda: attaching.files_in(data))

    def paste(self) -> None:
        """Attach what is on the clipboard."""
        self.take_data(QApplication.clipboard().mimeData())

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, _("Add file"))
        if chosen:
            self.take(lambda: attachments.read_files([Path(name) for name in chosen]))

    # What goes out

    def open_file(self) -> None:
        """Open a private copy of the chosen file with the program that the system has for it."""
        key = self.table.key()
        if not key:
            return
        copies: list[Path] = []
        opened = opened_files.of(self.work.workspace)
        if self.work.attempt(lambda: copies.append(opened.copy(key))) is not None:
            return
        messages = self.work.context.messages
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(copies[0]))):
            messages.say(
                lambda: _("Opened a copy for reading; it is removed when you close the workspace.")
            )
        else:
            messages.warn(lambda: _("No program here opens this kind of file. Save it instead."))

    def _save(self) -> None:
        key = self.table.key()
        if not key:
            return
        name = next((r.label for r in self._files() if r.id == key), "")
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save file"), name)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Write the chosen file to a place."""
        key = self.table.key()
        problem: UserError | None = self.work.attempt(
            lambda: attachments.save_as(self.work.workspace, key, target)
        )
        if problem is None:
            self.work.context.messages.say(lambda: _("Saved {file}.").format(file=target.name))

    def _files(self) -> list[Record]:
        return attachments.of_record(self.work.workspace, self.record.id if self.record else "")

    def _remove_if_allowed(self, key: str) -> None:
        if self.can_change():
            self.remove(key)

    def remove_words(self) -> str:
        """Return the caption of the button that removes a file."""
        return _("Remove file")


def _row(file: Record) -> FlagRow:
    size = file.values.get("size")
    said = attachments.size_words(size) if isinstance(size, int) else ""
    return FlagRow(
        file.id,
        (
            FlagCell(file.label),
            FlagCell(said, "secondary"),
            FlagCell(file.text("made_on"), "secondary"),
            FlagCell(file.text("circle"), "secondary"),
            FlagCell(" ".join(file.text("rights").split()), "secondary"),
        ),
    )
