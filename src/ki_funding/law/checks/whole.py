"""What checks of a whole folder of rules are given: everything in it that can be read."""

from collections.abc import Mapping
from typing import NamedTuple

from ki_funding.files.document import Document
from ki_funding.law.programme.file import Common, RulebookFile
from ki_funding.law.programme.programme import Law


class Whole(NamedTuple):
    """A folder of rules.

    `cited` holds the ids of sources that any file cites, `municipalities` every AGS of the
    register, `expected` of what rule tests expect something, PROGRAMME.ITEM or PROGRAMME, and in
    which years.
    """

    laws: tuple[Law, ...]
    head: RulebookFile
    head_document: Document
    common: Common
    common_document: Document
    sources: Document
    cited: frozenset[str]
    expected: Mapping[str, frozenset[int]]
    municipalities: frozenset[str]

    def tested(self, programme: str, item: str) -> frozenset[int]:
        """The years in which a rule test expects something of an item, alone or in a sum."""
        own, sums = f"{programme}.{item}", programme
        return self.expected.get(own, frozenset()) | self.expected.get(sums, frozenset())
