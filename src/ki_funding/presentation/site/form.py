"""The form of a case, made from the rules: what they ask of a municipality in a year."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ki_funding.calculation.case_file import ACTUAL, NOTICE, PERIOD
from ki_funding.calculation.inputs import amount_key
from ki_funding.calculation.rules import Rules
from ki_funding.law.rulebook.register import Municipality
from ki_funding.presentation.form.entries import titled
from ki_funding.presentation.numbers import figure
from ki_funding.presentation.remarks import deadlines_of
from ki_funding.presentation.site.fields import (
    FIRST,
    KOMMUNE,
    LAND,
    LAST,
    PLAN,
    READING,
    YEAR,
    Form,
    local,
)
from ki_funding.presentation.site.frame import template
from ki_funding.texts.language import text, words
from ki_funding.upkeep.new_case import Asked, Programme, asked
from ki_funding.values.basis import Figure
from ki_funding.values.exact import plain_text
from ki_funding.values.units import Unit
from ki_funding.values.vocabulary import Art, ProgrammeKind

LATER = 5  # years beyond those that the rules are said for


class Field(NamedTuple):
    """One input of the form; `day` is entered as a day, all others are numbers."""

    name: str
    title: str
    value: str
    hint: str = ""
    day: bool = False


class Input(NamedTuple):
    """What is asked: one field for the year, or fields for each stretch of it."""

    field: Field
    rows: tuple[tuple[Field, ...], ...] = ()
    over_time: bool = False


class Question(NamedTuple):
    """A legal question, and its answers: name, title, and whether it is chosen."""

    name: str
    title: str
    options: tuple[tuple[str, str, bool], ...]

    @property
    def chosen(self) -> bool:
        """Whether another answer than the default is chosen."""
        return any(value and chosen for value, _, chosen in self.options)


class Block(NamedTuple):
    """A programme in the form."""

    id: str
    title: str
    claimed: bool
    deadlines: tuple[str, ...]
    inputs: tuple[Input, ...]
    more: tuple[tuple[Field, Field], ...]

    @property
    def opened(self) -> bool:
        """Whether something is entered that few need."""
        return any(field.value for pair in self.more for field in pair)


def defaults(rules: Rules, form: Form) -> Form:
    """The form at full use, as a new case file: all that there is to claim, as far as known."""
    offered = [programme for programme in _asked(rules, form) if not programme.why_not]
    fields = {
        f"{programme.result.id}.{one.name}": _default(one)
        for programme in offered for one in programme.inputs if one.asked
    }  # fmt: skip
    return Form(head(form) | fields, frozenset(one.result.id for one in offered))


def head(form: Form) -> dict[str, str]:
    """What decides which programmes and limits there are."""
    first = {name: form.fields[name] for name in (KOMMUNE, YEAR, PLAN) if name in form.fields}
    return first | {f"{READING}{name}": option for name, option in form.readings.items()}


def moved(form: Form, before: Form, after: Form) -> Form:
    """A form for another municipality or year: what nobody changed becomes the new default."""
    fields = {}
    for name in {**form.fields, **after.fields}:
        typed, was, now = (some.fields.get(name, "") for some in (form, before, after))
        fields[name] = _in_year(name, now if typed == was else typed, form.year)
    decided = form.claims ^ before.claims
    claims = (after.claims - decided) | (form.claims & decided)
    return Form({name: value for name, value in fields.items() if value}, claims)


def _in_year(name: str, value: str, year: int) -> str:
    """A day of the same month in the year of the form."""
    return f"{year}{value[4:]}" if name.rpartition(".")[2] in {FIRST, LAST} and value else value


def with_row(form: Form, name: str, unit: Unit) -> Form:
    """The form with one more stretch of the year for an input; the first takes its number."""
    rows = [key.split(".")[2] for key in form.fields if key.startswith(f"{name}.")]
    place = max(map(int, rows), default=-1) + 1
    alone = form.fields.get(name, "")
    fields = {key: value for key, value in form.fields.items() if key != name}
    new = {f"{name}.{place}.{amount_key(unit)}": alone} if alone else {}
    days = {f"{name}.{place}.{FIRST}": f"{form.year}-01-01",
            f"{name}.{place}.{LAST}": f"{form.year}-12-31"}  # fmt: skip
    return form._replace(fields=fields | new | days)


def without_row(form: Form, row: str) -> Form:
    """The form without one of them."""
    kept = {key: value for key, value in form.fields.items() if not key.startswith(f"{row}.")}
    return form._replace(fields=kept)


def empty(rules: Rules) -> Form:
    """The form before anything is chosen."""
    return Form({YEAR: str(rules.current_year)}, frozenset())


def html(rules: Rules, form: Form) -> str:
    """The form as HTML."""
    found = list(_asked(rules, form))
    offered = [_block(programme, form) for programme in found if not programme.why_not]
    return template("form.html.jinja").render(
        kommunen=_kommunen(rules, form.kommune),
        years=list(_years(rules, form.year)),
        plan=PLAN in form.fields,
        questions=list(_questions(rules, form, found)),
        before=json.dumps(head(form)),
        blocks=offered,
        first=f"{form.year}-01-01",
        last=f"{form.year}-12-31",
        left_out=[
            f"{words(programme.result.title)}: {programme.why_not}"
            for programme in found if programme.why_not
        ],
    )  # fmt: skip


def _years(rules: Rules, chosen: int) -> Iterator[tuple[str, list[tuple[str, bool]]]]:
    """The years that the rules are said for, and some that they can be carried forward to."""
    last = rules.book.head.covers.until.year
    for title, years in (
        ("", range(rules.years[0], last + 1)),
        (text("site.later"), range(last + 1, last + 1 + LATER)),
    ):
        yield title, [(str(year), year == chosen) for year in years]


def _questions(rules: Rules, form: Form, found: Sequence[Programme]) -> Iterator[Question]:
    """The questions that the programmes leave open; of an answer that is the default no name."""
    laws = [rules.book.law(one.result.id) for one in found if not one.why_not]
    for name, reading in {n: r for law in laws for n, r in law.readings.items()}.items():
        chosen = form.readings.get(name, reading.default)
        options = tuple(
            ("" if option == reading.default else option, words(one.title), option == chosen)
            for option, one in reading.options.items()
        )
        yield Question(f"{READING}{name}", words(reading.title), options)


def _kommunen(rules: Rules, chosen: str) -> list[tuple[str, str, bool]]:
    known = rules.book.register.municipalities.values()
    found = [(m.ags or "", m.name) for m in sorted(known, key=lambda m: m.name)]
    found.append((LAND, LAND))
    if chosen and chosen not in {value for value, _ in found}:
        found.append((chosen, text("site.invented")))
    return [(value, name, value == chosen) for value, name in found]


def _asked(rules: Rules, form: Form) -> Iterator[Programme]:
    if form.kommune:
        yield from asked(rules, _municipality(rules, form.kommune), form.year)


def _municipality(rules: Rules, kommune: str) -> Municipality:
    known = rules.book.register.municipalities.get(kommune)
    if known is not None:
        return known
    if kommune == LAND:
        return Municipality("Nordrhein-Westfalen", None, Art.LAND)
    invented = {KOMMUNE: json.loads(kommune), YEAR: rules.current_year}
    return rules.case(invented).municipality


def _block(programme: Programme, form: Form) -> Block:
    result = programme.result
    return Block(
        result.id,
        words(result.title),
        result.id in form.claims,
        tuple(deadlines_of(result, form.year, None)),
        tuple(_input(one, f"{result.id}.{one.name}", form) for one in programme.inputs),
        tuple(_more(programme, form)),
    )


def _input(one: Asked, name: str, form: Form) -> Input:
    entry, fields = one.entry, form.fields
    field = Field(name, titled(one), fields.get(name, ""), _hint(one))
    places = dict.fromkeys(k.split(".")[2] for k in fields if k.startswith(f"{name}."))
    rows = tuple(tuple(_row(f"{name}.{place}", entry.unit, form)) for place in places)
    return Input(field, rows, entry.over_time)


def _row(name: str, unit: Unit, form: Form) -> Iterator[Field]:
    for key, day in ((amount_key(unit), False), (FIRST, True), (LAST, True)):
        value = form.fields.get(f"{name}.{key}", "")
        yield Field(f"{name}.{key}", text(f"site.row.{key}"), value, day=day)


def _more(programme: Programme, form: Form) -> Iterator[tuple[Field, Field]]:
    """What the notice and the books say, item by item, and when it is funded."""
    if programme.result.kind is ProgrammeKind.STATE:
        return
    id_, fields = programme.result.id, form.fields
    for item in programme.result.items:
        if item.runs and not item.in_kind:
            notice, actual = (
                Field(
                    name := f"{id_}.{key}.{item.id}",
                    text(f"site.amount.{key}", item=words(item.title)),
                    fields.get(name, ""),
                )
                for key in (NOTICE, ACTUAL)
            )
            yield notice, actual
    first, last = (
        Field(
            name := f"{id_}.{PERIOD}.{key}",
            text(f"site.period.{key}"),
            fields.get(name, ""),
            day=True,
        )
        for key in (FIRST, LAST)
    )
    yield first, last


def _hint(one: Asked) -> str:
    if one.value is None:
        return one.remark
    limit = figure(Figure(one.value, one.entry.unit))
    return text("site.limit", limit=limit, status=text(f"status.{one.status}"))


def _default(one: Asked) -> str:
    return local(plain_text((one.value or Fraction(0)) / one.entry.unit.factor))
