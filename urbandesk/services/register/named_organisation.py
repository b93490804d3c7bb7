"""An organisation that is known by its name and city alone, as the wizard adds one."""

from __future__ import annotations

from urbandesk.i18n import N_
from urbandesk.models.kind import RecordKind, Values
from urbandesk.models.records.city import CITY
from urbandesk.models.records.organisation import ORGANISATION
from urbandesk.models.records.plan_tables import RISK
from urbandesk.services.change import Change
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


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


def add(workspace: Workspace, name: str, *, city: str, origin: object = None) -> str:
    """Add one to a city as one step; returns its id.

    Raises:
        InvalidValues: the name breaks its rule; nothing is stored.
        RecordGone: the city was deleted meanwhile.
    """
    values = checked(name, city)
    details = {"name": name.strip()}
    with workspace.change(N_("Add {name}"), details=details, origin=origin) as change:
        return insert(change, values)


def add_to(
    workspace: Workspace,
    kind: RecordKind,
    record: str,
    column: str,
    name: str,
    *,
    city: str,
    label: str,
    origin: object = None,
) -> str:
    """Add one and let a column of a record point at it, as one step; returns its id.

    Raises:
        InvalidValues: the name breaks its rule; nothing is stored.
        RecordGone: the record or the city was deleted meanwhile.
    """
    values = checked(name, city)
    details = {"name": name.strip()}
    with workspace.change(label, details=details, origin=origin) as change:
        found = insert(change, values)
        change.update(kind, record, {column: found})
    return found


def add_watcher(
    workspace: Workspace, risk: str, side: str, name: str, *, city: str, origin: object = None
) -> str:
    """Add an organisation by name and let it watch a risk on its side; returns its id.

    Raises:
        InvalidValues: the name breaks its rule; nothing is stored.
        RecordGone: the risk or the city was deleted meanwhile.
    """
    label, column = N_("Add {name} to watch a risk"), f"watcher_{side}"
    return add_to(workspace, RISK, risk, column, name, city=city, label=label, origin=origin)
