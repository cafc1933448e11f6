"""The reports that the tests open: commands, what they write, and the figures of their JSON."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from conftest import EXAMPLES, run

UNNA = str(EXAMPLES / "kreis-unna.yaml")
# An invented city, a notice beside the calculation, spending above the maximum, and the Land.
SEVERAL = (
    "erfundene-stadt",
    "kreis-unna-bescheid",
    "koeln-durchstarten-2022",
    "land-nrw-mindestbetrag",
    "staedteregion-aachen-2021",
)
HOSTILE_NAMES = {
    "script": '<script>alert("x")</script><img src=x onerror=alert(1)>',
    "quotes": "\"Stadt\" 'x' `y` & </style></title> {{ 7 * 7 }} {% raw %}",
    "emoji": "Stadt 🏛️🏰",
    "long": "Donaudampfschifffahrt" * 14 + "sstadt",
    "right_to_left": "مدينة شيلدا 2023",
}
# Each report as the arguments behind `ki-funding`, without the format.
REPORTS = {
    "one": ("calc", UNNA),
    "undetermined": ("calc", str(EXAMPLES / "kreis-hoexter-2019.yaml")),
    "full": ("calc", UNNA, "--full-use"),
    "several": ("calc", *(str(EXAMPLES / f"{name}.yaml") for name in SEVERAL)),
    "years": ("calc", UNNA, "--year", "2019..2026"),
    "all_years": ("calc", UNNA, "--year", "2012..2027"),
    "state": ("state", "--year", "2025..2026", "--by", "kommune"),
    "diff": ("diff", str(EXAMPLES / "overlays" / "reform-2026.yaml")),
    "rules": ("rules",),
    "sweep": ("sweep", str(EXAMPLES / "scenario-vakanzen.yaml"), "--draws", "20"),
    "hostile": ("calc",),
}
# Those that only a browser opens, to print them.
PRINTED = {
    "short": ("calc", UNNA, "--short"),
    "short_noticed": ("calc", "-", "--short"),
    "short_full": ("calc", UNNA, "--short", "--full-use", "--year", "2026"),
    "full_years": ("calc", UNNA, "--full-use", "--year", "2018..2026"),
}


def hostile_cases(folder: Path) -> list[str]:
    """Case files whose municipalities have names that harm careless programs."""
    files = []
    for key, name in HOSTILE_NAMES.items():
        path = folder / f"{key}.yaml"
        place = {"name": name, "art": "kreis", "einwohner": 100_000}
        claims = {
            "fachkraft_stellen": 2,
            "verwaltungsassistenz_stellen": 0.5,
            "laiensprachmittler_ausgaben": 0,
        }
        case = {"kommune": place, "jahr": 2023, "ki_grundfoerderung": claims}
        written = json.dumps(case, ensure_ascii=False)
        path.write_text(written, "utf-8")
        files.append(str(path))
    return files


def noticed_everywhere() -> str:
    """A case that claims all there is, with a notice and spending for each of its items."""
    case = run("init", "Unna", "--year", "2026").out
    with_amounts = re.sub(r"# ((?:bescheid|ist): {.*?})", r"\1", case)
    return re.sub(r"(?<=: )0(?=[,}])", "123456.78", with_amounts)


@cache
def report(name: str, format_: str = "html", language: str = "de") -> str:
    """What a report is in a format; each is made once."""
    with TemporaryDirectory() as folder:
        cases = hostile_cases(Path(folder)) if name == "hostile" else []
        asked = (*(REPORTS | PRINTED)[name], *cases, "--format", format_)
        stdin = noticed_everywhere() if name == "short_noticed" else ""
        done = run(*asked, stdin=stdin, KI_FUNDING_LANG=language)
    assert done.code == 0, done.err
    return done.out


def figures(name: str) -> Any:
    """The same report as JSON."""
    return json.loads(report(name, "json"))


def as_json_writes(shown: str) -> str | None:
    """`342.000,00 €` in a page, as JSON writes it: `342000.00`; None for what is undetermined."""
    digits = re.sub(r" [*¹]|^≥ | €", "", shown.replace("\u00a0", " "))
    if digits in {"unbestimmt", "–", ""}:
        return None
    return digits.replace(".", "").replace(",", ".").removeprefix("+")
