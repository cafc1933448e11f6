"""What the page asks of the program in the browser: a form, the report below it, and files.

Requests and answers are JSON texts, so that a page needs to know nothing of Python.
"""

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ki_funding.calculation.alternatives import with_alternatives
from ki_funding.calculation.case_documents import document_of
from ki_funding.calculation.rules import Rules
from ki_funding.files.findings import Diagnostic, InvalidInput, hint, message
from ki_funding.files.yaml import read_bytes
from ki_funding.law.rulebook.rulebook import Rulebook
from ki_funding.presentation.calculation.headline import sentences
from ki_funding.presentation.calculation.short import Short
from ki_funding.presentation.calculation.shown import Cases
from ki_funding.presentation.formats import render
from ki_funding.presentation.page import Block, Section
from ki_funding.presentation.shown import Shown
from ki_funding.presentation.site import form as forms
from ki_funding.presentation.site.fields import (
    PLAN,
    Form,
    form_of,
    kommune_of,
    of_case,
    titled,
    written,
)
from ki_funding.presentation.site.frame import template
from ki_funding.presentation.style import Style
from ki_funding.presentation.writers.html.document import content
from ki_funding.texts.language import Language, speaking, text

BEFORE = "before"
LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
FILE = "file"


@dataclass
class Calculator:
    """The program as a page uses it."""

    law: Rules = field(default_factory=Rules.load)
    _later: dict[tuple[int, bool], Rules] = field(default_factory=dict)

    def answer(self, request: str) -> str:
        """The report on what a form says; with an action also the form as it is after it."""
        asked = json.loads(request)
        with speaking(Language(asked["language"])):
            form, action = form_of(asked["fields"]), asked.get("action", "")
            try:
                form = self._acted(form, action, asked.get(FILE, "")) if action else form
            except InvalidInput as error:  # a file that cannot be read leaves the form as it is
                return json.dumps(_wrong(error))
            found = self._reported(form)
            if action:
                found["form"] = forms.html(self._rules(form), form)
            return json.dumps(found)

    def file(self, request: str, kind: str) -> tuple[str, bytes]:
        """The name and content of a file: the case as YAML, a report, or one sheet of it.

        Raises InvalidInput.
        """
        asked = json.loads(request)
        with speaking(Language(asked["language"])):
            form = form_of(asked["fields"])
            title = _title(form, self.law)
            if kind == "yaml":
                return _file_name(title, kind), written(form, self.law.book).text.encode()
            shown: Shown = (cases := self._shown(form)[0])
            if kind == "short":
                shown, title = (
                    Short(cases.calculations, cases.sources),
                    text("site.short", of=title),
                )
                kind = "html"
            content = render(shown, kind, Style())
            whole = content.encode() if isinstance(content, str) else content
            return _file_name(title, kind), whole

    def _rules(self, form: Form) -> Rules:
        """The rules as a form asks for them: until its year, as a plan, with its answers."""
        last, plan = max(form.year, self.law.years[-1]), PLAN in form.fields
        if (last, plan) not in self._later:
            until = self.law.carried_forward(last) if last > self.law.years[-1] else self.law
            self._later[last, plan] = until.planned() if plan else until
        rules = self._later[last, plan]
        return rules.with_readings(form.readings) if form.readings else rules

    def _acted(self, form: Form, action: str, file: str) -> Form:
        """The form after what somebody did to it. Raises InvalidInput."""
        kind, _, name = action.partition(":")
        return ACTIONS[kind](self, form, name or file)

    def _moved(self, form: Form, _name: str) -> Form:
        before = Form(json.loads(form.fields.get(BEFORE, "{}")), frozenset())
        rules = self._rules(form)
        was = forms.defaults(self._rules(before), before) if before.kommune else before
        return forms.moved(form, was, forms.defaults(rules, form))

    def _again(self, form: Form, _name: str) -> Form:
        return form

    def _full(self, form: Form, _name: str) -> Form:
        return forms.defaults(self._rules(form), form)

    def _with_row(self, form: Form, name: str) -> Form:
        programme, _, key = name.partition(".")
        unit = self.law.book.law(programme).spec.inputs[key].unit
        return forms.with_row(form, name, unit)

    def _without_row(self, form: Form, name: str) -> Form:
        return forms.without_row(form, name)

    def _opened(self, form: Form, content: str) -> Form:
        document = document_of(b64decode(content), text("site.opened"))
        case = self._rules(form).case(document)
        opened = of_case(case, self.law.book, kommune_of(case))
        return opened._replace(fields={**forms.head(form), **opened.fields})

    def _shown(self, form: Form) -> tuple[Cases, tuple[Diagnostic, ...]]:
        """The result of a form, with what may be a slip in it. Raises InvalidInput."""
        rules = self._rules(form)
        case = rules.case(read_bytes(written(form, rules.book).text.encode(), _title(form, rules)))
        found = with_alternatives(rules, case, rules.calculation(case))
        return Cases((found,), rules.sources, ((rules, case),)), case.warnings

    def _reported(self, form: Form) -> dict[str, Any]:
        if not form.kommune:
            return {"report": "", "status": text("site.choose"), "problems": {}}
        try:
            shown, warnings = self._shown(form)
        except InvalidInput as error:
            return _wrong(error, self.law.book, form)
        page = shown.report()
        report = template("report.html.jinja").render(
            title=page.title, warnings=[_said(_typed(found)) for found in warnings],
            body=content(tuple(map(_folded, page.blocks)), 3),
        )  # fmt: skip
        return {"report": report, "status": next(sentences(shown.calculations)), "problems": {}}


ACTIONS: dict[str, Callable[[Calculator, Form, str], Form]] = {
    "moved": Calculator._moved,
    "again": Calculator._again,
    "full": Calculator._full,
    "row": Calculator._with_row,
    "drop": Calculator._without_row,
    "open": Calculator._opened,
}


def _placed(found: tuple[Diagnostic, ...], fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each finding with the field of its line, which is empty where there is none."""
    for one in found:
        known = 0 < one.span.line <= len(fields)
        yield fields[one.span.line - 1] if known else "", _said(_typed(one) if fields else one)


def _typed(found: Diagnostic) -> Diagnostic:
    """A finding on what a form says: a field is filled in like a cell."""
    return found._replace(span=found.span._replace(sheet="form"))


def _said(found: Diagnostic) -> str:
    advice = hint(found)
    return f"{message(found)}. {advice}." if advice else f"{message(found)}."


def _wrong(
    error: InvalidInput, book: Rulebook | None = None, form: Form | None = None
) -> dict[str, Any]:
    """What is wrong, in place of a report; of a form also where, with a way to the field."""
    fields = written(form, book).fields if form and book else ()
    placed = list(_placed(error.diagnostics, fields))
    told = [(name, titled(name, book) if name and book else "", said) for name, said in placed]
    return {
        "report": template("problems.html.jinja").render(problems=told),
        "status": text("site.problems", count=str(len(placed))),
        "problems": {name: said for name, said in placed if name},
        "wrong": True,
    }


def _folded(block: Block) -> Block:
    """What stands below the figures is opened by who asks for it."""
    return block._replace(folded=True) if isinstance(block, Section) else block


def _title(form: Form, rules: Rules) -> str:
    known = rules.book.register.municipalities.get(form.kommune)
    return f"{known.name if known else text('column.case')} {form.year}"


def _file_name(title: str, kind: str) -> str:
    """The name of a file, in letters that every system takes."""
    return f"{re.sub('[^a-z0-9]+', '-', title.lower().translate(LETTERS))}.{kind}"
