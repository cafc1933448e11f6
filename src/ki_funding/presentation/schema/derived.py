"""From a part of a file, or an object of a result, to what an editor may be told of its form.

Of a form that a reader reads only the mark says what it looks like. Each class, and each list of
words, becomes a definition with its name as the title.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, is_typeddict

from ki_funding.files.model import NOT_EMPTY, AtMost, OneOf, OrWord, Strict
from ki_funding.presentation.entry import Form
from ki_funding.values.scalars import ReadBy

Schema = dict[str, Any]

LISTS = {list, tuple}
TYPES = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def derived(form: Any) -> Schema:
    """The schema of a form, with the definitions that it refers to under `$defs`."""
    definitions: dict[str, Schema] = {}
    root = _schema(form, definitions)
    if "$ref" in root:
        root = definitions.pop(root["$ref"].rpartition("/")[2])
    return {"$defs": definitions, **root} if definitions else root


def _schema(form: Any, definitions: dict[str, Schema]) -> Schema:
    inner = get_args(form)
    match get_origin(form) or form:
        case origin if origin in {Union, UnionType}:
            parts = (_schema(part, definitions) for part in inner)
            return {"anyOf": [one for part in parts for one in part.get("anyOf", [part])]}
        case origin if origin is Annotated:
            return _marked(inner[0], inner[1:], definitions)
        case origin if origin is Literal:
            words = {"enum": [*inner]} if inner[1:] else {"const": inner[0]}
            return {**words, "type": "string"}
        case origin if origin in LISTS:
            return {"items": _schema(inner[0], definitions), "type": "array"}
        case origin if origin is dict:
            key, value = (_schema(part, definitions) for part in inner)
            return {"additionalProperties": value, "propertyNames": key, "type": "object"}
        case plain if plain in TYPES:
            return {"type": TYPES[plain]}
        case plain if plain is Any:
            return {}
        case words if issubclass(words, StrEnum):
            return _defined(words, definitions, lambda: _words(words))
        case objects if is_typeddict(objects):
            keys = objects.__annotations__
            return _defined(objects, definitions, lambda: _object(keys, [*keys], definitions))
    return _defined(form, definitions, lambda: _part(form, definitions))


def _marked(form: Any, marks: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    found: Schema | None = None
    for mark in marks:
        match mark:
            case ReadBy() | Form():
                found = dict(sorted(mark.schema.items()))
            case OneOf():
                found = {"oneOf": [_schema(one, definitions) for one in mark.classes]}
            case OrWord():
                found = {"anyOf": [_words(mark.words), found or _schema(form, definitions)]}
            case AtMost() if get_origin(form) in LISTS:
                found = _bounded(found or _schema(form, definitions), maxItems=mark.limit)
            case _ if mark == NOT_EMPTY and get_origin(form) in LISTS:
                found = _bounded(found or _schema(form, definitions), minItems=1)
    return _schema(form, definitions) if found is None else found


def _part(part: type[Strict], definitions: dict[str, Schema]) -> Schema:
    forms = {field.key: field.form for field in part.fields.values()}
    required = [field.key for field in part.fields.values() if field.required]
    return _object(forms, required, definitions)


def _object(
    forms: Mapping[str, Any], required: list[str], definitions: dict[str, Schema]
) -> Schema:
    properties = {key: _schema(form, definitions) for key, form in forms.items()}
    must = {"required": required} if required else {}
    return {"additionalProperties": False, "properties": properties, **must, "type": "object"}


def _bounded(listed: Schema, **bound: int) -> Schema:
    return {"items": listed["items"], **bound, "type": "array"}


def _words(words: type[StrEnum]) -> Schema:
    return {"enum": [*map(str, words)], "type": "string"}


def _defined(form: Any, definitions: dict[str, Schema], made: Callable[[], Schema]) -> Schema:
    """A reference to a definition, which is made once."""
    name = form.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = made() | {"title": name}
    return {"$ref": f"#/$defs/{name}"}
