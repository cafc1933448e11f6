"""`ki-funding diff [OLD] [NEW]`: what changed between two rulebooks, and what it means in euro."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ki_funding.cli import INVALID, OK
from ki_funding.cli.call import InFormat, OfAdjustedRules
from ki_funding.cli.options import YEAR, Word, Words, argument, flag, one_format, option
from ki_funding.cli.usage import UsageProblem
from ki_funding.presentation.formats import all_but

if TYPE_CHECKING:
    from ki_funding.calculation.rules import Rules
    from ki_funding.cli.sides import Sides


class DiffCall(OfAdjustedRules, InFormat):
    """A call of `diff`."""

    old: Word = argument("OLD", "help.diff_old")
    new: Word = argument("NEW", "help.diff_new")
    year: Word = YEAR
    case: Words = option("--case", "CASE", "help.diff_case")
    exit_code: bool = flag("--exit-code", "help.exit_code")

    formats = all_but("plain", "parquet")
    format_ = one_format(formats)

    def run(self) -> int:
        """Shows the differences; with `--exit-code` the code says whether there are any."""
        from ki_funding.calculation.diff import diff
        from ki_funding.cli.inputs import readable_cases
        from ki_funding.presentation.diff.shown import Differences

        before, after, names = self._sides()
        asked = self._years_of_either(before, after)
        cases = list(readable_cases(self.case, self.console)) if self.case else []
        found = diff(before, after, asked or None, cases if self.case else None)
        full = asked or found.years_in_full(after.current_year)
        self.deliver(Differences(found._replace(names=names), full))
        return INVALID if self.exit_code and found.differs else OK

    def _sides(self) -> "Sides":
        """The rules before and after; overlays and values are put on the latter alone."""
        from ki_funding.cli.inputs import maintained_rules
        from ki_funding.cli.sides import Sides, sides_of

        if self.old is None and not (self.with_ or self.set_):
            raise UsageProblem("usage.diff_empty")
        folder = maintained_rules(self.folder)
        before, after, names = sides_of(self.old, self.new, folder)
        after = self.adjusted(after)
        before = self.as_asked(self.further(before))
        return Sides(before.with_readings(self.readings), after.with_readings(self.readings), names)

    def _years_of_either(self, before: "Rules", after: "Rules") -> Sequence[int]:
        """The years asked for, each of which one side at least must cover."""
        wider = max(before, after, key=lambda rules: len(rules.years))
        return [year for year in self.years(self.year, wider) if year is not None]
