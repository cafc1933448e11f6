"""A row that says what the row above it says: mostly a copy that somebody forgot to edit."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every row with the value, source, status and note of the row above."""
    for name, parameter in law.spec.parameters.items():
        for place in range(1, len(parameter.values)):
            above, row = parameter.values[place - 1], parameter.values[place]
            apart = above.until is not None  # between the two nothing, or something else, held
            said = (above.value, above.source, above.status, above.note)
            if not apart and said == (row.value, row.source, row.status, row.note):
                yield law.document.diagnostic(
                    "row-repeats",
                    ("parameters", name, "values", place, "from"),
                    first=row.first.isoformat(),
                    above=above.first.isoformat(),
                )
