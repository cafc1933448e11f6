"""Three ways to random files: grown from a schema, bred from a good file, damaged byte by byte."""

import json
from copy import deepcopy
from random import Random
from typing import Any

from .words import fitting, formula, known, word

DEEP = 6
MOST_BYTES = 1_000_000
PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. ")


def grown(schema: dict[str, Any], random: Random) -> Any:
    """Data that a schema allows, but for slips."""
    return _Grower(schema.get("$defs", {}), random, random.choice((0.0, 0.005, 0.02, 0.1))).value(schema, 0)


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
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return random.choice(schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else "string")
        kind = random.choice(kinds) if isinstance(kinds, list) else kinds
        match kind:
            case "object":
                return self.mapping(schema, depth + 1)
            case "array":
                most = 1 if depth > DEEP else random.choice((1, 2, 2, 3, 6))
                return [self.value(schema["items"], depth + 1) for _ in range(random.randint(min(1, most), most))]
            case "null":
                return None
            case "boolean":
                return random.choice((True, False))
            case "integer":
                return random.randint(schema.get("minimum", 0), schema.get("maximum", 3_000))
        return fitting(schema.get("pattern", r"\A[0-9]+(\.[0-9]+)?\Z" if kind == "number" else "."), random)

    def mapping(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        random, needed = self.random, set(schema.get("required", ()))
        rest = 0.15 if depth > DEEP else random.choice((0.1, 0.3, 0.7))
        found = {}
        for key, inner in schema.get("properties", {}).items():
            if random.random() < (1 - self.slips if key in needed else rest):
                found[key] = self.value(inner, depth)
        if others := schema.get("additionalProperties"):
            fewest = schema.get("minProperties", 0)
            for _ in range(random.randint(fewest, max(fewest, 1 if depth > DEEP else 4))):
                found[fitting(schema.get("propertyNames", {}).get("pattern", "."), random)] = self.value(others, depth)
        if random.random() < self.slips:
            found[word(random)] = word(random)
        return found


def bred(data: Any, random: Random) -> Any:
    """Good data of which some parts are another word, another part, twice there or gone."""
    found = deepcopy(data)
    places = _places(found)
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        inside, key = random.choice(places)
        if isinstance(inside, dict) and key not in inside or isinstance(inside, list) and key >= len(inside):
            continue  # a part of what is gone
        match random.randrange(7):
            case 0:
                del inside[key]
            case 1:
                other, there = random.choice(places)
                if isinstance(other, dict) and there in other:
                    inside[key] = deepcopy(other[there])
            case 2:
                inside[key] = random.choice(([], {}, [[]], None, [inside[key]], {word(random): inside[key]}))
            case 3 if isinstance(inside, dict):
                inside[word(random)] = deepcopy(inside[key])
            case 3:
                inside += deepcopy(inside) * random.choice((1, 1, 1, 30))
            case _:
                inside[key] = word(random)
    return found


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every place in some data: what it is in, and where."""
    found: list[tuple[Any, Any]] = []
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        found += [(data, key), *_places(value)]
    return found


def damaged(raw: bytes, random: Random) -> bytes:
    """Bytes with a few changes; now and then a part of them again and again."""
    found = bytearray(raw)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        place = random.randint(0, len(found))
        end = min(len(found), place + random.choice((1, 1, 4, 40, 400)))
        match random.randrange(8):
            case 0:
                del found[place:end]
            case 1:
                found[place:place] = found[place:end]
            case 2:
                found[place:end] = word(random).encode("utf-8", "replace")
            case 3:
                found[place:place] = word(random).encode("utf-8", "replace")
            case 4:
                del found[place:]
            case 5:
                found[place:end] = random.randbytes(end - place)
            case 6:
                found[place:place] = random.choice((b"\n", b":", b"- ", b"{", b"[", b'"', b"'", b"#", b"\t", b"  ", b"\xff"))
            case _ if random.random() < 0.05:
                again = 2 ** random.randint(1, 20)
                found[place:place] = bytes(found[place:end] * again)[: MOST_BYTES - len(found)]
    return bytes(found)


def written(data: Any, random: Random) -> bytes:
    """Data as YAML in one of its forms."""
    if random.random() < 0.2:
        return json.dumps(data, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    return "".join(_lines(data, 0)).encode("utf-8", "surrogatepass")


def _lines(data: Any, indent: int) -> list[str]:
    if isinstance(data, dict) and data and indent < 30:
        pairs = [(f"{_scalar(key)}:", value) for key, value in data.items()]
    elif isinstance(data, list) and data and indent < 30:
        pairs = [("-", value) for value in data]
    else:
        return [f"{json.dumps(data) if isinstance(data, dict | list) else _scalar(data)}\n"]
    found = []
    for head, value in pairs:
        block = bool(value) and isinstance(value, dict | list) and indent < 28
        found.append(f"{' ' * indent}{head}{chr(10) if block else ' '}")
        found += _lines(value, indent + 2)
    return found


def _scalar(value: Any) -> str:
    """A scalar without quotation marks where YAML needs none."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    text = str(value)
    plain = text and set(text) <= PLAIN and text[0] not in "-. " and text[-1] != " "
    return text if plain else json.dumps(text)
