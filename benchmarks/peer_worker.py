"""The rule set of `rule_set.py` in another library; runs in that library's environment alone.

python peer_worker.py LIBRARY FILE: reads cases and their exact totals, prints seconds and wrong
cents as JSON. The formulas are written as each library's own documentation writes such formulas.
"""

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

YEAR = "2026"
ROUNDS = 9
ROUNDS_OF_DICT = 3  # they take seconds
ARRAYS = 1_000_000
OF_DICT = 10_000


def framework(core: str, data: dict[str, Any]) -> dict[str, Any]:
    """OpenFisca-core or policyengine-core, which share their interface."""
    import numpy as np

    system = _system(core, data["rules"])
    builder = importlib.import_module(f"{core}.simulations.simulation_builder").SimulationBuilder
    columns = {name: np.array(column) for name, column in data["cases"].items()}
    count = len(data["totals"])

    def from_arrays(given: Any, rows: int) -> Any:
        simulation = builder().build_default_simulation(system, rows)
        for name, column in given.items():
            simulation.set_input(name, YEAR, column)
        return simulation.calculate("total", YEAR)

    def from_dict(people: Any) -> Any:
        simulation = builder().build_from_dict(system, {"persons": people})
        return simulation.calculate("total", YEAR)

    people = {
        f"case {row}": {name: {YEAR: column[row]} for name, column in data["cases"].items()}
        for row in range(OF_DICT)
    }
    many = {name: np.resize(column, ARRAYS) for name, column in columns.items()}
    found = from_arrays(columns, count)
    cents = np.rint(found.astype(np.float64) * 100).astype(np.int64)
    return {
        "wrong": int((cents != np.array(data["totals"])).sum()) / count,
        "arrays": _seconds(lambda: from_arrays(many, ARRAYS)) / ARRAYS,
        "dict": _seconds(lambda: from_dict(people), ROUNDS_OF_DICT) / OF_DICT,
    }


def _system(core: str, p: dict[str, float]) -> Any:
    """The tax and benefit system with one variable for each input and amount."""
    import numpy as np

    entities = importlib.import_module(f"{core}.entities")
    periods = importlib.import_module(f"{core}.periods")
    variable = importlib.import_module(f"{core}.variables").Variable
    made = importlib.import_module(f"{core}.taxbenefitsystems").TaxBenefitSystem
    person = entities.build_entity("person", "persons", "A case", is_person=True)
    system = made([person])

    def half_up(number: Any) -> Any:
        return np.floor(number * 100 + 0.5) / 100

    def half_even(number: Any) -> Any:
        return np.round(number, 2)

    formulas: dict[str, Any] = {
        "of_experts": lambda c: half_up(
            np.minimum(c("experts"), p["expert_limit"]) * p["expert_rate"] * c("months") / 12
        ),
        "of_assistants": lambda c: half_even(
            np.minimum(c("assistants"), p["assistant_limit"])
            * p["assistant_rate"]
            * c("months")
            / 12
        ),
        "of_interpreters": lambda c: np.minimum(
            half_up(c("interpreters") * p["interpreter_share"]), p["interpreter_cap"]
        ),
        "of_projects": lambda c: np.minimum(
            half_even(c("projects") * p["project_share"]), p["project_cap"]
        ),
        "of_material": lambda c: half_up(c("material") / 2),
        "of_refugees": lambda c: half_up(c("refugees") * p["per_refugee"] * c("months") / 12),
        "of_base": lambda c: (
            np.where(
                c("inhabitants") < p["town_limit"],
                p["small"],
                np.where(c("inhabitants") < p["city_limit"], p["large"], p["largest"]),
            )
            + np.maximum(c("events") - 12, 0) * 25
        ),
    }
    parts = list(formulas)
    formulas["total"] = lambda c: sum(c(name) for name in parts)
    inputs = ("experts", "assistants", "months", "interpreters", "projects", "material",
              "refugees", "inhabitants", "events")  # fmt: skip

    def add(name: str, formula: Any) -> None:
        def run(case: Any, period: Any) -> Any:
            return formula(lambda other: case(other, period))

        members: dict[str, Any] = {
            "value_type": float, "entity": person, "definition_period": periods.YEAR, "label": name,
        }  # fmt: skip
        if formula is not None:
            members["formula"] = run
        system.add_variable(type(name, (variable,), members))

    for name in inputs:
        add(name, None)
    for name, formula in formulas.items():
        add(name, formula)
    return system


def zen(data: dict[str, Any]) -> dict[str, Any]:
    """zen-engine: one decision with one expression node; cases are evaluated one by one."""
    engine = importlib.import_module("zen").ZenEngine()
    p = data["rules"]

    def half_even(text: str) -> str:
        """There is no such rounding among its functions."""
        down, rest = f"floor({text} * 100)", f"({text} * 100 - floor({text} * 100))"
        up = f"{rest} > 0.5 or ({rest} == 0.5 and {down} % 2 == 1)"
        return f"(({up}) ? {down} + 1 : {down}) / 100"

    experts = f"min([experts, {p['expert_limit']}]) * {p['expert_rate']} * months / 12"
    assistants = f"min([assistants, {p['assistant_limit']}]) * {p['assistant_rate']} * months / 12"
    interpreters = f"round(interpreters * {p['interpreter_share']}, 2)"
    projects = half_even(f"(projects * {p['project_share']})")
    larger = f"inhabitants < {p['city_limit']} ? {p['large']} : {p['largest']}"
    texts = {
        "of_experts": f"round({experts}, 2)",
        "of_assistants": half_even(f"({assistants})"),
        "of_interpreters": f"min([{interpreters}, {p['interpreter_cap']}])",
        "of_projects": f"min([{projects}, {p['project_cap']}])",
        "of_material": "round(material / 2, 2)",
        "of_refugees": f"round(refugees * {p['per_refugee']} * months / 12, 2)",
        "of_base": f"(inhabitants < {p['town_limit']} ? {p['small']} : ({larger}))"
        " + max([events - 12, 0]) * 25",
    }
    texts["total"] = " + ".join(f"$.{name}" for name in texts)
    expressions = [{"id": key, "key": key, "value": text} for key, text in texts.items()]
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "content": {}},
        {
            "id": "do",
            "name": "do",
            "type": "expressionNode",
            "content": {"expressions": expressions},
        },
        {"id": "out", "name": "out", "type": "outputNode", "content": {}},
    ]
    edges = [
        {"id": "1", "type": "edge", "sourceId": "in", "targetId": "do"},
        {"id": "2", "type": "edge", "sourceId": "do", "targetId": "out"},
    ]
    decision = engine.create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    names = list(data["cases"])
    rows = [dict(zip(names, row, strict=True)) for row in zip(*data["cases"].values(), strict=True)]
    rows = rows[:OF_DICT]

    def run() -> list[float]:
        return [decision.evaluate(row)["result"]["total"] for row in rows]

    pairs = zip(run(), data["totals"], strict=False)
    wrong = sum(round(found * 100) != total for found, total in pairs)
    return {"wrong": wrong / len(rows), "dict": _seconds(run, ROUNDS_OF_DICT) / len(rows)}


def _seconds(run: Any, rounds: int = ROUNDS) -> float:
    """The median CPU time of some rounds."""
    run()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return sorted(taken)[rounds // 2]


def main() -> None:
    """Prints what was measured."""
    library, path = sys.argv[1:]
    data = json.loads(Path(path).read_text("utf-8"))
    found = zen(data) if library == "zen" else framework(library, data)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
