"""Reads a scenario file: from a document to a question, or everything that is wrong with it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ki_funding.calculation.case import Case, claimed_twice
from ki_funding.calculation.rules import Rules
from ki_funding.files.datasets import Dataset
from ki_funding.files.document import Document, Route
from ki_funding.files.findings import InvalidInput, likely
from ki_funding.files.identity import last_of_each
from ki_funding.files.model import Strict
from ki_funding.files.problems import Problems
from ki_funding.files.reading import validate
from ki_funding.files.remainder import all_of_broken
from ki_funding.law.programme.needed import questions
from ki_funding.law.rulebook.overlay import read_overlay
from ki_funding.sweep.question import Distribution, Question, Table, Values, Variation
from ki_funding.sweep.scenario.beside import beside
from ki_funding.sweep.scenario.cases import CasesReader, covers_full_use, placed
from ki_funding.sweep.scenario.echo import echo
from ki_funding.sweep.scenario.report import Alternatives, standard, table_of
from ki_funding.sweep.scenario.scenario_file import ALL, Draws, Report, ScenarioFile, read_years
from ki_funding.sweep.scenario.variations import VariationReader
from ki_funding.values.scalars import Words, read_names
from ki_funding.values.unreadable import Unreadable

Model = TypeVar("Model", bound=Strict)


class Asked(NamedTuple):
    """What a scenario file asks, and the rules with its overlays and readings.

    With a `table` its rows are the cases, each in all of the `years` if there are any.
    """

    title: Words
    question: Question
    rules: Rules
    table: Dataset | None = None
    years: tuple[int, ...] = ()


class Override(NamedTuple):
    """What the command line says instead of the file."""

    readings: Mapping[str, str] = {}
    draws: int | None = None
    seed: int | None = None


def asked(
    document: Document,
    folder: Path,
    rules: Rules,
    *,
    adjust: Callable[[Rules], Rules] = lambda rules: rules,
    override: Override = Override(),  # noqa: B008 - a tuple never changes
    by_row: bool = False,
    later: bool = False,
) -> Asked:
    """The question of a scenario file, whose paths are relative to `folder`.

    `adjust` puts on the rules what the command line adds, over the overlays of the file. With
    `by_row` the rows of a table are not read, as of one that is too large for that, nor is anything
    where the cases come `later`. Raises InvalidInput with everything that is wrong.
    """
    if document.broken:
        read = partial(asked, folder=folder, rules=rules, adjust=adjust, override=override,
                       by_row=by_row, later=later)  # fmt: skip
        raise InvalidInput(all_of_broken(document, "scenario", read))
    problems = Problems(document, document.problems)
    reader = _Reader(document, folder, problems)
    file = reader.form()
    rules = adjust(reader.overlays(rules))
    variations = VariationReader(folder, problems).variations(rules)
    years = reader.years(rules)
    of_cases = CasesReader(folder, years, problems)
    found = len(problems)
    table, claimed = (None, ()) if later else of_cases.by_row(rules, always=by_row)
    told = len(problems) > found  # of the table: reading its rows would tell it again
    cases = () if table or later or told else of_cases.cases(rules, variations)
    rules, options = reader.readings(rules, cases, override.readings)
    question = reader.question(rules, cases, options, variations, override, claimed)
    if table or later:
        reader.one_each(question)
    if problems or file is None:
        raise InvalidInput(problems)
    return Asked(file.title, question, rules, table, years)


def _told(
    rules: Rules, claimed: Collection[str], variations: Sequence[Variation], *, full_use: bool
) -> list[str]:
    """What a report is about that says nothing: the programmes that vary, and all together.

    What is addressed to the Land is in no sum of all.
    """
    if full_use:
        named = rules.book.head.state
        return [*dict.fromkeys(v.programme for v in variations if v.programme not in named), ""]
    state = [name for name in claimed if name in rules.book.head.state]
    return [*state, *([""] if len(state) < len(claimed) or not claimed else [])]


@dataclass(slots=True)
class _Reader:
    """Reads one document piece by piece, so that a slip in one hides none in another."""

    document: Document
    folder: Path
    problems: Problems

    def form(self) -> ScenarioFile | None:
        """The file as far as its form goes. Raises InvalidInput if it cannot be read at all."""
        if self.document.broken or not isinstance(self.document.data, dict):
            code = "file-empty" if self.document.data is None else "expected-mapping"
            raise InvalidInput(self.problems or [self.document.diagnostic(code)])
        found, problems = validate(ScenarioFile, self.document, self.document.data)
        self.problems += problems
        return found

    def overlays(self, rules: Rules) -> Rules:
        """The rules with the overlays put on."""
        paths = [
            beside(name, ("overlays", place), self.folder, self.problems)
            for place, name in enumerate(self._strings("overlays"))
        ]
        for path in last_of_each(filter(None, paths)):
            if self.problems.enough:
                break
            place = paths.index(path)
            try:
                rules = rules.with_overlay(read_overlay(path))
            except InvalidInput as error:
                self.problems += placed(error.diagnostics, self.document, ("overlays", place))
        return rules

    def readings(
        self, rules: Rules, cases: Sequence[Case], instead: Mapping[str, str]
    ) -> tuple[Rules, dict[str, tuple[str, ...]]]:
        """The rules with what is chosen, and the options of each reading that the file names."""
        known = rules.book.readings(rules.book.ids)
        axes: dict[str, tuple[str, ...]] = {}
        named = self._mapping("readings")
        if self.document.data.get("readings") == ALL:
            named = dict.fromkeys(self._questions(rules, cases), ALL)
        for name, raw in named.items():
            if name not in known:
                near = likely(name, known)
                self.problems.add(
                    "reading-unknown", ("readings", name), on_key=True, name=name, nearest=near,
                    names=", ".join(known),
                )  # fmt: skip
            elif options := self._options(name, raw, tuple(known[name].options)):
                axes[name] = (instead[name],) if name in instead else options
        chosen = {name: options[0] for name, options in axes.items() if len(options) == 1}
        return rules.with_readings({**chosen, **instead}), axes

    def _questions(self, rules: Rules, cases: Sequence[Case]) -> Iterator[str]:
        """The readings that the rules of the programmes name that the cases are about."""
        claimed = {name for case in cases for name in case.claims}
        full_use = covers_full_use(self.document.data.get("cases"))
        for programme in rules.book.ids:
            if programme in claimed or (full_use and programme not in rules.book.head.state):
                yield from questions(rules.book.law(programme))

    def _options(self, name: str, raw: Any, known: tuple[str, ...]) -> tuple[str, ...]:
        try:
            options = tuple(dict.fromkeys(read_names(raw)))
        except Unreadable:
            return ()  # told already, as a matter of form
        if options == (ALL,) and ALL not in known:
            return known
        for place, option in enumerate(options):
            if option not in known:
                route: Route = (
                    ("readings", name, place) if isinstance(raw, list) else ("readings", name)
                )
                near = likely(option, known)
                self.problems.add(
                    "option-unknown", route, name=option, reading=name, nearest=near,
                    names=", ".join(known),
                )  # fmt: skip
        return tuple(option for option in options if option in known)

    def question(
        self,
        rules: Rules,
        cases: tuple[Case, ...],
        options: Mapping[str, tuple[str, ...]],
        variations: tuple[Variation, ...],
        override: Override,
        by_row: tuple[str, ...],
    ) -> Question:
        """The question, as far as it is right; rows that come later claim programmes `by_row`."""
        draws = self._draws(variations, override)
        axes = tuple(v.path for v in variations if isinstance(v.over, Values))
        drawn = draws is not None and draws.number > 1
        claims = [(c.municipality.name, c.year, name) for c in cases for name in c.claims]
        claimed = by_row or dict.fromkeys(name for _, _, name in claims)
        among = Alternatives(axes, options, drawn, by_row or claimed_twice(claims))
        full_use = covers_full_use(self.document.data.get("cases"))
        several_years = bool(by_row) or len({case.year for case in cases}) > 1
        return Question(
            cases,
            variations,
            tuple(options.items()),
            draws.number if draws else 1,
            draws.seed if draws else 0,
            self._tables(rules, among)
            or tuple(
                standard(among, within, rules.book, years=several_years)
                for within in _told(rules, claimed, variations, full_use=full_use)
            ),
            full_use=full_use,
            asked=echo(self.document.data),
            written=self.document.data,
        )

    def one_each(self, question: Question) -> None:
        """Rows that come one by one give one result each, so that nothing may vary."""
        several = question.written.get("readings") == ALL
        for key, found in (
            ("vary", bool(question.variations)),
            ("readings", several or any(len(of) > 1 for _, of in question.readings)),
        ):
            if found:
                self.problems.add("table-by-row", (key,), on_key=True)

    def years(self, rules: Rules) -> tuple[int, ...]:
        """The years asked for; none where each case says its own."""
        raw = self.document.data.get("years")
        if raw is None:
            if covers_full_use(self.document.data.get("cases")):
                self.problems.add("years-missing", ("cases",))
            return ()
        try:
            years = read_years(raw)
        except Unreadable:
            return ()  # told already
        covers = rules.book.covers
        first, last = covers.first.year, covers.last.year
        for year in years:
            if not first <= year <= last:
                self.problems.add(
                    "year-uncovered", ("years",), year=str(year), first=str(first), last=str(last)
                )
                return ()
        return years

    def _draws(self, variations: Sequence[Variation], override: Override) -> Draws | None:
        """How often is drawn; None where nothing is."""
        raw = self.document.data.get("draws")
        draws = None if raw is None else self._piece(Draws, raw, ("draws",))
        drawn = [v.path for v in variations if isinstance(v.over, Distribution)]
        if not drawn:
            if raw is not None and not self.problems:
                self.problems.add("draws-nothing", ("draws",), on_key=True)
            return None
        if raw is None and override.draws is None:
            self.problems.add("draws-missing", ("vary", drawn[0]), on_key=True, path=drawn[0])
        instead = {"number": override.draws, "seed": override.seed}
        chosen = {key: number for key, number in instead.items() if number is not None}
        return (draws or Draws(number=1)).but(**chosen)

    def _tables(self, rules: Rules, among: Alternatives) -> tuple[Table, ...]:
        raw = self.document.data.get("report")
        found = []
        for place, entry in enumerate(raw if isinstance(raw, list) else ()):
            if self.problems.enough:
                break
            report = self._piece(Report, entry, ("report", place))
            if report is not None:
                table, problems = table_of(report, rules.book, among)
                for key, code, params in problems:
                    self.problems.add(code, ("report", place, *key), **params)
                if table is not None:
                    found.append(table)
        return tuple(found)

    def _piece(self, model: type[Model], raw: Any, route: Route) -> Model | None:
        """A part of the file; what is wrong with its form is told already."""
        return validate(model, self.document, raw, route)[0] if isinstance(raw, dict) else None

    def _mapping(self, key: str) -> Mapping[str, Any]:
        raw = self.document.data.get(key)
        return raw if isinstance(raw, dict) else {}

    def _strings(self, key: str) -> list[str]:
        raw = self.document.data.get(key)
        return [entry for entry in raw if isinstance(entry, str)] if isinstance(raw, list) else []
