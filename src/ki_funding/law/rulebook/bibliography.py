"""The bibliography, `rules/sources.yaml`: each entry is read when it is first cited.

A rulebook cites hundreds of sources and a calculation a dozen. The file is therefore cut at the
keys that stand at the beginning of a line, and an entry is parsed on its own; blank lines before
it keep its place in the file.
"""

import re
from collections.abc import Iterator, Mapping

from ki_funding.files.findings import Diagnostic, InvalidInput, Span
from ki_funding.files.model import validate
from ki_funding.files.yaml import read_bytes
from ki_funding.law.programme.file import SourceEntry

ENTRY = re.compile(r"""^(["']?)([^\s#:"'{}\[\],-][^\s#:"']*)\1:(?=\s|$)""", re.M)


class Bibliography(Mapping[str, SourceEntry]):
    """The entries by id. Raises InvalidInput for one that is given twice or cannot be read."""

    def __init__(self, raw: bytes, name: str) -> None:
        text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
        starts = list(ENTRY.finditer(text))
        whole = None if starts else read_bytes(raw, name).data  # indented, or in braces
        if not starts and not isinstance(whole, dict):
            raise InvalidInput([Diagnostic("rules-empty", Span(name))])
        ends = [start.start() for start in starts[1:]] + [len(text)]
        self._name, self._raw, self._whole = name, raw, False
        self._chunks: dict[str, tuple[int, str]] = dict.fromkeys(whole or (), (0, text))
        self._entries: dict[str, SourceEntry] = {}
        for start, end in zip(starts, ends, strict=True):
            line = text.count("\n", 0, start.start())
            key = start[2]
            if key in self._chunks:
                span = Span(name, line + 1, 1, line + 1, len(start[0]))
                first = str(self._chunks[key][0] + 1)
                params = {"key": key, "first": first}
                raise InvalidInput([Diagnostic("yaml-duplicate-key", span, params, start[0])])
            self._chunks[key] = (line, text[start.start() : end])

    def add(self, name: str, entry: SourceEntry) -> None:
        """Puts in an entry that stands in no file."""
        self._chunks[name] = (0, "")
        self._entries[name] = entry

    def __getitem__(self, name: str) -> SourceEntry:
        if name not in self._entries:
            line, chunk = self._chunks[name]
            document = read_bytes(("\n" * line + chunk).encode(), self._name)
            entry, problems = validate(SourceEntry, document, document.data[name], (name,))
            if entry is None:
                raise InvalidInput(problems)
            self._entries[name] = entry
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is an entry, without reading it. Raises InvalidInput for a broken file."""
        if name in self._chunks:
            return True
        if not self._whole:  # it may be missing because what is before it is no YAML
            read_bytes(self._raw, self._name)
            self._whole = True
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(self._chunks)

    def __len__(self) -> int:
        return len(self._chunks)
