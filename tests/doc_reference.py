"""The parts of the reference that the program itself knows: commands, keys of files and of JSON."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import typer

import ki_funding
from ki_funding.cli.app import COMMANDS, command_in
from ki_funding.language import Language, text
from ki_funding.schema import SCHEMAS, schema_of

Schema = dict[str, Any]
FILES = ("case", "rules", "common", "rulebook", "sources", "overlay", "tests", "published")
OUTPUT = tuple(name for name in SCHEMAS if name not in FILES)
HEADS = {
    "arguments": ("Angabe", "Argument"),
    "options": ("Option", "Option"),
    "key": ("Schlüssel", "Key"),
    "form": ("Form", "Form"),
    "meaning": ("Bedeutung", "Meaning"),
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
    chosen = Language(language)
    return {
        "commands": partial(_commands, chosen),
        **{f"schema.{name}": partial(_keys, name, chosen) for name in SCHEMAS},
    }


def _commands(language: Language) -> str:
    group = command_in(language)
    lines = []
    for name in COMMANDS:
        command: Any = group.commands[name]
        context = typer.Context(command, info_name=f"ki-funding {name}")
        said, _, examples = command.help.partition("\n\n\b\n")
        usage = command.get_usage(context).partition(": ")[2]
        lines += [f"## {name}", "", said, "", "```text", usage, "```", ""]
        for kind, head in (("argument", "arguments"), ("option", "options")):
            given = [p for p in command.get_params(context) if p.param_type_name == kind]
            records = [record for p in given if (record := p.get_help_record(context))]
            if records:
                lines += [*_table([head, "meaning"], map(_call, records), language), ""]
        lines += ["```sh", *(line.strip() for line in examples.splitlines()[1:]), "```", ""]
    return "\n".join(lines)


def _call(record: tuple[str, str]) -> tuple[str, str]:
    return f"`{record[0]}`", record[1].replace("[default:", "[default:").strip()


@cache
def _schema(name: str) -> Schema:
    return schema_of(name, ki_funding.load_rules())


def _keys(name: str, language: Language) -> str:
    """The keys of a file or of output, then those of each part of it."""
    schema = _schema(name)
    definitions = dict(schema["$defs"])
    lines = [text(f"schema.{name}", language), ""]
    lines += _object(schema, language, skip_programmes=name == "case")
    shapes = []
    for title, definition in definitions.items():
        if "properties" in definition:
            lines += [f"**{title}.** {_said(definition, language)}", ""]
            lines += _object(definition, language)
        else:
            shapes.append(f"- **{title}**: {_said(definition, language)}")
            shapes += [f"  - {line}" for line in _inner(definition, language)]
    return "\n".join([*lines, *shapes, *([""] if shapes else [])])


def _object(node: Schema, language: Language, *, skip_programmes: bool = False) -> list[str]:
    properties: Schema = node.get("properties", {})
    if skip_programmes:
        properties = {key: properties[key] for key in ("kommune", "jahr")}
    if not properties:
        inner = node.get("additionalProperties")
        return [f"{BY_NAME[_place(language)]}{_form(inner, language)}", ""] if inner else []
    needed = node.get("required", ())
    rows = (
        (
            f"`{key}`" + ("" if key in needed else " ?"),
            _form(value, language),
            _said(value, language),
        )
        for key, value in properties.items()
    )
    return [*_table(["key", "form", "meaning"], rows, language), ""]


def _inner(node: Schema, language: Language) -> Iterator[str]:
    """The keys of the mappings that are one of several forms."""
    for branch in node.get("anyOf", []):
        properties = branch.get("properties") or branch.get("items", {}).get("properties", {})
        for key, value in properties.items():
            yield f"`{key}`: {_said(value, language)}"


def _form(node: Any, language: Language) -> str:
    """What may stand behind a key, in words."""
    place = _place(language)
    if "$ref" in node:
        return str(node["$ref"].rpartition("/")[2])
    if "enum" in node:
        return ", ".join(f"`{word}`" for word in node["enum"][:8])
    if "const" in node:
        return f"`{node['const']}`"
    if "anyOf" in node:
        return OR[place].join(dict.fromkeys(_form(part, language) for part in node["anyOf"]))
    kinds = node.get("type", "object")
    if kinds == "array":
        return LIST[place] + _form(node.get("items", {"type": "string"}), language)
    if kinds == "object" and isinstance(node.get("additionalProperties"), dict):
        return BY_NAME[place] + _form(node["additionalProperties"], language)
    names = [kinds] if isinstance(kinds, str) else kinds
    return OR[place].join(TYPES[kind][place] for kind in names)


def _said(node: Schema, language: Language) -> str:
    """The German or the English half of a description."""
    halves = str(node.get("description", "")).split("\n\n")
    return halves[0] if language is Language.DE else halves[-1]


def _table(heads: list[str], rows: Any, language: Language) -> list[str]:
    place = _place(language)
    titles = [HEADS[head][place] for head in heads]
    lines = [f"| {' | '.join(titles)} |", "|" + "---|" * len(titles)]
    lines += [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    return lines


def _cell(content: str) -> str:
    return content.replace("|", "\\|").replace("\n", " ")


def _place(language: Language) -> int:
    return 0 if language is Language.DE else 1
