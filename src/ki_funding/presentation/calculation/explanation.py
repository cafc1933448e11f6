"""How each amount came about, as a tree: the formula with its numbers, limits, months, sources."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from rich.text import Text
from rich.tree import Tree

from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.calculation.heading import heading, quantity
from ki_funding.presentation.numbers import day, figure, money, number, written
from ki_funding.presentation.style import Style
from ki_funding.presentation.with_rich import rendered
from ki_funding.presentation.writers.columns import STATUS
from ki_funding.texts.language import Language, text, words
from ki_funding.values.basis import Derivation, Figure, Step, Term, Token, Use
from ki_funding.values.units import EUR
from ki_funding.values.vocabulary import Reason

NARROWEST = 40  # below that a tree would break ids


@dataclass(slots=True)
class Branch:
    """A line of the tree and what hangs below it."""

    line: str
    look: str = ""
    below: list["Branch"] = field(default_factory=list)


class UnknownPath(LookupError):
    """A programme or item that a result does not have, with those that it has."""

    def __init__(self, path: str, known: tuple[str, ...]) -> None:
        super().__init__(path)
        self.path, self.known = path, known


def render(
    calculation: Calculation, sources: foot.Sources, style: Style, path: str | None = None
) -> str:
    """The tree of a result, or of one programme or item. Raises UnknownPath."""
    trees = tree(calculation, sources, style.language, path)
    blocks = [heading(calculation, style.language), "", _drawn(trees, style)]
    receipt = foot.receipt_line(calculation.receipt, style.language)
    changes = [foot.changed(change, style.language) for change in calculation.changes]
    closing = [*changes, *foot.closing(calculation, style.language)[-1:], receipt]
    return "\n".join([*blocks, *closing]) + "\n"


def as_text(calculation: Calculation, sources: foot.Sources, path: str | None, lang: str) -> str:
    """The tree as plain text of any width."""
    return render(calculation, sources, Style(Language(lang)), path)


def trace(calculation: Calculation, sources: foot.Sources, style: Style, path: str) -> str:
    """The branches of one item, or of all items of a programme, and nothing around them."""
    branches = [
        item_tree(programme.id, item, sources, style.language)
        for programme, item in calculation.lines()
        if path in {programme.id, f"{programme.id}.{item.id}"}
    ]
    return _drawn(branches, style)


def tree(
    calculation: Calculation, sources: foot.Sources, language: Language, path: str | None = None
) -> list[Branch]:
    """A branch for each programme that `path` (PROGRAMME or PROGRAMME.ITEM) selects."""
    programme_id, _, item_id = (path or "").partition(".")
    branches = []
    for programme in calculation.programmes:
        items = [i for i in programme.items if not item_id or i.id == item_id]
        if items and programme_id in {"", programme.id}:
            branches.append(_programme(programme, items, sources, language))
    if not branches and path:
        known = [f"{programme.id}.{item.id}" for programme, item in calculation.lines()]
        raise UnknownPath(path, tuple(known))
    return branches


def _programme(
    programme: ProgrammeResult, items: list[ItemResult], sources: foot.Sources, language: Language
) -> Branch:
    title = words(programme.title, language)
    kind = text(f"kind.{programme.kind}", language)
    branch = Branch(f"{programme.id} · {title} · {kind}", "bold")
    branch.below = [item_tree(programme.id, item, sources, language) for item in items]
    if programme.conditions:
        below = [
            Branch(f"{words(c.text, language)} ({foot.cited(c.sources, sources, language)})")
            for c in programme.conditions
        ]
        branch.below.append(Branch(text("explain.conditions", language), "", below))
    return branch


def item_tree(
    programme: str, item: ItemResult, sources: foot.Sources, language: Language
) -> Branch:
    """How one item came about."""
    status = f" · {text(f'status.{item.status}', language)}" if item.status else ""
    what = f"{item.id} · {words(item.title, language)}"
    if item.in_kind:
        shown = quantity(item, language)
        branch = Branch(f"{what}: {text('column.quantity', language)} {shown}{status}", "bold")
    else:
        label = text("column.granted", language)
        branch = Branch(f"{what}: {label} {money(item.granted, language)}{status}", "bold")
        branch.below += [_derivation(item, d, language) for d in item.derivations]
        branch.below += list(_rest(f"{programme}.{item.id}", item, language))
    if item.steps:
        steps = [_step(step, language) for step in item.steps]
        branch.below.append(Branch(text("explain.steps", language), "", steps))
    if item.reason is Reason.NOT_IN_FORCE:
        spans = ", ".join(foot.period(p.first, p.until, language) for p in item.in_force)
        branch.below.append(Branch(text("explain.not_in_force", language, periods=spans), "yellow"))
    used = [use for use in item.uses if use.kind != "in_force"]
    if used:
        own = [_use(programme, use, sources, language) for use in used]
        branch.below.append(Branch(text("explain.used", language), "", own))
    return branch


def worked_out(item: ItemResult, amount: str, language: Language) -> list[str]:
    """The lines that say how one amount of an item came about; none without a trace."""
    lines = []
    for found in item.derivations:
        if found.amount == amount:
            branch = _derivation(item, found, language)
            lines += [branch.line, *(below.line for below in branch.below)]
    return lines


def _step(step: Step, language: Language) -> Branch:
    """`name = formula = value`, or `name = value` where the formula is just that value."""
    plain = len(step.tokens) == 1 and isinstance(step.tokens[0], Figure)
    formula = "" if plain else f"{_tokens(step.tokens, language)} = "
    return Branch(f"{step.name} = {formula}{figure(step.figure, language)}")


def _derivation(item: ItemResult, derivation: Derivation, language: Language) -> Branch:
    """`claimed 342.000,00 € = 6 Stellen × 57.000,00 € je Stelle`, or its stretches of the year."""
    label = text(f"column.{derivation.amount}", language)
    amount: Decimal | None = getattr(item, derivation.amount)
    start = f"{label} {money(amount, language)}"
    whole = len(derivation.terms) == 1 and derivation.terms[0].weight == 1
    closing = f" = {_tokens(derivation.closing, language)}" if derivation.closing else ""
    if whole:
        tokens = derivation.terms[0].tokens
        formula = _tokens(tokens, language)
        if derivation.closing:
            return Branch(start + closing, "", [Branch(formula)])
        plain = len(tokens) == 1 and isinstance(tokens[0], Figure)
        return Branch(start if plain else f"{start} = {formula}")
    return Branch(start + closing, "", [_term(term, language) for term in derivation.terms])


def _term(term: Term, language: Language) -> Branch:
    span = text(
        "explain.span", language, first=day(term.first, language), until=day(term.last, language)
    )
    formula = _tokens(term.tokens, language)
    weight = _weight(term.weight, language)
    value = figure(Figure(term.number, EUR), language)
    return Branch(f"{span}: {formula} × {weight} = {value}")


def _weight(weight: Fraction, language: Language) -> str:
    """Twelfths as twelfths, days as days of the year."""
    for parts in (12, 365, 366):
        if (weight * parts).denominator == 1:
            return f"{(weight * parts).numerator}/{parts}"
    return number(weight, language)


def _rest(name: str, item: ItemResult, language: Language) -> Iterator[Branch]:
    """What is left unused, borne by the municipality, and the limit that bites."""
    if item.unused:
        yield Branch(f"{text('column.unused', language)} {money(item.unused, language)}")
    if item.own_share:
        yield Branch(f"{text('column.own_share', language)} {money(item.own_share, language)}")
    if item.limits:
        below = [Branch(remarks.limited(name, limit, language)) for limit in item.limits]
        yield Branch(text("explain.limits", language), "yellow", below)
    elif item.derivations:
        yield Branch(text("explain.no_limit", language))


def _use(programme: str, use: Use, sources: foot.Sources, language: Language) -> Branch:
    name = use.name.removeprefix(f"{programme}.")
    value = written(use.value, use.unit, language)
    since = ""
    if use.kind == "parameter" and use.first is not None:
        since = f" · {text('explain.since', language, first=day(use.first, language))}"
    status = text(f"status.{use.status}", language)
    cited = foot.cited(use.sources, sources, language)
    parts = [f"{name} = {value}{since}", status, cited, use.place]
    branch = Branch(" · ".join(part for part in parts if part), STATUS.get(use.status, ""))
    title = words(use.title, language) if use.title else ""
    branch.below = [Branch(line) for line in (title, foot.note_of(use, language)) if line]
    return branch


def _tokens(tokens: tuple[Token, ...], language: Language) -> str:
    return "".join(token if isinstance(token, str) else figure(token, language) for token in tokens)


def _drawn(branches: list[Branch], style: Style) -> str:
    width = max(style.width, NARROWEST) if style.width else None

    def grown(branch: Branch) -> Tree:
        look = branch.look if style.color else ""
        node = Tree(Text(branch.line, look), guide_style="dim" if style.color else "")
        for below in branch.below:
            node.add(grown(below))
        return node

    return "\n".join(rendered(grown(b), color=style.color, width=width) for b in branches)
