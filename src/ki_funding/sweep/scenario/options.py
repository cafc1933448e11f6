"""What somebody says beside a scenario file, or instead of one, as a document."""

import re
from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from ki_funding.files.document import Document, Mark, marked
from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.from_python import document_of
from ki_funding.files.yaml import read_file
from ki_funding.sweep.scenario.scenario_file import ALL
from ki_funding.values.unreadable import Unreadable

OPTION = "--vary"
ALL_KI = {"de": "alle KI", "en": "all KI"}
RANGE = re.compile(r"(.*?)\.\.(.*?)(?:/(.*))?")


def at_full_use(year: str, name: str | None = None) -> Document:
    """A scenario with all KI, or with one, at full use in a year, or in some."""
    whose = ALL_KI if name is None else dict.fromkeys(ALL_KI, name)
    title = {language: f"{words}, {year}" for language, words in whose.items()}
    return _own(title, ALL if name is None else {"kommunen": [name]}, years=year)


def of_table(name: str) -> Document:
    """A scenario with the cases in a table."""
    return _own(name, {"table": name})


def _own(title: Any, cases: Any, **more: str) -> Document:
    data = {"scenario": "sweep", "title": title, "cases": cases, **more}
    return Document(OPTION, "", data, marked(data, Span(OPTION)))


def of_case(case: Document, year: str | None) -> Document:
    """A scenario with one case."""
    title = f"{case.name}, {year or case.data.get('jahr')}"
    own = {"scenario": "sweep", "title": title}
    marks = marked(own, case.marks.span)
    assert isinstance(marks.parts, dict)
    marks.parts["cases"] = Mark(case.marks.span, case.marks.span, [case.marks])
    return case._replace(data={**own, "cases": [case.data]}, marks=marks)


def written_or_read(scenario: str | PathLike[str] | Mapping[str, Any]) -> tuple[Document, Path]:
    """What Python gives as a scenario, and the folder that its paths start from."""
    if isinstance(scenario, Mapping):
        return document_of(scenario, "scenario"), Path()
    if isinstance(scenario, str | PathLike):
        return read_file(Path(scenario)), Path(scenario).parent
    raise TypeError(f"scenario: a path or a mapping, not {type(scenario).__name__}")


def check_numbers(draws: int | None, seed: int | None) -> None:
    """Raises ValueError for what no scenario could say."""
    for name, number, least in (("draws", draws, 1), ("seed", seed, 0)):
        if number is not None and (type(number) is not int or number < least):
            raise ValueError(f"{name} {number!r}: a whole number from {least} on")


def number_of(option: str, text: str | None, read: Callable[[str], int]) -> int | None:
    """The number that an option names, read as a file would have it. Raises InvalidInput."""
    if text is None:
        return None
    try:
        return read(text)
    except Unreadable as error:
        place = Span(f"{option} {text}")
        raise InvalidInput([Diagnostic(error.code, place, error.params)]) from error


def with_options(document: Document, vary: Sequence[str], years: str | None) -> Document:
    """A scenario in which also, or instead, varies what `PATH=VALUES` says, in other years.

    What says nothing is among its problems.
    """
    if not isinstance(document.data, dict):
        return document
    before = document.data.get("vary") or {}
    problems, added = [*document.problems], list[str]()
    for option in vary:
        path, _, written = (part.strip() for part in option.partition("="))
        place = Span(f"{OPTION} {option}")
        if not (path and written):
            problems.append(Diagnostic("vary-option", place, {"text": option}))
            continue
        if path in added:
            problems.append(Diagnostic("name-twice", place, {"name": path}))
        added.append(path)
        if isinstance(before, dict):
            document = document.with_value(("vary", path), _how(written), place)
    if added and isinstance(before, dict):
        document = document._replace(data=_adapted(document.data, before, added))
    if years is not None:
        document = document.with_value(("years",), years, Span(f"--year {years}"))
    return document._replace(problems=tuple(problems))


def _adapted(data: dict[str, Any], before: dict[str, Any], added: Sequence[str]) -> dict[str, Any]:
    """The rest of a scenario in which other things vary."""
    new = [path for path in dict.fromkeys(added) if path not in before]
    if isinstance(data.get("report"), list):
        data = {**data, "report": [_wider(table, new) for table in data["report"]]}
    drawn = any(map(_draws, data["vary"].values()))
    if drawn or before.keys().isdisjoint(added):
        return data
    return {key: value for key, value in data.items() if key != "draws"}  # no longer drawn


def _wider(table: Any, paths: Sequence[str]) -> Any:
    """A table of the report, also grouped by values that come in from outside."""
    if not isinstance(table, dict) or not isinstance(table.get("by", []), list):
        return table
    return {**table, "by": [*table.get("by", ()), *paths]}


def _draws(how: Any) -> bool:
    return not isinstance(how, dict) or not {"values", "from"}.intersection(how)


def _how(written: str) -> dict[str, Any]:
    """`57000,65000` are values, `50000..60000/500` is a range with its step."""
    found = RANGE.fullmatch(written)
    if found is None:
        return {"values": [one.strip() for one in written.split(",")]}
    parts = zip(("from", "to", "step"), found.groups(default=""), strict=True)
    return {key: text.strip() for key, text in parts if text.strip()}
