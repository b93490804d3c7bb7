"""The filters that several lists share: sides, and the choices of a field."""

from __future__ import annotations

from collections.abc import Callable

from urbandesk.i18n import _, pgettext
from urbandesk.models import own_values
from urbandesk.models.field import Field
from urbandesk.models.records.catalogue import THEME
from urbandesk.models.showing import choice_title
from urbandesk.services.finding.list_terms import ANY_GAPS
from urbandesk.services.workspace import Workspace
from urbandesk.ui.widgets.filters import Filter
from urbandesk.ui.widgets.side_mark import side_words


def side_filter(term: str) -> Filter:
    """Return the chips of the two sides; ``term`` says what the side of a record is."""
    return Filter(term, lambda: _("Side"), _sides, chips=True, words=_side)


def gaps_filter() -> Filter:
    """Return the chip of the records that lack something."""
    return Filter(
        ANY_GAPS,
        lambda: _("Gaps"),
        lambda: [("yes", _("Gaps"))],
        chips=True,
        words=lambda code: _("with gaps") if code == "yes" else _("without gaps"),
        icon="gap",
    )


def _sides() -> list[tuple[str, str]]:
    return [("eu", pgettext("side", "European")), ("cn", pgettext("side", "Chinese"))]


def _side(code: str) -> str:
    return side_words(code) if code else _("side not stated")


def theme_filter(workspace: Workspace, term: str) -> Filter:
    """Return the filter of the themes that ship and those of the office, by name."""

    def named() -> list[tuple[str, str]]:
        # What is linked with what comes with the first record, after the list.
        from urbandesk.services.register import links

        return links.named(workspace, THEME.key)

    return Filter(term, lambda: _("Theme"), named)


def choice_filter(
    field: Field, term: str = "", *, title: Callable[[], str] | None = None
) -> Filter:
    """Return the filter of a field with a closed list, in the order of that list.

    Args:
        field: the field.
        term: how a list query names it, when it is not a field of the list itself.
        title: returns a shorter title for the chip.
    """
    titled = title or (lambda: _(field.title))

    def say(code: str) -> str:
        # Also what was deleted since: a saved list goes on filtering by it.
        if code:
            return choice_title(field, code)
        return _("{filter} not stated").format(filter=titled())

    return Filter(
        term or field.key,
        titled,
        lambda: [(choice.code, choice.said()) for choice in own_values.offered(field)],
        words=say,
    )
