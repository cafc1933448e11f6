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
    "error.input-undeclared": (
        "„{name}“ ist keine Angabe des Programms",
        '"{name}" is no input of the programme',
    ),
    "hint.input-undeclared": (
        "Unter inputs: eintragen, mit unit: EUR",
        "enter it under inputs:, with unit: EUR",
    ),
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
        "Eine Stufe gilt ab dem Ersten eines Monats",
        "a step begins on the first of a month",
    ),
    "error.series-until": (
        "Die Stufen sagen nicht, bis wann sie vollständig bekannt sind",
        "the steps do not say up to when all of them are known",
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
    "error.rules-empty": ("Die Regeldatei ist leer", "the rule file is empty"),
    "hint.rules-empty": (
        "Was hineingehört, zeigen die mitgelieferten Dateien",
        "the shipped files show what belongs in it",
    ),
    "error.order-twice": (
        "Das Programm „{name}“ steht zweimal da",
        'the programme "{name}" stands twice',
    ),
    "hint.order-twice": ("Eine der beiden Zeilen löschen", "delete one of the two"),
    "error.order-unknown": ("Eine Datei {name}.yaml gibt es nicht", "there is no file {name}.yaml"),
    "hint.order-unknown": ("Den Namen prüfen oder löschen", "check the name, or delete it"),
    "hint.dimension-unknown": (
        "art, kommune, eine Lesart, oder der Name einer Zahl",
        "art, kommune, a reading, or the name of a number",
    ),
    "hint.table-branches": ("{{ZWEIG: WERT, ...}}", "{{BRANCH: VALUE, ...}}"),
    "hint.branch-unknown": ("Schreibweise prüfen", "check the spelling"),
    "hint.branch-missing": ("Die fehlenden Zweige ergänzen", "add the missing branches"),
    "hint.scale-rows": ("- {{at_least: 0, value: ...}}", "- {{at_least: 0, value: ...}}"),
    "hint.scale-order": (
        "Nach at_least aufsteigend ordnen",
        "put the rows in ascending order of at_least",
    ),
    "hint.scale-gap": (
        "below weglassen oder an das nächste at_least anpassen",
        "leave below out, or make it the next at_least",
    ),
    "hint.scale-end": ("below weglassen", "leave below out"),
    "hint.name-shadowed": ("Einen anderen Namen wählen", "choose another name"),
    "hint.name-unknown": (
        "Eine Angabe, ein Parameter, eine Formel, eine Lesart oder eine Zahl des Registers",
        "an input, a parameter, a formula, a reading or a fact of the register",
    ),
    "hint.item-unknown": ("Ein Posten desselben Programms", "an item of the same programme"),
    "hint.unit-field": (
        "Einheiten der Namen in der Formel prüfen",
        "check the units of the names in the formula",
    ),
    "hint.unit-mismatch": (
        "Nur Gleiches addieren und vergleichen; mit einem Satz multiplizieren",
        "add and compare equals only; multiply by a rate",
    ),
    "hint.choice-options": (
        "Jede Möglichkeit genau einmal nennen",
        "name each option exactly once",
    ),
    "hint.formula-syntax": ("Klammern und Rechenzeichen prüfen", "check brackets and operators"),
    "hint.formula-long": (
        "Einen Teil unter formulas: benennen",
        "give a part of it a name under formulas:",
    ),
    "hint.formula-condition": ("a >= b schreiben", "write a >= b"),
    "hint.formula-arguments": (
        "min, max und first_known nehmen mindestens zwei Werte, mean einen",
        "min, max and first_known take at least two values, mean one",
    ),
    "hint.formula-divisor": (
        "Mit dem Kehrwert als Parameter multiplizieren",
        "multiply by the reciprocal as a parameter",
    ),
    "hint.cycle": ("Einen der Verweise auflösen", "break one of the references"),
    "hint.reading-default": ("Eine der Antworten nennen", "name one of the options"),
    "hint.source-unknown": ("In sources.yaml eintragen", "enter it in sources.yaml"),
    "hint.row-open-note": ("note: {{de: ..., en: ...}}", "note: {{de: ..., en: ...}}"),
    "hint.period-twice": ("Eine der beiden Zeilen löschen", "delete one of the two rows"),
    "hint.period-overlap": (
        "until vor den nächsten Anfang legen",
        "let until end before the next start",
    ),
    "hint.series-shape": (
        "Die vier Formen zeigt tintg_mindestbetrag.yaml",
        "tintg_mindestbetrag.yaml shows the four shapes",
    ),
    "hint.series-source": ("source: ID und status: ... ergänzen", "add source: ID and status: ..."),
    "hint.series-steps": (
        "Als Tag den 01. schreiben",
        "make the day the first, 01",
    ),
    "hint.series-until": ("until: JJJJ-MM-TT ergänzen", "add until: YYYY-MM-DD"),
    "hint.series-unknown": ("Schreibweise prüfen", "check the spelling"),
}
