"""Plans: begun for a partnership; one undo step each."""

from __future__ import annotations

from urbandesk.content import library
from urbandesk.i18n import N_
from urbandesk.models.records.partnership import PARTNERSHIP
from urbandesk.models.records.plan import PLAN
from urbandesk.services.finding import queries
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def begin(workspace: Workspace, partnership: str, *, origin: object = None) -> str:
    """Begin a plan for a partnership and return its id.

    It takes the partnership's names, follows the method that ships today, and reckons in euros
    and yuan until somebody says otherwise.

    Raises:
        RecordGone: the partnership was deleted meanwhile.
    """
    found = queries.record(workspace, PARTNERSHIP.key, partnership)
    titles = {
        "title_en": _titled("{name}: partnership plan", found.values.get("name_en")),
        "title_zh": _titled("{name}合作计划", found.values.get("name_zh")),
    }
    checked = PLAN.check(
        {
            **titles,
            "partnership": partnership,
            "edition": library.method().edition,
            "status": "draft",
            "version": "0.1",
            "currency_eu": "EUR",
            "currency_cn": "CNY",
        }
    )
    PLAN.require(checked)
    details = {"name": found.label}
    with workspace.change(N_("Begin a plan for {name}"), details=details, origin=origin) as change:
        return records.insert(change, PLAN, checked)


def _titled(form: str, name: object) -> str:
    """Return the title for a name; a name that leaves no room for more is the title itself."""
    title = form.format(name=name) if name else ""
    return title if len(title) <= PLAN.field("title").limit else str(name)
