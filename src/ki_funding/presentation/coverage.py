"""What of the rules no test reaches, for people: by programme, each with its place."""

from collections.abc import Sequence

from ki_funding.presentation.foot import short
from ki_funding.presentation.numbers import day, written
from ki_funding.presentation.style import Style, clean
from ki_funding.texts.language import Language, text
from ki_funding.upkeep.rule_tests.outcome import Goal, ProgrammeCoverage

KINDS = ("value", "limit", "reading", "item")


def render(found: Sequence[ProgrammeCoverage], rules: str, style: Style) -> str:
    """A line of counts for each programme, below it what is not reached, and the total."""
    language = style.language
    lines = [text("coverage.heading", language, rules=clean(rules))]
    for programme in found:
        lines.append(f"{programme.id}: {_counts(programme.goals, language)}")
        lines += [f"  {_line(goal, language)}" for goal in programme.goals if not goal.reached]
    everything = [goal for programme in found for goal in programme.goals]
    lines.append(f"{text('coverage.total', language)}: {_counts(everything, language)}")
    return "\n".join(lines) + "\n"


def _counts(goals: Sequence[Goal], language: Language) -> str:
    """How many of each kind are reached, without kinds that there are none of."""
    parts = []
    for kind in KINDS:
        some = [goal.reached for goal in goals if goal.kind == kind]
        if some:
            counts = {"reached": str(sum(some)), "all": str(len(some))}
            parts.append(text(f"coverage.counted.{kind}", language, **counts))
    return " · ".join(parts)


def _line(goal: Goal, language: Language) -> str:
    use, params = goal.use, {"name": goal.name}
    if use is not None:
        since = f" ({text('rules.from', language)} {day(use.first, language)})" if use.first else ""
        value = written(use.value, use.unit, language)
        params = {"name": f"{short(goal.name)}{since}", "value": value}
    missed = text(f"coverage.{goal.kind}", language, **params)
    return f"{clean(goal.place)}: {missed}"
