"""Many calculations are kept packed, and nobody who reads them notices."""

from itertools import islice, repeat
from pathlib import Path

import pytest
from conftest import EXAMPLES, run

from ki_funding.calculation.packed import TOGETHER, Packed
from ki_funding.calculation.result import Calculation
from ki_funding.calculation.rules import Rules
from ki_funding.files.yaml import read_file

MANY = 2 * TOGETHER + 3


@pytest.fixture
def calculations() -> list[Calculation]:
    rules = Rules.load(None)
    case = rules.case(read_file(EXAMPLES / "kreis-unna.yaml"))
    found = rules.calculation(case)
    return [one._replace(case=str(n)) for n, one in enumerate(islice(repeat(found), MANY))]


def test_what_is_packed_comes_back_as_it_was(calculations: list[Calculation]) -> None:
    packed = Packed()
    packed.extend(calculations)
    assert list(packed) == calculations == list(packed)
    assert (len(packed), packed[0], packed[-1]) == (MANY, calculations[0], calculations[-1])
    assert packed[TOGETHER - 1 : TOGETHER + 1] == calculations[TOGETHER - 1 : TOGETHER + 1]
    with pytest.raises(IndexError):
        packed[MANY]


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["table", "plain", "json", "csv", "md", "html"])
def test_a_folder_of_many_cases_is_written_whole(format_: str, tmp_path: Path) -> None:
    text = (EXAMPLES / "kreis-unna.yaml").read_text()
    for number in range(MANY):
        (tmp_path / f"fall-{number:03}.yaml").write_text(text)
    (tmp_path / "zuletzt.yaml").write_text(text.replace("2023", "2024"))
    told = run("calc", ".", "--format", format_, cwd=tmp_path)
    run("calc", ".", "--format", format_, "--output", "alle", cwd=tmp_path)
    assert told.code == 0
    assert told.out == (tmp_path / "alle").read_bytes().decode("utf-8")
    assert "2024" in told.out
