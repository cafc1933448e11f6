"""One case over several years, side by side, with marks where the law changed."""

from collections.abc import Sequence
from itertools import pairwise

from rich.table import Table
from rich.text import Text

from ki_funding.language import Language, text
from ki_funding.output import foot
from ki_funding.output.calculation.heading import heading, quantity
from ki_funding.output.numbers import money, written
from ki_funding.output.terminal import rendered
from ki_funding.output.writing import Style, paragraph
from ki_funding.results.basis import Use
from ki_funding.results.calculation import Calculation, ItemResult
from ki_funding.vocabulary import Reason

MARK = "*"
SPACE = 2  # between columns
Key = tuple[str, str]


def render(calculations: Sequence[Calculation], style: Style) -> str:
    """What is granted in each year; a year whose rules differ from the year before has a mark."""
    language = style.language
    first, last = calculations[0].year, calculations[-1].year
    name, art, *_ = heading(calculations[0], language).split(" · ")
    title = f"{name} · {art} · {first}–{last}"
    lines = [paragraph(title, style.width), ""]
    room = _room(calculations, style)
    changed = changes(calculations, language)
    for start in range(0, len(calculations), room):
        lines += [_block(calculations[start : start + room], changed, style), ""]
    notes = [note for found in changed.values() for note in found]
    if notes:
        lines.append(text("years.mark", language, mark=MARK))
        lines += [
            paragraph(note, style.width, first="- ", rest="  ") for note in dict.fromkeys(notes)
        ]
        lines.append("")
    overlaid = dict.fromkeys(change for c in calculations for change in c.changes)
    closing = [foot.changed(change, language) for change in overlaid]
    closing += foot.closing(calculations[-1], language)
    lines += [paragraph(line, style.width) for line in closing]
    return "\n".join(lines) + "\n"


def _room(calculations: Sequence[Calculation], style: Style) -> int:
    """How many years fit beside each other."""
    if style.width is None:
        return len(calculations)
    language = style.language
    amounts = [money(item.granted, language) for c in calculations for _, item in c.lines()]
    amounts += [_sum(calculation, language) for calculation in calculations]
    cell = max(len(amount) for amount in amounts) + len(MARK) + SPACE
    label = max(len(item.id) for c in calculations for _, item in c.lines()) + 2 * SPACE
    return max((style.width - label) // cell, 1)


def changes(
    calculations: Sequence[Calculation], language: Language
) -> dict[tuple[int, Key], list[str]]:
    """What changed in the rules of an item against the year before, by year and item."""
    found: dict[tuple[int, Key], list[str]] = {}
    for before, after in pairwise(calculations):
        old = {(p.id, i.id): i for p, i in before.lines()}
        for programme, item in after.lines():
            key = (programme.id, item.id)
            if key in old:
                notes = _item_changes(".".join(key), old[key], item, after.year, language)
                if notes:
                    found[after.year, key] = notes
    return found


def _item_changes(
    name: str, old: ItemResult, new: ItemResult, year: int, language: Language
) -> list[str]:
    ran, runs = (item.reason is not Reason.NOT_IN_FORCE for item in (old, new))
    if ran != runs:
        key = "years.begins" if runs else "years.ends"
        return [text(key, language, year=str(year), name=name)]
    before = {use.name: use for use in old.uses if use.kind == "parameter"}
    notes = []
    for use in new.uses:
        other = before.get(use.name)
        if use.kind == "parameter" and other is not None and other.value != use.value:
            notes.append(
                text("years.changed", language, year=str(year), name=use.name,
                     old=_shown(other, language), new=_shown(use, language))
            )  # fmt: skip
    return notes


def _shown(use: Use, language: Language) -> str:
    return written(use.value, use.unit, language)


def _block(
    calculations: Sequence[Calculation], changed: dict[tuple[int, Key], list[str]], style: Style
) -> str:
    language = style.language
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(text("column.item", language), no_wrap=True)
    for calculation in calculations:
        table.add_column(f"{calculation.year} ", justify="right", no_wrap=True)
    keys = dict.fromkeys((p.id, i.id) for c in calculations for p, i in c.lines())
    before = ""
    for programme, item in keys:
        if programme != before:
            table.add_row(Text(programme, "bold"))
            before = programme
        table.add_row(Text(f"  {item}"), *(
            _cell(calculation, (programme, item), changed, language) for calculation in calculations
        ))  # fmt: skip
    sums = [Text(f"{_sum(calculation, language)} ", "bold") for calculation in calculations]
    table.add_row(Text(text("line.total", language), "bold"), *sums)
    table.add_row(
        text("column.status", language),
        *(f"{text(f'status.{c.status}', language)} " if c.status else "" for c in calculations),
    )
    return rendered(table, color=style.color).rstrip("\n")


def _sum(calculation: Calculation, language: Language) -> str:
    """What is granted in all, or at least where something is undetermined."""
    totals = calculation.totals
    return f"{'' if totals.complete else '≥ '}{money(totals.granted, language)}"


def _cell(
    calculation: Calculation,
    key: Key,
    changed: dict[tuple[int, Key], list[str]],
    language: Language,
) -> Text:
    item = next((i for p, i in calculation.lines() if (p.id, i.id) == key), None)
    mark = MARK if (calculation.year, key) in changed else " "
    if item is None or item.reason is Reason.NOT_IN_FORCE:
        return Text(f"{text('amount.none', language)}{mark}")
    if item.in_kind:
        shown = quantity(item, language)
        return Text(f"{shown}{mark}")
    return Text(f"{money(item.granted, language)}{mark}")
