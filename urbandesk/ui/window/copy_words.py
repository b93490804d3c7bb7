"""What is said when a delegation copy is opened: whose it is, for whom, and until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from urbandesk.i18n import _, format_date, join_sentences
from urbandesk.models.field import Layer
from urbandesk.services.delegation.about import CopyOf

_CIRCLES: Mapping[Layer, Callable[[], str]] = {
    Layer.PUBLIC: lambda: _("It holds only what is public."),
    Layer.BOTH: lambda: _("It holds what both sides may see."),
    Layer.OWN: lambda: _("It also holds what only the own side may see."),
}


def about_copy(copy: CopyOf, today: date) -> str:
    """Return what a person should know of a copy; a day that has passed is said, nothing more."""
    sentences = [_whose(copy), _CIRCLES[copy.layer]()]
    if copy.expires is None:
        return join_sentences(sentences)
    until = (
        _("It was meant to be used until {day}; please ask for a new copy.")
        if copy.is_expired(today)
        else _("It is meant to be used until {day}.")
    )
    return join_sentences([*sentences, until.format(day=format_date(copy.expires))])


def _whose(copy: CopyOf) -> str:
    if copy.made_by:
        return _("This is a delegation copy of “{name}”, made by {by}.").format(
            name=copy.name, by=copy.made_by
        )
    return _("This is a delegation copy of “{name}”.").format(name=copy.name)
