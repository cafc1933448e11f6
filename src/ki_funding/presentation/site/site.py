"""All files of the site, by their paths below its folder."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from ki_funding.calculation.rules import Rules
from ki_funding.presentation.page import Paragraph
from ki_funding.presentation.site import form, frame
from ki_funding.presentation.site.book import TestsByFigure, pages, search_index, tests_by_figure
from ki_funding.presentation.site.frame import shown
from ki_funding.presentation.writers.html.document import style_sheet
from ki_funding.texts.language import Language, speaking, text
from ki_funding.upkeep.rule_tests.outcome import Tested

START = "index.html"
SCRIPTS = ("calculator.js", "worker.js")
OURS = b'name="generator" content="ki-funding"'


def site(
    rules: Rules, tested: Tested, runtime: Mapping[str, bytes] | None = None
) -> Iterator[tuple[str, str | bytes]]:
    """The pages in both languages, and what they load; with a runtime they calculate."""
    tests = tests_by_figure(tested)
    yield START, frame.chosen_language()
    yield "assets/site.css", style_sheet() + frame.asset("site.css")
    yield "assets/search.js", frame.asset("search.js")
    if runtime is not None:
        yield from (
            (f"assets/{name}", frame.asset(name)) for name in ("calculator.js", "worker.js")
        )
        yield from ((f"assets/{name}", content) for name, content in runtime.items())
    for language in Language:
        with speaking(language):
            made = dict(_in_language(rules, tests, language, calculates=runtime is not None))
        yield from made.items()


def _in_language(
    rules: Rules, tests: TestsByFigure, language: Language, *, calculates: bool
) -> Iterator[tuple[str, str]]:
    index = [(*found.link, found.kind, found.words) for found in search_index(rules.book)]
    yield f"assets/search-{language}.js", frame.as_script("INDEX", index)
    home = _calculator(rules, language) if calculates else _home()
    for page in (home, *pages(rules.book, tests)):
        yield f"{language}/{page.address}", frame.written(page, rules.receipt)


def _home() -> frame.Page:
    lead = Paragraph((text("site.home"),), "lead")
    body = shown(lead, Paragraph((text("site.no_calculator"),)))
    return frame.Page("index.html", text("site.title"), body)


def _calculator(rules: Rules, language: Language) -> frame.Page:
    body = frame.template("calculator.html.jinja").render(
        language=language, fields=Markup(form.html(rules, form.empty(rules)))
    )
    return frame.Page(
        "index.html", text("site.title"), Markup(body),
        scripts=("calculator.js",), policy=frame.CALCULATES,
    )  # fmt: skip
