"""PlanWork: the open plan as all parts of the wizard see it, and the way they save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from urbandesk import i18n
from urbandesk.content import library
from urbandesk.errors import RecordGone, UserError
from urbandesk.planning.readiness import Readiness, readiness_of
from urbandesk.services.bus import Changes
from urbandesk.services.drafts import plan_reading
from urbandesk.services.drafts.plan_reading import Catalogue, PlanRows
from urbandesk.services.finding import queries
from urbandesk.services.workspace import Workspace
from urbandesk.ui.window_context import Context

_KINDS = (
    "plan",
    "plan_text",
    "step_mark",
    "objective",
    "action",
    "risk",
    "plan_indicator",
    "figure",
    "need_offer",
    "indicator",
    "theme",
    "organisation",
    "membership",
    "city",
    "funding_scheme",
)


class PlanWork(QObject):
    """The rows of the open plan, read anew whenever they were changed.

    Signals:
        refreshed: ``rows`` and ``readiness`` are new.
        gone: the plan was deleted.
    """

    refreshed = Signal()
    gone = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.plan_id = ""
        self.rows: PlanRows | None = None
        self.readiness = Readiness()
        self._catalogues: dict[str, Catalogue] = {}
        self._awake = False
        self._stale = False
        self._leave = self.workspace.bus.subscribe(self._changed)
        # The bus outlives the page; a page that is gone must not be called.
        self.destroyed.connect(self._leave)

    @property
    def workspace(self) -> Workspace:
        """Return the open workspace."""
        return self.context.workspace

    def open(self, plan_id: str) -> None:
        """Read another plan.

        Raises:
            RecordGone: there is no such plan any more.
        """
        self.rows = plan_reading.plan_rows(self.workspace, plan_id, self._catalogue())
        self.plan_id = plan_id
        self._take_over()

    def plan_rows(self) -> PlanRows:
        """Return the rows of the open plan; to be asked only while one is open."""
        if self.rows is None:
            raise RecordGone
        return self.rows

    def set_awake(self, awake: bool) -> None:
        """Tell whether the page is visible; a hidden one reads anew when it is shown again."""
        self._awake = awake
        if awake and self._stale:
            self.refresh()

    def end(self) -> None:
        """Hear no more of the workspace, which is about to close."""
        self.plan_id = ""
        self._leave()

    def _catalogue(self) -> Catalogue:
        """Return the catalogue in the order of the language, read once for each."""
        language = i18n.current()
        if language not in self._catalogues:
            self._catalogues[language] = plan_reading.catalogue(self.workspace)
        return self._catalogues[language]

    def _changed(self, changes: Changes) -> None:
        if changes.touch(*(kind.key for kind in plan_reading.CATALOGUE)):
            self._catalogues.clear()
        if not self.plan_id or not changes.touch(*_KINDS):
            return
        self.look_again()

    def look_again(self) -> None:
        """Read the plan anew now, or when the page is shown again."""
        if self._awake:
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        """Read the plan anew and tell."""
        self._stale = False
        try:
            self.rows = plan_reading.plan_rows(self.workspace, self.plan_id, self._catalogue())
        except RecordGone:
            self.plan_id = ""
            self.rows = None
            self.gone.emit()
            return
        self._take_over()

    def _take_over(self) -> None:
        if self.rows is not None:
            self.readiness = readiness_of(self.rows, library.method())
        self.refreshed.emit()

    def attempt(self, deed: Callable[[], object]) -> UserError | None:
        """Run a use case; what a person can mend is told in the message bar and returned."""
        try:
            deed()
        except UserError as error:
            self.context.messages.warn(error)
            return error
        return None

    def record(self, kind: str, key: str) -> queries.Record | None:
        """Return a row of the open plan, or nothing when it is not there."""
        rows = self.rows
        if rows is None:
            return None
        if kind == "plan":
            return rows.plan
        if kind == "organisation":
            found = [*rows.organisations["eu"], *rows.organisations["cn"]]
        else:
            found = list(rows.actions if kind == "action" else rows.objectives)
        return next((row for row in found if row.id == key), None)
