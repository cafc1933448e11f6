"""The format follows the suffix of `--output` where `--format` is not given."""

from collections.abc import Sequence
from pathlib import Path

from ki_funding.cli.usage import UsageProblem
from ki_funding.presentation.formats import FORMATS

# What whoever opens a file of that name expects; any other suffix says nothing.
SUFFIXES = {
    **{suffix: name for name, one in FORMATS.items() for suffix in one.suffixes},
    ".sarif": "sarif",
    ".svg": "svg",
    ".png": "png",
    ".yaml": "yaml",
    ".yml": "yaml",
    # written by no command: a table of ours in such a file opens nowhere
    **{f".{name}": name for name in ("pdf", "docx", "odt", "xls", "xlsm", "ods", "tsv", "xml")},
}
PAPER = {"pdf", "docx", "odt"}
TEXT = ".txt"
# Formats that are another one as well.
ALSO = {"sarif": "json", "gitlab": "json"}


def suffix_of(file: str) -> str:
    """The last suffix of a name, in small letters; Windows drops dots and spaces behind it."""
    return Path(file.rstrip(". ")).suffix.lower()


def format_of(output: str | None, given: str | None, formats: Sequence[str]) -> str:
    """What is written to a file: the format that was given, else that of its suffix.

    The first of a command's formats is for where neither says one. Raises UsageProblem where they
    contradict each other, and for a suffix of something else than these formats.
    """
    suffix = suffix_of(output or "")
    said = SUFFIXES.get(suffix)
    if said is None or said in {given, ALSO.get(given or "")}:
        return given or formats[0]
    named = {"file": output or "", "suffix": suffix}
    if given is not None:
        fitting = _suffix_for(given)
        raise UsageProblem("usage.suffix_format", format=given, fitting=fitting, **named)
    if said not in formats:
        possible = ", ".join(dict.fromkeys(map(_suffix_for, formats)))
        key = "usage.suffix_paper" if said in PAPER and "html" in formats else "usage.suffix"
        raise UsageProblem(key, possible=possible, **named)
    return said


def _suffix_for(format_: str) -> str:
    return next((suffix for suffix, name in SUFFIXES.items() if name == format_), TEXT)
