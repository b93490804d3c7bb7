"""The options of taking copies home, and what they choose before copies are compared."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from urbandesk.i18n import _

if TYPE_CHECKING:
    from urbandesk.services.homecoming.review import Choices

REALIGN = "--realign"
TRUST = "--trust"
DELETE_MISSING = "--delete-missing"
SHEET = "--sheet"


def add_home_options(back: argparse.ArgumentParser) -> None:
    """Add what can be said about copies that come home; language and overwriting excepted."""
    say = back.add_argument
    copies = _("workbooks or delegation copies; several must come from the same export")
    say("copies", type=Path, nargs="+", metavar="COPY", help=copies)
    say("--preview", action="store_true", help=_("only say what came; nothing is written"))
    conflicts = _(
        "what stands where both sides changed the same, or one changed what the other deleted: "
        "what is here, or what came"
    )
    say("--conflicts", choices=("ours", "theirs"), default="ours", help=conflicts)
    say("--report", type=Path, metavar="OUT.xlsx", help=_("write a receipt for the sender"))
    say("--password-from", metavar="VARIABLE", help=password_help())
    _add_choices(back)


def password_help() -> str:
    """Return what is said of the option that names the variable with a password."""
    return _("the environment variable that holds the password of a delegation copy")


def _add_choices(back: argparse.ArgumentParser) -> None:
    """Add what is chosen for a file or for whole kinds of records, as the window offers it."""
    say = back.add_argument
    encoding = _("how a text file is encoded, such as gb18030; without it, that is detected")
    say("--encoding", metavar="NAME", type=_encoding, help=encoding)
    realign = _("match the rows of a kind with records by what they say, such as city")
    say(REALIGN, action=_OneWay, default=[], metavar="KIND", type=_kind, help=realign)
    trust = _("take the rows of a kind as they are, although they look sorted without their keys")
    say(TRUST, action=_OneWay, default=[], metavar="KIND", type=_kind, help=trust)
    missing = _("delete the records of a kind whose rows did not come back; look with --preview")
    say(DELETE_MISSING, action="append", default=[], metavar="KIND", type=_kind, help=missing)
    sheet = _("of several sheets of one kind, the one that counts; without it, the first one")
    say(SHEET, action="append", default=[], metavar="NAME", help=sheet)


class _OneWay(argparse.Action):
    """Gathers kinds, and refuses one that was already named for the other way."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        kind = str(values)
        other = namespace.trust if self.dest == "realign" else namespace.realign
        if kind in other:
            words = _("the rows of {kind} cannot be matched anew and taken as they are")
            raise argparse.ArgumentError(self, words.format(kind=kind))
        setattr(namespace, self.dest, [*getattr(namespace, self.dest), kind])


def _kind(word: str) -> str:
    """Return the key of a kind of record as it was given; argparse tells of any other word."""
    from urbandesk.models.schema import KINDS

    return _one_of(word, KINDS)


def _encoding(word: str) -> str:
    from urbandesk.exchange.reading.text_table import ENCODINGS

    return _one_of(word.casefold(), ENCODINGS)


def _one_of(word: str, known: Sequence[str] | dict[str, Any]) -> str:
    if word in known:
        return word
    words = _("“{word}” is none of these: {known}")
    raise argparse.ArgumentTypeError(words.format(word=word, known=", ".join(known)))


def choices_of(given: argparse.Namespace) -> Choices:
    """Return what was chosen before the copies are compared."""
    from urbandesk.services.homecoming.review import Choices

    return Choices(
        encoding=given.encoding or "",
        realigned=frozenset(given.realign),
        trusted=frozenset(given.trust),
        missing_as_deleted=frozenset(given.delete_missing),
        sheets=frozenset(("", sheet) for sheet in given.sheet),
    )
