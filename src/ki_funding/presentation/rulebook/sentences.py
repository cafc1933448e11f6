"""The rules in sentences: what an item pays, up to which limit, and what becomes of the rest."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, zip_longest

from ki_funding.law.formulas import Comparison
from ki_funding.law.kinds.base import WHOLE, Item
from ki_funding.law.kinds.decided import Decided
from ki_funding.law.programme.programme import Law
from ki_funding.presentation import foot
from ki_funding.presentation.numbers import day
from ki_funding.presentation.rulebook.phrases import NOTHING, Speaker
from ki_funding.texts.language import catalogue, text, words

WORDS = ("limit_over", "part_year")  # what an item says by a word, and not by a formula


def of_programme(law: Law, today: date) -> Iterator[str]:
    """Who can get the money, and from when on; nothing where the rules do not narrow it."""
    yield from _by_art(law, today, _eligible)
    if law.begin is not None:
        yield text("said.since", title=words(law.begin.title))


def of_item(law: Law, name: str, today: date) -> str:
    """An item as it is on a day; one that does not run then as it was last, or will be first."""
    shown = _shown_day(law, name, today)
    item = law.spec.items[name]
    told = _by_art(law, shown, lambda speaker: _sentences(item, speaker))
    if item.in_force:
        periods = ", ".join(foot.period(row.first, row.until) for row in item.in_force)
        told.append(text("said.in_force", periods=periods))
    if shown != today:
        told.append(text(f"said.{'last' if shown < today else 'first'}", day=day(shown)))
    return " ".join(told)


def _by_art(law: Law, shown: date, say: Callable[[Speaker], Iterator[str]]) -> list[str]:
    """Sentences that hold for all, and those of some types of municipality with their names."""
    spoken = {art: list(say(Speaker(law, shown, art))) for art in law.spec.recipients}
    told = []
    for sentence in filter(None, dict.fromkeys(chain(*zip_longest(*spoken.values())))):
        whose = [text(f"art.{art}") for art, sentences in spoken.items() if sentence in sentences]
        alike = len(whose) == len(spoken)
        told.append(_begun(sentence if alike else f"{', '.join(whose)}: {sentence}"))
    return told


def _begun(sentence: str) -> str:
    """With a capital, also where a title begins it."""
    return sentence[:1].upper() + sentence[1:]


def _eligible(speaker: Speaker) -> Iterator[str]:
    """The condition of the programme, unless it holds for everybody."""
    condition = speaker.law.spec.eligible
    if isinstance(condition, Comparison) and not speaker.holds(condition):
        yield text("said.eligible", condition=speaker.phrase(condition).alone)


def _shown_day(law: Law, name: str, today: date) -> date:
    spans = law.running(name)
    if not spans or any(span.first <= today <= span.last for span in spans):
        return today
    past = [span.last for span in spans if span.last < today]
    return max(past) if past else min(span.first for span in spans)


def _sentences(item: Item, speaker: Speaker) -> Iterator[str]:
    """What is paid, which rest the municipality bears, and what a part of the year means."""
    slots = {part: _slot(item, part, speaker) for part in item.parts}
    yield text(f"said.{item.kind}", **slots)
    for name, cap in getattr(item, "within", {}).items():
        title = words(speaker.law.title_of(name) or (name, name))
        phrase = speaker.phrase(cap)
        yield text(f"said.within.{phrase.form}", title=title, value=phrase.alone)
    if slots.get("spending"):
        yield slots["spending"]
    if getattr(item, "share", WHOLE) != WHOLE:
        yield slots["share"]
    for key in WORDS:
        word = getattr(item, key, None)
        if isinstance(word, Decided):
            word = word.under(speaker.option(word.by))
        if word is not None:
            yield text(f"said.{key}.{word}")
    if item.repaid is not None:
        phrase = speaker.phrase(item.repaid)
        whole = {0: "none", 1: "all"}.get(int(phrase.number)) if phrase.number in {0, 1} else None
        yield text(f"said.repaid.{whole or phrase.form}", value=phrase.alone)


def _slot(item: Item, part: str, speaker: Speaker) -> str:
    """A part of an item as its kind's sentence takes it up."""
    formula = getattr(item, part)
    phrase = NOTHING if formula is None else speaker.phrase(formula)
    key = f"said.{part}.{phrase.form}"
    return text(key, value=phrase.alone) if key in catalogue() else phrase.alone
