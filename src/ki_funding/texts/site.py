"""What the pages of the site say, and the command that writes them. (German, English)."""

SITE: dict[str, tuple[str, str]] = {
    "short.site": ("Schreibt Seiten für einen Webserver.", "Writes pages for a web server."),
    "help.site": (
        "Schreibt einen Ordner mit Seiten für das Intranet oder einen Webserver: das Regelwerk mit Suche, "
        "deutsch und englisch. Die Seiten laden nichts von anderswo.\n\n\b\nBeispiele:\n"
        "  ki-funding site --output seiten\n"
        "  ki-funding site --rules rules --output seiten\n"
        "  ki-funding site --quiet --output seiten",
        "Writes a folder of pages for an intranet or a web server: the rulebook with a search, "
        "in German and English. The pages load nothing from elsewhere.\n\n\b\nExamples:\n"
        "  ki-funding site --output pages\n"
        "  ki-funding site --rules rules --output pages\n"
        "  ki-funding site --quiet --output pages",
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
        "Der Rechner gehört nicht zu diesen Seiten, das Regelwerk mit allen Zahlen schon.",
        "The calculator is not part of these pages; the rulebook with all figures is.",
    ),
    # the rulebook
    "site.course": ("Verlauf", "Over time"),
    "site.programme": ("Programm", "Programme"),
    "site.figures": ("Zahlen des Programms", "Figures of the programme"),
    "site.figure": ("Zahl", "Figure"),
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
