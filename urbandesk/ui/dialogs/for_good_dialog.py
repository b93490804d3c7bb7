"""ForGoodDialog: asks once before the trash lets go, and says what backups keep and how long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from urbandesk.i18n import _, format_number, isolated, ngettext
from urbandesk.services.files.backup_listing import Listed
from urbandesk.services.register.trash import Deleted
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.plain_label import PlainLabel, plain_caption


class ForGoodDialog(Decision):
    """Asks whether records leave the trash for good, and the backups that hold them as well.

    Args:
        chosen: the records.
        backups: the backups that hold one of them.
        parent: the window it stands before.
    """

    def __init__(
        self, chosen: Sequence[Deleted], backups: Sequence[Listed], parent: QWidget | None
    ) -> None:
        super().__init__(lambda: _("Delete for good"), lambda: _what_goes(chosen), parent, wide=520)
        self.kept = PlainLabel(wrap=True, role="secondary")
        self.live.bind(self.kept.setText, lambda: _what_stays(len(backups)))
        self.body.addWidget(self.kept)
        self.backups = QCheckBox()
        self.backups.setVisible(bool(backups))
        self.live.bind(
            lambda text: self.backups.setText(plain_caption(text)), lambda: _backups(len(backups))
        )
        self.body.addWidget(self.backups)
        self.delete_button = self.add_deed(lambda: _("Delete for good"))
        self.keep_button = self.add_safe(lambda: _("Keep"))

    def with_backups(self) -> bool:
        """Return whether the backups are to be deleted, too."""
        return self.backups.isChecked()


def _what_goes(chosen: Sequence[Deleted]) -> str:
    along = sum(one.along for one in chosen)
    if len(chosen) == 1 and not along:
        return _("“{name}” leaves this workspace and its history. This cannot be undone.").format(
            name=isolated(chosen[0].name)
        )
    count = len(chosen) + along
    return ngettext(
        "{n} record leaves this workspace and its history. This cannot be undone.",
        "{n} records leave this workspace and its history. This cannot be undone.",
        count,
    ).format(n=format_number(count))


def _what_stays(count: int) -> str:
    if not count:
        return _("No backup on this computer holds them.")
    return _(
        "Backups made before still hold them: daily ones go within two weeks, weekly ones within "
        "two months, those made before a restore within a year. One a month stays until you "
        "delete it."
    )


def _backups(count: int) -> str:
    return ngettext(
        "Delete {n} backup that holds them, now",
        "Delete {n} backups that hold them, now",
        count,
    ).format(n=format_number(count))
