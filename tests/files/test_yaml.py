"""YAML is read as text with places; what could hide a figure or break the reader is refused.

Codes and places must not depend on which parser of PyYAML reads, libyaml or the one in Python, nor
on the wording of its messages; so what is refused is tried with both.
"""

from pathlib import Path

import pytest
import yaml
from conftest import RULES

from ki_funding.files.findings import InvalidInput, MissingFile
from ki_funding.files.yaml import read_bytes, read_file, read_text


def codes(text: str | bytes) -> list[tuple[str, int, int]]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(InvalidInput) as caught:
        read_bytes(raw, "fall.yaml")
    return [(d.code, d.span.line, d.span.column) for d in caught.value.diagnostics]


def test_scalars_stay_the_text_that_was_written() -> None:
    data = read_text("ags: 05978\nland: NO\nn: 12.000\nzeit: 12:30\nleer:\n", "f").data
    assert data == {"ags": "05978", "land": "NO", "n": "12.000", "zeit": "12:30", "leer": None}


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each parser of PyYAML that is installed here."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr("ki_funding.files.yaml.LOADER", getattr(yaml, request.param))


DEEP = 20_000


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
        ("a: &x 1\n", "yaml-anchor", 1, 4),
        ("a: *x\n", "yaml-alias", 1, 4),
        ("a: !!int 1\n", "yaml-tag", 1, 4),
        ("a: !!python/object:os.system 1\n", "yaml-tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "yaml-second-document", 2, 1),
        ("[" * 33, "yaml-depth", 1, 33),
        ("[" * 33 + "@", "yaml-depth", 1, 33),
        ("[" * 200_000, "yaml-depth", 1, 33),
        ("{" * DEEP, "yaml-depth", 1, 33),
        ("{a: " * DEEP, "yaml-depth", 1, 129),
        ("a: " + "[{b: " * DEEP, "yaml-depth", 1, 80),
        ("[\n" * DEEP, "yaml-depth", 33, 1),
        ("[" * 40 + "]" * 40 + ": @", "yaml-depth", 1, 32),
        ("- " * DEEP, "yaml-depth", 1, 65),
        ("? " * DEEP, "yaml-depth", 1, 65),
        ("".join(f"{' ' * depth}a:\n" for depth in range(999)), "yaml-depth", 33, 33),
        ("a:\n\t- b\n", "yaml-tab", 2, 1),
        ("- \tb: c\n", "yaml-tab", 1, 3),
        ("a: @x\n", "yaml-token", 1, 4),
        ("größe: %x\n", "yaml-token", 1, 8),
        ("a: [|x]\n", "yaml-token", 1, 5),
        ("a: {b: 1\n", "yaml-bracket", 1, 4),
        ("a: {b: 1", "yaml-bracket", 1, 4),
        ("a: [1, 2\nb: 3\n", "yaml-bracket", 1, 4),
        ("a: [1, 2}\n", "yaml-bracket", 1, 9),
        ("a: b: c\n", "yaml-colon", 1, 5),
        ("a: 1\n b: 2\n", "yaml-colon", 2, 3),
        ("a: 1\n- b\n", "yaml-indentation", 2, 1),
        ("- a\nb: c\n", "yaml-indentation", 2, 1),
        ("a:\r\n  b: 1\r\n c: 2\r\n", "yaml-indentation", 3, 2),
        ("a: 1\nbcd\nc: 2\n", "yaml-no-colon", 2, 1),
        ("a: 1\nbcd", "yaml-no-colon", 2, 1),
        ("a: 1\n'b c'\nd: 2\n", "yaml-no-colon", 2, 1),
        ('a: "b\n', "yaml-quote", 1, 4),
        ("a: 'it''s\nb: c\n", "yaml-quote", 1, 4),
        ('a: "\\"\n---\n', "yaml-quote", 1, 4),
        ("a: ]\n", "yaml-syntax", 1, 4),
        ("a: - b\n", "yaml-syntax", 1, 4),
        ("a: &\n", "yaml-syntax", 1, 5),
        ("a: &x !y!z b\n", "yaml-syntax", 1, 7),
        ("a: |x\n", "yaml-syntax", 1, 5),
        ("a: b\n...\nc\n", "yaml-syntax", 3, 1),
        ("? [a]\n: b\n", "yaml-key", 1, 3),
        ("a: \x00\n", "yaml-character", 1, 4),
        ("größe: '\x07'\n", "yaml-character", 1, 9),
    ],
)
def test_what_is_refused_has_a_code_and_a_place(
    text: str, code: str, line: int, column: int
) -> None:
    assert codes(text) == [(code, line, column)]


@pytest.mark.usefixtures("parser")
def test_a_tab_within_a_value_is_told_with_its_line() -> None:
    """The parser in Python takes it for the end of the value, libyaml for a part of it."""
    assert [(code, line) for code, line, _ in codes("a: 1\nb: c\td\n")] == [("yaml-tab", 2)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [(b"a: \xff\n", ("file-not-utf-8", 1, 4)), (b"#" * 1_000_001, ("file-too-large", 0, 0))],
)
def test_what_is_no_text_has_a_code_and_a_place(raw: bytes, found: tuple[str, int, int]) -> None:
    assert codes(raw) == [found]


def test_half_of_a_character_is_told_where_a_text_has_it() -> None:
    problems = read_text("ä: \ud800\n", "fall.yaml").problems
    assert [(p.code, p.span.column, p.params["character"]) for p in problems] == [
        ("yaml-character", 4, "U+D800")
    ]


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
    monkeypatch.setattr("ki_funding.files.yaml.LOADER", yaml.BaseLoader)
    assert read_file(path).data == with_libyaml
