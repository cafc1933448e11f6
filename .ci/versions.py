"""Which versions `pip install -c` shall take: the lowest that pyproject.toml allows, or any.

`.ci/versions.py lowest` prints them; `.ci/versions.py tested` prints those of the environment that
runs it, which is how constraints.txt is made once all tests have passed with the newest ones.
"""

import re
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

PROJECT = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]


def lowest() -> set[str]:
    """The lower bound of each requirement, of the program and of its extras."""
    extras = PROJECT["optional-dependencies"].values()
    wanted = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    bounds = (re.match(r"([\w.-]+)\s*>=\s*([\w.]+)", requirement) for requirement in wanted)
    return {f"{bound[1]}=={bound[2]}" for bound in bounds if bound}


def tested() -> set[str]:
    """What is installed here, but for this project and for what makes an environment."""
    ours = {PROJECT["name"], "pip", "setuptools", "wheel"}
    return {f"{d.name}=={d.version}" for d in distributions() if d.name not in ours}


if __name__ == "__main__":
    chosen = {"lowest": lowest, "tested": tested, "newest": set}[sys.argv[1]]()
    print("\n".join(sorted(chosen, key=str.lower)))
