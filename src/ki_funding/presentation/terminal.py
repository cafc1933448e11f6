"""Rich things as text: with or without colours, of a given width or of any."""

from io import StringIO
from typing import Any

from rich.console import Console
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
