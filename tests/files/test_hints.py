"""A hint never suggests what it refuses."""

from pathlib import Path

import pytest
from conftest import RULES, run

from ki_funding.files.findings import nearest
from ki_funding.law.kinds import KINDS

KEYS = {kind.__name__: set(kind.fields) for kind in KINDS}
RULE = """id: narrenhilfe
title: {{de: a, en: b}}
kind: basic
recipients: [kreis]
in_force: [{{from: 2012-01-01, source: tintg, status: official}}]
items:
  x: {{title: {{de: a, en: b}}, kind: {kind}, {key}: 1}}
"""


@pytest.mark.few(1)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_key_of_another_kind_is_not_suggested_where_it_is_refused(
    kind: type, tmp_path: Path
) -> None:
    name = kind.fields["kind"].form.__args__[0]  # type: ignore[attr-defined]
    for key in sorted(set.union(*KEYS.values()) - KEYS[kind.__name__]):
        for path in RULES.glob("*.*"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        (tmp_path / "narrenhilfe.yaml").write_text(RULE.format(kind=name, key=key))
        said = run("check", str(tmp_path), COLUMNS="200").out
        assert f"„{key}“ ist hier nicht bekannt" in said
        meant = said.partition("Gemeint ist vielleicht: ")[2].partition("\n")[0]
        assert key not in meant.split(", ")


def test_a_word_is_never_meant_instead_of_itself() -> None:
    assert nearest("share", ["share", "shares"]) == ("shares",)
    assert nearest("Share", ["share"]) == ("share",)


def test_an_item_is_enough_where_only_one_programme_has_it() -> None:
    case = "examples/kreis-unna.yaml"
    whole = run("explain", case, "ki_grundfoerderung.fachkraft")
    assert whole.code == 0
    assert run("explain", case, "fachkraft").out == whole.out
    done = run("explain", "examples/kreis-lippe-suedosteuropa-2023.yaml", "nix")
    assert done.code == 2


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("komm_an_i.x", "KOMM-AN NRW Teil I (komm_an_i); Personal (komm_an_i.personal); "),
        ("x.personal", "Personal (komm_an_i.personal); "),
        ("ki_grundfoerderung.fachkrafd", "Fachkräfte (ki_grundfoerderung.fachkraft); "),
        ("Mahsnahmen", "Maßnahmen (komm_an_i.massnahmen); "),
    ],
)
def test_what_can_be_explained_is_listed_in_full_the_nearest_first(asked: str, first: str) -> None:
    done = run("explain", "examples/kreis-unna.yaml", asked)
    assert done.code == 2
    listed = done.err.partition("Es hat: ")[2]
    assert listed.startswith(first)
    assert "Laiensprachmittlerpool (ki_grundfoerderung.laiensprachmittler)" in listed
