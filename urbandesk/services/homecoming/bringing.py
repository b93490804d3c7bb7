"""Bringing the bytes of attached files home, together with the records that name them."""

from __future__ import annotations

from collections.abc import Mapping

from urbandesk.exchange.merge.outcome import Insert, Resolution, Restore, Update
from urbandesk.models.records.attachment import ATTACHMENT
from urbandesk.services.delegation import private
from urbandesk.services.delegation.contents import files
from urbandesk.services.homecoming.review import Review


def bytes_of(review: Review, resolution: Resolution) -> Mapping[str, bytes]:
    """Return what is in the files that a resolution attaches, by digest.

    Raises:
        CannotOpen: a workspace among the files of the review is not sound any more.
    """
    digests = _digests(resolution)
    found: dict[str, bytes] = {}
    for source in review.sources:
        lacking = digests - found.keys()
        if lacking and private.is_workspace(source.content):
            with private.opened(source.content, source.name) as theirs, theirs.read() as there:
                found |= files(there, lacking)
    return found


def _digests(resolution: Resolution) -> set[str]:
    written: list[Insert | Restore | Update] = [
        *resolution.inserts,
        *resolution.restores,
        *resolution.updates,
    ]
    return {
        str(one.values["digest"])
        for one in written
        if one.kind == ATTACHMENT.key and one.values.get("digest")
    }
