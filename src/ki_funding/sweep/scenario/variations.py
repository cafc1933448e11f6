"""What varies in a scenario: reads its section `vary`, path by path."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ki_funding.calculation.inputs import InputReader
from ki_funding.calculation.rules import Rules
from ki_funding.files.findings import Diagnostic, InvalidInput, likely
from ki_funding.files.problems import Problems
from ki_funding.files.reading import validate
from ki_funding.law.programme.file import Input, Parameter, Series
from ki_funding.law.rulebook.apply_overlay import names_of
from ki_funding.sweep.question import Distribution, Values, Variation, bounds, name_in
from ki_funding.sweep.scenario.distributions import Impossible
from ki_funding.sweep.scenario.scenario_file import MOST_SHARE, Vary
from ki_funding.sweep.scenario.varying import forms_of, over_of, telling
from ki_funding.values.exact import plain_text

Entry = Input | Parameter | Series

STEP_CODES = frozenset({"vary-step", "vary-steps"})


@dataclass(slots=True)
class VariationReader:
    """Reads what varies of one scenario, whose tables lie in `folder`; problems are collected."""

    folder: Path
    problems: Problems

    def variations(self, rules: Rules) -> tuple[Variation, ...]:
        """What varies, as far as it is right."""
        written = self.problems.document.data.get("vary")
        found = []
        for path, raw in written.items() if isinstance(written, dict) else ():
            if self.problems.enough:
                break
            entry = self._entry(rules, path)
            vary = None
            if isinstance(raw, dict):  # what is wrong with its form is told already
                vary, _ = validate(Vary, self.problems.document, raw, ("vary", path))
            over = self._over(vary, raw, path) if vary is not None and entry is not None else None
            if vary is None or entry is None or over is None:
                continue
            self._check_use(path, vary, over, entry)
            if isinstance(entry, Input):
                self._check_input(path, vary, over, entry)
            else:
                self._check_parameter(rules, path, over)
            each = vary.each is not None
            found.append(Variation(path, over, vary.share, each, entry.title, entry.unit.text))
        self._check_covered([variation.path for variation in found])
        return tuple(found)

    def _entry(self, rules: Rules, path: str) -> Entry | None:
        """The input, parameter or series of a path; what lies behind is checked with its values."""
        programme, _, rest = path.partition(".")
        if programme in rules.book.ids and rest:
            spec, name = rules.book.law(programme).spec, name_in(path)
            entry = spec.inputs.get(rest) or spec.parameters.get(name)
            if entry is not None:
                return entry
            if name in names_of(rules.book.law(programme)) and name in spec.series:
                if rest != name:
                    return spec.series[name]
                self._problem("vary-series", path, path=path)
                return None
        named = programme in rules.book.ids
        known = list(_paths(rules, [programme] if named else rules.book.ids))
        names = known if named else [f"{name}.…" for name in rules.book.ids]
        self._problem(
            "vary-path", path, path=path, nearest=likely(path, known),
            names=", ".join(names),
        )  # fmt: skip
        return None

    def _over(self, vary: Vary, raw: Any, path: str) -> Values | Distribution | None:
        try:
            return over_of(vary, raw, self.folder)
        except InvalidInput as error:
            self.problems += error.diagnostics
        except Impossible as error:
            key = "step" if error.code in STEP_CODES else next(iter(forms_of(vary)), "")
            self._problem(error.code, path, key, **error.params)
        return None

    def _check_use(self, path: str, vary: Vary, over: Values | Distribution, entry: Entry) -> None:
        """`share` is for inputs, and `each` for draws of inputs."""
        if vary.share and not isinstance(entry, Input):
            self._problem("vary-share", path, "share", path=path)
        if vary.each and not (isinstance(entry, Input) and isinstance(over, Distribution)):
            self._problem("vary-each", path, "each", path=path)

    def _check_input(
        self, path: str, vary: Vary, over: Values | Distribution, entry: Input
    ) -> None:
        """Numbers that a case could say: of the unit, with so many decimals, not negative.

        Shares may have any decimals, but must be no percentages.
        """
        reader = InputReader(None, None, Problems(self.problems.document))
        for number in telling(over):
            if not vary.share:
                reader.value(entry, plain_text(number), ("vary", path))
            elif number < 0:
                self._problem("number-negative", path, text=plain_text(number))
        self._on_key(reader.problems, path)
        most = bounds(over)[1]
        if vary.share and most > MOST_SHARE:
            params = {"number": plain_text(most), "share": plain_text(most / 100)}
            self._problem("share-percent", path, *forms_of(vary), **params)

    def _check_parameter(self, rules: Rules, path: str, over: Values | Distribution) -> None:
        """Numbers, branches and days that an overlay could have."""
        for number in dict.fromkeys(telling(over)):
            try:
                rules.with_option(f"{path}={plain_text(number)}")
            except InvalidInput as error:
                self._on_key(error.diagnostics, path)

    def _check_covered(self, paths: Sequence[str]) -> None:
        """Of two that meet the later one holds: it must leave something of the one before."""
        for place, path in enumerate(paths):
            other = next((later for later in paths[place + 1 :] if _covers(later, path)), None)
            if other is not None:
                self._problem("vary-covered", path, path=path, other=other)

    def _on_key(self, found: Sequence[Diagnostic], path: str) -> None:
        """Findings about numbers that are worked out stand at what they are worked out from."""
        for finding in found:
            self.problems.add(finding.code, ("vary", path), on_key=True, **finding.params)

    def _problem(self, code: str, above: str, /, *within: str, **params: Any) -> None:
        route = ("vary", above, *within)
        self.problems.add(code, route, on_key=True, **params)


def _paths(rules: Rules, programmes: Iterable[str]) -> Iterator[str]:
    for programme in programmes:
        spec = rules.book.law(programme).spec
        yield from (f"{programme}.{name}" for name in (*spec.parameters, *spec.inputs))


def _covers(later: str, path: str) -> bool:
    """Whether nothing is left of a path when another one is put on after it."""
    above, since = (part.strip() for part in later.partition("@")[::2])
    inner, day = (part.strip() for part in path.partition("@")[::2])
    within = inner == above or inner.startswith(f"{above}.")
    return within and since <= day  # no day is the first; days are written alike
