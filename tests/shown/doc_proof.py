"""The page that lays law and rules side by side: words, formula, an example, published cases."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from conftest import SHIPPED

import ki_funding
from ki_funding.calculation.result import Comparison
from ki_funding.files.yaml import read_file
from ki_funding.law.formulas import Formula
from ki_funding.law.kinds.base import Item
from ki_funding.law.programme.file import Common, citations
from ki_funding.law.programme.names import used_names
from ki_funding.law.programme.programme import Law
from ki_funding.presentation.basis import day_of
from ki_funding.presentation.numbers import money
from ki_funding.texts.language import words
from ki_funding.upkeep.published import comparisons
from ki_funding.values.scalars import Citation

PROVISIONS = {"law", "guideline", "decree"}  # official works, which may be quoted
ONE_PERCENT = Decimal("0.01")
PARTS = {
    "posts": ("Stellen", "posts"),
    "limit": ("höchstens", "at most"),
    "rate": ("je Stelle und Jahr", "for a post and year"),
    "spending": ("und nicht mehr als", "and not more than"),
    "costs": ("Kosten", "costs"),
    "share": ("davon", "of these"),
    "cap": ("höchstens", "at most"),
    "amount": ("Betrag", "amount"),
    "quantity": ("Umfang", "extent"),
    "repaid": ("vom nicht Ausgegebenen zurück", "paid back of the unspent"),
}
CALLS = {
    "first_known(": ("der erste bekannte Wert von (", "the first known value of ("),
    "mean(": ("der Durchschnitt über das Jahr von (", "the average over the year of ("),
    "min(": ("der kleinste Wert von (", "the least of ("),
    "max(": ("der größte Wert von (", "the greatest of ("),
    "[jahr]": (" im Jahr", " of the year"),
}
WORDS = ("Wortlaut", "Words")
REPAID = ("Zur Rückzahlung", "On paying back")
GROUND = ("Rechtsgrundlage", "Legal basis")
IN_PART = (" im Auszug", " in part")
LEFT_OUT = "[…]"  # how a quotation says that it is not the whole sentence
INNER_QUOTES = str.maketrans("„“", "‚‘")
FORMULA = ("Formel", "Formula")
EXAMPLE = ("Rechenbeispiel", "Worked example")
PUBLISHED = ("Veröffentlicht", "Published")
WHAT = {"granted": ("Förderung", "funding"), "maximum": ("Höchstbetrag", "maximum")}
LACKING = ("liegt nicht vor; zitiert: {}", "not at hand; cited: {}")
NO_PROVISION = ("keine Vorschrift zitiert", "no provision is cited")
NONE = ("keines", "none")
NOT_KNOWN = ("{}: offen", "{}: open")
CONDITIONS = ("Voraussetzungen", "Conditions")
TESTS = ("{} Erwartungen der Regeltests", "{} expectations of rule tests")
MET = (
    "; von {} Zahlen daneben {} auf den Cent, {} auf 1 % getroffen",
    "; of {} figures besides {} are met to the cent, {} within 1 %",
)
COUNT = (
    "Von {} Posten haben {} den Wortlaut zu einer Zahl der Formel neben sich, {} nur den der "
    "Rechtsgrundlage; {} zitieren Vorschriften, deren Wortlaut nicht vorliegt; {} zitieren keine.",
    "Of {} items {} have the words on a figure of the formula beside them, {} those of the legal "
    "basis alone; {} cite provisions whose words are not at hand; {} cite none.",
)
Quoted = dict[str, str]  # a quotation by the place where it stands


class Entry(NamedTuple):
    """An item: the words on its figures, what is paid back, and its basis; what lacks words."""

    law: Law
    name: str
    item: Item
    figures: Quoted
    repaid: Quoted
    ground: Quoted
    lacking: tuple[str, ...]

    @property
    def words_of_law(self) -> str:
        """How much of what it cites can be read here."""
        if self.figures or self.ground:
            return "figures" if self.figures else "ground"
        return "lacking" if self.lacking else "uncited"

    @property
    def path(self) -> str:
        """Its name in a case and a test."""
        return f"{self.law.id}.{self.name}"


def proof() -> str:
    """Every item of every programme, and how many lack words."""
    rules = ki_funding.load_rules(SHIPPED)
    entries = list(_entries(rules))
    published = defaultdict[str, list[Comparison]](list)
    for one in comparisons(rules):
        published[one.path.rpartition(".")[0]].append(one)
    so_many = Counter(entry.words_of_law for entry in entries)
    counts = (so_many[how] for how in ("figures", "ground", "lacking", "uncited"))
    lines, last = [words(COUNT).format(len(entries), *counts), ""], ""
    for entry in entries:
        if entry.law.id != last:
            lines += [f"## {words(entry.law.spec.title)}", "", *_conditions(rules, entry.law)]
        last = entry.law.id
        heading = f"### {words(entry.item.title)} (`{entry.path}`)"
        lines += [heading, "", *_told(entry, rules.book.common, published[entry.path]), ""]
    return "\n".join(lines)


def _told(entry: Entry, common: Common, published: Sequence[Comparison]) -> Iterator[str]:
    yield from _quotations(WORDS, entry.figures)
    yield from _quotations(REPAID, entry.repaid)
    yield from _quotations(GROUND, entry.ground)
    if entry.lacking:
        yield f"- **{words(WORDS)}**: {words(LACKING).format('; '.join(entry.lacking))}"
    elif entry.words_of_law == "uncited":
        yield f"- **{words(WORDS)}**: {words(NO_PROVISION)}"
    yield f"- **{words(FORMULA)}**: {_formula(entry, common)}"
    expected = _expected()[entry.path]
    yield f"- **{words(EXAMPLE)}**: {_example(expected)}"
    yield f"- **{words(PUBLISHED)}**: {words(TESTS).format(len(expected))}{_met(published)}"


def _quotations(label: tuple[str, str], quoted: Quoted) -> Iterator[str]:
    for place, quotation in quoted.items():
        said = words(label) + (words(IN_PART) if LEFT_OUT in quotation else "")
        yield f"- **{said}**: {place}: „{quotation.translate(INNER_QUOTES)}“"


def _conditions(rules: ki_funding.Rules, law: Law) -> list[str]:
    """Every condition that can be compared with the words that it rests on."""
    lines = list[str]()
    for condition in law.spec.conditions:
        quoted, _ = _laid_beside(rules, condition.source)
        if quoted:
            lines += [words(condition.text), "", *_quotations(WORDS, quoted), ""]
    return [f"### {words(CONDITIONS)}", "", *lines] if lines else []


def _met(published: Sequence[Comparison]) -> str:
    """How many published figures the calculation meets."""
    if not published:
        return ""
    off = [abs(one.deviation) / one.published for one in published if one.deviation is not None]
    near = sum(share <= ONE_PERCENT for share in off)
    return words(MET).format(len(published), off.count(Decimal(0)), near)


def _example(expected: Sequence[tuple[str, str, str]]) -> str:
    """The first test of an amount that is something; else the first of one that is not known."""
    for name, what, amount in expected:
        if amount not in {"None", "0.00", "0"}:
            of_money = f"{words(WHAT[what])} {money(Decimal(amount))}" if what in WHAT else amount
            return f"{name}: {of_money}"
    unknown = (name for name, _, amount in expected if amount == "None")
    return next((words(NOT_KNOWN).format(name) for name in unknown), words(NONE))


@cache
def _expected() -> Mapping[str, list[tuple[str, str, str]]]:
    """What the rule tests expect of each item: the name of the test, what, and how much."""
    found = defaultdict[str, list[tuple[str, str, str]]](list)
    for file in sorted((SHIPPED / "tests").glob("*.yaml")):
        for test in read_file(file).data["tests"]:
            for path, amount in test["expect"].items():
                item, _, what = path.rpartition(".")
                if what in {*WHAT, "quantity"}:
                    found[item].append((test["name"], what, str(amount)))
    return found


def _entries(rules: ki_funding.Rules) -> Iterator[Entry]:
    for programme in rules.book.ids:
        law = rules.book.law(programme)
        for name, item in law.spec.items.items():
            amounts = [written.formula for written in item.formulas()]
            figures, lacking = _laid_beside(rules, _on_figures(law, amounts))
            repaid, _ = _laid_beside(rules, _on_figures(law, [item.repaid] if item.repaid else []))
            ground, without = _laid_beside(rules, _legal_basis(law, item))
            all_lacking = tuple(dict.fromkeys(without + lacking))
            yield Entry(law, name, item, figures, repaid, ground, all_lacking)


def _laid_beside(
    rules: ki_funding.Rules, cited: Iterable[Citation]
) -> tuple[Quoted, tuple[str, ...]]:
    """What is cited with its words, of which day and where they were read, and what lacks them."""
    quoted, lacking = Quoted(), dict[str, None]()
    for citation in cited:
        source = rules.book.sources[citation.source]
        place = f"{words(source.short)} {citation.section}".strip()
        if citation.section in source.wording:
            where = f"[{place}]({source.address})" if source.address else place
            found = ", ".join(part for part in (day_of(source.date), source.publication) if part)
            quoted[f"{where} ({found})" if found else where] = source.wording[citation.section]
        elif source.kind in PROVISIONS:
            lacking[place] = None
    return quoted, tuple(lacking)


def _legal_basis(law: Law, item: Item) -> Iterator[Citation]:
    """What the item itself rests on, and that it is in force."""
    yield from item.source or ()
    for row in item.in_force or law.spec.in_force:
        yield from row.source


def _on_figures(law: Law, formulas: Iterable[Formula]) -> Iterator[Citation]:
    """What the figures in some formulas rest on."""
    reach = law.links.reach(*set[str]().union(*map(used_names, formulas)))
    for name, parameter in law.parameters.items():
        if name in reach:
            yield from (c for row in parameter.rows for _, c in citations(row.written.data))
    for name, fact in law.facts.items():
        if name in reach:
            yield from fact.source


def _formula(entry: Entry, common: Common) -> str:
    """The formulas of the item with the title of each name in its place."""
    law, written = entry.law, entry.law.document.data["items"][entry.name]
    spec = law.spec
    own = (spec.inputs, spec.parameters, spec.formulas, spec.series)
    tables = (*own, common.parameters, law.facts, law.readings)
    titles = {name: words(found.title) for table in tables for name, found in table.items()}
    said = [
        f"{words(label)} {_with_titles(written[key], titles, law)}"
        for key, label in PARTS.items()
        if key in written
    ]
    return "; ".join(said) or words(NONE)


def _with_titles(formula: Any, titles: Mapping[str, str], law: Law) -> str:
    if isinstance(formula, dict):
        options = law.readings[formula["by"]].options
        found = (f"{words(option.title)}: {_with_titles(formula[name], titles, law)}"
                 for name, option in options.items())  # fmt: skip
        return f"({'; '.join(found)})"
    text = " ".join(str(formula).split()).replace(" * ", " × ")
    for call, said in CALLS.items():
        text = text.replace(call, words(said))
    known = "|".join(sorted(titles, key=len, reverse=True))
    return re.sub(rf"\b({known})\b", lambda found: f"[{titles[found[0]]}]", text)
