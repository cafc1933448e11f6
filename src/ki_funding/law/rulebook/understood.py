"""How a programme's file becomes law, and everything that is wrong with it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic
from ki_funding.files.reading import validate
from ki_funding.law.checks import CHECKS
from ki_funding.law.programme.compiler import Compiler
from ki_funding.law.programme.file import ProgrammeFile
from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.folder import COMMON
from ki_funding.law.rulebook.rule_files import RuleFiles
from ki_funding.law.rulebook.shared_files import unknown_sources
from ki_funding.values.unread import UNREAD
from ki_funding.values.vocabulary import Art, ProgrammeKind, Status

if TYPE_CHECKING:
    from ki_funding.files.remainder import Remainder


class Understood(NamedTuple):
    """A programme as far as its file makes sense, and whether that is all that must be told."""

    law: Law | None
    problems: Sequence[Diagnostic]


def understood(book: RuleFiles, name: str, document: Document) -> Iterator[Understood]:
    """A programme, with what is wrong with its form, then with its names, then with its sense."""
    spec, found = validate(ProgrammeFile, document, document.data)
    cited = unknown_sources(document, book.sources)
    yield Understood(None, [*_other_id(book, name, document), *cited, *found])
    if spec is None:
        return
    known = frozenset(book.register.municipalities)
    compiler = Compiler(spec, document, book.common, book.document(COMMON), book.covers, known)
    law = compiler.compile()
    yield Understood(law, compiler.problems)
    yield Understood(law, checked(law))
    yield Understood(law, ())


def checked(law: Law) -> list[Diagnostic]:
    """What could be calculated with, but should not be."""
    return [finding for check in CHECKS for finding in check(law)]


def all_found(book: RuleFiles, name: str) -> "tuple[list[Diagnostic], Law | None, Remainder]":
    """All that is wrong in a programme's file, and the programme without what is wrong."""
    from ki_funding.files.remainder import all_wrong  # where all is right, nothing is left out

    def look(document: Document) -> Iterator[Sequence[Diagnostic]]:
        return (stage.problems for stage in understood(book, name, document))

    ever = {"from": book.covers.first.isoformat(), "source": UNREAD, "status": Status.OFFICIAL}
    plain = {
        "id": name,
        "kind": ProgrammeKind.OPTIONAL,
        "recipients": [Art.KREIS, Art.KREISFREIE_STADT],
        "in_force": [ever],
        "items": {},
    }
    told, rest = all_wrong(book.parsed(f"{name}.yaml"), look, plain)
    *_, last = understood(book, name, rest.document)
    return told, last.law, rest


def _other_id(book: RuleFiles, name: str, document: Document) -> Iterator[Diagnostic]:
    """A file whose id is not its name; where another file has that id, both are named."""
    found = document.data.get("id") if isinstance(document.data, dict) else None
    if not isinstance(found, str) or found in {name, UNREAD}:
        return
    other = f"{found}.yaml"
    if other in book.files:
        first = str(book.parsed(other).span(("id",)))
        yield document.diagnostic("id-twice", ("id",), id=found, first=first)
    else:
        yield document.diagnostic("id-file-name", ("id",), id=found, name=other)
