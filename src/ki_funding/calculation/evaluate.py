"""The value of every name and formula of one item, in every stretch of the year."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ki_funding.calculation.run import Run
from ki_funding.calculation.series import value_in
from ki_funding.law.formulas import (
    Call,
    Choice,
    Comparison,
    Conditional,
    Formula,
    ItemPart,
    Name,
    Number,
    Operation,
    YearOf,
)
from ki_funding.law.kinds.base import Stretch
from ki_funding.law.kinds.decided import Decided, Word
from ki_funding.law.programme.dated import Days, year_days
from ki_funding.law.programme.file import Input
from ki_funding.law.programme.names import used_names
from ki_funding.law.programme.tables import Branches, Leaf, Scale, Table
from ki_funding.law.rulebook.register import Municipality
from ki_funding.values import value as values
from ki_funding.values.basis import Figure, Use
from ki_funding.values.exact import ONE, ZERO, plain_text
from ki_funding.values.scalars import Citation
from ki_funding.values.units import ANY, EUR, POST, SHARE, Unit
from ki_funding.values.value import Value, known
from ki_funding.values.vocabulary import STRENGTH, Status

REGISTER = "register.csv"
OPERATIONS = {
    "+": values.add,
    "-": values.subtract,
    "*": values.multiply,
    "/": values.divide,
}
FUNCTIONS = {
    "min": values.smallest,
    "max": values.greatest,
    "first_known": values.first_known,
}


def evaluation_of(run: Run, item: str) -> "ItemEvaluation":
    """The evaluation of one item of a run."""
    return ItemEvaluation(run, tuple(run.stretches(item)), {})


def whole_year(run: Run) -> "ItemEvaluation":
    """The whole year of a run as one stretch, whatever runs in it."""
    days = year_days(run.case.year)
    return ItemEvaluation(run, (Stretch(days.first, days.last, ONE),), {})


class ItemEvaluation(NamedTuple):
    """The stretches of one item in one run, and every value in them; `found` are those so far."""

    run: Run
    stretches: Sequence[Stretch]
    found: dict[tuple[int, date], tuple[Formula, Value]]
    running: int | None = None  # the year of a series that is being worked out
    bound: Mapping[str, Value] = {}

    def given(self, formula: Formula) -> bool:
        """Whether an optional input was given."""
        return all(
            name in self.run.claim.inputs
            for name in used_names(formula)
            if name in self.run.law.spec.inputs and self.run.law.spec.inputs[name].optional
        )

    def word(self, words: Word | Decided[Word]) -> Word:
        """A word, or the one that a reading decides for."""
        return words.under(self.run.option(words.by)) if isinstance(words, Decided) else words

    def by_word(self, words: Word | Decided[Word], found: Mapping[Word, Value]) -> Value:
        """The value of that word; the reading counts only if the options differ."""
        if not isinstance(words, Decided):
            return found[words]
        return self._read(words.by, {option: found[word] for option, word in words.options})

    def throughout(self, formula: Formula) -> Value:
        """A formula that holds for the whole active part of the year."""
        return self.value(formula, self.stretches[0])

    def value(self, formula: Formula, stretch: Stretch) -> Value:
        """A formula in one stretch."""
        key = (id(formula), stretch.first)
        if key not in self.found:  # with the formula, so that no other ever has its id
            self.found[key] = formula, self._worked_out(formula, stretch)
        return self.found[key][1]

    def _worked_out(self, formula: Formula, stretch: Stretch) -> Value:  # noqa: C901 - a case a node
        match formula:
            case Name():
                return self._named(formula.name, stretch)
            case Number():
                return known(formula.value)
            case ItemPart():
                return self._item_part(formula)
            case YearOf():
                return self._year_of(formula, stretch)
            case Operation():
                left, right = self.value(formula.left, stretch), self.value(formula.right, stretch)
                return OPERATIONS[formula.operator](left, right)
            case Conditional():
                return self._conditional(formula, stretch)
            case Call(function="mean"):
                return self._mean(formula.arguments[0])
            case Call():
                arguments = [self.value(argument, stretch) for argument in formula.arguments]
                return FUNCTIONS[formula.function](arguments)
            case Choice():
                return self._choice(formula, stretch)
            case Comparison():
                raise TypeError("a comparison is no value")

    def holds(self, comparison: Comparison, stretch: Stretch) -> tuple[bool | None, Value]:
        """Whether a comparison holds, and what it rests on."""
        left, right = self.value(comparison.left, stretch), self.value(comparison.right, stretch)
        return values.compare(comparison.operator, left, right)

    def _year_of(self, formula: YearOf, stretch: Stretch) -> Value:
        lag = self.value(formula.lag, stretch)
        if lag.number is None:
            return Value(None, SHARE, lag.uses)
        year = (self.running or self.run.case.year) - int(lag.number)
        name, part = formula.series, formula.part

        def anew() -> Value:
            return value_in(name, self.run.law.series[name], part, year, self._in_year)

        key = (name, part, year, self.run.full_use, self.stretches)
        return self.run.remembered(key, anew).using(*lag.uses)

    def _in_year(self, formula: Formula, year: int, bound: Mapping[str, Value]) -> Value:
        """A formula in another year: with the values of its 1 January, and some names bound."""
        days = year_days(year)
        evaluation = self._replace(found={}, running=year, bound=bound)
        return evaluation.value(formula, Stretch(days.first, days.last, ONE))

    def _conditional(self, formula: Conditional, stretch: Stretch) -> Value:
        held, basis = self.holds(formula.condition, stretch)
        if held is None:
            return Value(None, self.value(formula.then, stretch).unit, basis.uses)
        taken = self.value(formula.then if held else formula.otherwise, stretch)
        return taken.using(*basis.uses)

    def _mean(self, argument: Formula) -> Value:
        """The average over the year: each stretch with its weight."""
        parts = [values.weighted(self.value(argument, s), s.weight) for s in self.stretches]
        mean = values.total(parts, parts[0].unit)
        return mean._replace(tokens=(Figure(mean.number, mean.unit),))

    def _choice(self, formula: Choice, stretch: Stretch) -> Value:
        options = dict(formula.options)
        if formula.by == "art":
            own = options.get(self.run.case.municipality.art)
            if own is None:  # the programme is for others
                return self.value(formula.options[0][1], stretch)._replace(number=None)
            return self.value(own, stretch)
        found = {option: self.value(inner, stretch) for option, inner in options.items()}
        return self._read(formula.by, found)

    def _read(self, reading: str, found: Mapping[str, Value]) -> Value:
        """The value under the option taken; the reading counts only if the options differ."""
        taken = found[self.run.option(reading)]
        if len({value.number for value in found.values()}) == 1:
            return taken
        return taken.using(self.run.reading_use(reading))

    def _item_part(self, formula: ItemPart) -> Value:
        known_parts = self.run.posts if formula.part == "posts" else self.run.granted
        unit = POST if formula.part == "posts" else EUR
        value = known_parts.get(formula.item, known(ZERO, unit))
        return value._replace(tokens=(Figure(value.number, unit),), simple=True)

    def _named(self, name: str, stretch: Stretch) -> Value:
        spec, law = self.run.law.spec, self.run.law
        if name in self.bound:
            return self.bound[name]
        if name in spec.inputs:
            return self._input(name, spec.inputs[name], stretch)
        if name in spec.formulas:
            return self.value(spec.formulas[name].formula, stretch).named(name)
        if name in law.parameters:
            parameter = law.parameters[name]
            row = parameter.on(stretch.first)
            if row is None:
                missing = Use.missing(
                    "parameter", parameter.name, parameter.unit, title=law.title_of(name)
                )
                return Value(None, parameter.unit, (missing,))
            value = self._table(row.table, parameter.unit, stretch)
            return value._replace(tokens=(value.figure,), simple=True)
        if name in law.facts:
            return self._fact(name)
        if name in law.readings:
            return self._option_number(name)
        return Value(None, ANY)  # `check` asks what is left of a wrong programme what it needs

    def _table(self, table: Table, unit: Unit, stretch: Stretch) -> Value:
        plain = SHARE.times(unit)  # numbers are per whole unit, however the file writes them
        match table:
            case Leaf():
                return Value(table.number, plain, (table.use,))
            case Branches(by="art" | "kommune"):
                municipality = self.run.case.municipality
                key = municipality.art if table.by == "art" else municipality.ags or ""
                chosen = table.tables.get(key, table.otherwise)
                if chosen is None:  # the programme is for others
                    return Value(None, plain)
                return self._table(chosen, unit, stretch)
            case Branches():
                found = {o: self._table(t, unit, stretch) for o, t in table.tables.items()}
                return self._read(table.by, found)
            case Scale():
                over = self._named(table.by, stretch)
                if over.number is None:
                    return Value(None, unit, over.uses)
                place = max(bisect_right(table.bounds, over.number) - 1, 0)
                return self._table(table.tables[place], unit, stretch).using(*over.uses)

    def _input(self, name: str, entry: Input, stretch: Stretch) -> Value:
        qualified = f"{self.run.law.id}.{name}"
        if self.run.full_use and entry.full_use is not None:
            return self.value(entry.full_use, stretch)
        claimed = self.run.claim.inputs.get(name)
        if entry.unbounded and self.run.full_use:
            claimed = None  # what nothing limits has no maximum, whatever is asked for
        if claimed is not None:
            number = self.run.level(claimed, self._whole(stretch))
            value = known(number, entry.unit)
            if entry.status is not None:
                unit, status = entry.unit.text, entry.status
                own = Use("input", qualified, plain_text(number), unit, status, title=entry.title)
                value = value.using(own)
            return value
        if entry.default is not None and not (entry.unbounded and self.run.full_use):
            return self.value(entry.default, stretch).using(*self._assumed(qualified, entry))
        missing = Use.missing("input", qualified, entry.unit, entry.note, entry.title)
        return Value(None, entry.unit, (missing,))

    def _assumed(self, name: str, entry: Input) -> Iterator[Use]:
        """A number that stands for what the case does not say is an assumption.

        A default that is a figure of the law brings a status of its own; at full use nothing that
        the case says is asked for.
        """
        if isinstance(entry.default, Number) and not self.run.full_use:
            text = plain_text(entry.default.value)
            yield Use("default", name, text, entry.unit.text, Status.ASSUMED, title=entry.title)

    def _whole(self, stretch: Stretch) -> Days:
        return Days(stretch.first, stretch.last)

    def _fact(self, name: str) -> Value:
        fact, municipality = self.run.law.facts[name], self.run.case.municipality
        if municipality.invented:
            number = municipality.given.get(fact.given_as)
            status = Status.OPEN if number is None else Status.GIVEN
            text = None if number is None else plain_text(number)
            name = f"kommune.{fact.given_as}"
            own = Use("given", name, text, fact.unit.text, status, title=fact.title)
            return _of_fact(number, fact.unit, own)
        number = self.run.register.served(municipality, fact.column)
        return _of_fact(number, fact.unit, self._fact_use(name, municipality, number))

    def _fact_use(self, name: str, municipality: Municipality, number: Fraction | None) -> Use:
        """A figure of the register; one that is a difference rests on both and is inferred."""
        fact = self.run.law.facts[name]
        statuses, sources, note = [fact.status], list(fact.source), fact.note
        for ags in (municipality.contains, municipality.ags):
            own = fact.exceptions.get(ags or "")
            if own is not None:
                statuses.append(own.status)
                sources += own.source
                note = own.note or note
        if municipality.contains is not None:
            statuses.append(Status.INFERRED)
        if number is None:
            statuses.append(Status.OPEN)
        status = max(statuses, key=STRENGTH.__getitem__)
        text = None if number is None else plain_text(number)
        cited: tuple[Citation, ...] = tuple(dict.fromkeys(sources))
        place = f"{self.run.rules_name}/{REGISTER}:{municipality.line}"
        return Use(
            "fact",
            name,
            text,
            fact.unit.text,
            status,
            cited,
            note,
            place,
            fact.as_of,
            title=fact.title,
        )

    def _option_number(self, name: str) -> Value:
        """A reading whose options are numbers; it counts if the numbers differ."""
        options = self.run.law.readings[name].options
        found = {
            o: known(entry.value) if entry.value is not None else Value(None)
            for o, entry in options.items()
        }
        return self._read(name, found)


def _of_fact(number: Fraction | None, unit: Unit, use: Use) -> Value:
    """A figure as the register writes it, for formulas: a percent is a hundredth."""
    plain = SHARE.times(unit)
    number = None if number is None else number * unit.factor
    return Value(number, plain, (use,), (Figure(number, plain),))
