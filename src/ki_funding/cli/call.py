"""A command is a class: its fields are its options, and `run` is what it does.

Options that commands share are the fields of its bases. The help shows its own first, then those
of each base, in the order in which Python looks names up. A command has no use for an option of a
base that it gives a value instead.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import cached_property
from inspect import Parameter, Signature, get_annotations
from typing import TYPE_CHECKING, Any, ClassVar

from typer.models import ParameterInfo

from ki_funding.cli import completion
from ki_funding.cli.console import Console
from ki_funding.cli.options import (
    LANG,
    Color,
    Word,
    Words,
    flag,
    one_of,
    option,
)
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile
from ki_funding.files.identity import last_of_each
from ki_funding.presentation.style import Dialect
from ki_funding.texts.language import Language
from ki_funding.texts.naming import naming

if TYPE_CHECKING:
    from ki_funding.calculation.rules import Rules
    from ki_funding.cli.delivery import Wanted
    from ki_funding.presentation.shown import Shown


class Call(ABC):
    """One call of a command: what was given, and where to tell what it comes to.

    Its options stand in the help under the heading of its `panel`, as those of each base do.
    """

    panel: ClassVar[str] = "general"
    lang: Language | None = LANG
    color: Color = one_of(Color, "--color", "help.color", Color.AUTO)
    quiet: bool = flag("--quiet -q", "help.quiet")

    def __init__(self, **given: object) -> None:
        vars(self).update(given)

    @abstractmethod
    def run(self) -> int:
        """Does what the command is for, and returns the exit code."""

    @cached_property
    def console(self) -> Console:
        """Where it writes."""
        return Console(self.color, self.quiet)


class OfRules(Call):
    """A call that reads rules."""

    panel = "rules"
    folder: Word = option("--rules", "DIR", "help.rules")

    @cached_property
    def rules(self) -> "Rules":
        """The rules that are named."""
        from ki_funding.cli.inputs import rules_in

        return rules_in(self.folder)


class OfAdjustedRules(OfRules):
    """A call that puts overlays, values and readings on the rules."""

    panel = "rules"
    reading: Words = option("--reading", "ID=OPTION", "help.reading", completion.readings)
    with_: Words = option("--with", "OVERLAY", "help.with")
    set_: Words = option("--set", "PROGRAMME.NAME=VALUE", "help.set", completion.parameters)
    plan: bool = flag("--plan", "help.plan")
    carry_forward: Word = option("--carry-forward", "Y", "help.carry_forward")

    @cached_property
    def rules(self) -> "Rules":
        """The rules with all that is put on them: overlays, then single values, then readings.

        Raises InvalidInput with what is wrong with any of them.
        """
        readings = self.readings  # a wrong option is told before anything is read
        return self.adjusted(super().rules).with_readings(readings)

    def as_asked(self, rules: "Rules") -> "Rules":
        """Rules as they are, or as a plan where one is asked for."""
        return rules.planned() if self.plan else rules

    def further(self, rules: "Rules") -> "Rules":
        """Rules as they are, or until a later year where one is asked for. Raises UsageProblem."""
        if (asked := self.carry_forward) is None:
            return rules
        from ki_funding.calculation.rules import MOST_YEARS

        last = rules.years[-1]
        if not asked.isdecimal() or not last < int(asked) <= last + MOST_YEARS:
            raise UsageProblem("usage.carry_forward", text=asked, last=str(last))
        return rules.carried_forward(int(asked))

    @cached_property
    def readings(self) -> dict[str, str]:
        """The options chosen by reading. Raises UsageProblem."""
        chosen: dict[str, str] = {}
        for entry in self.reading or ():
            name, sign, option = entry.partition("=")
            if not (name and sign and option):
                raise UsageProblem("usage.reading", text=entry)
            if chosen.get(name, option) != option:
                raise UsageProblem("usage.reading_twice", name=name)
            chosen[name] = option
        return chosen

    def adjusted(self, rules: "Rules") -> "Rules":
        """Rules with the overlays and values put on, as a plan where one is asked for.

        Raises InvalidInput with all problems.
        """
        self._check_values()
        rules = self.further(rules)  # overlays may be about those years
        problems: list[Diagnostic] = []
        overlay, value = type(rules).with_overlay, type(rules).with_option
        files = last_of_each(self.with_ or ())
        for given, put_on in ((files, overlay), (self.set_ or (), value)):
            for entry in given:
                try:
                    rules = put_on(rules, entry)
                except MissingFile:
                    raise
                except InvalidInput as error:
                    problems += error.diagnostics
        if problems:
            raise InvalidInput(problems)
        return self.as_asked(rules)

    def _check_values(self) -> None:
        """Raises UsageProblem where the last of two values for one figure would win unsaid."""
        chosen: dict[str, str] = {}
        for entry in self.set_ or ():
            path, _, value = entry.partition("=")
            if chosen.setdefault(path.strip(), value) != value:
                raise UsageProblem("usage.set_twice", path=path.strip())

    def years(self, option: str | None, rules: "Rules | None" = None) -> Sequence[int | None]:
        """The years asked for; one None where each case says its own. Raises UsageProblem."""
        if option is None:
            return [None]
        match = re.fullmatch(r"([0-9]{4})(?:\.\.([0-9]{4}))?", option)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            raise UsageProblem("usage.year", text=option)
        covered = (rules or self.rules).years
        if first not in covered or last not in covered:
            known = {"first": str(covered[0]), "last": str(covered[-1])}
            raise UsageProblem("usage.year_range", text=option, **known)
        return range(first, last + 1)

    def tell_of_rules_here(self) -> None:
        """Tells of a folder of rules here if these are not what is calculated with."""
        from ki_funding.cli.inputs import rules_here

        if here := rules_here(self.folder, self.rules):
            self.console.note("note.rules_here", folder=here)


class ToFile(Call):
    """A call whose result may go to a file."""

    panel = "output"
    output: Word = option("--output -o", "FILE", "help.output")
    ids: bool = flag("--ids", "help.ids")

    def check_suffix(self, format_: str) -> None:
        """Raises UsageProblem for a file whose name says another format than the only one."""
        from ki_funding.cli.suffix import format_of

        format_of(self.output, None, (format_,))


class InFormat(ToFile):
    """A call whose result is written in one of several formats, or drawn."""

    panel = "output"
    format_: Word  # one of `formats`; the first is meant where none is named
    csv_dialect: Dialect = one_of(Dialect, "--csv-dialect", "help.csv_dialect", Dialect.RFC4180)
    svg: Word = option("--svg", "FILE", "help.svg")
    png: Word = option("--png", "FILE", "help.png")
    picture: Word = option("--picture", "NAME", "help.picture", completion.pictures)

    formats: ClassVar[Sequence[str]]

    @cached_property
    def wanted(self) -> "Wanted":
        """How the result is written, and where to. Raises UsageProblem."""
        from ki_funding.cli.delivery import PICTURES, Wanted
        from ki_funding.cli.suffix import format_of

        draws = type(self).svg is not None
        formats = (*self.formats, *PICTURES) if draws else self.formats
        format_ = format_of(self.output, self.format_, formats)
        found = Wanted(format_, self.output, self.csv_dialect, self.svg, self.png, self.picture)
        return found.drawn(formats[0]) if format_ in PICTURES else found

    def deliver(self, shown: "Shown") -> None:
        """Writes the result, or pictures of it. Raises UsageProblem."""
        from ki_funding.cli.delivery import deliver

        deliver(self.console, self.wanted, shown)


class OfFindings(Call):
    """A call whose result is findings."""

    format_: Word  # a FindingFormat, or a format of tables where the command writes them


def command_of(call: type[Call]) -> Callable[..., int]:
    """A function for typer whose parameters are the options of a call."""

    def command(**given: Any) -> int:
        with naming(ids=given.get("ids", False)):
            return call(**given).run()

    command.__signature__ = Signature(list(_options(call)))  # type: ignore[attr-defined]
    return command


def _options(call: type[Call]) -> Iterator[Parameter]:
    """Each option, in the order of the help."""
    for group in call.__mro__:
        for name, kind in get_annotations(group).items():
            value = getattr(call, name, None)
            if isinstance(value, ParameterInfo):
                value = copy(value)
                value.rich_help_panel = vars(group).get("panel", "options")
                yield Parameter(name, Parameter.KEYWORD_ONLY, default=value, annotation=kind)
