"""What a folder of others links to elsewhere on a computer is not read, shown or written over."""

import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLES, INVENTED, run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Rules and cases of somebody else, and beside them a file that is none of their business."""
    shutil.copytree(INVENTED, tmp_path / "regeln")
    (tmp_path / "faelle").mkdir()
    shutil.copy(EXAMPLES / "kreis-unna.yaml", tmp_path / "faelle")
    (tmp_path / "geheim.yaml").write_text("tests: GEHEIM\njahr: GEHEIM\n")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["narrenhilfe.yaml", "common.yaml", "rulebook.yaml", "sources.yaml", "register.csv",
     "tests/narrenhilfe.yaml", "neu.yaml"],
)  # fmt: skip
def test_rules_that_link_elsewhere_are_refused(name: str, desk: Path) -> None:
    (desk / "regeln" / name).unlink(missing_ok=True)
    (desk / "regeln" / name).symlink_to(desk / "geheim.yaml")
    commands = ("check", "test") if "/" in name else ("check", "rules --rules", "test")
    for command in commands:
        done = run(*command.split(), "regeln", cwd=desk)
        assert done.code == 1, command
        assert f"regeln/{name}: error[file-outside]" in done.located
        assert "GEHEIM" not in done.out + done.err


def test_a_folder_of_tests_elsewhere_is_refused(desk: Path) -> None:
    shutil.move(desk / "regeln" / "tests", desk / "woanders")
    (desk / "regeln" / "tests").symlink_to(desk / "woanders")
    assert "regeln/tests: error[file-outside]" in run("check", "regeln", cwd=desk).located


@pytest.mark.parametrize("command", ["calc", "check", "explain"])
@pytest.mark.parametrize("target", ["geheim.yaml", "regeln"])
def test_cases_that_link_elsewhere_are_refused(command: str, target: str, desk: Path) -> None:
    (desk / "faelle" / "neu.yaml").symlink_to(desk / target)
    done = run(*command.split(), "faelle", cwd=desk)
    assert done.code != 0
    assert "faelle/neu.yaml: error[file-outside]" in done.located
    assert "GEHEIM" not in done.out + done.err


def test_links_within_a_folder_and_to_a_folder_are_followed(desk: Path) -> None:
    (desk / "faelle" / "auch.yaml").symlink_to("kreis-unna.yaml")
    (desk / "verknuepft").symlink_to("regeln")
    assert run("check", "faelle", "verknuepft", cwd=desk).code == 0


@pytest.mark.parametrize(
    ("command", "name"),
    [("site -o ziel", "assets/site.css"), ("site -o ziel", "de"),
     ("schema --all ziel", "case.schema.json")],
)  # fmt: skip
def test_nothing_is_written_where_a_link_in_a_folder_leads(
    command: str, name: str, desk: Path
) -> None:
    mine = desk / "mein"
    (mine / "rules").mkdir(parents=True)
    (mine / "notiz").write_text("meine")
    mark = '<meta name="generator" content="ki-funding">'  # as if it were our own folder
    for page in (desk / "ziel" / "index.html", mine / "rules" / "alt.html"):
        page.parent.mkdir(exist_ok=True)
        page.write_text(mark)
    link = desk / "ziel" / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(mine if name == "de" else mine / "notiz")
    done = run(*command.split(), "--rules", "regeln", cwd=desk)
    assert done.code == 1
    assert "error[file-outside]" in done.err
    assert (mine / "notiz").read_text() == "meine"
    assert sorted(path.name for path in mine.rglob("*")) == ["alt.html", "notiz", "rules"]
