"""The page of each finding in the docs: what it guards against, a wrong text and a right one."""

import os
import re
from pathlib import Path

from ki_funding.presentation.style import web_address
from ki_funding.texts.language import Language, catalogue, spoken

FOLDERS = {Language.DE: "de/befunde", Language.EN: "en/findings"}
INDEX = {Language.DE: "de/befunde.md", Language.EN: "en/findings.md"}
PUBLISHED = "KI_FUNDING_DOCS"  # where the folder `docs` can be read on the web
_PACKAGE = Path(__file__).parents[2]
_IN_THE_WHEEL, _BESIDE_A_CHECKOUT = _PACKAGE / "docs", _PACKAGE.parents[1] / "docs"
DOCS = _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _BESIDE_A_CHECKOUT
FENCE = re.compile(r"^```\w*$")


def codes() -> tuple[str, ...]:
    """The codes of all findings."""
    return tuple(key.removeprefix("error.") for key in catalogue() if key.startswith("error."))


def on_the_web(code: str) -> str | None:
    """The address of a page where the docs are published."""
    folder = web_address(os.environ.get(PUBLISHED))
    return f"{folder.rstrip('/')}/{FOLDERS[spoken()]}/{code}.md" if folder else None


def link(code: str) -> str:
    """The address of a page, on the web or in this installation."""
    return on_the_web(code) or _page(code).as_uri()


def explained(code: str) -> str:
    """A page as plain text: what stands in blocks is indented."""
    inside, lines = False, []
    for line in _page(code).read_text("utf-8").splitlines():
        if FENCE.match(line):
            inside = not inside
        elif inside or not line.startswith("["):  # the link back
            lines.append(f"    {line}".rstrip() if inside else line)
    return "\n".join(lines).strip() + "\n"


def _page(code: str) -> Path:
    return DOCS / FOLDERS[spoken()] / f"{code}.md"
