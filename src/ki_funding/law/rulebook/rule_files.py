"""The files of a rulebook: the bytes of a folder, each read when it is needed and then kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TypeVar

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.reading import validate
from ki_funding.files.yaml import MAX_BYTES, parse
from ki_funding.law.programme.dated import Days
from ki_funding.law.programme.file import Common, RulebookFile, SourceEntry
from ki_funding.law.rulebook.bibliography import Bibliography
from ki_funding.law.rulebook.folder import COMMON, REGISTER, RULEBOOK, SHARED, SOURCES, as_text
from ki_funding.law.rulebook.register import Register, register_in
from ki_funding.law.rulebook.shared_files import columns_missing, disordered, readings_missing

Read = TypeVar("Read")


@dataclass
class RuleFiles:
    """A folder of rules. `files` holds the bytes of every file by its name in the folder.

    `name` is how places are shown: `rules` for the shipped ones, else the folder as it was given.
    """

    name: str
    files: Mapping[str, bytes]
    _documents: dict[str, Document] = field(default_factory=dict, kw_only=True)

    @cached_property
    def ids_present(self) -> tuple[str, ...]:
        """The ids of all programmes by name, whatever the rulebook's own file says."""
        files = {name for name in self.files if name.endswith(".yaml")} - SHARED
        return tuple(sorted(name.removesuffix(".yaml") for name in files))

    @cached_property
    def head(self) -> RulebookFile:
        """Title, version and the days that the rulebook covers."""
        document = self.document(RULEBOOK)
        return _or_raise(*head_in(document, self.ids_present))

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the texts of every rule file, the same on every system."""
        total = sha256()
        for name in sorted(self.files):
            text = as_text(self.files[name])
            total.update(f"{name}\0{len(text)}\0".encode())
            total.update(text)
        return total.hexdigest()

    @cached_property
    def common(self) -> Common:
        """Facts, readings and parameters that every programme may use."""
        return _or_raise(*common_in(self.document(COMMON), self.register.columns))

    @cached_property
    def register(self) -> Register:
        """The register of the KI."""
        return _or_raise(*register_in(self.text(REGISTER), self.place(REGISTER)))

    @cached_property
    def sources(self) -> Mapping[str, SourceEntry]:
        """The bibliography."""
        return self.bibliography()

    def bibliography(self) -> Bibliography:
        """The bibliography as it is written."""
        if SOURCES not in self.files:
            raise self.missing(SOURCES)
        return Bibliography(self.files[SOURCES], self.place(SOURCES))

    @property
    def covers(self) -> Days:
        """The days for which the rulebook says anything."""
        return Days(self.head.covers.first, self.head.covers.until)

    def text(self, name: str) -> str:
        """The text of one of the folder's files. Raises MissingFile and InvalidInput."""
        place = self.place(name)
        if name not in self.files:
            raise self.missing(name)
        if len(self.files[name]) > MAX_BYTES:
            raise InvalidInput([Diagnostic("file-too-large", Span(place))])
        try:
            return self.files[name].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InvalidInput([Diagnostic("file-not-utf-8", Span(place))]) from error

    def missing(self, name: str) -> MissingFile:
        """What to raise where one of the folder's files is not there."""
        return MissingFile([Diagnostic("file-missing", Span(self.place(name)))])

    def document(self, name: str) -> Document:
        """One of the folder's YAML files. Raises InvalidInput with the problems of its YAML."""
        document = self.parsed(name)
        if document.problems:
            raise InvalidInput(document.problems)
        return document

    def place(self, name: str) -> str:
        """How a file of the folder is named to the user."""
        return name if self.name == "." else f"{self.name}/{name}"

    def parsed(self, name: str) -> Document:
        """One of the folder's YAML files as far as it can be read. Raises MissingFile."""
        if name not in self._documents:
            if name not in self.files:
                raise self.missing(name)
            self._documents[name] = parse(self.files[name], self.place(name))
        return self._documents[name]


def head_in(
    document: Document, present: Sequence[str]
) -> tuple[RulebookFile | None, list[Diagnostic]]:
    """The rulebook's own file, and what is wrong with it."""
    head, problems = validate(RulebookFile, document, document.data)
    return head, problems if head is None else list(disordered(head, document, present))


def common_in(document: Document, columns: Sequence[str]) -> tuple[Common | None, list[Diagnostic]]:
    """What every programme may use, and what is wrong with it."""
    common, problems = validate(Common, document, document.data)
    if common is not None:
        problems = [
            *readings_missing(common, document),
            *columns_missing(common, document, columns),
        ]
    return common, problems


def _or_raise(value: Read | None, problems: Sequence[Diagnostic]) -> Read:
    if value is None or problems:
        raise InvalidInput(problems)
    return value
