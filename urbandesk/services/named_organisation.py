"""An organisation that is known by its name and city alone, as the wizard adds one."""

from __future__ import annotations

from urbandesk.models.kind import Values
from urbandesk.models.records.city import CITY
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.services import records
from urbandesk.services.change import Change


def checked(name: str, city: str) -> Values:
    """Return its values; the name goes to the language it is written in.

    Raises:
        InvalidValues: the name breaks its rule.
    """
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in name)
    values = ORGANISATION.check({f"name_{'zh' if chinese else 'en'}": name, "city": city})
    ORGANISATION.require(values)
    return values


def insert(change: Change, values: Values) -> str:
    """Write it as part of a running use case and return its id.

    Raises:
        RecordGone: its city was deleted meanwhile.
    """
    if values["city"]:
        change.row(CITY, str(values["city"]))
    return records.insert(change, ORGANISATION, values)
