"""Start-up: the CPU time of whole processes as a ratio to `python -c pass`.

Run with the environment in which ki-funding is installed: python benchmarks/startup.py
Every round runs each command once, so that a slow moment of the machine hits all alike; the
figures are medians over the rounds. Bytecode is compiled first, as an installer does.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import ki_funding

ROUNDS = 15
ROOT = Path(__file__).parent.parent
CASE = str(ROOT / "examples" / "kreis-unna.yaml")
BARE = "python -c pass"
MAIN = [sys.executable, "-m", "ki_funding"]
COMMANDS = {
    BARE: [sys.executable, "-c", "pass"],
    "ki-funding --help": [*MAIN, "--help"],
    "ki-funding --version": [*MAIN, "--version"],
    "ki-funding calc (table)": [*MAIN, "calc", CASE],
    "ki-funding calc (json)": [*MAIN, "calc", CASE, "--format", "json"],
    "ki-funding explain": [*MAIN, "explain", CASE],
    "ki-funding check rules": [*MAIN, "check", str(ROOT / "rules"), "--quiet"],
}
LIMITS = {
    "ki-funding --help": 8,
    "ki-funding calc (table)": 25,
    "ki-funding calc (json)": 25,
    "ki-funding check rules": 40,
}


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one run, as the system accounts for it."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Prints each command's median time and ratio, and the limit where there is one."""
    compileall.compile_dir(str(Path(ki_funding.__file__).parent), quiet=1)
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            seconds[name].append(cpu_seconds(command))
    bare = median(seconds[BARE])
    print(f"{'command':28}{'CPU ms':>8}{'ratio':>8}{'limit':>8}")
    for name, taken in seconds.items():
        ratio = median(taken) / bare
        print(f"{name:28}{median(taken) * 1000:8.0f}{ratio:8.1f}{LIMITS.get(name, ''):>8}")


if __name__ == "__main__":
    main()
