"""What is wrong with the register and the facts in it. Each text is (German, English)."""

REGISTER: dict[str, tuple[str, str]] = {
    "error.fact-column": (
        "Das Register hat keine Spalte „{name}“",
        'the register has no column "{name}"',
    ),
    "hint.fact-column": ("Spalte oder column berichtigen", "correct the column or the fact"),
    "error.register-ags": ("„{text}“ ist kein AGS", '"{text}" is no AGS'),
    "hint.register-ags": (
        "2, 5 oder 8 Ziffern, mit führender Null: 05978",
        "2, 5 or 8 digits, with the leading zero: 05978",
    ),
    "error.register-art-name": (
        "„{name}“ ist als {art} eingetragen",
        '"{name}" is entered as {art}',
    ),
    "hint.register-art-name": (
        "Ein Kreis ist kreis, eine Stadt mit eigenem KI kreisfreie_stadt",
        "a Kreis is kreis, a town with a KI of its own kreisfreie_stadt",
    ),
    "error.fact-year": (
        "Die Spalte {name} ist von {year}, as_of sagt {found}",
        "the column {name} is of {year}, as_of says {found}",
    ),
    "hint.fact-year": (
        "Tag oder Spalte berichtigen",
        "correct the day or the column",
    ),
    "error.register-art": (
        "„{text}“ ist weder kreis noch kreisfreie_stadt",
        '"{text}" is neither kreis nor kreisfreie_stadt',
    ),
    "hint.register-art": (
        "kreis oder kreisfreie_stadt schreiben",
        "write kreis or kreisfreie_stadt",
    ),
    "error.register-cells": (
        "{found} statt {expected} Zellen in der Zeile",
        "{found} instead of {expected} cells in the row",
    ),
    "hint.register-cells": ("Kommas der Zeile prüfen", "check the commas of the row"),
    "error.register-column": (
        "Die Spalte „{name}“ kommt zweimal vor",
        'the column "{name}" stands twice',
    ),
    "hint.register-column": ("Eine der beiden umbenennen", "rename one of the two"),
    "error.register-columns": (
        "Im Register fehlen Spalten: {names}",
        "the register has no columns: {names}",
    ),
    "hint.register-columns": (
        "Die erste Zeile nennt die Spalten, durch Kommas getrennt",
        "the first line names the columns, separated by commas",
    ),
    "error.register-contains": (
        "Den enthaltenen AGS {ags} gibt es im Register nicht",
        "the contained AGS {ags} is not in the register",
    ),
    "hint.register-contains": ("Den AGS einer anderen Zeile nennen", "name the AGS of another row"),
    "error.register-name": (
        "Der Name „{name}“ steht schon in Zeile {first}",
        'the name "{name}" stands on line {first} already',
    ),
    "hint.register-name": (
        "Kreis oder Stadt davorsetzen, oder die Zeile löschen",
        "put Kreis or Stadt before it, or delete the row",
    ),
    "error.register-number": (
        "„{text}“ in der Spalte {column} ist keine Zahl",
        '"{text}" in the column {column} is no number',
    ),
    "hint.register-number": ("Nur Ziffern und ein Dezimalpunkt", "digits and a decimal point only"),
    "error.register-smaller": (
        "{column} ist kleiner als bei der enthaltenen Kommune {ags}",
        "{column} is smaller than that of the contained municipality {ags}",
    ),
    "hint.register-smaller": (
        "Zahlen der Zeile oder enthaelt berichtigen",
        "correct the figures or enthaelt",
    ),
    "error.register-twice": (
        "Der AGS {ags} steht schon in Zeile {first}",
        "the AGS {ags} stands on line {first} already",
    ),
    "hint.register-twice": ("Eine der Zeilen löschen", "delete one of the rows"),
    "error.fact-copied": (
        "Die Spalte {name} gehört schon zu {other}",
        "the column {name} belongs to {other} already",
    ),
    "hint.fact-copied": (
        "Kopiert und nicht geändert? Die Spalte mit den Zahlen dieses Tages nennen",
        "copied and not edited? name the column with the figures of this day",
    ),
}
