"""A scenario of others reads what lies beside it, and a table is no larger than cases are."""

import os
from pathlib import Path

import pytest
from conftest import EXAMPLES, run

HEAD = "scenario: x\ntitle: y\nyears: 2023\n"
ASKED = ("cases: [{}]\n", "cases: {{table: {}}}\n", "cases: all\noverlays: [{}]\n")


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("name", ["../geheim.csv", "/etc/hostname", "link.csv"])
def test_nothing_elsewhere_is_read(asked: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "geheim.csv").write_text("kommune,jahr\nGEHEIM,2023\n")
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "link.csv").symlink_to(tmp_path / "geheim.csv")
    (folder / "s.yaml").write_text(HEAD + asked.format(name))
    for command in ("sweep", "check"):
        done = run(command, "s.yaml", cwd=folder)
        assert done.code == 1
        assert "error[file-outside]" in done.out + done.err
        assert "GEHEIM" not in done.out + done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("asked", ASKED)
def test_a_pipe_is_not_waited_for(asked: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.csv")
    (tmp_path / "s.yaml").write_text(HEAD + asked.format("p.csv"))
    assert "error[file-missing]" in run("sweep", "s.yaml", cwd=tmp_path).err


def test_what_the_command_line_names_may_lie_anywhere(tmp_path: Path) -> None:
    case = str(EXAMPLES / "kreis-unna.yaml")
    vary = "ki_grundfoerderung.fachkraft_stellen=1..2/1"
    assert run("sweep", case, "--vary", vary, cwd=tmp_path).code == 0


@pytest.mark.parametrize("kind", ["rows", "text", "list"])
def test_a_small_file_that_swells_is_refused(kind: str, tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    column = arrow.DictionaryArray.from_arrays([0] * 3_000_000, ["Unna"])
    rows = {
        "rows": column,
        "text": arrow.array(["U" * 25_000_000]),
        "list": arrow.ListArray.from_arrays([0, 3_000_000], column.dictionary_decode()),
    }[kind]
    parquet.write_table(arrow.table({"kommune": rows}), tmp_path / "a.parquet", compression="zstd")
    assert (tmp_path / "a.parquet").stat().st_size < 1_000_000 / 10
    for asked in ("a.parquet", "."):
        assert "error[table-large]" in run("sweep", asked, cwd=tmp_path).err
