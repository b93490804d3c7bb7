"""What stands on the sheet of all shortcuts: keys of commands, and keys that pages hear."""

from __future__ import annotations

from typing import NamedTuple

from urbandesk.i18n import N_


class CommandKeys(NamedTuple):
    """A command as the sheet shows it.

    Attributes:
        menu, name: where it stands and what it is called.
        keys: as people read them; may be none.
        command: its stable name.
    """

    menu: str
    name: str
    keys: tuple[str, ...]
    command: str


class PageKey(NamedTuple):
    """One key, or several for the same: what it does is a catalogue key."""

    keys: tuple[str, ...]
    text: str


class KeyGroup(NamedTuple):
    """Keys that work in the same place; the title is a catalogue key."""

    title: str
    keys: tuple[PageKey, ...]


PAGE_KEYS: tuple[KeyGroup, ...] = (
    KeyGroup(
        N_("In a list"),
        (
            PageKey(("Return",), N_("Open the record, or the plan")),
            PageKey(("F2",), N_("Go to the first field of the record")),
            PageKey(("Del",), N_("Delete the chosen records")),
            PageKey(("Shift+Up", "Shift+Down"), N_("Choose several records")),
            PageKey(("Ctrl+A",), N_("Choose all records of the list")),
            PageKey(("Menu", "Shift+F10"), N_("Open the menu of the record")),
            PageKey(("Home", "End"), N_("Go to the first or last record")),
            PageKey(("Down", "Return"), N_("From the filter into the list")),
            PageKey(("Left", "Right", "Space"), N_("In the heads: move, and sort")),
        ),
    ),
    KeyGroup(
        N_("In a record or a plan"),
        (
            PageKey(("Ctrl+PgUp", "Ctrl+PgDown"), N_("Go to the next tab or step")),
            PageKey(("Ctrl+H",), N_("Show the history of the field")),
            PageKey(("Esc",), N_("Drop what is half typed in a field")),
            PageKey(("Alt+Down",), N_("Open the calendar, or a list of choices")),
            PageKey(("Ctrl+Return",), N_("Add the new record, also from a text box")),
        ),
    ),
    KeyGroup(
        N_("In the review of what came back"),
        (
            PageKey(("O", "T", "B"), N_("Ours, theirs, or the base as it was sent")),
            PageKey(("E", "F2"), N_("Type the result")),
            PageKey(("J",), N_("Keep both texts")),
            PageKey(("S",), N_("The same as the record that looks alike")),
            PageKey(("Space",), N_("Go to the next open item")),
            PageKey(("Return",), N_("Accept what is proposed and go on")),
            PageKey(("Ctrl+C",), N_("Copy the chosen rows as a table")),
        ),
    ),
    KeyGroup(
        N_("In the preview of a report"),
        (PageKey(("+", "-", "0"), N_("Show it larger, smaller, or whole")),),
    ),
    KeyGroup(
        N_("In the search over everything"),
        (
            PageKey(("Up", "Down"), N_("Move through what was found")),
            PageKey(("Return",), N_("Open what is chosen")),
            PageKey(("Esc",), N_("Close the list, then empty the field")),
        ),
    ),
)
"""Every page key by where it works, in the order of the sheet."""
