"""From what pydantic finds wrong in a document to diagnostics with a place and a code of ours."""

import re
from enum import StrEnum
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ki_funding.files.document import Document, Route
from ki_funding.files.findings import MOST_FINDINGS, Diagnostic, likely
from ki_funding.texts.language import catalogue
from ki_funding.values.signs import odd_in_word

Model = TypeVar("Model", bound=BaseModel)
TAG = "kind"  # what tells the members of our unions apart

# pydantic's types that have a text of ours; our own readers bring their codes themselves.
CODES = {
    "missing": "key-missing",
    "extra_forbidden": "key-unknown",
    "model_type": "expected-mapping",
    "model_attributes_type": "expected-mapping",
    "dict_type": "expected-mapping",
    "list_type": "expected-list",
    "tuple_type": "expected-list",
    "enum": "word-unknown",
    "literal_error": "word-unknown",
    "union_tag_invalid": "word-unknown",
    "union_tag_not_found": "key-missing",
    "too_short": "list-empty",
    "too_long": "list-long",
}


class Strict(BaseModel):
    """A part of a file: unknown keys are errors, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class OrWord:
    """Tells an editor that one word of an enumeration may stand instead of what it describes."""

    def __init__(self, words: type[StrEnum]) -> None:
        self.words = words

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "enum": [*self.words]}, handler(schema)]}


def validate(
    model: type[Model], document: Document, data: Any, route: Route = ()
) -> tuple[Model | None, list[Diagnostic]]:
    """The model of some data of a document, or everything that is wrong with it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        errors = error.errors()
        found = [e for e in errors if not _only_invalid(e, errors)]
        told = found[:MOST_FINDINGS]
        return None, [_diagnostic(model, document, data, route, e) for e in told]


def _only_invalid(error: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Whether a list counts as empty only because what is in it is wrong and told already."""
    depth = len(error["loc"])
    return error["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == error["loc"] for other in found
    )


def _diagnostic(
    model: type[BaseModel], document: Document, data: Any, route: Route, error: ErrorDetails
) -> Diagnostic:
    kind = error["type"]
    code = CODES.get(kind, kind)
    if data is None and not error["loc"]:
        return document.diagnostic("rules-empty")
    context: dict[str, Any] = {key: str(value) for key, value in (error.get("ctx") or {}).items()}
    path: Route = (*route, *_place_in(data, error))
    if "inside" in context:
        path = (*path, *context.pop("inside").split("\n"))
    within = None
    if "start" in context and "end" in context:
        within = (int(context.pop("start")), int(context.pop("end")))
    if code == "key-missing":
        key = TAG if kind == "union_tag_not_found" else str(path[-1])
        return document.diagnostic(code, path, on_key=True, key=key)
    if code == "key-unknown":
        slip = slip_in(str(path[-1]))
        if slip is not None:
            return document.diagnostic(slip, path, on_key=True, key=str(path[-1]))
        near = likely(str(path[-1]), _known_keys(model, error["loc"][:-1]))
        return document.diagnostic(code, path, on_key=True, key=str(path[-1]), nearest=near)
    if code == "word-unknown" and "words" not in context:
        return _unknown_word(document, path, error, _words(model, error))
    if path and path[-1] == "[key]":
        return document.diagnostic(code, path[:-1], on_key=True, **context)
    return document.diagnostic(code, path, within=within, **context)


def slip_in(key: str) -> str | None:
    """What YAML makes of a decimal comma or of a colon without a space: a key that nobody meant."""
    if re.fullmatch(r"[0-9]+", key):
        return "key-after-comma"
    return "key-colon" if re.fullmatch(r"[a-z_]+:\S+", key) else None


def _unknown_word(
    document: Document, path: Route, error: ErrorDetails, words: list[str]
) -> Diagnostic:
    """A word that is none of those allowed, or something that is no word at all."""
    given = error.get("input")
    if error["type"] == "union_tag_invalid":
        path, given = (*path, TAG), dict(given or {}).get(TAG)
    if not isinstance(given, str):
        nested = isinstance(given, dict | list)
        return document.diagnostic("value-nested" if nested else "value-missing", path)
    if odd := odd_in_word(given):
        code, params = odd
        return document.diagnostic(code, path, **params)
    near, allowed = _translated(given, words) or likely(given, words), ", ".join(words)
    return document.diagnostic("word-unknown", path, text=given, words=allowed, nearest=near)


def _translated(given: str, words: list[str]) -> str:
    """The status that results call by this word: files have `official` for `amtlich`."""
    texts = ((word, catalogue().get(f"status.{word}", ())) for word in words)
    return next((word for word, said in texts if given.casefold() in map(str.casefold, said)), "")


def _words(model: type[BaseModel], error: ErrorDetails) -> list[str]:
    """The words that a field takes, or the kinds of what it may hold."""
    loc = error["loc"]
    if error["type"] == "union_tag_invalid":
        loc = (*loc, TAG)
    while loc:  # of one of a list or mapping the words are those of the whole field
        fields = [_field(part, loc[-1]) for part in _models_at(model, loc[:-1])]
        if any(fields):
            return [word for field in fields if field for word in _words_in(field.annotation)]
        loc = loc[:-1]
    return []


def _words_in(annotation: Any) -> list[str]:
    """The words of an enumeration or of a list of them, wherever it stands in a type."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [str(word) for word in annotation]
    if isinstance(annotation, str):
        return [annotation]
    return [word for part in get_args(annotation) for word in _words_in(part)]


def _place_in(data: Any, error: ErrorDetails) -> Route:
    """Where an error is; a key that is too many or missing may be called like a tag."""
    loc = error["loc"]
    if error["type"] in {"extra_forbidden", "missing"}:
        return (*_without_tags(data, loc[:-1]), loc[-1])
    return _without_tags(data, loc)


def _without_tags(data: Any, loc: tuple[int | str, ...]) -> Route:
    """A place without the tags of unions, which pydantic puts in and which may look like keys."""
    route: list[str | int] = []
    for part in loc:
        if isinstance(data, dict) and data.get(TAG) == part:
            data = {key: value for key, value in data.items() if key != TAG}
            continue
        route.append(part)
        inside = isinstance(data, dict) and part in data
        listed = isinstance(data, list) and isinstance(part, int) and part < len(data)
        data = data[part] if inside or listed else None
    return tuple(route)


def _known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the model at a place knows; those of all models where the place is unclear."""
    known: list[str] = []
    for part in _models_at(model, loc):
        known += [field.alias or name for name, field in part.model_fields.items()]
    return known


def _models_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[type[BaseModel]]:
    candidates = [model]
    for part in loc:
        fields = [_field(candidate, part) for candidate in candidates]
        inner = [m for field in fields if field for m in _models_in(field.annotation)]
        tagged = [candidate for candidate in candidates if str(part) in _tags(candidate)]
        candidates = inner or tagged or candidates
    return candidates


def _tags(model: type[BaseModel]) -> list[str]:
    """The words that tell a member of a union from the others."""
    tag = model.model_fields.get(TAG)
    return _words_in(tag.annotation) if tag else []


def _field(model: type[BaseModel], key: int | str) -> FieldInfo | None:
    """The field of a model that a key of a file means."""
    aliases = {field.alias: field for field in model.model_fields.values() if field.alias}
    return model.model_fields.get(str(key)) or aliases.get(str(key))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]
