"""Every example is computed and compared with a file that people can read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import CASES, EXAMPLES, ROOT, run, without_receipt

import ki_funding

BROKEN = sorted((EXAMPLES / "fehler").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["de", "en"])
def test_an_example_gives_its_expected_table(
    case: Path, language: str, expected: Callable[[Path, str], None]
) -> None:
    done = run("calc", str(case.relative_to(ROOT)), "--lang", language, COLUMNS="100")
    assert done.code == 0, done.err
    assert done.err == ""
    expected(EXAMPLES / "expected" / f"{case.stem}.{language}.txt", without_receipt(done.out))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_example_gives_its_expected_explanation(
    case: Path, expected: Callable[[Path, str], None]
) -> None:
    done = run("explain", str(case.relative_to(ROOT)))
    assert done.code == 0, done.err
    expected(EXAMPLES / "expected" / f"{case.stem}.explain.txt", without_receipt(done.out))


@pytest.mark.parametrize("case", BROKEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_broken_example_gives_its_expected_errors(
    case: Path, language: str, expected: Callable[[Path, str], None]
) -> None:
    done = run("calc", str(case.relative_to(ROOT)), "--lang", language)
    assert done.code == 1
    assert done.out == ""
    expected(EXAMPLES / "expected" / f"{case.stem}.{language}.txt", done.err)


def test_a_folder_of_examples_gives_a_summary_with_the_sum_of_all() -> None:
    done = run("calc", *(str(case.relative_to(ROOT)) for case in CASES), "--lang", "en")
    assert done.code == 0
    summary = done.out.split("\n\n")[-2]
    assert "Kreis Unna 2023" in summary
    assert "total (at least)" in summary


def test_every_programme_has_an_example(rules: ki_funding.Rules) -> None:
    claimed = {
        programme for path in CASES for programme in rules.case(path).claims
    }  # fmt: skip
    assert claimed == set(rules.ids)
