"""The notice beside the calculation, what was spent of it, and what has to be paid back."""

from collections.abc import Iterable, Iterator, Sequence

from ki_funding.calculation.result import CENTS, Calculation, ItemResult
from ki_funding.presentation.naming import item_name
from ki_funding.presentation.page import Cell, Column, Money, Name, Row, Sheet
from ki_funding.texts.language import text, words
from ki_funding.values.exact import summed
from ki_funding.values.vocabulary import weakest

COMPARED = ("notice", "difference", "actual", "unspent", "repayable")


def compared(calculation: Calculation, *, full: bool = False) -> Iterator[Sheet]:
    """The items with a notice or what was spent, and their sums; with `full` names in one line."""
    found = [(p, [i for i in p.items if has_notice(i)]) for p in calculation.programmes]
    every = [item for _, items in found for item in items]
    if not every:
        return
    names = amounts_beside(every)
    rows = list[Row]()
    for programme, items in found:
        if items and not full:
            rows.append(Row((Name(words(programme.title), programme.id),), "group"))
        for item in items:
            name = item_name(programme, item) if full else Name(words(item.title), item.id)
            rows.append(Row((name, *(beside(item, of) for of in names))))
    label = total_label(complete=not any(_unknown(i, n) for i in every for n in names))
    lines = [item for _, item in calculation.lines() if not item.in_kind]
    funded = [item for item in lines if item.runs or has_notice(item)]
    if parts := _of_how_many(every, len(funded)):
        label = f"{text('line.total')}, {parts}"
    rows.append(Row((label, *(in_all(every, name) for name in names)), "total"))
    heads = (Column(head(n, every), right=True, spare=n == "unspent") for n in names)
    caption = text("sheet.compared")
    yield Sheet(caption, (Column(text("column.item")), *heads), tuple(rows), tall=True)


def _of_how_many(items: Sequence[ItemResult], funded: int) -> str:
    """Of how many items sums are, where they are not of all that are funded."""
    notice = sum(item.notice is not None for item in items)
    actual = sum(item.actual is not None for item in items)
    if notice == actual == funded:
        return ""
    if notice == actual or not actual or not notice:
        return text("line.of", count=str(notice or actual), all=str(funded))
    return text("line.of_each", notice=str(notice), actual=str(actual), all=str(funded))


def amounts_beside(items: Iterable[ItemResult]) -> list[str]:
    """What there is to compare of some items; no differences where there are none."""
    found = [item for item in items if has_notice(item)]
    differ = any(item.difference != CENTS for item in found if item.notice is not None)
    return [name for name in COMPARED if found and (name != "difference" or differ)]


def total_label(*, complete: bool) -> str:
    """What a row of sums is called; one that leaves something out says so."""
    return text("line.total" if complete else "line.total_at_least")


def has_notice(item: ItemResult) -> bool:
    """Whether there is something to compare the calculation with."""
    return item.notice is not None or item.actual is not None


def head(name: str, items: Iterable[ItemResult]) -> str:
    """What a column is called; that of what is repayable says how sure that is."""
    title = text(f"sheet.{name}")
    known = [item for item in items if item.unspent and item.repayable is not None]
    sure = weakest(use.status for item in known for use in item.repaid_by)
    return f"{title} ({text(f'status.{sure}')})" if name == "repayable" and sure else title


def beside(item: ItemResult, name: str) -> Cell:
    """A figure of the notice; empty where there is none to compare with."""
    found = getattr(item, name)
    if found is not None:
        return Money(found, signed=name == "difference")
    return Money(None) if _unknown(item, name) else None


def in_all(items: Iterable[ItemResult], name: str) -> Money:
    """The sum of a figure over some items, as far as it is known."""
    found = [(getattr(item, name), _unknown(item, name)) for item in items]
    known = summed(amount for amount, _ in found if amount is not None)
    unknown = any(unknown for _, unknown in found)
    signed = name == "difference"  # of what may be more or less, no sum is a lower bound
    found_any = known or not unknown
    return Money(known if found_any else None, unknown and not signed, signed)


def _unknown(item: ItemResult, name: str) -> bool:
    if name == "difference":
        return item.notice is not None and item.difference is None
    return name == "repayable" and item.repayment_open
