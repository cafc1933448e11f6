"""`ki-funding init KOMMUNE`: a commented case file to fill in."""

import re
from typing import TYPE_CHECKING

from ki_funding.cli import OK, completion
from ki_funding.cli.call import OfAdjustedRules, ToFile
from ki_funding.cli.options import Color, Word, argument, option
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import nearest
from ki_funding.presentation.style import clean_lines

if TYPE_CHECKING:
    from ki_funding.law.rulebook.register import Municipality


YEAR = re.compile(r"20[0-9]{2}")


class InitCall(OfAdjustedRules, ToFile):
    """A call of `init`."""

    kommune: list[str] = argument("KOMMUNE", "help.kommune", completion.municipalities, default=...)
    year: Word = option("--year", "Y", "help.init_year", completion.years)
    color = Color.AUTO
    ids = False

    def run(self) -> int:
        """Writes the file; one that exists is not replaced."""
        from ki_funding.cli.suffix import format_of
        from ki_funding.upkeep.new_case import template

        format_ = format_of(self.output, None, ("yaml", "xlsx"))
        rules = self.rules
        years = [year or rules.current_year for year in self.years(self.year)]
        municipalities = [self._municipality(name) for name in self._names()]
        if format_ == "xlsx":
            self.console.result(self._form(municipalities, years), self.output, new=True)
            return OK
        if len(years) > 1:
            raise UsageProblem("usage.one_year")
        if len(municipalities) > 1:
            raise UsageProblem("usage.one_kommune")
        found = template(rules, municipalities[0], years[0])
        file = not self.console.on_terminal(self.output)  # UTF-8 whatever the console speaks
        self.console.result(clean_lines(found), self.output, new=True, data=file)
        return OK

    def _names(self) -> list[str]:
        """The names as they were meant: `Kreis Unna` is one, also without quotes."""
        together = " ".join(self.kommune)
        return [together] if self.rules.book.register.find(together) else self.kommune

    def _form(self, municipalities: "list[Municipality]", years: list[int]) -> str | bytes:
        from ki_funding.presentation.form.shown import CaseForm
        from ki_funding.presentation.formats import render

        form = CaseForm(self.rules, municipalities, years)
        return render(form, "xlsx", self.console.style(self.output))

    def _municipality(self, name: str) -> "Municipality":
        """The only municipality of that name. Raises UsageProblem."""
        register = self.rules.book.register
        found = register.find(name.strip())
        if len(found) == 1:
            return found[0]
        names = [m.name for m in found] or nearest(name, register.words())
        key = "usage.kommune_ambiguous" if found else "usage.kommune"
        if not names:
            key = "usage.kommune_year" if YEAR.fullmatch(name) else "usage.kommune_unknown"
        raise UsageProblem(key, name=name, names=", ".join(names))
