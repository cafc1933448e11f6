"""What an editor shows when the pointer rests on a key: German, a blank line, English.

The texts are the explanations under `key.TYPE.KEY`, or under `key.KEY` where a key means the same
in every type. They are not in the models, because models are imported by every run.
"""

from typing import Any

from ki_funding.texts.language import explanations, in_each, text, words
from ki_funding.values.scalars import Words

NOTHING = Words("", "")


def both(key: str, title: Words = NOTHING, **params: str) -> str:
    """A text of the catalogue in both languages, so that a file suits every reader."""
    return "\n\n".join(in_each(lambda: text(key, title=words(title), **params)))


def titled(title: Words) -> str:
    """A title of the rules in both languages; once where they do not differ."""
    return "\n\n".join(dict.fromkeys(title))


def key_of(owner: str, name: str) -> str:
    """Where the text of a key is found: the one of its type, else the common one."""
    own = f"key.{owner}.{name}"
    return own if own in explanations() else f"key.{name}"


def describe(root: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Adds a description to each definition and to each key of every object with a title.

    The title is the name of the type and serves to find the texts; then it is taken away, because
    editors would show it.
    """
    _describe_keys([root, *definitions.values()])
    for name, definition in definitions.items():
        explained = {"description": both(f"key.{name}"), **definition}
        if "pattern" in definition:  # says what is expected, instead of the pattern itself
            explained["patternErrorMessage"] = explained["description"]
        definitions[name] = explained


def _describe_keys(node: Any) -> None:
    if isinstance(node, list):
        for part in node:
            _describe_keys(part)
    if not isinstance(node, dict):
        return
    owner = node.get("title")
    if isinstance(owner, str):
        del node["title"]
        for name, value in node.get("properties", {}).items():
            if "description" not in value:
                value["description"] = both(key_of(owner, name))
            _describe_branches(value)
    for part in node.values():
        _describe_keys(part)


def _describe_branches(value: dict[str, Any]) -> None:
    """Where a key may hold several forms, an editor shows what the one that fits says of itself."""
    for branch in value.get("anyOf", []):
        if "$ref" in branch:
            branch["description"] = value["description"]
