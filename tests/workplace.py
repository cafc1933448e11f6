"""A copy of what a reader has who follows the docs: the examples and rules, under git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import EXAMPLES, ROOT, RULES, Run


def prepare(folder: Path) -> Path:
    """Copies the examples, the rules and the schemas, as revision `main` of a repository."""
    for source in (EXAMPLES, RULES, ROOT / "schemas"):
        shutil.copytree(source, folder / source.name)
    git = "git -c user.name=t -c user.email=t@t"
    setup = f"git init -q -b main && git add -A && {git} commit -q -m start"
    subprocess.run(setup, shell=True, cwd=folder, check=True)
    return folder


def call(line: str, folder: Path, **environment: str) -> Run:
    """Runs one line as a shell reads it, with the `ki-funding` of this environment first."""
    settings = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONIOENCODING": "utf-8",
        "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@t",
        "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@t",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder, env={**settings, **environment}, check=False, capture_output=True, timeout=120,
    )  # fmt: skip
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
