"""What `check` finds beyond what keeps a file from being read, and what the command says.

Each text is (German, English).
"""

from ki_funding.texts.shared import THERE_ARE

CHECKS: dict[str, tuple[str, str]] = {
    "error.unused": ("{section}: „{name}“ wird nirgends gebraucht", '{section}: nothing uses "{name}"'),
    "hint.unused": ("Löschen, oder dort nennen, wo es gelten soll", "delete it, or name it where it is meant to count"),
    "error.weak-without-note": (
        "status: {status} ohne note; niemand sieht, warum der Wert unsicher ist",
        "status: {status} without a note; nobody can see why the value is weak",
    ),
    "hint.weak-without-note": ("In dieselbe Zeile: note: {{de: warum, en: why}}", "beside it: note: {{de: warum, en: why}}"),
    "error.rounding-missing": (
        "{item} teilt ({name}) und sagt nicht, wie gerundet wird",
        "{item} divides ({name}) and does not say how it is rounded",
    ),
    "hint.rounding-missing": (
        "round: 0.01 half_up, oder was der Text der Richtlinie sagt",
        "round: 0.01 half_up, or what the guideline says",
    ),
    "error.row-never-in-force": (
        "Die Zeile gilt von {first} bis {until}; nichts, was {name} braucht, läuft dann",
        "the row holds from {first} to {until}, when nothing that uses {name} runs",
    ),
    "hint.row-never-in-force": ("Datum prüfen, oder in_force, oder die Zeile löschen", "check the day or in_force, or delete the row"),
    "error.row-repeats": (
        "Die Zeile ab {first} sagt dasselbe wie die ab {above}",
        "the row from {first} says the same as the one from {above}",
    ),
    "hint.row-repeats": ("Kopiert und nicht geändert? Berichtigen oder löschen", "copied and not edited? correct it, or delete it"),
    "error.day-within-month": (
        "{day} liegt mitten in einem Monat, und die Anmerkung nennt den Tag nicht",
        "{day} is within a month, and the note does not name the day",
    ),
    "hint.day-within-month": (
        "Verschrieben? Sonst den Tag in note.de nennen, etwa „Die Richtlinie ist vom 25.06.2012.“",
        "a slip? else name the day in note.de, such as „Die Richtlinie ist vom 25.06.2012.“",
    ),
    "error.deadline-twice": ("Für {year} gibt es schon eine Frist", "there is already a deadline for {year}"),
    "hint.deadline-twice": ("Das Jahr ändern oder eine der Zeilen löschen", "change the year, or delete one of the rows"),
    "error.source-copied": ("Den Titel hat schon die Quelle {other}", "the source {other} already has this title"),
    "hint.source-copied": (
        "Den Titel berichtigen, oder {other} zitieren und den Eintrag löschen",
        "correct the title, or cite {other} and delete the entry",
    ),
    "error.scale-unreachable": ("Diese Stufe erreicht kein Wert von {by}", "no value of {by} ever reaches this bracket"),
    "hint.scale-unreachable": ("Grenze prüfen oder die Stufe löschen", "check the bound or delete the bracket"),
    "error.never-bites": ("„{text}“ kann nie den Ausschlag geben", '"{text}" can never make a difference'),
    "hint.never-bites": (
        "Die Zahl prüfen: eine Ziffer zu viel, oder zwei vertauschte Grenzen?",
        "check the figure: a digit too many, or two limits swapped?",
    ),
    "error.test-twice": (
        "Einen Test mit diesem Namen gibt es schon in Zeile {first}",
        "a test with this name is already on line {first}",
    ),
    "hint.test-twice": ("Kopiert und nicht geändert? Umbenennen oder löschen", "copied and not edited? rename it, or delete it"),
    "error.untested": ("Kein Regeltest prüft {item}", "no rule test checks {item}"),
    "hint.untested": (
        "In tests/{id}.yaml einen Fall mit Quelle und Betrag ergänzen",
        "add a case with source and amount to tests/{id}.yaml",
    ),
    "error.untested-row": (
        "{name}: kein Regeltest rechnet ein Jahr von {first} bis {until}, in denen die Zeile gilt",
        "{name}: no rule test is for a year from {first} to {until}, when the row holds",
    ),
    "hint.untested-row": (
        "In tests/{id}.yaml einen Fall aus diesen Jahren mit Quelle und Betrag ergänzen",
        "add a case of these years with source and amount to tests/{id}.yaml",
    ),
    "error.minimum-unknown": ("„{name}“ gibt es nicht", 'there is no "{name}"'),
    "hint.minimum-unknown": THERE_ARE,
    "error.review-due": ("{name}: Quelle zuletzt am {read} nachgelesen, also vor dem {as_of}", "{name}: last read again on {read}, before {as_of}"),
    "hint.review-due": ("Quelle nachlesen und reviewed_on auf den Tag setzen", "read the source again and set reviewed_on to the day"),
    "error.review-never": (
        "{name}: seit dem {as_of} hat niemand die Quelle nachgelesen",
        "{name}: nobody has read the source again since {as_of}",
    ),
    "hint.review-never": ("Quelle nachlesen und reviewed_on: JJJJ-MM-TT ergänzen", "read the source again and add reviewed_on: YYYY-MM-DD"),
    "error.id-twice": ("Das Programm „{id}“ gibt es schon: {first}", 'the programme "{id}" already exists: {first}'),
    "hint.id-twice": ("Eine der beiden Dateien löschen oder umbenennen", "delete or rename one of the two files"),
    "error.file-overlooked": (
        "Diese Datei wird nicht gelesen: Regeldateien enden auf .yaml",
        "nothing reads this file: rule files end in .yaml",
    ),
    "hint.file-overlooked": ("In {name} umbenennen", "rename it to {name}"),
    "error.file-unread": ("Diese Datei wird nicht gelesen", "nothing reads this file"),
    "hint.file-unread": (
        "Regeln sind .yaml-Dateien und register.csv; was keine ist, löschen oder anderswo aufheben",
        "rules are .yaml files and register.csv; delete what is none, or keep it elsewhere",
    ),
    "error.folder-overlooked": (
        "In diesem Ordner liegen YAML-Dateien, die nicht gelesen werden",
        "this folder holds YAML files that nothing reads",
    ),
    "hint.folder-overlooked": (
        "Regeln liegen im Ordner selbst, ihre Tests in tests",
        "rules lie in the folder itself, their tests in tests",
    ),
    "error.file-unknown": (
        "Die Datei ist weder Regel noch Regeltest, Fall oder Overlay",
        "the file is no rule, rule test, case or overlay",
    ),
    "hint.file-unknown": (
        "Ein Fall beginnt mit kommune und jahr, ein Overlay mit overlay, ein Test mit tests",
        "a case begins with kommune and jahr, an overlay with overlay, a test with tests",
    ),
    "error.file-table": ("Die Datei ist eine Tabelle", "the file is a table"),
    "hint.file-table": (
        "Zeilen berechnen und prüfen mit: ki-funding sweep TABELLE",
        "its rows are computed and checked by: ki-funding sweep TABLE",
    ),
    "help.check": (
        "Prüft Regeln, Regeltests, Overlays und Fälle, ohne zu rechnen: alle Befunde auf einmal."
        "\n\n\b\nBeispiele:\n"
        "  ki-funding check\n"
        "  ki-funding check --as-of 2026-01-01\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding check unna.yaml --strict",
        "Checks rules, rule tests, overlays and cases without calculating: all findings at once."
        "\n\n\b\nExamples:\n"
        "  ki-funding check\n"
        "  ki-funding check --as-of 2026-01-01\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding check unna.yaml --strict",
    ),
    "help.check_paths": (
        "Dateien und Ordner; ohne Angabe der Ordner rules hier, sonst die mitgelieferten Regeln.",
        "Files and folders; without any the folder rules here, else the shipped rules.",
    ),
    "help.as_of": (
        "Nennt Werte, deren Quelle seit diesem Tag nicht nachgelesen wurde (reviewed_on).",
        "Names figures whose source has not been read again since this day (reviewed_on).",
    ),
    "help.strict": ("Wertet Warnungen als Fehler.", "Treats warnings as errors."),
    "help.watch": (
        "Läuft weiter und wiederholt sich, sobald sich eine Datei ändert; Ende mit Strg+C.",
        "Goes on, and runs again as soon as a file changes; Ctrl-C ends it.",
    ),
    "watch.waiting": ("Wartet auf Änderungen; Ende mit Strg+C.", "Waiting for changes; Ctrl-C ends it."),
    "help.check_format": (
        "Wie Befunde aussehen; auto: nach der Endung von --output, sonst github in GitHub Actions, sonst text.",
        "How findings look; auto: as the suffix of --output says, else github in GitHub Actions, else text.",
    ),
    "usage.day": (
        "{name}: „{text}“ ist kein Tag. So schreiben (JJJJ-MM-TT): 2026-01-01",
        '{name}: "{text}" is not a day. Write it like this (YYYY-MM-DD): 2026-01-01',
    ),
    "check.summary": (
        "Geprüft: {paths} · Regeldateien: {rules} · Testdateien: {tests} · Fälle und Overlays: {cases} · "
        "Fehler: {errors} · Warnungen: {warnings}",
        "Checked: {paths} · rule files: {rules} · test files: {tests} · cases and overlays: {cases} · "
        "errors: {errors} · warnings: {warnings}",
    ),
    "check.skipped": (
        "Übergangen, weil sie weder Regel noch Regeltest, Fall oder Overlay sind: {names}",
        "Left out, as they are no rule, rule test, case or overlay: {names}",
    ),
}  # fmt: skip
