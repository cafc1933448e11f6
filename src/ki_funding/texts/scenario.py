"""Scenario files: what may be wrong with them and with the tables that they name.

Each text is (German, English).
"""

from ki_funding.texts.shared import KNOWN, POSSIBLE, SWAP

SCENARIO: dict[str, tuple[str, str]] = {
    # a scenario as a whole
    "error.years-text": ("„{text}“ ist kein Jahr und kein Zeitraum", '"{text}" is neither a year nor a range of years'),
    "hint.years-text": ("2023, 2023..2027 oder [2023, 2025] schreiben", "write 2023, 2023..2027 or [2023, 2025]"),
    "error.years-missing": ("Für alle KI fehlt das Jahr", "for all KI the year is missing"),
    "hint.years-missing": ("years: 2023 oder years: 2023..2027 ergänzen", "add years: 2023 or years: 2023..2027"),
    "error.scenario-cases": (
        "cases ist all, einige KI, eine Liste von Fällen oder eine Tabelle",
        "cases is all, some KI, a list of cases or a table",
    ),
    "hint.scenario-cases": (
        "Zum Beispiel {{kommunen: [Unna, Lippe]}}, {{art: kreis}}, [kreis-unna.yaml] oder {{table: faelle.csv}}",
        "for example {{kommunen: [Unna, Lippe]}}, {{art: kreis}}, [kreis-unna.yaml] or {{table: cases.csv}}",
    ),
    "error.draws-number": ("„{text}“ ist keine Zahl von Ziehungen", '"{text}" is not a number of draws'),
    "hint.draws-number": ("Eine ganze Zahl ab 1: 10000", "a whole number from 1 on: 10000"),
    "error.draws-missing": ("Für {path} wird gezogen, aber nicht gesagt, wie oft", "{path} is drawn, but it is not said how often"),
    "hint.draws-missing": ("draws: {{number: 10000, seed: 2026}} ergänzen", "add draws: {{number: 10000, seed: 2026}}"),
    "error.draws-nothing": ("Hier wird gezogen, aber unter vary steht keine Verteilung", "there are draws, but no distribution under vary"),
    "hint.draws-nothing": (
        "draws löschen, oder unter vary uniform, triangular, normal, choice oder empirical schreiben",
        "delete draws, or write uniform, triangular, normal, choice or empirical under vary",
    ),
    # what varies
    "error.vary-path": (
        "„{path}“ ist kein Parameter und keine Angabe eines Programms",
        '"{path}" is neither a parameter nor an input of a programme',
    ),
    "hint.vary-path": KNOWN,
    "error.vary-option": ("„{text}“ sagt nicht, was wie variiert", '"{text}" does not say what varies how'),
    "hint.vary-option": (
        "So schreiben: PROGRAMM.NAME=57000,65000 oder PROGRAMM.NAME=50000..60000/500",
        "write it like this: PROGRAMME.NAME=57000,65000 or PROGRAMME.NAME=50000..60000/500",
    ),
    "error.vary-form": ("Wie etwas variiert, wird auf genau eine Weise gesagt", "how something varies is said in exactly one way"),
    "hint.vary-form": ("Eines davon: {forms} (from mit to und step)", "one of these: {forms} (from with to and step)"),
    "error.vary-step-missing": ("{form} braucht eine Schrittweite", "{form} needs a step"),
    "hint.vary-step-missing": (
        "step: ergänzen, etwa step: 100; mit --vary: =50000..60000/500",
        "add step:, perhaps step: 100; with --vary: =50000..60000/500",
    ),
    "error.vary-endless": ("Der Bereich ab {low} hat kein Ende", "the range from {low} has no end"),
    "hint.vary-endless": ("to: ergänzen", "add to:"),
    "error.vary-numbers": ("{form} hat die Form {expected}", "{form} is of the form {expected}"),
    "hint.vary-numbers": (
        "So viele Zahlen in eckigen Klammern, die kleinste zuerst",
        "so many numbers in square brackets, the least first",
    ),
    "error.vary-step": ("Die Schrittweite ist nicht größer als 0", "the step is not more than 0"),
    "hint.vary-step": ("Eine Schrittweite wie 1 oder 0.01", "a step such as 1 or 0.01"),
    "error.vary-backwards": ("Das Ende {high} liegt unter dem Anfang {low}", "the end {high} is below the start {low}"),
    "hint.vary-backwards": SWAP,
    "error.vary-steps": (
        "Von {low} bis {high} geht es nicht in ganzen Schritten zu {step}",
        "{low} to {high} is no whole number of steps of {step}",
    ),
    "hint.vary-steps": ("Bis {last} gehen, oder eine andere Schrittweite", "go to {last}, or take another step"),
    "error.vary-mode": (
        "Der wahrscheinlichste Wert {mode} liegt nicht zwischen {low} und {high}",
        "the most likely value {mode} is not between {low} and {high}",
    ),
    "hint.vary-mode": ("Reihenfolge: [kleinster, wahrscheinlichster, größter]", "the order is [least, most likely, greatest]"),
    "error.vary-deviation": ("Die Standardabweichung ist nicht größer als 0", "the standard deviation is not more than 0"),
    "hint.vary-deviation": ("sd: größer als 0, oder values: mit dem einen Wert", "sd: more than 0, or values: with the one value"),
    "error.vary-unlikely": (
        "Zwischen {low} und {high} liegt fast nichts von einer Verteilung um {mean}",
        "almost nothing of a distribution around {mean} is between {low} and {high}",
    ),
    "hint.vary-unlikely": (
        "Grenzen angeben, zwischen denen der Mittelwert liegt, oder eine größere sd",
        "give bounds around the mean, or a larger sd",
    ),
    "error.vary-weight": ("Ein Gewicht ist nicht größer als 0", "a weight is not more than 0"),
    "hint.vary-weight": (
        "Werte ohne Gewicht weglassen; die Summe muss nicht 1 sein",
        "leave out values without weight; the sum need not be 1",
    ),
    "error.vary-many": ("Das sind {count} Werte, möglich sind {most}", "these are {count} values, {most} are possible"),
    "hint.vary-many": ("Eine größere Schrittweite wählen", "take a larger step"),
    "error.vary-share": ("share gibt es für Angaben der Fälle, nicht für {path}", "share is for inputs of cases, not for {path}"),
    "hint.vary-share": ("Bei einem Parameter die Werte selbst nennen", "name the values themselves of a parameter"),
    "error.vary-each": ("Für {path} kann nicht jede Kommune eigens ziehen", "not every municipality can draw {path} for itself"),
    "hint.vary-each": (
        "each gibt es für Angaben der Fälle, die aus einer Verteilung kommen",
        "each is for inputs of cases that come from a distribution",
    ),
    "error.vary-unclaimed": ("Kein Fall beantragt {programme}", "no case claims {programme}"),
    "hint.vary-unclaimed": (
        "Beantragt sind: {names}; oder {programme}: in einen Fall schreiben",
        "claimed are: {names}; or write {programme}: into a case",
    ),
    "error.vary-series": (
        "{path} ist eine Reihe: Für welches Jahr oder ab welchem Tag, fehlt",
        "{path} is a series: for which year, or from which day on, is missing",
    ),
    "hint.vary-series": ("Zum Beispiel {path}.2026", "for example {path}.2026"),
    "error.vary-covered": (
        "Von {path} bleibt nichts, weil weiter unten {other} dasselbe setzt",
        "nothing is left of {path}, because {other} further down sets the same",
    ),
    "hint.vary-covered": (
        "{path} unter {other} schreiben, oder eines von beiden löschen",
        "write {path} below {other}, or delete one of them",
    ),
    "error.vary-twice": ("{value} kommt zweimal vor", "{value} appears twice"),
    "hint.vary-twice": ("Jeden Wert einmal; Dezimalzahlen mit Punkt: 4.5", "each value once; decimals with a point: 4.5"),
    "error.share-percent": (
        "{number} ist das {number}-Fache, nicht {number} Prozent",
        "{number} is {number} times as much, not {number} percent",
    ),
    "hint.share-percent": ("Anteile sind Dezimalzahlen: {share}", "shares are decimals: {share}"),
    # the report
    "error.report-amount": ("„{text}“ ist kein Betrag, über den berichtet wird", '"{text}" is not an amount to report on'),
    "hint.report-amount": (
        "claimed, maximum, granted oder unused, davor PROGRAMM. oder PROGRAMM.POSTEN.",
        "claimed, maximum, granted or unused, with PROGRAMME. or PROGRAMME.ITEM. before it",
    ),
    "error.report-by": ("Nach „{name}“ lässt sich nicht gruppieren", 'it is not possible to group by "{name}"'),
    "hint.report-by": POSSIBLE,
    "error.show-unknown": ("„{text}“ ist keine Kennzahl", '"{text}" is not a statistic'),
    "hint.show-unknown": ("sum, mean, least, most, oder p1 bis p99 für Quantile", "sum, mean, least, most, or p1 to p99 for quantiles"),
    "error.report-show": ("{show} gibt es für einen Anteil der Fälle nicht", "there is no {show} of a share of the cases"),
    "hint.report-show": ("show: [mean] ist der Anteil", "show: [mean] is the share"),
    "error.report-bound": (
        "Ein Anteil der Fälle braucht below oder above, und nur eines davon",
        "a share of the cases needs below or above, and only one of them",
    ),
    "hint.report-bound": (
        "below: 0.8 mit reference: maximum, oder below: 300000 in Euro",
        "below: 0.8 with reference: maximum, or below: 300000 in euros",
    ),
    "error.report-reference": (
        "{number} sind hier Euro, weil kein Betrag zum Vergleich genannt ist",
        "{number} is euros here, because no amount to compare with is named",
    ),
    "hint.report-reference": ("reference: maximum ergänzen, oder Euro nennen: 300000", "add reference: maximum, or name euros: 300000"),
    "error.report-land-share": (
        "Eine Summe aller Fälle wird mit Euro verglichen, nicht mit reference",
        "a sum over all cases is compared with euros, not with reference",
    ),
    "hint.report-land-share": (
        "of: case, oder Euro ohne reference: below: 16500000",
        "of: case, or euros without reference: below: 16500000",
    ),
    "error.report-readings": ("Auslegungen sind keine Wahrscheinlichkeiten ({names})", "readings are not probabilities ({names})"),
    "hint.report-readings": ("Nach ihnen gruppieren (by), oder least und most zeigen", "group by them, or show least and most"),
    "error.report-sum": ("sum würde zusammenzählen, was sich gegenseitig ausschließt ({names})", "sum would add up alternatives that exclude each other ({names})"),
    "hint.report-sum": ("Danach gruppieren (by), oder mean, least, most zeigen", "group by it, or show mean, least, most"),
    "error.report-twice": (
        "Mehrere Fälle beantragen dasselbe, und nur einer davon kann eintreten ({names})",
        "several cases claim the same, and only one of them can come true ({names})",
    ),
    "hint.report-twice": ("of: case mit mean, least und most, oder nur einen dieser Fälle nennen", "of: case with mean, least and most, or name only one of these cases"),
    "error.name-twice": ("„{name}“ kommt zweimal vor", '"{name}" appears twice'),
    "hint.name-twice": ("Einmal genügt", "once is enough"),
    # tables
    "error.table-suffix": ("Als Tabelle gelesen werden Dateien mit der Endung .csv, .tsv oder .parquet", "a table is a file that ends in .csv, .tsv or .parquet"),
    "hint.table-suffix": ("Aus der Tabellenkalkulation als CSV (UTF-8) speichern", "save it from the spreadsheet as CSV (UTF-8)"),
    "error.table-empty": ("Die Tabelle hat keine Zeile", "the table has no row"),
    "hint.table-empty": ("Unter die Überschriften gehört eine Zeile je Fall", "one row for each case belongs below the headings"),
    "error.table-csv": ("Ab hier ist das CSV nicht lesbar", "the CSV cannot be read from here on"),
    "hint.table-csv": (
        "Anführungszeichen in Texten verdoppeln, oder die Tabelle neu speichern",
        "double the quotation marks inside texts, or save the table again",
    ),
    "error.table-large": (
        "Die Tabelle ist zu groß",
        "the table is too large",
    ),
    "hint.table-large": (
        "Die Tabelle teilen: höchstens {bytes} Bytes, in dieser gepackten Datei höchstens {cells} Zellen",
        "split the table: at most {bytes} bytes, and in this packed file at most {cells} cells",
    ),
    "error.table-columns-differ": (
        "Die Datei hat andere Spalten als {other}: {names} steht nur in einer von beiden",
        "the file has other columns than {other}: {names} is in one of them only",
    ),
    "hint.table-columns-differ": (
        "Alle Dateien einer Tabelle mit denselben Spalten schreiben, auch leeren",
        "write all files of a table with the same columns, empty ones too",
    ),
    "error.table-folder": ("In dem Ordner ist keine Tabelle", "there is no table in the folder"),
    "hint.table-folder": (
        "Gelesen werden .parquet, .csv und .tsv; ein Szenario als Datei nennen",
        ".parquet, .csv and .tsv are read; name a scenario as a file",
    ),
    "error.table-by-row": (
        "So viele Fälle werden Zeile für Zeile berechnet; Werte können dabei nicht variieren",
        "so many cases are computed row by row, where nothing can vary",
    ),
    "hint.table-by-row": (
        "Weglassen, oder eine kleinere Tabelle nennen, die auf einmal gelesen wird",
        "leave it out, or name a smaller table, which is read at once",
    ),
    "error.table-parquet": ("Das ist keine Parquet-Datei", "this is not a Parquet file"),
    "hint.table-parquet": ("Die Datei neu schreiben", "write the file again"),
    "error.table-extra": ("Für Parquet fehlt eine Bibliothek", "a library for Parquet is missing"),
    "hint.table-extra": (
        'pip install pyarrow, oder die Tabelle als CSV',
        'pip install pyarrow, or give the table as CSV',
    ),
    "error.table-cells": (
        "Zeile {row} hat {found} Zellen, die Überschrift {expected}",
        "row {row} has {found} cells, the heading {expected}",
    ),
    "hint.table-cells": (
        "Fehlende Zellen leer lassen, aber mit Trennzeichen; Texte mit Komma in Anführungszeichen",
        "leave missing cells empty but separated; put texts with a comma in quotation marks",
    ),
    "error.table-column": ("Der Tabelle fehlt die Spalte „{key}“", 'the table has no column "{key}"'),
    "hint.table-column": ("Eine Spalte {key} ergänzen; es gibt: {names}", "add a column {key}; there are: {names}"),
    "error.table-column-unknown": ("Kein Programm kennt die Spalte „{column}“", 'no programme knows the column "{column}"'),
    "hint.table-column-unknown": ("Erlaubt sind kommune, jahr und PROGRAMM.ANGABE", "kommune, jahr and PROGRAMME.INPUT are allowed"),
    "error.table-no-inputs": ("Keine Spalte ist eine Angabe zu einem Programm", "no column is an input of a programme"),
    "hint.table-no-inputs": (
        "Eine Zeile je Fall und eine Spalte je PROGRAMM.ANGABE; Tabellen von calc enthalten Ergebnisse, keine Angaben",
        "a row for each case and a column for each PROGRAMME.INPUT; tables of calc hold results, not inputs",
    ),
    "error.table-ags": ("„{ags}“ ist nicht der AGS von {kommune}", '"{ags}" is not the AGS of {kommune}'),
    "hint.table-ags": ("Eine der beiden Zellen berichtigen, oder die Spalte ags löschen", "correct one of the two cells, or delete the column ags"),
    "error.table-column-twice": ("Die Spalte „{column}“ kommt zweimal vor", 'the column "{column}" appears twice'),
    "hint.table-column-twice": ("Eine davon löschen", "delete one of them"),
    "error.table-workbook": ("Das ist eine Arbeitsmappe, keine Tabelle in Textform", "this is a workbook, not a table in text form"),
    "hint.table-workbook": (
        "In der Tabellenkalkulation speichern unter: CSV UTF-8 (durch Trennzeichen getrennt)",
        "in the spreadsheet, save as: CSV UTF-8",
    ),
    "table.where": ("Zeile {row}, Spalte „{column}“: {said}", 'row {row}, column "{column}": {said}'),
}  # fmt: skip
