"""A repository of others is read by `diff`: it steers nothing, and what is odd in it is told."""

# ruff: noqa: F811 - a fixture is asked for by its name

import os
import shutil
import zlib
from hashlib import sha1
from pathlib import Path

import pytest
from conftest import FROZEN, run
from test_diff import REFORM, YEAR, edit, git, repository  # noqa: F401 - the fixture

from ki_funding.law.rulebook import revision


@pytest.mark.parametrize("name", ["main", "HEAD"])
@pytest.mark.parametrize("content", ["folder", "overlay"])
def test_what_is_a_path_and_a_revision_is_refused_and_not_guessed(
    name: str, content: str, repository: Path
) -> None:
    edit(repository, "value: 57000\n", "value: 58000\n")
    if content == "folder":
        shutil.copytree(repository / "rules", repository / name)
    else:
        shutil.copy(FROZEN / REFORM, repository / name)
    done = run("diff", name, *YEAR, cwd=repository)
    assert (done.code, done.out) == (2, "")
    assert f"./{name}" in done.err
    if content == "folder":
        assert run("diff", f"./{name}", *YEAR, cwd=repository).code == 0
    assert "58.000,00" in run("diff", "refs/heads/main", *YEAR, cwd=repository).out


@pytest.mark.parametrize("name", ["", " ", ":rules", ":0:rules/kim.yaml", "-x", "^main"])
def test_a_name_that_is_no_revision_is_refused(name: str, repository: Path) -> None:
    done = run("diff", *YEAR, "--", name, cwd=repository)
    assert (done.code, done.out) == (2, "")


def test_nothing_that_a_repository_is_set_to_run_is_run(repository: Path) -> None:
    for key in ("core.fsmonitor", "diff.external", "filter.x.smudge", "diff.x.textconv",
                "core.sshCommand", "core.pager", "uploadpack.packObjectsHook"):  # fmt: skip
        git(repository, "config", key, f"touch {repository}/was-run; cat")
    (repository / ".gitattributes").write_text("* filter=x diff=x\n")
    for hook in ("post-checkout", "fsmonitor-watchman", "reference-transaction"):
        path = repository / ".git" / "hooks" / hook
        path.write_text(f"#!/bin/sh\ntouch {repository}/was-run\n")
        path.chmod(0o755)
    for name in ("main", "HEAD~0", "main:rules", ":rules", "@{u}", "main^{tree}"):
        run("diff", name, *YEAR, cwd=repository)
    assert not (repository / "was-run").exists()


def test_a_file_of_a_revision_that_unpacks_to_much_is_not_unpacked(repository: Path) -> None:
    edit(repository, "value: 57000\n", "value: 57000\n" + "# \n" * 700_000)
    git(repository, "commit", "-q", "-a", "-m", "much")
    git(repository, "checkout", "-q", "HEAD~1", "--", "rules")
    done = run("diff", "HEAD", *YEAR, cwd=repository)
    assert done.code == 1
    assert "error[file-too-large]" in done.err


def put(repository: Path, kind: str, content: bytes) -> str:
    """Writes an object as git keeps it, whatever git would say of it."""
    raw = f"{kind} {len(content)}\0".encode() + content
    name = sha1(raw).hexdigest()
    path = repository / ".git" / "objects" / name[:2] / name[2:]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(raw))
    return name


def listed(repository: Path, names: list[str], content: bytes) -> str:
    """A folder in which files of those names have all the same content."""
    blob = bytes.fromhex(put(repository, "blob", content))
    return put(repository, "tree", b"".join(f"100644 {n}\0".encode() + blob for n in names))


@pytest.mark.parametrize(
    ("code", "names"),
    [("folder-large", ["a.txt"] * 30_000), ("folder-bytes", [f"{n}.yaml" for n in range(1900)])],
)
def test_a_folder_of_a_revision_that_unpacks_to_much_is_not_unpacked(
    code: str, names: list[str], repository: Path
) -> None:
    tree = listed(repository, names, b"#" * 15_000)
    done = run("diff", tree, *YEAR, cwd=repository)
    assert done.code == 1
    assert f"error[{code}]" in done.err


@pytest.mark.parametrize("left", [None, 600])
def test_a_file_of_a_revision_that_is_gone_or_damaged_is_named(
    left: int | None, repository: Path
) -> None:
    name = git(repository, "rev-parse", "HEAD:rules/kim.yaml").strip()
    path = repository / ".git" / "objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.unlink() if left is None else os.truncate(path, left)
    done = run("diff", "HEAD", *YEAR, cwd=repository)
    assert done.code == 2
    assert "error[git-incomplete]" in done.err
    assert "kim.yaml" in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_git_that_does_not_answer_is_not_waited_for(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revision, "SECONDS", 0.1)
    (repository / ".git" / "HEAD").unlink()
    os.mkfifo(repository / ".git" / "HEAD")
    done = run("diff", "HEAD", *YEAR, cwd=repository)
    assert done.code == 2
    assert "error[git-missing]" in done.err
