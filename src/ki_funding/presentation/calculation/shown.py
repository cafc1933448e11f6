"""The funding of cases, as every format may ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from ki_funding.calculation.case import Case
from ki_funding.calculation.result import Calculation
from ki_funding.calculation.rules import Rules
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.calculation import tables
from ki_funding.presentation.calculation.compared import compared
from ki_funding.presentation.calculation.heading import by_case, heading, several_cases
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.calculation.years import changes
from ki_funding.presentation.cells import CHANGED
from ki_funding.presentation.numbers import spanned
from ki_funding.presentation.page import Block, Page, Paragraph, Section, paragraphs, titled
from ki_funding.presentation.picture import Picture
from ki_funding.presentation.records import Kind, Records
from ki_funding.presentation.shown import Shown
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import naming
from ki_funding.values.columns import AGS, ART, CASE, KOMMUNE, YEAR

COLUMNS = (
    KOMMUNE, AGS, ART, CASE, YEAR,
    "programme", "programme_title", "item", "item_title", "kind", "counts_as",
    "claimed", "maximum", "granted", "unused", "own_share", "quantity", "unit",
    "notice", "actual", "difference", "unspent", "repayable",
    "status", "reason", "limited_by", "undetermined", "sources",
)  # fmt: skip
AMOUNTS = (
    "claimed", "maximum", "granted", "unused", "own_share", "notice", "actual", "difference",
    "unspent", "repayable",
)  # fmt: skip
KINDS: dict[str, Kind] = {**dict.fromkeys(AMOUNTS, "money"), "quantity": "exact"}


@dataclass(frozen=True, slots=True)
class Cases(Shown):
    """Some calculations of one run, the sources that they cite, and what each was made of."""

    calculations: Sequence[Calculation]
    sources: foot.Sources
    made_by: Sequence[tuple[Rules, Case]] = ()

    def report(self) -> Page:
        """Each case with how its amounts came about."""
        from ki_funding.presentation.calculation.page import page

        return page(self.calculations, self.sources)

    def brief(self) -> Page:
        """A table for each case or its years, one for all cases, and what they rest on."""
        return Page("", self._brief())

    def lines(self) -> Page:
        """Every item in a line with its full name, as `grep` and commands know it."""
        return Page("", chain(map(_in_full, self.calculations), _closing(self.calculations)))

    def workbook(self) -> Page:
        """A sheet a case and a sheet a programme; with what made them, one that calculates."""
        from ki_funding.presentation.calculation.workbook import lives, workbook
        from ki_funding.sweep.living import Living, living

        found = list(self.calculations)
        livings = [Living()] * len(found)
        if self.made_by and lives(found):
            made = zip(self.made_by, found, strict=True)
            livings = [living(rules, case, one) for (rules, case), one in made]
        return workbook(found, self.sources, livings)

    def records(self) -> Records:
        """A row for each item of each case; a quantity, which is written as text, is a number."""
        found = (row for calculation in self.calculations for row in rows(calculation))
        cells = ([_value(name, row[name]) for name in COLUMNS] for row in found)
        return Records(COLUMNS, cells, KINDS)

    def envelope(self) -> Mapping[str, Any]:
        """The result envelope."""
        from ki_funding.presentation.calculation.envelope import ResultEnvelope
        from ki_funding.presentation.entry import entry

        return entry(ResultEnvelope, self)

    def pictures(self) -> Sequence[Picture]:
        """Those that fit what is given."""
        from ki_funding.presentation.calculation.pictures import pictures

        return pictures(self.calculations, self.sources)

    def _brief(self) -> Iterator[Block]:
        for group in by_case(self.calculations):
            if len({calculation.year for calculation in group}) > 1:
                yield _side_by_side(group)
            else:
                yield from (_figures(calculation, self.sources) for calculation in group)
        if several_cases(self.calculations):
            yield tables.several(self.calculations)
            if twice := tables.exclusive(self.calculations):
                yield from paragraphs([text("report.no_sum", names="; ".join(twice))])
        yield from _closing(self.calculations)


def _in_full(calculation: Calculation) -> Section:
    """One case by the full names of its items."""
    with naming(ids=True):
        blocks: tuple[Block, ...] = (
            tables.full_names(calculation),
            *compared(calculation, full=True),
            *paragraphs(remarks.notes(calculation)),
            *paragraphs(foot.more(calculation)),
        )
        return Section(heading(calculation), blocks)


def _figures(calculation: Calculation, sources: foot.Sources) -> Section:
    """One case in one year."""
    found: list[Block] = []
    if calculation.programmes:
        found = [Paragraph((headline([calculation]),)), tables.case(calculation)]
    blocks: tuple[Block, ...] = (
        *found,
        *paragraphs(foot.legend_of([calculation]), "small"),
        *compared(calculation),
        *titled(text("foot.notes"), remarks.notes_in_short(calculation)),
        *titled(text("foot.deadlines"), list(remarks.deadlines(calculation, sources))),
        *paragraphs(foot.more(calculation)),
    )
    return Section(heading(calculation), blocks)


def _closing(calculations: Sequence[Calculation]) -> tuple[Block, ...]:
    """That nothing of it is a claim, once, and the receipt."""
    return (*paragraphs([foot.disclaimer(calculations)]), foot.received(calculations[0].receipt))


def _side_by_side(calculations: Sequence[Calculation]) -> Section:
    """One case in several years, and what changed in the law between them."""
    name, art, *_ = heading(calculations[0]).split(" · ")
    changed = changes(calculations)
    notes = list(dict.fromkeys(note for found in changed.values() for note in found))
    overlaid = dict.fromkeys(change for c in calculations for change in c.changes)
    blocks: tuple[Block, ...] = (
        Paragraph((headline(calculations),)),
        tables.years(calculations, changed),
        *paragraphs(foot.legend_of(calculations), "small"),
        *titled(text("years.mark", mark=CHANGED), notes),
        *paragraphs(foot.changed(change) for change in overlaid),
        *paragraphs(foot.more(calculations[-1])),
    )
    return Section(f"{name} · {art} · {spanned(c.year for c in calculations)}", blocks)


def rows(calculation: Calculation) -> list[dict[str, Any]]:
    """One row for each item; amounts are Decimal, or None where undetermined."""
    municipality = calculation.municipality
    return [
        {
            KOMMUNE: municipality.name,
            AGS: municipality.ags,
            ART: str(municipality.art),
            CASE: calculation.case,
            YEAR: calculation.year,
            "programme": programme.id,
            "programme_title": words(programme.title),
            "item": item.id,
            "item_title": words(item.title),
            "kind": item.kind,
            "counts_as": str(item.counts_as),
            "claimed": None if item.in_kind else item.claimed,
            "maximum": None if item.in_kind else item.maximum,
            "granted": None if item.in_kind else item.granted,
            "unused": None if item.in_kind else item.unused,
            "own_share": None if item.in_kind else item.own_share,
            "quantity": item.quantity,
            "unit": item.quantity_unit,
            "notice": item.notice,
            "actual": item.actual,
            "difference": item.difference,
            "unspent": item.unspent,
            "repayable": item.repayable,
            "status": str(item.status) if item.status else None,
            "reason": str(item.reason) if item.reason else None,
            "limited_by": "; ".join(limit.name for limit in item.limits),
            "undetermined": "; ".join(use.name for use in item.open_uses),
            "sources": "; ".join(str(source) for source in item.sources),
        }
        for programme, item in calculation.lines()
    ]


def _value(name: str, value: Any) -> Any:
    return Fraction(value) if name == "quantity" and value is not None else value
