"""What is wrong with an input in the words of the command line, for those who call from Python."""

import os

from ki_funding.diagnostics import InvalidInput
from ki_funding.language import choose
from ki_funding.output.findings import text
from ki_funding.output.writing import Style


def messages(error: InvalidInput, *, lang: str | None = None) -> str:
    """Every finding with its place, what was expected and the remedy, as text.

    Without `lang` it speaks the language of the environment, as the command line does.
    """
    return text.render(error.diagnostics, Style(choose(lang, os.environ)))
