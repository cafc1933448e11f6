"""The index of findings in the docs and the page of each, written from the test pairs."""

from collections.abc import Mapping
from textwrap import dedent

from finding_pairs import Group, Pair
from finding_words import AFTER, INTRODUCTION, WORDS

from ki_funding.presentation.findings.pages import FOLDERS, INDEX
from ki_funding.texts.language import Language

WIDEST = 110
CUT = "[…]"


def index(language: Language, groups: tuple[Group, ...], formats: Mapping[str, str]) -> str:
    """The page of all findings: introduction, the formats, and a link to each code."""
    lines = [INTRODUCTION[language].strip(), ""]
    for command, output in formats.items():
        lines += ["```console", f"$ {command}", output.rstrip("\n"), "```", ""]
    lines += [AFTER[language].strip(), ""]
    folder = FOLDERS[language].partition("/")[2]
    for group in groups:
        codes = ", ".join(f"[{pair.code}]({folder}/{pair.code}.md)" for pair in group.pairs)
        lines.append(f"- {group.title[language]}: {codes}")
    return "\n".join(lines) + "\n"


def page(pair: Pair, language: Language, finding: str) -> str:
    """The page of one finding; `finding` is what a terminal shows of it."""
    words = WORDS[language]
    kind = "sh" if pair.call or pair.bad.startswith("ki-funding") else _kind(pair.file)
    lines = [
        f"# {pair.code}", "", pair.guards[language], "",
        f"{words.bad}:", "", *_block(kind, example(pair, bad=True)), "",
        f"{words.finding}:", "", *_block("text", _cut(finding)), "",
        f"{words.good}:", "", *_block(kind, example(pair, bad=False)), "",
        f"[{words.all}](../{INDEX[language].partition('/')[2]})",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def example(pair: Pair, *, bad: bool) -> str:
    """The lines of the file that the good or bad text touches, as far left as they can stand."""
    part = pair.bad if bad else pair.good
    if pair.shown or not pair.good:
        return _cut(part if bad else part or WHOLE)
    text = pair.text(bad=bad)
    start = pair.text(bad=False).index(pair.good)
    end = start + len(part)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end - part.endswith("\n"), start))
    return _cut(_visible(dedent(text[first : last if last >= 0 else None])))


WHOLE = "kommune: Seldwyla\njahr: 2021"


def _visible(text: str) -> str:
    """Control characters as people speak of them; a tab stays a tab."""
    return "".join(c if c in "\n\t" or c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def _cut(text: str) -> str:
    lines = text.strip("\n").split("\n")
    return "\n".join(line if len(line) <= WIDEST else f"{line[:WIDEST]} {CUT}" for line in lines)


def _kind(file: str) -> str:
    return {"yaml": "yaml", "csv": "csv"}.get(file.rpartition(".")[2], "text")


def _block(kind: str, text: str) -> list[str]:
    return [f"```{kind}", text, "```"]
