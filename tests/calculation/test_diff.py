"""diff: what changed between two rulebooks, and what it means for each municipality in euro."""

import csv
import json
import os
import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import FROZEN, RULES, Run, run

import ki_funding
from ki_funding.calculation.diff_result import Diff
from ki_funding.law.rulebook.changes import ValueChange

REFORM = "examples/overlays/reform-2026.yaml"
YEAR = ("--year", "2026")
RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"
FILE = "rules/ki_grundfoerderung.yaml"
KREISE, STAEDTE = 31, 23


def git(folder: Path, *arguments: str) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    names = {f"GIT_{who}_{what}": "t@t" for who in ("AUTHOR", "COMMITTER")
             for what in ("NAME", "EMAIL")}  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True, capture_output=True, text=True, env={**clean, **names, "HOME": str(folder)},
    )  # fmt: skip
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the shipped rules on main, as a rule maintainer has it."""
    shutil.copytree(RULES, tmp_path / "rules")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "rules")
    return tmp_path


def edit(repository: Path, old: str, new: str, file: str = FILE) -> None:
    path = repository / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def as_json(done: Run) -> dict[str, Any]:
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_changed_rate_shows_in_every_year_and_for_each_of_the_54(repository: Path) -> None:
    edit(repository, "value: 57000\n", "value: 58000\n")
    found = as_json(run("diff", "main", "-f", "json", cwd=repository))
    assert [(v["path"], v["from"], v["until"], v["old"]["value"], v["new"]["value"])
            for v in found["values"]] == [
        (RATE, "2023-01-01", "2024-12-31", "57000", "58000"),
        (RATE, "2025-01-01", "2027-12-31", "57000", "58000"),
    ]  # fmt: skip
    assert found["other"] == []  # a figure is told as such, and not as a text besides
    assert [year["year"] for year in found["years"]] == [2023, 2024, 2025, 2026, 2027]
    for year in found["years"]:
        assert (year["winners"], year["losers"]) == (54, 0)
        assert year["total"]["difference"] == f"{(KREISE * 6 + STAEDTE * 5) * 1000}.00"
        amounts = sorted(m["difference"] for m in year["municipalities"])
        assert amounts == ["5000.00"] * STAEDTE + ["6000.00"] * KREISE


@pytest.mark.slow
def test_the_place_of_a_change_is_its_line_in_the_new_file(repository: Path) -> None:
    edit(repository, "value: 57000\n", "value: 58000\n")
    found = as_json(run("diff", "main", "-f", "json", cwd=repository))
    lines = (repository / FILE).read_text("utf-8").splitlines()
    for change in found["values"]:
        file, _, line = change["new"]["place"].rpartition(":")
        assert file == FILE
        assert lines[int(line) - 1].strip() == "value: 58000"
        assert change["old"]["place"].startswith("main:rules/")


def test_two_revisions_are_compared_and_the_working_tree_is_never_touched(
    repository: Path,
) -> None:
    edit(repository, "value: 50000, source: [kfi-2018, kfi-2022]",
         "value: 49999.99, source: [kfi-2018, kfi-2022]")  # fmt: skip
    git(repository, "commit", "-q", "-a", "-m", "less for the pool")
    edit(repository, "value: 57000\n", "value: 1\n")
    (repository / "rules" / "untracked.txt").write_text("mine", "utf-8")
    before = {p: p.read_bytes() for p in repository.rglob("*") if p.is_file()}
    found = as_json(run("diff", "HEAD~1", "HEAD", "-f", "json", "--year", "2023", cwd=repository))
    assert [change["new"]["value"] for change in found["values"]] == ["49999.99"]
    assert found["years"][0]["total"]["difference"] == "-0.54"
    assert found["years"][0]["losers"] == 54
    after = {p: p.read_bytes() for p in repository.rglob("*") if p.is_file()}
    assert after == before


def test_only_what_is_said_counts_and_not_how_it_is_written(repository: Path) -> None:
    edit(repository, "value: 57000\n", 'value: "57000"   # as before\n')
    edit(repository, "value: {kreis: 6, kreisfreie_stadt: 5}, source: kfi-2018,",
         "source: kfi-2018, value: {kreisfreie_stadt: 5, kreis: 6},")  # fmt: skip
    assert "unterscheiden sich nicht" in run("diff", "main", cwd=repository).out


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [(("6", "posts"), ("6", "posts"), False), (("6", "posts"), ("7", "posts"), True),
     (("6", "posts"), ("6", "EUR"), True), (None, ("6", "posts"), True)],
)  # fmt: skip
def test_another_figure_or_unit_is_another_amount(old: Any, new: Any, *, differs: bool) -> None:
    sides = (side and SimpleNamespace(value=side[0], unit=side[1]) for side in (old, new))
    change = ValueChange("hilfe.satz", (), date(2026, 1, 1), date(2026, 12, 31), *sides)
    assert change.amount_differs == differs


@pytest.mark.slow
def test_a_change_of_status_alone_is_shown_and_pays_nobody_more(repository: Path) -> None:
    edit(repository, "status: assumed\n        note:\n          de: Die Beträge der",
         "status: secondary\n        note:\n          de: Die Beträge der")  # fmt: skip
    done = run("diff", "main", cwd=repository)
    assert "Annahme → mittelbar belegt" in done.out
    assert "Kein Betrag ändert sich." in done.out


@pytest.mark.slow
def test_a_formula_a_period_and_a_cell_of_the_register_are_named(repository: Path) -> None:
    edit(repository, "    cap: laiensprachmittler_hoechstbetrag",
         "    cap: assistenz_hoechstbetrag * assistenz_hoechstzahl")  # fmt: skip
    edit(repository, "Kreis Unna", "Kreis Unna an der Ruhr", "rules/register.csv")
    found = as_json(run("diff", "main", "-f", "json", "--year", "2023", cwd=repository))
    assert {(c["path"], c["old"]) for c in found["other"]} == {
        ("ki_grundfoerderung.items.laiensprachmittler.cap", "laiensprachmittler_hoechstbetrag"),
        ("register.05978.name", "Kreis Unna"),
    }
    assert found["years"][0]["total"]["difference"] == f"{54 * (22500 - 50000)}.00"


def test_a_programme_that_is_new_or_gone_is_named(repository: Path) -> None:
    (repository / "rules" / "rucksack_schule.yaml").unlink()
    edit(repository, "  - rucksack_schule\n", "", "rules/rulebook.yaml")
    found = as_json(run("diff", "main", "-f", "json", "--year", "2023", cwd=repository))
    assert {"path": "rucksack_schule", "old": "rucksack_schule", "new": None} in found["other"]


@pytest.mark.slow
def test_an_overlay_alone_is_compared_with_the_rules() -> None:
    found = as_json(run("diff", REFORM, "-f", "json"))
    assert [year["year"] for year in found["years"]] == [2026, 2027]
    old, new = (KREISE * 6 + STAEDTE * 5) * 57000, (KREISE * 7 + STAEDTE * 5) * 65000
    assert found["years"][0]["total"]["difference"] == f"{new - old}.00"


@pytest.mark.slow
def test_without_another_side_the_question_is_what_other_values_would_mean() -> None:
    for options in (("--set", "kim.assistenz_hoechstbetrag=30000"), ("--with", REFORM)):
        call = (*options, "--year", "2026", "--format", "json")
        alone, beside = run("diff", *call), run("diff", str(RULES), "--rules", str(RULES), *call)
        assert alone.code == 0, alone.err
        assert json.loads(alone.out)["years"] == json.loads(beside.out)["years"]
        assert any(year["total"]["difference"] for year in json.loads(alone.out)["years"])


def test_without_anything_to_compare_with_it_is_said_what_could_be() -> None:
    done = run("diff", "--year", "2026")
    assert done.code == 2
    assert "--set" in done.err


def test_two_overlays_are_compared_on_the_same_rules(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    text = (FROZEN / REFORM).read_text("utf-8").replace("65000", "65000.01")
    other.write_text(text, "utf-8")
    found = as_json(run("diff", REFORM, str(other), "-f", "json", "--year", "2026"))
    assert found["years"][0]["total"]["difference"] == "3.32"


def test_given_cases_are_compared_instead_of_full_use() -> None:
    found = as_json(run("diff", REFORM, "-f", "json", "--year", "2026",
                        "--case", "examples/kreis-unna.yaml"))  # fmt: skip
    (year,) = found["years"]
    assert found["full_use"] is False
    assert [(m["name"], m["difference"]) for m in year["municipalities"]] == [
        ("examples/kreis-unna.yaml", "48000.00")
    ]


def test_a_case_with_a_programme_that_is_new_has_nothing_of_it_before(repository: Path) -> None:
    (repository / "rules" / "komm_an_i.yaml").unlink()
    (repository / "rules" / "tests" / "komm_an_i.yaml").unlink()
    edit(repository, "  - komm_an_i\n", "", "rules/rulebook.yaml")
    case = str(FROZEN / "examples" / "kreis-unna.yaml")
    (year,) = as_json(run("diff", "rules", "main", "--case", case, "-f", "json", cwd=repository))[
        "years"
    ]
    (programme,) = year["programmes"]
    assert (programme["id"], programme["old"], programme["new"]) == (
        "komm_an_i", "0.00", "100500.00")  # fmt: skip


def test_what_becomes_known_is_counted_and_not_added() -> None:
    done = as_json(run("diff", "rules", "--set", "tintg_mindestbetrag.vpi04.2026=119.1",
                       "-f", "json", "--year", "2027"))  # fmt: skip
    (land,) = done["years"][0]["land"]
    assert land["old"] is None
    assert land["difference"] is None


def test_csv_has_a_row_for_each_amount_that_differs() -> None:
    done = run("diff", REFORM, "-f", "csv", "--year", "2026")
    rows = list(csv.DictReader(StringIO(done.out)))
    assert len(rows) == 54
    unna = next(row for row in rows if row["ags"] == "05978")
    assert (unna["item"], unna["old"], unna["new"], unna["difference"]) == (
        "fachkraft", "342000.00", "455000.00", "113000.00")  # fmt: skip


def test_markdown_keeps_its_tables_whole_whatever_a_name_says(repository: Path) -> None:
    edit(repository, "Kreis Unna", "Kreis <b>|Unna|</b> *x*", "rules/register.csv")
    edit(repository, "value: 57000\n", "value: 58000\n")
    done = run("diff", "main", "-f", "md", "--year", "2026", cwd=repository)
    tables = [line for line in done.out.splitlines() if line.startswith("|")]
    assert "Kreis &lt;b&gt;\\|Unna\\|&lt;/b&gt; \\*x\\*" in done.out
    assert "<b>" not in done.out
    assert {line.replace("\\|", "").count("|") for line in tables} <= {4, 5, 6}
    assert "2026: +301.000,00 €; von 54 KI bekommen 54 mehr, 0 weniger." in done.out.replace(
        "\u00a0", " "
    )


def test_the_exit_code_says_whether_anything_differs_when_asked(repository: Path) -> None:
    assert run("diff", "main", *YEAR, "--exit-code", cwd=repository).code == 0
    edit(repository, "value: 57000\n", "value: 58000\n")
    assert run("diff", "main", *YEAR, cwd=repository).code == 0
    assert run("diff", "main", *YEAR, "--exit-code", cwd=repository).code == 1


@pytest.mark.slow
def test_the_comparison_is_that_of_single_calculations(rules: ki_funding.Rules) -> None:
    reform = rules.with_overlay(FROZEN / REFORM)
    (year,) = ki_funding.diff(rules, reform, [2026]).years
    for municipality in rules.book.register.municipalities.values():
        case = {"kommune": municipality.ags, "jahr": 2026}
        old, new = (r.calculate(case, full_use=True).granted for r in (rules, reform))
        found = {d.ags: d for d in year.municipalities()}[municipality.ags]
        assert found.amount == new - old


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nix"], "git-revision"),
        (["--", "-x"], "git-revision"),
        (["main^^^"], "git-revision"),
        (["nix.yaml"], "file-missing"),
        (["main", "nix"], "git-revision"),
        (["main", "--rules", "nix"], "folder-missing"),
    ],
)
def test_a_side_that_is_not_there_is_a_matter_of_usage(
    arguments: list[str], code: str, repository: Path
) -> None:
    done = run("diff", *arguments, cwd=repository)
    assert done.code == 2, done.err
    assert f"error[{code}]" in done.err
    assert done.out == ""


def test_a_folder_without_a_repository_is_named(tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    done = run("diff", "main", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.code == 2
    assert "error[git-repository]" in done.err


def test_a_branch_that_only_the_remote_has_is_suggested(repository: Path, tmp_path: Path) -> None:
    git(repository, "branch", "reform")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    done = run("diff", "reform", cwd=clone)
    assert done.code == 2
    assert "origin/reform" in done.err
    assert run("diff", "origin/reform", cwd=clone).code == 0


def test_a_revision_without_rules_and_one_whose_rules_are_broken_are_named(
    repository: Path,
) -> None:
    git(repository, "checkout", "-q", "--orphan", "empty")
    git(repository, "rm", "-rqf", "--cached", ".")
    git(repository, "commit", "-q", "--allow-empty", "-m", "nothing")
    done = run("diff", "empty", cwd=repository)
    assert (done.code, "error[git-no-rules]" in done.err) == (2, True)
    git(repository, "add", "-A")
    edit(repository, "value: 57000\n", "value: 58k\n")
    git(repository, "commit", "-q", "-a", "-m", "broken")
    done = run("diff", "main", "empty", cwd=repository)
    assert done.code == 1
    assert "empty:rules/ki_grundfoerderung.yaml:" in done.err
    assert "error[number-unit-unknown]" in done.err


def test_without_git_two_folders_can_still_be_compared(tmp_path: Path) -> None:
    done = run("diff", "rules", "rules", PATH=str(tmp_path))
    assert done.code == 0, done.err
    assert "error[git-missing]" in run("diff", "main", PATH=str(tmp_path)).err


def test_a_change_of_a_series_shows_in_all_later_years() -> None:
    done = as_json(
        run("diff", "rules", "--set", "tintg_mindestbetrag.vpi04.2021=130", "-f", "json")
    )
    years = [year["year"] for year in done["years"]]
    assert years == [2023, 2024, 2025, 2026]  # 2027 is open under both
    assert all(year["land"] for year in done["years"])
    assert done["other"] == []


def test_when_a_programme_runs_is_a_change_of_its_own(repository: Path) -> None:
    edit(repository, "until: 2027-12-31", "until: 2026-12-31", "rules/ifkuf.yaml")
    found = as_json(run("diff", "main", "-f", "json", *YEAR, cwd=repository))
    assert [v["path"] for v in found["values"]] == ["ifkuf.in_force"]
    assert found["other"] == []


def test_what_becomes_open_keeps_its_old_amount_and_has_no_difference() -> None:
    option = "ki_grundfoerderung.fachkraft_hoechstzahl.kreis=open"
    (year,) = as_json(
        run("diff", "rules", "--set", option, "--year", "2023", "-f", "json")
    )["years"]  # fmt: skip
    total = year["total"]
    assert total["old"] == f"{KREISE * 414500 + STAEDTE * 357500}.00"
    assert total["difference"] is None
    kreis = next(m for m in year["municipalities"] if m["name"] == "Kreis Unna")
    assert (kreis["old"], kreis["new"], kreis["difference"]) == ("414500.00", "72500.00", None)
    assert (year["winners"], year["losers"], year["undetermined"]) == (0, 0, KREISE)


def one_year_more(repository: Path) -> None:
    edit(repository, "until: 2027-12-31", "until: 2028-12-31", "rules/rulebook.yaml")


def test_what_goes_on_in_a_further_year_is_no_change(repository: Path) -> None:
    one_year_more(repository)
    for sides in (["main", "rules"], ["rules", "main"]):
        found = as_json(run("diff", *sides, "-f", "json", cwd=repository))
        assert [change["path"] for change in found["other"]] == ["rulebook.covers.until"]
        assert (found["values"], found["years"]) == ([], [])


def test_of_a_further_year_the_figure_that_is_another_is_the_change(repository: Path) -> None:
    one_year_more(repository)
    ahead = "      - from: 2028-01-01\n        value: 60000\n        source: ki-rl-2025\n"
    behind = "  assistenz_hoechstzahl:\n"
    edit(repository, behind, f"{ahead}        status: assumed\n{behind}")
    found = as_json(run("diff", "main", "-f", "json", cwd=repository))
    assert [(v["path"], v["from"], v["old"], v["new"]["value"]) for v in found["values"]] == [
        ("ki_grundfoerderung.fachkraft_hoechstbetrag", "2028-01-01", None, "60000")]  # fmt: skip
    assert found["years"] == []


@pytest.mark.slow
def test_a_year_that_one_side_covers_is_compared_with_nothing(repository: Path) -> None:
    one_year_more(repository)
    for sides, only in ((["main", "rules"], "new"), (["rules", "main"], "old")):
        call = ("diff", *sides, "--year", "2028")
        (year,) = as_json(run(*call, "-f", "json", cwd=repository))["years"]
        other = "old" if only == "new" else "new"
        assert (year["only"], year["total"][other], year["total"]["difference"]) == (
            only,
            None,
            None,
        )
        assert all(item[other] is None for item in year["items"])
        unna = next(m for m in year["municipalities"] if m["name"] == "Kreis Unna")
        assert unna[only] == full_use(repository, "05978", 2028)
        said = run(*call, cwd=repository).out
        assert "Nur rules enthält Regelungen für 2028" in said
        assert "nicht alles, was eine Kommune bekommt" not in said  # of such a year it is all
        assert "+0,00" not in said


def full_use(repository: Path, ags: str, year: int) -> str:
    rules = ki_funding.load_rules(repository / "rules")
    return str(rules.calculate({"kommune": ags, "jahr": year}, full_use=True).granted)


def test_a_year_that_no_side_covers_is_a_wrong_call(repository: Path) -> None:
    one_year_more(repository)
    done = run("diff", "main", "rules", "--year", "2029", cwd=repository)
    assert done.code == 2
    assert "2029" in done.err


@pytest.mark.slow
def test_years_are_summed_up_for_all_and_for_each() -> None:
    found = as_json(run("diff", REFORM, "--year", "2026..2027", "-f", "json"))
    first, second = found["years"]
    for key in ("old", "new", "difference"):
        amounts = [Decimal(year["total"][key]) for year in (first, second)]
        assert Decimal(found["total"][key]) == sum(amounts)
        each = [Decimal(municipality[key]) for municipality in found["municipalities"]]
        assert sum(each) == sum(amounts)
    report = run("diff", REFORM, "--year", "2026..2027", "-f", "md").out.replace("\u00a0", " ")
    assert "alle Jahre" in report
    assert "2026–2027" in report


def test_those_who_get_the_same_are_one_row_with_their_names() -> None:
    said = run("diff", REFORM, *YEAR, "-f", "md").out.replace("\u00a0", " ")
    assert "| alle 31 Kreise, je: | 394.500,00 € | 507.500,00 € | +113.000,00 € |" in said
    assert "Kreis Unna" not in said
    options = ("--set", "komm_an_i.personal_hoechstbetrag=60000", "--year", "2023")
    some = run("diff", *options, COLUMNS="2000").out
    groups = re.findall(r"^(\d+) Kreise, je: ([^\d≥\n]+)$", some, re.M)
    assert groups
    for count, names in groups:
        assert len(names.split(", ")) == int(count) < KREISE


@pytest.mark.slow
def test_a_comparison_of_all_years_fits_a_comment() -> None:
    call = ("--set", "ki_grundfoerderung.fachkraft_hoechstbetrag=60000", "-f", "md")
    assert len(run("diff", *call).out) < 65_536 / 2


def test_what_is_known_of_nobody_is_undetermined_and_not_0(repository: Path) -> None:
    option = "ki_grundfoerderung.fachkraft_hoechstbetrag=open"
    call = ("diff", "rules", "--set", option, *YEAR)
    (year,) = as_json(run(*call, "-f", "json"))["years"]
    assert all(item["new"] is None for item in year["items"])
    (programme,) = year["programmes"]
    assert programme["new"] is not None  # the assistant is known


@pytest.mark.slow
def test_the_folder_of_the_rules_is_found_from_below_it(repository: Path) -> None:
    edit(repository, "value: 57000\n", "value: 58000\n")
    for folder in (repository / "rules", repository / "rules" / "tests"):
        assert run("diff", "main", *YEAR, "--exit-code", cwd=folder).code == 1


def test_rules_that_were_moved_can_be_named_with_their_folder(repository: Path) -> None:
    git(repository, "mv", "rules", "recht")
    git(repository, "commit", "-q", "-m", "moved")
    done = run("diff", "HEAD~1:rules", "--rules", "recht", cwd=repository)
    assert done.code == 0, done.err
    assert "unterscheiden sich nicht" in done.out


def test_another_source_is_a_difference_without_effect(repository: Path) -> None:
    edit(repository, "KI-Richtlinie 2012", "KI-RL 2012", "rules/sources.yaml")
    done = run("diff", "main", *YEAR, "--exit-code", cwd=repository)
    assert done.code == 1
    assert "Quellen: KI-RL 2012, Kurztitel, deutsch: KI-Richtlinie 2012 → KI-RL 2012" in done.out
    assert "Kein Betrag ändert sich." in done.out


@pytest.mark.slow
def test_data_for_other_programs_is_utf_8_on_every_terminal() -> None:
    for format_ in ("json", "csv"):
        done = run("diff", REFORM, "-f", format_, "--year", "2026", PYTHONIOENCODING="ascii")
        assert "StädteRegion Aachen" in done.out
    plain = run("diff", REFORM, "--year", "2026", PYTHONIOENCODING="ascii")
    assert "57.000,00 EUR je Stelle -> 65.000,00 EUR je Stelle" in " ".join(plain.out.split())


@pytest.mark.few(1)
@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_line_of_the_table_is_wider_than_the_terminal(columns: int) -> None:
    out = run("diff", REFORM, "--year", "2026..2027", COLUMNS=str(columns)).out
    wide = [line for line in out.splitlines() if len(line) > columns]
    assert [line for line in wide if " " in line.strip()] == []  # an id is never cut
    assert "507.500,00" in out


@pytest.mark.few(1)
@pytest.mark.parametrize(
    ("current", "changed", "shown"),
    [(2024, [2023, 2024, 2025], (2024,)), (2024, [2023, 2026], (2026,)),
     (2030, [2023, 2026], (2026,)), (2024, [], ())],
)  # fmt: skip
def test_the_year_by_municipality_is_this_one_else_the_next_that_changes_or_the_last(
    current: int, changed: list[int], shown: tuple[int, ...]
) -> None:
    years = tuple(SimpleNamespace(year=y, changed=y in changed) for y in range(2022, 2028))
    empty: Any = None
    assert Diff(empty, empty, (), (), years, full_use=True).years_in_full(current) == shown
