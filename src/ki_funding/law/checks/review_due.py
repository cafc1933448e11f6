"""A parameter whose sources nobody has read again since a day: for a yearly round of the rules."""

from collections.abc import Iterator
from datetime import date

from ki_funding.files.findings import Diagnostic, Severity
from ki_funding.law.programme.programme import Law


def check(law: Law, as_of: date) -> Iterator[Diagnostic]:
    """Every parameter with `reviewed_on` before the day, or without one."""
    for name, parameter in law.spec.parameters.items():
        read = parameter.reviewed_on
        if read is not None and read >= as_of:
            continue
        yield law.document.diagnostic(
            "review-never" if read is None else "review-due",
            ("parameters", name, *(() if read is None else ("reviewed_on",))),
            on_key=read is None,
            severity=Severity.WARNING,
            name=f"{law.id}.{name}",
            as_of=as_of.isoformat(),
            read=read.isoformat() if read else "",
        )
