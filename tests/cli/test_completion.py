"""What the shell offers behind the cursor, asked as bash, zsh and fish ask."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import INVENTED, ROOT, run

UNNA = "examples/kreis-unna.yaml"


def offered(*words: str, **environment: str) -> list[str]:
    """What bash would insert for the last word, with that word cut as bash cuts it."""
    asked = {
        "_KI_FUNDING_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(("ki-funding", *words)),
        "COMP_CWORD": str(len(words)),
    }
    done = run(**asked, **environment)
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


def test_programmes_are_offered_in_the_order_of_the_rulebook() -> None:
    assert offered("rules", "ki") == ["ki_grundfoerderung", "kim"]
    assert len(offered("rules", "")) == 13


def test_items_are_offered_behind_the_only_programme_that_fits() -> None:
    assert offered("explain", UNNA, "komm") == ["komm_an_i", "komm_an_ii"]
    assert offered("explain", UNNA, "komm_an_i.") == [
        "komm_an_i.personal",
        "komm_an_i.massnahmen",
    ]


def test_a_reading_is_offered_with_each_of_its_options() -> None:
    assert offered("calc", UNNA, "--reading", "satz") == [
        "satz_2022=wie_2021",
        "satz_2022=wie_2023",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("--reading", "satz_2022", "=", "wie"),
        ("--reading", "satz_2022", "="),
        ("--reading", "=", "satz_2022", "=", "wie"),
        ("--reading=satz_2022=wie",),
    ],
)
def test_bash_cuts_words_at_equals_signs_and_is_given_what_it_lacks(words: tuple[str, ...]) -> None:
    whole = words[-1].startswith("--reading=")
    head = "satz_2022=" if whole else ""
    assert offered("calc", UNNA, *words) == [f"{head}wie_2021", f"{head}wie_2023"]


def test_a_figure_to_set_is_offered_programme_by_programme() -> None:
    assert "kim." in offered("calc", UNNA, "--set", "k")
    assert offered("calc", UNNA, "--set", "kim.m") == ["kim.mindestanteil=", "kim.mindestanteil@"]


def test_municipalities_are_offered_by_name_and_by_key() -> None:
    assert offered("init", "Un") == ["Unna"]
    assert offered("init", "0597") == ["05970", "05974", "05978"]
    assert "Kreis\\ Unna" in offered("init", "Kreis\\ ")
    assert "Aachen" not in offered("init", "")


def test_a_name_with_spaces_is_offered_as_bash_reads_it() -> None:
    assert offered("init", "Märk") == ["Märkischer\\ Kreis"]
    assert offered("init", '"Märkischer K') == ["Märkischer Kreis"]


def test_years_and_statuses_are_offered_behind_the_first() -> None:
    assert offered("state", "--year", "2026..") == ["2026..2027"]
    assert offered("rules", "--status", "open,as") == ["open,assumed"]


def test_schemas_formats_and_commands_are_offered() -> None:
    assert offered("schema", "ru") == ["rules", "rulebook"]
    assert offered("calc", UNNA, "--format", "js") == ["json"]
    assert offered("ca") == ["calc"]


@pytest.mark.few(2)
@pytest.mark.parametrize(
    ("call", "drawn"),
    [
        (["calc", UNNA], {"items"}),
        (["calc", UNNA, "--year", "2022..2023"], {"years"}),
        (["calc", UNNA, "examples/koeln-2020.yaml"], {"cases"}),
        (["state", "--year", "2023"], {"map", "sums"}),
        (["diff", "examples/overlays/reform-2026.yaml"], {"winners", "years"}),
    ],
)
def test_every_picture_that_a_command_draws_is_offered(call: list[str], drawn: set[str]) -> None:
    known = run(*call, "--picture", "?", "--svg", "x.svg").err
    assert set(re.findall(r"es gibt: ([a-z, ]+)$", known, re.M)[0].split(", ")) == drawn
    assert drawn <= set(offered(*call, "--picture", ""))


def test_every_schema_is_offered() -> None:
    from ki_funding.presentation.schema import SCHEMAS

    assert set(offered("schema", "")) == set(SCHEMAS)


@pytest.mark.parametrize(
    "words",
    [
        ("calc", ""),
        ("explain", ""),
        ("check", ""),
        ("calc", UNNA, "--with", ""),
        ("calc", UNNA, "--rules", ""),
        ("calc", UNNA, "--output", ""),
        ("diff", ""),
    ],
)
def test_where_a_file_is_meant_the_shell_offers_its_own(words: tuple[str, ...]) -> None:
    assert offered(*words) == []


def test_other_rules_are_taken_from_the_option_or_the_variable() -> None:
    invented = ["narrenhilfe", "schellengeld"]
    assert sorted(offered("rules", "--rules", str(INVENTED), "")) == invented
    assert sorted(offered("rules", "", KI_FUNDING_RULES=str(INVENTED))) == invented


@pytest.mark.parametrize("broken", ["rulebook.yaml", "common.yaml", "narrenhilfe.yaml"])
def test_broken_rules_say_nothing_into_the_line(broken: str, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(INVENTED, rules)
    (rules / broken).write_text("id: [\nreadings: {a: 1}\n")
    for words in (["rules", ""], ["calc", UNNA, "--reading", ""], ["calc", UNNA, "--set", "n"]):
        offered(*words, KI_FUNDING_RULES=str(rules))


def test_no_rules_offer_nothing() -> None:
    for words in (["rules", ""], ["init", "U"], ["calc", UNNA, "--year", ""]):
        assert offered(*words, KI_FUNDING_RULES="nirgends") == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_what_a_word_means_in_the_language_of_the_line(shell: str) -> None:
    asked = {"_KI_FUNDING_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    german = run(**asked, _TYPER_COMPLETE_ARGS="ki-funding rules ki_")
    english = run(**asked, _TYPER_COMPLETE_ARGS="ki-funding --lang en rules ki_")
    assert "KI-Grundförderung" in german.out
    assert "Basic funding of the KI" in english.out
    english = run(**asked, _TYPER_COMPLETE_ARGS="ki-funding --lang en ru")
    assert "Shows the rulebook" in english.out


def test_zsh_and_fish_offer_files_where_nothing_else_fits() -> None:
    zsh = {"_KI_FUNDING_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "ki-funding calc ex"}
    assert run(**zsh).out.strip() == "_files"
    fish = {
        **zsh,
        "_KI_FUNDING_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "is-args",
    }
    assert run(**fish).code == 1
    assert run(**{**fish, "_TYPER_COMPLETE_ARGS": "ki-funding rules ki"}).code == 0


@pytest.mark.process
def test_bash_itself_completes_with_the_script_that_is_shown() -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    script = (
        'eval "$(ki-funding --show-completion)"\n'
        "COMP_WORDS=(ki-funding init Märk); COMP_CWORD=2\n"
        "_ki_funding_completion ki-funding\n"
        'printf "%s\\n" "${COMPREPLY[@]}"; complete -p ki-funding\n'
    )
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [bash, "--norc", "-c", script],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "Märkischer\\ Kreis",
        "complete -o default -F _ki_funding_completion ki-funding",
    ]


def test_the_options_that_switch_it_on_are_explained_in_german() -> None:
    done = run("--help", COLUMNS="60")
    assert "Vervollständigung" in done.out
    assert "completion for" not in done.out
