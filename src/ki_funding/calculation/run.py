"""One run of one programme, as it is claimed or with every limit reached."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ki_funding.calculation import stretches as time
from ki_funding.calculation.begin import first_day
from ki_funding.calculation.case import Case, Claim, Claimed
from ki_funding.law.kinds.base import Stretch
from ki_funding.law.kinds.decided import Decided, RoundingRule
from ki_funding.law.programme.dated import Days, year_days
from ki_funding.law.programme.names import used_names
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.register import Register
from ki_funding.values.basis import Use
from ki_funding.values.exact import ONE, Rounding, mark, round_to
from ki_funding.values.value import Value

# Gives what was worked out before for a key, or works it out.
Recall = Callable[[Hashable, Callable[[], Value]], Value]

TIME = "zeitanteil"
ROUNDING = "rundung"


@dataclass(slots=True)
class Run:
    """One run of one programme for one municipality and year."""

    law: Law
    case: Case
    register: Register
    readings: Mapping[str, str]
    full_use: bool
    rules_name: str = "rules"
    posts: dict[str, Value] = field(default_factory=dict)
    granted: dict[str, Value] = field(default_factory=dict)
    recall: Recall | None = None
    part: Fraction = ONE  # of the year for which one counts in which nothing changes
    _levels: dict[int, time.Levels] = field(default_factory=dict, init=False)
    _series: dict[Hashable, Value] = field(default_factory=dict, init=False)

    def remembered(self, key: Hashable, anew: Callable[[], Value]) -> Value:
        """What a series came to in a year, worked out once."""
        if self.recall is not None:
            return self.recall(key, anew)
        if key not in self._series:
            self._series[key] = anew()
        return self._series[key]

    @property
    def claim(self) -> Claim:
        """What the case says about the programme."""
        return self.case.claims.get(self.law.id, Claim())

    def active(self, item: str | None) -> list[Days]:
        """The days of the case's year on which an item runs for this municipality."""
        days, own = self.law.in_force(self.case.year, item), self.claim.foerderzeitraum
        first = first_day(self.law, self.case)
        days = [both for d in days if (both := d.meet(Days(first, d.last)))]
        return days if own is None else [both for d in days if (both := d.meet(own))]

    def varies(self) -> bool:
        """Whether anything may change within the year, so that months or days can matter."""
        year = year_days(self.case.year)
        inputs = any(isinstance(claimed, tuple) for claimed in self.claim.inputs.values())
        partial = any(self.active(item) not in ([], [year]) for item in self.law.spec.items)
        dated = any(
            year.first < day <= year.last
            for p in self.law.parameters.values()
            for day in p.changes()
        )
        return inputs or partial or dated

    def option(self, reading: str) -> str:
        """The option of a reading that this run takes."""
        return self.readings.get(reading) or self.law.readings[reading].default

    def reading_use(self, reading: str, option: str | None = None) -> Use:
        """What a result says when it rests on a reading."""
        entry = self.law.readings[reading]
        option = option or self.option(reading)
        return Use(
            "reading",
            reading,
            option,
            "",
            entry.options[option].status,
            entry.source,
            entry.reason if option == entry.default else None,
            self.law.reading_places.get(reading, ""),
            title=entry.title,
            meaning=entry.options[option].title,
        )

    def rounded(
        self, number: Fraction, rule: RoundingRule | Decided[RoundingRule]
    ) -> tuple[Fraction, tuple[str, ...]]:
        """A number rounded once, and the readings whose other options would give another one."""
        mattered: tuple[str, ...] = ()
        if not isinstance(rule, RoundingRule):
            results = {self.rounded(number, option)[0] for _, option in rule.options}
            mattered = (rule.by,) if len(results) > 1 else ()
            rule = rule.under(self.option(rule.by))
        if isinstance(number, Fraction) and (number / rule.step).denominator == 1:
            return number, mattered  # the usual case, which no mode changes
        if rule.mode is not None:
            return round_to(number, rule.step, rule.mode), mattered
        found = {
            option: round_to(number, rule.step, Rounding(option))
            for option in self.law.readings[ROUNDING].options
        }
        if len(different := set(found.values())) == 1:
            return different.pop(), mattered
        return found[self.option(ROUNDING)], (*mattered, ROUNDING)

    def stretches(self, item: str) -> list[Stretch]:
        """The parts of the year in which nothing that the item uses changes."""
        reach = self.law.links.reach(*self._names_of(item))
        parameters = [p for name, p in self.law.parameters.items() if name in reach]
        inputs = [
            self.claim.inputs[name]
            for name in self.law.spec.inputs
            if name in reach and name in self.claim.inputs
        ]
        cuts = [day for p in parameters for day in p.changes()]
        cuts += [day for claimed in inputs for day in time.changes(claimed)]
        active, year = self.active(item), year_days(self.case.year)
        if active == [year] and not any(year.first < day <= year.last for day in cuts):
            return [Stretch(year.first, year.last, self.part)]  # the usual case, without cutting

        def state(days: Days) -> Hashable:
            rows = tuple(bisect_right(p.firsts, days.first) for p in parameters)
            return rows, tuple(mark(self.level(claimed, days)) for claimed in inputs)

        return time.stretches(self.case.year, active, cuts, state, self.option(TIME))

    def level(self, claimed: Claimed, days: Days) -> Fraction:
        """How much of an input counts in a part of the year."""
        if not isinstance(claimed, tuple):
            return claimed
        if id(claimed) not in self._levels:  # it stays as long as the claim does
            self._levels[id(claimed)] = time.levels(claimed)
        lowest = self.option(TIME) == time.FULL_MONTHS
        return self._levels[id(claimed)].inside(days, lowest=lowest)

    def _names_of(self, item: str) -> set[str]:
        """The names that an item uses; at full use without those that say what is asked."""
        spec = self.law.spec.items[item]
        formulas = [w.formula for w in spec.formulas() if not (self.full_use and w.part.asked)]
        return set(() if self.full_use else spec.inner()).union(*map(used_names, formulas))
