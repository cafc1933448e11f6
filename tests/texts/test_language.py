"""Every text exists in German and English, says the same things, and is used."""

import ast
import re
from collections import Counter
from string import Formatter

import pytest
from conftest import EXAMPLES, ROOT

import ki_funding
from ki_funding.texts.language import catalogue, explanations, text

TEXTS = {**catalogue(), **explanations()}
SOURCE = "\n".join(
    path.read_text("utf-8")
    for pattern in ("*.py", "*.jinja")
    for path in (ROOT / "src").rglob(pattern)
    if path.parent.name != "texts"
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_exists_in_both_languages_with_the_same_blanks() -> None:
    unlike = [
        key
        for key, (german, english) in TEXTS.items()
        if not german.strip() or not english.strip() or fields(german) != fields(english)
    ]
    assert unlike == []


def tables() -> list[ast.Module]:
    paths = (ROOT / "src/ki_funding/texts").glob("*.py")
    return [ast.parse(path.read_text("utf-8")) for path in paths]


def test_no_key_is_written_twice() -> None:
    nodes = (node for table in tables() for node in ast.walk(table) if isinstance(node, ast.Dict))
    keys = [ast.literal_eval(key) for node in nodes for key in node.keys if key is not None]
    assert sorted(keys) == sorted(TEXTS)


def test_no_text_is_written_twice() -> None:
    nodes = (node for table in tables() for node in ast.walk(table) if isinstance(node, ast.Tuple))
    pairs = [ast.literal_eval(node) for node in nodes if isinstance(node.elts[0], ast.Constant)]
    assert len(pairs) > 1000
    assert [pair for pair, count in Counter(pairs).items() if count > 1] == []


def test_every_text_that_is_asked_for_exists() -> None:
    asked = re.findall(r"""\btext\(\s*["']([a-z_]+\.[a-z_.]+)["']""", SOURCE)
    assert len(asked) > 200
    assert set(asked) - set(TEXTS) == set()


def codes() -> set[str]:
    """Every code of a finding that the program can give."""
    patterns = [
        r'(?:_problem|diagnostic|Diagnostic|FormulaError|report)\(\s*"([a-z][a-z0-9-]+)"',
        r'Unreadable\(\s*"([a-z][a-z0-9-]+)"',
        r'code = "([a-z-]+)"',
        r'": "((?:yaml|key|word|expected)-[a-z-]+)"',
    ]
    return {code for pattern in patterns for code in re.findall(pattern, SOURCE)}


def test_every_code_has_a_text() -> None:
    assert len(codes()) > 80
    assert codes() <= {key.removeprefix("error.") for key in catalogue()}


def test_every_error_says_what_to_do_about_it() -> None:
    errors = {key.removeprefix("error.") for key in catalogue() if key.startswith("error.")}
    hints = {key.removeprefix("hint.") for key in catalogue() if key.startswith("hint.")}
    assert errors - hints == set()


def test_every_text_is_used() -> None:
    starts = tuple(re.findall(r'f"([a-z_.]+\.)\{', SOURCE))
    unused = [
        key for key in TEXTS
        if f'"{key}"' not in SOURCE
        and f"'{key}'" not in SOURCE
        and f'"{key.removeprefix("error.").removeprefix("hint.")}"' not in SOURCE
        and not (key.startswith(starts) and not key.startswith(("error.", "hint.")))
    ]  # fmt: skip
    assert unused == []


def test_without_a_language_nothing_is_said() -> None:
    with pytest.raises(LookupError):
        text("amount.none")


def test_two_languages_do_not_mix_in_one_process() -> None:
    found = ki_funding.calculate(EXAMPLES / "kreis-unna.yaml")
    german, english = (found.plot(lang=language) for language in ("de", "en"))
    for picture, ours, others in (
        (german, r"\d,\d\d\u00a0€", r"€\d"),
        (english, r"€\d[\d,]*\.\d\d", r"\d\u00a0€"),
    ):
        assert re.search(ours, picture.svg())
        assert not re.search(others, picture.svg())
