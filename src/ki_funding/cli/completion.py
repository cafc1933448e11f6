"""What a shell offers behind the cursor: programmes, readings, municipalities, years, names.

Each function is given what was typed and returns (word, explanation). They read the rule files as
YAML and no further, because a shell must not wait, and never fail: of broken rules nothing is
offered. Where files are meant nothing is offered either, so that the shell offers its own.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import typer

Offered = list[tuple[str, str]]
Offering = Callable[[typer.Context, str], Iterator[tuple[str, str]]]

VARIABLE = "_KI_FUNDING_COMPLETE"
# bash cuts words at these and replaces only what is behind the last one.
CUT = "=@:"
# What bash would take for the end of a word, or for something to replace.
SPECIAL = re.compile(r"[^\w.,+/@:=-]")
EVALUATED = str.maketrans(dict.fromkeys('\\$`"!', ""))
OPEN_QUOTE = ("'", '"')
# What a command can draw; of a single case `calc` draws other pictures than of several.
PICTURES = {
    "calc": ("items", "years", "cases"),
    "state": ("map", "sums"),
    "diff": ("winners", "years"),
    "sweep": ("fan", "heat", "ranges"),
}


def harmless(text: str) -> str:
    """A text that no shell runs and no terminal obeys: zsh evaluates explanations once more."""
    from ki_funding.presentation.style import clean

    return clean(text).translate(EVALUATED)


def quietly(offer: Offering) -> Callable[[typer.Context, str], Offered]:
    """An offer that is empty where anything is wrong with the rules."""

    def offered(context: typer.Context, incomplete: str) -> Offered:
        try:
            return [(harmless(word), harmless(told)) for word, told in offer(context, incomplete)]
        except Exception:  # the shell would show it in the middle of the line
            return []

    return offered


@quietly
def programmes(context: typer.Context, _incomplete: str) -> Iterator[tuple[str, str]]:
    """The ids of the programmes."""
    yield from _titles(context)


@quietly
def items(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Programmes, and behind the point of one its items."""
    yield from _below(context, incomplete, "items", "")


@quietly
def parameters(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """`PROGRAMME.` for each, then its figures; `=` takes a value, `@` the day from which it holds.

    Two words for the last that fits, so that no shell believes that the argument is complete.
    """
    found = list(_below(context, incomplete, "parameters", "="))
    fitting = [entry for entry in found if entry[0].startswith(incomplete)]
    yield from found
    if len(fitting) == 1:
        word, title = fitting[0]
        yield f"{word.rstrip('=')}@", title


@quietly
def readings(context: typer.Context, _incomplete: str) -> Iterator[tuple[str, str]]:
    """`READING=OPTION`, each with what the option means."""
    for name in ("common", *(programme for programme, _ in _titles(context))):
        for reading, entry in _data(context, name).get("readings", {}).items():
            for option, meaning in entry["options"].items():
                yield f"{reading}={option}", _words(meaning["title"])


@quietly
def municipalities(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Names as short as they may be; full names and keys where they are begun."""
    from ki_funding.law.rulebook.folder import REGISTER
    from ki_funding.law.rulebook.register import register_in, short_name

    text = (_folder(context) / REGISTER).read_text("utf-8-sig")
    register, _ = register_in(text, REGISTER)
    for municipality in register.municipalities.values():
        name, ags = municipality.name, str(municipality.ags)
        short = short_name(name)
        unique = len(register.find(short)) == 1
        if incomplete[:1].isdigit():
            yield ags, name
            continue
        yield (short if unique else name), ags
        if incomplete and unique and short != name:
            yield name, ags


@quietly
def years(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The years that the rules cover, also behind `Y..`."""
    covers = _data(context, "rulebook")["covers"]
    first, last = (int(str(covers[key])[:4]) for key in ("from", "until"))
    begun, dots, _ = incomplete.rpartition("..")
    for year in range(first, last + 1):
        if not dots or str(year) > begun:
            yield f"{begun}{dots}{year}", ""


@quietly
def statuses(_context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Statuses, also behind a comma."""
    from ki_funding.values.vocabulary import Status

    begun, comma, _ = incomplete.rpartition(",")
    for status in Status:
        if status not in begun.split(","):
            yield f"{begun}{comma}{status}", ""


@quietly
def pictures(context: typer.Context, _incomplete: str) -> Iterator[tuple[str, str]]:
    """The pictures of the command."""
    yield from ((name, "") for name in PICTURES[context.info_name or ""])


@quietly
def schemas(_context: typer.Context, _incomplete: str) -> Iterator[tuple[str, str]]:
    """The schemas, each with what it is of."""
    from ki_funding.texts.language import explanations, text

    for key in explanations():
        kind, _, name = key.partition(".")
        if kind == "schema" and "." not in name:
            yield name, text(key)


def asked() -> bool:
    """Whether a shell wants to know what may stand at the cursor."""
    return os.environ.get(VARIABLE, "").startswith("complete_")


def typed() -> list[str]:
    """The words of the line that a shell asks about."""
    return os.environ.get("COMP_WORDS", os.environ.get("_TYPER_COMPLETE_ARGS", "")).split()


def answer(complete: Callable[[], object]) -> int:
    """Lets the library answer a shell, and returns its exit code; nothing else is ever shown.

    bash cuts `satz_2022=wie_2023` into three words and replaces the last; here they are joined
    before and the first two are taken away from the answer.
    """
    code: Any = 0
    try:
        in_bash = os.environ[VARIABLE] == "complete_bash"
        head, quoted = _joined_words() if in_bash else ("", str)
        with redirect_stdout(StringIO()) as said:
            try:
                complete()
            except SystemExit as ended:
                code = ended.code
        words = [quoted(word).removeprefix(head) for word in said.getvalue().splitlines() if word]
        sys.stdout.write("".join(f"{word}\n" for word in words))
    except Exception:
        return 0
    return code if isinstance(code, int) else 0


def _joined_words() -> tuple[str, Callable[[str], str]]:
    """Puts together what bash cut; what it keeps of the last word, and how it wants words."""
    given = os.environ.get("COMP_WORDS", "").split("\n")
    here = int(os.environ.get("COMP_CWORD", "0"))
    last = given[here] if here < len(given) else ""
    words, place = list[str](), None
    for number, word in enumerate(given):
        before = words[-1] if words else ""
        if number > 1 and word and before and (before[-1] in CUT or not word.strip(CUT)):
            words[-1] += word
        else:
            words.append(word)
        if number == here:
            place = len(words) - 1
    current = "" if place is None else words[place]
    os.environ["COMP_WORDS"] = "\n".join(words)
    os.environ["COMP_CWORD"] = str(len(words) if place is None else place)
    head = current.removesuffix(last.strip(CUT))
    if head.startswith("--"):
        head = head.partition("=")[2]
    if current.startswith(OPEN_QUOTE):
        return head, lambda word: word
    return head, lambda word: SPECIAL.sub(r"\\\g<0>", word)


def _below(
    context: typer.Context, incomplete: str, section: str, end: str
) -> Iterator[tuple[str, str]]:
    """Programmes until one is left, then `PROGRAMME.NAME` for each entry of a section."""
    known = dict(_titles(context))
    begun = incomplete.partition(".")[0]
    fitting = [name for name in known if name.startswith(begun)]
    if "." in incomplete:
        fitting = [begun] if begun in known else []
    elif not end or len(fitting) > 1:
        yield from ((f"{name}.", known[name]) if end else (name, known[name]) for name in fitting)
    if len(fitting) == 1:
        (programme,) = fitting
        for name, entry in _data(context, programme).get(section, {}).items():
            yield f"{programme}.{name}{end}", _words(entry["title"])


def _titles(context: typer.Context) -> Iterator[tuple[str, str]]:
    """Every programme that can be read, in the order of the rulebook, and its title."""
    from ki_funding.law.rulebook.folder import SHARED

    found = {path.stem for path in _folder(context).glob("*.yaml") if path.name not in SHARED}
    ordered = [name for name in _data(context, "rulebook").get("order", []) if name in found]
    for name in (*ordered, *sorted(found - set(ordered))):
        title = _data(context, name).get("title")
        if title is not None:
            yield name, _words(title)


def _data(context: typer.Context, name: str) -> Mapping[str, Any]:
    """What a rule file holds; nothing of one that is no YAML."""
    from ki_funding.files.yaml import parse_file

    data = parse_file(_folder(context) / f"{name}.yaml").data
    return data if isinstance(data, dict) else {}


def _folder(context: typer.Context) -> Path:
    """The rules that the command would take."""
    from ki_funding.law.rulebook.folder import shipped_rules

    named = context.params.get("folder") or os.environ.get("KI_FUNDING_RULES")
    return Path(str(named)).expanduser() if named else shipped_rules()


def _words(title: Any) -> str:
    """A title in the language of the line; a proper name stands alone."""
    from ki_funding.texts.language import spoken

    return str(title[spoken()] if isinstance(title, dict) else title)
