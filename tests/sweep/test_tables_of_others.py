"""Tables as people have them: from a German Excel, copied, with a title; what is wrong is named."""

import json
from pathlib import Path
from time import monotonic

import pytest
from conftest import run

P = "ki_grundfoerderung"
POSTS = f"{P}.fachkraft_stellen"
INPUTS = ("fachkraft_stellen", "verwaltungsassistenz_stellen", "laiensprachmittler_ausgaben")
HEAD = ",".join(["kommune", "jahr", *(f"{P}.{name}" for name in INPUTS)])
ROWS = ("05978,2023,6.5,0.5,2000", "05315,2023,6,0.5,1500.50")
PLAIN = "\n".join([HEAD, *ROWS]) + "\n"
REPORT = "report: [{amount: claimed, by: [kommune], show: [mean]}]\n"


def german(text: str, separator: str = ";") -> str:
    return text.replace(",", separator).replace(".", ",").replace(f"{P},", f"{P}.")


def means(folder: Path, name: str, content: str | bytes) -> dict[str, str]:
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(raw)
    (folder / "frage.yaml").write_text(f"scenario: x\ntitle: y\ncases: {{table: {name}}}\n{REPORT}")
    done = run("sweep", "frage.yaml", "--format", "json", cwd=folder)
    assert done.code == 0, done.err
    (table,) = json.loads(done.out)["tables"]
    return {row["by"]["kommune"]: row["values"]["mean"] for row in table["rows"]}


@pytest.mark.few(3)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.CSV", PLAIN),
        ("a.csv", german(PLAIN)),
        ("a.csv", b"\xef\xbb\xbf" + german(PLAIN).encode()),
        ("a.csv", "sep=;\r\n" + german(PLAIN)),
        ("a.csv", "sep=,\n" + PLAIN),
        ("a.tsv", german(PLAIN, "\t")),
        ("a.TSV", PLAIN.replace(",", "\t")),
        ("a.csv", PLAIN.replace(",", "\t")),
        ("a.csv", german(PLAIN).replace("\n", ";;\n")),
        ("a.csv", german(PLAIN).replace("\n", "\n;;;;\n")),
        ("a.csv", PLAIN.replace("\n", "\r\n\r\n")),
        ("a.csv", "Angaben der Kreise 2023\n\n" + german(PLAIN)),
        ("a.csv", "Angaben der Kreise 2023;;;;\n" + german(PLAIN)),
        ("a.csv", "Angaben der Kreise\nStand 2024\n\n" + german(PLAIN)),
        ("a.csv", "Angaben der Kreise, 2023;;;;\nStand;;;;\n" + german(PLAIN)),
        ("a.csv", PLAIN.replace("kommune,jahr", "Kommune,JAHR")),
        ("a.csv", PLAIN.replace(POSTS, POSTS.title())),
        ("a.csv", german(PLAIN).replace("05978", '"=""05978"""')),
        ("a.csv", PLAIN.replace("05978", '"Unna, Kreis"')),
        ("a.csv", PLAIN.replace("\n", "\r")),
        ("a.csv", PLAIN.replace(",", ", ")),
        ("a.csv", PLAIN.replace("05978", '"Kreis\nUnna"')),
    ],
)  # fmt: skip
def test_a_table_is_read_as_people_have_it(name: str, content: str | bytes, tmp_path: Path) -> None:
    assert means(tmp_path, name, content) == means(tmp_path, "plain.csv", PLAIN)


@pytest.mark.parametrize(
    ("cell", "code", "said"),
    [
        ("57.000,00", "number-thousands", "57000.00"),
        ("1.500", "number-thousands", "1500"),
        ("1500.505", "number-decimals", "2 Nachkommastellen"),
        ("1500 €", "number-unit", "1500"),
        ("€ 1500", "number-unit", "1500"),
        ("EUR 1.500,50", "number-unit", "1500.50"),
        ("06.05.2023", "number-text", "Nur Ziffern"),
        ("#NV", "number-text", "Nur Ziffern"),
        ("2E+03", "number-text", "Nur Ziffern"),
        ("2\u202f000", "number-thousands", "2000"),
        ("1500 T", "number-unit-unknown", "ohne Abkürzung"),
        ("-5", "number-negative", "0 und größere"),
        ("zwei", "number-text", "Nur Ziffern"),
        ("1’500", "number-text", "Nur Ziffern"),
    ],
)
def test_each_slip_has_its_own_message_with_row_column_and_remedy(
    cell: str, code: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(PLAIN.replace("1500.50", f'"{cell}"'), "utf-8")
    done = run("sweep", "a.csv", cwd=tmp_path)
    assert done.code == 1
    assert f"a.csv:3:18: error[{code}]: Zeile 3, Spalte „{P}.laiensprachmittler_ausgaben“: " in (
        done.located
    )
    assert said in done.err


def test_a_decimal_comma_among_commas_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAIN.replace("6.5", '"6,5"'))
    done = run("sweep", "a.csv", cwd=tmp_path)
    assert "Zeile 2" in done.err
    assert "Mit Punkt schreiben: 6.5" in done.err


@pytest.mark.parametrize("name", ["a.xlsx", "a.XLS", "a.ods"])
def test_a_workbook_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    done = run("sweep", name, cwd=tmp_path)
    assert "Das ist eine Arbeitsmappe" in done.err
    assert "CSV UTF-8" in done.err


def test_the_program_reads_what_it_writes_for_excel(tmp_path: Path) -> None:
    inputs = ", ".join(f"{name}: 1" for name in INPUTS)
    case = f"kommune: Unna\njahr: 2023\n{P}: {{{inputs}}}\n"
    (tmp_path / "fall.yaml").write_text(case)
    rows = ("sweep", "fall.yaml", "--vary", f"{POSTS}=0.5,6.5", "--csv-dialect",
            "excel-de", "--rows", "zeilen.csv")  # fmt: skip
    assert run(*rows, cwd=tmp_path).code == 0
    assert b'"=""05978"""' in (tmp_path / "zeilen.csv").read_bytes()
    seen = f"{{empirical: {{table: zeilen.csv, column: {POSTS}}}}}"
    vary = f"vary: {{{POSTS}: {seen}}}"
    (tmp_path / "frage.yaml").write_text(
        f"scenario: x\ntitle: y\ncases: [fall.yaml]\n{vary}\ndraws: {{number: 3}}\n"
    )
    assert run("sweep", "frage.yaml", cwd=tmp_path).code == 0


@pytest.mark.parametrize("dialect", ["rfc4180", "excel-de"])
def test_excel_keeps_the_zero_of_an_ags(dialect: str) -> None:
    done = run("calc", "examples/kreis-unna.yaml", "-f", "csv", "--csv-dialect", dialect)
    assert ('"=""05978"""' in done.out) == (dialect == "excel-de")
    assert ",05978," in done.out or dialect == "excel-de"


@pytest.mark.parametrize(
    ("values", "told"), [("6,5", True), ("6,25", True), ("57000,65000", False), ("1,2,3", False),
                         ("6.5", False), ("4..6/1", False)]
)  # fmt: skip
def test_two_values_that_may_be_one_are_told(values: str, told: bool) -> None:  # noqa: FBT001
    done = run("sweep", "Unna", "--vary", f"{POSTS}={values}")
    assert ("sind zwei Werte" in done.err) == told


@pytest.mark.slow
def test_a_very_wide_table_is_refused_in_a_moment(tmp_path: Path) -> None:
    wide = 50_000
    names = ",".join(f"c{number % (wide - 9)}" for number in range(wide))
    (tmp_path / "a.csv").write_text(f"{names}\n{'1,' * (wide - 1)}1\n")
    (tmp_path / "b.csv").write_text(f"{names.replace('c', 'd', 9)}\n{'1,' * (wide - 1)}1\n")
    started = monotonic()
    for name in ("a.csv", "b.csv"):
        assert run("sweep", name, cwd=tmp_path).code == 1
    assert monotonic() - started < 20
