"""A choice that no reading makes, or that leaves out one of its options."""

from collections.abc import Iterator

from ki_funding.files.findings import Diagnostic, likely
from ki_funding.law.programme.programme import Law


def check(law: Law) -> Iterator[Diagnostic]:
    """Every rounding or limit by something that is no reading, or not for each option of it."""
    for name, item in law.spec.items.items():
        for key, choice in item.decided():
            route, reading = ("items", name, key), law.readings.get(choice.by)
            if reading is None:
                near = likely(choice.by, law.readings)
                yield law.document.diagnostic(
                    "dimension-unknown", (*route, "by"), name=choice.by, nearest=near
                )
            elif {option for option, _ in choice.options} != set(reading.options):
                expected = ", ".join(reading.options)
                yield law.document.diagnostic(
                    "choice-options", route, by=choice.by, expected=expected
                )
