"""The commands, their help in the language of the user, and what a run ends with."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, Any

import typer

from ki_funding.cli import BUG, INTERRUPTED, INVALID, OK, USAGE, completion
from ki_funding.cli.calc import calc
from ki_funding.cli.check import check
from ki_funding.cli.diff import diff
from ki_funding.cli.explain import explain
from ki_funding.cli.init import init
from ki_funding.cli.options import LangOption
from ki_funding.cli.rules import rules
from ki_funding.cli.schema import schema
from ki_funding.cli.state import state
from ki_funding.cli.sweep import sweep
from ki_funding.cli.test import test
from ki_funding.language import Language, catalogue, choose, text

PROGRAM = "ki-funding"

# In the order of the help: who calculates first, then who maintains rules.
COMMANDS: dict[str, Callable[..., int]] = {
    "calc": calc,
    "explain": explain,
    "state": state,
    "sweep": sweep,
    "rules": rules,
    "init": init,
    "check": check,
    "test": test,
    "diff": diff,
    "schema": schema,
}
# Texts whose key is taken by an option of the same name.
HELP = {"rules": "rules_command"}

# Python's names of types, which tell a user nothing.
NOISE = (" <list[str]>", " <str>", "Value error, ")


def build() -> typer.Typer:
    """The application; its help texts are keys of the catalogue until a language is chosen."""
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        add_completion=True,
        help="help.app",
        epilog="help.app.epilog",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name, command in COMMANDS.items():
        app.command(name, help=f"help.{HELP.get(name, name)}", short_help=f"short.{name}")(command)
    return app


def command_in(language: Language) -> Any:
    """The command line with all commands, and its help in a language."""
    command = typer.main.get_command(build())
    _translate(command, language)
    return command


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code; nothing but this decides it."""
    asked = completion.asked()
    words = completion.typed() if asked else arguments
    language, named = choose(_language_in(words), os.environ), ""
    try:
        command = command_in(language)
        if asked:
            return completion.answer(partial(command.main, [], prog_name=PROGRAM))
        named = next((a for a in arguments if a in getattr(command, "commands", {})), "")
        code = command.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
        return code if isinstance(code, int) else OK
    except typer.Exit as ended:
        return ended.exit_code
    except typer.Abort:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away; without this, Python complains once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _failed(error, language, f"{PROGRAM} {named}".strip())


def _root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001, its callback has ended the run
        bool,
        typer.Option(
            "--version", is_eager=True, callback=lambda on: _version(on=on), help="help.version"
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Options before the command; a `--lang` here is the default of the command's own."""
    if lang is not None and context.invoked_subcommand is not None:
        context.default_map = {context.invoked_subcommand: {"lang": lang.value}}


def _version(*, on: bool) -> None:
    if on:
        from ki_funding.cli.console import console_for
        from ki_funding.cli.inputs import rules_of
        from ki_funding.version import __version__

        console = console_for(_language_in(sys.argv))
        receipt = rules_of(None, None, console.language).receipt
        console.result(
            text(
                "version",
                console.language,
                version=__version__,
                rules=receipt.rules_version,
                digest=receipt.rules_digest[:12],
            )
            + "\n"
        )
        raise typer.Exit


def _failed(error: Exception, language: Language, called: str) -> int:
    """What the user hears of an error of the command that was called, and the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.diagnostics import InvalidInput, MissingFile
    from ki_funding.output.writing import clean

    if isinstance(error, InvalidInput):
        console_for(language).findings(error.diagnostics)
        wrong_option = any(d.span.file.startswith("--") for d in error.diagnostics)
        return USAGE if isinstance(error, MissingFile) or wrong_option else INVALID
    context: Any = getattr(error, "ctx", None)
    if isinstance(error, UsageProblem):
        message = clean(str(error))
    elif isinstance(error, OSError):  # no space left, a name that is too long, ...
        where = f"{error.filename}: " if error.filename else ""
        reason = clean(f"{where}{error.strerror or error}")
        message = text("usage.system", language, reason=reason)
    elif isinstance(error, RuntimeError) and _homeless():  # completion is set up in the home
        message = text("usage.no_home", language)
    elif hasattr(error, "format_message"):  # the library's own usage errors
        message = in_words(error.format_message(), language)
        if type(error).__name__ == "NoArgsIsHelpError":
            _say(message + "\n")
            return USAGE
    else:
        return _bug(error, language)
    path = context.command_path if context else called
    _say(text("usage.error", language, message=message) + "\n")
    _say(text("usage.help", language, command=path) + "\n")
    return USAGE


def _homeless() -> bool:
    """Whether nobody knows the user's home."""
    from pathlib import Path

    try:
        return not Path.home()
    except RuntimeError:
        return True


def _bug(error: Exception, language: Language) -> int:
    if os.environ.get("KI_FUNDING_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    _say(text("bug", language, error=what) + "\n")
    return BUG


def _language_in(arguments: Sequence[str]) -> str | None:
    """The last value of `--lang`, needed before the options are parsed, for the help itself."""
    language = None
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
        elif argument == "--lang" and place + 1 < len(arguments):
            language = arguments[place + 1]
    return language


def _translate(command: Any, language: Language) -> None:
    """Puts the catalogue's texts in the place of their keys, in a command and all below it."""
    for holder in (command, *command.params):
        for name in ("help", "short_help", "epilog"):
            key = getattr(holder, name, None)
            if isinstance(key, str):
                known = key in catalogue()
                setattr(holder, name, text(key, language) if known else in_words(key, language))
    help_of = command.get_help
    command.get_help = lambda context: _shown(in_words(help_of(context), language))
    for inner in getattr(command, "commands", {}).values():
        _translate(inner, language)


def _shown(content: str) -> str:
    """Help as the terminal can show it; the library writes it as UTF-8 whatever that is."""
    from ki_funding.cli.console import readable

    return readable(content, getattr(sys.stdout, "encoding", None) or "utf-8")


def in_words(message: str, language: Language) -> str:
    """The words of the command-line library in the user's language."""
    for noise in NOISE:
        message = message.replace(noise, "")
    if language is Language.EN:
        return message
    for key, (german, english) in catalogue().items():
        if key.startswith("framework."):
            message = message.replace(english, german)
    return message


def _say(message: str) -> None:
    from ki_funding.cli.console import write

    write(sys.stderr, message)
