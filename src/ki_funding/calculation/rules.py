"""Rules to calculate with: a rulebook, what is put on it, and the readings chosen for it."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ki_funding.calculation.calculate import calculated
from ki_funding.calculation.case import Case
from ki_funding.calculation.case_documents import document_in
from ki_funding.calculation.case_file import read_case
from ki_funding.calculation.result import Calculation, OverlayReceipt, Receipt
from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, Span, likely
from ki_funding.files.from_python import as_text, case_of, document_of
from ki_funding.law.programme.dated import Days
from ki_funding.law.programme.file import Reading
from ki_funding.law.rulebook.folder import shipped_rules
from ki_funding.law.rulebook.rulebook import Rulebook, read_rulebook
from ki_funding.values.scalars import Words
from ki_funding.version import __version__

if TYPE_CHECKING:
    from ki_funding.law.rulebook.overlay import Overlay

CaseLike = Case | Document | Mapping[str, Any] | str | PathLike[str]

MOST_YEARS = 20  # what holds that much later is no plan


@dataclass(frozen=True, slots=True)
class Rules:
    """A rulebook to calculate with, and the readings chosen for it."""

    book: Rulebook
    chosen: Mapping[str, str]

    @classmethod
    def load(
        cls,
        folder: str | PathLike[str] | None = None,
        *,
        readings: Mapping[str, str] | None = None,
    ) -> Self:
        """The shipped rules, or those of a folder, with readings chosen by id.

        Raises MissingFile if the folder holds no rules, InvalidInput for an unknown reading.
        """
        book = (
            read_rulebook(shipped_rules(), "rules")
            if folder is None
            else read_rulebook(Path(folder), str(folder))
        )
        return cls(book, _checked(book, readings or {}))

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
            (
                *_carried(self.book.carried),
                *(
                    OverlayReceipt(
                        o.id, o.title, o.digest, tuple(f"{c.programme}.{c.name}" for c in o.changes)
                    )
                    for o in self.book.overlays
                ),
            ),
            self.book.plan,
            self.book.head.covers.until,
        )

    def reading(self, name: str, option: str) -> Self:
        """The same rules with another answer to a legal question.

        Raises InvalidInput if there is no such reading or option.
        """
        return self.with_readings({name: option})

    def with_readings(self, readings: Mapping[str, str]) -> Self:
        """The same rules with other answers to some legal questions. Raises InvalidInput."""
        return replace(self, chosen=_checked(self.book, {**self.chosen, **readings}))

    def with_overlay(self, overlay: "str | PathLike[str] | Mapping[str, Any] | Overlay") -> Self:
        """The same rules with the values of an overlay, given as a file or as its content.

        Its values and readings win over those of overlays before it.
        Raises MissingFile, or InvalidInput with all that does not fit.
        """
        from ki_funding.law.rulebook.overlaid import put_on
        from ki_funding.law.rulebook.overlay import Overlay, overlay_in, read_overlay

        if isinstance(overlay, Mapping):
            found, problems = overlay_in(document_of(overlay, "overlay"))
            if found is None or problems:
                raise InvalidInput(problems)
            overlay = found
        elif not isinstance(overlay, Overlay):
            overlay = read_overlay(Path(overlay))
        above = replace(self, book=put_on(self.book, overlay))
        if unknown := above.unknown_readings(overlay.document):
            raise InvalidInput(unknown)
        return above.with_readings(overlay.readings)

    def unknown_readings(self, document: Document) -> list[Diagnostic]:
        """What an overlay says of readings or options that there are not."""
        written = document.data.get("readings") if isinstance(document.data, dict) else None
        readings = written.items() if isinstance(written, dict) else ()
        try:
            self.with_readings({name: said for name, said in readings if isinstance(said, str)})
        except InvalidInput as error:
            return [
                document.diagnostic(
                    found.code,
                    ("readings", found.params.get("reading", found.params["name"])),
                    on_key=found.code == "reading-unknown",
                )._replace(params=found.params)
                for found in error.diagnostics
            ]
        return []

    def with_value(self, path: str, value: object, *, since: date | None = None) -> Self:
        """The same rules with another figure: `PROGRAMME.PARAMETER` or with `.BRANCH` behind.

        It holds for all that the rulebook covers, or from a day on. Raises InvalidInput.
        """
        at = f"@{since.isoformat()}" if since else ""
        return self.with_option(f"{path}{at}={as_text(value)}")

    def with_option(self, option: str) -> Self:
        """The same rules with `PROGRAMME.PARAMETER[.BRANCH][@DAY]=VALUE`. Raises InvalidInput."""
        from ki_funding.law.rulebook.overlay import overlay_of_option

        return self.with_overlay(overlay_of_option(option, self.book.covers.first))

    def planned(self) -> Self:
        """The same rules as a plan: an open figure is what it last was, with status `planned`."""
        return replace(self, book=self.book.planned())

    def carried_forward(self, year: int) -> Self:
        """The same rules until the end of a later year.

        What would be said only of the years that the rulebook covers goes on as it is, with status
        `planned`.
        """
        return replace(self, book=self.book.carried_forward(year))

    def case(self, case: CaseLike, *, year: int | None = None, full_use: bool = False) -> Case:
        """A case from a file, a mapping or a document. Raises InvalidInput."""
        if isinstance(case, Case):
            return case
        if isinstance(case, Document):
            document = case
        elif isinstance(case, str | PathLike):
            document = document_in(Path(case))
        else:
            document = case_of(case)
        return read_case(document, self.book, year=year, full_use=full_use)

    def calculation(
        self,
        case: CaseLike,
        *,
        year: int | None = None,
        full_use: bool = False,
        trace: bool = True,
        only: Container[str] | None = None,
    ) -> Calculation:
        """The funding of one case, which is a path, a mapping as in a case file, or a case.

        `year` reads its claims for another year; `full_use` claims every maximum; `trace` keeps how
        amounts came about, which an explanation needs; `only` leaves out all other programmes.
        Raises InvalidInput with everything that is wrong with the case.
        """
        return calculated(
            self.book,
            self.chosen,
            self.case(case, year=year, full_use=full_use),
            self.receipt,
            full_use=full_use,
            trace=trace,
            only=only,
        )


def _carried(until: date | None) -> Iterator[OverlayReceipt]:
    """That all figures go on until a later day, which lies below whatever else is put on."""
    if until is not None:
        option = f"--carry-forward {until.year}"
        yield OverlayReceipt(option, Words(option, option), sha256(option.encode()).hexdigest(), ())


def _checked(book: Rulebook, readings: Mapping[str, str]) -> dict[str, str]:
    """Some answers to legal questions. Raises InvalidInput for each that does not exist."""
    known: Mapping[str, Reading] = book.common.readings
    if any(name not in known for name in readings):
        known = book.readings(book.ids)
    problems = []
    for name, option in readings.items():
        span = Span(f"--reading {name}={option}")
        if name not in known:
            problems.append(_unknown_reading("reading-unknown", span, name, known))
        elif option not in known[name].options:
            finding = _unknown_reading("option-unknown", span, option, known[name].options)
            problems.append(finding._replace(params={**finding.params, "reading": name}))
    if problems:
        raise InvalidInput(problems)
    return dict(readings)


def _unknown_reading(code: str, span: Span, name: str, known: Mapping[str, object]) -> Diagnostic:
    params = {"name": name, "names": ", ".join(known), "nearest": likely(name, known)}
    return Diagnostic(code, span, params)
