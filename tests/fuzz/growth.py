"""Data grown from a JSON schema: what it allows, but for slips."""

from random import Random
from typing import Any

from .words import fitting, formula, known, word

DEEP = 6
NUMBER = r"\A[0-9]+(\.[0-9]+)?\Z"


def grown(schema: dict[str, Any], random: Random) -> Any:
    """Data that a schema allows, but for slips."""
    slips = random.choice((0.0, 0.005, 0.02, 0.1))
    return _Grower(schema.get("$defs", {}), random, slips).value(schema, 0)


class _Grower:
    def __init__(self, parts: dict[str, Any], random: Random, slips: float) -> None:
        self.parts, self.random, self.slips = parts, random, slips

    def value(self, schema: Any, depth: int) -> Any:
        random = self.random
        if schema is True or depth > 2 * DEEP or random.random() < self.slips:
            return word(random)
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[-1]
            if name == "Formula" and random.random() < 0.7:
                return formula(random, random.choices(known(), k=3), random.randint(0, 3))
            return self.value(self.parts[name], depth)
        if choices := schema.get("anyOf") or schema.get("oneOf"):
            return self.value(choices[0] if depth > DEEP else random.choice(choices), depth)
        if "const" in schema or "enum" in schema:
            return random.choice(schema.get("enum") or [schema["const"]])
        return self._of_type(schema, depth)

    def _of_type(self, schema: dict[str, Any], depth: int) -> Any:
        random = self.random
        kinds = schema.get("type", "object" if "properties" in schema else "string")
        match random.choice(kinds) if isinstance(kinds, list) else kinds:
            case "object":
                return self._mapping(schema, depth + 1)
            case "array":
                most = 1 if depth > DEEP else random.choice((1, 2, 2, 3, 6))
                count = random.randint(min(1, most), most)
                return [self.value(schema["items"], depth + 1) for _ in range(count)]
            case "null":
                return None
            case "boolean":
                return random.choice((True, False))
            case "integer":
                return random.randint(schema.get("minimum", 0), schema.get("maximum", 3_000))
            case kind:
                usual = NUMBER if kind == "number" else "."
                return fitting(schema.get("pattern", usual), random)

    def _mapping(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        random, needed = self.random, set(schema.get("required", ()))
        rest = 0.15 if depth > DEEP else random.choice((0.1, 0.3, 0.7))
        found = {}
        for key, inner in schema.get("properties", {}).items():
            if random.random() < (1 - self.slips if key in needed else rest):
                found[key] = self.value(inner, depth)
        if others := schema.get("additionalProperties"):
            fewest = schema.get("minProperties", 0)
            names = schema.get("propertyNames", {}).get("pattern", ".")
            for _ in range(random.randint(fewest, max(fewest, 1 if depth > DEEP else 4))):
                found[fitting(names, random)] = self.value(others, depth)
        if random.random() < self.slips:
            found[word(random)] = word(random)
        return found
