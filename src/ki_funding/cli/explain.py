"""`ki-funding explain CASE [PROGRAMME[.ITEM]]`: how amounts came about, or what a finding means."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ki_funding.cli import OK, completion
from ki_funding.cli.call import OfAdjustedRules, ToFile
from ki_funding.cli.options import FULL_USE, YEAR, Word, argument
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import nearest

if TYPE_CHECKING:
    from ki_funding.calculation.result import Calculation
    from ki_funding.files.document import Document


CODE = re.compile(r"[A-Za-z]+(-[A-Za-z]+)*")  # and no name of a file


class ExplainCall(OfAdjustedRules, ToFile):
    """A call of `explain`."""

    case: str = argument("CASE", "help.case", default=...)
    path: Word = argument("PROGRAMME[.ITEM]", "help.path", completion.items)
    year: Word = YEAR
    full_use: bool = FULL_USE

    def run(self) -> int:
        """Shows the steps of each year."""
        from ki_funding.cli.inputs import readable_cases

        self.check_suffix("text")
        if self._finding():
            return OK
        self.tell_of_rules_here()
        blocks = [
            self._block(self._calculation(document, year))
            for document in readable_cases([self.case], self.console)
            for year in self.years(self.year)
        ]
        self.console.result("\n".join(blocks), self.output)
        return OK

    def _calculation(self, document: "Document", year: int | None) -> "Calculation":
        """The funding of a case; as a whole with what other answers to legal questions change."""
        from ki_funding.calculation.alternatives import with_alternatives

        case = self.rules.case(document, year=year, full_use=self.full_use)
        found = self.rules.calculation(case, full_use=self.full_use)
        return found if self.path else with_alternatives(self.rules, case, found)

    def _finding(self) -> bool:
        """Shows the page of a finding where CASE is the code of one, and no file."""
        from ki_funding.presentation.findings.pages import codes, explained

        if Path(self.case).exists():
            return False
        if self.case not in codes():
            if CODE.fullmatch(self.case) and (likely := nearest(self.case, codes())):
                raise UsageProblem("usage.code", name=self.case, names=", ".join(likely))
            return False
        self.console.result(explained(self.case), self.output)
        return True

    def _block(self, found: "Calculation") -> str:
        """The steps of a calculation, or of what PATH names in it. Raises UsageProblem."""
        from ki_funding.presentation.calculation.explanation import UnknownPath, render

        style = self.console.style(self.output)
        try:
            return render(found, self.rules.sources, style, self.path)
        except UnknownPath as error:
            key = "explain.several" if error.several else "explain.nothing"
            raise UsageProblem(key, path=error.path, names="; ".join(error.names)) from error
