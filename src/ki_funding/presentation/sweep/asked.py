"""What a sweep was asked, in words: of whom, for when, what varies and how it is drawn."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from ki_funding.presentation.numbers import number
from ki_funding.presentation.style import clean
from ki_funding.presentation.sweep.tables import axis_name, key_text
from ki_funding.sweep.answer_table import Answer, Axis
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids, called

SHOWN = 6  # entries of a list; of a longer one the middle is left out
MOST_VALUES = 50  # that are said one by one


def asked(answer: Answer) -> list[tuple[str, str]]:
    """Pairs of a subject and what was asked of it; by ids as the scenario writes it."""
    pairs = answer.asked if by_ids() else _in_words(answer)
    return [(clean(name), clean(said)) for name, said in pairs]


def _in_words(answer: Answer) -> Iterator[tuple[str, str]]:
    written = answer.written
    if "cases" in written:
        yield text("asked.cases"), _cases(written["cases"])
    if "years" in written:
        yield text("column.year"), _listed(written["years"]).replace("..", "–")
    if "overlays" in written:
        yield text("asked.overlays"), _listed(written["overlays"])
    yield from _readings(answer)
    axes = {axis.path: axis for axis in answer.axes}
    for path, how in written.get("vary", {}).items():
        if axis := axes.get(path):
            yield axis_name(axis), _varied(how, axis)
    if other := dict(answer.asked).get("against"):
        yield text("asked.against"), other


def _cases(written: Any) -> str:
    match written:
        case {"table": name}:
            return text("asked.table", name=str(name))
        case {"kommunen": names}:
            return text("asked.full_use", names=_listed(names))
        case {"art": art}:
            return text("asked.full_use", names=text(f"art.{art}"))
        case list():
            return _listed([_whose(case) for case in written])
    return text("asked.all")


def _whose(case: Any) -> str:
    if not isinstance(case, dict):
        return str(case)
    whose = case.get("kommune")
    name = whose.get("name") if isinstance(whose, dict) else whose
    return " ".join(str(part) for part in (name, case.get("jahr")) if part is not None)


def _listed(written: Any) -> str:
    parts = [str(part) for part in written] if isinstance(written, list) else [str(written)]
    kept = parts if len(parts) <= SHOWN else [*parts[: SHOWN - 2], "…", parts[-1]]
    return ", ".join(kept)


def _readings(answer: Answer) -> Iterator[tuple[str, str]]:
    written = answer.written.get("readings")
    if isinstance(written, str):
        yield text("rules.readings"), text("asked.all_readings")
    for name, options in (written if isinstance(written, dict) else {}).items():
        tried = options if isinstance(options, list) else [options]
        meanings = (called(o, answer.titles.get(f"{name}={o}")) for o in map(str, tried))
        yield called(name, answer.titles.get(name)), "; ".join(meanings)


def _varied(how: Mapping[str, Any], axis: Axis) -> str:
    """How one figure varies, in a sentence without a verb."""
    said = [_over(how, axis)]
    if "step" in how:
        said.append(text("asked.step", step=key_text(str(how["step"]), axis)))
    if how.get("each"):
        said.append(text("asked.each"))
    return ", ".join(said)


def _weighed(weights: Mapping[str, Any]) -> str:
    """Each value with how often it comes, in whole percent."""
    exact = {value: Fraction(str(weight)) for value, weight in weights.items()}
    whole = sum(exact.values())
    shares = ((value, Fraction(round(weight / whole * 100))) for value, weight in exact.items())
    return "; ".join(f"{value} ({number(share)} %)" for value, share in shares)


def _over(how: Mapping[str, Any], axis: Axis) -> str:
    def shown(raw: Any) -> str:
        return key_text(str(raw), axis)

    match how:
        case {"values": [*values]}:
            ends = [values[: SHOWN - 2], values[-1:]] if len(values) > MOST_VALUES else [values]
            said = ("; ".join(map(shown, part)) for part in ends)
            return text("asked.values", values="; …; ".join(said))
        case {"from": low, "to": high}:
            return text("asked.range", low=shown(low), high=shown(high))
        case {"uniform": [low, high]}:
            return text("asked.uniform", low=shown(low), high=shown(high))
        case {"triangular": [low, mode, high]}:
            return text("asked.triangular", low=shown(low), mode=shown(mode), high=shown(high))
        case {"normal": {"mean": mean, "sd": deviation, "within": [low, high]}}:
            bounds = {"low": shown(low), "high": shown(high)}
            return text("asked.normal", mean=shown(mean), sd=shown(deviation), **bounds)
        case {"choice": weights}:
            return text("asked.choice", values=_weighed({shown(v): w for v, w in weights.items()}))
        case {"empirical": {"table": table, "column": column}}:
            return text("asked.seen", table=str(table), column=str(column))
    return words(axis.title)
