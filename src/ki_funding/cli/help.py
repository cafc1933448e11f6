"""The help of a command: typer lays it out, but every word in it is ours.

Of typer it takes what commands and parameters know of themselves: their names, `opts`, `metavar`,
`nargs`, `required`, `default` and `help`.
"""

import re
import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup

from ki_funding.cli.options import AsTyped
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import nearest
from ki_funding.texts.commands import COMMANDS
from ki_funding.texts.language import text

PANELS = ("arguments", "options", "rules", "output", "general")  # in the order of the help


class _Spoken:
    """What a command and the group of all commands say alike."""

    def say(self: Any) -> None:
        """Puts texts in the place of the keys that help consists of so far."""
        for name in ("help", "short_help", "epilog"):
            if key := getattr(self, name, None):
                setattr(self, name, text(key))
        for parameter in self.params:  # two of them are of typer and bring its English
            ours = str(parameter.help).startswith("help.")
            key = parameter.help if ours else f"help.{parameter.name}"
            parameter.help = text(key)
            if parameter.metavar and not parameter.metavar.startswith("<"):
                parameter.metavar = re.sub("[A-Z]+", _placeholder_word, parameter.metavar)

    def get_params(self, context: Any) -> list[Any]:
        """All arguments and options, of which typer takes what is typed as it is."""
        parameters: list[Any] = super().get_params(context)  # type: ignore[misc]
        for parameter in parameters:
            parameter.get_runtime_param = AsTyped
        return parameters

    def get_help_option(self, context: Any) -> Any:
        """`--help`, of which typer says what it does in English."""
        option: Any = super().get_help_option(context)  # type: ignore[misc]
        option.help = text("help.help")
        return option

    def get_help(self, context: Any) -> str:
        """The whole help, in signs that the terminal has: typer writes it as UTF-8 anyway."""
        from ki_funding.cli.console import readable

        content: str = super().get_help(context)  # type: ignore[misc]
        return readable(content, getattr(sys.stdout, "encoding", None) or "utf-8")

    def usage(self: Any, context: Any) -> str:
        """What may stand behind the name of the command."""
        given = (p for p in self.get_params(context) if p.param_type_name == "argument")
        return " ".join([text("help.usage_options"), *map(_placeholder, given)])

    def format_usage(self: Any, context: Any, formatter: Any) -> None:
        """The first line."""
        prefix = text("help.usage")
        formatter.write_usage(context.command_path, self.usage(context), prefix=f"{prefix} ")

    def described(self: Any, context: Any) -> dict[str, list[tuple[str, str]]]:
        """Arguments, then its own options and those that it shares, each with what it means."""
        groups: dict[str, list[tuple[str, str]]] = {panel: [] for panel in PANELS}
        for parameter in self.get_params(context):
            is_option = parameter.param_type_name == "option"
            panel = (parameter.rich_help_panel or PANELS[-1]) if is_option else PANELS[0]
            groups[panel].append((_called(parameter), _meaning(parameter)))
        return {panel: rows for panel, rows in groups.items() if rows}

    def format_options(self: Any, context: Any, formatter: Any) -> None:
        """Arguments, then options, in groups."""
        for panel, rows in self.described(context).items():
            with formatter.section(text(f"help.panel.{panel}")):
                formatter.write_dl(rows)


class Command(_Spoken, TyperCommand):
    """A command."""

    def invoke(self, context: Any) -> Any:
        """Runs it, unless there are more arguments than it takes; typer was told to allow them."""

        if context.args:
            words = " ".join(context.args)
            raise UsageProblem("usage.too_many", words=words)
        return super().invoke(context)


class Group(_Spoken, TyperGroup):
    """All commands."""

    def usage(self, context: Any) -> str:
        """What may stand behind the name of the program."""
        return f"{super().usage(context)} {text('help.usage_command')}"

    def format_options(self, context: Any, formatter: Any) -> None:
        """Options, then commands."""
        super().format_options(context, formatter)
        rows = [(name, text(f"short.{name}")) for name in self.commands]
        with formatter.section(text("help.commands")):
            formatter.write_dl(rows)

    def resolve_command(self, context: Any, arguments: list[str]) -> Any:
        """The command that was called, if there is one of that name."""

        name = arguments[0]
        if name in self.commands or context.resilient_parsing or name.startswith("-"):
            return super().resolve_command(context, arguments)
        raise UsageProblem("usage.no_command", likely=nearest(name, self.commands), name=name)


def _placeholder_word(found: re.Match[str]) -> str:
    """A word that stands for a value, in the language of the help if it has another there."""
    key = f"placeholder.{found[0]}"
    return text(key) if key in COMMANDS else found[0]


def _placeholder(argument: Any) -> str:
    """An argument in the usage line: in brackets where it may be left out."""
    many = "..." if argument.nargs == -1 else ""
    return f"{argument.metavar}{many}" if argument.required else f"[{argument.metavar}]{many}"


def _called(parameter: Any) -> str:
    """An argument by its placeholder; an option by its names, with that of its value."""
    is_option = parameter.param_type_name == "option"
    names = ", ".join(sorted(parameter.opts, key=len)) if is_option else ""
    return " ".join(part for part in (names, parameter.metavar) if part)


def _meaning(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        more = text("help.required") if parameter.required else ""
    else:
        shown = isinstance(parameter.default, str) and parameter.default
        more = text("help.default", value=str(parameter.default)) if shown else ""
    return f"{parameter.help}  {more}".rstrip()
