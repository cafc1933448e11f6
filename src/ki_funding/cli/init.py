"""`ki-funding init KOMMUNE`: a commented case file to fill in."""

from typing import TYPE_CHECKING

from ki_funding.cli import OK, completion
from ki_funding.cli.call import OfAdjustedRules, ToFile
from ki_funding.cli.options import Color, Word, argument, option
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import nearest
from ki_funding.presentation.style import clean_lines

if TYPE_CHECKING:
    from ki_funding.law.rulebook.register import Municipality


class InitCall(OfAdjustedRules, ToFile):
    """A call of `init`."""

    kommune: str = argument("KOMMUNE", "help.kommune", completion.municipalities, default=...)
    year: Word = option("--year", "Y", "help.init_year", completion.years)
    color = Color.AUTO

    def run(self) -> int:
        """Writes the file; one that exists is not replaced."""
        from ki_funding.upkeep.new_case import template

        self.check_suffix("yaml")
        rules = self.rules
        year, *more = self.years(self.year)
        if more:
            raise UsageProblem("usage.one_year")
        found = template(rules, self._municipality(), year or rules.current_year)
        file = not self.console.on_terminal(self.output)  # UTF-8 whatever the console speaks
        self.console.result(clean_lines(found), self.output, new=True, data=file)
        return OK

    def _municipality(self) -> "Municipality":
        """The only municipality of that name. Raises UsageProblem."""
        register = self.rules.book.register
        found = register.find(self.kommune.strip())
        if len(found) == 1:
            return found[0]
        names = [m.name for m in found] or nearest(self.kommune, register.words())
        key = "usage.kommune_ambiguous" if found else "usage.kommune"
        if not names:
            key = "usage.kommune_unknown"
        raise UsageProblem(key, name=self.kommune, names=", ".join(names))
