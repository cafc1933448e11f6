"""The parts of the reference that the program itself knows: commands, keys of files and of JSON."""

from collections.abc import Callable, Container, Iterator
from functools import cache, partial
from typing import Any

import typer
from doc_proof import proof
from doc_quality import quality

import ki_funding
from ki_funding.cli.app import COMMANDS, PROGRAM, command_line
from ki_funding.presentation.schema import SCHEMAS, schema_of
from ki_funding.texts.language import Language, keeping, speaking, text, words
from ki_funding.values.vocabulary import Status

Schema = dict[str, Any]
FILES = ("case", "rules", "common", "rulebook", "sources", "overlay", "tests", "published")
OUTPUT = tuple(name for name in SCHEMAS if name not in FILES)
MANY = 6  # words of an enumeration that are shown
HEADS = {
    "key": ("Schlüssel", "Key"),
    "form": ("Form", "Form"),
    "meaning": ("Bedeutung", "Meaning"),
    "programme": ("Programm", "Programme"),
    "item": ("Posten", "Item"),
    "status": ("Wie sicher", "How sure"),
    "plan": ("Mit --plan", "With --plan"),
}
LIST = ("Liste: ", "list: ")
OR = (" oder ", " or ")
BY_NAME = ("Name: ", "name: ")
TYPES = {
    "string": ("Text", "text"),
    "number": ("Zahl", "number"),
    "integer": ("ganze Zahl", "whole number"),
    "boolean": ("`true`, `false`", "`true`, `false`"),
    "null": ("`null`", "`null`"),
    "object": ("Schlüssel", "keys"),
    "array": ("Liste", "list"),
}


def parts(language: str) -> dict[str, Callable[[], str]]:
    """What is written between the marks of a page, by the name in the marks."""
    with speaking(Language(language)):
        return {
            "commands": keeping(_commands),
            "ahead": keeping(_ahead),
            "proof": keeping(proof),
            "quality": keeping(quality),
            **{f"schema.{name}": keeping(partial(_keys, name)) for name in SCHEMAS},
        }


def _ahead() -> str:
    """How sure each item is in the last year of the rules, over all KI, and what a plan takes."""
    rules = ki_funding.load_rules()
    year, plan = rules.years[-1], rules.planned()
    found: dict[tuple[str, str], set[Status]] = {}
    taken: dict[tuple[str, str], set[str]] = {}
    for municipality in rules.book.register.municipalities.values():
        case = {"kommune": municipality.ags, "jahr": year}
        for now, ahead in zip(
            rules.calculate(case, full_use=True).calculation.lines(),
            plan.calculate(case, full_use=True).calculation.lines(),
            strict=True,
        ):
            programme, item = now
            key = (words(programme.title), words(item.title))
            if item.runs and item.status and not item.in_kind:
                found.setdefault(key, set()).add(item.status)
                planned = [use for use in ahead[1].uses if use.status is Status.PLANNED]
                notes = (words(use.note) for use in planned if use.note)
                taken.setdefault(key, set()).update(notes)
    rows = [
        (*key, " / ".join(text(f"status.{s}") for s in Status if s in statuses),
         ", ".join(sorted(taken[key])) or "–")
        for key, statuses in found.items()
    ]  # fmt: skip
    return "\n".join(_table(["programme", "item", "status", "plan"], rows))


def _commands() -> str:
    group = command_line()
    lines = []
    for name in COMMANDS:
        command: Any = group.commands[name]
        context = typer.Context(command, info_name=f"{PROGRAM} {name}")
        said, _, examples = command.help.partition("\n\n\b\n")
        usage = f"{PROGRAM} {name} {command.usage(context)}"
        lines += [f"## {name}", "", said, "", "```text", usage, "```", ""]
        for panel, records in command.described(context).items():
            rows = [(f"`{called}`", meaning) for called, meaning in records]
            lines += [*_table([f"help.panel.{panel}", "meaning"], rows), ""]
        lines += ["```sh", *(line.strip() for line in examples.splitlines()[1:]), "```", ""]
    return "\n".join(lines)


@cache
def _schema(name: str) -> Schema:
    return schema_of(name, ki_funding.load_rules())


def _owner(definition: str, name: str) -> str:
    """The first schema of its page that has a definition; the others refer to it."""
    page = FILES if name in FILES else OUTPUT
    return next(schema for schema in page if definition in _schema(schema)["$defs"])


def _keys(name: str) -> str:
    """The keys of a file or of output, then each form that they name and that is new here."""
    schema = _schema(name)
    lines = [text(f"schema.{name}"), ""]
    lines += _object(schema, name)
    for title, definition in schema["$defs"].items():
        if _owner(title, name) != name:
            continue
        lines += [f"#### Form `{title}`", "", _said(definition), ""]
        for properties, needed in _mappings(definition):
            lines += [*_rows(properties, needed, name), ""]
    return "\n".join(lines)


def _object(node: Schema, name: str) -> list[str]:
    """The keys of a whole file; of a case those that no programme has."""
    properties: Schema = node.get("properties", {})
    if name == "case":
        properties = {key: properties[key] for key in ("kommune", "jahr")}
    if not properties:
        inner = _form(node["additionalProperties"], name)
        return [f"{words(BY_NAME)}{inner}", ""]
    return [*_rows(properties, node.get("required", ()), name), ""]


def _mappings(node: Schema) -> Iterator[tuple[Schema, Container[str]]]:
    """The keys of a form, or of each of several forms that it may have."""
    for branch in (node, *node.get("anyOf", [])):
        inner = branch.get("items", branch) if branch is not node else node
        if "properties" in inner:
            yield inner["properties"], inner.get("required", ())


def _rows(properties: Schema, needed: Container[str], name: str) -> list[str]:
    rows = (
        (
            f"`{key}`" + ("" if key in needed else " ?"),
            _form(value, name),
            _said(value),
        )
        for key, value in properties.items()
    )
    return _table(["key", "form", "meaning"], rows)


def _form(node: Any, name: str) -> str:
    """What may stand behind a key, in words. In files an absent key says what null would."""
    inner = partial(_form, name=name)
    if "$ref" in node:
        title = node["$ref"].rpartition("/")[2]
        return f"[{title}](#form-{title.lower()})"
    if "enum" in node:
        more = ", …" if len(node["enum"]) > MANY else ""
        return ", ".join(f"`{word}`" for word in node["enum"][:MANY]) + more
    if "const" in node:
        return f"`{node['const']}`"
    several = node.get("anyOf") or node.get("oneOf")
    if several:
        branches = [b for b in several if name not in FILES or b.get("type") != "null"]
        return words(OR).join(dict.fromkeys(map(inner, branches)))
    kinds = node.get("type", "object")
    if kinds == "array":
        return words(LIST) + inner(node.get("items", {"type": "string"}))
    if kinds == "object" and isinstance(node.get("additionalProperties"), dict):
        return words(BY_NAME) + inner(node["additionalProperties"])
    names = [kinds] if isinstance(kinds, str) else kinds
    return words(OR).join(words(TYPES[kind]) for kind in names)


def _said(node: Schema) -> str:
    """The German or the English half of a description."""
    halves = str(node.get("description", "")).split("\n\n")
    return words((halves[0], halves[-1]))


def _table(heads: list[str], rows: Any) -> list[str]:
    titles = [words(HEADS[head]) if head in HEADS else text(head) for head in heads]
    lines = [f"| {' | '.join(titles)} |", "|" + "---|" * len(titles)]
    lines += [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    return lines


def _cell(content: str) -> str:
    return content.replace("|", "\\|").replace("\n", " ")
