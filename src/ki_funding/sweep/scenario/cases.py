"""The cases of a scenario: all KI, case files, cases written in it, or the rows of a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ki_funding.calculation.case import Case
from ki_funding.calculation.case_documents import documents_in
from ki_funding.calculation.case_file import municipality_of, read_case
from ki_funding.calculation.rules import Rules
from ki_funding.files.cell_table import is_large, read_table
from ki_funding.files.datasets import Dataset
from ki_funding.files.document import Document, Route
from ki_funding.files.findings import Diagnostic, InvalidInput
from ki_funding.files.identity import each_once
from ki_funding.files.problems import Problems
from ki_funding.law.rulebook.register import Municipality, Register
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.sweep.formulas.plan import is_input
from ki_funding.sweep.question import Variation, bounds
from ki_funding.sweep.scenario.beside import beside
from ki_funding.sweep.scenario.case_table import cases_in, read_columns, supplied
from ki_funding.sweep.scenario.scenario_file import ALL
from ki_funding.values.exact import plain_text
from ki_funding.values.vocabulary import Art

ARTS = frozenset({Art.KREIS, Art.KREISFREIE_STADT})


@dataclass(slots=True)
class CasesReader:
    """Reads the section `cases` of one scenario; problems are collected.

    Files are named relative to `folder`. `years` are those asked for; without them each case says
    its own.
    """

    folder: Path
    years: tuple[int, ...]
    problems: Problems

    def cases(self, rules: Rules, variations: Sequence[Variation]) -> tuple[Case, ...]:
        """Every case in every year; inputs that vary need not be given."""
        varied = {
            v.path: plain_text(bounds(v.over)[0])
            for v in variations
            if not v.share and is_input(rules, v)
        }
        book = rules.book
        try:
            match self.problems.document.data.get("cases"):
                case "all":
                    return self._at_full_use(book.register.municipalities.values())
                case {"kommunen": [*names], **rest} if names and not rest:
                    return self._at_full_use(self._named(names, book.register))
                case {"art": str(art), **rest} if not rest and art in ARTS:
                    kis = book.register.municipalities.values()
                    return self._at_full_use(m for m in kis if m.art == art)
                case {"table": str(name), **rest} if not rest:
                    path = beside(name, ("cases", "table"), self.folder, self.problems)
                    if path is None:
                        return ()
                    found = cases_in(read_table(path), book, self.years, varied)
                    self._check_claimed(found, variations)
                    return found
                case [*entries] if entries:
                    found = tuple(self._listed(entries, book, varied))
                    self._check_claimed(found, variations)
                    return found
        except InvalidInput as error:
            self.problems += placed(error.diagnostics, self.problems.document, ("cases", "table"))
            return ()
        if "cases" in self.problems.document.data:
            self.problems.add("scenario-cases", ("cases",), on_key=True)
        return ()

    def by_row(
        self, rules: Rules, *, always: bool = False
    ) -> tuple[Dataset | None, tuple[str, ...]]:
        """A table whose rows are not read here, because they are too many, and what it claims."""
        match self.problems.document.data.get("cases"):
            case {"table": str(name), **rest} if not rest:
                pass
            case _:
                return None, ()
        path = beside(name, ("cases", "table"), self.folder, self.problems)
        try:
            if path is None or not (always or path.is_dir() or is_large(path)):
                return None, ()
            table = Dataset.at(path)
            columns = read_columns(table.head, rules.book, self.years)
        except OSError:  # told by who reads it
            return None, ()
        except InvalidInput as error:
            self.problems += placed(error.diagnostics, self.problems.document, ("cases", "table"))
            return None, ()
        claimed = [name.partition(".")[0] for name in columns if "." in name]
        return table, tuple(dict.fromkeys(claimed))

    def _at_full_use(self, kis: Iterable[Municipality]) -> tuple[Case, ...]:
        listed = tuple(kis)
        return tuple(Case(m, year, {}, m.name) for year in self.years for m in listed)

    def _named(self, names: Sequence[Any], register: Register) -> Iterator[Municipality]:
        """Some KI by name or AGS, each once, however it is written."""
        seen = set[str | None]()
        for place, name in enumerate(map(str, names)):
            found = municipality_of(name.strip(), register)
            if isinstance(found, Municipality):
                if found.ags not in seen:
                    yield found
                seen.add(found.ags)
            else:
                code, params = found
                if self.problems.enough:
                    return
                route = ("cases", "kommunen", place)
                self.problems.add(code, route, **params)

    def _listed(
        self, entries: Sequence[Any], book: Rulebook, varied: Mapping[str, str]
    ) -> Iterator[Case]:
        """Case files, each once, and cases that are written in the scenario itself."""
        files = {
            place: beside(entry, ("cases", place), self.folder, self.problems)
            for place, entry in enumerate(entries)
            if isinstance(entry, str)
        }
        meant = set(each_once(path for path in files.values() if path))
        for place, entry in enumerate(entries):
            if self.problems.enough:
                return
            path = files.get(place)
            if place in files:
                if path not in meant:
                    continue
                meant.discard(path)
            try:
                if path is not None:
                    documents = documents_in(path)
                else:
                    documents = [self.problems.document.part(("cases", place))]
                for document in documents:
                    whole = document._replace(data=supplied(document.data, varied))
                    for year in self.years or (None,):
                        case = read_case(whole, book, year=year)
                        yield case if isinstance(entry, str) else _named_by_municipality(case)
            except InvalidInput as error:
                self.problems += placed(error.diagnostics, self.problems.document, ("cases", place))

    def _check_claimed(self, cases: Sequence[Case], variations: Sequence[Variation]) -> None:
        """What varies must be part of a programme that some case claims, or it changes nothing."""
        claimed = {name for case in cases for name in case.claims}
        for variation in variations if cases else ():
            if variation.programme not in claimed:
                self.problems.add(
                    "vary-unclaimed", ("vary", variation.path), on_key=True,
                    programme=variation.programme, names=", ".join(sorted(claimed)),
                )  # fmt: skip


def placed(found: Iterable[Diagnostic], document: Document, route: Route) -> Iterator[Diagnostic]:
    """Findings of a file that a scenario names; of one that cannot be read, where it is named."""
    for one in found:
        if one.span.line or not document.text:  # an option names the file itself
            yield one
        else:
            yield document.diagnostic(one.code, route)._replace(params=one.params)


def covers_full_use(cases: Any) -> bool:
    """Whether a section `cases` names KI, which then use every maximum, and no claims of theirs."""
    return cases == ALL or (isinstance(cases, dict) and not {"kommunen", "art"}.isdisjoint(cases))


def _named_by_municipality(case: Case) -> Case:
    return case._replace(name=case.municipality.name)
