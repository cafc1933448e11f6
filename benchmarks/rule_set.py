"""An invented set of rules of usual size, written once as formulas and once by hand for numpy.

Seven components and their sum: nine inputs, twelve parameters, two ways to round, some thirty
operations of which six round a quotient. `amounts` runs with fractions, which is the reference,
and with symbols; `by_hand` is what a careful programmer would write for whole numbers in numpy.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ki_funding.sweep.formulas.graph import Graph
from ki_funding.sweep.formulas.integers import Program, lowered
from ki_funding.sweep.formulas.symbols import Number, Symbol
from ki_funding.values.exact import CENT, Rounding, least, most, round_to

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Columns = Mapping[str, NDArray[Any]]

POSTS, MONEY, WHOLE = Fraction(1, 1000), CENT, Fraction(1)
INPUTS = {  # step, least and most
    "experts": (POSTS, 0, 20),
    "assistants": (POSTS, 0, 5),
    "months": (WHOLE, 0, 12),
    "interpreters": (MONEY, 0, 500_000),
    "projects": (MONEY, 0, 500_000),
    "material": (MONEY, 0, 500_000),
    "refugees": (WHOLE, 0, 100_000),
    "inhabitants": (WHOLE, 0, 1_500_000),
    "events": (WHOLE, 0, 500),
}
REAL = {
    "expert_limit": Fraction(6),
    "expert_rate": Fraction(57_000),
    "assistant_limit": Fraction(1, 2),
    "assistant_rate": Fraction("46250.50"),
    "interpreter_share": Fraction("0.85"),
    "interpreter_cap": Fraction(50_000),
    "project_share": Fraction("0.7525"),
    "project_cap": Fraction(120_000),
    "per_refugee": Fraction("13.37"),
    "small": Fraction(8_000),
    "large": Fraction("12345.67"),
    "largest": Fraction("19999.99"),
}
HALVES = {  # half cents are frequent
    **REAL,
    "expert_rate": Fraction("57000.30"),
    "assistant_rate": Fraction("46250.58"),
    "interpreter_share": Fraction("0.50"),
    "project_share": Fraction("0.25"),
    "per_refugee": Fraction("13.38"),
    "small": Fraction("8000.10"),
    "large": Fraction("12345.66"),
}
TOWN, LARGEST = 200_000, 600_000  # inhabitants
COMPONENTS = ("experts", "assistants", "interpreters", "projects", "material", "refugees", "base")
UP, EVEN = Rounding.HALF_UP, Rounding.HALF_EVEN


def amounts(
    given: Mapping[str, Number],
    rules: Mapping[str, Fraction],
    below: Callable[[Number, Number, Number, Number], Number],
) -> dict[str, Number]:
    """The components and the total in euros; `below(a, b, x, y)` is x if a < b, else y."""
    months = given["months"]
    experts = least([given["experts"], rules["expert_limit"]]) * rules["expert_rate"] * months
    assistants = (
        least([given["assistants"], rules["assistant_limit"]]) * rules["assistant_rate"] * months
    )
    interpreters = given["interpreters"] * rules["interpreter_share"]
    projects = given["projects"] * rules["project_share"]
    refugees = given["refugees"] * rules["per_refugee"] * months
    larger = below(given["inhabitants"], LARGEST, rules["large"], rules["largest"])
    base = below(given["inhabitants"], TOWN, rules["small"], larger)
    events = most([given["events"] - 12, Fraction(0)]) * 25
    found = {
        "experts": round_to(experts / 12, CENT, UP),
        "assistants": round_to(assistants / 12, CENT, EVEN),
        "interpreters": least([round_to(interpreters, CENT, UP), rules["interpreter_cap"]]),
        "projects": least([round_to(projects, CENT, EVEN), rules["project_cap"]]),
        "material": round_to(given["material"] / 2, CENT, UP),
        "refugees": round_to(refugees / 12, CENT, UP),
        "base": base + events,
    }
    return {**found, "total": sum(found.values(), Fraction(0))}


def reference(given: Mapping[str, Fraction], rules: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The amounts of one case, with fractions."""
    return amounts(given, rules, lambda a, b, x, y: x if a < b else y)


def program(rules: Mapping[str, Fraction], *, only_total: bool = True) -> Program:
    """The rules as whole numbers."""
    graph = Graph()
    given = {
        name: graph.variable(name, Fraction(low), Fraction(high), step)
        for name, (step, low, high) in INPUTS.items()
    }

    def below(a: Symbol, b: Number, x: Number, y: Number) -> Number:
        return graph.where(graph.condition("<", a, b), x, y)

    found = amounts(given, rules, below)
    chosen = {"total": found["total"]} if only_total else found
    return lowered(chosen, cents=list(chosen))


def cases(count: int, seed: int = 1) -> "Columns":
    """Random cases as whole numbers over the denominators of their inputs."""
    import numpy as np

    random = np.random.default_rng(seed)
    most_likely = {"experts": 8_000, "assistants": 1_000, "projects": 20_000_000}
    return {
        name: random.integers(0, most_likely.get(name, int(high / step)) + 1, count)
        for name, (step, _, high) in INPUTS.items()
    }


def parameters(rules: Mapping[str, Fraction]) -> dict[str, int]:
    """The parameters as whole numbers: posts in thousandths, money in cents, shares in 1/10000."""
    grain = {"limit": 1000, "share": 10_000}
    return {
        name: int(value * grain.get(name.rsplit("_", maxsplit=1)[-1], 100))
        for name, value in rules.items()
    }


def by_hand(case: "Columns", p: Mapping[str, int]) -> "NDArray[Any]":
    """The total in cents of a block of cases."""
    import numpy as np

    def half_up(number: Any, below: int) -> Any:
        return (number + below // 2) // below

    def half_even(number: Any, below: int) -> Any:
        number = number + below // 2
        whole = number // below
        return whole - ((whole * below == number) & (whole & 1))

    months = case["months"]
    total = half_up(
        np.minimum(case["experts"], p["expert_limit"]) * months * p["expert_rate"], 12_000
    )
    total += half_even(
        np.minimum(case["assistants"], p["assistant_limit"]) * months * p["assistant_rate"], 12_000
    )
    interpreters = half_up(case["interpreters"] * p["interpreter_share"], 10_000)
    total += np.minimum(interpreters, p["interpreter_cap"])
    projects = half_even(case["projects"] * p["project_share"], 10_000)
    total += np.minimum(projects, p["project_cap"])
    total += half_up(case["material"], 2)
    total += half_up(case["refugees"] * months * p["per_refugee"], 12)
    larger = np.where(case["inhabitants"] < LARGEST, p["large"], p["largest"])
    total += np.where(case["inhabitants"] < TOWN, p["small"], larger)
    total += np.maximum(case["events"] - 12, 0) * 2_500
    return total  # type: ignore[no-any-return]


def by_hand_in_blocks(
    case: "Columns", p: Mapping[str, int], out: "NDArray[Any]", block: int = 16_384
) -> None:
    """The same for any number of cases, in blocks that stay in the cache."""
    for start in range(0, len(out), block):
        part = {name: _wide(column[start : start + block]) for name, column in case.items()}
        out[start : start + block] = by_hand(part, p)


def _wide(column: "NDArray[Any]") -> "NDArray[Any]":
    """Products would overflow in narrow integers."""
    import numpy as np

    return column.astype(np.int64, copy=False)
