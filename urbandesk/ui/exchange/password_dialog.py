"""PasswordDialog: asks for the password of a sealed copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from urbandesk.i18n import _
from urbandesk.ui.dialogs.decision import Decision


class PasswordDialog(Decision):
    """One field; what is typed is not shown and not kept."""

    def __init__(self, sentence: Callable[[], str], parent: QWidget | None) -> None:
        super().__init__(lambda: _("Open a sealed copy"), sentence, parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.live.bind_name(self.line, lambda: _("Password"))
        self.live.bind(self.line.setPlaceholderText, lambda: _("Password"))
        self.body.addWidget(self.line)
        self.deed = self.add_deed(lambda: _("Open the copy"), main=True)
        self.safe = self.add_safe(lambda: _("Not now"))
        self.line.textChanged.connect(lambda text: self.deed.setEnabled(bool(text)))
        self.line.returnPressed.connect(self.deed.click)
        self.deed.setEnabled(False)
        self.line.setFocus()

    @staticmethod
    def ask(sentence: Callable[[], str], parent: QWidget | None) -> str:
        """Ask for a password; returns nothing when the person does not want to give one."""
        dialog = PasswordDialog(sentence, parent)
        agreed = dialog.exec() == PasswordDialog.DialogCode.Accepted
        password = dialog.line.text() if agreed else ""
        dialog.deleteLater()
        return password
