"""The library: what the command line does, from Python.

import ki_funding
rules = ki_funding.load_rules()
result = rules.calculate("kreis.yaml")
result.granted, result.explain(), result.to_rows()
"""

import os
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ki_funding.cases.case import Case
from ki_funding.cases.case_file import read_case
from ki_funding.diagnostics import InvalidInput
from ki_funding.document import Document
from ki_funding.engine.case import calculated
from ki_funding.language import choose
from ki_funding.law.timeline import Days
from ki_funding.results.calculation import Calculation, MunicipalityFacts, ProgrammeResult, Totals
from ki_funding.results.change import OverlayReceipt, Receipt
from ki_funding.rulebook.files import shipped_rules
from ki_funding.rulebook.folder import read_rulebook
from ki_funding.rulebook.readings import checked_readings
from ki_funding.rulebook.rulebook import Rulebook
from ki_funding.version import __version__
from ki_funding.vocabulary import Status
from ki_funding.written_in_python import as_text, document_of
from ki_funding.yaml_reader import read_file

if TYPE_CHECKING:
    import pandas

    from ki_funding.output.page import Picture
    from ki_funding.rulebook.overlay import Overlay
    from ki_funding.swept import Sweep

CaseLike = Case | Document | Mapping[str, Any] | str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Result:
    """The funding of one municipality in one year, with the means to explain it."""

    calculation: Calculation
    rules: "Rules"
    case: Case

    @property
    def municipality(self) -> MunicipalityFacts:
        """Whose funding it is."""
        return self.calculation.municipality

    @property
    def year(self) -> int:
        """The grant year."""
        return self.calculation.year

    @property
    def programmes(self) -> tuple[ProgrammeResult, ...]:
        """The programmes and their items."""
        return self.calculation.programmes

    @property
    def totals(self) -> Totals:
        """Sums over all programmes."""
        return self.calculation.totals

    @property
    def granted(self) -> Decimal:
        """What is granted in all; a lower bound where `totals.complete` is false."""
        return self.calculation.totals.granted

    @property
    def status(self) -> Status | None:
        """The weakest status of all values used."""
        return self.calculation.status

    @property
    def receipt(self) -> Receipt:
        """What the result was computed with."""
        return self.calculation.receipt

    def explain(self, path: str | None = None, *, lang: str = "en") -> str:
        """How each amount came about, as text; `path` is PROGRAMME or PROGRAMME.ITEM."""
        from ki_funding.output.calculation.explanation import as_text

        return as_text(self.calculation, self.rules.sources, path, lang)

    def to_rows(self, *, lang: str = "en") -> list[dict[str, Any]]:
        """One flat row for each item, ready for a data frame; amounts are Decimal or None."""
        from ki_funding.output.calculation.rows import rows

        return rows(self.calculation, lang)

    def to_pandas(self, *, lang: str = "en") -> "pandas.DataFrame":
        """The rows of `to_rows` as a data frame; amounts stay Decimal. Needs pandas."""
        import pandas

        return pandas.DataFrame(self.to_rows(lang=lang))

    def to_dict(self, *, lang: str = "en") -> dict[str, Any]:
        """The result as in the JSON envelope's `cases`."""
        from ki_funding.output.calculation.json import case_entry

        return dict(case_entry(self.calculation, lang))

    def plot(self, name: str | None = None, *, lang: str | None = None) -> "Picture":
        """A picture of the result, which a notebook shows; without a name the first one.

        `svg()` and `png()` give it as a file. Without `lang` it speaks the language of the
        environment, as the command line does. Raises UnknownPicture, a LookupError with the names
        that there are.
        """
        from ki_funding.output.formats import picture

        return picture("calculation", name, *self._given(lang))

    def _repr_html_(self) -> str:
        """What a notebook shows: the report without pictures."""
        from ki_funding.output.notebook import as_html

        return as_html("calculation", *self._given(None))

    def _given(self, lang: str | None) -> tuple[Any, ...]:
        """What the writers of calculations take."""
        from ki_funding.output.writing import Style

        style = Style(choose(lang, os.environ))
        return ((self.calculation,), self.rules.sources, style)


@dataclass(frozen=True, slots=True)
class Rules:
    """A rulebook to calculate with, and the readings chosen for it."""

    book: Rulebook
    chosen: Mapping[str, str]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all programmes."""
        return self.book.ids

    @property
    def covers(self) -> Days:
        """The days that the rulebook covers."""
        return self.book.covers

    @property
    def years(self) -> range:
        """The years that the rulebook covers."""
        return range(self.book.covers.first.year, self.book.covers.last.year + 1)

    @property
    def current_year(self) -> int:
        """The year of the rulebook's own date, so that no clock decides what is computed."""
        return self.book.head.version.year

    @property
    def sources(self) -> Mapping[str, Any]:
        """The bibliography by id."""
        return self.book.sources

    @property
    def receipt(self) -> Receipt:
        """What results of these rules are computed with."""
        return Receipt(
            __version__,
            self.book.head.version.isoformat(),
            self.book.digest,
            tuple(sorted(self.chosen.items())),
            tuple(
                OverlayReceipt(
                    o.id, o.title, o.digest, tuple(f"{c.programme}.{c.name}" for c in o.changes)
                )
                for o in self.book.overlays
            ),
        )

    def reading(self, name: str, option: str) -> "Rules":
        """The same rules with another answer to a legal question.

        Raises InvalidInput if there is no such reading or option.
        """
        return self.with_readings({name: option})

    def with_readings(self, readings: Mapping[str, str]) -> "Rules":
        """The same rules with other answers to some legal questions. Raises InvalidInput."""
        return Rules(self.book, checked_readings(self.book, {**self.chosen, **readings}))

    def with_overlay(self, overlay: "str | PathLike[str] | Mapping[str, Any] | Overlay") -> "Rules":
        """The same rules with the values of an overlay, given as a file or as its content.

        Its values and readings win over those of overlays before it.
        Raises MissingFile, or InvalidInput with all that does not fit.
        """
        from ki_funding.rulebook.overlaid import put_on
        from ki_funding.rulebook.overlay import Overlay, overlay_in, read_overlay

        if isinstance(overlay, Mapping):
            found, problems = overlay_in(document_of(overlay, "overlay"))
            if found is None or problems:
                raise InvalidInput(problems)
            overlay = found
        elif not isinstance(overlay, Overlay):
            overlay = read_overlay(Path(overlay))
        book = put_on(self.book, overlay)
        try:
            chosen = checked_readings(book, {**self.chosen, **overlay.readings})
        except InvalidInput as error:  # what is wrong stands in the overlay
            raise InvalidInput(
                overlay.document.diagnostic(
                    found.code,
                    ("readings", found.params.get("reading", found.params["name"])),
                    on_key=found.code == "reading-unknown",
                )._replace(params=found.params)
                for found in error.diagnostics
            ) from error
        return Rules(book, chosen)

    def with_value(self, path: str, value: object, *, since: date | None = None) -> "Rules":
        """The same rules with another figure: `PROGRAMME.PARAMETER` or with `.BRANCH` behind.

        It holds for all that the rulebook covers, or from a day on. Raises InvalidInput.
        """
        at = f"@{since.isoformat()}" if since else ""
        return self.with_option(f"{path}{at}={as_text(value)}")

    def with_option(self, option: str) -> "Rules":
        """The same rules with `PROGRAMME.PARAMETER[.BRANCH][@DAY]=VALUE`. Raises InvalidInput."""
        from ki_funding.rulebook.overlay import overlay_of_option

        return self.with_overlay(overlay_of_option(option, self.book.covers.first))

    def case(self, case: CaseLike, *, year: int | None = None, full_use: bool = False) -> Case:
        """A case from a file, a mapping or a document. Raises InvalidInput."""
        if isinstance(case, Case):
            return case
        if isinstance(case, Mapping):
            document = document_of(case)
        else:
            document = case if isinstance(case, Document) else read_file(Path(case))
        return read_case(document, self.book, year=year, full_use=full_use)

    def calculate(
        self,
        case: CaseLike,
        *,
        year: int | None = None,
        full_use: bool = False,
        trace: bool = True,
        only: Container[str] | None = None,
    ) -> Result:
        """The funding of one case.

        `case` is a path, a mapping as in a case file, or a case. `year` reads its claims for
        another year; `full_use` claims every maximum; `trace` keeps how amounts came about, which
        `explain` needs; `only` leaves out all other programmes. Raises InvalidInput with everything
        that is wrong with the case.
        """
        read = self.case(case, year=year, full_use=full_use)
        calculation = calculated(
            self.book, self.chosen, read, self.receipt, full_use=full_use, trace=trace, only=only
        )
        return Result(calculation, self, read)

    def sweep(
        self,
        scenario: "str | PathLike[str] | Mapping[str, Any]",
        *,
        draws: int | None = None,
        seed: int | None = None,
        engine: str = "auto",
    ) -> "Sweep":
        """Many cases at once, as a scenario file, or its content as a mapping, asks for.

        `engine` is python, numpy, numba or auto; all give the same cents. Raises MissingFile,
        InvalidInput with everything that is wrong with the scenario, MissingExtra without the
        library of an engine, and Refused or Overflow, with the name of the item, where its amounts
        cannot be written in whole numbers.
        """
        from ki_funding.swept import swept

        if not isinstance(scenario, str | PathLike | Mapping):
            kind = type(scenario).__name__
            raise TypeError(f"scenario: a path or a mapping, not {kind}")
        document, folder = (
            (document_of(scenario, "scenario"), Path())
            if isinstance(scenario, Mapping)
            else (read_file(Path(scenario)), Path(scenario).parent)
        )
        return swept(self, document, folder, draws=draws, seed=seed, engine=engine)


def load_rules(
    folder: str | PathLike[str] | None = None, *, readings: Mapping[str, str] | None = None
) -> Rules:
    """The shipped rules, or those of a folder, with readings chosen by id.

    Raises MissingFile if the folder holds no rules, InvalidInput for an unknown reading.
    """
    book = (
        read_rulebook(shipped_rules(), "rules")
        if folder is None
        else read_rulebook(Path(folder), str(folder))
    )
    return Rules(book, checked_readings(book, readings or {}))


def calculate(case: CaseLike, *, year: int | None = None, full_use: bool = False) -> Result:
    """The funding of one case with the shipped rules; see `Rules.calculate`."""
    return load_rules().calculate(case, year=year, full_use=full_use)
