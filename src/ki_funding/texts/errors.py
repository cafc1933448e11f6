"""What is wrong with values and cases: `error.CODE`, and the remedy: `hint.CODE`.

Each text is (German, English). Words in braces are filled from the finding.
"""

ERRORS: dict[str, tuple[str, str]] = {
    "error.key-after-comma": (
        "„{key}“ steht hinter einem Komma, als wäre es ein eigener Schlüssel",
        '"{key}" stands behind a comma, as if it were a key of its own',
    ),
    "hint.key-after-comma": (
        "Ein Dezimalkomma? Mit Punkt schreiben: 48000.50",
        "a decimal comma? Write a point: 48000.50",
    ),
    "error.key-colon": (
        "„{key}“ ist für YAML ein einziges Wort",
        '"{key}" is a single word to YAML',
    ),
    "hint.key-colon": (
        "Hinter den Doppelpunkt gehört ein Leerzeichen",
        "put a space behind the colon",
    ),
    "error.number-text": ("„{text}“ ist keine Zahl", '"{text}" is not a number'),
    "hint.number-text": (
        "Nur Ziffern, Dezimalpunkt wo nötig: 48000 oder 0.5",
        "digits only, with a decimal point where needed: 48000 or 0.5",
    ),
    "error.number-thousands": (
        "„{text}“ hat Tausendertrennzeichen",
        '"{text}" has thousands separators',
    ),
    "hint.number-thousands": (
        "Ohne Trennzeichen schreiben: {remedy}",
        "write it without: {remedy}",
    ),
    "error.number-comma": ("„{text}“ hat ein Dezimalkomma", '"{text}" has a decimal comma'),
    "hint.number-comma": ("Mit Punkt schreiben: {remedy}", "write a point: {remedy}"),
    "error.number-unit": ("„{text}“ nennt eine Einheit", '"{text}" names a unit'),
    "hint.number-unit": ("Nur die Zahl schreiben: {remedy}", "write the number alone: {remedy}"),
    "error.number-unit-unknown": (
        "„{text}“ ist keine Zahl: „{unit}“ stört",
        '"{text}" is not a number: "{unit}" does not belong',
    ),
    "hint.number-unit-unknown": (
        "Die Zahl ausschreiben, ohne Abkürzung und Einheit",
        "write the number out, without abbreviation or unit",
    ),
    "error.number-spaces": (
        "„{text}“ hat Leerzeichen oder Zeilenumbrüche am Rand",
        '"{text}" has spaces or line breaks around it',
    ),
    "hint.number-spaces": ("So schreiben: {remedy}", "write it like this: {remedy}"),
    "error.date-far": ("„{text}“ liegt zu weit weg", '"{text}" is too far away'),
    "hint.date-far": ("Erlaubt sind {first} bis {last}", "{first} to {last} are allowed"),
    "error.list-empty": ("Die Liste ist leer", "the list is empty"),
    "hint.list-empty": ("Mindestens ein Eintrag ist nötig", "at least one entry is needed"),
    "error.number-digits": (
        "„{text}“ ist nicht mit den Ziffern 0 bis 9 geschrieben",
        '"{text}" is not written with the digits 0 to 9',
    ),
    "hint.number-digits": ("So schreiben: {remedy}", "write it like this: {remedy}"),
    "error.number-zeros": ("„{text}“ beginnt mit Nullen", '"{text}" begins with zeros'),
    "hint.number-zeros": ("So schreiben: {remedy}", "write it like this: {remedy}"),
    "error.number-large": ("„{text}“ hat mehr als 15 Stellen", '"{text}" has more than 15 digits'),
    "hint.number-large": (
        "Die Zahl prüfen; höchstens 15 Stellen sind erlaubt",
        "check the figure; at most 15 digits are allowed",
    ),
    "error.number-decimals": (
        "„{text}“ hat mehr als {decimals} Nachkommastellen",
        '"{text}" has more than {decimals} decimals',
    ),
    "hint.number-decimals": (
        "Auf {decimals} Nachkommastellen genau angeben",
        "give it to {decimals} decimals",
    ),
    "error.number-whole": ("„{text}“ ist keine ganze Zahl", '"{text}" is not a whole number'),
    "hint.number-whole": ("Ohne Nachkommastellen schreiben", "write it without decimals"),
    "error.number-negative": ("„{text}“ ist negativ", '"{text}" is negative'),
    "hint.number-negative": ("Erlaubt sind 0 und mehr", "0 and more are allowed"),
    "error.year-text": ("„{text}“ ist kein Jahr", '"{text}" is not a year'),
    "hint.year-text": ("Vier Ziffern: 2023", "four digits: 2023"),
    "error.date-text": ("„{text}“ ist kein Datum", '"{text}" is not a date'),
    "hint.date-text": (
        "JJJJ-MM-TT schreiben, im Fall auch JJJJ-MM: 2023-04",
        "write YYYY-MM-DD, in a case also YYYY-MM: 2023-04",
    ),
    "error.date-german": (
        "„{text}“ ist in deutscher Reihenfolge geschrieben",
        '"{text}" is written in the German order',
    ),
    "hint.date-german": ("So schreiben: {remedy}", "write it like this: {remedy}"),
    "error.date-month": (
        "Den Monat von „{text}“ gibt es nicht",
        'the month of "{text}" does not exist',
    ),
    "hint.date-month": ("Monate gehen von 01 bis 12", "months go from 01 to 12"),
    "error.date-day": ("Den Tag „{text}“ gibt es nicht", 'the day "{text}" does not exist'),
    "hint.date-day": (
        "Der letzte Tag des Monats ist {last}",
        "the last day of the month is {last}",
    ),
    "error.flag-text": ("„{text}“ ist nicht true oder false", '"{text}" is not true or false'),
    "hint.flag-text": ("true oder false schreiben", "write true or false"),
    "error.value-missing": ("Hier fehlt ein Wert", "a value is missing here"),
    "hint.value-missing": (
        "Einen Wert hinter den Doppelpunkt schreiben",
        "write a value behind the colon",
    ),
    "error.value-nested": (
        "Hier wird ein einzelner Wert erwartet, keine Liste und keine Unterpunkte",
        "a single value is expected here, no list and no keys below",
    ),
    "hint.value-nested": (
        "Einen einzelnen Wert hinter den Doppelpunkt schreiben",
        "write a single value behind the colon",
    ),
    "error.identifier-text": (
        "„{text}“ ist kein Name der Regelsprache",
        '"{text}" is no name of the rule language',
    ),
    "hint.identifier-text": (
        "Kleinbuchstaben, Ziffern und _, mit einem Buchstaben am Anfang",
        "small letters, digits and _, beginning with a letter",
    ),
    "error.words-languages": ("Ein Text braucht beide Sprachen", "a text needs both languages"),
    "hint.words-languages": (
        "{{de: ..., en: ...}}; einen Text mit Komma in Anführungszeichen setzen",
        "{{de: ..., en: ...}}; put a text with a comma in quotation marks",
    ),
    "error.word-unknown": (
        "„{text}“ ist hier kein erlaubtes Wort",
        '"{text}" is no word that is allowed here',
    ),
    "hint.word-unknown": ("Erlaubt: {words}", "allowed: {words}"),
    "error.expected-mapping": (
        "Hier werden Unterpunkte erwartet (schlüssel: wert)",
        "keys are expected below this (key: value)",
    ),
    "hint.expected-mapping": (
        "Eingerückte Zeilen der Form schlüssel: wert darunter schreiben",
        "write indented lines of the form key: value below it",
    ),
    "error.expected-list": ("Hier wird eine Liste erwartet", "a list is expected here"),
    "hint.expected-list": (
        "Eingerückte Zeilen mit - davor darunter schreiben",
        "write indented lines with - before them below it",
    ),
    "error.key-missing": ("„{key}“ fehlt", '"{key}" is missing'),
    "hint.key-missing": ("{key}: ergänzen", "add {key}:"),
    "error.key-unknown": ("„{key}“ ist hier nicht bekannt", '"{key}" is not known here'),
    "hint.key-unknown": (
        "Schreibweise prüfen oder die Zeile löschen",
        "check the spelling, or delete the line",
    ),
    "error.case-mapping": (
        "Ein Fall besteht aus Zeilen der Form schlüssel: wert",
        "a case is made of lines of the form key: value",
    ),
    "hint.case-mapping": ("Anfangen mit kommune: und jahr:", "begin with kommune: and jahr:"),
    "error.kommune-text": (
        "kommune ist ein AGS, ein Name oder {{name: ..., art: ..., einwohner: ...}}",
        "kommune is an AGS, a name or {{name: ..., art: ..., einwohner: ...}}",
    ),
    "hint.kommune-text": ("Zum Beispiel kommune: Unna", "for example kommune: Unna"),
    "error.kommune-unknown": (
        "„{name}“ steht nicht im Register der 54 Kommunalen Integrationszentren",
        '"{name}" is not in the register of the 54 Kommunale Integrationszentren',
    ),
    "hint.kommune-unknown": (
        "AGS oder Name angeben; eine erfundene Kommune als {{name: ..., art: ..., einwohner: ...}}",
        "give its AGS or name; an invented one as {{name: ..., art: ..., einwohner: ...}}",
    ),
    "error.kommune-ambiguous": ("„{name}“ ist nicht eindeutig", '"{name}" is ambiguous'),
    "hint.kommune-ambiguous": (
        "Eines davon schreiben: {names}",
        "write one of these: {names}",
    ),
    "error.year-uncovered": (
        "Für {year} sagt das Regelwerk nichts",
        "the rulebook says nothing about {year}",
    ),
    "hint.year-uncovered": (
        "Ein Jahr von {first} bis {last} angeben",
        "give a year from {first} to {last}",
    ),
    "error.programme-unknown": (
        "„{key}“ ist kein Förderprogramm",
        '"{key}" is no funding programme',
    ),
    "hint.programme-unknown": ("Bekannt sind: {names}", "known are: {names}"),
    "error.input-unknown": (
        "{programme} kennt die Angabe „{key}“ nicht",
        '{programme} has no input "{key}"',
    ),
    "hint.input-unknown": ("Bekannt sind: {names}", "known are: {names}"),
    "error.input-missing": (
        "Die Angabe „{key}“ fehlt; gebraucht wird sie für {items}",
        'the input "{key}" is missing; it is needed for {items}',
    ),
    "hint.input-missing": (
        "{key}: 0 schreiben, wenn dafür nichts beantragt wird",
        "write {key}: 0 if nothing is claimed for it",
    ),
    "error.input-rows": (
        "Erwartet wird eine Zahl für das ganze Jahr oder eine Liste von Zeiträumen",
        "a number for the whole year or a list of periods is expected",
    ),
    "hint.input-rows": (
        "- {{{key}: 5, von: 2023-01, bis: 2023-12}}",
        "- {{{key}: 5, von: 2023-01, bis: 2023-12}}",
    ),
    "error.input-one-number": (
        "Erwartet wird eine Zahl für das ganze Jahr",
        "one number for the whole year is expected",
    ),
    "hint.input-one-number": (
        "Eine Zahl hinter den Doppelpunkt schreiben",
        "write one number behind the colon",
    ),
    "error.part-too-large": (
        "{part} ist größer als {whole}, obwohl es darin enthalten ist",
        "{part} is more than {whole}, although it is a part of it",
    ),
    "hint.part-too-large": (
        "Eine der beiden Angaben berichtigen: {whole} enthält {part}",
        "correct one of the two: {whole} includes {part}",
    ),
    "error.amounts-by-item": (
        "Hier werden Beträge je Posten erwartet",
        "amounts by item are expected here",
    ),
    "hint.amounts-by-item": ("Posten: {names}", "items: {names}"),
    "error.period-keys": ("Ein Zeitraum hat genau von und bis", "a period has exactly von and bis"),
    "hint.period-keys": ("{{von: 2023-04, bis: 2023-12}}", "{{von: 2023-04, bis: 2023-12}}"),
    "error.period-year": (
        "Der Zeitraum liegt in {found}, der Fall in {year}",
        "the period is in {found}, the case in {year}",
    ),
    "hint.period-year": (
        "Das Jahr der Zeile ändern, oder jahr: {found}",
        "change the year of the row, or jahr: {found}",
    ),
    "error.period-backwards": (
        "Das Ende {until} liegt vor dem Anfang {first}",
        "the end {until} is before the start {first}",
    ),
    "hint.period-backwards": ("Anfang und Ende tauschen", "swap start and end"),
    "error.reading-unknown": ("Eine Lesart „{name}“ gibt es nicht", 'there is no reading "{name}"'),
    "hint.reading-unknown": ("Bekannt sind: {names}", "known are: {names}"),
    "error.option-unknown": (
        "Die Lesart {reading} hat keine Antwort „{name}“",
        'the reading {reading} has no option "{name}"',
    ),
    "hint.option-unknown": ("Möglich sind: {names}", "possible are: {names}"),
}
