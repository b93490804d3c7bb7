"""People: whom one meets at an organisation, and what is linked with one person."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from urbandesk.i18n import CHINESE, current
from urbandesk.models.derived import SORT_CHINESE, SORT_ENGLISH
from urbandesk.models.field import Value
from urbandesk.models.kind import Values
from urbandesk.models.records.person import PERSON
from urbandesk.services.finding import queries
from urbandesk.services.finding.queries import Record
from urbandesk.services.register import records
from urbandesk.services.workspace import Workspace


def of_organisation(workspace: Workspace, organisation: str) -> list[Record]:
    """Return the people of an organisation: by rank order, those without one last by name."""
    table = PERSON.table
    name = table.c[SORT_CHINESE if current() == CHINESE else SORT_ENGLISH]
    wanted = (
        select(table.c.id)
        .where(table.c.organisation == organisation)
        .order_by(table.c.rank.nulls_last(), name, table.c.id)
    )
    with workspace.read() as connection:
        ids = list(connection.execute(wanted).scalars())
    return queries.records(workspace, PERSON.key, ids)


def add(workspace: Workspace, values: Values) -> str:
    """Add a person and return the id; a printed name that is missing is made of its parts.

    Raises:
        InvalidValues: a value breaks its rule, or there is no name at all; nothing is stored.
    """
    return records.add(workspace, PERSON.key, with_printed_names(values))


def with_printed_names(values: Values) -> dict[str, Value]:
    """Return ``values`` with the printed name of a language made of its parts where it is empty.

    Latin names put the given name first, Chinese ones the family name, without a blank.
    """
    full = dict(values)
    for language in ("en", "zh"):
        family = str(values.get(f"family_name_{language}") or "").strip()
        given = str(values.get(f"given_name_{language}") or "").strip()
        made = f"{family}{given}" if language == "zh" else f"{given} {family}".strip()
        if made and not values.get(f"name_{language}"):
            full[f"name_{language}"] = made
    return full


def review_is_due(person: Record, today: date) -> bool:
    """Return whether the day has come on which to ask if the data may still be kept."""
    day = person.values.get("review_on")
    return isinstance(day, date) and day <= today


def needs_basis(person: Record) -> bool:
    """Return whether it is not said yet on which basis the data are kept."""
    return not person.values.get("basis")
