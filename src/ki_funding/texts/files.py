"""Files and YAML that cannot be read, and what to do about it. Each text is (German, English)."""

FILES: dict[str, tuple[str, str]] = {
    "error.file-missing": ("Die Datei gibt es nicht", "there is no such file"),
    "hint.file-missing": ("Schreibweise und Ordner prüfen", "check the spelling and the folder"),
    "error.file-unreadable": (
        "Die Datei lässt sich nicht lesen: {reason}",
        "the file cannot be read: {reason}",
    ),
    "hint.file-unreadable": (
        "Rechte und Dateiart prüfen",
        "check its permissions and that it is a file",
    ),
    "error.file-too-large": ("Die Datei ist größer als 1 MB", "the file is larger than 1 MB"),
    "hint.file-too-large": (
        "Eine andere Datei nennen: ein Fall oder eine Regeldatei hat wenige Kilobyte",
        "name another file: a case or rule file has a few kilobytes",
    ),
    "error.file-not-utf-8": ("Die Datei ist kein UTF-8-Text", "the file is no UTF-8 text"),
    "hint.file-not-utf-8": (
        "Im Editor mit der Kodierung UTF-8 speichern",
        "save it as UTF-8 in your editor",
    ),
    "error.file-empty": ("Die Datei ist leer", "the file is empty"),
    "hint.file-empty": (
        "Mindestens nötig: kommune und jahr",
        "the least it needs: kommune and jahr",
    ),
    "error.folder-missing": ("Den Ordner gibt es nicht", "there is no such folder"),
    "hint.folder-missing": ("Schreibweise prüfen", "check the spelling"),
    "error.folder-no-rules": (
        "Im Ordner liegen keine Regeln: {file} fehlt",
        "the folder holds no rules: {file} is missing",
    ),
    "hint.folder-no-rules": (
        "Mit --rules den Ordner nennen, in dem {file} liegt",
        "name the folder that has {file} with --rules",
    ),
    "error.folder-large": (
        "Der Ordner hat mehr als {limit} Regeldateien",
        "the folder has more than {limit} rule files",
    ),
    "hint.folder-large": (
        "Einen anderen Ordner nennen: ein Regelwerk hat wenige Dateien",
        "name another folder: a rulebook has a few files",
    ),
    "error.folder-no-cases": (
        "Im Ordner liegt keine Falldatei (*.yaml)",
        "the folder holds no case file (*.yaml)",
    ),
    "hint.folder-no-cases": (
        "Falldateien enden auf .yaml; eine schreibt: ki-funding init KOMMUNE",
        "case files end in .yaml; one is written by: ki-funding init KOMMUNE",
    ),
    "error.yaml-duplicate-key": (
        "„{key}“ steht zweimal da, zuerst in Zeile {first}",
        '"{key}" is given twice, first on line {first}',
    ),
    "hint.yaml-duplicate-key": ("Eine der beiden Zeilen löschen", "delete one of the two lines"),
    "error.yaml-anchor": (
        "Anker (&{name}) sind nicht erlaubt",
        "anchors (&{name}) are not allowed",
    ),
    "hint.yaml-anchor": (
        "Den Wert an jeder Stelle ausschreiben",
        "write the value out at every place",
    ),
    "error.yaml-alias": (
        "Verweise (*{name}) sind nicht erlaubt",
        "aliases (*{name}) are not allowed",
    ),
    "hint.yaml-alias": ("Den Wert ausschreiben", "write the value out"),
    "error.yaml-tag": ("Typangaben ({name}) sind nicht erlaubt", "tags ({name}) are not allowed"),
    "hint.yaml-tag": ("Die Angabe mit ! weglassen", "leave out what begins with !"),
    "error.yaml-second-document": (
        "Eine Datei enthält genau ein Dokument",
        "one file holds one document",
    ),
    "hint.yaml-second-document": (
        "Was nach --- steht, in eine eigene Datei schreiben",
        "move what follows --- to a file of its own",
    ),
    "error.yaml-depth": (
        "Tiefer als {depth} Ebenen verschachtelt",
        "nested deeper than {depth} levels",
    ),
    "hint.yaml-depth": ("Die Verschachtelung auflösen", "take the nesting apart"),
    "error.yaml-tab": ("Hier steht ein Tabulator", "there is a tab here"),
    "hint.yaml-tab": ("Mit Leerzeichen einrücken", "indent with spaces"),
    "error.yaml-token": (
        "Mit „{character}“ darf ein Wert nicht anfangen",
        'a value must not begin with "{character}"',
    ),
    "hint.yaml-token": ("Den Wert in Anführungszeichen setzen", "put the value in quotation marks"),
    "error.yaml-character": (
        "Das Zeichen {character} ist in YAML nicht erlaubt",
        "the character {character} is not allowed in YAML",
    ),
    "hint.yaml-character": ("Das Zeichen löschen", "delete the character"),
    "error.yaml-key": ("Ein Schlüssel muss einfacher Text sein", "a key must be plain text"),
    "hint.yaml-key": (
        "Schlüssel sind einzelne Wörter: kommune, jahr, ...",
        "keys are single words: kommune, jahr, ...",
    ),
    "error.yaml-colon": ("Hier darf kein Doppelpunkt stehen", "a colon must not stand here"),
    "hint.yaml-colon": (
        "Text mit „: “ in Anführungszeichen setzen; sonst die Einrückung prüfen",
        'put text with ": " in quotation marks; else check the indentation',
    ),
    "error.yaml-bracket": (
        "Eine Klammer ist nicht geschlossen oder ein Komma fehlt",
        "a bracket is not closed or a comma is missing",
    ),
    "hint.yaml-bracket": (
        "Klammern und Kommas dieser Zeile prüfen",
        "check the brackets and commas of this line",
    ),
    "error.yaml-indentation": ("Die Einrückung passt nicht", "the indentation does not fit"),
    "hint.yaml-indentation": (
        "Zeilen einer Ebene gleich weit einrücken",
        "indent the lines of one level alike",
    ),
    "error.yaml-no-colon": ("Hier fehlt ein Doppelpunkt", "a colon is missing here"),
    "hint.yaml-no-colon": ("schlüssel: wert", "key: value"),
    "error.yaml-quote": (
        "Ein Anführungszeichen ist nicht geschlossen",
        "a quotation mark is not closed",
    ),
    "hint.yaml-quote": (
        "Das schließende Anführungszeichen ergänzen",
        "add the closing quotation mark",
    ),
    "error.yaml-syntax": ("Kein gültiges YAML ({problem})", "not valid YAML ({problem})"),
    "hint.yaml-syntax": (
        "Diese und die vorige Zeile mit einem Beispiel vergleichen",
        "compare this line and the one above with an example",
    ),
    "error.key-text": ("„{text}“ ist kein Name", '"{text}" is no name'),
    "hint.key-text": (
        "Kleine Buchstaben, Ziffern, - und _: reform-2026",
        "small letters, digits, - and _: reform-2026",
    ),
    "error.set-form": (
        "„{text}“ nennt keinen Wert der Regeln",
        '"{text}" names no value of the rules',
    ),
    "hint.set-form": (
        "So schreiben: --set ki_grundfoerderung.fachkraft_hoechstbetrag=65000",
        "write it like this: --set ki_grundfoerderung.fachkraft_hoechstbetrag=65000",
    ),
    "error.overlay-path": ("{path} gibt es nicht", "there is no {path}"),
    "hint.overlay-path": ("Es gibt: {names}", "there are: {names}"),
    "error.overlay-rows": (
        "Erwartet wird eine Liste von Zeilen {{from, value}}",
        "a list of rows {{from, value}} is expected",
    ),
    "hint.overlay-rows": (
        "- {{from: 2026-01-01, value: 65000}}",
        "- {{from: 2026-01-01, value: 65000}}",
    ),
    "error.overlay-order": (
        "Die Zeile ab {first} beginnt, bevor die darüber endet",
        "the row from {first} begins before the one above it ends",
    ),
    "hint.overlay-order": (
        "Die obere mit until enden lassen, nach Datum ordnen",
        "end the upper one with until, in order of time",
    ),
    "error.overlay-outside": (
        "Der Wert gilt nie: die Regeln reichen vom {first} bis {last}",
        "the value never holds: the rules reach from {first} to {last}",
    ),
    "hint.overlay-outside": ("Jahr prüfen", "check the year"),
    "error.overlay-series": (
        "Hier stehen Zahlen nach Jahr oder Tag",
        "figures by year or by day belong here",
    ),
    "hint.overlay-series": ("{{2026: 119.1}}", "{{2026: 119.1}}"),
}
