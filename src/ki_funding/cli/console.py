"""Where output goes: stdout carries the result alone, everything else goes to stderr.

The only place that decides on width, colour and encoding, and the only one that writes.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from errno import EINVAL, EPIPE
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ki_funding.cli import ReaderLeft
from ki_funding.cli.options import Color, FindingFormat
from ki_funding.cli.targets import STDOUT, whole_file
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import Diagnostic
from ki_funding.presentation.style import Dialect, Style, clean, clean_lines, no_command
from ki_funding.texts.language import text

if TYPE_CHECKING:
    from ki_funding.presentation.formats import Written

# What a terminal without these characters shows instead; money must stay readable.
PLAIN_SIGNS = str.maketrans(
    {
        "€": "EUR",
        "→": "->",
        "≥": ">=",
        "÷": "/",
        "\u00a0": " ",
        "·": "-",
        "–": "-",
        "×": "x",
        "≈": "~",
        "²": "2",
        "¹": "^",
        "…": "...",
        "„": '"',
        "“": '"',
        "├": "|",
        "└": "`",
        "─": "-",
        "│": "|",
        "━": "-",
        "█": "#",
        "▌": "",
        "§": "Par.",
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
    }
)


# The colours and links that the program itself uses.
MARKS = re.compile(
    "(\x1b\\[(?:[0-4]|22|3[1-7]|;)*m|\x1b\\]8;;(?:(?:file|https?)://[!-~]*)?\x1b\\\\)"
)
# What terminals that draw links tell of themselves; others might show the address in the text.
LINKS = frozenset({"WT_SESSION", "VTE_VERSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID"})
LINKING = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "alacritty", "foot"})
# Formats of findings that other programs read.
DATA = frozenset({"json", "sarif", "github", "gitlab"})


class Console(NamedTuple):
    """The streams of one run."""

    color: Color = Color.AUTO
    quiet: bool = False

    def style(self, output: str | None = None, dialect: Dialect = Dialect.RFC4180) -> Style:
        """How the result is laid out: for a terminal, a pipe or a file."""
        terminal = self.on_terminal(output)
        colored = self._colored(terminal=terminal)
        links = terminal and colored and _knows_links()
        return Style(_width(sys.stdout, terminal=terminal), colored, dialect, links)

    def on_terminal(self, output: str | None) -> bool:
        """Whether a person watches where the result goes."""
        return output in {None, STDOUT} and sys.stdout is not None and sys.stdout.isatty()

    def result(
        self,
        content: "Written",
        output: str | None = None,
        *,
        new: bool = False,
        data: bool = False,
    ) -> None:
        """Writes the result to stdout, or to a file whole or not at all; `new` replaces none.

        What is `data` for other programs is UTF-8 whatever the terminal can show.
        """
        color = self.style(output).color
        parts = [content] if isinstance(content, str | bytes) else content
        if output is None or output == STDOUT:
            if not (data or isinstance(content, bytes) or _knows_all_signs(sys.stdout)):
                parts = ["".join(content)]  # a sign is replaced everywhere or nowhere
            for part in parts:
                if isinstance(part, str) and not data:
                    write(sys.stdout, part, color=color)
                else:
                    _write_data(sys.stdout, part)
            return
        if new and os.path.lexists(output):
            raise UsageProblem("usage.output_exists", file=output)
        with whole_file(Path(output)) as stream:
            for part in parts:
                told = part if data or isinstance(part, bytes) else harmless(part, color=color)
                stream.write(told.encode() if isinstance(told, str) else told)
        self.note("note.written", file=output)

    def note(self, key: str, **params: str) -> None:
        """Tells something beside the result, unless quiet."""
        if not self.quiet:
            params = {name: clean(value) for name, value in params.items()}
            write(sys.stderr, text(key, **params) + "\n")

    def log(self, content: str) -> None:
        """Tells more beside the result, unless quiet."""
        if not self.quiet:
            write(sys.stderr, content, color=self.style().color)

    def findings(self, findings: Sequence[Diagnostic]) -> None:
        """Tells what is wrong with an input."""
        from ki_funding.presentation.findings.text import counted, render

        terminal = sys.stderr is not None and sys.stderr.isatty()
        width, colored = _width(sys.stderr, terminal=terminal), self._colored(terminal=terminal)
        style = Style(width, colored, links=terminal and colored and _knows_links())
        told = render(findings, style) + counted(findings)
        write(sys.stderr, told, color=colored)

    def report(
        self, findings: Sequence[Diagnostic], format_: FindingFormat, output: str | None = None
    ) -> None:
        """Writes findings as the result of a command that looks for them.

        Where another program shows them, the log has them in full as well: GitHub annotates only
        the first ten, and GitLab's report is a file.
        """
        from ki_funding.presentation.findings import written

        format_ = decided(format_)
        annotated = format_ is FindingFormat.GITHUB and output is None
        if findings and (annotated or format_ is FindingFormat.GITLAB):
            self.findings(findings)
        content = written(findings, format_, self.style(output))
        if content or output:
            self.result(content, output, data=format_ in DATA)

    def _colored(self, *, terminal: bool) -> bool:
        if self.color is not Color.AUTO:
            return self.color is Color.ALWAYS
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        if not terminal or os.environ.get("TERM") == "dumb":
            return False
        from ki_funding.presentation.with_rich import knows_colors

        return knows_colors()


def _knows_links() -> bool:
    named = {os.environ.get("TERM_PROGRAM"), os.environ.get("TERM")}
    return not LINKS.isdisjoint(os.environ) or not LINKING.isdisjoint(named)


def decided(format_: FindingFormat) -> FindingFormat:
    """`auto` is `github` in GitHub Actions, and `text` elsewhere."""
    if format_ is not FindingFormat.AUTO:
        return format_
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    return FindingFormat.GITHUB if on_github else FindingFormat.TEXT


def _width(stream: TextIO, *, terminal: bool) -> int | None:
    """COLUMNS where it is set, the terminal's width, and no limit in a pipe or file."""
    columns = os.environ.get("COLUMNS", "")
    if re.fullmatch("[1-9][0-9]{0,8}", columns):
        return int(columns)
    return os.get_terminal_size(stream.fileno()).columns if terminal else None


@contextmanager
def _read() -> Iterator[None]:
    """Raises ReaderLeft if nobody reads a stream any more, for which Windows has another error."""
    try:
        yield
    except OSError as error:
        if error.errno == EPIPE or (error.errno == EINVAL and sys.platform == "win32"):
            raise ReaderLeft from error
        raise


@_read()
def _write_data(stream: TextIO | None, content: str | bytes) -> None:
    if stream is None:
        return
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stream of text alone, as in a notebook
        stream.write(content if isinstance(content, str) else content.decode("utf-8", "replace"))
        return
    stream.flush()
    buffer.write(content.encode("utf-8") if isinstance(content, str) else content)
    buffer.flush()


@_read()
def write(stream: TextIO | None, content: str, *, color: bool = False) -> None:
    """Writes a text for people to a stream, in signs that it knows and that do nothing to it."""
    if stream is None:  # closed by whoever started the program: nobody wants to hear it
        return
    stream.write(readable(harmless(content, color=color), stream.encoding or "utf-8"))
    stream.flush()


def harmless(content: str, *, color: bool = False) -> str:
    """A text of which nothing but its colours and links works on a terminal, nothing in a log."""
    parts = MARKS.split(content) if color else [content]
    shown = "".join(
        part if color and MARKS.fullmatch(part) else clean_lines(part) for part in parts
    )
    return no_command(shown)


def readable(content: str, encoding: str) -> str:
    """The text in signs that an encoding has; what it has nothing for is shown by its number."""
    try:
        content.encode(encoding)
    except UnicodeEncodeError:
        plain = "".join(_without_marks(sign) for sign in content.translate(PLAIN_SIGNS))
        return plain.encode(encoding, "backslashreplace").decode(encoding)
    return content


def _knows_all_signs(stream: TextIO | None) -> bool:
    return getattr(stream, "encoding", "").lower() in {"utf-8", "utf8"}


def _without_marks(sign: str) -> str:
    """A letter without what stands above or below it: g for a g with a breve."""
    if sign.isascii():
        return sign
    from unicodedata import combining, normalize

    return "".join(part for part in normalize("NFD", sign) if not combining(part))
