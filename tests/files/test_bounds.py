"""Of one file no more is told than anybody reads, however much is wrong with it."""

from pathlib import Path

import pytest
from conftest import RULES, run

from ki_funding.files.findings import MOST_FINDINGS

MANY = 2_000
HEAD = "kommune: Unna\njahr: 2023\n"
FILES = {
    "one key again and again": HEAD + "x: 1\n" * MANY,
    "keys in one line": "{" + ", ".join(["a: 1"] * MANY) + "}",
    "anchors": "".join(f"k{n}: &a{n} 1\n" for n in range(MANY)),
    "wrong entries": f"{HEAD}kim:\n  case_management_stellen:\n" + "    - {stellen: x}\n" * MANY,
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_case_with_many_slips_has_so_many_findings(text: str, tmp_path: Path) -> None:
    path = tmp_path / "fall.yaml"
    path.write_text(text, "utf-8")
    done = run("check", str(path), "--format", "concise")
    assert done.code == 1
    assert 0 < len(done.out.splitlines()) <= MOST_FINDINGS + 2


def test_a_register_with_many_wrong_rows_has_so_many_findings(tmp_path: Path) -> None:
    for path in RULES.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "register.csv").open("a", encoding="utf-8") as file:
        file.write("\n" * MANY)
    done = run("calc", "examples/kreis-unna.yaml", "--rules", str(tmp_path))
    assert done.code == 1
    assert done.err.count("error[register-cells]") == MOST_FINDINGS
