"""CrashDialog: a defect happened; what is stored is safe; the log can be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from urbandesk import paths
from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.buttons import Button


class CrashDialog(Decision):
    """Says that the program has a defect, and what to send to those who mend it."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(
            lambda: _("A defect in UrbanDesk"),
            lambda: _(
                "Something went wrong inside the program. Everything saved so far is in the file; "
                "the last step may be missing. Please send this report, which holds nothing of "
                "your records, to those who look after UrbanDesk. Log: {folder}"
            ).format(folder=paths.log_dir()),
            parent,
            wide=560,
        )
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setMinimumHeight(theme.scaled(160))
        self.live.bind_name(self._report, lambda: _("Report"))
        self.body.addWidget(self._report)
        copy = Button(lambda: _("Copy the report"), icon="copy")
        copy.clicked.connect(self._copy)
        self.add_button(copy)
        self.add_safe(lambda: _("Go on working"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
