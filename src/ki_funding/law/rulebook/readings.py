"""Answers to legal questions that a user chose: only those that the rules know."""

from collections.abc import Mapping

from ki_funding.files.findings import Diagnostic, InvalidInput, Span, likely
from ki_funding.law.programme.file import Reading
from ki_funding.law.rulebook.rulebook import Rulebook


def checked_readings(book: Rulebook, readings: Mapping[str, str]) -> dict[str, str]:
    """Some answers to legal questions. Raises InvalidInput for each that does not exist."""
    known: Mapping[str, Reading] = book.common.readings
    if any(name not in known for name in readings):
        known = book.readings(book.ids)
    problems = []
    for name, option in readings.items():
        span = Span(f"--reading {name}={option}")
        if name not in known:
            problems.append(_unknown("reading-unknown", span, name, known))
        elif option not in known[name].options:
            finding = _unknown("option-unknown", span, option, known[name].options)
            problems.append(finding._replace(params={**finding.params, "reading": name}))
    if problems:
        raise InvalidInput(problems)
    return dict(readings)


def _unknown(code: str, span: Span, name: str, known: Mapping[str, object]) -> Diagnostic:
    params = {"name": name, "names": ", ".join(known), "nearest": likely(name, known)}
    return Diagnostic(code, span, params)
