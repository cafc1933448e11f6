"""Who may use what: the licence, the notices of data, and the card for software directories."""

import re
import tomllib
from typing import Any

import pytest
import yaml
from conftest import ROOT, SHIPPED

import ki_funding

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NOTICE = (ROOT / "NOTICE").read_text("utf-8")
CARD: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
# Of each publication of data.
NUMBER = r"\d{5}-\d{4}|04-kreise|31\.12\.2011|12 Kategorien|\d{5}-\d\d-\d\d-\d"
WORDS = {
    "platforms": {"web", "windows", "mac", "linux", "ios", "android"},
    "categories": {"grant-management", "budgeting", "financial-reporting"},
}
STATES = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {f"standalone/{t}" for t in ("mobile", "iot", "desktop", "web", "backend", "other")}


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith(
        "EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016"
    )
    assert re.findall(r"^(\d+)\.[A-Z]", text, re.M) == [str(n) for n in range(1, 16)]
    assert len(re.findall(r"^— .+ v\. ", text.partition("Appendix\n")[2], re.M)) == 9
    assert text.endswith("All other changes or additions to this Appendix require the production "
                         "of a new EUPL version.\n")  # fmt: skip


def test_the_notice_names_every_publication_of_data() -> None:
    sources = yaml.safe_load((SHIPPED / "sources.yaml").read_text("utf-8"))
    data = {key: entry for key, entry in sources.items() if entry["kind"] == "statistics"}
    assert len(data) >= 4
    for entry in data.values():
        (number,) = re.findall(NUMBER, entry["title"])
        assert number in NOTICE, f"NOTICE needs a paragraph for {entry['title']}"
    assert NOTICE.count("dl-de/by-2-0); Daten verändert") == len(data)
    facts = yaml.safe_load((SHIPPED / "common.yaml").read_text("utf-8"))["facts"]
    cells = [cell for f in facts.values() for cell in (f, *f.get("exceptions", {}).values())]
    named = [cell["source"] for cell in cells if "source" in cell]
    cited = {one for source in named for one in ([source] if isinstance(source, str) else source)}
    tables = {one for one in cited if "statistics" in sources[one.split()[0]]["kind"]}
    assert tables <= {*data, "wikiup-aachen"}, "NOTICE needs a paragraph for a further one"


def test_the_same_licence_is_named_everywhere() -> None:
    named = {PROJECT["license"], CARD["legal"]["license"]}
    assert named == {"EUPL-1.2"}
    assert "SPDX: EUPL-1.2" in NOTICE
    assert PROJECT["license-files"] == ["LICENSE", "NOTICE"]


@pytest.mark.parametrize(
    "key",
    ["publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus",
     "softwareType", "description", "legal", "maintenance", "localisation"],
)  # fmt: skip
def test_the_card_has_what_the_standard_demands(key: str) -> None:
    assert CARD[key]


def test_the_words_of_the_card_are_those_of_the_standard() -> None:
    for key, words in WORDS.items():
        assert set(CARD[key]) <= words
    assert CARD["developmentStatus"] in STATES
    assert CARD["softwareType"] in TYPES
    assert CARD["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in CARD["maintenance"]["contacts"])
    assert CARD["intendedAudience"]["countries"] == ["de"]


def test_the_card_says_what_the_program_is_in_all_its_languages() -> None:
    languages = CARD["localisation"]["availableLanguages"]
    assert set(CARD["description"]) == set(languages) == {"de", "en"}
    for said in CARD["description"].values():
        assert len(said["shortDescription"]) <= 150
        assert 150 <= len(said["longDescription"]) <= 10_000
        assert all(0 < len(feature) <= 100 for feature in said["features"])
    assert len({len(said["features"]) for said in CARD["description"].values()}) == 1


def test_the_card_agrees_with_the_package() -> None:
    assert CARD["name"] == PROJECT["name"]
    assert CARD["softwareVersion"] == ki_funding.__version__
    (python,) = CARD["dependsOn"]["open"]
    assert PROJECT["requires-python"] == f">={python['versionMin']}"


def test_an_address_that_is_none_looks_like_none() -> None:
    assert "urls" not in PROJECT
    assert ".example/" in CARD["url"]


def test_the_changes_are_told_newest_first() -> None:
    program, rules = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## Rules\n")
    assert re.findall(r"^### (\S+?)[, ]", program, re.M)[0] == ki_funding.__version__
    days = re.findall(r"^### (\d{4}-\d\d-\d\d)$", rules, re.M)
    assert days == sorted(days, reverse=True)
    assert days
