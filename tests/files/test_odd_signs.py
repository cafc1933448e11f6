"""Signs that nobody sees, or that are others than they seem: each is named with its place."""

import pytest
from conftest import run

from ki_funding.files.yaml import read_text

NBSP, THIN, NARROW, WIDE = "\u00a0", "\u2009", "\u202f", "\u3000"
ZERO, MARK, JOIN, RTL = "\u200b", "\ufeff", "\u2060", "\u202e"
CASE = "kommune: Unna\njahr: 2023\nki_grundfoerderung:\n  fachkraft_stellen: 6\n"


def found(text: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line, one.span.column) for one in read_text(text, "x").problems]


@pytest.mark.parametrize("space", [NBSP, THIN, NARROW, WIDE])
@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("jahr: 2023", "jahr:{}2023", 2, 6),
        ("jahr: 2023", "jahr: {}2023", 2, 7),
        ("jahr: 2023", "jahr: 2023{}", 2, 11),
        ("jahr: 2023", "jahr{}: 2023", 2, 5),
        ("kommune: Unna", "kommune:{}Unna", 1, 9),
        ("  fachkraft", "{0}{0}fachkraft", 4, 1),
        ("  fachkraft", " {}fachkraft", 4, 2),
        ("  fachkraft_stellen: 6", "  fachkraft_stellen:\n    -{}6", 5, 6),
    ],
)
def test_a_space_that_is_none_is_named(
    space: str, old: str, new: str, line: int, column: int
) -> None:
    assert found(CASE.replace(old, new.format(space)))[0] == ("yaml-space", line, column)


@pytest.mark.parametrize("sign", [ZERO, MARK, JOIN, RTL])
@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("2023", "2023{}", 2, 11),
        ("2023", "20{}23", 2, 9),
        ("jahr", "{}jahr", 2, 1),
        ("fachkraft_stellen", "fachkraft_{}stellen", 4, 13),
    ],
)
def test_a_sign_without_width_is_named(
    sign: str, old: str, new: str, line: int, column: int
) -> None:
    assert found(CASE.replace(old, new.format(sign))) == [("yaml-invisible", line, column)]


@pytest.mark.parametrize(
    "text",
    [
        f"note: Das sind 12.000{NBSP}€ nach § 3{NBSP}Abs. 1",
        f'note: "{ZERO}was in Anführungszeichen steht, ist gewollt{NBSP}"',
        "note: 👩\u200d👧 und Feu\u00ader\u00adwehr",
        f"# ein{NBSP}Kommentar\nnote: x",
    ],
)
def test_what_belongs_to_a_text_stays(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("marks", ["“”", "„“", "»«", "‘’", "‚‘", "«»"])
@pytest.mark.parametrize(
    "line",
    ["jahr: {}2023{}", "{}jahr{}: 2023", "kommune: {{name: X, art: {}kreis{}, einwohner: 5}}",
     "kommune: {{name: X, art: kreis, einwohner: {}5{}}}"],
)  # fmt: skip
def test_typographic_quotation_marks_are_named(marks: str, line: str) -> None:
    done = run("calc", "-", stdin=line.format(*marks) + "\n")
    assert done.code == 1
    assert "error[quotes-typographic]" in done.err


@pytest.mark.parametrize(
    "name",
    [
        "Un\u00adna",
        '"Un\u00adna"',
        "Unna\u200d",
        '"Un\u200bna"',
        "{name: Un\u00adna, art: kreis, einwohner: 5}",
        "{name: Unna, art: kre\u00adis, einwohner: 5}",
        "{name: Unna, art: kreis, einwohner: 5\u00ad}",
    ],
)
def test_what_nobody_sees_in_a_word_is_named(name: str) -> None:
    done = run("calc", "-", stdin=CASE.replace("Unna", name))
    assert "error[word-invisible]" in done.err
    assert "SOFT HYPHEN" in done.err or "ZERO WIDTH" in done.err


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
@pytest.mark.parametrize("line", ["kommune: Un{}na", 'kommune: "Un{}na"', "jahr: 2023{}", "# a{}b"])
def test_what_ends_a_line_only_for_yaml_is_named(mark: str, line: str) -> None:
    place = line.index("{") + 1
    assert found(line.format(mark)) == [("yaml-character", 1, place)]


@pytest.mark.parametrize("name", ["„Unna“", "Kreis „Unna“", "“Kreis” Unna", "‚Unna’"])
def test_quotation_marks_are_no_part_of_a_name(name: str) -> None:
    assert "error[quotes-typographic]" in run("calc", "-", stdin=CASE.replace("Unna", name)).err


def test_an_apostrophe_is_part_of_a_name() -> None:
    named = "{name: D’Horn, art: kreis, einwohner: 5}"
    assert "error[quotes" not in run("calc", "-", stdin=CASE.replace("Unna", named)).err


@pytest.mark.parametrize("line", ['kommune: "Unna”', 'kommune: "Unna“  # x', "kommune: 'Unna’"])
def test_a_typographic_mark_closes_no_straight_one(line: str) -> None:
    assert found(f"{line}\njahr: 2023\n")[0][0] == "yaml-quote-typographic"


@pytest.mark.parametrize(
    ("said", "code"), [("6,5", "key-after-comma"), ("6, fachkraft:5", "key-colon")]
)
def test_a_comma_or_colon_in_the_braces_of_a_case_is_named(said: str, code: str) -> None:
    case = f"kommune: Unna\njahr: 2023\nki_grundfoerderung: {{fachkraft_stellen: {said}}}\n"
    done = run("calc", "-", stdin=case)
    assert done.code == 1
    assert f"error[{code}]" in done.err
    assert "input-unknown" not in done.err
