"""What stands around each page of the site: the way to the others, and what it may load."""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from ki_funding.calculation.result import Receipt
from ki_funding.presentation import foot
from ki_funding.presentation.page import Block
from ki_funding.presentation.style import clean_lines
from ki_funding.presentation.writers.html.document import content
from ki_funding.presentation.writers.html.safe import isolated
from ki_funding.texts.language import Language, spoken, text

# Nothing may be loaded but what lies beside the pages, and nothing may be sent.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
# Python for a browser is machine code of the web; it runs in a worker that the page itself makes,
# so that this policy holds for it too.
CALCULATES = POLICY.replace(
    "script-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'",
)


class Link(NamedTuple):
    """Another page: its address below the folder of a language, and what to say of it."""

    address: str
    title: str
    about: str = ""


class Page(NamedTuple):
    """A page of the site; `above` leads to it, `policy` says what it may load."""

    address: str
    title: str
    body: Markup
    above: tuple[Link, ...] = ()
    scripts: tuple[str, ...] = ()
    policy: str = POLICY

    @property
    def home(self) -> str:
        """From the page to the folder of its language."""
        return "../" * self.address.count("/")


def written(page: Page, receipt: Receipt) -> str:
    """The page with its frame."""
    language = spoken()
    whole = template("frame.html.jinja").render(
        page=page,
        language=language,
        other=next(other for other in Language if other != language),
        assets=f"{page.home}../assets/",
        receipt=foot.receipt_line(receipt),
    )
    return clean_lines(whole)


def chosen_language() -> str:
    """The page above both languages; a browser goes on to the German ones by itself."""
    return template("start.html.jinja").render(languages=list(Language))


def template(name: str) -> jinja2.Template:
    """A template of the site."""
    return _environment().get_template(name)


def asset(name: str) -> str:
    """A style sheet or script of the site."""
    return (files(__package__) / name).read_text("utf-8")


def as_script(name: str, value: object) -> str:
    """A script that knows a value by a name, which also works where pages are opened as files."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"const {name} = {clean_lines(written)};\n"


def shown(*blocks: Block) -> Markup:
    """Some blocks of a report."""
    return content(blocks)


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["isolated"] = isolated
    made.globals["text"] = text
    return made
