"""The bibliography, `rules/sources.yaml`: each entry is read when it is first cited.

A rulebook cites hundreds of sources and a calculation a dozen. The file is therefore cut at the
keys that stand at the beginning of a line, and an entry is parsed on its own; blank lines before
it keep its place in the file. What cannot be found so, and who wants all entries, has the file
read as a whole, so that YAML decides what is in it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from ki_funding.files.document import Document
from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.reading import validate
from ki_funding.files.yaml import MAX_BYTES, read_bytes
from ki_funding.law.programme.file import SourceEntry

ENTRY = re.compile(r"""^(["']?)([^\s#:"'{}\[\],-][^\s#:"']*)\1:(?=\s|$)""", re.M)


class Bibliography(Mapping[str, SourceEntry]):
    """The entries by id. Raises InvalidInput for one that is given twice or cannot be read."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._name, self._raw = name, raw
        self._chunks: dict[str, tuple[int, str]] = {}
        self._entries: dict[str, SourceEntry] = {}
        if len(raw) > MAX_BYTES:  # it is refused as a whole
            return
        text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
        starts = list(ENTRY.finditer(text))
        line, counted = 0, 0
        for place, start in enumerate(starts):
            line, counted = line + text.count("\n", counted, start.start()), start.start()
            key = start[2]
            if key in self._chunks:
                span = Span(name, line + 1, 1, line + 1, len(start[0]))
                first = str(self._chunks[key][0] + 1)
                params = {"key": key, "first": first}
                raise InvalidInput([Diagnostic("yaml-duplicate-key", span, params, start[0])])
            end = starts[place + 1].start() if place + 1 < len(starts) else len(text)
            self._chunks[key] = (line, text[start.start() : end])

    def add(self, name: str, entry: SourceEntry) -> None:
        """Puts in an entry that stands in no file."""
        self._entries[name] = entry

    def __getitem__(self, name: str) -> SourceEntry:
        if name not in self._entries:
            document = self._read(name)
            entry, problems = validate(SourceEntry, document, document.data[name], (name,))
            if entry is None:
                raise InvalidInput(problems)
            self._entries[name] = entry
        return self._entries[name]

    def _read(self, name: str) -> Document:
        """What an entry stands in: its own lines where that is less than the whole file."""
        if name in self._chunks and "_whole" not in self.__dict__:
            line, chunk = self._chunks[name]
            document = read_bytes(("\n" * line + chunk).encode(), self._name)
            if isinstance(document.data, dict) and name in document.data:
                return document
        return self._whole

    @cached_property
    def _whole(self) -> Document:
        document = read_bytes(self._raw, self._name)
        if not isinstance(document.data, dict) or not document.data:
            raise InvalidInput([Diagnostic("rules-empty", Span(self._name))])
        return document

    def __contains__(self, name: object) -> bool:
        """Whether there is an entry, without reading it. Raises InvalidInput for a broken file."""
        return name in self._entries or name in self._chunks or name in self._whole.data

    def __iter__(self) -> Iterator[str]:
        return iter({**self._whole.data, **self._entries})

    def __len__(self) -> int:
        return len({**self._whole.data, **self._entries})
