"""All engines of a sweep give what fractions give, on formulas that nobody thought of."""

import os
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st
from random_formulas import formula, value, values, variables

from ki_funding.sweep.engines import columns, kernel_cache, numba_engine, python
from ki_funding.sweep.engines.bounds import OutOfBounds
from ki_funding.sweep.engines.engines import LARGE, SMALL, engine_for
from ki_funding.sweep.formulas.graph import Graph
from ki_funding.sweep.formulas.integers import FLOAT64, INT64, Overflow, Program, lowered
from ki_funding.sweep.formulas.symbols import Number, Symbol
from ki_funding.sweep.question import Distribution

np = pytest.importorskip("numpy", reason="the extra `sweep` is not installed")
pytest.importorskip("numba", reason="the extra `sweep-fast` is not installed")
ROWS = 25


@pytest.fixture(autouse=True, scope="module")
def _kernels(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Kernels are kept in a folder of the tests."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    kernel_cache.kernel_folder.cache_clear()
    yield
    kernel_cache.kernel_folder.cache_clear()
    os.environ.pop("XDG_CACHE_HOME")
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


def rows(
    choose: Random, known: list[Symbol], program: Program, count: int
) -> tuple[list[dict[str, Fraction]], dict[str, list[int]]]:
    """Cases as fractions, and as columns of integers."""
    by_name = {symbol.args[0]: values(choose, symbol, count) for symbol in known}
    cases = [{name: found[at] for name, found in by_name.items()} for at in range(count)]
    given_ = {
        name: [int(number * denominator) for number in by_name[name]]
        for name, denominator in program.inputs.items()
    }
    return cases, given_


def expected(
    formulas: dict[str, Number], cases: list[dict[str, Fraction]], program: Program
) -> Any:
    return {
        name: [value(number, case) * program.denominators[name] for case in cases]
        for name, number in formulas.items()
    }


def as_arrays(given_: dict[str, list[int]]) -> dict[str, Any]:
    return {name: np.array(column, np.int64) for name, column in given_.items()}


def lists(found: dict[str, Any]) -> dict[str, list[int]]:
    return {name: column.tolist() for name, column in found.items()}


@given(st.randoms(use_true_random=False))
@examples(300)
def test_columns_give_what_fractions_give(choose: Random) -> None:
    graph = Graph()
    known = variables(choose, graph)
    formulas = {"result": formula(choose, graph, known, 4)}
    program = lowered(formulas)
    cases, given_ = rows(choose, known, program, ROWS)
    truth = expected(formulas, cases, program)
    assert python.evaluated(program, given_, ROWS) == truth
    if program.largest > INT64:
        with pytest.raises(Overflow):
            columns.evaluated(program, as_arrays(given_), ROWS)
    else:
        assert lists(columns.evaluated(program, as_arrays(given_), ROWS)) == truth
        assert lists(columns.evaluated(program, as_arrays(given_), ROWS, block=7)) == truth


@pytest.mark.parametrize(
    "evaluate",
    [
        python.evaluated,
        columns.evaluated,
        lambda program, *given_: numba_engine.prepared(program, compiled=False)(*given_),
    ],
    ids=["python", "numpy", "numba"],
)
def test_a_number_that_all_rows_share_may_be_a_column_of_one(evaluate: Any) -> None:
    graph = Graph()
    claimed, limit = (graph.variable(name, Fraction(0), Fraction(9), Fraction(1)) for name in "xy")
    program = lowered({"sum": claimed + limit})
    found = evaluate(program, {"x": np.array([4]), "y": np.array([1, 2, 3])}, 3)
    assert [*found["sum"]] == [5, 6, 7]


@given(st.randoms(use_true_random=False))
@examples(150)
def test_every_number_on_the_way_lies_within_its_bounds(choose: Random) -> None:
    graph = Graph()
    known = variables(choose, graph)
    program = lowered({"result": formula(choose, graph, known, 4)})
    _, given_ = rows(choose, known, program, ROWS)
    every = program._replace(outputs={str(at): at for at in range(len(program.steps))})
    for place, column in python.evaluated(every, given_, ROWS).items():
        step = program.steps[int(place)]
        assert all(step.low <= number <= step.high for number in column)
        assert max(abs(step.low), abs(step.high)) <= program.largest


@given(st.randoms(use_true_random=False))
@examples(150)
def test_the_text_of_a_kernel_means_what_fractions_give(choose: Random) -> None:
    graph = Graph()
    known = variables(choose, graph)
    formulas = {"result": formula(choose, graph, known, 4)}
    program = lowered(formulas)
    if program.largest > INT64:
        return
    cases, given_ = rows(choose, known, program, ROWS)
    found = numba_engine.prepared(program, compiled=False)(as_arrays(given_), ROWS)
    assert lists(found) == expected(formulas, cases, program)


@pytest.mark.few(1)
@pytest.mark.parametrize("large", [False, True], ids=["in floats", "in 64-bit integers"])
def test_a_kernel_gives_what_fractions_give(large: bool) -> None:  # noqa: FBT001
    choose, graph = Random(1), Graph()
    known = variables(choose, graph, 6)
    formulas: dict[str, Number] = {}
    while len(formulas) < (4 if large else 12):
        found = formula(choose, graph, known, 3)
        largest = lowered({"result": found}).largest
        if FLOAT64 <= largest <= INT64 if large else largest < FLOAT64:
            formulas[f"result {len(formulas)}"] = found
    program = lowered(formulas)
    cases, given_ = rows(choose, known, program, 1000)
    arrays, truth = as_arrays(given_), expected(formulas, cases, program)
    assert lists(numba_engine.prepared(program)(arrays, 1000)) == truth
    sums = numba_engine.summed(program)(arrays, 1000)
    assert sums == {name: sum(column) for name, column in truth.items()}


@pytest.mark.few(12)
@pytest.mark.parametrize("mode", ["half_up", "half_even", "up", "down"])
@pytest.mark.parametrize("below", [12, 2, 3, 49, 98, 103, 1999, 12_000])
@pytest.mark.parametrize("size", [2**40, 2**51 - 24_000, 2**52 - 12_000])
def test_exact_multiples_and_halves_round_alike_everywhere(
    mode: str, below: int, size: int
) -> None:
    graph = Graph()
    bound = Fraction(size, below)
    number = graph.variable("v", -bound, bound, Fraction(1, below))
    program = lowered({"result": graph.rounded(number, Fraction(1), mode)})  # type: ignore[arg-type]
    near = [size // below * below - k * below // 2 + d for k in range(40) for d in (-1, 0, 1)]
    small = min(3 * below, 500)
    places = sorted({*range(-small, small + 1), *near, *(-n for n in near)})
    column = [place for place in places if abs(place) <= size]
    truth = python.evaluated(program, {"v": column}, len(column))
    assert truth["result"] == [
        value(number.rounded(Fraction(1), mode), {"v": Fraction(n, below)}) for n in column
    ]  # type: ignore[arg-type]
    arrays = as_arrays({"v": column})
    assert lists(columns.evaluated(program, arrays, len(column))) == truth
    assert lists(numba_engine.prepared(program)(arrays, len(column))) == truth


def test_a_step_is_calculated_along_its_own_axes_only() -> None:
    graph = Graph()
    posts = graph.variable("posts", Fraction(0), Fraction(20), Fraction(1, 100))
    rate = graph.variable("rate", Fraction(0), Fraction(100_000), Fraction(1))
    costs = graph.variable("costs", Fraction(0), Fraction(1000), Fraction(1, 100))
    program = lowered({"product": posts * rate, "costs": costs * 2, "known": Fraction(7)})
    given_ = {
        "posts": np.arange(300).reshape(300, 1),
        "rate": np.arange(500).reshape(1, 500),
        "costs": np.arange(300).reshape(300, 1),
    }
    found = columns.evaluated(program, given_, (300, 500), block=1024)
    assert found["product"].tolist() == (given_["posts"] * given_["rate"]).tolist()
    assert {name: column.shape for name, column in found.items()} == {
        "product": (300, 500), "costs": (300, 1), "known": (1, 1),
    }  # fmt: skip


def engines(program: Program) -> dict[str, Any]:
    return {
        "python": lambda given_, count: python.evaluated(
            program, {name: column.tolist() for name, column in given_.items()}, count
        ),
        "numpy": columns.prepared(program),
        "numba": numba_engine.prepared(program),
        "sums": numba_engine.summed(program),
    }


@pytest.fixture(scope="module")
def program() -> Program:
    graph = Graph()
    posts = graph.variable("posts", Fraction(0), Fraction(6), Fraction(1, 100))
    change = graph.variable("change", Fraction(-5), Fraction(5), Fraction(1))
    return lowered({"result": posts * 57_000 + change}, cents=["result"])


@pytest.mark.parametrize("engine", ["python", "numpy", "numba", "sums"])
@pytest.mark.parametrize(("name", "number"), [("posts", 601), ("posts", -1), ("change", -6)])
def test_a_number_outside_its_bounds_is_named(
    program: Program, engine: str, name: str, number: int
) -> None:
    given_ = {"posts": np.zeros(100, np.int64), "change": np.zeros(100, np.int64)}
    given_[name][57] = number
    with pytest.raises(OutOfBounds) as refused:
        engines(program)[engine](given_, 100)
    assert (refused.value.name, refused.value.value, refused.value.row) == (name, number, (57,))
    assert f"{name}: {number} at (57,)" in str(refused.value)


@pytest.mark.parametrize("engine", ["python", "numpy", "numba"])
def test_columns_that_do_not_fit_are_refused(program: Program, engine: str) -> None:
    run = engines(program)[engine]
    with pytest.raises(ValueError, match="no column for change"):
        run({"posts": np.zeros(3, np.int64)}, 3)
    with pytest.raises(ValueError, match="change has the shape"):
        run({"posts": np.zeros(3, np.int64), "change": np.zeros(4, np.int64)}, 3)


@pytest.mark.parametrize("engine", ["numpy", "numba"])
def test_floats_are_no_columns(program: Program, engine: str) -> None:
    with pytest.raises(ValueError, match="posts holds float64"):
        engines(program)[engine]({"posts": np.zeros(3), "change": np.zeros(3, np.int64)}, 3)


@pytest.mark.parametrize("engine", ["python", "numpy", "numba", "sums"])
@pytest.mark.parametrize("count", [0, 1])
def test_no_case_and_one_case_are_cases_too(program: Program, engine: str, count: int) -> None:
    given_ = {"posts": np.full(count, 100), "change": np.full(count, -5)}
    found = engines(program)[engine](given_, count)["result"]
    total = found if engine == "sums" else sum(int(n) for n in found)
    assert total == count * 5_699_500


def test_narrow_columns_are_as_good() -> None:
    graph = Graph()
    posts = graph.variable("posts", Fraction(0), Fraction(100), Fraction(1))
    program = lowered({"result": posts * 10**12})
    narrow = {"posts": np.arange(100, dtype=np.int8)}
    truth = [n * 10**12 for n in range(100)]
    for run in (columns.prepared(program), numba_engine.prepared(program)):
        assert run(narrow, 100)["result"].tolist() == truth
        with pytest.raises(OutOfBounds):
            run({"posts": np.full(100, -1, np.int8)}, 100)
        with pytest.raises(OutOfBounds):  # 2^32 more than a number within the bounds
            run({"posts": np.full(100, 2**32 + 7)}, 100)


@pytest.mark.parametrize("low", [0, 1, -(2**31) - 1])
@pytest.mark.parametrize("high", [100, 2**31 - 1, 2**31, 2**33])
def test_the_bounds_of_narrow_columns_may_be_wide(low: int, high: int) -> None:
    graph = Graph()
    posts = graph.variable("posts", Fraction(low), Fraction(high), Fraction(1))
    program = lowered({"result": posts * 3})
    for run in (columns.prepared(program), numba_engine.prepared(program, compiled=False)):
        found = run({"posts": np.array([1, 2, 100], np.int32)}, 3)
        assert found["result"].tolist() == [3, 6, 300]


def test_a_number_above_31_bits_is_not_taken_for_a_negative_one() -> None:
    graph = Graph()
    change = graph.variable("change", Fraction(-5), Fraction(5), Fraction(1))
    run = numba_engine.prepared(lowered({"result": change * 3}))
    with pytest.raises(OutOfBounds):
        run({"change": np.full(100, 2**32 - 1, np.uint32)}, 100)


@pytest.mark.few(24)
@pytest.mark.parametrize("kind", [np.int64, np.int32, np.int8])
@pytest.mark.parametrize("count", [0, 1, 5, 200])
@pytest.mark.parametrize("start", range(9))
def test_a_column_may_begin_anywhere_in_memory(kind: Any, start: int, count: int) -> None:
    graph = Graph()
    posts = graph.variable("posts", Fraction(0), Fraction(100), Fraction(1))
    program = lowered({"result": posts * 7})
    given_ = {"posts": (np.arange(300) % 101).astype(kind)[start : start + count]}
    truth = [int(n) * 7 for n in given_["posts"]]
    assert numba_engine.prepared(program)(given_, count)["result"].tolist() == truth
    assert numba_engine.summed(program)(given_, count) == {"result": sum(truth)}


def test_formulas_of_one_shape_are_one_kernel() -> None:
    def program_of(rate: int, cap: int) -> Program:
        graph = Graph()
        posts = graph.variable("posts", Fraction(0), Fraction(20), Fraction(1))
        return lowered({"result": graph.extreme("min", [posts * rate, Fraction(cap)])})

    from ki_funding.sweep.engines.kernel_text import written

    texts = {written(program_of(rate, cap)).text for rate, cap in ((57_000, 1000), (3, 7))}
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("cases", "name"), [(SMALL - 1, "python"), (SMALL, "numpy"), (LARGE, "numba")]
)
def test_the_engine_fits_the_number_of_cases(cases: int, name: str) -> None:
    assert engine_for(cases).name == name
    assert engine_for(cases, "numpy").name == "numpy"


def test_a_program_is_compiled_once_it_has_run_for_long(program: Program) -> None:
    engine = numba_engine.NumbaEngine(after=100)
    given_ = {"posts": np.full(80, 100), "change": np.full(80, -5)}
    for _ in range(3):  # in numpy, in numpy, as machine code
        assert set(engine.run(program, given_, 80)["result"].tolist()) == {5_699_500}


def test_draws_are_those_of_plain_python() -> None:
    over = [
        Distribution(Fraction(3), Fraction(1, 2), 1_000),
        Distribution(Fraction(0), Fraction(1), 2**40),
        Distribution(Fraction(0), Fraction(1), 3, (1, 2**62, 2**63)),
        Distribution(Fraction(0), Fraction(1), 2, None, (Fraction(1, 2), Fraction(7))),
    ]
    plain, fast = python.PythonEngine(), engine_for(1, "numpy")
    for distribution in over:
        asked = (distribution, 2**127 + 12_345, 2, 1_000, 987, 50)  # begins anew on the way
        assert fast.draws(*asked).tolist() == plain.draws(*asked)


@pytest.mark.parametrize("engine", ["python", "numpy", "numba"])
@pytest.mark.parametrize(
    "over",
    [
        Distribution(Fraction(3), Fraction(1), 1_000),
        Distribution(Fraction(3), Fraction(1), 1),
        Distribution(Fraction(3), Fraction(1), 4, (0, 5, 5, 7)),
        Distribution(Fraction(3), Fraction(1), 3, (2**62, 2**62, 2**62)),
        Distribution(Fraction(3), Fraction(1), 300, tuple(range(2**20, 2**20 + 300))),
    ],
)
@pytest.mark.parametrize(("start", "count"), [(0, 0), (0, 1), (3, 900), (987, 2_050)])
def test_what_is_added_for_a_draw_belongs_to_it(
    engine: str, over: Distribution, start: int, count: int
) -> None:
    runs, key = engine_for(1, engine), 2**127 + 12_345
    values = [place * 7_919 % 10_007 - 5_000 for place in range(over.count)]
    total = runs.constant(11, count)
    found = runs.add_drawn(total, runs.column(values), over, [key, 7], 1_000, start)
    drawn = [python.PythonEngine().draws(over, k, 1, 1_000, start, count) for k in (key, 7)]
    assert [int(number) for number in found] == [
        11 + values[one - 3] + values[other - 3] for one, other in zip(*drawn, strict=True)
    ]
