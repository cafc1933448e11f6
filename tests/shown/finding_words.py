"""What the pages of findings say besides the findings, in German and English."""

from typing import NamedTuple

from ki_funding.texts.language import Language


class Words(NamedTuple):
    """The words above the parts of a section."""

    bad: str
    finding: str
    good: str
    all: str


WORDS = {
    Language.DE: Words("Falsch", "Befund", "Richtig", "Alle Befunde"),
    Language.EN: Words("Bad", "Finding", "Good", "All findings"),
}

GERMAN_INTRODUCTION = """
# Befunde von `ki-funding check`

<!-- Geschrieben von pytest tests/shown --update-expected aus tests/upkeep/findings/; dort ändern. -->

`ki-funding check` liest Regeln, Regeltests und Fälle und sagt auf einmal alles, was daran nicht stimmt, ohne zu
rechnen. Jeder Befund nennt Datei, Zeile und Spalte, was falsch ist, und was zu tun ist. Das Wort in eckigen
Klammern ist in jeder Sprache dasselbe und hat unten eine Seite; `ki-funding explain input-unknown` zeigt sie im Terminal.

**Schwere.** Ein Fehler (`error`) verhindert, dass mit der Datei gerechnet wird oder dass man sich auf sie verlassen
sollte. Eine Warnung (`warning`) ist fast immer ein Versehen, kann aber gemeint sein. Mit `--strict` sind Warnungen
Fehler.

**Exit-Codes.** 0: kein Fehler, 1: mindestens ein Fehler, 2: falscher Aufruf, oder eine Datei fehlt.

**Abschalten.** Geht nicht. Es gibt keine Liste von Ausnahmen und keinen Kommentar, der einen Befund verschweigt: wer
ihn nicht haben will, ändert die Zeile, oder die Prüfung ist falsch und wird berichtigt. Was unsicher ist, sagt das
Recht selbst, mit `status` und `note`.

**Nachlesen.** Ein Parameter kann mit `reviewed_on: JJJJ-MM-TT` sagen, wann jemand seine Quelle zuletzt gelesen hat.
`ki-funding check --as-of 2026-01-01` warnt vor allem, was seit diesem Tag niemand nachgelesen hat. Ohne `--as-of`
hängt kein Befund vom heutigen Tag ab.

## Formate

`text` ist für Menschen, `concise` eine Zeile je Befund für Editoren und `grep`, `json` für Programme, `github` für
Anmerkungen in Pull Requests (in GitHub Actions von selbst), `sarif` für Code Scanning, `gitlab` für den Bericht zur
Codequalität in Merge Requests von GitLab und openCode. Wo diese Dokumentation im Netz steht, sagt die Variable
`KI_FUNDING_DOCS` (die Adresse des Ordners `docs`); dann führen `sarif`, `github` und `gitlab` zur Seite jedes Befunds. Im
Terminal ist das Wort in Klammern ein Link, wo das Terminal Links kennt.
"""

ENGLISH_INTRODUCTION = """
# Findings of `ki-funding check`

<!-- Written by pytest tests/shown --update-expected from tests/upkeep/findings/; change it there. -->

`ki-funding check` reads rules, rule tests and cases and says everything that is wrong with them at once, without
calculating. Each finding names file, line and column, what is wrong, and what to do about it. The word in square
brackets is the same in every language and has a page below; `ki-funding explain input-unknown` shows it in the terminal.

**Severity.** An error keeps a file from being calculated with, or from being relied on. A warning is nearly always a
slip but may be meant. With `--strict` warnings are errors.

**Exit codes.** 0: no error, 1: at least one error, 2: a wrong call, or a file is missing.

**Silencing.** There is none. There is no list of exceptions and no comment that hides a finding: whoever does not want
it changes the line, or the check is wrong and gets corrected. What is uncertain is said by the law itself, with
`status` and `note`.

**Reading again.** A parameter can say with `reviewed_on: YYYY-MM-DD` when somebody last read its source.
`ki-funding check --as-of 2026-01-01` warns of everything that nobody has read again since that day. Without `--as-of`
no finding depends on today's date.

## Formats

`text` is for people, `concise` one line a finding for editors and `grep`, `json` for programs, `github` for
annotations in pull requests (by itself in GitHub Actions), `sarif` for code scanning, `gitlab` for the report on code
quality in merge requests of GitLab and openCode. Where these docs are on the web is said by the variable
`KI_FUNDING_DOCS` (the address of the folder `docs`); then `sarif`, `github` and `gitlab` lead to the page of each finding. In
a terminal the word in brackets is a link where the terminal knows links.
"""

INTRODUCTION = {Language.DE: GERMAN_INTRODUCTION, Language.EN: ENGLISH_INTRODUCTION}

AFTER = {
    Language.DE: """
## Alle Befunde

Die Beispiele sind erfundenes Recht aus Schilda; jedes Paar aus falschem und richtigem Text wird bei jedem Testlauf
geprüft.
""",
    Language.EN: """
## All findings

The examples are the invented law of Schilda; each pair of bad and good text is checked whenever the tests run.
""",
}
