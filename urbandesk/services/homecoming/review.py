"""Review: copies that came home, compared with today's records; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from urbandesk.exchange.incoming import Address, Notice
from urbandesk.exchange.merge.plan import MergePlan

BASE_HERE = "here"
BASE_EMBEDDED = "embedded"
BASE_NONE = "none"


@dataclass(frozen=True)
class Source:
    """One file of a review.

    Attributes:
        name: its name, which also names its sender in the plan.
        content: its bytes, so that a review goes on next week without the file.
        program: the program that saved it last; may be empty.
        sent: when it was handed out; None for a foreign file.
        sent_by: by whom, by function.
        title: what it was about.
        base: where the state that it is compared with was found.
        ignored: what is nobody's in it, by address.
        notices: what a person should know about it.
    """

    name: str
    content: bytes
    program: str
    sent: datetime | None
    sent_by: str
    title: str
    base: str
    ignored: tuple[Address, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Review:
    """Copies that came home, with what they ask for.

    Attributes:
        id: its key, the same when it is kept and taken up again.
        title: what it is called in lists and in the undo step.
        sources: the files.
        plan: what they ask for, item by item.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    plan: MergePlan
