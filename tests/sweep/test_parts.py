"""Sweeps in parts: they run anywhere, and together they give the cents of one run."""

import pickle
from typing import Any

import pytest

import ki_funding
from ki_funding.sweep import parts
from ki_funding.sweep.parts import NotOfThisJob

POSTS = "ki_grundfoerderung.fachkraft_stellen"
RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"
GRANTED = "ki_grundfoerderung.granted"
TRIANGULAR = {"triangular": [0.5, 0.9, 1], "step": 0.01, "share": True}
FIGURES = ["mean", "least", "most", "p5", "p50"]


def scenario(draws: int = 9000, **vary: Any) -> dict[str, Any]:
    """A sum over all KI and every case of them, with draws, by year and rate."""
    return {
        "scenario": "parts",
        "title": {"de": "Teile", "en": "parts"},
        "cases": "all",
        "years": "2025..2026",
        "vary": {RATE: {"values": [50000, 57000, 65000]}, **vary},
        "draws": {"number": draws, "seed": 7},
        "report": [
            {"amount": GRANTED, "of": "land", "by": ["year", RATE], "show": FIGURES},
            {"amount": GRANTED, "by": [RATE, "art"], "show": FIGURES},
            {"amount": GRANTED, "of": "land", "by": ["year"], "below": 17_000_000},
        ],
    }


ALIKE = scenario(**{POSTS: TRIANGULAR})
EACH = scenario(500, **{POSTS: {**TRIANGULAR, "each": "kommune"}})


@pytest.mark.few(4)
@pytest.mark.parametrize("asked", [ALIKE, EACH], ids=["one draw for all", "a draw each"])
@pytest.mark.parametrize("number", [2, 7, 3, 1])
@pytest.mark.parametrize("engine", ["numpy", "python", "numba"])
def test_the_parts_of_a_sweep_give_its_tables(
    asked: dict[str, Any], number: int, engine: str, rules: ki_funding.Rules
) -> None:
    job = rules.plan(asked, engine=engine)
    results = [part.run() for part in job.parts(number)]
    assert ki_funding.merge(job, reversed(results)) == rules.sweep(asked, engine=engine)


@pytest.mark.few(1)
@pytest.mark.parametrize("workers", [3, 2, 50])
@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_threads_change_no_figure(workers: int, engine: str, rules: ki_funding.Rules) -> None:
    asked = scenario(700_000, **{POSTS: TRIANGULAR})
    alone = rules.sweep(asked, engine=engine, workers=1)
    assert rules.sweep(asked, engine=engine, workers=workers) == alone


@pytest.mark.parametrize("asked", [ALIKE, EACH], ids=["one draw for all", "a draw each"])
def test_a_part_and_its_result_travel_in_less_than_a_megabyte(
    asked: dict[str, Any], rules: ki_funding.Rules
) -> None:
    job = rules.plan(asked)
    sent = [pickle.dumps(part) for part in job.parts(2)]
    results = [pickle.dumps(pickle.loads(text).run()) for text in sent]
    assert max(map(len, sent + results)) < 1_000_000
    found = [pickle.loads(text) for text in results]
    assert ki_funding.merge(job, found) == rules.sweep(asked)


def test_results_merge_as_often_as_one_likes(rules: ki_funding.Rules) -> None:
    job = rules.plan(ALIKE)
    results = [part.run() for part in job.parts(2)]
    assert ki_funding.merge(job, results) == ki_funding.merge(job, results)


def test_parts_of_several_cuts_or_sweeps_do_not_merge(rules: ki_funding.Rules) -> None:
    job, other = rules.plan(ALIKE), rules.plan(ALIKE, seed=8)
    one, two = (part.run() for part in job.parts(2))
    foreign = other.parts(2)[1].run()
    for wrong in ([], [one], [one, one], [one, two, two], [one, foreign], [two]):
        with pytest.raises(NotOfThisJob):
            ki_funding.merge(job, wrong)


def test_another_version_of_the_program_runs_no_part(
    rules: ki_funding.Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = rules.plan(ALIKE).parts(1)[0]
    monkeypatch.setattr(parts, "__version__", "0.0.1")
    with pytest.raises(NotOfThisJob, match=r"0\.0\.1"):
        part.run()


def test_there_is_at_least_one_part(rules: ki_funding.Rules) -> None:
    with pytest.raises(ValueError, match="at least one"):
        rules.plan(ALIKE).parts(0)
