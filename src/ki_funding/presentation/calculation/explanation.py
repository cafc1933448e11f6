"""How each amount came about, as a tree: the formula with its numbers, limits, months, sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from rich.text import Text
from rich.tree import Tree

from ki_funding.calculation.result import Calculation, ItemResult, ProgrammeResult
from ki_funding.files.findings import nearest
from ki_funding.presentation import foot, remarks
from ki_funding.presentation.calculation.heading import heading, quantity
from ki_funding.presentation.calculation.headline import headline
from ki_funding.presentation.cells import plain
from ki_funding.presentation.naming import programme_name, step_name, use_name, use_value
from ki_funding.presentation.numbers import day, figure, money, number, unit_words
from ki_funding.presentation.page import Bullet
from ki_funding.presentation.style import Style, paragraph
from ki_funding.presentation.with_rich import rendered
from ki_funding.presentation.writers.columns import STATUS
from ki_funding.texts.language import text, words
from ki_funding.texts.naming import by_ids, called
from ki_funding.values.basis import Chosen, Derivation, Figure, Step, Term, Token, Use
from ki_funding.values.units import EUR
from ki_funding.values.vocabulary import ProgrammeKind, Reason

NARROWEST = 40  # below that a tree would break ids


BEGUN = ("zeitanteil", "monate")  # the reading by which a begun month counts


class UnknownPath(LookupError):
    """What nothing in a result is called, or several things, with the names to choose from."""

    def __init__(self, path: str, names: Iterable[str], *, several: bool) -> None:
        self.path, self.names, self.several = path, tuple(dict.fromkeys(names)), several
        super().__init__(f"{path!r}: {', '.join(self.names)}")


def render(
    calculation: Calculation, sources: foot.Sources, style: Style, path: str | None = None
) -> str:
    """The tree of a result, or of one programme or item and what concerns it.

    Raises UnknownPath.
    """
    path = meant(calculation, path) if path else None
    shown = narrowed(calculation, path) if path else calculation
    trees = [
        _programme(p, shown.year, sources, whole=path in {None, p.id})
        for p in shown.programmes
        if p.items
    ]
    said = [heading(shown), "", *([headline([shown]), ""] if trees and not path else [])]
    closing = [
        *foot.legend_of([shown]),
        *(foot.changed(change) for change in shown.changes),
        *remarks.alternatives(shown),
        *([] if path else foot.left_out(shown)),
        foot.disclaimer([shown]),
        foot.receipt_line(calculation.receipt),
    ]
    told = [paragraph(line, style.width) for line in (*said, *closing)]
    told.insert(len(said), _drawn(trees, style))
    return "\n".join(told) + "\n"


def trace(calculation: Calculation, sources: foot.Sources, style: Style, path: str) -> str:
    """The branches of one item, or of all items of a programme, and nothing around them."""
    branches = [
        item_tree(programme.id, item, sources)
        for programme, item in calculation.lines()
        if path in {programme.id, f"{programme.id}.{item.id}"}
    ]
    return _drawn(branches, style)


def meant(calculation: Calculation, path: str) -> str:
    """The id of the only programme or item that is called so, or begins so: by id or by title.

    Raises UnknownPath.
    """
    titles = {p.id: p.title for p in calculation.programmes if p.items}
    names = {id_: [id_, words(title)] for id_, title in titles.items()}
    for programme, item in calculation.lines():
        both = f"{words(programme.title)}, {words(item.title)}"
        known = [f"{programme.id}.{item.id}", words(item.title), item.id, both]
        names[known[0]] = known
    asked = normalize("NFC", path).casefold()
    for fits in (str.__eq__, str.startswith):
        found = {
            id_ for id_, known in names.items() if any(fits(n.casefold(), asked) for n in known)
        }
        found = {id_ for id_ in found if not found & ({id_.partition(".")[0]} - {id_})}
        if len(found) == 1:
            return found.pop()
        if found:
            fitting = (f"{names[id_][-1]} ({id_})" for id_ in names if id_ in found)
            raise UnknownPath(path, fitting, several=True)
    listed = dict.fromkeys([*_nearest(path, names), *names])
    raise UnknownPath(path, (f"{names[id_][1]} ({id_})" for id_ in listed), several=False)


def _nearest(path: str, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The ids of what is called nearly so, then of what has a part of the path."""
    whose = {name: id_ for id_, known in names.items() for name in known}
    yield from (whose[name] for name in nearest(path, whose))
    yield from (id_ for id_ in names if not set(path.split(".")).isdisjoint(id_.split(".")))


def narrowed(calculation: Calculation, path: str) -> Calculation:
    """What PROGRAMME or PROGRAMME.ITEM selects, and what it rests on."""
    programme_id, _, item_id = path.partition(".")
    programmes = tuple(
        programme._replace(items=tuple(i for i in programme.items if item_id in {"", i.id}))
        for programme in calculation.programmes
        if programme.id == programme_id
    )
    used = {use.name for p in programmes for item in p.items for use in item.all_uses}
    changes = tuple(change for change in calculation.changes if change.path in used)
    return calculation._replace(programmes=programmes, changes=changes)


def _programme(
    programme: ProgrammeResult, year: int, sources: foot.Sources, *, whole: bool
) -> Bullet:
    """The items of a programme; as a `whole` with its conditions and deadlines."""
    kind = text(f"kind.{programme.kind}")
    below = [item_tree(programme.id, item, sources) for item in programme.items]
    if programme.conditions and whole:
        conditions = (
            _branch(f"{words(c.text)} ({foot.cited(c.sources, sources)})")
            for c in programme.conditions
        )
        below.append(_branch(text("explain.conditions"), "", conditions))
    known = [_branch(said) for said in remarks.deadlines_of(programme, year, sources)]
    if known and whole:
        below.append(_branch(text("foot.deadlines"), "", known))
    return _branch(f"{programme_name(programme)} · {kind}", "bold", below)


def item_tree(programme: str, item: ItemResult, sources: foot.Sources) -> Bullet:
    """How one item came about; by ids each figure says where the rules have it."""
    status = f" · {text(f'status.{item.status}')}" if item.status else ""
    what = called(item.id, item.title)
    below: list[Bullet] = []
    if item.in_kind:
        shown = f"{text('column.quantity')} {quantity(item)}"
    else:
        owed = item.counts_as is ProgrammeKind.STATE
        label = text("column.amount" if owed else "column.granted")
        shown = f"{label} {money(item.granted)}"
        told = ("granted",) if owed else ("claimed", "maximum", "granted")
        below += _worked_out(item, told)
        below += _rest(what, item)
    if item.steps:
        below.append(_branch(text("explain.steps"), "", map(_step, item.steps)))
    if item.reason is Reason.NOT_IN_FORCE:
        spans = ", ".join(foot.period(p.first, p.until) for p in item.in_force)
        below.append(_branch(text("explain.not_in_force", periods=spans), "yellow"))
    uses = [use for use in item.all_uses if use.kind != "in_force"]
    used = [_use(programme, use, sources) for use in uses]
    if used:
        below.append(_branch(text("explain.used"), "", used))
    return _branch(f"{what}: {shown}{status}", "bold", below)


def worked_out(item: ItemResult, amount: str) -> list[str]:
    """The lines that say how one amount of an item came about; none without a trace."""
    branches = _worked_out(item, [amount])
    return [plain(line) for b in branches for line in (b.line, *(x.line for x in b.below))]


def _worked_out(item: ItemResult, amounts: Iterable[str]) -> list[Bullet]:
    """How some of its amounts came about; of what is undetermined, where a number is known."""
    return [
        _derivation(item, found)
        for found in item.derivations
        if found.amount in amounts
        and (getattr(item, found.amount) is not None or any(_known(t.tokens) for t in found.terms))
    ]


def _known(tokens: tuple[Token, ...]) -> bool:
    """Whether any number of a formula is known."""
    return any(
        any(map(_known, token.among)) if isinstance(token, Chosen)
        else isinstance(token, Figure) and token.number is not None
        for token in tokens
    )  # fmt: skip


def _step(step: Step) -> Bullet:
    """`name = formula = value`, or `name = value` where the formula is just that value."""
    alone = len(step.tokens) == 1 and isinstance(step.tokens[0], Figure)
    formula = "" if alone else f"{_tokens(step.tokens)} = "
    return _branch(f"{step_name(step)} = {formula}{figure(step.figure)}")


def _derivation(item: ItemResult, derivation: Derivation) -> Bullet:
    """`claimed 342.000,00 € = 6 Stellen × 57.000,00 € je Stelle`, or its stretches of the year."""
    owed = item.counts_as is ProgrammeKind.STATE
    label = text("column.amount" if owed else f"column.{derivation.amount}")
    amount: Decimal | None = getattr(item, derivation.amount)
    start = f"{label} {money(amount)}"
    whole = len(derivation.terms) == 1 and derivation.terms[0].weight == 1
    closing = f" = {_tokens(derivation.closing)}" if derivation.closing else ""
    if whole:
        tokens = derivation.terms[0].tokens
        formula = _tokens(tokens)
        if derivation.closing:
            return _branch(start + closing, "", [_branch(formula)])
        alone = len(tokens) == 1 and isinstance(tokens[0], Figure)
        same = alone or formula == money(amount)
        return _branch(start if same else f"{start} = {formula}")
    return _branch(start + closing, "", [_term(term) for term in derivation.terms])


def _term(term: Term) -> Bullet:
    span = text("explain.span", first=day(term.first), until=day(term.last))
    formula = _tokens(term.tokens)
    weight = _weight(term.weight)
    value = figure(Figure(term.number, EUR))
    return _branch(f"{span}: {formula} × {weight} = {value}")


def _weight(weight: Fraction) -> str:
    """Twelfths as twelfths, days as days of the year."""
    for parts in (12, 365, 366):
        if (weight * parts).denominator == 1:
            return f"{(weight * parts).numerator}/{parts}"
    return number(weight)


def _rest(name: str, item: ItemResult) -> Iterator[Bullet]:
    """What is left unused, borne by the municipality, and the limit that bites."""
    if item.unused:
        yield _branch(f"{text('column.unused')} {money(item.unused)}")
    if item.own_share:
        yield _branch(f"{text('column.own_share')} {money(item.own_share)}")
    if item.limits:
        below = [_branch(remarks.limited(name, limit)) for limit in item.limits]
        yield _branch(text("explain.limits"), "yellow", below)
    yield from (_branch(said) for said in remarks.repaid(item))


def _use(programme: str, use: Use, sources: foot.Sources) -> Bullet:
    name = use_name(use).removeprefix(f"{programme}.")
    value = f"{use_value(use)} ({text(f'art.{use.art}')})" if use.art else use_value(use)
    since = ""
    if use.kind == "parameter" and use.first is not None:
        since = f" · {text('explain.since', first=day(use.first))}"
    status = text(f"status.{use.status}")
    status = "" if status == value else status  # what is open is open once
    cited = foot.cited(use.sources, sources)
    parts = [f"{name} = {value}{since}", status, cited, use.place if by_ids() else ""]
    title = words(use.title) if use.title and by_ids() else ""
    begun = text("explain.begun_month") if (use.name, use.value) == BEGUN else ""
    below = (_branch(line) for line in (title, foot.note_of(use), begun) if line)
    return _branch(" · ".join(part for part in parts if part), STATUS.get(use.status, ""), below)


def _tokens(tokens: tuple[Token, ...]) -> str:
    return "".join(_token(token, alone=len(tokens) == 1) for token in tokens)


def _token(token: Token, *, alone: bool) -> str:
    match token:
        case str():
            return token
        case Figure(None, unit):
            what = text("report.amount") if unit == EUR else unit_words(unit)
            return text("explain.lacking", what=what or text("explain.number"))
        case Figure():
            return figure(token)
        case Chosen(function, among):
            parts = (_tokens(x) if len(x) == 1 else f"({_tokens(x)})" for x in among)
            *first, last = dict.fromkeys(parts)
            if not first:
                return _tokens(among[0]) if alone else last
            key = f"explain.{function}.{'two' if len(first) == 1 else 'more'}"
            said = text(key, first=", ".join(first), last=last)
            return said if alone else f"({said})"


def _branch(line: str, look: str = "", below: Iterable[Bullet] = ()) -> Bullet:
    return Bullet((line,), tuple(below), look)


def _drawn(branches: list[Bullet], style: Style) -> str:
    width = max(style.width, NARROWEST) if style.width else None

    def grown(branch: Bullet) -> Tree:
        look = branch.look if style.color else ""
        node = Tree(Text(plain(branch.line), look), guide_style="dim" if style.color else "")
        for below in branch.below:
            node.add(grown(below))
        return node

    return "\n".join(rendered(grown(b), color=style.color, width=width) for b in branches)
