"""What an export of the command line is about."""

from __future__ import annotations

import argparse

from urbandesk import i18n
from urbandesk.exchange.languages import Languages
from urbandesk.services.handouts.export_scope import Scope, What


def scope_of(given: argparse.Namespace) -> Scope:
    """Return the scope of an export: ``--what``, unless a form or a partnership is asked for."""
    what = What.FORM if given.form else What.PARTNERSHIP if given.partnership else given.what
    return Scope(
        What(what),
        Languages(given.language or i18n.current()),
        plan_id=given.plan or "",
        partnership_id=given.partnership or "",
        kind=given.form or "",
        untranslated=given.only == "untranslated",
    )
