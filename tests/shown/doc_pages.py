"""The pages in `docs/` as a reader follows them: blocks to run, files to write, links to open.

A block of `sh` is run line by line. A block of `console` is run too and shows what comes out;
`[…]` at its end means that more follows. A block of `yaml` or `python` behind a line that ends
with the name of a file and a colon is what the reader writes into that file, a block of `diff`
what he changes in it. Any other block of `python` is run where it stands, and a comment that
begins with `=` is what its line gives. What is shown is what comes out, so a page can be written
anew; `<!-- next year: 2028 -->` says which years of a page move when the rulebook goes further.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT, without_receipt
from workplace import call

from ki_funding.texts.language import Language

DOCS, README = ROOT / "docs", ROOT / "README.md"
# Written and tested by test_finding_pages.py.
FINDINGS = {path for name in ("befunde", "findings") for path in DOCS.glob(f"*/{name}*")}
PAGES = sorted(path for path in DOCS.rglob("*.md") if FINDINGS.isdisjoint([path, *path.parents]))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.S | re.M)
NAMED = re.compile(r"`([\w./-]+\.(?:yaml|yml|py))`[^`]*:$")
SHOWN = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.M)
NEXT_YEAR = re.compile(r"<!-- next year: (\d{4}) -->")
PART = re.compile(r"(<!-- begin: ([\w.]+) -->\n)(.*?)(<!-- end -->)", re.S)
CUT = "[…]\n"
BUG = 3
# What a reader does once, and the tests do in other ways: see test_packaging.py and test_ci.py.
ELSEWHERE_RUN = (
    "pytest",
    "python3 -m venv",
    "pip install",
    "pipx",
    "pre-commit",
    "source ",
    "jupyter",
)


class Block(NamedTuple):
    """A fenced block: its language, text and place, and the file that the line above names."""

    kind: str
    text: str
    start: int
    file: str | None


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found = []
    for match in BLOCK.finditer(text):
        above = text[: match.start()].rstrip().rpartition("\n\n")[2].replace("\n", " ")
        named = NAMED.search(above)
        found.append(Block(match[1], match[2], match.start(2), named[1] if named else None))
    return found


def name(path: Path) -> str:
    """A file as people name it."""
    return str(path.relative_to(ROOT))


def language_of(page: Path) -> Language:
    """The language that a page is written in; the index of all pages is German first."""
    return Language.EN if page.parent.name == "en" else Language.DE


def followed(page: Path, text: str, folder: Path, *, to_its_end: bool = True) -> str:
    """A page's text with what its commands give when a reader follows it in a folder.

    The examples in generated parts are those of the help, which test_help.py runs. Who only
    writes a page anew need not follow it to its end: lines of `sh` show nothing themselves.
    """
    names: dict[str, object] = {}
    shown: list[tuple[int, str, str]] = []
    generated = [part.span() for part in PART.finditer(text)]
    every = [b for b in blocks(text) if not any(a < b.start < z for a, z in generated)]
    if not to_its_end:
        every = every[: max((n for n, b in enumerate(every, 1) if b.kind != "sh"), default=0)]
    for block in every:
        if block.kind == "sh":
            _run(block.text, folder, page)
        elif block.kind == "console":
            for match in SHOWN.finditer(block.text):
                real = _output(match[1], match[2], folder, page)
                shown.append((block.start + match.start(2), match[2], real))
        elif block.kind in {"yaml", "python"} and block.file:
            target = folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, "utf-8")
        elif block.kind == "diff":
            assert block.file, f"{page}: which file does this change?\n{block.text}"
            _change(folder / block.file, block.text)
        elif block.kind == "python":
            shown.append((block.start, block.text, _python(block.text, names)))
    for start, old, new in reversed(shown):
        text = text[:start] + new + text[start + len(old) :]
    return text


def filled(text: str, parts: dict[str, Callable[[], str]]) -> str:
    """A page with its generated parts written anew."""
    return PART.sub(lambda part: f"{part[1]}\n{parts[part[2]]()}\n{part[4]}", text)


def with_the_next_year(text: str, covered: range) -> str:
    """A page that is about the year behind the rulebook, moved to that year."""
    mark = NEXT_YEAR.search(text)
    if not mark:
        return text
    year = int(mark[1])
    here = rf"\b(?:{year - 1}|{year})\b"
    return re.sub(here, lambda found: str(int(found[0]) + covered.stop - year), text)


def anchors(text: str) -> set[str]:
    """What a link may point at in a page, as GitHub names it."""
    plain = BLOCK.sub("", text)
    headings = re.findall(r"^#+ (.+)$", plain, re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}


def links(text: str) -> list[str]:
    """The targets of links and pictures that are no addresses on the web."""
    plain = BLOCK.sub("", text)
    return [t for t in re.findall(r"\]\(([^)\s]+)\)|src(?:set)?=\"([^\"]+)\"", plain)
            for t in t if t and "://" not in t]  # fmt: skip


def _settings(page: Path) -> dict[str, str]:
    return {"KI_FUNDING_LANG": language_of(page), "COLUMNS": "80"}


def _run(lines: str, folder: Path, page: Path) -> None:
    """Runs every line; all must succeed."""
    for line in lines.splitlines():
        if not line.startswith(ELSEWHERE_RUN):
            done = call(line, folder, **_settings(page))
            assert done.code == 0, f"{line}\n{done.out}{done.err}"


def _output(command: str, old: str, folder: Path, page: Path) -> str:
    """What a command shows; as many paragraphs as the page shows of it."""
    done = call(command, folder, **_settings(page))
    assert done.code != BUG, done.err
    real = without_receipt(done.out + done.err)
    if not old.endswith(CUT):
        return real
    paragraphs = max(old.removesuffix(CUT).strip("\n").count("\n\n") + 1, 1)
    kept = "\n\n".join(real.split("\n\n")[:paragraphs])
    assert kept != real, f"{command}: nothing is left out"
    return f"{kept}\n{CUT}"


def _change(path: Path, change: str) -> None:
    """Applies the lines of a diff, whose old text must be in the file once."""
    lines = change.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path}: not there once:\n{old}"
    path.write_text(text.replace(old, new), "utf-8")


def _python(code: str, names: dict[str, object]) -> str:
    """Runs a block and returns it with the values that its lines show in comments."""
    pending, lines = "", []
    for line in code.splitlines():
        statement, mark, _ = line.partition("  # = ")
        lines.append(f"{statement}{mark}{eval(statement, names)!r}" if mark else line)
        if not mark:
            pending += f"{line}\n"
            try:
                compiled = compile(pending, "docs", "exec")
            except SyntaxError:
                continue  # a statement over several lines
            exec(compiled, names)
            pending = ""
    assert not pending.strip(), pending
    return "\n".join(lines) + "\n"
