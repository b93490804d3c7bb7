"""HomePage: where to go on, open partnerships, next dates, gaps, backup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from urbandesk import i18n
from urbandesk.errors import UserError
from urbandesk.i18n import _
from urbandesk.services.drafts import overview as service
from urbandesk.services.drafts.overview import GapKind, NextDate, OpenPartnership, Overview
from urbandesk.ui import theme
from urbandesk.ui.ages import now
from urbandesk.ui.live_text import LiveText
from urbandesk.ui.pages.home.backup_part import BackupPart
from urbandesk.ui.pages.home.home_frame import EmptyHome, Rows, SidePanel, fill
from urbandesk.ui.pages.home.home_parts import ContinueCard, DateRow, GapRow, PartnershipRow
from urbandesk.ui.pages.page import Page
from urbandesk.ui.widgets.buttons import Button
from urbandesk.ui.widgets.ground import set_ground
from urbandesk.ui.widgets.line_button import LineButton
from urbandesk.ui.widgets.section import Section
from urbandesk.ui.window_context import Context

SHOWN_PARTNERSHIPS = 8
SHOWN_DATES = 6
SHOWN_GAPS = 8
_ONE_COLUMN_BELOW = 1000
_RIGHT_WIDE = 340
_ONE_LINE_FROM = 620


class HomePage(Page):
    """What waits, in the order in which a person asks; nothing else."""

    kinds = (
        *("city", "partnership", "membership", "organisation", "theme"),
        *("plan", "plan_text", "step_mark", "objective", "action"),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: Overview | None = None
        self._place = ""
        self._seen = False
        self.card = ContinueCard()
        self.card.wanted.connect(self._go_on)
        self.partnerships = Section(lambda: _("Open partnerships"))
        self.dates = Section(lambda: _("Next dates"))
        self.gaps = Section(lambda: _("Gaps in the data"))
        self.backup_section = Section(lambda: _("Backup"))
        self.backup = BackupPart(context.workspace, context.settings)
        self.backup.wanted.connect(self._back_up)
        self.empty = EmptyHome()
        self.empty.city_button.clicked.connect(lambda: self._begin("cities"))
        self.empty.join_button.clicked.connect(lambda: self._begin("partnerships"))
        self.new_button = Button(lambda: _("New partnership"), kind="link", icon="add")
        self.new_button.clicked.connect(lambda: self._begin("partnerships"))
        self.all_button = Button(lambda: _("All partnerships"), kind="link")
        self.all_button.clicked.connect(lambda: context.open_page("partnerships"))
        self.gaps_button = Button(lambda: _("All gaps"), kind="link")
        self.gaps_button.clicked.connect(self._show_every_gap)
        self._every_gap = False
        self._rows: dict[str, Rows] = {}
        self._arrange()
        self._live = LiveText(self)
        self._live.bind_name(self, lambda: _("Home"))
        self.refresh()

    # How it is laid out

    def _arrange(self) -> None:
        for name, section, nothing in (
            ("partnerships", self.partnerships, lambda: _("None recorded")),
            ("dates", self.dates, lambda: _("No dates in the next 90 days")),
            ("gaps", self.gaps, lambda: _("no gaps")),
        ):
            self._rows[name] = Rows(nothing)
            section.add(self._rows[name])
        self.partnerships.add_to_head(self.new_button)
        self.partnerships.body().addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.gaps.body().addWidget(self.gaps_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.backup_section.add(self.backup)
        self._left, self._right = QWidget(), SidePanel()
        fill(self._left, (self.card, self.empty, self.partnerships))
        fill(self._right, (self.dates, self.gaps, self.backup_section))
        set_ground(self._left, "base")
        set_ground(self._right, "window")
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._right)
        set_ground(inner, "base")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        theme.follow(self, self._fit)

    def _fit(self) -> None:
        """Put the right column below the left one where both do not fit."""
        narrow = self.width() < theme.scaled(_ONE_COLUMN_BELOW)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        # In one column the last part fills what is left, so that the ground has no seam.
        self._columns.setStretch(0, 0 if narrow else 1)
        self._columns.setStretch(1, 1 if narrow else 0)
        self._right.setMinimumWidth(0 if narrow else theme.scaled(_RIGHT_WIDE))
        self._right.setMaximumWidth(16_777_215 if narrow else theme.scaled(_RIGHT_WIDE))
        room = self.width() - (0 if narrow else theme.scaled(_RIGHT_WIDE))
        for row in self._rows["partnerships"].rows.values():
            if isinstance(row, PartnershipRow):
                row.set_compact(room < theme.scaled(_ONE_LINE_FROM))

    def is_one_column(self) -> bool:
        """Return whether the parts stand below each other."""
        return self._columns.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column in a small window."""
        super().resizeEvent(event)
        self._fit()

    # What it says of itself

    def title(self) -> str:
        """Return the page's name."""
        return _("Home")

    def count_text(self) -> str:
        """Return today's date."""
        return i18n.format_date(now().date())

    def place(self) -> str:
        """Return the place in a plan where the work stopped, so that the next start knows it."""
        return self._place

    def end(self) -> None:
        """Look at no backups any more of a workspace that is about to close."""
        super().end()
        self.backup.end()

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:
        """Look again where the work stopped and how old the backups are."""
        # What was read while the page was made is new enough for its first showing.
        self._stale = self._stale or self._seen
        self._seen = True
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Remember to show the partnerships in the order of the new language the next time."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._stale = True

    def refresh(self) -> None:
        """Read anew; the row that has the focus keeps it."""
        found = service.overview(self.context.workspace, now().date())
        self._shown = found
        self._note_place()
        self.card.show_stopped(found.stopped)
        empty = not found.all_partnerships
        self.empty.setVisible(empty)
        self.empty.set_writable(not self.context.workspace.read_only)
        for part in (self.partnerships, self.dates, self.gaps):
            part.setVisible(not empty)
        self.new_button.setEnabled(not self.context.workspace.read_only)
        self._show_partnerships(found)
        self._show_dates(found)
        self._show_gaps(found)
        self.backup.refresh()
        self.title_changed.emit()

    def _note_place(self) -> None:
        parts = service.noted_place(self.context.workspace)
        self._place = "/".join(parts).rstrip("/") if parts[0] else ""

    def _show_partnerships(self, found: Overview) -> None:
        shown = found.partnerships[:SHOWN_PARTNERSHIPS]
        self._rows["partnerships"].show_rows(
            {each.partnership.id: self._partnership_row(each) for each in shown}
        )
        self._fit()
        shown_count, all_count = len(shown), len(found.partnerships)
        self.partnerships.set_note(
            lambda: (
                _("{shown} of {all}").format(shown=shown_count, all=all_count)
                if shown_count < all_count
                else str(all_count)
            )
        )
        self.all_button.setVisible(shown_count < all_count)

    def _partnership_row(self, each: OpenPartnership) -> LineButton:
        row = PartnershipRow(each)
        row.clicked.connect(lambda: self._open_partnership(each))
        return row

    def _open_partnership(self, each: OpenPartnership) -> None:
        if each.plan is None:
            self.context.open_record("partnership", each.partnership.id)
            return
        step = each.plan.readiness.current()
        self.context.open_plan(each.plan.rows.plan.id, step.key if step else "", "")

    def _show_dates(self, found: Overview) -> None:
        rows: dict[str, LineButton] = {}
        for each in found.dates[:SHOWN_DATES]:
            rows[f"{each.record.id} {each.what}"] = self._date_row(each)
        self._rows["dates"].show_rows(rows)
        count = len(found.dates)
        self.dates.set_note(lambda: str(count) if count > SHOWN_DATES else "")

    def _date_row(self, each: NextDate) -> LineButton:
        row = DateRow(each)
        plan = each.plan.rows.plan.id
        if each.record.kind == "plan":
            row.clicked.connect(lambda: self.context.open_plan(plan, "", ""))
        else:
            row.clicked.connect(lambda: self.context.open_record(each.record.kind, each.record.id))
        return row

    def _show_gaps(self, found: Overview) -> None:
        shown = found.gaps if self._every_gap else found.gaps[:SHOWN_GAPS]
        self.gaps_button.setVisible(len(shown) < len(found.gaps))
        self._rows["gaps"].show_rows({kind.rule: self._gap_row(kind) for kind in shown})
        count = sum(kind.count for kind in found.gaps)
        self.gaps.set_note(lambda: str(count) if count else "")

    def _show_every_gap(self) -> None:
        self._every_gap = True
        self.refresh()
        first_new = list(self._rows["gaps"].rows.values())[SHOWN_GAPS]
        first_new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gap_row(self, kind: GapKind) -> LineButton:
        row = GapRow(kind)
        row.clicked.connect(lambda: self._open_gap(kind))
        return row

    def _open_gap(self, kind: GapKind) -> None:
        found = kind.first
        if found.kind == "partnership":
            # Cities join a partnership on its own page; the plan only shows them.
            self.context.open_record(found.kind, found.record)
            return
        place = "/".join(part for part in (found.record, found.column) if part)
        self.context.open_plan(kind.plan, found.step, place)

    def hear_backed_up(self) -> None:
        """Say at once that a backup was made, by whatever command or clock."""
        self.backup.refresh()

    # What it does

    def _go_on(self) -> None:
        stopped = self._shown.stopped if self._shown else None
        if stopped is not None:
            step = stopped.step.key if stopped.step else ""
            self.context.open_plan(stopped.plan.rows.plan.id, step, stopped.place)

    def _begin(self, page: str) -> None:
        self.context.open_page(page)
        self.context.run_command("record.new")

    def _back_up(self) -> None:
        try:
            self.context.run_command("back_up")
        except UserError as error:
            self.context.messages.warn(error)
        self.backup.refresh()
