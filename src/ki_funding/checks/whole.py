"""What checks of a whole folder of rules are given: everything in it that can be read."""

from typing import NamedTuple

from ki_funding.document import Document
from ki_funding.law.compile import Law
from ki_funding.model.programme import Common, RulebookFile


class Whole(NamedTuple):
    """A folder of rules.

    `cited` holds the ids of sources that any file cites, `expected` each PROGRAMME.ITEM of which
    a rule test expects something, `municipalities` every AGS of the register.
    """

    laws: tuple[Law, ...]
    head: RulebookFile
    head_document: Document
    common: Common
    common_document: Document
    sources: Document
    cited: frozenset[str]
    expected: frozenset[str]
    municipalities: frozenset[str]
