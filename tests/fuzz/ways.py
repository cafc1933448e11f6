"""Two ways to change a good file: parts of it are others, or bytes; and how data are written."""

import json
from copy import deepcopy
from random import Random
from typing import Any

from .words import like, word

MOST_BYTES = 1_000_000
PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. ")
MARKS = (b"\n", b":", b"- ", b"{", b"[", b'"', b"'", b"#", b"\t", b"  ", b"\xff")


def bred(data: Any, random: Random) -> Any:
    """Good data of which some parts are another word, another part, twice there or gone."""
    found = deepcopy(data)
    places = list(_places(found))
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        inside, key = random.choice(places)
        if key in inside if isinstance(inside, dict) else key < len(inside):
            _change(inside, key, random.choice(places), random)
    return found


def _change(inside: Any, key: Any, other: tuple[Any, Any], random: Random) -> None:
    old, keyed = inside[key], isinstance(inside, dict)
    match random.randrange(12):
        case 0:
            del inside[key]
        case 1 if isinstance(other[0], dict) and other[1] in other[0]:
            inside[key] = deepcopy(other[0][other[1]])
        case 2:
            inside[key] = random.choice(([], {}, [[]], None, [old], {word(random): old}))
        case 3 if keyed:
            inside[word(random)] = deepcopy(old)
        case 3:
            inside += deepcopy(inside) * random.choice((1, 1, 1, 30))
        case 4 if keyed:
            inside[like(key, random)] = inside.pop(key)
        case 5:
            inside[key] = word(random)
        case _ if isinstance(old, str):
            inside[key] = like(old, random)


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every place in some data: what it is in, and where."""
    found: list[tuple[Any, Any]] = []
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            found += [(data, key), *_places(value)]
    return found


def damaged(raw: bytes, random: Random) -> bytes:
    """Bytes with a few changes; now and then a part of them again and again."""
    found = bytearray(raw)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        place = random.randint(0, len(found))
        end = min(len(found), place + random.choice((1, 1, 4, 40, 400)))
        more: dict[int, bytes] = {
            1: bytes(found[place:end]),
            2: word(random).encode("utf-8", "replace"),
            3: random.choice(MARKS),
            4: random.randbytes(end - place),
        }
        match random.randrange(40):
            case 0:
                del found[place:]
            case 1:
                again = bytes(found[place:end]) * 2 ** random.randint(1, 20)
                found[place:place] = again[: MOST_BYTES - len(found)]
            case 2 | 3:
                found[place:end] = more[4]
            case way if way < 12:
                del found[place:end]
            case way if way < 20:
                found[place:end] = more[2]
            case way:
                found[place:place] = more[way % 3 + 1]
    return bytes(found)


def written(data: Any, random: Random) -> bytes:
    """Data as YAML in one of its forms."""
    if random.random() < 0.2:
        text = json.dumps(data, ensure_ascii=random.random() < 0.5)
    else:
        text = "".join(_lines(data, 0))
    return text.encode("utf-8", "surrogatepass")


def _lines(data: Any, indent: int) -> list[str]:
    if not data or not isinstance(data, dict | list) or indent > 28:
        return [f"{json.dumps(data) if isinstance(data, dict | list) else _scalar(data)}\n"]
    pairs = ([(f"{_scalar(key)}:", value) for key, value in data.items()]
             if isinstance(data, dict) else [("-", value) for value in data])  # fmt: skip
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
