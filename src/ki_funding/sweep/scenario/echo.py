"""What a scenario asks in its own words, in short, so that a result says what it is of."""

from collections.abc import Iterator, Mapping
from typing import Any

SECTIONS = ("cases", "years", "overlays", "readings", "vary")
SHOWN = 6  # entries of a list


def echo(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Pairs of what is said and how: `years`, `2023..2027`; of `vary` and `readings` by name."""
    return tuple(pair for section in SECTIONS if section in data for pair in _of(section, data))


def _of(section: str, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    written = data[section]
    if section in {"readings", "vary"} and isinstance(written, dict):
        yield from ((name, _short(inner, outer=True)) for name, inner in written.items())
    elif section == "cases" and isinstance(written, list):
        yield section, _short([_named(case) for case in written])
    else:
        yield section, _short(written)


def _named(case: Any) -> Any:
    """A case as whose it is and when; what it claims stands where it is written."""
    if not isinstance(case, dict):
        return case
    whose = case.get("kommune")
    name = whose.get("name") if isinstance(whose, dict) else whose
    return " ".join(str(part) for part in (name, case.get("jahr")) if part is not None)


def _short(written: Any, *, outer: bool = False) -> str:
    """Data as YAML writes it on one line; long lists lose their middle."""
    if isinstance(written, dict):
        parts = [f"{key}: {_short(inner)}" for key, inner in written.items()]
        return ", ".join(parts) if outer else f"{{{', '.join(_cut(parts))}}}"
    if isinstance(written, list):
        return f"[{', '.join(_cut([_short(inner) for inner in written]))}]"
    return "null" if written is None else str(written)


def _cut(parts: list[str]) -> list[str]:
    return parts if len(parts) <= SHOWN else [*parts[: SHOWN - 2], "…", parts[-1]]
