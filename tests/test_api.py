"""The library from Python: the same as the command line, with a small pinned surface."""

import csv
import json
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from conftest import EXAMPLES, INVENTED, ROOT, run

import ki_funding

CASE = {
    "kommune": "05978",
    "jahr": 2023,
    "ki_grundfoerderung": {
        "fachkraft_stellen": 6,
        "verwaltungsassistenz_stellen": 0.5,
        "laiensprachmittler_ausgaben": Decimal("48000.00"),
    },
}


def test_the_public_names_are_these() -> None:
    assert sorted(ki_funding.__all__) == [
        "Audit", "Calculation", "Contents", "Diagnostic", "Impact", "InvalidInput", "ItemResult",
        "MissingFile", "MunicipalityFacts", "ProgrammeResult", "Receipt", "Result", "Rules", "Span",
        "Statewide", "Status", "Sweep", "TestRun", "Totals", "Use", "calculate", "check", "diff",
        "load_rules", "merge", "messages", "test",
    ]  # fmt: skip
    assert dir(ki_funding) == sorted([*ki_funding.__all__, "__version__"])
    for name in ki_funding.__all__:
        assert getattr(ki_funding, name) is not None


def test_a_mapping_is_a_case() -> None:
    result = ki_funding.load_rules().calculate(CASE)
    assert result.granted == Decimal("412500.00")
    assert result.municipality.name == "Kreis Unna"


def test_a_result_as_a_mapping_is_its_entry_in_the_json() -> None:
    path = EXAMPLES / "kreis-unna.yaml"
    (entry,) = json.loads(run("calc", str(path), "--format", "json").out)["cases"]
    mapping = json.loads(json.dumps(ki_funding.calculate(path).to_dict(lang="de")))
    assert mapping == entry


def test_spending_above_what_the_posts_are_worth_is_capped_and_said() -> None:
    result = ki_funding.calculate(EXAMPLES / "staedteregion-aachen-2021.yaml")
    assert "345.210,37" in result.explain(lang="de")
    assert "cap" in json.dumps([p["items"] for p in result.to_dict()["programmes"]])


def test_a_file_and_its_text_from_the_command_line_agree() -> None:
    path = EXAMPLES / "kreis-unna.yaml"
    result = ki_funding.calculate(path)
    assert result.explain(lang="de").split("\n", 1)[0] in run("explain", str(path)).out
    assert result.granted == Decimal("513000.00")


def test_rows_are_flat_and_exact() -> None:
    rows = ki_funding.calculate(CASE).to_rows()
    assert [row["item"] for row in rows] == [
        "fachkraft",
        "verwaltungsassistenz",
        "laiensprachmittler",
    ]
    assert rows[0]["granted"] == Decimal("342000.00")
    assert rows[0]["status"] == "inferred"
    assert sum(row["granted"] for row in rows) == Decimal("412500.00")


def test_a_reading_can_be_chosen() -> None:
    rules = ki_funding.load_rules(readings={"satz_2022": "wie_2023"})
    assert rules.calculate(CASE, year=2022).programmes[0].items[0].granted == Decimal("342000.00")
    assert dict(rules.receipt.readings) == {"satz_2022": "wie_2023"}


def test_an_unknown_reading_is_an_error_with_the_names_that_exist() -> None:
    with pytest.raises(ki_funding.InvalidInput) as caught:
        ki_funding.load_rules().reading("satz_2021", "wie_2023")
    assert caught.value.diagnostics[0].params["nearest"] == "satz_2022"


def test_a_case_with_mistakes_raises_all_of_them() -> None:
    with pytest.raises(ki_funding.InvalidInput) as caught:
        ki_funding.calculate({"kommune": "Unma", "jahr": 23, "kimm": {}})
    assert {d.code for d in caught.value.diagnostics} == {
        "kommune-unknown",
        "year-text",
        "programme-unknown",
    }


def test_a_number_that_a_float_has_spoilt_is_refused() -> None:
    spoilt = {**CASE["ki_grundfoerderung"], "fachkraft_stellen": 0.1 + 0.2}  # type: ignore[dict-item]
    with pytest.raises(ki_funding.InvalidInput) as caught:
        ki_funding.calculate({**CASE, "ki_grundfoerderung": spoilt})
    assert caught.value.diagnostics[0].code == "number-decimals"


@pytest.mark.parametrize("text", ["kreis unna", "UNNA", "Unna", "05978", "05978000"])
def test_a_municipality_is_found_by_ags_name_and_short_name(text: str) -> None:
    assert ki_funding.calculate({**CASE, "kommune": text}).municipality.ags == "05978"


def test_umlauts_may_be_written_out() -> None:
    assert ki_funding.calculate({**CASE, "kommune": "Koeln"}).municipality.ags == "05315"


def test_an_ambiguous_short_name_names_both() -> None:
    with pytest.raises(ki_funding.InvalidInput) as caught:
        ki_funding.calculate({**CASE, "kommune": "Aachen"})
    assert "05334002" in caught.value.diagnostics[0].params["names"]


@pytest.mark.process
def test_importing_the_package_loads_nothing() -> None:
    code = (
        "import sys, ki_funding; print([m for m in ('yaml','pydantic','rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.process
@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (["--help"], ["yaml", "rich", "pydantic", "ki_funding.api", "ki_funding.cli.calc"]),
        (["calc", "examples/kreis-unna.yaml"], ["pydantic", "zipfile", "ki_funding.cli.sweep"]),
    ],
)
def test_a_run_loads_what_it_needs(arguments: list[str], spared: list[str]) -> None:
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print([m for m in spared if m in sys.modules], file=sys.stderr))\n"
        f"spared = {spared}\n"
        f"sys.argv = ['ki-funding', *{arguments}]\n"
        "from ki_funding.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "calc" in done.stdout or "Unna" in done.stdout
    assert done.stderr.splitlines()[-1] == "[]"


def test_only_what_a_case_claims_is_read(tmp_path: Path) -> None:
    rules = ki_funding.load_rules()
    rules.calculate(CASE, trace=False)
    assert "komm_an_i.yaml" not in rules.book._documents


def test_check_and_diff_are_functions_as_well() -> None:
    assert ki_funding.check([ROOT / "rules"]).findings == ()
    rules = ki_funding.load_rules()
    higher = rules.with_value("ki_grundfoerderung.fachkraft_hoechstbetrag", Decimal("58000.50"))
    impact = ki_funding.diff(rules, higher, [2023], [EXAMPLES / "kreis-unna.yaml"])
    assert impact.years[0].total.amount == Decimal("6003.00")


@pytest.fixture(scope="module")
def results(rules: ki_funding.Rules) -> list[Any]:
    """One of each kind of result."""
    result = rules.calculate(CASE)
    higher = rules.with_value("ki_grundfoerderung.fachkraft_hoechstbetrag", 58000)
    scenario = {"scenario": "x", "title": {"de": "Satz", "en": "rate"}, "cases": [CASE],
                "report": [{"amount": "granted", "show": ["sum"], "by": ["year"]}]}  # fmt: skip
    return [
        result,
        rules.state(2023),
        ki_funding.diff(rules, higher, [2023], [CASE]),
        rules.sweep(scenario),
        ki_funding.test(INVENTED, coverage=True),
    ]


def test_a_result_says_in_one_line_what_it_is(results: list[Any]) -> None:
    calculation = results[0].calculation
    item = calculation.programmes[0].items[0]
    rules, case = results[0].rules, results[0].case
    year = results[1].years[0]
    more = [calculation, item, rules, rules.book, case, year, ki_funding.check([INVENTED])]
    lines = [repr(one) for one in [*results, *more]]
    assert lines[0] == "<Result: Kreis Unna 2023, 412500.00 EUR>"
    assert lines[2].endswith("2023: 6000.00 EUR>")
    assert all(line.startswith("<") and len(line) < 120 and "\n" not in line for line in lines)


def test_every_result_is_a_table_with_real_types(results: list[Any]) -> None:
    for result in results:
        rows, frame = result.to_rows(), result.to_pandas()
        table = pyarrow.RecordBatchReader.from_stream(result).read_all()  # by Arrow's capsule
        assert len(rows) == len(frame) == table.num_rows > 0
        assert list(frame.columns) == table.column_names
        for name in {"jahr", "year", "count"} & set(table.column_names):
            assert pyarrow.types.is_integer(table.schema.field(name).type)
        for name in {"granted", "notice", "amount", "difference", "value"} & {*table.column_names}:
            assert pyarrow.types.is_decimal(table.schema.field(name).type) or name == "amount"
    assert results[0].to_pandas()["granted"].sum() == Decimal("412500.00")
    assert results[1].to_arrow()["jahr"][0].as_py() == 2023
    assert results[1].years[0].total.funded == 54
    assert "<table" in results[4]._repr_html_()


def test_polars_takes_the_same_rows(results: list[Any]) -> None:
    polars = pytest.importorskip("polars")
    for result in results:
        frame = result.to_polars()
        assert frame.rows() == polars.DataFrame(result.to_arrow()).rows()


def test_a_library_that_is_missing_is_named(
    results: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("polars", "pandas", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(ImportError, match=rf"pip install [a-z ]*{name}"):
            getattr(results[0], f"to_{'arrow' if name == 'pyarrow' else name}")()


def test_an_exception_says_in_words_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ki_funding.InvalidInput) as caught:
        ki_funding.calculate({"kommune": "Unma\x1b[2J", "jahr": 23})
    monkeypatch.setenv("KI_FUNDING_LANG", "en")
    first, second = str(caught.value).splitlines()
    assert "is not in the register" in first
    assert "\x1b" not in first
    assert '"23" is not a year' in second
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.diagnostics == caught.value.diagnostics


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        ({}, []),
        ({"programme": "kim"}, ["kim"]),
        ({"status": ["open", "assumed"]}, ["--status", "open,assumed"]),
        ({"what": "readings"}, ["--readings"]),
        ({"what": "sources"}, ["--sources"]),
        ({"what": "published"}, ["--published"]),
    ],
)
def test_a_list_of_the_rulebook_has_the_rows_of_the_command_line(
    rules: ki_funding.Rules, asked: dict[str, Any], options: list[str]
) -> None:
    done = run("rules", *options, "--format", "csv", KI_FUNDING_LANG="en")
    listed = rules.contents(**asked)
    rows = listed.to_rows(lang="en")
    head, *lines = csv.reader(done.out.splitlines())
    assert list(rows[0]) == head
    assert len(rows) == len(lines)
    assert repr(listed) == f"<Contents: {len(lines)} rows of {asked.get('what', 'figures')}>"


@pytest.mark.parametrize("wrong", [{"what": "x"}, {"programme": "x"}, {"status": "x"}])
def test_of_a_list_that_is_none_the_names_are_said(
    rules: ki_funding.Rules, wrong: dict[str, str]
) -> None:
    with pytest.raises(LookupError, match=r"'x': .+, "):
        rules.contents(**wrong)


def test_a_year_that_the_rules_do_not_cover_is_refused(rules: ki_funding.Rules) -> None:
    case = {"kommune": "Unna", "jahr": 2023}
    with pytest.raises(ValueError, match="2012 to 2027"):
        rules.calculate(case, year=1990)
    with pytest.raises(ValueError, match="carried_forward"):
        rules.state(2030)
    assert rules.carried_forward(2030).calculate(case, year=2030).year == 2030


def test_what_cannot_be_explained_says_what_can(rules: ki_funding.Rules) -> None:
    found = rules.calculate({"kommune": "Unna", "jahr": 2023}, full_use=True)
    with pytest.raises(LookupError, match=r"'quatsch': .*ki_grundfoerderung"):
        found.explain("quatsch")


def test_the_other_commands_are_there_too(rules: ki_funding.Rules, tmp_path: Path) -> None:
    case = tmp_path / "unna.yaml"
    case.write_text(rules.init("Unna", year=2023), "utf-8")
    whole = rules.calculate({"kommune": "Unna", "jahr": 2023}, full_use=True)
    assert rules.calculate(case).granted == whole.granted
    with pytest.raises(LookupError, match="StädteRegion Aachen"):
        rules.init("Aachen")
    assert rules.schema("case")["title"] == "ki-funding case"
    with pytest.raises(LookupError, match="case, "):
        rules.schema("fall")
    ran = ki_funding.test(INVENTED, word="Seldwyla")
    assert ran.passed == (not ran.findings)
