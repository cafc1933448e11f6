"""Workbooks that are read: the form of a case, and what is wrong with a workbook or its cells.

`sheet.hint.CODE` takes the place of `hint.CODE` where the finding stands in a cell. Each text is
(German, English). Words in braces are filled.
"""

WORKBOOKS: dict[str, tuple[str, str]] = {
    "place.cell": ("{file}, Blatt {sheet}, {cell}", "{file}, sheet {sheet}, {cell}"),
    "form.title": ("Fall: {whose}", "Case: {whose}"),
    "form.cases": ("Fälle", "Cases"),
    "form.amounts": ("Bescheid und Ist", "Notice and actual"),
    "form.notice": ("laut Bescheid", "by the notice"),
    "form.how": (
        "Gelbe Felder ausfüllen. Darin steht zuerst, was höchstens gefördert wird; Zahlen mit Komma, Tage als 01.04.{year}.\n"
        "Programme, die nicht beantragt werden: nein wählen; was darunter steht, zählt dann nicht.\n"
        "Ändert sich eine Besetzung im Jahr: die Zeile kopieren, darunter einfügen und in jeder die Tage eintragen.\n"
        "Speichern und rechnen: ki-funding calc DATEI.xlsx{plan}, als Mappe oder Bericht mit --output ergebnis.xlsx oder ergebnis.html",
        "Fill in the yellow cells. They begin with the most that is funded; enter days as {year}-04-01.\n"
        "For programmes that are not claimed choose no; what stands below does not count then.\n"
        "If staff changes within the year, copy the row, insert it below and enter the days in each.\n"
        "Save it and calculate: ki-funding calc FILE.xlsx{plan}, as a workbook or report with --output result.xlsx or result.html",
    ),
    "form.how_rows": (
        "Jede Zeile ist ein Fall: eine Kommune in einem Jahr. Ein Programm gilt als beantragt, wenn in einer seiner Spalten etwas steht.\n"
        "Die graue Zeile mit den Schlüsseln bleibt stehen. Speichern und rechnen: ki-funding calc DATEI.xlsx{plan}",
        "Each row is a case: a municipality in a year. A programme counts as claimed if one of its columns is filled in.\n"
        "Keep the grey row with the keys. Save it and calculate: ki-funding calc FILE.xlsx{plan}",
    ),
    "form.how_amounts": (
        "Freiwillig: mit diesen Beträgen vergleicht die Berechnung; sie sagt auch, was zurückzuzahlen ist.",
        "Optional: the calculation compares with these amounts, and says what has to be paid back.",
    ),
    "form.kommune": ("Kreis oder kreisfreie Stadt aus der Liste wählen", "choose a Kreis or kreisfreie Stadt from the list"),
    "form.claimed": ("Wird das Programm beantragt?", "Is the programme claimed?"),
    "form.period": ("Nur wenn nicht das ganze Jahr gefördert wird", "only if not the whole year is funded"),
    "form.over_time": ("Tage nur, wenn es nicht das ganze Jahr gilt", "days only if it does not hold all year"),
    "form.other": ("Höchstwerte hier für {whose}", "limits here are for {whose}"),
    "form.full": ("Höchstens gefördert", "Funded at most"),
    "form.check": ("Prüfung", "Check"),
    "form.remark": ("Hinweis", "Remark"),
    "form.missing": ("fehlt", "missing"),
    "form.no_number": ("keine Zahl", "no number"),
    "form.over": ("mehr als gefördert wird", "more than is funded"),
    "form.euro": ("Euro", "euros"),
    "form.refused": (
        "Das passt nicht hierher: eine Zahl ab 0, ein Tag des Jahres oder etwas aus der Liste.",
        "This does not fit here: a number from 0 on, a day of the year, or something from the list.",
    ),
    "sheet.free": ("Was sich ändern lässt", "What can be changed"),
    "sheet.free_how": (
        "Gelbe Zellen ändern: Förderung, Höchstbeträge und Summen rechnen mit, auf allen Blättern. Bescheid, Ist, Rückzahlung und alle Texte bleiben, wie sie sind, und was hier nicht steht, auch.",
        "Change the yellow cells: funding, maxima and sums follow, on all sheets. Notice, actual, repayment and all texts stay as they are, and so does what is not listed here.",
    ),
    "sheet.folded": ("{title} (mit + am linken Rand aufklappen)", "{title} (unfold with + at the left margin)"),
    "sheet.months": ("Dauer der Förderung", "length of funding"),
    "form.figure": ("Angabe", "Figure"),
    "form.unit": ("Einheit", "Unit"),
    "form.entry": ("Eintrag", "Entry"),
    "form.from": ("ab Tag", "from day"),
    "form.until": ("bis Tag", "until day"),
    "form.key": ("Schlüssel", "Key"),
    "form.yes": ("ja", "yes"),
    "form.no": ("nein", "no"),
    "error.workbook-broken": ("Die Datei ist keine lesbare Arbeitsmappe", "the file is no workbook that can be read"),
    "hint.workbook-broken": (
        "In der Tabellenkalkulation öffnen und neu als .xlsx speichern",
        "open it in the spreadsheet and save it anew as .xlsx",
    ),
    "error.workbook-locked": ("Die Arbeitsmappe hat ein Kennwort oder ein altes Format", "the workbook has a password or an old format"),
    "hint.workbook-locked": ("Ohne Kennwort als .xlsx speichern", "save it as .xlsx without a password"),
    "error.workbook-large": ("Die Arbeitsmappe ist größer, als ein Fall es sein kann", "the workbook is larger than a case can be"),
    "hint.workbook-large": (
        "Eine andere Datei nennen, oder nur das Blatt mit dem Fall speichern; höchstens {most} Bytes",
        "name another file, or save the sheet with the case alone; at most {most} bytes",
    ),
    "error.workbook-cases": (
        "Das sind {found} Berechnungen, aus einer Arbeitsmappe sind {most} möglich",
        "these are {found} calculations, {most} are possible of one workbook",
    ),
    "hint.workbook-cases": (
        "Auf mehrere Arbeitsmappen verteilen, oder das Blatt als CSV speichern und mit ki-funding sweep berechnen",
        "spread them over several workbooks, or save the sheet as CSV and compute it with ki-funding sweep",
    ),
    "error.workbook-far": ("So weit rechts oder unten wird nicht gelesen", "nothing is read so far to the right or below"),
    "hint.workbook-far": (
        "Was hinter Zeile {rows} oder Spalte {columns} steht, löschen",
        "delete what stands behind row {rows} or column {columns}",
    ),
    "error.workbook-other": ("Gelesen werden Arbeitsmappen als .xlsx", "workbooks are read as .xlsx"),
    "hint.workbook-other": (
        "In der Tabellenkalkulation speichern unter: Excel-Arbeitsmappe (.xlsx)",
        "in the spreadsheet, save as: Excel workbook (.xlsx)",
    ),
    "error.workbook-no-case": ("In der Arbeitsmappe ist kein Fall", "there is no case in the workbook"),
    "hint.workbook-no-case": (
        "Ein Formular schreibt: ki-funding init Unna --output unna.xlsx",
        "to write a form: ki-funding init Unna --output unna.xlsx",
    ),
    "error.cell-formula": ("Das Ergebnis der Formel ist nicht gespeichert", "the result of the formula is not saved"),
    "hint.cell-formula": (
        "In der Tabellenkalkulation öffnen und speichern, oder die Zahl selbst eintragen",
        "open and save it in the spreadsheet, or enter the number itself",
    ),
    "error.cell-error": ("Die Formel ergibt einen Fehler: {text}", "the formula comes to an error: {text}"),
    "hint.cell-error": ("Die Formel berichtigen oder die Zahl selbst eintragen", "correct the formula or enter the number itself"),
    "error.cell-inexact": ("{text} ist keine genaue Zahl", "{text} is no exact number"),
    "hint.cell-inexact": (
        "Runden: =RUNDEN(…;2), oder die Zahl selbst eintragen, vielleicht {near}",
        "round it: =ROUND(…,2), or enter the number itself, perhaps {near}",
    ),
    "error.cell-yes-no": ("„{text}“ ist weder ja noch nein", '"{text}" is neither yes nor no'),
    "hint.cell-yes-no": (
        "ja, wenn das Programm beantragt wird, sonst nein",
        "yes if the programme is applied for, else no",
    ),
    "error.cell-key-twice": ("„{key}“ ist zweimal ausgefüllt", '"{key}" is filled in twice'),
    "hint.cell-key-twice": ("Eine der beiden Zellen leeren", "empty one of the two cells"),
    "sheet.hint.number-text": ("Eine Zahl eintragen: 48000 oder 0,5", "enter a number: 48000 or 0.5"),
    "sheet.hint.number-thousands": ("Ohne Trennzeichen eintragen: {remedy}", "enter it without them: {remedy}"),
    "sheet.hint.date-text": ("Einen Tag eintragen: 01.04.2027", "enter a day: 2027-04-01"),
    "sheet.hint.input-missing": ("0 eintragen, wenn dafür nichts beantragt wird", "enter 0 if nothing is claimed for it"),
    "sheet.hint.key-missing": ("In dieser Zelle ergänzen", "enter it in this cell"),
    "sheet.hint.kommune-text": ("Eine Kommune aus der Liste wählen", "choose a municipality from the list"),
}  # fmt: skip
