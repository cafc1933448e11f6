"""The minimum that statewide sums are compared with names an item and readings that exist."""

from collections.abc import Iterable, Iterator, Mapping

from ki_funding.files.document import Document, Route
from ki_funding.files.findings import Diagnostic, likely
from ki_funding.law.checks.whole import Whole
from ki_funding.law.programme.file import MinimumSpec, Reading
from ki_funding.law.programme.programme import Law


def check(whole: Whole) -> Iterator[Diagnostic]:
    """Every name under `minimum` that there is not."""
    spec = whole.head.minimum
    if spec is not None:
        laws = {law.id: law for law in whole.laws}
        yield from unknown_names(spec, whole.head_document, laws.get(spec.programme), laws)


def unknown_names(
    spec: MinimumSpec, document: Document, law: Law | None, programmes: Iterable[str]
) -> Iterator[Diagnostic]:
    """The same of one `minimum`, whose programme is a law if there is such."""
    if law is None:
        yield _unknown(document, ("minimum", "programme"), spec.programme, programmes)
        return
    if spec.item not in law.spec.items:
        yield _unknown(document, ("minimum", "item"), spec.item, law.spec.items)
    for name, options in spec.band.items():
        band: Route = ("minimum", "band", name)
        placed: dict[Route, str] = {(*band, at): option for at, option in enumerate(options)}
        yield from _reading(document, band, name, placed, law.readings)
    for place, line in enumerate(spec.lines):
        for name, option in line.readings.items():
            route: Route = ("minimum", "lines", place, "readings", name)
            yield from _reading(document, route, name, {route: option}, law.readings)


def _reading(
    document: Document,
    route: Route,
    name: str,
    options: Mapping[Route, str],
    readings: Mapping[str, Reading],
) -> Iterator[Diagnostic]:
    if name not in readings:
        yield _unknown(document, route, name, readings, on_key=True)
        return
    for place, option in options.items():
        if option not in readings[name].options:
            yield _unknown(document, place, option, readings[name].options)


def _unknown(
    document: Document, route: Route, name: str, known: Iterable[str], *, on_key: bool = False
) -> Diagnostic:
    near = likely(name, known)
    return document.diagnostic(
        "minimum-unknown", route, on_key=on_key, name=name, names=", ".join(known), nearest=near
    )
