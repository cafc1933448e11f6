"""What running the rules' tests gave, as JUnit XML for build servers; no times, so that the same
rules and tests always give the same bytes."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from ki_funding.files.findings import Diagnostic, message
from ki_funding.presentation.findings import text as findings
from ki_funding.presentation.style import Style
from ki_funding.upkeep.rule_tests.outcome import FileOutcome, Tested

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(tested: Sequence[Tested], style: Style) -> str:
    """One suite for each file, one case for each test."""
    plain = style._replace(color=False)
    root = Xml.Element("testsuites", name="ki-funding")
    suites = [_suite(file, plain) for group in tested for file in group.files]
    for suite in suites:
        root.append(suite)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    Xml.indent(root)
    return HEAD + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(file: FileOutcome, style: Style) -> Xml.Element:
    suite = Xml.Element("testsuite", name=_legal(file.file))
    if file.problems:  # what cannot be read has no name of its own
        line = file.problems[0].span.line
        case = _case(suite, file.file, file.file, line)
        _said(case, "error", file.problems, style)
    for outcome in file.outcomes:
        case = _case(suite, outcome.name, file.file, outcome.place.line)
        kind = "error" if outcome.problems else "failure"
        if not outcome.passed:
            _said(case, kind, outcome.findings, style)
    suite.set("tests", str(len(suite)))
    for count, name in (("failures", "failure"), ("errors", "error")):
        suite.set(count, str(sum(1 for _ in suite.iter(name))))
    return suite


def _case(suite: Xml.Element, name: str, file: str, line: int) -> Xml.Element:
    named = {"name": _legal(name), "classname": _legal(file), "file": _legal(file)}
    return Xml.SubElement(suite, "testcase", {**named, "line": str(max(line, 1))})


def _said(case: Xml.Element, kind: str, found: Sequence[Diagnostic], style: Style) -> None:
    """The first finding as the message, all of them as the text."""
    said = Xml.SubElement(case, kind, message=_legal(message(found[0])))
    said.set("type", found[0].code)
    said.text = _legal(findings.render(found, style))


def _legal(text: str) -> str:
    """A text without characters that XML cannot hold, however they are escaped."""
    return FORBIDDEN.sub("", text)
