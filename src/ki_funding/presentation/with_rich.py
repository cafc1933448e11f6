"""What rich draws: things as text, with or without colours, and a bar for long calculations."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any, TextIO

from rich.console import Console, detect_legacy_windows
from rich.text import Text

ENDLESS = 1_000_000


def rendered(thing: Any, *, color: bool, width: int | None = None) -> str:
    """What rich shows, without spaces at the ends of lines; no markup in any text is interpreted.

    Without a width nothing is wrapped. The environment is kept from rich, because the program
    has decided on width and colours already.
    """
    stream = StringIO()
    console = Console(
        file=stream,
        width=width or ENDLESS,
        height=ENDLESS,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
        no_color=False,
        force_terminal=color,
        color_system="standard" if color else None,
    )
    console.print(thing, crop=False, soft_wrap=isinstance(thing, Text))
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


@contextmanager
def bar(stream: TextIO, total: int) -> Iterator[Callable[[int], None]]:
    """A function that is told how many more are done; the bar is gone at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda done: progress.advance(task, done)


def knows_colors() -> bool:
    """Whether a terminal draws the marks of colours; an old console of Windows writes them out."""
    return not detect_legacy_windows()
