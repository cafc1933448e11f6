"""`ki-funding state`: all KI at full use, beside the minimum that the Land guarantees."""

from enum import StrEnum

from ki_funding.cli import OK
from ki_funding.cli.call import InFormat, OfAdjustedRules
from ki_funding.cli.options import YEAR, Word, one_format, one_of
from ki_funding.presentation.formats import all_but


class By(StrEnum):
    """What the sums are for."""

    PROGRAMME = "programme"
    KOMMUNE = "kommune"
    REGIERUNGSBEZIRK = "regierungsbezirk"


class StateCall(OfAdjustedRules, InFormat):
    """A call of `state`."""

    year: Word = YEAR
    by: By = one_of(By, "--by", "help.by", By.PROGRAMME)

    formats = all_but("plain", "parquet")
    format_ = one_format(formats)

    def run(self) -> int:
        """Shows the sums of each year."""
        from ki_funding.calculation.state import state
        from ki_funding.presentation.state.shown import Land

        rules = self.rules
        self.tell_of_rules_here()
        found = state(rules, [year or rules.current_year for year in self.years(self.year)])
        self.deliver(Land(found, self.by, rules.sources))
        return OK
