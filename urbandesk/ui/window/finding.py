"""What the search over everything lists: hits by kind with mark and both names."""

from __future__ import annotations

from urbandesk.i18n import CHINESE, _, current, format_number
from urbandesk.models import schema
from urbandesk.models.records.countries import side_of
from urbandesk.services.finding.queries import Record
from urbandesk.services.finding.search import Hits, SearchIndex
from urbandesk.ui.window.hit import Hit


def hits_of(index: SearchIndex, text: str) -> list[Hit]:
    """Return a head and the best hits for each kind of record in which ``text`` was found."""
    lines: list[Hit] = []
    for found in index.everywhere(text, limit=5):
        if not found.total:
            continue
        kind = schema.kind(found.kind)
        lines.append(Hit("", "", _(kind.plural), note=_count(found)))
        lines += [_hit(record) for record in found.first]
    return lines


def _count(found: Hits) -> str:
    return format_number(found.total) + ("+" if found.more else "")


def _hit(record: Record) -> Hit:
    country = record.values.get("country")
    side = side_of(str(country)) if country else ""
    name = record.label or _(schema.kind(record.kind).title)
    return Hit(record.kind, record.id, name, other=_other_name(record, name), side=side)


def _other_name(record: Record, shown: str) -> str:
    """Return what the record is called in the language that is not in force."""
    label = schema.kind(record.kind).label
    other = record.values.get(f"{label}_{'en' if current() == CHINESE else 'zh'}")
    return str(other) if other and other != shown else ""
