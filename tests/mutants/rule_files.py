"""Slips in rule files: a figure, a date, a limit, a unit, a branch, a sign of a formula."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import ki_funding
from ki_funding.files.findings import InvalidInput
from ki_funding.upkeep.check.rules_folder import check_rules
from ki_funding.upkeep.rule_tests.run import files_of_tests, run_tests

RULES = Path(__file__).parents[2] / "rules"
NO_RULES = {"sources.yaml", "published.yaml", "rulebook.yaml"}
NUMBER = re.compile(r"(?<![\w.\"-])\d+(?:\.\d+)?(?![\w.\"%-])(?= *[,}\n#])")
DAY = re.compile(r"(?<=from: )\d{4}-\d\d-\d\d|(?<=until: )\d{4}-\d\d-\d\d")
UNIT = re.compile(r"(?<=unit: )[^,}\n]+")
SIGN = re.compile(r"(?<= )[*+](?= )|\bmin\b(?=\()|\bmax\b(?=\()")
BRANCH = re.compile(r"^ {10,}(\"\d{5}\"|[a-z_0-9]+): [\d.]+(?=\n)|(?<=\{)\w+: [\d.]+, ", re.M)
PROSE = re.compile(
    r"^( *)(de|en|note|text): >-\n(\1 +.*\n)+"
    r"|^ *(de|en|title|note|source|text|closes|opens|reviewed_on|year|- year)\b.*$|#.*$"
    r"|\{de: [^}]*\}|source: (\[[^\]]*\]|[^,}\n]*)|- \{year: .*\}$",
    re.M,
)
OTHER = {"*": "+", "+": "-", "min": "max", "max": "min"}


class Mutant(NamedTuple):
    """One slip in one rule file."""

    name: str
    place: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"rules/{self.name}: {self._where()}: {self.old.strip()} → {self.new or 'nothing'}"

    @property
    def line(self) -> int:
        return self._before().count("\n") + 1

    @property
    def room(self) -> str:
        """The file that its result counts for."""
        return self.name

    def _before(self) -> str:
        return (RULES / self.name).read_text("utf-8")[: self.place]

    def _where(self) -> str:
        """The keys around the place, and which row of a list it is in."""
        *lines, last = self._before().split("\n")
        keys, depth, row = [last.strip(" {-")], len(last) - len(last.lstrip()), 0
        for line in reversed(lines):
            inner = len(line) - len(line.lstrip())
            if line.lstrip().startswith("- ") and inner == depth:
                row += 1
            elif line.strip() and inner < depth and ":" in line:
                keys.append(line.strip(" -").partition(":")[0])
                depth = inner
        return " ".join(reversed(keys))


def drawn(chance: Random) -> list[Mutant]:
    """Every slip of all rule files by chance; fewer are the first of more."""
    files = sorted(path for path in RULES.glob("*.yaml") if path.name not in NO_RULES)
    every = [one for path in files for one in slips(path.name, path.read_text("utf-8"))]
    chance.shuffle(every)
    return every


def judge(mutants: Iterable[Mutant], told: Callable[[Mutant, str], None], **_: Any) -> None:
    """Tells of each slip whether `check` or a rule test finds it; there is no limit of time."""
    for mutant in mutants:
        told(mutant, "check or test" if noticed(mutant) else "")


def slips(name: str, text: str) -> Iterator[Mutant]:
    """Every slip in the text of a rule file; what is for people to read is left as it is."""
    bare = PROSE.sub(lambda found: re.sub(r"[^\n]", "~", found[0]), text)
    for found in NUMBER.finditer(bare):
        whole, _, places = found[0].partition(".")
        step = f"{whole}.{places}1" if places else str(int(whole) + 1)
        yield Mutant(name, found.start(), found[0], step)
    for found in DAY.finditer(bare):
        day = date.fromisoformat(found[0])
        yield Mutant(name, found.start(), found[0], (day + timedelta(days=1)).isoformat())
        yield Mutant(name, found.start(), found[0], day.replace(year=day.year + 1).isoformat())
    for found in UNIT.finditer(bare):
        yield Mutant(name, found.start(), found[0], "EUR" if found[0] != "EUR" else "posts")
    for found in SIGN.finditer(bare):
        yield Mutant(name, found.start(), found[0], OTHER[found[0]])
    for found in BRANCH.finditer(bare):
        yield Mutant(name, found.start(), found[0], "")


def noticed(mutant: Mutant) -> bool:
    """Whether `check` or a rule test finds it."""
    with TemporaryDirectory() as there:
        folder = Path(there) / "rules"
        shutil.copytree(RULES, folder)
        text = (folder / mutant.name).read_text("utf-8")
        after = text[mutant.place + len(mutant.old) :]
        (folder / mutant.name).write_text(text[: mutant.place] + mutant.new + after, "utf-8")
        try:
            if check_rules(folder, "rules").findings:
                return True
            rules = ki_funding.load_rules(folder)
        except InvalidInput:
            return True
        files = files_of_tests(folder)
        own = {name: path for name, path in files.items() if path.name == mutant.name}
        return bool(run_tests(rules, own).findings or run_tests(rules, files).findings)
