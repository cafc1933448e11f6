"""What an overlay changes of one programme: its rows and figures in the programme's document."""

from typing import Any

from ki_funding.diagnostics import InvalidInput
from ki_funding.document import Document, Mark, Route, marked
from ki_funding.law.compile import Law
from ki_funding.law.timeline import Days
from ki_funding.rulebook.overlay import Change, Overlay
from ki_funding.rulebook.splice import NewRow, Part, joined, joined_rows, with_rows, with_value
from ki_funding.text_types import read_day

IN_FORCE = "in_force"


def applied(overlay: Overlay, law: Law, document: Document) -> Document:
    """A programme's document with what an overlay changes of it.

    Raises InvalidInput for rows that do not fit.
    """
    others = {**document.others, overlay.document.name: overlay.document.text}
    document = document._replace(others=others)
    for change in overlay.of(law.id):
        _fits(overlay, change, law)
        if change.name in law.spec.parameters:
            rows = [_row(overlay, change, place, law) for place in _places(overlay, change)]
            document = with_rows(law, document, change.name, rows)
        elif change.name == IN_FORCE:
            filled = [_filled(overlay, (*change.route, n)) for n in _places(overlay, change)]
            where = Mark(overlay.document.span(change.route))
            document = with_value(document, (IN_FORCE,), joined_rows(filled, where))
        elif change.name in law.spec.series:
            document = _with_figures(overlay, change, law, document)
    return document


def _fits(overlay: Overlay, change: Change, law: Law) -> None:
    """Refuses figures by year where rows are due, the reverse, and days outside the rulebook."""
    data, _ = _part(overlay, change.route)
    series = change.name in law.spec.series
    if series != isinstance(data, dict) and not (series and overlay.option):
        code = "overlay-series" if series else "overlay-rows"
        raise InvalidInput([overlay.document.diagnostic(code, change.route, on_key=True)])
    problems = []
    for place, row in enumerate(() if series else data):
        first, last = read_day(row["from"]), read_day(row.get("until", row["from"]))
        if first > law.covers.last or ("until" in row and last < law.covers.first):
            problems.append(
                overlay.document.diagnostic(
                    "overlay-outside",
                    (*change.route, place, "from"),
                    first=law.covers.first.isoformat(),
                    last=law.covers.last.isoformat(),
                )
            )
    if problems:
        raise InvalidInput(problems)


def names_of(law: Law) -> tuple[str, ...]:
    """What an overlay can change of a programme."""
    series = [n for n, s in law.spec.series.items() if s.years is not None or s.steps is not None]
    return (*law.spec.parameters, *series, IN_FORCE)


def _with_figures(overlay: Overlay, change: Change, law: Law, document: Document) -> Document:
    """A series with figures of some years, or dated rises, put in or replaced."""
    shape = "years" if law.spec.series[change.name].years is not None else "steps"
    figures, _ = _part(overlay, change.route)
    route = change.route
    if isinstance(figures, list):  # from the command line: PROGRAMME.SERIES.YEAR=VALUE
        route, figures = (*route, 0, "value"), figures[0]["value"]
    if not isinstance(figures, dict) or not figures or overlay.since is not None:
        raise InvalidInput([overlay.document.diagnostic("overlay-series", change.route)])
    for key in figures:
        parts = _filled(overlay, (*route, key), scalar=True)
        part = joined(parts, overlay.document.mark((*route, key)))
        document = with_value(document, ("series", change.name, shape, key), part)
    return document


def _row(overlay: Overlay, change: Change, place: int, law: Law) -> NewRow:
    parts = _filled(overlay, (*change.route, place))
    first = read_day(parts["from"][0])
    last = read_day(parts["until"][0]) if "until" in parts else law.covers.last
    everywhere = not overlay.option or overlay.since is not None
    return NewRow(Days(first, last), parts, everywhere)


def _filled(overlay: Overlay, route: Route, *, scalar: bool = False) -> dict[str, Part]:
    """The parts of a row, with source, status and note of the overlay where it has none."""
    data, mark = _part(overlay, route)
    if isinstance(mark.parts, dict) and not (scalar and "value" not in data):
        parts = {key: (value, mark.parts[key]) for key, value in data.items()}
    else:
        parts = {"value": (data, mark)}
    here = Mark(mark.key or mark.span)
    note = overlay.note or overlay.title
    defaults: dict[str, Any] = {
        "source": overlay.source or overlay.citation,
        "status": str(overlay.status),
        "note": {"de": note.de, "en": note.en},
    }
    for key, value in defaults.items():
        if key not in parts:
            parts[key] = (value, marked(value, here.span))
    return parts


def _part(overlay: Overlay, route: Route) -> Part:
    data = overlay.document.data
    for key in route:
        data = data[key]
    return data, overlay.document.mark(route)


def _places(overlay: Overlay, change: Change) -> range:
    return range(len(_part(overlay, change.route)[0]))
