"""The JSON envelope is public: its keys are pinned, its amounts are text with two decimals."""

import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, NamedTuple, TypedDict

import pytest
from conftest import run

from ki_funding.presentation.entry import From, entry
from ki_funding.presentation.json_text import HOLE, Alike, json_text
from ki_funding.values.scalars import Words

ENVELOPE = {"ki_funding_result", "receipt", "cases", "missing"}
RECEIPT = {"tool", "version", "rules", "digest", "readings", "overlays", "plan"}
CASE = {
    "changes",
    "municipality",
    "year",
    "programmes",
    "not_claimed",
    "unbounded",
    "carried_forward",
    "totals",
    "alternatives",
    "status",
}
MUNICIPALITY = {"name", "ags", "type", "population"}
PROGRAMME = {"id", "kind", "title", "items", "granted", "complete", "deadlines", "warnings"}
TOTALS = {"basic", "optional", "claimed", "maximum", "granted", "unused", "own_share", "complete",
          "maximum_complete", "undetermined", "by_status"}  # fmt: skip
MONEY = {"claimed", "maximum", "granted", "unused", "own_share"}
ABOUT = {"id", "title", "kind", "counts_as", "status", "reason", "in_force", "limited_by", "notice",
         "actual", "difference", "unspent", "repayable", "repaid_by", "undetermined", "sources",
         "uses"}  # fmt: skip
USE = {
    "kind",
    "name",
    "title",
    "value",
    "unit",
    "status",
    "sources",
    "note",
    "place",
    "from",
    "until",
}


def test_the_keys_are_these() -> None:
    done = run("calc", "examples/koeln-2020.yaml", "-f", "json", "--lang", "en")
    envelope = json.loads(done.out)
    assert set(envelope) == ENVELOPE
    assert set(envelope["receipt"]) == RECEIPT
    (case,) = envelope["cases"]
    assert set(case) == CASE
    assert set(case["municipality"]) == MUNICIPALITY
    assert set(case["totals"]) == TOTALS
    for programme in case["programmes"]:
        assert set(programme) == PROGRAMME
        for item in programme["items"]:
            own = {"quantity", "unit"} if item["kind"] == "in_kind" else MONEY
            assert set(item) == ABOUT | own
            for use in item["uses"]:
                assert set(use) == USE


def test_amounts_are_text_with_two_decimals_or_null() -> None:
    done = run("calc", "examples/erfundene-stadt.yaml", "-f", "json")
    (case,) = json.loads(done.out)["cases"]
    items = [item for programme in case["programmes"] for item in programme["items"]]
    for item in items:
        for name in MONEY:
            assert item[name] is None or re.fullmatch(r"-?\d+\.\d\d", item[name])
    assert case["totals"]["complete"] is False
    assert [item["granted"] for item in items if item["reason"] == "undetermined"] == [None]


def test_every_use_says_where_it_is_written() -> None:
    done = run("calc", "examples/koeln-2020.yaml", "-f", "json")
    (case,) = json.loads(done.out)["cases"]
    uses = [u for p in case["programmes"] for i in p["items"] for u in i["uses"]]
    assert uses
    for use in uses:
        assert re.fullmatch(r"rules/[a-z_]+\.(yaml|csv):\d+", use["place"])
        assert use["sources"]


def test_a_programme_that_is_absent_is_listed_as_not_claimed() -> None:
    done = run("calc", "examples/kreis-unna.yaml", "-f", "json")
    (case,) = json.loads(done.out)["cases"]
    assert "lehrkraefte" in case["not_claimed"]


def test_only_what_runs_in_the_year_and_for_the_municipality_is_not_claimed() -> None:
    done = run("calc", "examples/kreis-unna-bescheid.yaml", "-f", "json")
    (case,) = json.loads(done.out)["cases"]
    assert "komm_an_ii" not in case["not_claimed"]  # ended with 2024
    assert "integrationspauschale" not in case["not_claimed"]  # goes to the Gemeinde
    assert "kim" in case["not_claimed"]


class Harvest(NamedTuple):
    """Something that has nothing to do with funding."""

    title: Words
    on: date | None
    worth: Decimal | None
    shares: tuple[Fraction, ...]
    best: "Harvest | None" = None


class BestEntry(TypedDict):
    title: str


class HarvestEntry(TypedDict):
    title: str
    on: str | None
    amount: Annotated[str | None, From("worth")]
    share: Annotated[list[str], From("shares")]
    best: BestEntry | None
    years: Annotated[dict[str, str], From(lambda harvest: [(harvest.on.year, harvest.worth)])]


@pytest.mark.usefixtures("german")
def test_an_object_of_the_json_is_written_as_its_type_says() -> None:
    apples = Harvest(Words("Äpfel", "apples"), None, None, ())
    fruit = Harvest(
        Words("Obst", "fruit"), date(2026, 9, 1), Decimal("1.50"), (Fraction(1, 2),), apples
    )
    assert entry(HarvestEntry, fruit) == {
        "title": "Obst",
        "on": "2026-09-01",
        "amount": "1.50",
        "share": ["0.5"],
        "best": {"title": "Äpfel"},
        "years": {"2026": "1.50"},
    }


def test_a_list_of_objects_of_one_form_is_written_as_each_of_them_alone() -> None:
    rows = [("50 %s\0", "ä##[\x1b", 1, None), ("%", "ä##[\x1b", 2, "x")]
    alone = [{"by": {"%k": a, "b": b}, "count": count, "value": v} for a, b, count, v in rows]
    form = {"by": {"%k": HOLE, "b": HOLE}, "count": HOLE, "value": HOLE}
    together = Alike(form, [*zip(*rows, strict=True)])
    assert json_text({"rows": together}) == json_text({"rows": alone})
    assert json_text([Alike(form, [(), (), (), ()]), []]) == json_text([[], []])
