"""What the command line says beside a scenario file, or instead of one, as a document."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from ki_funding.diagnostics import Diagnostic, InvalidInput, Span
from ki_funding.document import Document, Mark, marked
from ki_funding.model.scenario import ALL
from ki_funding.text_types import parameters_of

OPTION = "--vary"
ALL_KI = {"de": "alle KI", "en": "all KI"}
RANGE = re.compile(r"(.*?)\.\.(.*?)(?:/(.*))?")


def of_all_ki(year: str) -> Document:
    """A scenario with all KI at full use in a year, or in some."""
    title = {language: f"{words}, {year}" for language, words in ALL_KI.items()}
    data = {"scenario": "sweep", "title": title, "cases": ALL, "years": year}
    return Document(OPTION, "", data, marked(data, Span(OPTION)))


def of_case(case: Document, year: str | None) -> Document:
    """A scenario with one case."""
    title = f"{case.name}, {year or case.data.get('jahr')}"
    own = {"scenario": "sweep", "title": title}
    marks = marked(own, case.marks.span)
    assert isinstance(marks.parts, dict)
    marks.parts["cases"] = Mark(case.marks.span, case.marks.span, [case.marks])
    return case._replace(data={**own, "cases": [case.data]}, marks=marks)


def number_of(option: str, text: str | None, read: Callable[[str], int]) -> int | None:
    """The number that an option names, read as a file would have it. Raises InvalidInput."""
    if text is None:
        return None
    try:
        return read(text)
    except PydanticCustomError as error:
        params = {key: str(value) for key, value in parameters_of(error).items()}
        place = Span(f"{option} {text}")
        raise InvalidInput([Diagnostic(error.type, place, params)]) from error


def with_options(document: Document, vary: Sequence[str], years: str | None) -> Document:
    """A scenario in which also, or instead, varies what `PATH=VALUES` says, in other years.

    What says nothing is among its problems.
    """
    if not isinstance(document.data, dict):
        return document
    added, marks, problems = dict[str, Any](), dict[str, Mark](), []
    for option in vary:
        path, _, written = (part.strip() for part in option.partition("="))
        place = Span(f"{OPTION} {option}")
        if not (path and written):
            problems.append(Diagnostic("vary-option", place, {"text": option}))
            continue
        if path in added:
            problems.append(Diagnostic("name-twice", place, {"name": path}))
        added[path] = _how(written)
        marks[path] = marked(added[path], place)
    data = dict(document.data)
    whole = document.marks
    parts = dict(whole.parts) if isinstance(whole.parts, dict) else {}
    if added:
        below = data.get("vary")
        mark = document.mark(("vary",))
        inner = mark.parts if isinstance(mark.parts, dict) and below else {}
        data["vary"] = {**(below if isinstance(below, dict) else {}), **added}
        parts["vary"] = Mark(mark.span, mark.key, {**inner, **marks})
    if years is not None:
        data["years"] = years
        parts["years"] = marked(years, Span(f"--year {years}"))
    told = (*document.problems, *problems)
    return document._replace(data=data, marks=Mark(whole.span, whole.key, parts), problems=told)


def _how(written: str) -> dict[str, Any]:
    """`57000,65000` are values, `50000..60000/500` is a range with its step."""
    found = RANGE.fullmatch(written)
    if found is None:
        return {"values": [one.strip() for one in written.split(",")]}
    parts = zip(("from", "to", "step"), found.groups(default=""), strict=True)
    return {key: text.strip() for key, text in parts if text.strip()}
