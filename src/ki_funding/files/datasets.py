"""A table of any size, in one file or in all files of a folder, read piece by piece."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ki_funding.extras import extra
from ki_funding.files.cell_table import (
    PARQUET,
    SUFFIXES,
    CellTable,
    columns_twice,
    read_table,
    refuse_swelling,
)
from ki_funding.files.findings import Diagnostic, InvalidInput, MissingFile, Span
from ki_funding.files.from_python import as_text
from ki_funding.files.read_so_far import note_file

ROWS = 2**18  # of a piece
HIDDEN = (".", "_")  # what programs put beside the parts: `_SUCCESS`, checksums


class Piece(NamedTuple):
    """Rows of one file that follow each other, as a batch of Arrow with the columns asked for.

    `head` is the file's table without its rows, or with the rows of a CSV.
    """

    head: CellTable
    first: int
    batch: Any

    def row(self, place: int) -> CellTable:
        """A table of one row, for whoever reads it as it is written."""
        if self.head.rows:
            there = slice(self.first + place, self.first + place + 1)
            return self.head._replace(rows=self.head.rows[there], lines=self.head.lines[there])
        cells = {name: self.batch.column(name)[place].as_py() for name in self.batch.schema.names}
        row = tuple([as_text(cells.get(name)) for name in self.head.header])
        return self.head._replace(rows=(row,), lines=(self.first + place + 1,))

    def numbers(self, places: Any) -> Any:
        """The numbers of rows as they are counted in the file: lines of a CSV."""
        if not self.head.rows:
            return places + (self.first + 1)
        return [self.head.lines[self.first + place] for place in places.tolist()]


class Stretch(NamedTuple):
    """Rows that whoever sees the file can read: a group of rows of parquet, or all of a CSV."""

    file: Path
    name: str
    group: int = 0
    first: int = 0

    def pieces(self, columns: Collection[str]) -> Iterator[Piece]:
        """The rows, with some of the columns. Raises MissingFile where the file is not seen."""
        if self.file.suffix.lower() == PARQUET:
            found = _pieces(self.file, columns, [self.group], self.first)
        else:
            found = _pieces_of_text(self.file, columns)
        for piece in found:
            yield piece._replace(head=piece.head._replace(name=self.name))


class Dataset(NamedTuple):
    """Files with the same columns, and how many rows they have if that is known beforehand."""

    files: tuple[Path, ...]
    head: CellTable
    rows: int

    @classmethod
    def at(cls, path: Path) -> "Dataset":
        """The table in a file, or in all tables of a folder and below.

        Raises MissingExtra, MissingFile, and InvalidInput if one cannot be read or has other
        columns than the first.
        """
        files = tuple(_tables_in(path)) if path.is_dir() else (path,)
        if not files:
            raise InvalidInput([Diagnostic("table-folder", Span(str(path)))])
        heads = [_head(file) for file in files]
        first, _ = heads[0]
        if problems := [*columns_twice(first), *_other_columns([head for head, _ in heads])]:
            raise InvalidInput(problems)
        return cls(files, first, sum(rows for _, rows in heads))

    def pieces(self, columns: Collection[str]) -> Iterator[Piece]:
        """All rows, with some of the columns. Raises MissingFile for a file that has vanished."""
        for file in self.files:
            if file.suffix.lower() == PARQUET:
                yield from _pieces(file, columns)
            else:
                yield from _pieces_of_text(file, columns)

    def stretches(self) -> Iterator[Stretch]:
        """The same rows in the same order, cut where files and their groups of rows end."""
        for file in self.files:
            whole, first = file.absolute(), 0
            if file.suffix.lower() != PARQUET:
                yield Stretch(whole, str(file))
                continue
            with _opened(file) as reader:
                head = reader.metadata
            for group in range(head.num_row_groups):
                yield Stretch(whole, str(file), group, first)
                first += head.row_group(group).num_rows


def _tables_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        names = path.relative_to(folder).parts
        if path.suffix.lower() in SUFFIXES and not any(name.startswith(HIDDEN) for name in names):
            yield path


def _head(file: Path) -> tuple[CellTable, int]:
    """A table without its rows, and how many they are."""
    if file.suffix.lower() != PARQUET:
        table = read_table(file)
        return table._replace(rows=(), lines=(), text=""), len(table.rows)
    with _opened(file) as reader:
        names = tuple(reader.schema_arrow.names)
        return CellTable(str(file), names, (), ()), reader.metadata.num_rows


def _other_columns(heads: list[CellTable]) -> Iterator[Diagnostic]:
    """Files with other columns than the first, each with those that one of the two lacks."""
    first = heads[0]
    for head in heads[1:]:
        if lacking := sorted(set(first.header) ^ set(head.header)):
            names = {"other": first.name, "names": ", ".join(lacking)}
            yield Diagnostic("table-columns-differ", Span(head.name), names)


def _opened(file: Path) -> Any:
    parquet: Any = extra("pyarrow.parquet", "sweep")
    if not file.is_file():
        raise MissingFile([Diagnostic("file-missing", Span(str(file)))])
    note_file(file)
    try:
        head = parquet.read_metadata(file)
        refuse_swelling(file, head)
        words = head.schema.to_arrow_schema().names  # a word that stands there often is kept once
        return parquet.ParquetFile(
            file, pre_buffer=False, buffer_size=2**20, read_dictionary=words, metadata=head
        )
    except (ValueError, OSError) as error:  # as pyarrow has it
        raise InvalidInput([Diagnostic("table-parquet", Span(str(file)))]) from error


def _pieces(
    file: Path, columns: Collection[str], groups: list[int] | None = None, first: int = 0
) -> Iterator[Piece]:
    with _opened(file) as reader:
        names = tuple(reader.schema_arrow.names)
        head = CellTable(str(file), names, (), ())
        wanted = [name for name in names if name in columns]
        batches = reader.iter_batches(ROWS, row_groups=groups, columns=wanted)
        while (batch := _next(batches, file)) is not None:
            yield Piece(head, first, batch)
            first += batch.num_rows


def _next(batches: Iterator[Any], file: Path) -> Any:
    try:
        return next(batches, None)
    except (ValueError, OSError, NotImplementedError) as error:  # damaged further on
        raise InvalidInput([Diagnostic("table-parquet", Span(str(file)))]) from error


def _pieces_of_text(file: Path, columns: Collection[str]) -> Iterator[Piece]:
    arrow: Any = extra("pyarrow", "sweep")
    table = read_table(file)
    for first in range(0, len(table.rows), ROWS):
        rows = table.rows[first : first + ROWS]
        cells = {
            name: arrow.array(column, arrow.string())
            for name, column in zip(table.header, zip(*rows, strict=True), strict=True)
            if name in columns
        }
        yield Piece(table, first, arrow.record_batch(cells))
