"""What is said about a review as a whole: where it comes from, what will happen, what else came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from urbandesk import i18n
from urbandesk.exchange.incoming import Address, Notice
from urbandesk.exchange.merge.plan import Category
from urbandesk.i18n import _, format_number, isolated, join_names, join_sentences, ngettext
from urbandesk.models.schema import KINDS
from urbandesk.services.homecoming.review import BASE_EMBEDDED, BASE_HERE, Review, Source
from urbandesk.ui.exchange.deciding import Outlook
from urbandesk.ui.exchange.item_words import ItemWords

_NAMED = 12


def file_names(review: Review) -> str:
    """Return the names of the files that came home, as the language in force lists them."""
    return join_names(source.name for source in review.sources) or review.title


def about_source(source: Source) -> str:
    """Return when a file was sent and by whom, and whether what was sent is known."""
    said = []
    if source.sent is not None:
        day = i18n.format_date(source.sent.astimezone().date())
        sent = _("Sent {date} by {who}.") if source.sent_by else _("Sent {date}.")
        said.append(sent.format(date=day, who=source.sent_by))
    if source.base == BASE_HERE:
        said.append(_("Base found in this workspace and checked."))
    elif source.base == BASE_EMBEDDED:
        said.append(_("Base found in the file and checked."))
    else:
        said.append(_("Base not found: compared with today's records."))
    return join_sentences(said)


def saved_words(source: Source) -> str:
    """Return who saved a file last, and with what; empty when it does not say."""
    if not source.saved_by:
        return ""
    said = _("Saved last by {who}, in {program}.") if source.program else _("Saved last by {who}.")
    return said.format(who=isolated(source.saved_by), program=isolated(source.program))


def read_words(review: Review) -> str:
    """Return how much was read, and that nothing is written yet."""
    rows = sum(count.rows for count in review.plan.counts.values())
    return ngettext(
        "Read {n} row, nothing written yet.", "Read {n} rows, nothing written yet.", rows
    ).format(n=format_number(rows, 0))


def decided_words(outlook: Outlook) -> str:
    """Return how many conflicts are decided."""
    if not outlook.conflicts:
        return _("No conflicts.")
    return ngettext(
        "{decided} of {n} conflict decided.",
        "{decided} of {n} conflicts decided.",
        outlook.conflicts,
    ).format(decided=outlook.decided, n=outlook.conflicts)


def taken_words(outlook: Outlook) -> str:
    """Return what will be written."""
    if outlook.is_empty:
        return _("Nothing will be written.")
    said = []
    if outlook.changes:
        said.append(
            ngettext(
                "{n} change will be taken over.",
                "{n} changes will be taken over.",
                outlook.changes,
            ).format(n=outlook.changes)
        )
    if outlook.added:
        said.append(
            ngettext(
                "{n} new record will be added.", "{n} new records will be added.", outlook.added
            ).format(n=outlook.added)
        )
    if outlook.removed:
        said.append(
            ngettext(
                "{n} record will be deleted.", "{n} records will be deleted.", outlook.removed
            ).format(n=outlook.removed)
        )
    return join_sentences(said)


def left_words(outlook: Outlook, held: int) -> str:
    """Return what stays as it is, and why."""
    said = [say(count) for category, say in _LEFT.items() if (count := outlook.left[category])]
    if held:
        said.append(
            ngettext(
                "{n} record is held back, since it would break a rule.",
                "{n} records are held back, since they would break a rule.",
                held,
            ).format(n=held)
        )
    if outlook.open:
        said.append(_("What is open keeps our value."))
    return join_sentences(said)


def _changes_left(n: int) -> str:
    return ngettext("{n} change is left out.", "{n} changes are left out.", n).format(n=n)


def _rows_left(n: int) -> str:
    return ngettext("{n} new row is left out.", "{n} new rows are left out.", n).format(n=n)


def _marked_left(n: int) -> str:
    return ngettext("{n} marked for deletion stays.", "{n} marked for deletion stay.", n).format(
        n=n
    )


def _damage_left(n: int) -> str:
    return ngettext("{n} damaged cell is left out.", "{n} damaged cells are left out.", n).format(
        n=n
    )


def _errors_left(n: int) -> str:
    return ngettext(
        "{n} entry not understood is left out.", "{n} entries not understood are left out.", n
    ).format(n=n)


_LEFT: Mapping[Category, Callable[[int], str]] = {
    Category.CHANGE: _changes_left,
    Category.NEW: _rows_left,
    Category.DELETE: _marked_left,
    Category.DAMAGE: _damage_left,
    Category.ERROR: _errors_left,
}


def notice_words(notice: Notice) -> str:
    """Return what a person should know about a file."""
    return _(notice.sentence).format(**notice.details)


def also_came(review: Review, words: ItemWords) -> Iterator[str]:
    """Yield what came besides the items: notices, what is nobody's, rows that did not come back."""
    sources = review.sources
    notices = [*review.plan.notices, *(n for source in sources for n in source.notices)]
    yield from dict.fromkeys(map(notice_words, notices))
    for source in sources:
        if len(sources) > 1 and source.saved_by:
            yield _("{name}: {text}").format(name=source.name, text=saved_words(source))
        for address in source.ignored:
            yield _("Not used: {place} of {name}.").format(
                place=_unused_place(address), name=source.name
            )
    for kind, records in review.plan.missing.items():
        if kind in review.choices.missing_as_deleted:
            continue
        names = [words.name(kind, record) for record in records[:_NAMED]]
        yield ngettext(
            "{n} row did not come back in {kind}; nothing is deleted: {names}",
            "{n} rows did not come back in {kind}; nothing is deleted: {names}",
            len(records),
        ).format(n=len(records), kind=_(KINDS[kind].plural), names=join_names(names))
    yield from _counted(review)


def _unused_place(address: Address) -> str:
    """Return which sheet, or which of its columns, is nobody's."""
    if address.column:
        return _("sheet {sheet}, column {column}").format(
            sheet=address.sheet, column=address.column
        )
    return _("sheet {sheet}").format(sheet=address.sheet)


def _counted(review: Review) -> Iterator[str]:
    """Yield what was counted rather than listed."""
    counts = list(review.plan.counts.values())
    empty = sum(count.empty for count in counts)
    if empty:
        yield ngettext(
            "{n} cell came back empty, which means no change.",
            "{n} cells came back empty, which means no change.",
            empty,
        ).format(n=empty)
    same = sum(count.converged for count in counts)
    if same:
        yield ngettext(
            "{n} cell was changed here and there in the same way.",
            "{n} cells were changed here and there in the same way.",
            same,
        ).format(n=same)
    settled = sum(count.settled for count in counts)
    if settled:
        yield ngettext(
            "{n} item was answered when this copy came before.",
            "{n} items were answered when this copy came before.",
            settled,
        ).format(n=settled)
