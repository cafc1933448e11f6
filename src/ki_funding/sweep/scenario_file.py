"""Reads a scenario file: from a document to a question, or everything that is wrong with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic_core import PydanticCustomError

from ki_funding.cases.case import Case
from ki_funding.cases.case_file import read_case
from ki_funding.cases.input_values import InputReader
from ki_funding.diagnostics import Diagnostic, InvalidInput, nearest
from ki_funding.document import Document, Route
from ki_funding.exact import plain_text
from ki_funding.kinds.base import Strict
from ki_funding.model.programme import Input
from ki_funding.model.scenario import ALL, Draws, Report, ScenarioFile, Vary, read_years
from ki_funding.rulebook.overlay import read_overlay
from ki_funding.sweep.case_table import cases_in, supplied
from ki_funding.sweep.distributions import Impossible
from ki_funding.sweep.plan import is_input
from ki_funding.sweep.question import Distribution, Question, Rules, Table, Values, Variation
from ki_funding.sweep.report import KOMMUNE, YEAR, standard, table_of
from ki_funding.sweep.tables import read_table
from ki_funding.sweep.varying import FORMS, bounds, over_of, telling
from ki_funding.text_types import Words, read_names
from ki_funding.validation import validate
from ki_funding.yaml_reader import read_file

Model = TypeVar("Model", bound=Strict)
SomeRules = TypeVar("SomeRules", bound=Rules)

STEP_CODES = frozenset({"vary-step", "vary-steps"})


class Asked(NamedTuple):
    """What a scenario file asks, and the rules with its overlays and readings."""

    title: Words
    question: Question
    rules: Any


class Override(NamedTuple):
    """What the command line says instead of the file."""

    readings: Mapping[str, str] = {}
    draws: int | None = None
    seed: int | None = None


def asked(
    document: Document,
    folder: Path,
    rules: SomeRules,
    *,
    adjust: Callable[[SomeRules], SomeRules] = lambda rules: rules,
    override: Override = Override(),  # noqa: B008 - a tuple never changes
) -> Asked:
    """The question of a scenario file, whose paths are relative to `folder`.

    `adjust` puts on the rules what the command line adds, over the overlays of the file. Raises
    InvalidInput with everything that is wrong.
    """
    reader = _Reader(document, folder, [*document.problems])
    file = reader.form()
    rules = adjust(reader.overlays(rules))
    rules, options = reader.readings(rules, override.readings)
    variations = reader.variations(rules)
    question = reader.question(rules, options, variations, override)
    if reader.problems or file is None:
        raise InvalidInput(reader.problems)
    return Asked(file.title, question, rules)


@dataclass(slots=True)
class _Reader:
    """Reads one document piece by piece, so that a slip in one hides none in another."""

    document: Document
    folder: Path
    problems: list[Diagnostic]

    def form(self) -> ScenarioFile | None:
        """The file as far as its form goes. Raises InvalidInput if it cannot be read at all."""
        if self.document.broken or not isinstance(self.document.data, dict):
            code = "file-empty" if self.document.data is None else "expected-mapping"
            raise InvalidInput(self.problems or [self.document.diagnostic(code)])
        file, problems = validate(ScenarioFile, self.document, self.document.data)
        self.problems += problems
        return file

    def overlays(self, rules: SomeRules) -> SomeRules:
        """The rules with the overlays put on."""
        for name in self._strings("overlays"):
            try:
                rules = rules.with_overlay(read_overlay(self._path(name)))
            except InvalidInput as error:
                self.problems += error.diagnostics
        return rules

    def readings(
        self, rules: SomeRules, instead: Mapping[str, str]
    ) -> tuple[SomeRules, dict[str, tuple[str, ...]]]:
        """The rules with the readings that have one option, and the options of the others."""
        written = self._mapping("readings")
        if not written:
            return rules, {}
        known = rules.book.readings(rules.book.ids)
        axes: dict[str, tuple[str, ...]] = {}
        chosen: dict[str, str] = {}
        for name, raw in written.items():
            route: Route = ("readings", name)
            if name not in known:
                likely = " | ".join(nearest(name, known))
                names = ", ".join(known)
                self._problem(
                    "reading-unknown", route, on_key=True, name=name, nearest=likely, names=names
                )
                continue
            options = self._options(name, raw, tuple(known[name].options))
            if len(options) == 1:
                chosen[name] = options[0]
            elif options and name not in instead:
                axes[name] = options
        return rules.with_readings({**chosen, **instead}), axes

    def _options(self, name: str, raw: Any, known: tuple[str, ...]) -> tuple[str, ...]:
        try:
            options = tuple(dict.fromkeys(read_names(raw)))
        except PydanticCustomError:
            return ()  # told already, as a matter of form
        if options == (ALL,) and ALL not in known:
            return known
        for place, option in enumerate(options):
            if option not in known:
                route: Route = (
                    ("readings", name, place) if isinstance(raw, list) else ("readings", name)
                )
                likely = " | ".join(nearest(option, known))
                self._problem(
                    "option-unknown", route, name=option, reading=name, nearest=likely,
                    names=", ".join(known),
                )  # fmt: skip
        return tuple(option for option in options if option in known)

    def variations(self, rules: Rules) -> tuple[Variation, ...]:
        """What varies, as far as it is right."""
        found = []
        for path, raw in self._mapping("vary").items():
            entry = self._entry(rules, path)
            vary = self._piece(Vary, raw, ("vary", path))
            if vary is None or entry is None:
                continue
            over = self._over(vary, raw, path)
            if over is None:
                continue
            self._check_use(path, vary, over, entry)
            if isinstance(entry, Input):
                self._check_input(path, vary, over, entry)
            else:
                self._check_parameter(rules, path, over)
            found.append(Variation(path, over, vary.share, vary.each is not None))
        return tuple(found)

    def _entry(self, rules: Rules, path: str) -> object | None:
        """The input or parameter that a path leads to; branches are checked with its values."""
        programme, _, rest = path.partition(".")
        book = rules.book
        if programme in book.ids:
            spec = book.law(programme).spec
            entry = spec.inputs.get(rest) or spec.parameters.get(rest.partition(".")[0])
            if entry is not None:
                return entry
        here = [programme] if programme in book.ids else book.ids
        specs = [(name, book.law(name).spec) for name in here]
        known = [f"{name}.{key}" for name, s in specs for key in (*s.parameters, *s.inputs)]
        self._problem(
            "vary-path", ("vary", path), on_key=True, path=path,
            nearest=" | ".join(nearest(path, known)), names=", ".join(known),
        )  # fmt: skip
        return None

    def _over(self, vary: Vary, raw: Any, path: str) -> Values | Distribution | None:
        try:
            return over_of(vary, self.folder)
        except InvalidInput as error:
            self.problems += error.diagnostics
        except Impossible as error:
            form = next((name for name in FORMS if name in raw), "")
            key = "step" if error.code in STEP_CODES else form
            self._problem(error.code, ("vary", path, key), on_key=True, **error.params)
        return None

    def _check_use(self, path: str, vary: Vary, over: Values | Distribution, entry: object) -> None:
        """`share` is for inputs, and `each` for draws of inputs."""
        if vary.share and not isinstance(entry, Input):
            self._problem("vary-share", ("vary", path, "share"), on_key=True, path=path)
        if vary.each and not (isinstance(entry, Input) and isinstance(over, Distribution)):
            self._problem("vary-each", ("vary", path, "each"), on_key=True, path=path)

    def _check_input(
        self, path: str, vary: Vary, over: Values | Distribution, entry: Input
    ) -> None:
        """Numbers that a case could say: of the unit, with so many decimals, not negative."""
        reader = InputReader(self.document, None, None, [])
        for number in telling(over):
            if not vary.share:
                reader.value(entry, plain_text(number), ("vary", path))
            elif number < 0:
                code = "number-negative"
                self._problem(code, ("vary", path), on_key=True, text=plain_text(number))
        self._on_key(reader.problems, path)

    def _check_parameter(self, rules: Rules, path: str, over: Values | Distribution) -> None:
        """Numbers and branches that an overlay could have."""
        for number in dict.fromkeys(bounds(over)):
            try:
                rules.with_option(f"{path}={plain_text(number)}")
            except InvalidInput as error:
                self._on_key(error.diagnostics, path)

    def _on_key(self, found: Sequence[Diagnostic], path: str) -> None:
        """Findings about numbers that are worked out stand at what they are worked out from."""
        self.problems += [
            self.document.diagnostic(f.code, ("vary", path), on_key=True)._replace(params=f.params)
            for f in found
        ]

    def question(
        self,
        rules: Rules,
        options: Mapping[str, tuple[str, ...]],
        variations: tuple[Variation, ...],
        override: Override,
    ) -> Question:
        """The question, as far as it is right."""
        years = self._years(rules)
        full_use = self.document.data.get("cases") == ALL
        cases = self._cases(rules, years, variations)
        draws = self._draws(variations, override)
        axes = [v.path for v in variations if isinstance(v.over, Values)]
        groups = [YEAR, KOMMUNE, *axes, *options]
        drawn = draws is not None
        tables = self._tables(rules, groups) or (
            standard(
                [*([YEAR] if len({c.year for c in cases}) > 1 else []), *groups[2:]], drawn=drawn
            ),
        )
        seed = draws.seed if draws else 0
        return Question(
            cases,
            variations,
            tuple(options.items()),
            (override.draws or draws.number) if draws else 1,
            seed if override.seed is None else override.seed,
            tables,
            full_use,
        )

    def _years(self, rules: Rules) -> tuple[int, ...]:
        """The years asked for; none where each case says its own."""
        raw = self.document.data.get("years")
        if raw is None:
            if self.document.data.get("cases") == ALL:
                self._problem("years-missing", ("cases",))
            return ()
        try:
            years = read_years(raw)
        except PydanticCustomError:
            return ()  # told already
        covers = rules.book.covers
        first, last = covers.first.year, covers.last.year
        for year in years:
            if not first <= year <= last:
                self._problem(
                    "year-uncovered", ("years",), year=str(year), first=str(first), last=str(last)
                )
                return ()
        return years

    def _cases(
        self, rules: Rules, years: tuple[int, ...], variations: tuple[Variation, ...]
    ) -> tuple[Case, ...]:
        raw = self.document.data.get("cases")
        book = rules.book
        varied = {
            v.path: plain_text(bounds(v.over)[0])
            for v in variations
            if not v.share and is_input(rules, v.path)
        }
        try:
            match raw:
                case "all":
                    kis = book.register.municipalities.values()
                    return tuple(Case(m, year, {}, m.name) for year in years for m in kis)
                case {"table": str(name), **rest} if not rest:
                    return cases_in(read_table(self._path(name)), book, years, varied)
                case [*entries] if entries:
                    found = list(self._listed(entries, rules, years, varied))
                    self._check_claimed(found, variations)
                    return tuple(found)
        except InvalidInput as error:
            self.problems += error.diagnostics
            return ()
        if "cases" in self.document.data:
            self._problem("scenario-cases", ("cases",), on_key=True)
        return ()

    def _listed(
        self,
        entries: Sequence[Any],
        rules: Rules,
        years: tuple[int, ...],
        varied: Mapping[str, str],
    ) -> Iterator[Case]:
        """Case files, and cases that are written in the scenario itself."""
        for place, entry in enumerate(entries):
            try:
                if isinstance(entry, str):
                    document = read_file(self._path(entry))
                else:
                    document = self.document.part(("cases", place))
                document = document._replace(data=supplied(document.data, varied))
                for year in years or (None,):
                    case = read_case(document, rules.book, year=year)
                    yield (
                        case
                        if isinstance(entry, str)
                        else case._replace(name=case.municipality.name)
                    )
            except InvalidInput as error:
                self.problems += error.diagnostics

    def _check_claimed(self, cases: Sequence[Case], variations: Sequence[Variation]) -> None:
        """An input can vary only in a programme that some case claims."""
        claimed = {name for case in cases for name in case.claims}
        for variation in variations:
            programme = variation.path.partition(".")[0]
            if cases and programme not in claimed:  # of a parameter too
                self._problem(
                    "vary-unclaimed", ("vary", variation.path), on_key=True,
                    programme=programme, names=", ".join(sorted(claimed)),
                )  # fmt: skip

    def _draws(self, variations: Sequence[Variation], override: Override) -> Draws | None:
        """How often is drawn; None where nothing is."""
        raw = self.document.data.get("draws")
        draws = None if raw is None else self._piece(Draws, raw, ("draws",))
        drawn = [v.path for v in variations if isinstance(v.over, Distribution)]
        if drawn and raw is None:
            if override.draws is None:
                self._problem("draws-missing", ("vary", drawn[0]), on_key=True, path=drawn[0])
                return None
            return Draws(number=str(override.draws))  # type: ignore[arg-type] # read as in a file
        if draws is not None and not drawn and not self.problems:
            self._problem("draws-nothing", ("draws",), on_key=True)
        return draws if drawn else None

    def _tables(self, rules: Rules, groups: Sequence[str]) -> tuple[Table, ...]:
        raw = self.document.data.get("report")
        found = []
        for place, entry in enumerate(raw if isinstance(raw, list) else ()):
            report = self._piece(Report, entry, ("report", place))
            if report is not None:
                table, problems = table_of(report, rules.book, groups)
                for key, code, params in problems:
                    self._problem(code, ("report", place, *key), **params)
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

    def _path(self, name: str) -> Path:
        """A file that the scenario names, beside itself."""
        return Path(normpath(self.folder / name))

    def _problem(self, code: str, route: Route, *, on_key: bool = False, **params: Any) -> None:
        self.problems.append(self.document.diagnostic(code, route, on_key=on_key, **params))
