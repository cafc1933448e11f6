"""What the pages of the site say, and the command that writes them. (German, English)."""

SITE: dict[str, tuple[str, str]] = {
    "short.site": ("Schreibt Seiten für einen Webserver.", "Writes pages for a web server."),
    "help.site": (
        "Schreibt einen Ordner mit Seiten für das Intranet oder einen Webserver, deutsch und englisch: das Regelwerk "
        "mit Suche und, mit --pyodide, den Rechner. Die Seiten laden nichts von anderswo und senden nichts.\n\n\b\n"
        "Beispiele:\n"
        "  ki-funding site --output seiten\n"
        "  ki-funding site --output seiten --quiet\n"
        "  ki-funding site --output intranet --lang de",
        "Writes a folder of pages for an intranet or a web server, in German and English: the rulebook with a search "
        "and, with --pyodide, the calculator. The pages load nothing from elsewhere and send nothing.\n\n\b\n"
        "Examples:\n"
        "  ki-funding site --output pages\n"
        "  ki-funding site --output pages --quiet\n"
        "  ki-funding site --output intranet --lang en",
    ),
    "help.site_output": (
        "Ordner für die Seiten: neu, leer oder mit früheren Seiten, die ersetzt werden.",
        "Folder for the pages: new, empty, or with earlier pages, which are replaced.",
    ),
    "usage.site_output": ("--output ORDNER sagt, wohin die Seiten kommen", "--output FOLDER says where the pages go"),
    "usage.site_other": (
        "{folder} enthält anderes: einen neuen oder leeren Ordner nennen, oder einen mit früheren Seiten",
        "{folder} holds something else: name a new or empty folder, or one with earlier pages",
    ),
    "help.site_pyodide": (
        "Ordner mit Pyodide für den Rechner in den Seiten; die Doku sagt, wie man ihn bekommt.",
        "Folder with Pyodide for the calculator in the pages; the docs say how to get it.",
    ),
    "usage.site_pyodide": (
        "{folder} ist kein vollständiges Pyodide, es fehlt: {names}. Pyodide ist das npm-Paket pyodide: "
        "npm pack pyodide, danach auspacken",
        "{folder} is no complete Pyodide, it lacks: {names}. Pyodide is the npm package pyodide: "
        "npm pack pyodide, then unpack it",
    ),
    "note.site": ("{count} Dateien geschrieben: {folder}", "{count} files written: {folder}"),
    # around every page
    "site.pages": ("Seiten", "Pages"),
    "site.above": ("Wo diese Seite steht", "Where this page stands"),
    "site.calculator": ("Rechner", "Calculator"),
    "site.rulebook": ("Regelwerk", "Rulebook"),
    "site.other": ("English", "Deutsch"),
    "site.title": ("Förderung der Kommunalen Integrationszentren", "Funding of the Kommunale Integrationszentren"),
    "site.home": (
        "Welche Förderung ein Kommunales Integrationszentrum bekommen kann: auf den Cent genau, mit einer Quelle für jede Zahl.",
        "What funding a Kommunales Integrationszentrum can get: exact to the cent, with a source for every figure.",
    ),
    "site.no_calculator": (
        "Der Rechner fehlt in diesen Seiten; das Regelwerk mit allen Zahlen ist da. Wer die Seiten schreibt, "
        "nimmt den Rechner mit --pyodide auf: Er braucht Pyodide, das Python für Browser.",
        "The calculator is missing from these pages; the rulebook with all figures is here. Whoever writes the pages "
        "adds the calculator with --pyodide: it needs Pyodide, the Python for browsers.",
    ),
    # the calculator
    "site.private": (
        "Gerechnet wird in diesem Browser: Was Sie eingeben, verlässt Ihren Rechner nicht und ist vergessen, sobald das Fenster zu ist.",
        "It is calculated in this browser: what you enter does not leave your computer, and is forgotten when the window is closed.",
    ),
    "site.no_script": (
        "Der Rechner braucht JavaScript; das Regelwerk geht ohne.",
        "The calculator needs JavaScript; the rulebook does not.",
    ),
    "site.loading": (
        "Der Rechner wird geladen, einmal etwa 17 MB, danach hat ihn der Browser.",
        "The calculator is loading, about 17 MB once; then the browser has it.",
    ),
    "site.broken": (
        "Der Rechner läuft in diesem Browser nicht.",
        "The calculator does not run in this browser.",
    ),
    "site.as_file": (
        "Der Rechner braucht einen Webserver: Diese Seite wurde als Datei geöffnet.",
        "The calculator needs a web server: this page was opened as a file.",
    ),
    "site.form": ("Angaben für die Berechnung", "What to calculate with"),
    "site.report": ("Ergebnis", "Result of the calculation"),
    "site.open": ("Falldatei öffnen", "Open a case file"),
    "site.open.hint": (
        "eine früher gespeicherte Falldatei oder ein ausgefülltes Formular (Excel)",
        "a case file that was saved before, or a form that is filled in (Excel)",
    ),
    "site.down": ("Zum Ergebnis", "To the result"),
    "site.later": ("fortgeschrieben, für die Planung", "carried forward, for planning"),
    "site.opened": ("geöffnete Datei", "opened file"),
    "site.choose": ("Bitte eine Kommune wählen", "Please choose a municipality"),
    "site.year": ("Förderjahr", "Grant year"),
    "site.invented": ("erfundene Kommune aus der Datei", "invented municipality of the file"),
    "site.plan": (
        "Planen: Offene Werte ansetzen wie zuletzt bekannt",
        "Plan: take open values to be what they last were",
    ),
    "site.readings": ("Auslegungen: wo ein Text mehrere Antworten zulässt", "Readings: where a text allows several answers"),
    "site.claims": ("Was beantragt wird", "What is claimed"),
    "site.claims.about": (
        "Vorgegeben ist die volle Nutzung aller Programme, soweit die Höchstgrenzen bekannt sind. Was nicht beantragt wird, bitte abwählen.",
        "What is given is full use of all programmes, as far as the limits are known. Please untick what is not claimed.",
    ),
    "site.full": ("Volle Nutzung eintragen", "Enter full use"),
    "site.rule": ("Regeln des Programms", "Rules of the programme"),
    "site.limit": ("höchstens {limit} ({status})", "at most {limit} ({status})"),
    "site.row": ("Zeitraum {row}", "Period {row}"),
    "site.row.stellen": ("Stellen", "Posts"),
    "site.row.betrag": ("Betrag (Euro)", "Amount (euros)"),
    "site.row.anzahl": ("Anzahl", "Number"),
    "site.row.von": ("erster Tag", "First day"),
    "site.row.bis": ("letzter Tag", "Last day"),
    "site.row.split": ("Im Jahr verschieden", "Changes within the year"),
    "site.row.add": ("Weiterer Zeitraum", "One more period"),
    "site.row.drop": ("Zeitraum {row} entfernen", "Remove period {row}"),
    "site.more": ("Bescheid, Ausgaben und Förderzeitraum", "Notice, spending and funded period"),
    "site.period.von": ("gefördert von", "funded from"),
    "site.period.bis": ("gefördert bis", "funded until"),
    "site.amount.bescheid": ("{item}: laut Bescheid (Euro)", "{item}: by the notice (euros)"),
    "site.amount.ist": ("{item}: ausgegeben (Euro)", "{item}: spent (euros)"),
    "site.left_out": ("Programme, die hier nicht zählen", "Programmes that do not count here"),
    "site.correct": ("Bitte berichtigen", "Please correct"),
    "site.problems": ("Zu berichtigen: {count}", "To be corrected: {count}"),
    "site.files": ("Als Datei", "As a file"),
    "site.file.yaml": ("Falldatei zum Wiederöffnen", "Case file to open again"),
    "site.file.xlsx": ("Arbeitsmappe (Excel)", "Workbook (Excel)"),
    "site.file.html": ("Bericht (HTML)", "Report (HTML)"),
    "site.file.short": ("Ein Blatt für den Rat (HTML)", "One sheet for the council (HTML)"),
    "site.short": ("{of} ein Blatt", "{of} one sheet"),
    # the rulebook
    "site.course": ("Verlauf", "Over time"),
    "site.programme": ("Programm", "Programme"),
    "site.figures": ("Zahlen des Programms", "Figures of the programme"),
    "site.figure": ("Zahl", "Figure"),
    "site.common": ("Was alle Programme teilen", "What all programmes share"),
    "site.common.about": (
        "Einwohnerzahlen und andere Zahlen des Registers, der Beginn der KI und die Auslegungen, die für alle gelten.",
        "Inhabitants and other figures of the register, when the KI began, and the readings that hold for all.",
    ),
    "site.facts": ("Zahlen des Registers", "Figures of the register"),
    "site.as_of": ("Stand", "as of"),
    "site.begun": ("begonnen", "begun"),
    "site.history": ("Werte, Quellen und Status", "Values, sources and status"),
    "site.used": ("Darauf beruhen", "What rests on it"),
    "site.tests": ("Geprüft an bekannten Fällen", "Tried with known cases"),
    "site.tests.about": (
        "Diese Fälle mit belegten oder vorgerechneten Beträgen beruhen auf der Zahl. "
        "Wäre sie falsch, käme ein anderer Betrag heraus.",
        "These cases with documented or worked-out amounts rest on the figure. "
        "If it were wrong, another amount would come out.",
    ),
    "site.untested": ("Keiner der Tests des Regelwerks beruht auf dieser Zahl.", "No test of the rulebook rests on this figure."),
    "site.test.name": ("Fall", "Case"),
    "site.test.case": ("Kommune und Jahr", "Municipality and year"),
    "site.test.result": ("Ergebnis", "Result"),
    "site.test.passed": ("stimmt", "agrees"),
    "site.test.failed": ("weicht ab", "differs"),
    "site.search": ("Im Regelwerk suchen", "Search the rulebook"),
    "site.search.about": (
        "Sucht in Programmen, Zahlen, Quellen und Anmerkungen, in diesem Browser: Nichts wird gesendet.",
        "Searches programmes, figures, sources and notes, in this browser: nothing is sent.",
    ),
    "site.search.none": ("Nichts gefunden.", "Nothing found."),
    "site.search.one": ("1 Treffer", "1 hit"),
    "site.search.many": ("{count} Treffer", "{count} hits"),
    "site.search.off": ("Die Suche braucht JavaScript; alles andere geht ohne.", "The search needs JavaScript; everything else works without."),
}  # fmt: skip
