"""The kinds of items a rule may use: one file each, what it may say and how it is calculated.

A further kind is a file, and its class in `KINDS`.
"""

from typing import Annotated

from ki_funding.files.model import OneOf
from ki_funding.law.kinds.base import Item
from ki_funding.law.kinds.costs import Costs
from ki_funding.law.kinds.in_kind import InKind
from ki_funding.law.kinds.lump_sum import LumpSum
from ki_funding.law.kinds.posts import Posts

KINDS: tuple[type[Item], ...] = (Posts, Costs, LumpSum, InKind)

# How each is called in a rule file.
WORDS = tuple(OneOf(KINDS).by_word)

AnyItem = Annotated[Item, OneOf(KINDS)]
