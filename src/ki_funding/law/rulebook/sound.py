"""What is left of a rulebook whose shared files are wrong, so that the others tell all as well."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput
from ki_funding.files.reading import validate
from ki_funding.files.remainder import Remainder, all_wrong
from ki_funding.law.programme.compiler import Compiler
from ki_funding.law.programme.dated import Days
from ki_funding.law.programme.file import ProgrammeFile, SourceEntry
from ki_funding.law.rulebook.folder import COMMON, REGISTER, RULEBOOK, SOURCES
from ki_funding.law.rulebook.register import Register, register_in
from ki_funding.law.rulebook.rule_files import common_in, head_in
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.law.rulebook.shared_files import unknown_sources
from ki_funding.values.scalars import YEARS, Words
from ki_funding.values.unread import UNREAD

EVER = {"from": f"{YEARS[0]}-01-01", "until": f"{YEARS[-1]}-12-31"}
NAMELESS = SourceEntry(title=UNREAD, short=Words(UNREAD, UNREAD), kind=UNREAD)
HEAD = {"version": EVER["from"], "covers": EVER}


class Sound(NamedTuple):
    """A rulebook whose shared files are what is left of them; None where one is not to be read."""

    book: Rulebook | None
    told: tuple[Diagnostic, ...]
    rests: tuple[Remainder, ...] = ()
    unsure: frozenset[str] = frozenset()  # what may be one of the register


def sound_files(book: Rulebook) -> Sound:
    """What is wrong with the files that every programme needs, and the rulebook without it."""
    above, rests = Rulebook(book.name, book.files), dict[str, Remainder]()
    register, told = _register(book)
    above.register = register or Register({}, ())
    for name, look, plain in (
        (SOURCES, _entries, {}),
        (RULEBOOK, lambda document: iter((head_in(document, book.ids_present)[1], ())), HEAD),
        (COMMON, lambda document: _common(above, document), {}),
    ):
        try:
            found, rests[name] = all_wrong(book.parsed(name), look, plain)
        except InvalidInput as error:
            told += error.diagnostics
            continue
        told += found
        above._documents[name] = rests[name].document
        if name == SOURCES:
            above.sources = dict.fromkeys(rests[name].entries(), NAMELESS)
    whole = [rest for rest in rests.values() if not rest.whole.broken]
    if register is None or len(whole) < 3:
        return Sound(None, tuple(told))
    head, _ = head_in(rests[RULEBOOK].document, book.ids_present)
    common, _ = common_in(rests[COMMON].document, register.columns)
    if head is None or common is None:
        return Sound(None, tuple(told))
    above.head, above.common = head, common
    return Sound(above, tuple(told), tuple(rests.values()), register.unsure)


def _register(book: Rulebook) -> tuple[Register | None, list[Diagnostic]]:
    try:
        return register_in(book.text(REGISTER), book.place(REGISTER))
    except InvalidInput as error:
        return None, list(error.diagnostics)


def _entries(document: Document) -> Iterator[Sequence[Diagnostic]]:
    """What is wrong with the entries of the bibliography, cited or not."""
    if not isinstance(document.data, dict) or not document.data:
        yield [document.diagnostic("rules-empty")]
        return
    found = [
        validate(SourceEntry, document, entry, (key,))[1] for key, entry in document.data.items()
    ]
    yield [*chain(*found)]
    yield ()


def _common(book: Rulebook, document: Document) -> Iterator[Sequence[Diagnostic]]:
    """What is wrong with what all programmes share, in itself and as a part of any of them."""
    common, problems = common_in(document, book.register.columns)
    yield [*problems, *unknown_sources(document, book.sources)]
    if common is None:
        return
    spec = ProgrammeFile(
        id=UNREAD, title=NAMELESS.short, kind=(), recipients=(), in_force=(), items={}
    )
    known = frozenset(book.register.municipalities)
    compiler = Compiler(
        spec, document, common, document, Days(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)), known
    )
    compiler.compile()
    yield compiler.problems
    yield ()
