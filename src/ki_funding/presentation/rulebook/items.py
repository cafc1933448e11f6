"""The items of a programme: in sentences, or as the rule file writes them."""

from collections.abc import Iterator

from ki_funding.law.programme.programme import Law
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation.page import Bullet, Bullets, Code, line
from ki_funding.presentation.rulebook import sentences
from ki_funding.texts.language import words
from ki_funding.texts.naming import by_ids


def items_of(law: Law, book: Rulebook) -> Bullets:
    """What each item pays, in sentences; for those who write rules its formulas."""
    if by_ids():
        return Bullets(tuple(_formulas(law)))
    today = min(book.head.version, book.covers.last)
    told = [Bullet((said,)) for said in sentences.of_programme(law, today)]
    for name, item in law.spec.items.items():
        told.append(Bullet((words(item.title),), (Bullet((sentences.of_item(law, name, today),)),)))
    return Bullets(tuple(told))


def _formulas(law: Law) -> Iterator[Bullet]:
    """Each item with its formulas, as the rule file writes them."""
    for name, item in law.spec.items.items():
        written = law.document.data["items"][name]
        formulas = [
            Bullet(line(Code(f"{key}: {_formula(written[key])}")))
            for key in item.parts
            if key in written
        ]
        title = words(item.title)
        yield Bullet(line(f"{title} (", Code(f"{law.id}.{name}"), ")"), tuple(formulas))
    for name, formula in law.spec.formulas.items():
        written = law.document.data["formulas"][name]["formula"]
        title = words(formula.title)
        yield Bullet(line(f"{title}: ", Code(f"{name} = {_formula(written)}")))


def _formula(written: object) -> str:
    """A formula in one line; a choice as its options."""
    if isinstance(written, dict):
        options = (f"{key}: {_formula(value)}" for key, value in written.items() if key != "by")
        return f"{written.get('by')} → {'; '.join(options)}"
    return " ".join(str(written).split())
