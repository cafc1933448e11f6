"""From a type of ours to a JSON Schema that is complete in itself.

Where a field only names a shape, the shape becomes a definition, and so does whatever that one
names.
"""

from typing import Any

from ki_funding.calculation.case_file import Invented
from ki_funding.calculation.rules import Rules
from ki_funding.law.rulebook.overlay_file import OverlayRow
from ki_funding.presentation.schema.case import case_shape
from ki_funding.presentation.schema.derived import Schema, derived
from ki_funding.presentation.schema.describe import describe
from ki_funding.presentation.schema.shapes import SHAPES

# Forms that are named and derived from a model.
MODELS = {"Invented": Invented, "OverlayRow": OverlayRow}
CASES = {"Case": False, "TestedCase": True}  # whether it may be planned


def bundled(of: Any, rules: Rules) -> Schema:
    """The schema of a type, with a definition for all that it refers to, and all described."""
    root = _derived(of)
    definitions: Schema = root.pop("$defs", {})
    if "shape" in root:
        root = _shape(root["shape"], rules)
    waiting = [root, *definitions.values()]
    while waiting:
        for name in _refer_to_shapes(waiting.pop()):
            if name not in definitions:
                definitions[name] = _shape(name, rules)
                waiting.append(definitions[name])
    definitions = dict(sorted(definitions.items()))
    describe(root, definitions)
    return {**root, "$defs": definitions}


def _shape(name: str, rules: Rules) -> Schema:
    if name in MODELS:
        return _derived(MODELS[name])
    named = case_shape(rules, planned=CASES[name]) if name in CASES else SHAPES[name]
    shape: Schema = _copy(named)
    return shape


def _derived(of: Any) -> Schema:
    shape: Schema = _copy(derived(of))
    return shape


def _refer_to_shapes(node: Any) -> set[str]:
    """Puts references in the place of shapes that are named, and returns their names."""
    if isinstance(node, list):
        return set().union(*map(_refer_to_shapes, node))
    if not isinstance(node, dict):
        return set()
    found = set().union(*map(_refer_to_shapes, list(node.values())))
    name = node.get("shape")
    if isinstance(name, str):
        del node["shape"]
        node["$ref"] = f"#/$defs/{name}"
        found.add(name)
    return found


def _copy(node: Any) -> Any:
    """The same once more, with no part in two places: what describes one must not mark another."""
    if isinstance(node, list):
        return [_copy(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {key: _copy(part) for key, part in node.items()}
