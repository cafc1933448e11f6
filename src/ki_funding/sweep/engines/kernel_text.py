"""Writes a program as the text of a numba kernel.

The text consists of fixed words, numbers of places and operators alone: no name, no text and no
number of a rule, case or scenario gets into it (known integers are passed as an argument), so that
nothing in such a file can become code, and formulas of one shape are one kernel.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ki_funding.sweep.formulas.integers import FLOAT64, Program, Step
from ki_funding.values.exact import AHEAD, to_even

HEAD = '''"""A kernel that ki-funding has written; it is made anew when this file is removed."""

from numba import njit
from numpy import copysign, floor, rint, {unsigned}

'''
OPERATORS = {"add": "+", "multiply": "*", "less": "<", "equal": "=="}
OPTIONS = '@njit(cache=True, error_model="numpy", nogil=True)'
JUST_ABOVE_1 = "1.0000000000000002"  # the next float, 1 + 2^-52
BY_INVERSE = 2**51


class Text(NamedTuple):
    """A kernel's text, and in order what it takes.

    `numbers` are the known integers, taken as floats if `floats`; `lows` and `spans` are the bounds
    of each input: the least number and how far above it the greatest lies.
    """

    text: str
    numbers: tuple[int, ...]
    floats: bool
    lows: tuple[int, ...]
    spans: tuple[int, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def written(program: Program, *, narrow: bool = False) -> Text:
    """The kernels of a program: `rows` writes every result, `sums` adds each up.

    Below 2^53 the integers are carried in floats: processors divide many floats at once, but no
    64-bit integers. That is exact. The quotient of two such integers lies further from any other
    multiple of a half than a float is wrong, so that `floor` and `rint`, which rounds halves to
    even, are right.

    Where n + d is at most 2^51, n / d may be n * w, which is faster: w is a float above 1 / d, by
    at most e = 1.5 * 2^-52 + 2^-105 of it. So a multiple of d never falls short of its quotient;
    any other n * w lies below the next integer by at least (1 - n * e) / d, which is more than a
    quarter of 1 / d, and rounding the product adds at most (n + d) * 2^-53 / d, which is less.

    With `narrow` the columns have at most 32 bits, and so have the bounds of the inputs.
    """
    writer = _Writer(program, floats=program.largest < FLOAT64, narrow=narrow)
    return writer.text()


class _Writer:
    """Writes the steps that the results need."""

    def __init__(self, program: Program, *, floats: bool, narrow: bool) -> None:
        self.program, self.floats = program, floats
        self.number = "float" if floats else "int"
        self.unsigned = "uint32" if narrow else "uint64"
        self.numbers: list[int] = []
        self.inverses: list[str] = []
        self.used = _used(program)
        self.inputs = [p for p in self.used if program.steps[p].op == "input"]
        self.outputs = list(program.outputs)

    def text(self) -> Text:
        """Both kernels; each returns whether an input lies outside its bounds."""
        body = [line for place in self.used for line in self._lines(place)]
        known = "numbers[{}]" if self.floats else "int(numbers[{}])"
        loads = [f"    k{n} = {known.format(n)}" for n in range(len(self.numbers))]
        loads += [f"    w{divisor} = {JUST_ABOVE_1} / {divisor}" for divisor in self.inverses]
        columns = [f"c{place}" for place in self.inputs]
        results = [f"r{n}" for n in range(len(self.outputs))]
        places = [self.program.outputs[name] for name in self.outputs]
        stores = [f"        r{n}[i] = int(v{p})" for n, p in enumerate(places)]
        adds = [f"        s{n} += int(v{p})" for n, p in enumerate(places)]
        zeros = [f"    s{n} = 0" for n in range(len(places))]
        sums = [f"s{n}" for n in range(len(places))]
        loads += [line for place in self.inputs for line in self._bounds(place)]
        wrong = " | ".join(["False", *(f"(m{place} > h{place})" for place in self.inputs)])
        loop = ["    for i in range(count):", *body]
        lines = [
            OPTIONS,
            f"def rows({', '.join(['count', 'numbers', 'lows', 'spans', *columns, *results])}):",
            *loads, *loop, *stores, f"    return {wrong}", "", "",
            OPTIONS,
            f"def sums({', '.join(['count', 'numbers', 'lows', 'spans', *columns])}):",
            *loads, *zeros, *loop, *adds, f"    return {', '.join([wrong, *sums])}", "",
        ]  # fmt: skip
        steps = [self.program.steps[place] for place in self.inputs]
        return Text(
            HEAD.format(unsigned=self.unsigned) + "\n".join(lines),
            tuple(self.numbers),
            self.floats,
            tuple(step.low for step in steps),
            tuple(step.high - step.low for step in steps),
            tuple(step.name for step in steps),
            tuple(self.outputs),
        )

    def _bounds(self, place: int) -> list[str]:
        """The greatest number seen above the lower bound; one below it is then a very large one."""
        at = self.inputs.index(place)
        lines = [
            f"    m{place} = {self.unsigned}(0)",
            f"    h{place} = {self.unsigned}(spans[{at}])",
        ]
        if self.program.steps[place].low != 0:
            lines.append(f"    l{place} = lows[{at}]")
        return lines

    def _known(self, number: int) -> str:
        """The name of a known integer, also where another is equal: shapes are alike then."""
        self.numbers.append(number)
        return f"k{len(self.numbers) - 1}"

    def _lines(self, place: int) -> list[str]:
        step = self.program.steps[place]
        args = [f"v{arg}" for arg in step.args]
        match step.op:
            case "input":
                source = f"c{place}[i]"
                size = source if step.low == 0 else f"int({source}) - l{place}"
                made = [
                    f"v{place} = {self.number}({source})",
                    f"x{place} = {self.unsigned}({size})",
                    f"m{place} = x{place} if x{place} > m{place} else m{place}",
                ]
            case "known":
                made = [f"v{place} = {self._known(step.numbers[0])}"]
            case "scale":
                made = [f"v{place} = {args[0]} * {self._known(step.numbers[0])}"]
            case "add" | "multiply" | "less" | "equal":
                made = [f"v{place} = {args[0]} {OPERATORS[step.op]} {args[1]}"]
            case "min" | "max":
                sign = "<" if step.op == "min" else ">"
                made = [f"v{place} = {args[0]} if {args[0]} {sign} {args[1]} else {args[1]}"]
            case "where":
                made = [f"v{place} = {args[1]} if {args[0]} else {args[2]}"]
            case _:
                made = self._rounded(place, step)
        return [f"        {line}" for line in made]

    def _rounded(self, place: int, step: Step) -> list[str]:
        """The size of a number is rounded, where it may be negative."""
        over, below, unit = step.numbers
        source, (q, v) = f"v{step.args[0]}", (f"q{place}", f"v{place}")
        lines = []
        if over != 1:
            lines.append(f"m{place} = {source} * {self._known(over)}")
            source = f"m{place}"
        inner = self.program.steps[step.args[0]]
        ties = to_even(below, step.mode)
        if ties and self.floats:
            lines.append(f"{q} = rint({source} / {self._known(below)})")
        elif inner.low >= 0:
            lines += self._divided(place, step, source, ties=ties)
        else:
            lines += self._divided(place, step, f"abs({source})", ties=ties)
            signed = f"copysign({q}, {source})" if self.floats else f"-{q} if {source} < 0 else {q}"
            lines.append(f"{q} = {signed}")
        return [*lines, f"{v} = {q}" + ("" if unit == 1 else f" * {self._known(unit)}")]

    def _divided(self, place: int, step: Step, size: str, *, ties: bool) -> list[str]:
        """A number of 0 or more is rounded up or down."""
        over, below, _ = step.numbers
        n, q = f"n{place}", f"q{place}"
        ahead, divisor = AHEAD[step.mode](below), self._known(below)
        lines = [f"{n} = {size}" + (f" + {self._known(ahead)}" if ahead else "")]
        inner = self.program.steps[step.args[0]]
        largest = max(abs(inner.low), abs(inner.high)) * over + ahead
        if not self.floats:
            lines.append(f"{q} = {n} // {divisor}")
        elif largest + below <= BY_INVERSE:
            self.inverses.append(divisor)
            lines.append(f"{q} = floor({n} * w{divisor})")
        else:
            lines.append(f"{q} = floor({n} / {divisor})")
        if ties:
            lines.append(f"{q} = {q} - ({q} & 1 if {q} * {divisor} == {n} else 0)")
        return lines


def _used(program: Program) -> list[int]:
    """The places that the results need, in order."""
    used = set(program.outputs.values())
    pending: Sequence[int] = [*used]
    while pending:
        new = {arg for place in pending for arg in program.steps[place].args} - used
        used |= new
        pending = [*new]
    return sorted(used)
