"""What a delegation copy says of itself: whose copy it is, for whom, and until when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from urbandesk.models.field import Layer
from urbandesk.models.schema import ABOUT
from urbandesk.services.workspace import Workspace

_ORIGIN, _PACKAGE, _LAYER = "copy_origin", "copy_package", "copy_layer"
_EXPIRES, _BY, _NAME = "copy_expires", "copy_by", "copy_name"


class CopyOf(NamedTuple):
    """Where a delegation copy comes from.

    Attributes:
        origin: key of the workspace that it was made of.
        package: what went out in it.
        layer: the widest circle that it is for; nothing narrower is in it.
        made_by: by whom, by function; empty when nobody said.
        name: what the origin is called.
        expires: until when it is meant to be used; information only.
    """

    origin: str
    package: str
    layer: Layer
    made_by: str
    name: str
    expires: date | None = None

    def is_expired(self, today: date) -> bool:
        """Return whether the day until which it was meant to be used has passed."""
        return self.expires is not None and self.expires < today

    def to_rows(self) -> dict[str, str]:
        """Return what is noted in the copy, by key."""
        return {
            _ORIGIN: self.origin,
            _PACKAGE: self.package,
            _LAYER: self.layer.value,
            _BY: self.made_by,
            _NAME: self.name,
            _EXPIRES: self.expires.isoformat() if self.expires else "",
        }


def copy_of(workspace: Workspace) -> CopyOf | None:
    """Return where an open delegation copy comes from; None for any other workspace."""
    with workspace.read() as connection:
        noted = {row[0]: row[1] for row in connection.execute(select(ABOUT))}
    if not noted.get(_PACKAGE):
        return None
    layers = {layer.value: layer for layer in Layer}
    return CopyOf(
        noted.get(_ORIGIN, ""),
        noted[_PACKAGE],
        layers.get(noted.get(_LAYER, ""), Layer.OWN),
        noted.get(_BY, ""),
        noted.get(_NAME, ""),
        _day(noted.get(_EXPIRES, "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:  # information only: a day that cannot be read is no day
        return None
