"""What is wrong with rule files, for those who maintain them. Each text is (German, English)."""

RULES: dict[str, tuple[str, str]] = {
    "error.id-file-name": (
        "Das Programm heißt „{id}“, die Datei anders",
        'the programme is "{id}", the file is not',
    ),
    "hint.id-file-name": ("Die Datei {name} nennen", "call the file {name}"),
    "error.unit-text": ("„{text}“ ist keine Einheit", '"{text}" is no unit'),
    "hint.unit-text": (
        "Zum Beispiel EUR, post, EUR/post, EUR per 0.5 posts, percent",
        "for example EUR, post, EUR/post, EUR per 0.5 posts, percent",
    ),
    "error.rounding-text": ("„{text}“ ist keine Rundung", '"{text}" is no rounding'),
    "hint.rounding-text": ("SCHRITT ART; Arten: {modes}", "STEP MODE; modes: {modes}"),
    "error.row-value": (
        "Eine Zeile mit dem Status {status} braucht einen Wert",
        "a row with the status {status} needs a value",
    ),
    "hint.row-value": (
        "Ist der Wert nicht bekannt: status: open und eine note",
        "if it is not known: status: open and a note",
    ),
    "error.row-open-value": ("Ein offener Wert hat keine Zahl", "an open value has no number"),
    "hint.row-open-value": (
        "value löschen oder einen anderen Status nennen",
        "delete value or give another status",
    ),
    "error.row-open-note": (
        "Ein offener Wert sagt in note, was fehlt",
        "an open value says in note what is missing",
    ),
    "error.dimension-unknown": (
        "„{name}“ ist nichts, wonach sich ein Wert richten kann",
        'a value cannot be split by "{name}"',
    ),
    "error.table-without-by": (
        "Mehrere Werte ohne by: wonach richten sie sich?",
        "several values without by: what are they split by?",
    ),
    "hint.table-without-by": ("by: art", "by: art"),
    "error.table-branches": ("Erwartet wird ein Wert je {by}", "a value for each {by} is expected"),
    "error.branch-unknown": ("„{key}“ gibt es nicht als {by}", '"{key}" is not known as {by}'),
    "error.branch-missing": ("Für {by} fehlt: {names}", "for {by} there is no: {names}"),
    "error.branch-else": (
        "Was für alle anderen gilt, fehlt",
        "what holds for all others is missing",
    ),
    "hint.branch-else": ("else: WERT oder else: open", "else: VALUE or else: open"),
    "error.scale-rows": (
        "Eine Staffel nach {by} ist eine Liste von {{at_least, value}}",
        "a scale by {by} is a list of {{at_least, value}}",
    ),
    "error.scale-start": (
        "Die Staffel nach {by} beginnt nicht bei 0",
        "the scale by {by} does not begin at 0",
    ),
    "hint.scale-start": ("at_least: 0", "at_least: 0"),
    "error.scale-order": (
        "Die Staffel steigt bei {value} nicht an; die Zeile wird nie erreicht",
        "the scale does not rise at {value}; the row is never reached",
    ),
    "error.scale-gap": (
        "below {below} und das nächste at_least {following} passen nicht zusammen",
        "below {below} and the next at_least {following} do not meet",
    ),
    "error.scale-end": (
        "Die letzte Zeile einer Staffel hat kein below",
        "the last row of a scale has no below",
    ),
    "error.name-shadowed": (
        "Der Name „{name}“ ist schon vergeben ({where})",
        'the name "{name}" is taken ({where})',
    ),
    "error.name-unknown": ("Den Namen „{name}“ gibt es nicht", 'there is no name "{name}"'),
    "error.item-unknown": ("Den Posten „{name}“ gibt es nicht", 'there is no item "{name}"'),
    "error.unit-field": (
        "Hier wird {expected} erwartet, die Formel ergibt {found}",
        "{expected} is expected here, the formula gives {found}",
    ),
    "error.unit-mismatch": (
        "{left} und {right} passen nicht zusammen",
        "{left} and {right} do not go together",
    ),
    "error.choice-options": (
        "Eine Auswahl nach {by} nennt genau: {expected}",
        "a choice by {by} names exactly: {expected}",
    ),
    "error.series-shape": (
        "Eine Reihe hat genau eines von years, steps, formula, oder first mit next",
        "a series has exactly one of years, steps, formula, or first with next",
    ),
    "error.series-source": (
        "Eine Reihe von Daten braucht source und status",
        "a series of data needs source and status",
    ),
    "error.series-steps": (
        "Stufen gelten ab dem Ersten eines Monats, und until sagt, bis wann sie bekannt sind",
        "steps begin on the first of a month, and until says up to when they are known",
    ),
    "error.series-unknown": ("Die Reihe „{name}“ gibt es nicht", 'there is no series "{name}"'),
    "error.series-without-year": (
        "{name} ist eine Reihe und braucht ein Jahr",
        "{name} is a series and needs a year",
    ),
    "hint.series-without-year": ("{name}[jahr] schreiben", "write {name}[jahr]"),
    "error.formula-syntax": ("Die Formel ist nicht lesbar", "the formula cannot be read"),
    "error.formula-long": (
        "Die Formel hat mehr als {limit} Zeichen",
        "the formula has more than {limit} characters",
    ),
    "error.formula-number": (
        "Die Zahl {text} gehört nicht in eine Formel",
        "the number {text} does not belong in a formula",
    ),
    "hint.formula-number": (
        "Einen Parameter mit Quelle daraus machen; erlaubt sind nur 0 und 1",
        "make it a parameter with a source; only 0 and 1 are allowed",
    ),
    "error.formula-refused": (
        "„{text}“ gibt es in der Regelsprache nicht",
        '"{text}" is not in the rule language',
    ),
    "hint.formula-refused": (
        "Erlaubt: Namen, + - * /, min, max, mean, first_known, ein Vergleich, a if b else c",
        "allowed: names, + - * /, min, max, mean, first_known, one comparison, a if b else c",
    ),
    "error.formula-condition": (
        "Hier wird ein Vergleich erwartet",
        "a comparison is expected here",
    ),
    "error.formula-arguments": (
        "{name} hat die falsche Zahl von Werten",
        "{name} has the wrong number of values",
    ),
    "error.formula-divisor": (
        "Durch etwas, das der Fall bestimmt, darf nicht geteilt werden",
        "nothing may be divided by what a case says",
    ),
    "error.cycle": ("Im Kreis definiert: {path}", "defined in a circle: {path}"),
    "error.reading-default": (
        "Die Voreinstellung „{option}“ ist keine der Antworten",
        'the default "{option}" is none of the options',
    ),
    "error.reading-required": (
        "Die Lesart {name} fehlt in common.yaml",
        "the reading {name} is missing in common.yaml",
    ),
    "hint.reading-required": (
        "Sie sagt, wie gerechnet wird; Antworten: {options}",
        "it says how things are calculated; options: {options}",
    ),
    "error.source-unknown": (
        "Die Quelle „{name}“ steht nicht in sources.yaml",
        'the source "{name}" is not in sources.yaml',
    ),
    "error.period-order": (
        "Die Zeile ab {first} steht unter der ab {above}",
        "the row from {first} stands below the one from {above}",
    ),
    "hint.period-order": ("Nach dem Datum ordnen", "put them in order of time"),
    "error.period-twice": ("Zwei Zeilen beginnen am {first}", "two rows begin on {first}"),
    "error.period-overlap": (
        "Bis {until} reicht in die Zeile ab {following} hinein",
        "until {until} reaches into the row from {following}",
    ),
    "error.period-gap": (
        "{name} hat am {day} keinen Wert, wird aber für {item} gebraucht",
        "{name} has no value on {day}, but {item} needs it",
    ),
    "hint.period-gap": (
        "Eine Zeile ergänzen; ist der Wert nicht bekannt, mit status: open",
        "add a row; with status: open if the value is not known",
    ),
    "error.over-time": (
        "{name} ändert sich im Jahr und steht hier allein",
        "{name} changes within the year and stands alone here",
    ),
    "hint.over-time": ("mean({name}) schreiben", "write mean({name})"),
    "error.changes-within-year": (
        "{name} ändert sich am {day}, mitten im Jahr; {item} ist aber ein Jahresbetrag",
        "{name} changes on {day}, within the year; but {item} is an annual amount",
    ),
    "hint.changes-within-year": (
        "Zum 1. Januar wechseln, oder ein Posten je Zeitraum mit in_force",
        "change on 1 January, or one item for each period with in_force",
    ),
    "error.part-year": (
        "{item} läuft nur von {first} bis {last} und sagt nicht, was das für den Jahresbetrag heißt",
        "{item} runs only from {first} to {last} and does not say what that means for the annual amount",
    ),
    "hint.part-year": (
        "part_year: full oder part_year: pro_rata",
        "part_year: full or part_year: pro_rata",
    ),
    "error.expect-unknown": ("Das Ergebnis hat kein „{path}“", 'the result has no "{path}"'),
    "hint.expect-unknown": (
        "PROGRAMM.POSTEN.granted, PROGRAMM.granted oder totals.granted",
        "PROGRAMME.ITEM.granted, PROGRAMME.granted or totals.granted",
    ),
    "error.register-columns": (
        "Im Register fehlen Spalten: {names}",
        "the register has no columns: {names}",
    ),
    "error.register-cells": (
        "{found} statt {expected} Zellen in der Zeile",
        "{found} instead of {expected} cells in the row",
    ),
    "error.register-twice": ("Der AGS {ags} kommt zweimal vor", "the AGS {ags} stands twice"),
    "error.register-number": (
        "„{text}“ in der Spalte {column} ist keine Zahl",
        '"{text}" in the column {column} is no number',
    ),
    "error.register-art": (
        "„{text}“ ist weder kreis noch kreisfreie_stadt",
        '"{text}" is neither kreis nor kreisfreie_stadt',
    ),
    "error.register-contains": (
        "Den enthaltenen AGS {ags} gibt es im Register nicht",
        "the contained AGS {ags} is not in the register",
    ),
}
