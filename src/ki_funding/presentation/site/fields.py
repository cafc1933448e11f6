"""What a form says, as a case file; and a case, as what a form says.

A field is named after its place in the file, with points between the keys:
`komm_an_i.personal_stellen.0.von` is the first day of the first row of an input.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ki_funding.calculation.case import Case, Claim, Claimed
from ki_funding.calculation.case_file import ACTUAL, NOTICE, PERIOD
from ki_funding.calculation.inputs import amount_key
from ki_funding.law.programme.file import Input
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.texts.language import Language, spoken, words
from ki_funding.values.exact import plain_text
from ki_funding.values.units import EUR
from ki_funding.values.vocabulary import Art

KOMMUNE, YEAR, CLAIM, PLAN = "kommune", "jahr", "claim", "plan"
READING = "reading."  # before the name of a legal question
FIRST, LAST = "von", "bis"
LAND = "Land NRW"
# Numbers that can be read in one way only, with the points and commas of their language.
GERMAN = re.compile(
    r"-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]+€?|[0-9]{1,3}(?:\.[0-9]{3}){2,}€?"
    r"|[0-9]{1,3}\.[0-9]{3}€"  # no price has three decimals
)
ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
PLAIN = re.compile(r"[0-9][0-9.-]*")

Fields = Mapping[str, str]


class Form(NamedTuple):
    """What a form was sent with: its fields by name, and the programmes that are claimed."""

    fields: Fields
    claims: frozenset[str]

    @property
    def kommune(self) -> str:
        """An AGS, the Land, or an invented municipality as JSON; empty where none is chosen."""
        return self.fields.get(KOMMUNE, "")

    @property
    def year(self) -> int:
        """The year."""
        return int(self.fields[YEAR])

    @property
    def readings(self) -> dict[str, str]:
        """The answers to legal questions where another one than the default is chosen."""
        found = self.fields.items()
        return {name.removeprefix(READING): o for name, o in found if name.startswith(READING)}


class Written(NamedTuple):
    """A case file, and for each of its lines the field that it comes from."""

    text: str
    fields: tuple[str, ...]


def form_of(pairs: Sequence[tuple[str, str]]) -> Form:
    """A form as a browser sends it: pairs of names and values, of which the empty say nothing."""
    claims = frozenset(value for name, value in pairs if name == CLAIM)
    given = {name: value.strip() for name, value in pairs if name != CLAIM}
    return Form({name: value for name, value in given.items() if value}, claims)


def written(form: Form, book: Rulebook) -> Written:
    """The case file that a form says."""
    lines = [
        (f"{KOMMUNE}: {_kommune(form.kommune, book)}", KOMMUNE),
        (f"{YEAR}: {form.year}", YEAR),
    ]
    tree = _tree(form.fields)
    for law in book.laws():
        if law.id in form.claims:
            lines += [("", ""), (f"{law.id}:  # {words(law.spec.title)}", law.id)]
            claimed = tree.get(law.id, {})
            lines += _lines(claimed, f"{law.id}.", "  ", law) if claimed else ()
    return Written("".join(f"{line}\n" for line, _ in lines), tuple(name for _, name in lines))


def of_case(case: Case, book: Rulebook, kommune: str) -> Form:
    """The form of a case that was read."""
    fields = {KOMMUNE: kommune, YEAR: str(case.year)}
    for programme, claim in case.claims.items():
        fields |= _of_claim(claim, book.law(programme), f"{programme}.")
    return Form(fields, frozenset(case.claims))


def kommune_of(case: Case) -> str:
    """How a form names the municipality of a case."""
    municipality = case.municipality
    if municipality.art is Art.LAND:
        return LAND
    if municipality.ags is not None:
        return municipality.ags
    given = {name: plain_text(value) for name, value in municipality.given.items()}
    return json.dumps({"name": municipality.name, "art": str(municipality.art), **given},
                      ensure_ascii=False)  # fmt: skip


def local(number: str) -> str:
    """A number as it is typed in the language that is spoken."""
    return number.replace(".", ",") if spoken() is Language.DE else number


def _of_claim(claim: Claim, law: Law, start: str) -> Iterator[tuple[str, str]]:
    for name, value in claim.inputs.items():
        yield from _of_input(value, law.spec.inputs[name], f"{start}{name}")
    if claim.foerderzeitraum is not None:
        for key, day in zip((FIRST, LAST), claim.foerderzeitraum, strict=True):
            yield f"{start}{PERIOD}.{key}", day.isoformat()
    for key, amounts in ((NOTICE, claim.bescheid), (ACTUAL, claim.ist)):
        for item, amount in amounts.items():
            yield f"{start}{key}.{item}", local(plain_text(amount))


def _of_input(value: Claimed, entry: Input, name: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, tuple):
        yield name, local(plain_text(value / entry.unit.factor))
        return
    for place, row in enumerate(value):
        amount = local(plain_text(row.amount / entry.unit.factor))
        yield f"{name}.{place}.{amount_key(entry.unit)}", amount
        for key, day in zip((FIRST, LAST), row.days, strict=True):
            yield f"{name}.{place}.{key}", day.isoformat()


def _tree(fields: Fields) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in fields.items():
        *path, last = name.split(".")
        inner = found
        for key in path:
            inner = inner.setdefault(key, {})
        inner[last] = value
    return found


def _lines(tree: Mapping[str, Any], start: str, indent: str, law: Law) -> Iterator[tuple[str, str]]:
    """The lines of a mapping; one whose keys are numbers is a list of rows."""
    titles = _titles(law)
    for key, value in tree.items():
        name = f"{start}{key}"
        title = f"  # {titles[name]}" if name in titles else ""
        if isinstance(value, str):
            yield f"{indent}{key}: {_scalar(value, euros=_in_euros(name, law))}{title}", name
        elif not all(map(str.isdecimal, value)):
            yield f"{indent}{key}:{title}", name
            yield from _lines(value, f"{name}.", f"{indent}  ", law)
        else:
            yield f"{indent}{key}:{title}", name
            for place, row in value.items():
                for number, (part, inner) in enumerate(row.items()):
                    mark = "  " if number else "- "
                    said = _scalar(inner, euros=part == amount_key(EUR))
                    yield f"{indent}  {mark}{part}: {said}", f"{name}.{place}.{part}"


def _in_euros(name: str, law: Law) -> bool:
    """Whether a field is for an amount."""
    _, key, *item = name.split(".")
    return key in {NOTICE, ACTUAL} if item else law.spec.inputs[key].unit.same(EUR)


def titled(field: str, book: Rulebook) -> str:
    """What a field is called, with its programme before it; empty where it is of the head."""
    programme, _, name = field.partition(".")
    if not name:
        return ""
    law = book.law(programme)
    titles = _titles(law)
    known = next((titles[key] for key in titles if f"{field}.".startswith(f"{key}.")), "")
    return f"{words(law.spec.title)}, {known}" if known else words(law.spec.title)


def _titles(law: Law) -> dict[str, str]:
    inputs = {f"{law.id}.{name}": words(entry.title) for name, entry in law.spec.inputs.items()}
    items = {
        f"{law.id}.{key}.{name}": words(item.title)
        for name, item in law.spec.items.items() for key in (NOTICE, ACTUAL)
    }  # fmt: skip
    return inputs | items


def _kommune(value: str, book: Rulebook) -> str:
    known = book.register.municipalities.get(value)
    if known is not None:
        return f'"{value}"  # {known.name}'
    return value if value.startswith("{") else _scalar(value)


def _scalar(value: str, *, euros: bool = False) -> str:
    """A value as YAML: a number or day as it stands, anything else in quotation marks.

    An amount of 22.500 is read as it is on paper; of posts it is twenty-two and a half.
    """
    plain = _number(value.replace("\u00a0", "").replace(" ", ""), euros=euros).removesuffix("€")
    if PLAIN.fullmatch(plain):
        return plain
    return json.dumps(value, ensure_ascii=False)


def _number(value: str, *, euros: bool) -> str:
    german = f"{value.removesuffix('€')}€" if euros else value
    if spoken() is Language.DE and GERMAN.fullmatch(german):
        return value.replace(".", "").replace(",", ".")
    if spoken() is Language.EN and ENGLISH.fullmatch(value):
        return value.replace(",", "")
    return value
