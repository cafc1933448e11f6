"""The commands, their help in the language of the user, and what a run ends with."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer

from ki_funding.cli import BUG, INTERRUPTED, INVALID, OK, USAGE, ReaderLeft, completion
from ki_funding.cli.call import Call, command_of
from ki_funding.cli.help import Command, Group
from ki_funding.cli.options import LANG
from ki_funding.cli.usage import UsageProblem, refused
from ki_funding.extras import MissingExtra, installing
from ki_funding.files.read_so_far import remembered
from ki_funding.texts.language import Language, choose, speaking, text

PROGRAM = "ki-funding"
WIDEST = 500  # the help is as wide as the terminal
# What libraries and the system say instead of MemoryError.
NO_MEMORY = ("failed to map segment", "can't start new thread", "Cannot allocate memory")

# In the order of the help: who calculates first, then who maintains rules.
COMMANDS = (
    "calc", "explain", "state", "sweep", "rules", "site", "init", "check", "test", "diff", "schema",
)  # fmt: skip
# Texts whose key is taken by an option of the same name.
HELP = {"rules": "rules_command"}


def command_line() -> Group:
    """The command line with all commands, and its help in the language that is spoken."""
    app = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        help="help.app",
        epilog="help.app.epilog",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
    )
    app.callback()(_root)
    group: Any = typer.main.get_command(app)
    group.commands = _Commands()
    group.say()
    whole: Group = group
    return whole


class _Commands(Mapping[str, Command]):
    """The commands by name; each is built when it is asked for, as a run needs only one."""

    def __init__(self) -> None:
        self._built: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._built:
            self._built[name] = _command(name, _call(name))
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _call(name: str) -> type[Call]:
    """The class of a command, in the file of its name."""
    called: type[Call] = getattr(import_module(f"ki_funding.cli.{name}"), f"{name.title()}Call")
    return called


def _command(name: str, call: type[Call]) -> Command:
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(
        name,
        cls=Command,
        help=f"help.{HELP.get(name, name)}",
        short_help=f"short.{name}",
        context_settings={"allow_extra_args": True},
    )(command_of(call))
    command: Any = typer.main.get_command(app)
    command.say()
    built: Command = command
    return built


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code; nothing but this decides it."""
    asked = completion.asked()
    words = completion.typed() if asked else arguments
    with speaking(choose(_language_in(words), os.environ)):
        try:
            return _completed() if asked else _run(arguments)
        except MemoryError as error:  # before any command is known
            return _failed(error, PROGRAM, ())


def _completed() -> int:
    """Answers a shell that asks what may stand at the cursor."""
    complete = partial(command_line().main, [], prog_name=PROGRAM, complete_var=completion.VARIABLE)
    return completion.answer(complete)


def _run(arguments: Sequence[str]) -> int:
    command = command_line()
    named = next((a for a in arguments if a in COMMANDS), "")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")  # nothing of others is searched for
    try:
        with remembered():
            code = command.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
        return code if isinstance(code, int) else OK
    except typer.Exit as ended:
        return ended.exit_code
    except typer.Abort as ended:  # of typer, which takes the end of any file for Ctrl-C
        cause = ended.__cause__ or ended.__context__
        return _bug(cause) if isinstance(cause, EOFError) else INTERRUPTED
    except ReaderLeft:
        return _unread()
    except SystemExit as ended:  # of typer, where nobody reads the help to its end
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        return _unread()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error.__cause__, SystemExit | KeyboardInterrupt):
            raise  # no fault: an end that came while a class was made
        called = command.commands[named] if named else command
        return _failed(error, f"{PROGRAM} {named}".strip(), called.params)


def _unread() -> int:
    """Ends quietly; otherwise Python would complain once more when it closes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


def _root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001, its callback has ended the run
        bool,
        typer.Option(
            "--version", is_eager=True, callback=lambda on: _version(on=on), help="help.version"
        ),
    ] = False,
    lang: Language | None = LANG,
) -> None:
    """Options before the command; a `--lang` here is the default of the command's own."""
    if context.invoked_subcommand is None:
        _say(context.get_help() + "\n")
        raise typer.Exit(USAGE)
    if lang is not None:
        context.default_map = {context.invoked_subcommand: {"lang": lang.value}}


def _version(*, on: bool) -> None:
    if on:
        from ki_funding.cli.console import Console
        from ki_funding.cli.inputs import rules_in
        from ki_funding.version import __version__

        receipt = rules_in(None).receipt
        Console().result(
            text(
                "version",
                version=__version__,
                rules=receipt.rules_version,
                digest=receipt.rules_digest[:12],
            )
            + "\n"
        )
        raise typer.Exit


def _failed(error: Exception, called: str, parameters: Sequence[Any]) -> int:
    """What the user hears of an error of the command that was called, and the exit code."""
    from ki_funding.cli.console import Console
    from ki_funding.files.findings import InvalidInput, MissingFile
    from ki_funding.presentation.style import clean

    if isinstance(error, InvalidInput):
        Console().findings(error.diagnostics)
        wrong_option = any(d.span.file.startswith("--") for d in error.diagnostics)
        return USAGE if isinstance(error, MissingFile) or wrong_option else INVALID
    if isinstance(error, UsageProblem):
        message = error.said()
    elif _starved(error):
        message = text("usage.memory")
    elif isinstance(error, MissingExtra):
        command = installing(error.extra)
        message = text("usage.extra", reason=error.reason, command=command)
    elif isinstance(error, OSError):  # no space left, a name that is too long, ...
        where = f"{error.filename}: " if error.filename else ""
        reason = clean(f"{where}{error.strerror or error}")
        message = text("usage.system", reason=reason)
    elif isinstance(error, RuntimeError) and _homeless():  # completion is set up in the home
        message = text("usage.no_home")
    else:
        refusal = refused(error, parameters)
        if refusal is None:
            return _bug(error)
        message = refusal
    _say(text("usage.error", message=clean(message)) + "\n")
    _say(text("usage.help", command=called) + "\n")
    return USAGE


def _starved(error: BaseException) -> bool:
    """Whether the machine, or a limit of it, leaves too little memory."""
    cause = error.__cause__
    return (
        isinstance(error, MemoryError)
        or any(sign in str(error) for sign in NO_MEMORY)
        or (cause is not None and _starved(cause))
    )


def _homeless() -> bool:
    """Whether nobody knows the user's home."""
    from pathlib import Path

    try:
        return not Path.home()
    except RuntimeError:
        return True


def _bug(error: Exception) -> int:
    if os.environ.get("KI_FUNDING_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    _say(text("bug", error=what) + "\n")
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


def _say(message: str) -> None:
    from ki_funding.cli.console import write

    write(sys.stderr, message)
