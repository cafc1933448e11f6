"""`diff --format md`: GitHub's Markdown, as a comment under a pull request."""

from ki_funding.language import text, words
from ki_funding.output.impact.view import (
    View,
    basis,
    closing,
    figures,
    more_or_less,
    other,
    period,
    signed,
    sums,
)
from ki_funding.output.numbers import money
from ki_funding.output.writing import clean
from ki_funding.results.change import ValueChange
from ki_funding.results.impact import Impact, YearImpact

MARKS = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]|~"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def render(impact: Impact, view: View) -> str:
    """Changed figures, the effect by year, and every municipality to fold out."""
    language = view.style.language
    blocks = [f"## {text('diff.title', language)}"]
    if not impact.differs:
        blocks.append(text("diff.nothing", language))
    changed = [year for year in impact.years if year.changed]
    blocks += [_headline(year, impact, view) for year in changed if year.programmes()]
    if impact.differs and not changed:
        blocks.append(text("diff.no_effect", language))
    if impact.values:
        head = ["value", "period", "old", "new", "basis"]
        rows = [_value_row(change, view) for change in impact.values]
        title = text("diff.values", language)
        blocks.append(f"### {title}\n\n{_table([_head(h, view) for h in head], rows)}")
    if impact.texts:
        rows = [[f"`{_code(c.path)}`", *map(_cell, other(c, view.style))] for c in impact.texts]
        head = [_head(name, view) for name in ("what", "old", "new")]
        blocks.append(f"### {text('diff.texts', language)}\n\n{_table(head, rows)}")
    if any(year.changed for year in impact.years):
        blocks.append(_years(impact, view))
    blocks += [_folded(year, impact, view) for year in changed if year.programmes()]
    blocks.append("\n".join(f"<sub>{_cell(line)}</sub>  " for line in closing(impact, view)))
    return "\n\n".join(blocks) + "\n"


def _headline(year: YearImpact, impact: Impact, view: View) -> str:
    amount = _cell(signed(year.total.amount, view.style))
    return f"**{year.year}: {amount}** · {_cell(more_or_less(year, impact, view.style))}"


def _value_row(change: ValueChange, view: View) -> list[str]:
    when = period(change, view.style)
    side = change.new or change.old
    title = words(side.title, view.style.language) if side and side.title else ""
    named = f"{_cell(title)} `{_code(change.name)}`".strip()
    return [
        named, _cell(when), *map(_cell, figures(change, view.style)),
            _cell(basis(change, view))]  # fmt: skip


def _years(impact: Impact, view: View) -> str:
    language = view.style.language
    rows = []
    for year in impact.years:
        rows += [
            [str(year.year), f"`{_code(b.name)}`", *sums(b, view.style)] for b in year.programmes()
        ]
        for d in year.land:
            if d.changed:
                amounts = [money(d.old, language), money(d.new, language)]
                rows.append([str(year.year), f"`{_code(d.programme)}`", *amounts,
                             signed(d.amount, view.style)])  # fmt: skip
    head = [text("column.year", language), _head("programme", view), *_amounts(view)]
    title = text("diff.effect" if impact.full_use else "diff.effect_cases", language)
    return f"### {title}\n\n{_table(head, rows, right=3)}"


def _folded(year: YearImpact, impact: Impact, view: View) -> str:
    language = view.style.language
    rows = [[_cell(b.name), *sums(b, view.style)] for b in year.municipalities()]
    whose = text("column.kommune" if impact.full_use else "diff.case", language)
    title = text("diff.by_kommune", language, year=str(year.year))
    table = _table([whose, *_amounts(view)], rows, right=3)
    return f"<details><summary>{title}</summary>\n\n{table}\n\n</details>"


def _amounts(view: View) -> list[str]:
    return [text(f"diff.{name}", view.style.language) for name in ("old", "new", "difference")]


def _head(name: str, view: View) -> str:
    return text(f"diff.{name}", view.style.language)


def _table(head: list[str], rows: list[list[str]], *, right: int = 0) -> str:
    """A table whose last columns are aligned to the right."""
    marks = ["---"] * (len(head) - right) + ["---:"] * right
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, marks, *rows])


def _cell(value: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    return clean(" ".join(value.split(" "))).replace("\n", " ").translate(MARKS)


def _code(value: str) -> str:
    """A name between backticks, which nothing may end early."""
    return clean(value).replace("`", "'").replace("|", "\\|")
