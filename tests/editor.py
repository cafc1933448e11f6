"""What an editor sees: YAML by its version 1.2, and what a committed schema underlines in it.

To an editor `2020-01-01` and `NO` are text, and `05978` is a number.
"""

import json
import re
from typing import Any

import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator

FOLDER = ROOT / "schemas"


class EditorLoader(yaml.SafeLoader):
    """PyYAML with the words of YAML 1.2 instead of its own."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002
        """Keys are text, as in JSON."""
        return {k.value: self.construct_object(v, deep=True) for k, v in node.value}


for tag, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(first)
    )
EditorLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node))
)


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, EditorLoader)


def committed(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8")))


def faults(name: str, text: str) -> list[str]:
    """What an editor would underline."""
    found = committed(name).iter_errors(as_an_editor_reads(text))
    return [f"{error.json_path}: {error.message[:200]}" for error in found]
