"""Start-up: the CPU time of whole processes as a ratio to `python -c pass`.

Run with the environment in which ki-funding is installed: python benchmarks/startup.py
Every round runs each command once, so that a slow moment of the machine hits all alike; the
figures are medians over the rounds. Bytecode is compiled first, as pip does; for the first calc
after installing as uv does, which compiles nothing, the program and its libraries lie in a folder
of their own.
"""

import compileall
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import ki_funding

ROUNDS = 15
ROOT = Path(__file__).parent.parent
RULES = ROOT / "rules"
CASE = str(ROOT / "examples" / "kreis-unna.yaml")
CLAIMED = """jahr: 2024
ki_grundfoerderung:
  fachkraft_stellen: 5
  verwaltungsassistenz_stellen: 0.5
  laiensprachmittler_ausgaben: 40000
"""
BARE, FIRST = "python -c pass", "calc, the first after installing"
MAIN = [sys.executable, "-m", "ki_funding"]
LIBRARIES = ("ki_funding", "typer", "yaml", "rich")  # what calc loads
LIMITS = {
    "--help": 7,
    "calc": 15,
    "calc --format json": 15,
    FIRST: 35,
    "calc --format html": 45,
    "check rules": 50,
}


def commands(cases: str) -> dict[str, list[str]]:
    """What is run, by how it is called; of one case, or of a folder of them."""
    return {
        BARE: [sys.executable, "-c", "pass"],
        "--help": [*MAIN, "--help"],
        "--version": [*MAIN, "--version"],
        "calc": [*MAIN, "calc", CASE],
        FIRST: [*MAIN, "calc", CASE],
        "calc --format json": [*MAIN, "calc", CASE, "--format", "json"],
        "calc --format html": [*MAIN, "calc", CASE, "--format", "html"],
        "calc of 54 cases": [*MAIN, "calc", cases],
        "calc of 54 cases --format html": [*MAIN, "calc", cases, "--format", "html"],
        "explain": [*MAIN, "explain", CASE],
        "check rules": [*MAIN, "check", str(RULES), "--quiet"],
        "test rules": [*MAIN, "test", str(RULES), "--quiet"],
    }


def cpu_seconds(command: list[str], **env: str) -> float:
    """User and system time of one run, as the system accounts for it."""
    given = {**os.environ, **env}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=given) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def write_cases(folder: Path) -> None:
    """A case for each of the 54 KI."""
    for ags in ki_funding.load_rules().book.register.municipalities:
        (folder / f"{ags}.yaml").write_text(f'kommune: "{ags}"\n{CLAIMED}', "utf-8")


def install(folder: Path) -> dict[str, str]:
    """Lays program and libraries into a folder, without bytecode; returns how they are found."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in LIBRARIES:
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(Path(spec.origin).parent, folder / name, ignore=left_out)
    shutil.copytree(RULES, folder / "ki_funding" / "rules", dirs_exist_ok=True)
    return {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": ""}


def main() -> None:
    """Prints each command's median time and ratio, and the limit where there is one."""
    compileall.compile_dir(str(Path(ki_funding.__file__).parent), quiet=1)
    seconds: dict[str, list[float]] = {}
    with TemporaryDirectory() as name:
        cases, fresh = Path(name, "cases"), Path(name, "fresh")
        cases.mkdir()
        write_cases(cases)
        for _ in range(ROUNDS):
            for called, command in commands(str(cases)).items():
                env = install(fresh) if called == FIRST else {}
                seconds.setdefault(called, []).append(cpu_seconds(command, **env))
    bare = median(seconds[BARE])
    print(f"{'command':34}{'CPU ms':>8}{'ratio':>8}{'limit':>8}")
    for called, taken in seconds.items():
        ratio = median(taken) / bare
        print(f"{called:34}{median(taken) * 1000:8.0f}{ratio:8.1f}{LIMITS.get(called, ''):>8}")


if __name__ == "__main__":
    main()
