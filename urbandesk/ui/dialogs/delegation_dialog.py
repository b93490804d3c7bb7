"""DelegationDialog: which partnerships go along, for whom, with which password, until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import N_, _
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Field, Kind, Layer
from urbandesk.progress import Progress
from urbandesk.sealing import SHORTEST_PASSWORD, PasswordTooShort
from urbandesk.services.delegation.writing import NothingChosen, write_copy
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import ListQuery
from urbandesk.services.workspace import Workspace
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.problem_line import ProblemLine
from urbandesk.ui.widgets.segments import Segments
from urbandesk.ui.widgets.typed_parts import DateLine, mark_problem
from urbandesk.ui.window_context import Context

Text = Callable[[], str]

_NOTES: dict[str, Text] = {
    Layer.PUBLIC.value: lambda: _("Leaves out everything that is not meant for the public."),
    Layer.BOTH.value: lambda: _("Leaves out people and the notes of your own side."),
    Layer.OWN.value: lambda: _("Leaves out nothing: for your own delegation only."),
}
_UNTIL = FieldColumn(Field("until", N_("To be used until"), Kind.DATE), "until")
_ROWS = 6


class PasswordsDiffer(UserError):
    """A password that was repeated differently."""

    def __init__(self) -> None:
        super().__init__(N_("The two passwords differ. Please type them again."))


@dataclass(frozen=True)
class Wanted:
    """What a person wants in a copy; see ``write_copy``."""

    partnerships: tuple[str, ...]
    layer: Layer
    password: str
    expires: date | None


class DelegationDialog(Decision):
    """Asks what a delegation copy shall hold; closes only when that can be written.

    Args:
        workspace: the open workspace.
        parent: the window it stands before.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(
            lambda: _("Make a delegation copy"),
            lambda: _(
                "A small workspace for a journey: the chosen partnerships with their cities, "
                "bodies and plans. When it comes home, you take over what was changed in it."
            ),
            parent,
            wide=520,
        )
        self.partnerships = QListWidget()
        self.layer = Segments(
            [
                (Layer.PUBLIC.value, lambda: _("Public")),
                (Layer.BOTH.value, lambda: _("Both sides")),
                (Layer.OWN.value, lambda: _("Own side")),
            ],
            name=lambda: _("For whom"),
        )
        self.password, self.repeated = QLineEdit(), QLineEdit()
        self.until = DateLine(_UNTIL)
        self.problem = ProblemLine(self)
        self._offer(workspace)
        self._arrange()
        self.cancel_button = self.add_safe(lambda: _("Cancel"))
        self.copy_button = self.add_deed(lambda: _("Choose a place…"), main=True)
        self.partnerships.itemChanged.connect(lambda _item: self._show_problem(None))
        self.layer.chosen.connect(lambda _key: self.live.refresh())

    def _offer(self, workspace: Workspace) -> None:
        query = ListQuery("partnership")
        for record in queries.records(workspace, "partnership", queries.keys(workspace, query)):
            item = QListWidgetItem(record.label)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, record.id)
            self.partnerships.addItem(item)

    def _arrange(self) -> None:
        for line in (self.password, self.repeated):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.textEdited.connect(lambda _text: self._show_problem(None))
        line_height = self.partnerships.fontMetrics().lineSpacing() + theme.scaled(6)
        self.partnerships.setMinimumHeight(_ROWS * line_height)
        self.layer.set_current(Layer.BOTH.value)
        note = PlainLabel(role="secondary", size="small", wrap=True)
        lost = PlainLabel(role="secondary", size="small", wrap=True)
        self.live.bind(note.setText, lambda: _NOTES[self.layer.current()]())
        self.live.bind(
            lost.setText,
            lambda: _(
                "Without a password anybody can open the copy. A lost password is lost for good: "
                "nobody can open the copy then."
            ),
        )
        self._add(lambda: _("Partnerships"), self.partnerships)
        self._add(lambda: _("For whom"), self.layer)
        self.body.addWidget(note)
        self._add(
            lambda: _("Password, at least {n} characters; may be empty").format(
                n=SHORTEST_PASSWORD
            ),
            self.password,
        )
        self._add(lambda: _("Password again"), self.repeated)
        self.body.addWidget(lost)
        self._add(lambda: _("To be used until; may be empty"), self.until)
        self.body.addWidget(self.problem)

    def _add(self, title: Text, part: QWidget) -> None:
        label = PlainLabel(role="secondary", size="small")
        self.live.bind(label.setText, title)
        if not isinstance(part, Segments):
            self.live.bind_name(part, title)
        self.body.addWidget(label)
        self.body.addWidget(part)

    def choose(self, partnership: str) -> None:
        """Tick a partnership."""
        for row in range(self.partnerships.count()):
            item = self.partnerships.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == partnership:
                item.setCheckState(Qt.CheckState.Checked)

    def wanted(self) -> Wanted:
        """Return what shall be written.

        Raises:
            UserError: something is missing, or cannot be; says what.
        """
        items = [self.partnerships.item(row) for row in range(self.partnerships.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        if not ticked:
            raise NothingChosen
        password = self.password.text()
        if password != self.repeated.text():
            raise PasswordsDiffer
        if password and len(password) < SHORTEST_PASSWORD:
            raise PasswordTooShort
        until = self.until.read()
        return Wanted(
            tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked),
            Layer(self.layer.current()),
            password,
            until if isinstance(until, date) else None,
        )

    def accept(self) -> None:
        """Close when it can be written; say otherwise what is missing."""
        try:
            self.wanted()
        except UserError as error:
            self._show_problem(error)
        else:
            super().accept()

    def _show_problem(self, problem: UserError | None) -> None:
        of_passwords = isinstance(problem, (PasswordsDiffer, PasswordTooShort))
        mark_problem(self.password, of_passwords)
        mark_problem(self.repeated, of_passwords)
        if problem is None:
            self.problem.clear()
        else:
            self.problem.say(problem.text)


def make_delegation_copy(
    context: Context, window: QWidget, ask_target: Callable[[], Path | None]
) -> None:
    """Ask what goes along and where to, and write the copy in a job."""
    dialog = DelegationDialog(context.workspace, window)
    agreed = dialog.exec() == DelegationDialog.DialogCode.Accepted
    wanted = dialog.wanted() if agreed else None
    dialog.deleteLater()
    target = ask_target() if wanted is not None else None
    if wanted is not None and target is not None:
        start_copy(context, wanted, target)


def start_copy(context: Context, wanted: Wanted, target: Path) -> None:
    """Write a copy in a job; the message bar says when it is there, and what to do with it."""
    workspace = context.workspace

    def work(progress: Progress) -> object:
        return write_copy(
            workspace,
            target,
            partnerships=wanted.partnerships,
            layer=wanted.layer,
            password=wanted.password,
            expires=wanted.expires,
            progress=progress,
        )

    job = context.jobs.run(work)
    context.messages.watch(job, lambda: _("Writing the delegation copy"))
    job.succeeded.connect(
        lambda _package: context.messages.say(
            lambda: _(
                "Wrote the delegation copy {name}. When it comes back, take it home like a "
                "workbook."
            ).format(name=target.name)
        )
    )
