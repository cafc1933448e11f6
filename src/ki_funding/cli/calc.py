"""`ki-funding calc CASE...`: the funding of each case."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ki_funding.cli import INVALID, OK, USAGE
from ki_funding.cli.call import InFormat, OfAdjustedRules
from ki_funding.cli.options import FULL_USE, YEAR, Word, Words, argument, flag, one_format
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, in_order
from ki_funding.presentation.formats import FORMATS, all_but

if TYPE_CHECKING:
    from ki_funding.calculation.case import Case
    from ki_funding.calculation.result import Calculation
    from ki_funding.files.document import Document
    from ki_funding.presentation.calculation.short import Short
    from ki_funding.presentation.calculation.shown import Cases

SHEETS = ("table", "md", "html")


class CalcCall(OfAdjustedRules, InFormat):
    """A call of `calc`."""

    cases: Words = argument("CASE", "help.cases")
    year: Word = YEAR
    full_use: bool = FULL_USE
    keep_going: bool = flag("--keep-going", "help.keep_going")
    short: bool = flag("--short", "help.short")

    formats = all_but("parquet")
    format_ = one_format(formats)

    def run(self) -> int:
        """Shows the funding of the cases without errors, and what is wrong with the others."""
        from ki_funding.presentation.incomplete import Incomplete

        if not self.cases:
            raise UsageProblem("usage.no_case")
        self._check_short()
        self.tell_of_rules_here()
        years = self.years(self.year)
        found, problems, missing, code = [], list[Diagnostic](), list[str](), OK
        for document in self._documents(self.cases):
            try:
                if isinstance(document, InvalidInput):
                    raise document
                found += [self._calculation(document, year) for year in years]
            except InvalidInput as error:
                problems += error.diagnostics
                named = None if isinstance(document, InvalidInput) else document.name
                missing.append(named or error.diagnostics[0].span.file)
                code = max(code, USAGE if isinstance(error, MissingFile) else INVALID)
        if problems or self.warnings:
            self.console.findings(in_order([*problems, *self.warnings]))
        shown = self._shown(found)
        if found and not missing:
            self.deliver(shown)
        elif found and (self.keep_going or self._for_a_screen):
            self.deliver(Incomplete(shown, missing))
        elif found:
            self.console.note("note.nothing_written", names=", ".join(missing))
        return code

    def _shown(self, found: "list[tuple[Case, Calculation]]") -> "Short | Cases":
        """The result on one sheet, or in full, with what it was made of."""
        compared, sources = self._compared(found), self.rules.sources
        if self.short:
            from ki_funding.presentation.calculation.short import Short

            return Short(compared, sources)
        from ki_funding.presentation.calculation.shown import Cases

        return Cases(compared, sources, [(self.rules, case) for case, _ in found])

    def _check_short(self) -> None:
        """Raises UsageProblem where one sheet is asked for as what is not read on one."""
        wanted = self.wanted
        other = next(iter(wanted.pictures), wanted.format_)
        if self.short and other not in SHEETS:
            raise UsageProblem("usage.short", format=other)

    @property
    def _for_a_screen(self) -> bool:
        """Whether nobody would take the result for whole: the errors stand beside it."""
        wanted = self.wanted
        return wanted.output is None and not wanted.pictures and FORMATS[wanted.format_].people

    @cached_property
    def warnings(self) -> list[Diagnostic]:
        """What may be a slip in cases that can be calculated."""
        return []

    def _documents(self, names: list[str]) -> "Iterator[Document | InvalidInput]":
        from ki_funding.cli.inputs import cases_among, documents

        return cases_among(documents(names), self.console)

    def _calculation(self, document: "Document", year: int | None) -> "tuple[Case, Calculation]":
        """A case and its funding, for documents with its steps."""
        case = self.rules.case(document, year=year, full_use=self.full_use)
        self.warnings.extend(case.warnings)
        whole = self.wanted.as_document
        return case, self.rules.calculation(case, full_use=self.full_use, trace=whole)

    def _compared(self, found: "list[tuple[Case, Calculation]]") -> "list[Calculation]":
        """With what else could be meant, each a calculation; on screens of one case alone."""
        from ki_funding.calculation.alternatives import with_alternatives

        format_ = self.wanted.format_
        alone = FORMATS[format_].people and len(found) == 1
        if self.wanted.as_document or self.short or format_ == "json" or alone:
            return [with_alternatives(self.rules, *each) for each in found]
        return [calculation for _, calculation in found]
