"""The command line as people use it: files, folders, pipes, narrow terminals, wrong calls."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES, FROZEN, ROOT, process, run

UNNA = "examples/kreis-unna.yaml"
SOURCE = str(ROOT / "src")  # a folder with neither cases nor rules
BROKEN = "examples/fehler/kreis-voller-fehler.yaml"


def amounts(text: str) -> list[str]:
    return [word for word in text.replace("\u00a0€", "€").split() if word.endswith("€")]


def test_calc_prints_what_kreis_unna_gets_in_2023() -> None:
    done = run("calc", UNNA)
    assert done.code == 0
    assert "513.000,00\u00a0€" in done.out
    assert "kein Rechtsanspruch" in done.out


@pytest.mark.parametrize("columns", ["80", "79", "60", "40", "20"])
def test_no_id_and_no_figure_is_cut_in_a_narrow_terminal(columns: str) -> None:
    wide, narrow = run("calc", UNNA, "--ids"), run("calc", UNNA, "--ids", COLUMNS=columns)
    if int(columns) < 79:  # else what is claimed has no room beside the status
        assert sorted(amounts(narrow.out)) == sorted(amounts(wide.out))
    for word in ("verwaltungsassistenz", "laiensprachmittler", "ki_grundfoerderung"):
        assert word in narrow.out
    assert "…" not in narrow.out


@pytest.mark.parametrize("case", ["kreis-unna", "kreis-unna-kim-2023"])
def test_a_table_fits_80_columns_with_its_status_and_says_what_that_means(case: str) -> None:
    done = run("calc", f"examples/{case}.yaml", COLUMNS="80")
    assert max(len(line) for line in done.out.splitlines()) <= 80
    assert re.search(r"\(berechnet\) .* Status\n", done.out)
    assert "abgeleitet = aus" in done.out.replace("\n", " ")


def test_titles_are_for_people_and_ids_for_those_who_write_rules() -> None:
    told, by_ids = run("calc", UNNA).out, run("calc", UNNA, "--ids").out
    assert "KI-Grundförderung" in told
    assert not re.search(r"[a-z]_[a-z]", told)
    assert "\nki_grundfoerderung\n  fachkraft " in by_ids


def test_the_finding_comes_first_and_the_disclaimer_once() -> None:
    done = run("calc", UNNA, "examples/koeln-2020.yaml")
    first = done.out.split("\n\n")[1]
    assert first.startswith(
        "Kreis Unna kann 2023 515.000\u00a0€ bekommen; 2.000\u00a0€ bleiben ungenutzt."
    )
    assert done.out.count("kein Rechtsanspruch") == 1


def test_in_a_pipe_without_columns_nothing_is_wrapped_or_coloured() -> None:
    done = run("calc", "examples/erfundene-stadt.yaml", "--format", "plain")
    note = next(line for line in done.out.splitlines() if "fachkraft_hoechstzahl" in line)
    assert note.endswith("angenommen ist die bisherige.")
    assert "\x1b" not in done.out


def test_colour_can_be_forced_and_forbidden() -> None:
    assert "\x1b[" in run("calc", UNNA, "--color", "always").out
    assert "\x1b" not in run("calc", UNNA, FORCE_COLOR="1", NO_COLOR="1").out
    assert "\x1b[" in run("calc", UNNA, FORCE_COLOR="1").out


@pytest.mark.parametrize("columns", ["", "80", "40"])
def test_colours_change_nothing_but_colours(columns: str) -> None:
    plain = run("calc", UNNA, COLUMNS=columns)
    coloured = run("calc", UNNA, "--color", "always", COLUMNS=columns)
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured.out)
    assert [line.rstrip() for line in stripped.split("\n")] == plain.out.split("\n")


def test_money_is_written_as_the_language_writes_it() -> None:
    assert "342.000,00\u00a0€" in run("calc", UNNA, "--lang", "de").out
    assert "€342,000.00" in run("calc", UNNA, "--lang", "en").out


def test_the_language_comes_from_option_then_variable_then_locale_then_english() -> None:
    settings = {"KI_FUNDING_LANG": "", "LANG": "de_DE.UTF-8"}
    assert "Höchstbetrag" in run("calc", UNNA, **settings).out
    assert "maximum" in run("calc", UNNA, **settings | {"KI_FUNDING_LANG": "en"}).out
    assert "maximum" in run("calc", UNNA, "--lang", "en", **settings).out
    assert "maximum" in run("calc", UNNA, KI_FUNDING_LANG="").out


def test_the_language_can_stand_before_the_command_or_after_it() -> None:
    assert "maximum" in run("--lang", "en", "calc", UNNA).out
    assert "Höchstbetrag" in run("--lang", "en", "calc", UNNA, "--lang", "de").out


def test_help_speaks_the_language_and_shows_examples() -> None:
    german, english = run("calc", "--help"), run("calc", "--help", "--lang", "en")
    assert german.code == english.code == 0
    assert "Aufruf:" in german.out
    assert "Diese Hilfe zeigen" in german.out
    assert "Usage:" in english.out
    for text in (german.out, english.out):
        assert text.count("  ki-funding calc ") >= 3


def test_version_names_program_and_rules() -> None:
    done = run("--version", "--lang", "en")
    assert done.code == 0
    assert done.out.startswith("ki-funding 0.")
    assert "rules 20" in done.out


def test_a_case_can_come_from_standard_input() -> None:
    done = run("calc", "-", "--format", "json", stdin=(FROZEN / UNNA).read_bytes())
    assert json.loads(done.out)["cases"][0]["totals"]["granted"] == "513000.00"


def test_errors_of_standard_input_have_a_place() -> None:
    done = run("calc", "-", stdin="kommune: Unna\njahr: 2023\nkimm:\n")
    assert done.code == 1
    assert "stdin:3:1: error[programme-unknown]" in done.located


def test_a_missing_file_ends_with_2_and_the_others_are_computed() -> None:
    done = run("calc", "fehlt.yaml", UNNA)
    assert done.code == 2
    assert "fehlt.yaml: error[file-missing]" in done.located
    assert "513.000,00" in done.out


def test_a_bad_case_ends_with_1_and_the_good_ones_are_computed() -> None:
    done = run("calc", BROKEN, UNNA)
    assert done.code == 1
    assert "513.000,00" in done.out


def test_stdout_stays_empty_if_no_case_is_good() -> None:
    done = run("calc", BROKEN, "--format", "json")
    assert (done.code, done.out) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["calc"], "Es fehlt eine Falldatei"),
        (["calc", UNNA, "--year", "20x"], "kein Jahr"),
        (["calc", UNNA, "--year", "2030"], "2012 bis 2027"),
        (["calc", UNNA, "--year", "2024..2020"], "kein Jahr"),
        (["calc", UNNA, "--format", "jsno"], "keines von"),
        (["calc", UNNA, "--reading", "zeitanteil"], "ID=ANTWORT"),
        (["calc", UNNA, "--reading", "zeitanteill=tage"], "Gemeint ist vielleicht: zeitanteil"),
        (["calc", UNNA, "--reading", "zeitanteil=wochen"], "monate, tage"),
        (["calc", UNNA, "--rules", "nirgends"], "nirgends: error[folder-missing]"),
        (["calc", UNNA, "--rules", SOURCE], "error[folder-no-rules]"),
        (["calc", UNNA, "--output", "nirgends/x"], "Den Ordner für nirgends/x gibt es nicht"),
        (["calc", UNNA, "--output", SOURCE], "src ist ein Ordner; einen Dateinamen nennen"),
        (["calc", SOURCE], "keine Falldatei"),
        (["clac", UNNA], "Gemeint ist vielleicht: 'calc'"),
        (["calc", UNNA, "--yaer", "2020"], "--year"),
        (["explain", UNNA, "komm_an_i.personel"], "komm_an_i.personal"),
        (["explain", "fehlt.yaml"], "error[file-missing]"),
        (["explain", "file-mising"], "Gemeint ist vielleicht: file-missing"),
        (["calc", "-", "-"], "nur einmal"),
        (["state", "eins"], "Zu viel angegeben: (eins)"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(arguments: list[str], message: str) -> None:
    done = run(*arguments, cwd=ROOT)
    assert done.code == 2
    assert done.out == ""
    assert message in done.located
    assert "Traceback" not in done.err


def test_output_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "ergebnis.json"
    target.write_text("old")
    done = run("calc", str(FROZEN / UNNA), "-f", "json", "-o", str(target))
    assert done.code == 0
    assert done.out == ""
    assert json.loads(target.read_text("utf-8"))["ki_funding_result"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["ergebnis.json"]
    assert "Geschrieben" in done.err
    assert run("calc", str(FROZEN / UNNA), "-q", "-o", str(target)).err == ""


def test_a_file_that_is_not_computed_leaves_the_old_output_alone(tmp_path: Path) -> None:
    target = tmp_path / "ergebnis.txt"
    target.write_text("old")
    assert run("calc", BROKEN, "-o", str(target)).code == 1
    assert target.read_text() == "old"


@pytest.mark.process
def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ki_funding", "state", "--year", "2023", "-q", "--format", "json"],
        cwd=FROZEN,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 0
    assert error == b""


@pytest.mark.process
def test_a_bug_of_ours_is_one_line_and_ends_with_3(tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import ki_funding.calculation.items as c\n"
        "def fail(*a, **k): raise RuntimeError('out of order')\n"
        "c.calculate_programme = fail\n"
    )
    done = process("calc", UNNA, "-q", PYTHONPATH=str(tmp_path))
    assert done.code == 3
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert "out of order" in done.err


@pytest.mark.process
def test_interrupting_ends_with_130(tmp_path: Path) -> None:
    stop = tmp_path / "sitecustomize.py"
    stop.write_text(
        "import ki_funding.calculation.items as c\n"
        "def stop(*a, **k): raise KeyboardInterrupt\n"
        "c.calculate_programme = stop\n"
    )
    done = process("calc", UNNA, "-q", PYTHONPATH=str(tmp_path))
    assert done.code == 130
    assert "Traceback" not in done.err


def test_a_terminal_without_utf_8_still_shows_money() -> None:
    done = run("calc", UNNA, PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "342.000,00 EUR" in done.out
    assert "?" not in done.out


def test_full_use_claims_every_maximum_of_the_year() -> None:
    done = run("calc", UNNA, "--full-use", "-f", "json")
    totals = json.loads(done.out)["cases"][0]["totals"]
    assert totals["claimed"] == totals["granted"] == totals["maximum"]


def test_several_years_come_one_after_the_other() -> None:
    done = run("calc", UNNA, "--year", "2021..2023", "-f", "json")
    assert [case["year"] for case in json.loads(done.out)["cases"]] == [2021, 2022, 2023]


def test_months_keep_their_number_in_another_year() -> None:
    case = (EXAMPLES / "kreis-soest-teiljahr.yaml").read_text("utf-8")
    done = run("calc", "-", "--year", "2024", "-f", "json", stdin=case)
    items = json.loads(done.out)["cases"][0]["programmes"][0]["items"]
    assert items[0]["granted"] == "327750.00"


def test_every_format_is_the_same_bytes_for_the_same_input() -> None:
    for form in ("table", "plain", "json"):
        first, second = run("calc", UNNA, "-f", form), run("calc", UNNA, "-f", form)
        assert first.out == second.out


def test_the_folder_of_rules_can_be_named_by_a_variable() -> None:
    done = run("calc", UNNA, KI_FUNDING_RULES="nirgends")
    assert done.code == 2
    assert "nirgends" in done.err


def test_a_hostile_name_cannot_steer_the_terminal() -> None:
    case = (
        'kommune: {name: "<script>\\e[31m\\u202Eabc", art: kreis, einwohner: 1000}\njahr: 2023\n'
        "ki_grundfoerderung: {fachkraft_stellen: 1, verwaltungsassistenz_stellen: 0, "
        "laiensprachmittler_ausgaben: 0}\n"
    )
    done = run("calc", "-", stdin=case)
    assert done.code == 1
    assert "error[word-invisible]" in done.err
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


def test_python_never_writes_beside_the_case(tmp_path: Path) -> None:
    (tmp_path / "kreis.yaml").write_text((FROZEN / UNNA).read_text("utf-8"), "utf-8")
    before = sorted(tmp_path.iterdir())
    assert run("calc", "kreis.yaml", cwd=tmp_path).code == 0
    assert sorted(tmp_path.iterdir()) == before


def test_a_wrong_call_names_the_help_of_its_command() -> None:
    for command in (["diff", "rules", "--year", "abc"], ["schema", "nix"], ["test", "-k", "nix"]):
        done = run(*command)
        assert done.code == 2
        assert f"ki-funding {command[0]} --help" in done.err


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "utf-8"])
def test_a_case_file_is_utf_8_whatever_the_console_speaks(encoding: str) -> None:
    written = run("init", "Köln", PYTHONIOENCODING=encoding)
    assert "Köln" in written.out
    assert run("calc", "-", stdin=written.out).code == 0


def test_a_file_that_is_missing_names_those_beside_it_that_may_be_meant(tmp_path: Path) -> None:
    for name in ("unna.yaml", "unna.pdf", "koeln.xlsx"):
        (tmp_path / name).touch()
    for name, meant in (("unna", "unna.yaml"), ("una.yaml", "unna.yaml"), ("koeln", "koeln.xlsx")):
        assert f"Gemeint ist vielleicht: {meant}\n" in run("calc", name, cwd=tmp_path).err
    assert "Schreibweise und Ordner prüfen" in run("calc", "xyz", cwd=tmp_path).err
