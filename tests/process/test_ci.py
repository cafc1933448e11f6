"""What other repositories use: the hooks and the action, run as they are in a real repository."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from test_diff import edit, git, repository  # noqa: F401 - the fixture

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
pytestmark = pytest.mark.process
GITHUB = {
    "github.server_url": "https://git.example",
    "github.action_repository": "o/action",
    "github.action_ref": "v1",
}
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as a runner does: bash, stopping at the first error."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "KI_", "GITHUB_"))}
    path = f"{folder}/bin:{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env={**clean, "PATH": path, **environment}, check=False,
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def step(name: str, folder: Path, **context: str) -> subprocess.CompletedProcess[str]:
    """Runs a step of the action with its own environment, expressions filled in."""
    defaults = {f"inputs.{key}": str(entry["default"]) for key, entry in ACTION["inputs"].items()}
    known = {**defaults, "inputs.base": "main", "github.token": "t", **GITHUB, **context}
    own = {
        key: EXPRESSION.sub(lambda match: known[match[1]], value)
        for key, value in STEPS[name].get("env", {}).items()
    }
    files = {key: str(folder / key) for key in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    files |= {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "o/r",
              "GITHUB_RUN_ID": "5"}  # fmt: skip
    return shell(STEPS[name]["run"], folder, GITHUB_ACTIONS="true", RUNNER_TEMP=str(folder),
                 GITHUB_WORKSPACE=str(folder), **files, **own)  # fmt: skip


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_for_good_rules_and_stops_a_commit_of_wrong_ones(
    hook: dict[str, Any],
    repository: Path,  # noqa: F811
) -> None:
    command = f"{hook['entry']} {shlex.join(hook['args'])}"
    good = shell(command, repository)
    assert good.returncode == 0, good.stdout + good.stderr
    edit(repository, "value: 57000\n", "value: 75000\n")
    edit(repository, "unit: EUR/post", "unit: EUR/pots")
    wrong = shell(command, repository)
    assert wrong.returncode == 1
    assert "rules/ki_grundfoerderung.yaml:" in wrong.stdout


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize("folder", ["regeln", "my/deep/rules"])
def test_a_hook_runs_for_rules_in_another_folder(
    folder: str,
    hook: dict[str, Any],
    repository: Path,  # noqa: F811
) -> None:
    assert hook.keys().isdisjoint({"files", "exclude"})  # which would look at names of folders
    assert set(hook["types_or"]) == {"yaml", "csv"}
    (repository / folder).parent.mkdir(parents=True, exist_ok=True)
    git(repository, "mv", "rules", folder)
    command = f"{hook['entry']} {folder}"
    assert shell(command, repository).returncode == 0
    path = repository / folder / "ki_grundfoerderung.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 57000\n", "value: 58k\n"), "utf-8")
    wrong = shell(command, repository)
    assert wrong.returncode == 1
    assert f"{folder}/ki_grundfoerderung.yaml:" in wrong.stdout


def test_the_hooks_can_be_run_while_git_makes_a_commit(repository: Path) -> None:  # noqa: F811
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nki-funding check rules && ki-funding diff HEAD >diff.txt\n")
    hook.chmod(0o755)
    edit(repository, "value: 57000\n", "value: 58000\n")
    done = shell("git -c user.name=t -c user.email=t@t commit -qam more", repository)
    assert done.returncode == 0, done.stderr
    assert "58.000,00" in (repository / "diff.txt").read_text("utf-8").replace(
        "€58,000", "58.000,00"
    )


def test_the_action_annotates_the_wrong_line(repository: Path) -> None:  # noqa: F811
    assert step("check", repository).returncode == 0
    edit(repository, "value: 57000\n", "value: 58k\n")
    done = step("check", repository)
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith("::error file=rules/ki_grundfoerderung.yaml,line=")
    assert "title=number-unit-unknown::" in first
    assert "58k" in done.stderr  # in full in the log: GitHub shows ten annotations at most


def test_the_action_runs_the_tests_of_the_rules(repository: Path) -> None:  # noqa: F811
    assert step("test", repository).returncode == 0
    edit(repository, "value: 57000\n", "value: 75000\n")
    done = step("test", repository)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=rules/tests/ki_grundfoerderung.yaml,line=")
    assert "ki_grundfoerderung.fachkraft.maximum (" in done.stdout  # with the name of the test


def test_the_action_shows_what_a_pull_request_means_for_the_54(
    repository: Path,  # noqa: F811
) -> None:
    git(repository, "checkout", "-q", "-b", "more")
    edit(repository, "value: 57000\n", "value: 58000\n")
    git(repository, "commit", "-q", "-a", "-m", "more")
    done = step("diff", repository)
    assert done.returncode == 0, done.stderr
    summary = (repository / "GITHUB_STEP_SUMMARY").read_text("utf-8").replace("\u00a0", " ")
    assert "2026: +301.000,00 €; von 54 KI bekommen 54 mehr, 0 weniger." in summary
    assert "| alle 31 Kreise, je: | 394.500,00 € | 400.500,00 € | +6.000,00 € |" in summary
    output = (repository / "GITHUB_OUTPUT").read_text("utf-8")
    assert output == f"report={repository}/ki-funding.md\n"


def test_the_action_puts_the_comparison_under_the_pull_request(
    repository: Path,  # noqa: F811
) -> None:
    (repository / "r.md").write_text("a table\n")
    asked = commented(repository, known="")
    assert asked[-1].startswith("api --silent --method POST repos/o/r/issues/7/comments ")
    said = (repository / "comment.md").read_text("utf-8")
    assert said == "<!-- ki-funding diff -->\na table\n"


def test_the_action_writes_its_own_comment_anew(repository: Path) -> None:  # noqa: F811
    (repository / "r.md").write_text("a table\n")
    look, write = commented(repository, known="91\\n92\\n")
    assert 'select(.user.login == "github-actions[bot]" and ' in look  # anyone may write the mark
    assert 'startswith("<!-- ki-funding diff -->")' in look
    assert write.startswith("api --silent --method PATCH repos/o/r/issues/comments/91 ")


def test_a_comparison_that_no_comment_can_hold_is_shortened_with_a_link(
    repository: Path,  # noqa: F811
) -> None:
    (repository / "r.md").write_text("| ein € | zwei |\n" * 9000, "utf-8")
    commented(repository, known="")
    said = (repository / "comment.md").read_text("utf-8")
    assert 50_000 < len(said) < 65_536
    lines = said.splitlines()
    assert set(lines[1:-2]) == {"| ein € | zwei |"}  # none is cut in the middle
    assert lines[-1] == "[…](https://git.example/o/r/actions/runs/5)"


def commented(folder: Path, *, known: str) -> list[str]:
    """What the step asks of GitHub, whose program says which comments have the mark."""
    program = folder / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" >>asked.txt\nprintf "{known}"\n')
    program.chmod(0o755)
    context = {"github.event.pull_request.number": "7", "steps.diff.outputs.report": "r.md"}
    done = step("comment", folder, **context)
    assert done.returncode == 0, done.stderr
    return (folder / "asked.txt").read_text("utf-8").splitlines()


def test_the_action_imports_nothing_from_the_checkout(repository: Path) -> None:  # noqa: F811
    for name in ("pip", "ki_funding", "yaml", "json"):
        (repository / f"{name}.py").write_text("open('was-run', 'w')\n")
    install = STEPS["install"]["run"].replace("$GITHUB_ACTION_PATH", "--help")
    assert shell(install, repository).returncode == 0
    for name in ("check", "test", "diff"):
        assert step(name, repository).returncode == 0
    assert not (repository / "was-run").exists()


def test_what_the_action_and_the_workflow_use_is_pinned() -> None:
    steps = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    used = [entry["uses"] for entry in [*steps, *ACTION["runs"]["steps"]] if "uses" in entry]
    assert all(name == "./" or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name) for name in used)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_for_rules_that_lie_elsewhere(
    hook: dict[str, Any],
    repository: Path,  # noqa: F811
) -> None:
    git(repository, "mv", "rules", "recht")
    assert re.search(hook.get("files", ""), "recht/kim.yaml")
    assert {"yaml", "csv"} <= set(hook["types_or"])
    assert shell(f"{hook['entry']} recht", repository).returncode == 0


def test_no_script_of_the_action_takes_text_from_outside_but_through_its_environment() -> None:
    for name, entry in STEPS.items():
        assert "${{" not in entry["run"], name


def test_the_workflow_of_this_project_uses_its_own_action_and_checks() -> None:
    steps = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    assert {"uses": "./", "with": {"comment": "true"}} in steps
    assert {"run": ".ci/run"} in steps
    for entry in steps:
        for key in entry.get("with", {}) if entry.get("uses") == "./" else ():
            assert key in ACTION["inputs"]
