"""An annual amount rests on figures that hold for the whole active part of a year."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every row that begins while such an item runs, later than the item's year does."""
    for name, item in law.spec.items.items():
        if item.by_stretch:
            continue
        starts = {days.first for days in law.running(name)}
        for parameter in sorted(law.links.reach(f"{name}.") & set(law.spec.parameters)):
            for row in law.parameters[parameter].rows:
                inside = any(d.first <= row.first <= d.last for d in law.running(name))
                if inside and row.first not in starts:
                    yield row.written.diagnostic(
                        "changes-within-year",
                        ("from",),
                        item=name,
                        name=parameter,
                        day=row.first.isoformat(),
                    )
