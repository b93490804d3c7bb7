"""Cells: the three-way comparison of the columns that are decided together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from urbandesk.exchange.merge.folding import same_text
from urbandesk.exchange.merge.values import Cells, elements, joined
from urbandesk.i18n import CHINESE, ENGLISH, _, current, speaking
from urbandesk.models.column import FieldColumn
from urbandesk.models.field import Kind, Stored
from urbandesk.models.kind import RecordKind

OUTDATED = "outdated"
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)


class Verdict(StrEnum):
    """What comparing says."""

    SAME = "same"  # the copy says what went out: what is here stays
    CONVERGED = "converged"  # both sides came to the same
    TAKE = "take"  # only the copy changed it, or both changes go together
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Merged:
    """A verdict and, where the copy is taken, the result."""

    verdict: Verdict
    result: Cells


def merge(
    kind: RecordKind, columns: tuple[str, ...], base: Cells | None, ours: Cells, theirs: Cells
) -> Merged:
    """Return what becomes of ``columns``, which are decided together.

    Args:
        kind: the kind of record.
        columns: the columns.
        base: what went out; None when that is not known.
        ours: what is here.
        theirs: what came, for every one of the columns.
    """
    if _equal(kind, columns, theirs, ours):
        if base is None or _equal(kind, columns, theirs, base):
            return Merged(Verdict.SAME, ours)
        return Merged(Verdict.CONVERGED, ours)
    if base is None:
        return _without_base(kind, columns, ours, theirs)
    if _equal(kind, columns, theirs, base):
        return Merged(Verdict.SAME, ours)
    if len(columns) == 1 and kind.columns[columns[0]].field.is_set:
        return _sets(columns[0], base, ours, theirs)
    if _contains(kind, columns, base, ours, theirs):
        return Merged(Verdict.CONVERGED, ours)
    if _contains(kind, columns, base, theirs, ours):
        return Merged(Verdict.TAKE, theirs)
    together = _wording_and_outdated(kind, columns, base, ours, theirs)
    if together is not None:
        same = _equal(kind, columns, together, ours)
        return Merged(Verdict.CONVERGED if same else Verdict.TAKE, together)
    return Merged(Verdict.CONFLICT, theirs)


def _contains(
    kind: RecordKind, columns: tuple[str, ...], base: Cells, larger: Cells, smaller: Cells
) -> bool:
    """Return whether everything that one side changed was changed in the same way by the other.

    Without this a file could ask again about what was taken from it, once more of the same group
    was filled in here.
    """
    return all(
        equal(kind.columns[name], smaller.get(name), base.get(name))
        or equal(kind.columns[name], smaller.get(name), larger.get(name))
        for name in columns
    )


def _without_base(kind: RecordKind, columns: tuple[str, ...], ours: Cells, theirs: Cells) -> Merged:
    """Propose to fill what is empty here; anything else that differs is a conflict."""
    for name in columns:
        if ours.get(name) is None or equal(kind.columns[name], ours.get(name), theirs.get(name)):
            continue
        return Merged(Verdict.CONFLICT, theirs)
    return Merged(Verdict.TAKE, theirs)


def _sets(name: str, base: Cells, ours: Cells, theirs: Cells) -> Merged:
    """Merge element by element: what the copy added and took out, on top of what is here."""
    was, here, came = (elements(cells.get(name)) for cells in (base, ours, theirs))
    result = (here | (came - was)) - (was - came)
    if result == here:
        return Merged(Verdict.CONVERGED, ours)
    return Merged(Verdict.TAKE, {name: joined(result)})


def _wording_and_outdated(
    kind: RecordKind, columns: tuple[str, ...], base: Cells, ours: Cells, theirs: Cells
) -> Cells | None:
    """Return wording and status together where one side reworded and the other became outdated.

    Becoming outdated is nobody's edit: the program says so when the other language changes. It
    stays true for the new wording, which was written without knowing of that change.
    """
    status = next((name for name in columns if kind.columns[name].is_status), "")
    if not status:
        return None
    texts = tuple(name for name in columns if name != status)
    for reworded, outdated in ((theirs, ours), (ours, theirs)):
        if (
            outdated.get(status) == OUTDATED
            and reworded.get(status) == base.get(status)
            and _equal(kind, texts, outdated, base)
            and not _is_cleared(texts, reworded)
        ):
            return {**{name: reworded.get(name) for name in texts}, status: OUTDATED}
    return None


def _is_cleared(texts: tuple[str, ...], cells: Cells) -> bool:
    return all(cells.get(name) is None for name in texts)


def _equal(kind: RecordKind, columns: tuple[str, ...], one: Cells, other: Cells) -> bool:
    return all(equal(kind.columns[name], one.get(name), other.get(name)) for name in columns)


def equal(column: FieldColumn, one: Stored, other: Stored) -> bool:
    """Return whether two stored values are the same to people."""
    if one == other:
        return True
    if one is None or other is None or column.field.kind not in _TEXTS:
        return False
    return same_text(column, str(one), str(other))


def both_texts(
    kind: RecordKind,
    columns: tuple[str, ...],
    ours: Cells,
    theirs: Cells,
    names: tuple[str, str] = ("", ""),
) -> Cells:
    """Return ``ours`` with both wordings of the one text that differs; empty where that fails.

    Long texts bear the names of who says so, ours first: nobody else would know next month.
    It fails for anything but texts, and where both together are longer than the field allows.
    """
    differing = [n for n in columns if not equal(kind.columns[n], ours.get(n), theirs.get(n))]
    texts = [n for n in differing if kind.columns[n].field.kind in (Kind.TEXT, Kind.LONG_TEXT)]
    if len(texts) != 1 or any(not kind.columns[n].is_status for n in differing if n not in texts):
        return {}
    name = texts[0]
    here, came = ours.get(name), theirs.get(name)
    if not here or not came:
        return {}
    field = kind.columns[name].field
    together = f"{here} / {came}"
    if field.kind is Kind.LONG_TEXT:
        together = _named(kind.columns[name], (str(here), str(came)), names)
    if len(together) > field.limit:
        return {}
    return {**{n: ours.get(n) for n in columns}, name: together}


def _named(column: FieldColumn, texts: tuple[str, str], names: tuple[str, str]) -> str:
    """Return two texts below each other with their names, in the language of the texts."""
    language = {"en": ENGLISH, "zh": CHINESE}.get(column.language, current())
    with speaking(language):
        who = names[0] or _("Ours"), names[1] or _("Theirs")
        lines = [_("{who}: {text}").format(who=w, text=t) for w, t in zip(who, texts, strict=True)]
    return "\n".join(lines)
