"""What the keys of overlays, findings and comparisons mean. Each text is (German, English)."""

CHANGE_KEYS: dict[str, tuple[str, str]] = {
    "schema.overlay": (
        "Ein Overlay: Werte, die statt derer der Regeln gelten.",
        "An overlay: values that hold instead of those of the rules.",
    ),
    "schema.findings": (
        "Was check und test mit --format json schreiben.",
        "What check and test write with --format json.",
    ),
    "schema.diff": ("Was diff --format json schreibt.", "What diff --format json writes."),
    # an overlay
    "key.OverlayFile.overlay": (
        "Kennung; Ergebnisse nennen sie: reform-2026.",
        "Its id, named in results: reform-2026.",
    ),
    "key.OverlayFile.note": (
        "Warum es das Overlay gibt; steht in jedem Ergebnis, das auf ihm beruht.",
        "Why there is the overlay; shown in every result that rests on it.",
    ),
    "key.OverlayFile.source": (
        "Worauf die Werte beruhen; ohne Angabe auf dem Overlay selbst.",
        "What the values rest on; if left out, the overlay itself.",
    ),
    "key.OverlayFile.status": (
        "Wie sicher die Werte sind; ohne Angabe assumed.",
        "How sure the values are; if left out, assumed.",
    ),
    "key.OverlayFile.set": (
        "Neue Werte unter PROGRAMM.NAME, auch einer Reihe oder in_force.",
        "New values by PROGRAMME.NAME, also of a series or in_force.",
    ),
    "key.OverlayFile.readings": (
        "Lesarten, die das Overlay wählt: {{satz_2022: wie_2023}}.",
        "Readings that the overlay takes: {{satz_2022: wie_2023}}.",
    ),
    "key.OverlayValues": (
        "Zeilen wie in einer Regeldatei; bei einer Reihe Zahlen nach Jahr: {{2026: 119.1}}.",
        "Rows as in a rule file; of a series figures by year: {{2026: 119.1}}.",
    ),
    "key.OverlayRow": (
        "Ein Wert, der von einem Tag an gilt; was ein Zweig nicht nennt, bleibt.",
        "A value that holds from a day on; what a branch does not name stays.",
    ),
    "key.OverlayRow.value": (
        "65000, oder nur der Zweig, der sich ändert: {{kreis: 7}}.",
        "65000, or only the branch that changes: {{kreis: 7}}.",
    ),
    "key.OverlayRow.until": (
        "Letzter Tag, eingeschlossen; ohne Angabe bis zum Ende des Regelwerks.",
        "Last day, inclusive; to the end of the rulebook if left out.",
    ),
    "key.OverlayRow.source": (
        "Worauf der Wert beruht; ohne Angabe auf dem Overlay.",
        "What the value rests on; the overlay if left out.",
    ),
    "key.OverlayRow.status": (
        "Wie sicher der Wert ist; ohne Angabe wie das Overlay.",
        "How sure the value is; as the overlay if left out.",
    ),
    "key.OverlayRow.note": (
        "Warum der Wert so ist; ohne Angabe die des Overlays.",
        "Why the value is what it is; that of the overlay if left out.",
    ),
    # what changed
    "key.OverlayEntry": (
        "Ein Overlay, mit dem gerechnet wurde.",
        "An overlay that was calculated with.",
    ),
    "key.OverlayEntry.id": (
        "Seine Kennung, oder die Option --set.",
        "Its id, or the option --set.",
    ),
    "key.OverlayEntry.digest": (
        "Fingerabdruck seines Textes (SHA-256).",
        "Fingerprint of its text (SHA-256).",
    ),
    "key.OverlayEntry.paths": ("Was es ändert: PROGRAMM.NAME.", "What it changes: PROGRAMME.NAME."),
    "key.changes": (
        "Werte, die ein Overlay im Jahr ändert.",
        "Figures that an overlay changes in the year.",
    ),
    "key.ChangeEntry": ("Ein Wert, der sich unterscheidet.", "A figure that differs."),
    "key.ChangeEntry.path": ("Der Wert: PROGRAMM.NAME.", "The figure: PROGRAMME.NAME."),
    "key.ChangeEntry.branch": (
        "Die Zweige und Stufen, die zu ihm führen.",
        "The branches and brackets that lead to it.",
    ),
    "key.ChangeEntry.old": (
        "Was bisher gilt; null, wenn es nichts gibt.",
        "What holds so far; null if there is nothing.",
    ),
    "key.ChangeEntry.new": (
        "Was neu gilt; null, wenn es nichts mehr gibt.",
        "What holds now; null if there is nothing any more.",
    ),
    "key.SideEntry": ("Was die Regeln auf einer Seite sagen.", "What the rules say on one side."),
    "key.SideEntry.value": (
        "Der Wert, wie er in der Datei steht; null, wenn er offen ist.",
        "The figure as the file writes it; null if it is open.",
    ),
    "key.SideEntry.place": (
        "Datei und Zeile: rules/kim.yaml:81.",
        "File and line: rules/kim.yaml:81.",
    ),
    # findings
    "key.FindingsEnvelope.ki_funding_findings": (
        "Version der Befunde; sie wächst, wenn sich Schlüssel ändern.",
        "The version of the findings; it grows when keys change.",
    ),
    "key.FindingsEnvelope.errors": ("Wie viele Fehler es sind.", "How many errors there are."),
    "key.FindingsEnvelope.warnings": (
        "Wie viele Warnungen es sind.",
        "How many warnings there are.",
    ),
    "key.FindingsEnvelope.findings": (
        "Die Befunde, nach Datei und Zeile geordnet.",
        "The findings, in order of file and line.",
    ),
    "key.FindingEntry": ("Ein Befund.", "A finding."),
    "key.FindingEntry.code": (
        "Wort, nach dem man suchen kann; in jeder Sprache dasselbe.",
        "A word to search for; the same in every language.",
    ),
    "key.FindingEntry.severity": ("error oder warning.", "error or warning."),
    "key.FindingEntry.message": ("Was falsch ist.", "What is wrong."),
    "key.FindingEntry.remedy": ("Was zu tun ist.", "What to do about it."),
    "key.FindingEntry.file": ("Die Datei, wie sie genannt wurde.", "The file, as it was named."),
    "key.FindingEntry.line": (
        "Zeile ab 1; null meint die ganze Datei.",
        "The line, from 1; null is the whole file.",
    ),
    "key.FindingEntry.column": ("Spalte ab 1, in Zeichen.", "The column, from 1, in characters."),
    "key.FindingEntry.end_line": (
        "Zeile, in der die Stelle endet.",
        "The line in which the place ends.",
    ),
    "key.FindingEntry.end_column": (
        "Spalte hinter dem letzten Zeichen.",
        "The column behind the last character.",
    ),
    # a comparison
    "key.DiffEnvelope.ki_funding_diff": (
        "Version des Vergleichs; sie wächst, wenn sich Schlüssel ändern.",
        "The version of the comparison; it grows when keys change.",
    ),
    "key.DiffEnvelope.old": ("Der Beleg der bisherigen Regeln.", "The receipt of the old rules."),
    "key.DiffEnvelope.new": ("Der Beleg der neuen Regeln.", "The receipt of the new rules."),
    "key.DiffEnvelope.full_use": (
        "true: alle KI bei voller Nutzung; false: genannte Fälle.",
        "true: all KI at full use; false: cases that were named.",
    ),
    "key.DiffEnvelope.values": ("Werte, die sich unterscheiden.", "Figures that differ."),
    "key.DiffEnvelope.other": (
        "Was sich sonst unterscheidet: Formeln, Zeiträume, Lesarten, Register.",
        "What differs besides: formulas, periods, readings, the register.",
    ),
    "key.DiffEnvelope.years": ("Die Wirkung in jedem Jahr.", "The effect in each year."),
    "key.OtherChange": (
        "Etwas in den Regeln, das kein datierter Wert ist.",
        "Something in the rules that is no dated figure.",
    ),
    "key.OtherChange.path": ("Wo es steht, Schlüssel für Schlüssel.", "Where it is, key by key."),
    "key.OtherChange.old": ("Der bisherige Text.", "The old text."),
    "key.OtherChange.new": ("Der neue Text.", "The new text."),
    "key.Amounts": (
        "Beträge nach den bisherigen und den neuen Regeln.",
        "Amounts under the old and the new rules.",
    ),
    "key.old": (
        "Nach den bisherigen Regeln; null ist unbestimmt.",
        "Under the old rules; null is undetermined.",
    ),
    "key.new": (
        "Nach den neuen Regeln; null ist unbestimmt.",
        "Under the new rules; null is undetermined.",
    ),
    "key.Amounts.difference": ("Neu weniger bisher.", "New less old."),
    "key.ImpactYear": ("Ein Jahr.", "A year of the comparison."),
    "key.ImpactYear.among": (
        "Wie viele KI oder Fälle verglichen wurden.",
        "How many KI or cases were compared.",
    ),
    "key.ImpactYear.winners": ("Wie viele mehr bekommen.", "How many get more."),
    "key.ImpactYear.losers": ("Wie viele weniger bekommen.", "How many get less."),
    "key.ImpactYear.undetermined": (
        "Beträge, die nur nach einer Seite bekannt sind.",
        "Amounts that are known on one side only.",
    ),
    "key.ImpactYear.total": ("Die Summe über alle.", "The sum over all."),
    "key.ImpactYear.programmes": (
        "Programme mit anderem Betrag.",
        "Programmes with another amount.",
    ),
    "key.ImpactYear.municipalities": (
        "Kommunen mit anderem Betrag, der größte Zuwachs zuerst.",
        "Municipalities with another amount, the greatest gain first.",
    ),
    "key.ImpactYear.items": (
        "Jeder Posten jeder Kommune mit anderem Betrag.",
        "Each item of each municipality with another amount.",
    ),
    "key.ImpactYear.land": (
        "Programme, die sich an das Land richten.",
        "Programmes that are addressed to the Land.",
    ),
    "key.ImpactProgramme": (
        "Ein Programm, über alle Kommunen.",
        "A programme over all municipalities.",
    ),
    "key.ImpactProgramme.difference": (
        "Was das Programm mehr oder weniger kostet.",
        "How much more or less the programme costs.",
    ),
    "key.ImpactMunicipality": (
        "Eine Kommune oder ein Fall, über alle Programme.",
        "A municipality or case over all programmes.",
    ),
    "key.ImpactMunicipality.name": (
        "Name der Kommune oder Datei des Falls.",
        "The municipality's name or the case's file.",
    ),
    "key.ImpactMunicipality.ags": (
        "Amtlicher Gemeindeschlüssel, soweit es einen gibt.",
        "The official key, where there is one.",
    ),
    "key.ImpactMunicipality.difference": (
        "Was die Kommune mehr oder weniger bekommt.",
        "How much more or less the municipality gets.",
    ),
    "key.ImpactItem": ("Ein Posten einer Kommune.", "An item of a municipality."),
    "key.ImpactItem.municipality": ("Die Kommune.", "Which municipality."),
    "key.ImpactItem.ags": (
        "Ihr Gemeindeschlüssel, soweit es einen gibt.",
        "Its official key, where there is one.",
    ),
    "key.ImpactItem.case": (
        "Die Falldatei; leer bei voller Nutzung.",
        "The case file; empty at full use.",
    ),
    "key.ImpactItem.programme": ("Das Programm.", "Which programme."),
    "key.ImpactItem.item": ("Der Posten darin.", "Which item of it."),
    "key.ImpactItem.difference": (
        "Um wie viel sich der Posten ändert.",
        "By how much the item changes.",
    ),
}
