"""YAML is read as text with places; what could hide a figure or break the reader is refused."""

from pathlib import Path

import pytest
import yaml
from conftest import RULES

from ki_funding.diagnostics import InvalidInput, MissingFile
from ki_funding.yaml_reader import read_bytes, read_file, read_text


def codes(text: str | bytes) -> list[tuple[str, int, int]]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(InvalidInput) as caught:
        read_bytes(raw, "fall.yaml")
    return [(d.code, d.span.line, d.span.column) for d in caught.value.diagnostics]


def test_scalars_stay_the_text_that_was_written() -> None:
    data = read_text("ags: 05978\nland: NO\nn: 12.000\nzeit: 12:30\nleer:\n", "f").data
    assert data == {"ags": "05978", "land": "NO", "n": "12.000", "zeit": "12:30", "leer": None}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("yaml-duplicate-key", 3, 1)]),
        ("a: &x 1\n", [("yaml-anchor", 1, 4)]),
        ("a: *x\n", [("yaml-alias", 1, 4)]),
        ("a: !!int 1\n", [("yaml-tag", 1, 4)]),
        ("a: !!python/object:os.system 1\n", [("yaml-tag", 1, 4)]),
        ("a: 1\n---\nb: 2\n", [("yaml-second-document", 2, 1)]),
        ("[" * 33, [("yaml-depth", 1, 33)]),
        ("[" * 200_000, [("yaml-depth", 1, 33)]),
        ("a:\n\t- b\n", [("yaml-tab", 2, 1)]),
        ("a: b\tc\n", [("yaml-tab", 1, 4)]),
        ("a: @x\n", [("yaml-token", 1, 4)]),
        ("a: {b: 1\n", [("yaml-bracket", 1, 4)]),
        ("a: b: c\n", [("yaml-colon", 1, 5)]),
        ('a: "b\n', [("yaml-quote", 1, 4)]),
        ("a: 1\n b: 2\n", [("yaml-colon", 2, 3)]),
        ("? [a]\n: b\n", [("yaml-key", 1, 3)]),
        ("a: \x00\n", [("yaml-character", 1, 4)]),
        (b"a: \xff\n", [("file-not-utf-8", 1, 4)]),
        (b"#" * 1_000_001, [("file-too-large", 0, 0)]),
    ],
)
def test_what_is_refused_has_a_code_and_a_place(
    text: str | bytes, found: list[tuple[str, int, int]]
) -> None:
    assert codes(text) == found


def test_several_problems_of_one_file_are_reported_at_once() -> None:
    text = "a: &x 1\nb: *x\nb: 2\nc: !!str 3\n"
    assert [code for code, _, _ in codes(text)] == [
        "yaml-anchor",
        "yaml-alias",
        "yaml-duplicate-key",
        "yaml-tag",
    ]


def test_every_key_and_value_has_a_place_counted_in_characters() -> None:
    document = read_text("größe:\n  - {ä: x, ö: 'yz'}\n", "f")
    assert str(document.span(("größe", 0, "ö"))) == "f:2:15"
    assert str(document.span(("größe", 0, "ö"), on_key=True)) == "f:2:12"
    assert str(document.span(("größe",))) == "f:1:1"
    assert str(document.span(("größe", 7, "nichts"))) == "f:1:1"


def test_billion_laughs_are_refused_at_the_first_alias() -> None:
    text = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "yaml-alias" in [code for code, _, _ in codes(text)]


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "nichts", "file-missing"), (tmp_path, "file-unreadable")):
        with pytest.raises(MissingFile) as caught:
            read_file(path)
        assert caught.value.diagnostics[0].code == code


def test_a_byte_order_mark_is_no_error() -> None:
    assert read_bytes(b"\xef\xbb\xbfa: 1\n", "f").data == {"a": "1"}


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_rules_read_the_same_without_libyaml(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = read_file(path).data
    monkeypatch.setattr("ki_funding.yaml_reader.LOADER", yaml.BaseLoader)
    assert read_file(path).data == with_libyaml
