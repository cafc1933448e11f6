"""What a name of a municipality means, however somebody wrote it."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest
from conftest import run

import ki_funding


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Unna", "Kreis Unna"),
        ("Unna, Kreis", "Kreis Unna"),
        ("kreis unna", "Kreis Unna"),
        ("05978", "Kreis Unna"),
        ("05978000", "Kreis Unna"),
        ("Köln", "Stadt Köln"),
        (normalize("NFD", "Köln"), "Stadt Köln"),
        (normalize("NFD", "Höxter, Kreis"), "Kreis Höxter"),
        (normalize("NFD", "Märkischer Kreis"), "Märkischer Kreis"),
        ("Ｕｎｎａ", "Kreis Unna"),
        ("Koeln", "Stadt Köln"),
        ("Köln, Stadt", "Stadt Köln"),
        ("Köln, krfr. Stadt", "Stadt Köln"),
        ("Köln, kreisfreie Stadt", "Stadt Köln"),
        ("Krfr. Stadt Düsseldorf", "Stadt Düsseldorf"),
        ("Hamm (Westf.)", "Stadt Hamm"),
        ("Hamm, Westf.", "Stadt Hamm"),
        ("Hamm i. W.", "Stadt Hamm"),
        ("Hamm in Westfalen", "Stadt Hamm"),
        ("Herne (Westf.), Stadt", "Stadt Herne"),
        ("Mülheim a. d. Ruhr", "Stadt Mülheim an der Ruhr"),
        ("Mülheim/Ruhr", "Stadt Mülheim an der Ruhr"),
        ("Landeshauptstadt Düsseldorf", "Stadt Düsseldorf"),
        ("Düsseldorf, Landeshauptstadt", "Stadt Düsseldorf"),
        ("Bundesstadt Bonn", "Stadt Bonn"),
        ("Landkreis Unna", "Kreis Unna"),
        ("Unna, Landkreis", "Kreis Unna"),
        ("Kr. Unna", "Kreis Unna"),
        ("Mülheim an der Ruhr, Stadt", "Stadt Mülheim an der Ruhr"),
        ("Aachen, Stadt", "Stadt Aachen"),
        ("Städteregion Aachen (einschl. Stadt Aachen)", "StädteRegion Aachen"),
        ("Rhein-Sieg-Kreis", "Rhein-Sieg-Kreis"),
        ("Neuss, Rhein-Kreis", "Rhein-Kreis Neuss"),
        ("Kreis\u00a0Unna", "Kreis Unna"),
        ("Unna (05978)", "Kreis Unna"),
        ("Ennepe–Ruhr–Kreis", "Ennepe-Ruhr-Kreis"),
        ("STÄDTEREGION AACHEN", "StädteRegion Aachen"),
        ("Bielefeld, krfr. St.", "Stadt Bielefeld"),
    ],
)
def test_a_name_is_known_as_lists_have_it(
    written: str, meant: str, rules: ki_funding.Rules
) -> None:
    assert rules.calculate({"kommune": written, "jahr": 2023}).municipality.name == meant


@pytest.mark.parametrize(
    "written",
    [
        "Unna, Stadt",
        "Stadt Unna",
        "Aachen",
        "Mülheim",
        "5978",
        "5978.0",
        "Stadt Neuss",
        "Hamm, Hess.",
        "Köl",
    ],
)
def test_a_name_that_means_nothing_or_two_is_an_error(
    written: str, rules: ki_funding.Rules
) -> None:
    with pytest.raises(ki_funding.InvalidInput):
        rules.calculate({"kommune": written, "jahr": 2023})


def test_an_ags_that_lost_its_zero_is_named() -> None:
    done = run("calc", "-", stdin="kommune: 5978\njahr: 2023\n")
    assert "Gemeint ist vielleicht: 05978 (Kreis Unna)" in done.err


RATE = "ki_grundfoerderung.fachkraft_hoechstbetrag"
QUESTION = "scenario: x\ntitle: y\ncases: {}\nreport: [{{amount: granted, show: [sum]}}]\n"
ONE = '{"kommunen": ["Unna"]}\nyears: 2023'
SAME_CASE = ["fall.yaml", "./fall.yaml", "../{}/fall.yaml", "verknuepft.yaml", "zweiter.yaml"]


def total(folder: Path, question: str, *options: str) -> str:
    (folder / "frage.yaml").write_text(question, "utf-8")
    done = run("sweep", str(folder / "frage.yaml"), "--format", "json", *options)
    assert done.code == 0, done.err
    return str(json.loads(done.out)["tables"][0]["rows"][0]["values"]["sum"])


def test_the_same_municipality_counts_once(tmp_path: Path) -> None:
    several = ["Unna", "05978", "Kreis Unna", "05978000", "Unna, Kreis", " unna "]
    cases = json.dumps({"kommunen": several})
    assert total(tmp_path, QUESTION.format(f"{cases}\nyears: [2023, '2023']")) == total(
        tmp_path, QUESTION.format(ONE)
    )


def test_the_same_case_file_counts_once(tmp_path: Path) -> None:
    case = tmp_path / "fall.yaml"
    case.write_text(
        "kommune: Unna\njahr: 2023\nki_grundfoerderung: {fachkraft_stellen: 6, "
        "verwaltungsassistenz_stellen: 0.5, laiensprachmittler_ausgaben: 0}\n"
    )
    (tmp_path / "verknuepft.yaml").symlink_to(case)
    (tmp_path / "zweiter.yaml").hardlink_to(case)
    names = [name.format(tmp_path.name) for name in SAME_CASE]
    whole = total(tmp_path, QUESTION.format("[fall.yaml]"))
    assert total(tmp_path, QUESTION.format(json.dumps(names))) == whole
    done = run("calc", *names, "--format", "json", cwd=tmp_path)
    assert len(json.loads(done.out)["cases"]) == 1
    done = run("check", *names, cwd=tmp_path)
    assert "Fälle und Overlays: 1 " in done.err


@pytest.mark.slow
def test_the_same_overlay_is_put_on_once(tmp_path: Path) -> None:
    for name, value in (("neu", 65000), ("anders", 1000)):
        (tmp_path / f"{name}.yaml").write_text(
            f"overlay: {name}\ntitle: y\nset: {{{RATE}: [{{from: 2023-01-01, value: {value}}}]}}\n"
        )
    names = ["neu.yaml", "./neu.yaml", "anders.yaml", f"../{tmp_path.name}/neu.yaml"]
    question = QUESTION.format(f"{ONE}\noverlays: {json.dumps(names)}")
    alone = QUESTION.format(f"{ONE}\noverlays: [neu.yaml]")
    assert total(tmp_path, question) == total(tmp_path, alone)
    options = [part for name in names for part in ("--with", name)]
    done = run("state", "--year", "2023", "--format", "json", *options, cwd=tmp_path)
    assert [o["id"] for o in json.loads(done.out)["receipt"]["overlays"]] == ["anders", "neu"]
