"""`ki-funding state` as a table or JSON: sums over all KI, beside the minimum of the Land."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from ki_funding.language import Language, text, words
from ki_funding.output import foot
from ki_funding.output.json import amount_text, change_entry, receipt_entry
from ki_funding.output.numbers import money
from ki_funding.output.terminal import rendered
from ki_funding.output.writing import Style, clean, paragraph
from ki_funding.results.statewide import GroupSum, ItemSum, Minimum, State, Sum, YearState

if TYPE_CHECKING:
    from ki_funding.output.envelope import (
        StateEnvelope,
        StateGroup,
        StateMinimum,
        StateProgramme,
        StateSum,
        StateYear,
        StateYearByKommune,
        StateYearByRegierungsbezirk,
        YearBasis,
        YearHead,
    )

VERSION = 1


def table(result: State, by: str, style: Style) -> str:
    """A table for each year, and one line a year where there are several."""
    blocks = [_year(year, by, style) for year in result.years]
    if len(result.years) > 1:
        blocks.append(_years(result.years, style))
    closing = [foot.changed(change, style.language) for change in result.changes]
    closing.append(text("foot.no_claim", style.language))
    closing.append(foot.receipt_line(result.receipt, style.language))
    blocks.append("\n".join(paragraph(line, style.width) for line in closing))
    return "\n\n".join(blocks) + "\n"


def as_json(result: State, by: str, style: Style) -> str:
    """The years as data; `by` adds the sums of municipalities or Regierungsbezirke."""
    envelope: StateEnvelope = {
        "ki_funding_state": VERSION,
        "receipt": receipt_entry(result.receipt),
        "changes": [change_entry(change) for change in result.changes],
        "years": [_entry(year, by, style.language) for year in result.years],
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def _year(year: YearState, by: str, style: Style) -> str:
    language = style.language
    count = str(len(year.calculations))
    lines = [text("state.heading", language, count=count, year=str(year.year)), ""]
    columns = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    columns.add_column(text("column.item" if by == "programme" else f"column.{by}", language))
    for name in ("sum", "count", "undetermined"):
        columns.add_column(text(f"state.{name}", language), justify="right")
    if by == "programme":
        _programme_rows(columns, year.items(), language)
    else:
        for group in _groups(year, by):
            columns.add_row(Text(clean(group.name)), *_cells(group.sum, language))
    total = year.total
    label = text("line.total_at_least" if total.undetermined else "line.total", language)
    columns.add_row(Text(label, "bold"), *_cells(total, language))
    lines.append(rendered(columns, color=style.color).rstrip("\n"))
    if year.minimum is not None:
        lines += ["", *_minimum(year.minimum, style)]
    return "\n".join(lines)


def _programme_rows(columns: Table, items: Sequence[ItemSum], language: Language) -> None:
    before = ""
    for item in items:
        if item.programme != before:
            columns.add_row(Text(item.programme, "bold"), "", "", "")
            before = item.programme
        columns.add_row(Text(f"  {item.item}"), *_cells(item.sum, language))


def _cells(total: Sum, language: Language) -> list[Text]:
    known = total.funded or not total.undetermined
    amount = money(total.maximum if known else None, language)
    opened = str(total.undetermined) if total.undetermined else ""
    return [Text(amount), Text(str(total.funded)), Text(opened)]


def _minimum(minimum: Minimum, style: Style) -> list[str]:
    language = style.language
    band = f"{money(minimum.low, language)} – {money(minimum.high, language)}"
    lines = [
        text("state.minimum", language),
        f"  {text('state.default', language)}: {money(minimum.default, language)}",
        f"  {text('state.band', language)}: {band}",
    ]
    lines += [
        f"  {words(line.title, language)}: {money(line.amount, language)}" for line in minimum.lines
    ]
    if minimum.open:
        note = text("state.open", language, count=str(minimum.open))
        lines.append(paragraph(note, style.width, first="  ", rest="  "))
    lines.append(paragraph(words(minimum.also_pays, language), style.width, first="  ", rest="  "))
    return lines


def _years(years: Sequence[YearState], style: Style) -> str:
    """One line a year: what the KI can get, and the minimum beside it."""
    language = style.language
    columns = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    columns.add_column(text("column.year", language))
    for key in ("line.total_at_least", "state.default", "state.low", "state.high"):
        columns.add_column(Text(text(key, language).replace(" ", "\n")), justify="right")
    for year in years:
        low, high, default = None, None, None
        if year.minimum is not None:
            low, high, default = year.minimum.low, year.minimum.high, year.minimum.default
        cells = [money(amount, language) for amount in (year.total.maximum, default, low, high)]
        columns.add_row(str(year.year), *(Text(cell) for cell in cells))
    return rendered(columns, color=style.color).rstrip("\n")


def _groups(year: YearState, by: str) -> list[GroupSum]:
    return year.by_municipality() if by == "kommune" else year.by_regierungsbezirk()


def _entry(
    year: YearState, by: str, language: Language
) -> "StateYear | StateYearByKommune | StateYearByRegierungsbezirk":
    head: YearHead = {"year": year.year, "programmes": _programmes(year.items(), language)}
    minimum = year.minimum and _minimum_entry(year.minimum, language)
    basis: YearBasis = {"total": _sum_entry(year.total), "minimum": minimum}
    if by == "programme":
        return {**head, **basis}
    groups: list[StateGroup] = [{"name": g.name, **_sum_entry(g.sum)} for g in _groups(year, by)]
    if by == "kommune":
        return {**head, "kommune": groups, **basis}
    return {**head, "regierungsbezirk": groups, **basis}


def _minimum_entry(minimum: Minimum, language: Language) -> "StateMinimum":
    return {
        "default": amount_text(minimum.default),
        "low": amount_text(minimum.low),
        "high": amount_text(minimum.high),
        "open": minimum.open,
        "lines": [
            {"title": words(line.title, language), "amount": amount_text(line.amount)}
            for line in minimum.lines
        ],
    }


def _programmes(items: Sequence[ItemSum], language: Language) -> "list[StateProgramme]":
    found: dict[str, StateProgramme] = {}
    for item in items:
        title = words(item.programme_title, language)
        programme = found.setdefault(
            item.programme, {"id": item.programme, "title": title, "items": []}
        )
        programme["items"].append(
            {
                "id": item.item,
                "title": words(item.title, language),
                "counts_as": str(item.kind),
                **_sum_entry(item.sum),
            }
        )
    return list(found.values())


def _sum_entry(total: Sum) -> "StateSum":
    return {
        "maximum": amount_text(total.maximum),
        "count": total.funded,
        "undetermined": total.undetermined,
    }
