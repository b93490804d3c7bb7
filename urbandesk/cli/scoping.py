"""What an export of the command line is about."""

from __future__ import annotations

import argparse

from urbandesk import i18n
from urbandesk.exchange.languages import Languages
from urbandesk.services.handouts.export_scope import Scope, What
from urbandesk.services.register import saved_lists
from urbandesk.services.workspace import Workspace


def scope_of(given: argparse.Namespace, workspace: Workspace) -> Scope:
    """Return the scope of an export: ``--what``, unless a form, list or partnership is asked for.

    Raises:
        NoSuchList: no list is called as ``--list`` says.
        ListNotUnderstood: the list holds what this version does not know.
    """
    if given.list:
        query = saved_lists.query_called(workspace, given.list)
        return Scope.of_list(query, Languages(given.language or i18n.current()))
    what = What.FORM if given.form else What.PARTNERSHIP if given.partnership else given.what
    return Scope(
        What(what),
        Languages(given.language or i18n.current()),
        plan_id=given.plan or "",
        partnership_id=given.partnership or "",
        kind=given.form or "",
        untranslated=given.only == "untranslated",
    )
