"""A copy of what a reader has who follows the docs: examples, rules and schemas, under git."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import FROZEN, ROOT, RULES, Run, run

FOR_A_SHELL = re.compile(r"[|&;<>$*?~`\\]|-completion\b")


def prepare(folder: Path, source: Path = FROZEN) -> Path:
    """Copies what a reader uses, as revision `main` of a repository."""
    for part in (source / "examples", source / "rules", ROOT / "schemas"):
        shutil.copytree(part, folder / part.name)
    shutil.copytree(RULES, folder / RULES.relative_to(ROOT))
    git = "git -c user.name=t -c user.email=t@t"
    setup = f"git init -q -b main && git add -A && {git} commit -q -m start"
    subprocess.run(setup, shell=True, cwd=folder, check=True)
    return folder


def call(line: str, folder: Path, **environment: str) -> Run:
    """Runs one line as a shell reads it; what needs no shell is called in this process.

    With a `PATH` of its own it is the `ki-funding` found there.
    """
    settings = {
        "HOME": str(folder),
        "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@t",
        "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@t",
        **environment,
    }  # fmt: skip
    needs_a_shell = "PATH" in environment or FOR_A_SHELL.search(line)
    if line.startswith("ki-funding ") and not needs_a_shell:
        return run(*shlex.split(line, comments=True)[1:], cwd=folder, **settings)
    return _in_a_shell(line, folder, settings)


def _in_a_shell(line: str, folder: Path, settings: dict[str, str]) -> Run:
    """With the `ki-funding` of this environment first, and nothing else of the tester's."""
    clean = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "LANG": "C.UTF-8",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder, env={**clean, **settings}, check=False, capture_output=True, timeout=120,
    )  # fmt: skip
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
