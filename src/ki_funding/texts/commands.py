"""Help and messages of the command line. Each text is (German, English)."""

COMMANDS: dict[str, tuple[str, str]] = {
    "help.app": (
        "Berechnet die Förderung der Kommunalen Integrationszentren in NRW: auf den Cent genau, "
        "mit einer Quelle für jede Zahl.",
        "Calculates the funding of the Kommunale Integrationszentren in NRW: exact to the cent, "
        "with a source for every figure.",
    ),
    "help.app.epilog": (
        "Exit-Codes: 0 fertig, 1 die Eingabe hat Fehler, 2 falscher Aufruf oder fehlende Datei, "
        "3 Fehler im Programm, 130 abgebrochen.",
        "Exit codes: 0 done, 1 the input has errors, 2 wrong usage or a missing file, "
        "3 a bug of ours, 130 interrupted.",
    ),
    "short.calc": ("Berechnet die Förderung.", "Calculates the funding of cases."),
    "short.explain": ("Zeigt, wie ein Betrag zustande kommt.", "Shows how an amount came about."),
    "short.state": ("Berechnet die Höchstbeträge aller 54 KI.", "Calculates the maxima of all 54 KI."),
    "short.rules": ("Zeigt das Regelwerk und seine Lücken.", "Shows the rulebook and its gaps."),
    "short.init": ("Schreibt eine Falldatei zum Ausfüllen.", "Writes a case file to fill in."),
    "short.check": ("Prüft Dateien, ohne zu rechnen.", "Checks files without calculating."),
    "short.test": ("Prüft die Regeln mit ihren eigenen Tests.", "Runs the rules' own tests."),
    "short.diff": ("Zeigt, was eine Regeländerung bewirkt.", "Shows what a rule change means."),
    "short.schema": ("Zeigt das JSON Schema einer Datei.", "Shows the JSON Schema of a file."),
    "help.calc": (
        "Berechnet die Förderung jedes Falls.\n\n\b\nBeispiele:\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding calc unna.yaml\n"
        "  ki-funding calc unna.yaml --year 2019..2026\n"
        "  ki-funding calc unna.yaml --output unna.html\n"
        "  ki-funding calc . --csv-dialect excel-de --output faelle.csv",
        "Calculates the funding of each case.\n\n\b\nExamples:\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding calc unna.yaml\n"
        "  ki-funding calc unna.yaml --year 2019..2026\n"
        "  ki-funding calc unna.yaml --output unna.html\n"
        "  ki-funding calc . --output cases.xlsx",
    ),
    "help.explain": (
        "Zeigt, wie jeder Betrag zustande kommt, oder was ein Befund heißt.\n\n\b\nBeispiele:\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding explain unna.yaml\n"
        "  ki-funding explain unna.yaml komm_an_i\n"
        "  ki-funding explain unna.yaml ki_grundfoerderung.fachkraft\n"
        "  ki-funding explain input-unknown",
        "Shows how each amount came about, or what a finding means.\n\n\b\nExamples:\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding explain unna.yaml\n"
        "  ki-funding explain unna.yaml komm_an_i\n"
        "  ki-funding explain unna.yaml ki_grundfoerderung.fachkraft\n"
        "  ki-funding explain input-unknown",
    ),
    "help.state": (
        "Berechnet die Höchstbeträge aller 54 KI und vergleicht sie mit dem Mindestbetrag des Landes.\n\n\b\nBeispiele:\n"
        "  ki-funding state --year 2023\n"
        "  ki-funding state --year 2024 --by regierungsbezirk\n"
        "  ki-funding state --year 2026 --output land.xlsx",
        "Calculates the maxima of all 54 KI and compares them with the minimum of the Land.\n\n\b\nExamples:\n"
        "  ki-funding state --year 2023\n"
        "  ki-funding state --year 2024 --by regierungsbezirk\n"
        "  ki-funding state --year 2026 --output land.xlsx",
    ),
    "help.init": (
        "Schreibt eine kommentierte Falldatei mit allen Höchstbeträgen, gültig auch ohne Änderung.\n\n\b\nBeispiele:\n"
        "  ki-funding init Unna\n"
        "  ki-funding init 05315 --year 2024\n"
        "  ki-funding init Unna --year 2023 --output unna-2023.yaml\n"
        "  ki-funding init Unna --year 2027 --output unna.xlsx\n"
        "  ki-funding init Unna Köln --year 2026..2027 --output faelle.xlsx",
        "Writes a commented case file with every maximum, valid as it is.\n\n\b\nExamples:\n"
        "  ki-funding init Unna\n"
        "  ki-funding init 05315 --year 2024\n"
        "  ki-funding init Unna --year 2023 --output unna-2023.yaml\n"
        "  ki-funding init Unna --year 2027 --output unna.xlsx\n"
        "  ki-funding init Unna Köln --year 2026..2027 --output cases.xlsx",
    ),
    "note.rules_here": (
        "Gerechnet mit den mitgelieferten Regeln; für die Regeln in {folder}: --rules {folder}",
        "Calculated with the shipped rules; for those in {folder}: --rules {folder}",
    ),
    "help.schema_all": (
        "Schreibt alle Schemas in diesen Ordner, für ein eigenes Repository mit Regeln.",
        "Writes every schema into this folder, for a repository of your own with rules.",
    ),
    "help.with": (
        "Ein Overlay: Werte, die an die Stelle derer der Regeln treten; von mehreren gilt das letzte.",
        "An overlay: values that replace those of the rules; of several the last one wins.",
    ),
    "help.plan": (
        "Für die Planung: Was nicht bekannt ist, wird wie zuletzt bekannt angesetzt und gekennzeichnet.",
        "For planning: what is not known is taken to be what it last was, and marked.",
    ),
    "findings.error": ("{count} Fehler", "{count} errors"),
    "findings.error.one": ("{count} Fehler insgesamt", "{count} error"),
    "findings.warning": ("{count} Warnungen", "{count} warnings"),
    "findings.warning.one": ("{count} Warnung", "{count} warning"),
    "help.ids": (
        "Nennt Programme, Posten und Werte mit ihren Kennungen statt mit Titeln.",
        "Names programmes, items and figures by their ids instead of their titles.",
    ),
    "help.carry_forward": (
        "Über das Regelwerk hinaus bis zu diesem Jahr rechnen: Was gilt, gilt weiter, als Planungsannahme.",
        "Calculate beyond the rulebook, until this year: what holds goes on, as planned.",
    ),
    "usage.carry_forward": (
        "--carry-forward {text}: ein Jahr nach {last} angeben, höchstens zwanzig danach. Bis {last} reichen die Regeln.",
        "--carry-forward {text}: give a year after {last}, at most twenty later. The rules reach until {last}.",
    ),
    "help.set": (
        "Ein einzelner Wert, auch PROGRAMM.NAME.ZWEIG@TAG=WERT; ohne @TAG für alle Jahre.",
        "A single value, also PROGRAMME.NAME.BRANCH@DAY=VALUE; without @DAY for all years.",
    ),
    "help.kommune": ("AGS oder Name einer Kommune mit KI; in einer Arbeitsmappe auch mehrerer.", "AGS or name of a municipality with a KI; in a workbook also of several."),
    "usage.kommune": (
        "„{name}“ steht nicht im Register. Gemeint ist vielleicht: {names}",
        '"{name}" is not in the register. Did you mean: {names}',
    ),
    "usage.kommune_unknown": (
        "„{name}“ steht nicht im Register. Ein KI haben nur Kreise und kreisfreie Städte: Namen oder AGS davon angeben, zum Beispiel Unna oder 05978.",
        '"{name}" is not in the register. Only Kreise and kreisfreie Städte have a KI: give the name or AGS of one, for example Unna or 05978.',
    ),
    "usage.kommune_year": ("{name} ist ein Jahr: mit --year {name} angeben", "{name} is a year: give it as --year {name}"),
    "usage.output_exists": (
        "{file} gibt es schon; eine ausgefüllte Falldatei wird nicht überschrieben. Mit --output einen anderen Namen nennen.",
        "{file} exists; a case file that may be filled in is not overwritten. Name another file with --output.",
    ),
    "usage.one_year": (
        "Eine Falldatei ist für ein Jahr: --year 2024. Mehrere stehen in einer Arbeitsmappe: --output FAELLE.xlsx",
        "A case file is for one year: --year 2024. Several stand in a workbook: --output CASES.xlsx",
    ),
    "usage.one_kommune": (
        "Eine Falldatei ist für eine Kommune. Mehrere stehen in einer Arbeitsmappe: --output FAELLE.xlsx",
        "A case file is for one municipality. Several stand in a workbook: --output CASES.xlsx",
    ),
    "help.init_year": ("Das Jahr der Falldatei; in einer Arbeitsmappe auch mehrere: 2026..2027.", "The year of the case file; in a workbook also several: 2026..2027."),
    "usage.kommune_ambiguous": (
        "„{name}“ ist nicht eindeutig. Eines davon angeben: {names}",
        '"{name}" is ambiguous. Give one of these: {names}',
    ),
    "init.heading": ("{name} {year}, bei voller Nutzung", "{name} {year}, at full use"),
    "init.hint": (
        "Zahlen anpassen; Programme löschen, die nicht beantragt werden.",
        "Change the figures; delete programmes that are not claimed.",
    ),
    "init.plan": (
        "Als Plan geschrieben; ebenso rechnen: ki-funding calc DATEI --plan",
        "Written as a plan; calculate it as one too: ki-funding calc FILE --plan",
    ),
    "init.not_begun": ("gibt es dort noch nicht", "not there yet"),
    "init.not_eligible": ("nicht gefördert", "not eligible"),
    "init.optional": ("freiwillig", "optional"),
    "init.default": ("ohne Angabe gilt der Wert der Regeln", "if left out, the value of the rules holds"),
    "init.zero": ("ohne Angabe gilt 0", "if left out, it is 0"),
    "init.open": (
        "Höchstgrenze nicht bekannt: eigene Zahl eintragen, auch 0; ohne sie bleibt der Posten unbestimmt.",
        "the limit is not known: enter your own figure, even 0; without it the item stays undetermined.",
    ),
    "init.open_law": (
        "In den Regeln fehlt: {names}. Solange bleibt der Posten unbestimmt; mit 0 gilt er als nicht beantragt.",
        "missing in the rules: {names}. Until then the item stays undetermined; 0 means that it is not claimed.",
    ),
    "init.notice": ("was der Bescheid bewilligt, je Posten (Euro); freiwillig", "what the notice grants, by item (euros); optional"),
    "init.actual": ("was ausgegeben wurde, je Posten (Euro); freiwillig", "what was spent, by item (euros); optional"),
    "init.unknown": ("Höchstgrenze nicht bekannt", "the limit is not known"),
    "help.rules_command": (
        "Zeigt das Regelwerk: Programme, den Verlauf jedes Werts und was nicht bekannt ist.\n\n\b\nBeispiele:\n"
        "  ki-funding rules\n"
        "  ki-funding rules kim\n"
        '  ki-funding rules --status "open,assumed"\n'
        "  ki-funding rules --output regelwerk.html",
        "Shows the rulebook: programmes, the history of each figure, and what is not known.\n\n\b\nExamples:\n"
        "  ki-funding rules\n"
        "  ki-funding rules kim\n"
        '  ki-funding rules --status "open,assumed"\n'
        "  ki-funding rules --output rulebook.html",
    ),
    "help.schema": (
        "Zeigt das JSON Schema einer Datei, mit dem ein Editor Schlüssel vorschlägt und erklärt; ohne NAME, welche es gibt.\n\n\b\nBeispiele:\n"
        "  ki-funding schema\n"
        "  ki-funding schema case --output case.schema.json\n"
        "  ki-funding schema rules",
        "Shows the JSON Schema of a file, with which an editor offers and explains keys; without NAME, which there are.\n\n\b\nExamples:\n"
        "  ki-funding schema\n"
        "  ki-funding schema case --output case.schema.json\n"
        "  ki-funding schema rules",
    ),
    "help.schema_name": ("Welches Schema; case ist das der Falldatei.", "Which schema; case is that of the case file."),
    "usage.schema": (
        "Ein Schema „{name}“ gibt es nicht. Gemeint ist vielleicht: {names}",
        'There is no schema "{name}". Did you mean: {names}',
    ),
    "help.programme": ("Ein Programm mit dem Verlauf seiner Werte.", "A programme, with the history of its figures."),
    "help.status": (
        "Werte mit diesem Status und was von ihnen abhängt: open,assumed.",
        "Figures with this status and what depends on them: open,assumed.",
    ),
    "help.sources": ("Die Quellen und was auf ihnen beruht.", "The sources and what rests on them."),
    "help.published": (
        "Veröffentlichte Pläne und gerundete Zahlen neben den berechneten.",
        "Published plans and rounded figures beside the calculated ones.",
    ),
    "help.readings": ("Die Auslegungen mit Antworten und Voreinstellung.", "The readings with options and default."),
    "usage.programme": (
        "Ein Programm „{name}“ gibt es nicht. Gemeint ist vielleicht: {names}",
        'There is no programme "{name}". Did you mean: {names}',
    ),
    "usage.code": (
        "Weder eine Datei noch einen Befund „{name}“ gibt es. Gemeint ist vielleicht: {names}",
        'There is neither a file nor a finding "{name}". Did you mean: {names}',
    ),
    "usage.status": ("Einen Status „{name}“ gibt es nicht. Möglich sind: {names}", 'There is no status "{name}". Possible are: {names}'),
    "help.by": ("Wonach die Summen aufgeteilt werden.", "How the sums are split."),
    "help.cases": ("Falldateien, Ordner damit, oder - für die Standardeingabe.", "Case files, folders of them, or - for standard input."),
    "help.case": (
        "Eine Falldatei, - für die Standardeingabe, oder das Wort, das in einer Meldung in eckigen Klammern steht.",
        "A case file, - for standard input, or the word in square brackets of a message.",
    ),
    "help.path": (
        "Ein Programm oder ein Posten, mit Titel oder Kennung, auch nur deren Anfang, wo er eindeutig ist.",
        "A programme or an item, by title or id, also by its beginning where that is unambiguous.",
    ),
    "help.year": (
        "Für ein anderes Jahr rechnen (2018) oder für mehrere (2019..2026); Monatsangaben gelten dann für das gewählte Jahr.",
        "Calculate another year (2018) or several (2019..2026); months are then those of that year.",
    ),
    "help.short": (
        "Auf einer Seite: Summe, Tabelle, wie sicher sie ist und was offen ist (table, md, html, xlsx).",
        "On one page: the total, a table, how sure it is and what is open (table, md, html, xlsx).",
    ),
    "usage.short": (
        "--short gibt es als table, md, html und xlsx, nicht als {format}",
        "--short is for table, md, html and xlsx, not for {format}",
    ),
    "help.keep_going": (
        "Auch dann schreiben, wenn Fälle Fehler haben; das Ergebnis nennt, was fehlt.",
        "Write even if cases have errors; the result names what is missing.",
    ),
    "note.nothing_written": (
        "Nichts geschrieben, weil {names} fehlen würde. Mit --keep-going wird trotzdem geschrieben; das Ergebnis nennt, was fehlt.",
        "Nothing was written, because {names} would be missing. With --keep-going it is written anyway and names what is missing.",
    ),
    "help.full_use": (
        "Jeden Höchstbetrag ausschöpfen, in allen Programmen des Jahres.",
        "Claim every maximum, in all programmes of the year.",
    ),
    "help.reading": ("Eine andere Auslegung wählen; mehrfach möglich.", "Choose another reading; may be repeated."),
    "help.rules": (
        "Ordner mit Regeln statt der mitgelieferten (auch KI_FUNDING_RULES).",
        "A folder of rules instead of the shipped ones (also KI_FUNDING_RULES).",
    ),
    "help.format": (
        "Format des Ergebnisses; ohne Angabe nach der Endung von --output, sonst table.",
        "Format of the result; by default that of the suffix of --output, else table.",
    ),
    "help.output": ("In eine Datei schreiben; bei einem Fehler bleibt sie, wie sie war.", "Write to a file; on an error it stays as it was."),
    "help.lang": ("Sprache: de oder en (auch KI_FUNDING_LANG).", "Language: de or en (also KI_FUNDING_LANG)."),
    "help.color": ("Wann Farben verwendet werden.", "When colours are used."),
    "help.quiet": ("Nur Ergebnis und Fehler zeigen.", "Show results and errors only."),
    "help.version": ("Version des Programms und der Regeln zeigen.", "Show the version of program and rules."),
    "version": ("ki-funding {version} (Regeln {rules}, {digest})", "ki-funding {version} (rules {rules}, {digest})"),
    "note.written": ("Geschrieben: {file}", "written: {file}"),
    "usage.error": ("Fehler: {message}", "Error: {message}"),
    "usage.help": ("Hilfe: {command} --help", "Help: {command} --help"),
    "usage.no_case": (
        "Es fehlt eine Falldatei. Eine neue schreibt: ki-funding init Unna --output unna.yaml; danach: ki-funding calc unna.yaml",
        "A case file is missing. To write a new one: ki-funding init Unna --output unna.yaml; then: ki-funding calc unna.yaml",
    ),
    "usage.year": (
        "„{text}“ ist kein Jahr und kein Zeitraum. So schreiben: --year 2023 oder --year 2019..2026",
        '"{text}" is neither a year nor a range. Write it like this: --year 2023 or --year 2019..2026',
    ),
    "usage.year_range": (
        "Das Regelwerk reicht von {first} bis {last}; {text} liegt nicht darin. Ein Jahr daraus angeben; weiter reicht --carry-forward.",
        "The rulebook covers {first} to {last}; {text} is not within. Give a year from these; --carry-forward reaches further.",
    ),
    "usage.reading": (
        "„{text}“ hat nicht die Form ID=ANTWORT. Alle Auslegungen zeigt: ki-funding rules --readings",
        '"{text}" is not of the form ID=OPTION. To see all readings: ki-funding rules --readings',
    ),
    "usage.output_folder": (
        "Den Ordner für {file} gibt es nicht. Ihn anlegen oder einen anderen nennen.",
        "The folder for {file} does not exist. Create it, or name another one.",
    ),
    "usage.locked": (
        "{file} lässt sich nicht ersetzen: {reason}. Ist die Datei in einem anderen Programm geöffnet? Sie dort schließen oder einen anderen Namen nennen.",
        "{file} cannot be replaced: {reason}. Is it open in another program? Close it there, or name another file.",
    ),
    "usage.output": (
        "{file} lässt sich nicht schreiben: {reason}. Einen anderen Ort nennen.",
        "{file} cannot be written: {reason}. Name another place.",
    ),
    "usage.reading_twice": (
        "Für die Auslegung {name} sind zwei verschiedene Antworten gewählt. Nur eine angeben.",
        "Two different options are chosen for the reading {name}. Give one only.",
    ),
    "usage.set_twice": (
        "Für {path} sind zwei Werte angegeben. Nur einen angeben.",
        "Two values are given for {path}. Give one only.",
    ),
    "usage.system": (
        "Das System meldet: {reason}. Die Ursache beheben und den Befehl wiederholen.",
        "the system says: {reason}. Put that right and run the command again.",
    ),
    "usage.memory": (
        "Der Arbeitsspeicher reicht nicht. Anderes beenden, die Grenze heben (ulimit -v) oder weniger auf einmal rechnen.",
        "there is not enough memory. End other programs, raise the limit (ulimit -v) or calculate less at once.",
    ),
    "usage.no_home": (
        "Der Ordner des Benutzers ist nicht bekannt. HOME setzen und den Befehl wiederholen.",
        "the folder of the user is not known. Set HOME and run the command again.",
    ),
    "usage.extra": (
        'Dafür fehlen Bibliotheken oder sie lassen sich nicht laden ({reason}): {command}',
        'libraries for this are missing or cannot be loaded ({reason}): {command}',
    ),
    "usage.binary": (
        "{format} lässt sich im Terminal nicht anzeigen; mit --output DATEI in eine Datei schreiben",
        "{format} cannot be shown in a terminal; write it to a file with --output FILE",
    ),
    "usage.picture": ("Ein Bild „{name}“ gibt es hier nicht; es gibt: {names}", 'there is no picture "{name}" here; there are: {names}'),
    "usage.picture_tall": (
        "Als PNG wäre das Bild {high} Bildpunkte hoch, möglich sind {most}; weniger Fälle zeichnen, oder mit --svg DATEI",
        "as a PNG the picture would be {high} pixels high, {most} are possible; draw fewer cases, or use --svg FILE",
    ),
    "usage.binary_picture": (
        "Ein PNG lässt sich im Terminal nicht anzeigen; mit --png DATEI in eine Datei schreiben",
        "a PNG cannot be shown in a terminal; write it to a file with --png FILE",
    ),
    "usage.none_is_case": (
        "Keine dieser Dateien ist ein Fall. Eine Falldatei schreibt: ki-funding init Unna --output unna.yaml",
        "none of these is a case. To write a case file: ki-funding init Unna --output unna.yaml",
    ),
    "left_out.overlay": (
        "Overlay, kein Fall: {names}. Verwenden mit: ki-funding calc FALL --with {first}",
        "overlay, not a case: {names}. To calculate with it: ki-funding calc CASE --with {first}",
    ),
    "left_out.scenario": (
        "Szenario, kein Fall: {names}. Berechnen mit: ki-funding sweep {first}",
        "scenario, not a case: {names}. To compute it: ki-funding sweep {first}",
    ),
    "left_out.tests": (
        "Regeltests, kein Fall: {names}. Ausführen mit: ki-funding test {first}",
        "rule tests, not a case: {names}. To run them: ki-funding test {first}",
    ),
    "left_out.rules": (
        "Regeln, kein Fall: {names}. Prüfen mit: ki-funding check {first}",
        "rules, not a case: {names}. To check them: ki-funding check {first}",
    ),
    "left_out.table": (
        "Tabelle, kein Fall: {names}. Zeilen berechnen mit: ki-funding sweep {first}",
        "table, not a case: {names}. To compute its rows: ki-funding sweep {first}",
    ),
    "left_out.unknown": (
        "Übergangen, weil weder kommune noch jahr darin steht: {names}",
        "Left out, as neither kommune nor jahr is in it: {names}",
    ),
    "left_out.hidden": (
        "Übergangen, weil verborgen oder keine gewöhnliche Datei: {names}",
        "Left out, as hidden or no regular file: {names}",
    ),
    "usage.output_twice": (
        "Zwei Ergebnisse gehen nach {file}; jedes braucht seine eigene Datei",
        "two results go to {file}; each needs a file of its own",
    ),
    "usage.output_read": (
        "{file} wird gelesen oder gehört zu den Regeln und wird nicht überschrieben. Einen anderen Namen nennen.",
        "{file} is read, or belongs to the rules, and is not overwritten. Name another file.",
    ),
    "usage.output_special": (
        "{file} ist keine gewöhnliche Datei. Für die Standardausgabe: --output -",
        "{file} is not a regular file. To write to standard output: --output -",
    ),
    "usage.output_dangling": (
        "{file} ist eine Verknüpfung, die ins Leere führt. Sie löschen oder einen anderen Namen nennen.",
        "{file} is a link that leads nowhere. Delete it, or name another file.",
    ),
    "usage.output_protected": (
        "{file} ist schreibgeschützt. Den Schutz aufheben oder einen anderen Namen nennen.",
        "{file} is write-protected. Take the protection off, or name another file.",
    ),
    "usage.output_is_folder": ("{file} ist ein Ordner; einen Dateinamen nennen", "{file} is a folder; name a file"),
    "usage.dialect": (
        "--csv-dialect {dialect} gilt für CSV; dazu gehört --format csv",
        "--csv-dialect {dialect} is for CSV; add --format csv",
    ),
    "usage.picture_alone": (
        "--svg und --png schreiben nur ein Bild; {option} weglassen oder getrennt aufrufen",
        "--svg and --png write only a picture; leave out {option} or call it separately",
    ),
    "usage.suffix": (
        "{file}: Dieser Befehl schreibt kein {suffix}. Möglich ist: {possible}",
        "{file}: this command writes no {suffix}. Possible: {possible}",
    ),
    "usage.suffix_paper": (
        "{file}: Dieser Befehl schreibt kein {suffix}. Eine .html öffnet auch Word, und der Browser druckt sie als PDF. Möglich ist: {possible}",
        "{file}: this command writes no {suffix}. Word opens an .html too, and the browser prints it as PDF. Possible: {possible}",
    ),
    "usage.suffix_format": (
        "--format {format} widerspricht der Endung von {file}. --format weglassen, oder die Datei auf {fitting} enden lassen",
        "--format {format} contradicts the suffix of {file}. Leave out --format, or let the file end with {fitting}",
    ),
    "usage.picture_file": (
        "--picture wählt ein Bild aus; --svg DATEI oder --png DATEI schreibt es",
        "--picture chooses a picture; --svg FILE or --png FILE writes it",
    ),
    "help.csv_dialect": (
        "Schreibweise von CSV; excel-de lässt sich in einem deutschen Excel mit Doppelklick öffnen.",
        "How CSV is written; excel-de opens in a German Excel with a double click.",
    ),
    "help.svg": ("Schreibt nur ein Bild, als SVG.", "Writes a picture alone, as SVG."),
    "help.png": ("Schreibt nur ein Bild, als PNG.", "Writes a picture alone, as PNG."),
    "help.picture": ("Welches Bild, wenn es mehrere gibt.", "Which picture, where there are several."),
    "usage.stdin_alone": (
        "- steht für die Standardeingabe und kann nur einmal vorkommen. Weitere Fälle als Dateien nennen.",
        "- stands for standard input and may be given once. Name further cases as files.",
    ),
    "bug": (
        "ki-funding: Fehler im Programm: {error}. Einzelheiten mit KI_FUNDING_DEBUG=1.",
        "ki-funding: a bug of ours: {error}. Details with KI_FUNDING_DEBUG=1.",
    ),
    "help.usage": ("Aufruf:", "Usage:"),
    "help.usage_options": ("[OPTIONEN]", "[OPTIONS]"),
    "help.usage_command": ("BEFEHL [ANGABEN]...", "COMMAND [ARGS]..."),
    "help.panel.arguments": ("Angaben", "Arguments"),
    "help.panel.options": ("Optionen", "Options"),
    "help.panel.rules": ("Regeln und Annahmen", "Rules and assumptions"),
    "help.panel.output": ("Ausgabe", "Output"),
    "help.panel.general": ("Allgemein", "General"),
    "placeholder.CASE": ("FALL", "CASE"),
    "placeholder.DIR": ("ORDNER", "FOLDER"),
    "placeholder.FILE": ("DATEI", "FILE"),
    "placeholder.PROGRAMME": ("PROGRAMM", "PROGRAMME"),
    "placeholder.ITEM": ("POSTEN", "ITEM"),
    "placeholder.OPTION": ("ANTWORT", "OPTION"),
    "placeholder.VALUE": ("WERT", "VALUE"),
    "placeholder.VALUES": ("WERTE", "VALUES"),
    "placeholder.SCENARIO": ("SZENARIO", "SCENARIO"),
    "placeholder.DAY": ("TAG", "DAY"),
    "placeholder.OLD": ("BISHER", "OLD"),
    "placeholder.NEW": ("NEU", "NEW"),
    "placeholder.PATH": ("PFAD", "PATH"),
    "placeholder.WORD": ("WORT", "WORD"),
    "placeholder.WHERE": ("ORT", "WHERE"),
    "placeholder.N": ("ZAHL", "NUMBER"),
    "placeholder.Y": ("JAHR", "YEAR"),
    "placeholder.KOMMUNE": ("KOMMUNE", "MUNICIPALITY"),
    "help.commands": ("Befehle", "Commands"),
    "help.help": ("Diese Hilfe zeigen.", "Show this message and exit."),
    "help.install_completion": ("Vervollständigung für die benutzte Shell einrichten.", "Install completion for the current shell."),
    "help.show_completion": (
        "Vervollständigung zeigen, zum Kopieren oder zum Einrichten von Hand.",
        "Show completion for the current shell, to copy it or customize the installation.",
    ),
    "help.default": ("[Voreinstellung: {value}]", "[default: {value}]"),
    "help.required": ("[erforderlich]", "[required]"),
    "usage.likely": ("{said}. Gemeint ist vielleicht: {words}", "{said}. Did you mean {words}?"),
    "usage.no_option": ("Die Option gibt es nicht: {option}", "No such option: {option}"),
    "usage.no_command": ("Den Befehl gibt es nicht: '{name}'", "No such command '{name}'"),
    "usage.no_word": (
        "Ungültiger Wert für {option}: '{value}' ist keines von {words}",
        "Invalid value for {option}: '{value}' is not one of {words}",
    ),
    "usage.missing": ("Es fehlt: '{name}'.", "Missing argument '{name}'."),
    "usage.needs_value": ("Die Option '{option}' braucht einen Wert.", "Option '{option}' requires an argument."),
    "usage.takes_no_value": ("Die Option '{option}' nimmt keinen Wert.", "Option '{option}' does not take a value."),
    "usage.too_many": ("Zu viel angegeben: ({words})", "Got unexpected extra argument(s) ({words})"),
}  # fmt: skip
