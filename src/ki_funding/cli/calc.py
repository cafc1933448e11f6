"""`ki-funding calc CASE...`: the funding of each case."""

from collections.abc import Iterator, Sequence
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

SHEETS = ("table", "md", "html", "xlsx")


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
        from ki_funding.calculation.packed import Packed
        from ki_funding.presentation.incomplete import Incomplete

        if not self.cases:
            raise UsageProblem("usage.no_case")
        self._check_short()
        self.tell_of_rules_here()
        years = self.years(self.year)
        found, made_of = Packed(), list["Case"]()
        problems, missing, code = list[Diagnostic](), list[str](), OK
        for document in self._documents(self.cases, len(years)):
            try:
                made = self._calculated(document, years)
            except InvalidInput as error:
                problems += error.diagnostics
                named = None if isinstance(document, InvalidInput) else document.name
                missing.append(named or error.diagnostics[0].span.file)
                code = max(code, USAGE if isinstance(error, MissingFile) else INVALID)
            else:
                found.extend(one for _, one in made)
                made_of += (case for case, _ in made if self._living or not made_of)
        if problems or self.warnings:
            self.console.findings(in_order([*problems, *self.warnings]))
        shown = self._shown(found, made_of)
        if found and not missing:
            self.deliver(shown)
        elif found and (self.keep_going or self._for_a_screen):
            self.deliver(Incomplete(shown, missing))
        elif found:
            self.console.note("note.nothing_written", names=", ".join(missing))
        return code

    def _shown(self, found: "Sequence[Calculation]", made_of: "list[Case]") -> "Short | Cases":
        """The result on one sheet, or in full, of which a workbook asks what it was made of."""
        from ki_funding.calculation.alternatives import with_alternatives

        if len(found) == 1 and FORMATS[self.wanted.format_].people and not self._in_depth:
            found = [with_alternatives(self.rules, made_of[0], found[0])]
        if self.short:
            from ki_funding.presentation.calculation.short import Short

            return Short(found, self.rules.sources)
        from ki_funding.presentation.calculation.shown import Cases

        living = [(self.rules, case) for case in made_of] if self._living else ()
        return Cases(found, self.rules.sources, living)

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

    def _documents(self, names: list[str], years: int) -> "Iterator[Document | InvalidInput]":
        from ki_funding.cli.inputs import cases_among, documents

        return cases_among(documents(names, years), self.console)

    @property
    def _living(self) -> bool:
        """Whether the result calculates by itself."""
        return self.wanted.format_ == "xlsx"

    @property
    def _in_depth(self) -> bool:
        """Whether each case says what else could be meant; on a screen one alone does."""
        wanted = self.wanted
        return wanted.as_document or self.short or wanted.format_ == "json"

    def _calculated(
        self, document: "Document | InvalidInput", years: Sequence[int | None]
    ) -> "list[tuple[Case, Calculation]]":
        """A case and its funding by year, for documents with its steps. Raises InvalidInput."""
        if isinstance(document, InvalidInput):
            raise document
        return [self._calculation(document, year) for year in years]

    def _calculation(self, document: "Document", year: int | None) -> "tuple[Case, Calculation]":
        from ki_funding.calculation.alternatives import with_alternatives

        case = self.rules.case(document, year=year, full_use=self.full_use)
        self.warnings.extend(case.warnings)
        whole = self.wanted.as_document
        found = self.rules.calculation(case, full_use=self.full_use, trace=whole)
        return case, with_alternatives(self.rules, case, found) if self._in_depth else found
