"""Programmes that calculate with facts of municipalities: traced once, with symbols for the facts.

Each municipality then puts its own in their place, which gives the formulas that a run for it alone
would give.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

from ki_funding.calculation.alike import Alike
from ki_funding.law.rulebook.register import Municipality, Register
from ki_funding.sweep.formulas.graph import Graph, Term
from ki_funding.sweep.formulas.remembered import Traces
from ki_funding.sweep.formulas.shapes import symbol_of
from ki_funding.sweep.formulas.symbols import Number, Refused
from ki_funding.sweep.formulas.tracing import Block


class Facts:
    """The facts of some municipalities as symbols, by their columns."""

    def __init__(self, graph: Graph, alike: Alike, whose: Collection[Municipality]) -> None:
        self.graph, self.alike = graph, alike
        columns: dict[str, set[Fraction]] = {}
        for municipality in whose:
            for column, number in alike.figures(municipality).items():
                if number is not None:
                    columns.setdefault(column, set()).add(number)
        symbols = {name: symbol_of(graph, f"{name} of KI", of) for name, of in columns.items()}
        self.symbols = {name: symbol for name, symbol in symbols.items() if symbol is not None}
        self.refused = False  # whether they give no formulas

    def register(self, municipality: Municipality) -> Register:
        """The register with symbols in the place of what is known of a municipality."""
        known = self._known(municipality)
        instead = {name: symbol for name, symbol in self.symbols.items() if name in known}
        return self.alike.register._replace(instead=instead)

    def put_in(self, block: Block, municipality: Municipality) -> Block:
        """The formulas with the facts of a municipality in the place of the symbols."""
        known = self._known(municipality)
        pairs = [(self.symbols[name], self.graph.literal(number)) for name, number in known.items()]

        def own(numbers: Mapping[str, Number]) -> dict[str, Number]:
            found = dict(numbers)
            for symbol, literal in pairs:
                for name, number in found.items():
                    if isinstance(number, Term):
                        found[name] = number.replaced(symbol, literal)
            return found

        return tuple(
            [one._replace(amounts=own(one.amounts), known=own(one.known)) for one in block]
        )

    def _known(self, municipality: Municipality) -> dict[str, Fraction]:
        figures = self.alike.figures(municipality).items()
        return {name: n for name, n in figures if n is not None and name in self.symbols}


class OfFacts:
    """What a case gives that differs from others in its facts; else it is traced `alone`."""

    def __init__(
        self, facts: Facts, municipality: Municipality, general: Traces, alone: Traces
    ) -> None:
        self.facts, self.municipality = facts, municipality
        self.general, self.alone = general, alone
        self._own: dict[int, tuple[Block, Block]] = {}

    def block(self, readings: Mapping[str, str]) -> Block:
        """The formulas under some readings. Raises Refused."""
        if self.facts.refused:
            return self.alone.block(readings)
        try:
            general = self.general.block(readings)
        except Refused:
            self.facts.refused = True
            return self.alone.block(readings)
        if id(general) not in self._own:
            self._own[id(general)] = general, self.facts.put_in(general, self.municipality)
        return self._own[id(general)][1]
