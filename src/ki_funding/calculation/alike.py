"""What a law knows of a municipality: those of which it knows the same get the same."""

from typing import Any

from ki_funding.law.programme.names import used_names
from ki_funding.law.programme.programme import Law
from ki_funding.law.programme.tables import Branches, Table
from ki_funding.law.rulebook.register import Municipality


def tells_apart(law: Law) -> bool:
    """Whether a law uses facts of a municipality, or names some in its figures."""
    eligible = () if law.spec.eligible is None else used_names(law.spec.eligible)
    reach = law.links.reach(*(f"{item}." for item in law.spec.items), *eligible)
    by_name = any(_names_some(row.table) for p in law.parameters.values() for row in p.rows)
    return by_name or any(name in law.facts for name in reach)


def known_of(law: Law, municipality: Municipality, *, apart: bool) -> tuple[Any, ...]:
    """All that a law knows of a municipality: its type, the facts that it uses, itself if named."""
    begun = law.begin is not None and (municipality.ags or "") in law.begin.kommunen
    if municipality.invented:
        return (municipality.art, municipality.name, *municipality.given.items())
    if apart or begun:
        return (municipality.art, municipality.ags)
    return (municipality.art,)


def _names_some(table: Table) -> bool:
    if not isinstance(table, Branches):
        return False
    return table.by == "kommune" or any(_names_some(inner) for inner in table.tables.values())
