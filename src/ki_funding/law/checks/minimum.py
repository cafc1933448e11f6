"""The minimum that statewide sums are compared with names an item and readings that exist."""

from collections.abc import Iterator, Mapping

from ki_funding.files.document import Route
from ki_funding.files.findings import Diagnostic, likely
from ki_funding.law.checks.whole import Whole
from ki_funding.law.programme.file import Reading


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every name under `minimum` that there is not."""
    spec = whole.head.minimum
    if spec is None:
        return
    laws = {law.id: law for law in whole.laws}
    law = laws.get(spec.programme)
    if law is None:
        yield _unknown(whole, ("minimum", "programme"), spec.programme, laws)
        return
    if spec.item not in law.spec.items:
        yield _unknown(whole, ("minimum", "item"), spec.item, law.spec.items)
    for name, options in spec.band.items():
        yield from _reading(whole, ("minimum", "band", name), name, options, law.readings)
    for place, line in enumerate(spec.lines):
        for name, option in line.readings.items():
            route = ("minimum", "lines", place, "readings", name)
            yield from _reading(whole, route, name, (option,), law.readings)


def _reading(
    whole: Whole,
    route: Route,
    name: str,
    options: tuple[str, ...],
    readings: Mapping[str, Reading],
) -> Iterator[Diagnostic]:
    if name not in readings:
        yield _unknown(whole, route, name, readings, on_key=True)
        return
    for option in options:
        if option not in readings[name].options:
            yield _unknown(whole, route, option, readings[name].options)


def _unknown(
    whole: Whole, route: Route, name: str, known: Mapping[str, object], *, on_key: bool = False
) -> Diagnostic:
    near = likely(name, known)
    return whole.head_document.diagnostic(
        "minimum-unknown", route, on_key=on_key, name=name, names=", ".join(known), nearest=near
    )
