"""All files of the site, by their paths below its folder."""

from collections.abc import Iterator

from ki_funding.calculation.rules import Rules
from ki_funding.presentation.page import Paragraph
from ki_funding.presentation.site import frame
from ki_funding.presentation.site.book import TestsByFigure, pages, search_index, tests_by_figure
from ki_funding.presentation.site.frame import shown
from ki_funding.presentation.writers.html.document import style_sheet
from ki_funding.texts.language import Language, speaking, text
from ki_funding.upkeep.rule_tests.outcome import Tested

START = "index.html"
OURS = b'name="generator" content="ki-funding"'


def site(rules: Rules, tested: Tested) -> Iterator[tuple[str, str]]:
    """The pages in both languages, and what they load."""
    tests = tests_by_figure(tested)
    yield START, frame.chosen_language()
    yield "assets/site.css", style_sheet() + frame.asset("site.css")
    yield "assets/search.js", frame.asset("search.js")
    for language in Language:
        with speaking(language):
            made = dict(_in_language(rules, tests, language))
        yield from made.items()


def _in_language(
    rules: Rules, tests: TestsByFigure, language: Language
) -> Iterator[tuple[str, str]]:
    index = [(*found.link, found.kind, found.words) for found in search_index(rules.book)]
    yield f"assets/search-{language}.js", frame.as_script("INDEX", index)
    for page in (_home(), *pages(rules.book, tests)):
        yield f"{language}/{page.address}", frame.written(page, rules.receipt)


def _home() -> frame.Page:
    body = shown(Paragraph((text("site.home"),), "lead"), Paragraph((text("site.no_calculator"),)))
    return frame.Page("index.html", text("site.title"), body)
