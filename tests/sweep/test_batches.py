"""Batches of Arrow in, batches of Arrow out: what Spark, Ray Data and Polars carry."""

import pickle
from typing import Any

import pytest

import ki_funding

arrow = pytest.importorskip("pyarrow")

P = "ki_grundfoerderung"
COLUMNS = {
    "id": [7, 8, 9],
    "kommune": ["Unna", "Uhna", "05315"],
    "jahr": [2023, 2023, 2026],
    f"{P}.fachkraft_stellen": [6.0, 6.0, 6.5],
    f"{P}.verwaltungsassistenz_stellen": [1, 1, 0],
    f"{P}.laiensprachmittler_ausgaben": ["2000", "2000", "1500.50"],
}
REPORT = {"report": [{"amount": "granted"}, {"amount": f"{P}.maximum"}]}


def batch(*rows: int, **more: Any) -> Any:
    table = arrow.table({name: [cells[n] for n in rows] for name, cells in COLUMNS.items()})
    table = table.set_column(0, "id", table["id"].cast(arrow.int64()))
    for name, kind in more.items():
        table = table.set_column(table.schema.names.index(name), name, table[name].cast(kind))
    return table.to_batches()[0] if rows else arrow.RecordBatch.from_pylist([], table.schema)


def alone(rules: ki_funding.Rules, row: int) -> dict[str, Any]:
    case = {name: cells[row] for name, cells in COLUMNS.items() if name != "id"}
    found = rules.calculate(case)
    maximum = sum(item.maximum for item in found.programmes[0].items)
    return {"granted": found.granted, f"{P}.maximum": maximum}


def test_each_row_is_what_calc_gives(rules: ki_funding.Rules) -> None:
    batches = rules.batches(REPORT, keep=["id"], engine="numpy")
    found = pickle.loads(pickle.dumps(batches))(batch(0, 2))
    assert found.schema == batches.schema(batch(0).schema)
    for row, got in zip((0, 2), found.to_pylist(), strict=True):
        assert got.items() >= alone(rules, row).items()
        assert got["id"] == COLUMNS["id"][row]
    assert found["kommune"].to_pylist() == ["Kreis Unna", "Stadt Köln"]


def test_a_wrong_row_is_refused_or_marked(rules: ki_funding.Rules) -> None:
    with pytest.raises(ki_funding.InvalidInput, match="Uhna"):
        rules.batches(keep=["id"], engine="numpy")(batch(0, 1, 2))
    found = rules.batches(keep=["id"], mark_wrong=True, engine="numpy")(batch(0, 1, 2)).to_pylist()
    assert [row["id"] for row in found] == [7, 8, 9]
    assert [row["granted"] is None for row in found] == [False, True, False]
    assert [row["finding"] is None for row in found] == [True, False, True]
    assert "Uhna" in found[1]["finding"]


def test_tables_and_many_batches_come_out_as_they_come_in(rules: ki_funding.Rules) -> None:
    batches = rules.batches(keep=["id"], engine="numpy")
    table = arrow.Table.from_batches([batch(0), batch(2)])
    assert batches(table) == arrow.Table.from_batches(batches.each([batch(0), batch(2)]))
    assert batches(table.slice(0, 0)).num_rows == batches(batch()).num_rows == 0
    assert batches(batch(0, kommune=arrow.large_string())) == batches(batch(0))
    assert batches(batch(0, kommune=arrow.string_view())) == batches(batch(0))


def test_it_travels_in_less_than_a_megabyte(rules: ki_funding.Rules) -> None:
    batches = rules.batches(keep=["id"], engine="numpy")
    batches(batch(0, 2))
    sent = pickle.dumps(batches)
    assert len(sent) < 1_000_000
    assert pickle.loads(sent)(batch(0, 2)) == batches(batch(0, 2))


def test_nothing_varies_in_batches(rules: ki_funding.Rules) -> None:
    vary = {"vary": {f"{P}.fachkraft_hoechstbetrag": {"values": [57000, 65000]}}}
    with pytest.raises(ki_funding.InvalidInput, match=r"row by row|Zeile für Zeile"):
        rules.batches(vary)
