"""ReportsPage: choose what to show, look at it as it will be saved, save it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.models.schema import KINDS
from urbandesk.services.files import opened_files
from urbandesk.ui import theme
from urbandesk.ui.jobs import Work
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.page import Page
from urbandesk.ui.pages.reports.plan_picker import plan_names
from urbandesk.ui.pages.reports.report_drawing import Contents, Drawer, draw_pages, list_sheets
from urbandesk.ui.pages.reports.report_export import ReportExport, Wanted, files
from urbandesk.ui.pages.reports.report_kinds import FIRST, REPORTS, Report
from urbandesk.ui.pages.reports.report_list import ReportList
from urbandesk.ui.pages.reports.report_options import WIDE, ReportOptions
from urbandesk.ui.pages.reports.report_preview import ReportPreview
from urbandesk.ui.png import as_png
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.window_context import Context

_LIST = 264
_NARROW_BELOW = 1200


class ReportsPage(Page):
    """Left what to show, in the middle how it will look, right how and where it is saved."""

    kinds = tuple(KINDS)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._report: Report = FIRST
        self._shown: tuple[object, ...] = ()
        self.list = ReportList()
        self.preview = ReportPreview()
        self.options = ReportOptions(context.settings.window)
        self.drawer = Drawer(context.jobs, self)
        self.export = ReportExport(context, self)
        self._arrange()
        self._connect()
        self.list.choose(FIRST.key)
        self._fold_options()

    def _arrange(self) -> None:
        self._left = left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, theme.scaled(12), 0, 0)
        column.setSpacing(theme.scaled(8))
        head = QHBoxLayout()
        head.setContentsMargins(theme.scaled(16), 0, theme.scaled(16), 0)
        question = PlainLabel(bold=True, wrap=True)
        head.addWidget(question)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        set_ground(left, "base")
        LiveText(self).bind(question.setText, lambda: _("What do you want to show?"))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (left, self.preview, self.options):
            self._splitter.addWidget(part)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        for at in (0, 2):
            self._splitter.setStretchFactor(at, 0)
        theme.follow(self, self._dress)
        theme.follow_zoom(self, self._share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _dress(self) -> None:
        self._left.setMinimumWidth(theme.scaled(160))
        self.preview.setMinimumWidth(theme.scaled(280))

    def _share(self) -> None:
        self._splitter.setSizes([theme.scaled(_LIST), theme.scaled(600), theme.scaled(WIDE)])

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.preview.plans.picked.connect(lambda _key: self._plan_changed())
        self.preview.plans_wanted.connect(lambda: self.context.open_page("plans"))
        self.preview.options_wanted.connect(lambda _shown: self._fold_options())
        self.options.close_wanted.connect(self._close_options)
        self.options.changed.connect(self._take_options)
        self.options.export_wanted.connect(self.save)
        self.options.copy_wanted.connect(self.copy)
        self.preview.paper.let_drag(self.dragged)
        self.drawer.drawn.connect(self._show)
        self.drawer.failed.connect(self._show_failure)
        self.export.busy_changed.connect(self._note_busy)
        # The names of plans and files follow the language of the window.
        LiveText(self).bind(lambda _text: self._offer_plans(), str)

    # What is chosen

    def title(self) -> str:
        """Return the page's name."""
        return _("Reports")

    def place(self) -> str:
        """Return which report of which plan is shown."""
        return f"{self._report.key}:{self.preview.plans.plan_id()}"

    def go_to(self, place: str) -> None:
        """Show the report of the plan that ``place`` names."""
        key, _colon, plan = place.partition(":")
        self.preview.plans.choose(plan)
        if key in REPORTS:
            self.list.choose(key)
        self._plan_changed()

    def wanted(self) -> Wanted:
        """Return what would be written now."""
        plan = self.preview.plans.plan_id() if self._report.needs_plan else ""
        return Wanted(self._report, plan, self.options.choices())

    def save(self) -> None:
        """Write the files, after asking when some are there already."""
        self.export.begin(self.wanted())

    def copy(self) -> None:
        """Put the picture shown on the clipboard."""
        picture = self.preview.picture()
        if picture.isNull():
            return
        QApplication.clipboard().setImage(picture)
        self.context.messages.say(lambda: _("The picture is on the clipboard."), icon="copy")

    def dragged(self) -> QMimeData | None:
        """Return the picture shown as a file and as a picture, to be dragged out of the window."""
        picture = self.preview.picture()
        if picture.isNull():
            return None
        # A copy of its own, so that the drag is right even when another chart is drawn meanwhile.
        picture, title = picture.copy(), self.preview.title_shown()
        picture.setText("Title", title)
        picture.setText("Description", self.preview.paper.accessibleDescription())
        try:
            path = opened_files.of(self.context.workspace).write(
                f"{title.replace('/', '-')}.png", as_png(picture)
            )
        except UserError as error:
            self.context.messages.warn(error)
            return None
        data = QMimeData()
        data.setImageData(picture)
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return data

    def refresh(self) -> None:
        """Read plans and figures anew; choices stay."""
        self._offer_plans()
        self._renew()

    def _choose(self, report: Report) -> None:
        if report is not self._report:
            self.preview.forget()
        self._report = report
        self.options.show_report(report)
        self._renew()

    def _take_options(self) -> None:
        self._count()
        if self._shown != self._subject():
            self._renew()

    def _plan_changed(self) -> None:
        self.preview.forget()
        self._renew()

    def _offer_plans(self) -> None:
        self.preview.plans.offer(plan_names(self.context.workspace))

    def _note_busy(self, busy: bool) -> None:
        self.options.set_busy(busy)
        if not busy:
            self._count()

    # What is shown

    def _subject(self) -> tuple[object, ...]:
        """Return what decides how the preview looks; formats and folder do not."""
        wanted = self.wanted()
        choices = wanted.choices
        layer = None if wanted.report.is_chart else choices.layer
        return (wanted.report, wanted.plan_id, choices.languages, layer)

    def _renew(self) -> None:
        """Show anew what is chosen; drawn only while somebody looks."""
        report = self._report
        self._count()
        self._shown = self._subject() if self.isVisible() else ()
        self.preview.plans.setVisible(report.needs_plan and self.preview.plans.count() > 0)
        if report.needs_plan and not self.preview.plans.plan_id():
            self.drawer.drop()
            self.preview.begin(lambda: _(report.title), chart=report.is_chart)
            self.preview.show_empty()
        elif self.isVisible():
            self.preview.begin(lambda: _(report.title), chart=report.is_chart)
            self.drawer.wish(self._work)
        self.options.set_copyable(not self.preview.picture().isNull())

    def _work(self) -> Work:
        wanted = self.wanted()
        choices, workspace = wanted.choices, self.context.workspace
        if wanted.report.what is None:
            return draw_pages(workspace, wanted.report.key, wanted.plan_id, choices.languages)
        scope = wanted.report.scope(choices.languages, wanted.plan_id)
        return list_sheets(workspace, scope, layer=choices.layer)

    def _count(self) -> None:
        self.options.set_count(len(files(self.context.workspace, self.wanted())))

    def _show(self, drawn: object) -> None:
        if isinstance(drawn, Contents):
            self.preview.show_contents(drawn)
        elif isinstance(drawn, tuple):
            self.preview.show_pages(drawn)
        self.options.set_copyable(not self.preview.picture().isNull())

    def _show_failure(self, error: UserError) -> None:
        self.preview.show_problem(error)
        self.options.set_copyable(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when somebody looks."""
        super().showEvent(event)
        self._fold_options()
        if self._shown != self._subject():
            self._renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop drawing what nobody looks at."""
        super().hideEvent(event)
        if self.drawer.busy:
            self.drawer.drop()
            self._shown = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the options away in a small window."""
        super().resizeEvent(event)
        self._fold_options()

    def _fold_options(self) -> None:
        """Keep the options in a drawer in a small window; it covers what has no room beside it."""
        narrow = self.window().width() < theme.scaled(_NARROW_BELOW)
        button = self.preview.options_button
        button.setVisible(narrow)
        self.options.close_button.setVisible(narrow)
        shown = not narrow or button.isChecked()
        rest = self.width() - _needed(self.options)
        self._left.setVisible(not shown or rest >= _needed(self._left) + _needed(self.preview))
        self.preview.setVisible(not shown or rest >= _needed(self.preview))
        self.options.setVisible(shown)

    def _close_options(self) -> None:
        self.preview.options_button.setChecked(False)
        self.preview.options_button.setFocus()


def _needed(part: QWidget) -> int:
    """Return the width below which a part of the page is not of use."""
    return max(part.minimumWidth(), part.minimumSizeHint().width())
