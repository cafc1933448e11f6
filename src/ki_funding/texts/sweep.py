"""Sweeps: the command, and what comes out.

Each text is (German, English).
"""

SWEEP: dict[str, tuple[str, str]] = {
    "sweep.granted": ("Förderung", "funding"),
    "sweep.show.sum": ("Summe", "sum"),
    "sweep.show.mean": ("Mittel", "mean"),
    "sweep.show.share": ("Anteil", "share"),
    "sweep.show.least": ("kleinster Wert", "least"),
    "sweep.show.most": ("größter Wert", "greatest"),
    "sweep.quantile": ("{part} % darunter", "{part} % below"),
    "sweep.of": ("{part} von {count}", "{part} of {count}"),
    "sweep.counted": ("Berechnete Fälle: {cases} ({engine}).", "Cases calculated: {cases} ({engine})."),
    "sweep.drawn": (
        "Berechnete Fälle: {cases}, aus {draws} Ziehungen mit dem Startwert {seed} ({engine}).",
        "Cases calculated: {cases}, from {draws} draws with the seed {seed} ({engine}).",
    ),
    "sweep.at_least": (
        "Wo etwas unbestimmt ist, gelten alle Zahlen für das Bekannte allein.",
        "Where something is undetermined, all figures are of what is known alone.",
    ),
    "sweep.asked": ("Annahmen der Berechnung", "What was calculated"),
    "sweep.headline": ("{title}: von {low} bis {high}.", "{title}: from {low} to {high}."),
    "asked.cases": ("Fälle", "cases"),
    "asked.all": ("alle KI mit ihren Höchstbeträgen", "all KI with their maxima"),
    "asked.full_use": ("{names}, mit den Höchstbeträgen", "{names}, with the maxima"),
    "asked.table": ("die Zeilen der Tabelle {name}", "the rows of the table {name}"),
    "asked.against": ("Verglichen mit", "Compared with"),
    "asked.overlays": ("geänderte Regeln", "changed rules"),
    "asked.all_readings": ("alle Antworten auf alle Fragen", "all answers to all questions"),
    "asked.values": ("nacheinander {values}", "one after the other {values}"),
    "asked.range": ("von {low} bis {high}", "from {low} to {high}"),
    "asked.uniform": (
        "gezogen zwischen {low} und {high}, alles gleich wahrscheinlich",
        "drawn between {low} and {high}, all equally likely",
    ),
    "asked.triangular": (
        "gezogen zwischen {low} und {high}, am häufigsten um {mode}",
        "drawn between {low} and {high}, most often around {mode}",
    ),
    "asked.normal": (
        "normalverteilt gezogen um {mean} (Standardabweichung {sd}), zwischen {low} und {high}",
        "drawn from a normal distribution around {mean} (standard deviation {sd}), between {low} and {high}",
    ),
    "asked.choice": ("gezogen aus {values}", "drawn from {values}"),
    "asked.seen": ("gezogen aus der Spalte „{column}“ der Tabelle {table}", 'drawn from the column "{column}" of the table {table}'),
    "asked.step": ("in Schritten von {step}", "in steps of {step}"),
    "asked.each": ("für jede Kommune eigens", "for each municipality on its own"),
    "sweep.since": ("ab {day}", "from {day} on"),
    "sweep.open_items": ("Unbestimmt, wenigstens in manchen Fällen: {names}.", "Undetermined, at least in some cases: {names}."),
    "sweep.idle": ("Ändert nichts an diesen Zahlen: {names}.", "Changes nothing in these figures: {names}."),
    "sweep.rejected": (
        "Unvollständig: Fehlerhafte Zeilen der Tabelle fehlen hier ({rows}).",
        "Incomplete: wrong rows of the table are missing here ({rows}).",
    ),
    "sweep.cut": (
        "Das waren {shown} von {rows} Zeilen. Alle: mit --output DATEI oder weitergeleitet (… | more).",
        "These were {shown} of {rows} rows. All of them: with --output FILE, or piped (… | more).",
    ),
    "sweep.many": (
        "Das waren {shown} von {rows} Zeilen. Alle: mit --format csv, json oder parquet.",
        "These were {shown} of {rows} rows. All of them: with --format csv, json or parquet.",
    ),
    "sweep.extent": ("Fälle: {cases} = {factors}.", "Cases: {cases} = {factors}."),
    "sweep.factor.cases": ("{count} (Kommunen und Jahre)", "{count} (municipalities and years)"),
    "sweep.factor.axes": ("{count} (Werte)", "{count} (values)"),
    "sweep.factor.readings": ("{count} (Auslegungen)", "{count} (readings)"),
    "sweep.factor.draws": ("{count} (Ziehungen)", "{count} (draws)"),
    "sweep.estimate": ("{engine}: ungefähr {time} und {memory} MB Arbeitsspeicher.", "{engine}: about {time} and {memory} MB of memory."),
    "sweep.second": ("1 s oder weniger", "1 s or less"),
    "sweep.seconds": ("{count} s", "{count} s"),
    "sweep.minutes": ("{count} Minuten", "{count} minutes"),
    "sweep.hours": ("{count} Stunden", "{count} hours"),
    "sweep.days": ("{count} Tage", "{count} days"),
    "short.sweep": ("Rechnet durch, was wäre, wenn: für viele Fälle auf einmal.", "Runs a what-if scenario over many cases."),
    "help.sweep": (
        "Berechnet ein Szenario: viele Fälle auf einmal, mit Werten, die variieren oder gezogen werden. "
        "Auf dem Bildschirm endet eine lange Tabelle nach 40 Zeilen; Dateien und Pipes erhalten alle.\n\n\b\nBeispiele:\n"
        '  ki-funding sweep --vary "ki_grundfoerderung.fachkraft_hoechstbetrag=57000,65000" --year 2023..2027\n'
        "  ki-funding sweep Unna --vary ki_grundfoerderung.fachkraft_stellen=4..6/0.5\n"
        "  ki-funding sweep --vary kim.koordination_stellen=0..1/0.25 --dry-run",
        "Computes a scenario: many cases at once, with values that vary or are drawn. "
        "On a screen a long table ends after 40 rows; files and pipes get all of them.\n\n\b\nExamples:\n"
        '  ki-funding sweep --vary "ki_grundfoerderung.fachkraft_hoechstbetrag=57000,65000" --year 2023..2027\n'
        "  ki-funding sweep Unna --vary ki_grundfoerderung.fachkraft_stellen=4..6/0.5\n"
        "  ki-funding sweep --vary kim.koordination_stellen=0..1/0.25 --dry-run",
    ),
    "help.scenario": (
        "Eine Szenariodatei, oder - für die Standardeingabe; eine Tabelle von Fällen; mit --vary auch ein Fall oder ein KI, ohne alles alle KI.",
        "A scenario file, or - for standard input; a table of cases; with --vary also a case or a KI, all KI if left out.",
    ),
    "help.vary": (
        "Was variiert: PROGRAMM.NAME=57000,65000 oder =50000..60000/500 (von..bis/Schritt).",
        "What varies: PROGRAMME.NAME=57000,65000 or =50000..60000/500 (from..to/step).",
    ),
    "help.dry_run": (
        "Nur zeigen, wie viele Fälle es sind und wie lange es ungefähr dauert.",
        "Only show how many cases there are and about how long it takes.",
    ),
    "help.yes": ("Auch mehr als eine Milliarde Fälle berechnen.", "Compute more than a billion cases too."),
    "help.draws": ("Zahl der Ziehungen, statt der im Szenario.", "Number of draws (overrides the scenario)."),
    "help.seed": ("Startwert der Ziehungen: derselbe gibt dieselben Zahlen.", "Seed of the draws: the same one gives the same numbers."),
    "help.engine": ("Womit gerechnet wird; das Ergebnis ist dasselbe.", "What to compute with; the result is the same."),
    "help.rows": (
        "Jeden Fall einzeln in diese Datei schreiben (.csv oder .parquet).",
        "Write every single case to this file (.csv or .parquet).",
    ),
    "help.rejects": (
        "Falsche Zeilen einer Tabelle mit dem Grund in diese Datei schreiben (.csv), statt sie abzulehnen.",
        "Write wrong rows of a table to this file with the reason (.csv), instead of refusing them.",
    ),
    "usage.rejects_table": (
        "--rejects gilt für eine Tabelle von Fällen, und hier ist keine",
        "--rejects is for a table of cases, and there is none here",
    ),
    "usage.rejects_suffix": ("--rejects schreibt .csv, nicht {file}", "--rejects writes .csv, not {file}"),
    "usage.by_row": (
        "{option} gibt es nicht, wo eine Tabelle Zeile für Zeile gerechnet wird",
        "there is no {option} where a table is computed row by row",
    ),
    "note.rejected": ("Falsche Zeilen: {count}, in {file}", "Wrong rows: {count}, in {file}"),
    "note.none_rejected": ("Keine Zeile war falsch: {file}", "no row was wrong: {file}"),
    "sweep.rows": ("{count} Zeilen, Stück für Stück.", "{count} rows, piece by piece."),
    "help.workers": (
        "So viele Rechenkerne benutzen; ohne Angabe alle, wo es nützt. Am Ergebnis ändert es nichts.",
        "Use so many cores; without it all of them, where that helps. It does not change the result.",
    ),
    "help.cluster": (
        "Auf anderen Prozessen oder Maschinen rechnen: local oder die Adresse eines Schedulers von Dask (tcp://host:8786).",
        "Compute in other processes or on other machines: local, or the address of a scheduler of Dask (tcp://host:8786).",
    ),
    "help.against": (
        "Daneben, was bisher wäre: ein Overlay, ein Ordner mit Regeln oder ein Stand in git; mit denselben Ziehungen und dem Unterschied.",
        "Beside it what was before: an overlay, a folder of rules or a revision of git; with the same draws and the difference.",
    ),
    "usage.against_resume": (
        "--against und --resume gehen nicht zusammen: Es sind zwei Berechnungen. Eines davon weglassen.",
        "--against and --resume do not go together: these are two computations. Leave one out.",
    ),
    "help.resume": (
        "Fertige Teile in dieser Datei festhalten und nach einem Abbruch dort weitermachen.",
        "Keep finished parts in this file, and go on from there after an interruption.",
    ),
    "usage.cluster_address": (
        "--cluster {text}: local oder die Adresse eines Schedulers, tcp://host:8786",
        "--cluster {text}: local, or the address of a scheduler, tcp://host:8786",
    ),
    "usage.cluster_rows": (
        "Mit --cluster gibt es --rows nur für eine Tabelle, die Zeile für Zeile gerechnet wird: gezogene Zeilen schreibt ein Prozess allein",
        "--rows with --cluster are for a table that is computed row by row: one process alone writes rows that are drawn",
    ),
    "usage.cluster_silent": ("{address} antwortet nicht. Läuft der Scheduler dort?", "{address} does not answer. Does the scheduler run there?"),
    "usage.cluster_empty": (
        "{address} hat keinen Worker: dort einen starten (dask worker {address})",
        "{address} has no worker: start one there (dask worker {address})",
    ),
    "usage.cluster_lacks": (
        "Einem Worker fehlt eine Bibliothek: {reason} (dort, nicht hier)",
        "a worker lacks a library: {reason} (there, not here)",
    ),
    "usage.cluster_version": (
        "Auf {worker} läuft ki-funding {version}, eine andere Fassung als hier; überall muss dieselbe laufen",
        "{worker} runs ki-funding {version}, not the version that runs here; all must run the same one",
    ),
    "usage.cluster_without": (
        "Auf {worker} fehlt ki-funding: dort dieselbe Fassung mit der Erweiterung cluster installieren",
        "{worker} has no ki-funding: install the same version there, with the extra cluster",
    ),
    "usage.cluster_lost": (
        "Ein Teil ging mit mehreren Workern nacheinander verloren, etwa weil ihr Speicher nicht reicht. Mit --resume geht fertige Arbeit nicht verloren",
        "a part was lost with several workers in turn, perhaps for want of memory. With --resume finished work is not lost",
    ),
    "usage.resume_other": (
        "In {file} stehen Teile einer anderen Berechnung: anderes Szenario, andere Regeln oder eine andere Fassung. Eine andere Datei nennen oder diese löschen",
        "{file} has parts of another sweep: another scenario, other rules or another version. Name another file, or delete this one",
    ),
    "usage.resume_damaged": (
        "{file} ist keine Datei mit Teilen einer Berechnung. Eine andere nennen",
        "{file} is no file with parts of a sweep. Name another one",
    ),
    "usage.workers": ("--workers {text}: eine ganze Zahl von 1 bis 999", "--workers {text}: a whole number from 1 to 999"),
    "usage.sweep_large": (
        "Das sind {cases} Fälle; sie dauern ungefähr {time}. Mit --yes wird trotzdem gerechnet; --draws und größere Schrittweiten machen es weniger.",
        "these are {cases} cases; they take about {time}. --yes computes them all the same; --draws and larger steps make them fewer.",
    ),
    "usage.no_scenario": (
        'Kein Szenario angegeben. Eines nennen, oder was variiert: ki-funding sweep --vary "ki_grundfoerderung.fachkraft_hoechstbetrag=57000,65000"',
        'no scenario is named. Name one, or what varies: ki-funding sweep --vary "ki_grundfoerderung.fachkraft_hoechstbetrag=57000,65000"',
    ),
    "usage.sweep_of_case": (
        "{file} ist ein Fall und kein Szenario. Rechnen: ki-funding calc {file}; was wäre, wenn: ki-funding sweep {file} --vary PROGRAMM.NAME=WERTE",
        "{file} is a case, not a scenario. To calculate it: ki-funding calc {file}; what if: ki-funding sweep {file} --vary PROGRAMME.NAME=VALUES",
    ),
    "note.against_same": (
        "Beide Seiten rechnen mit denselben Regeln; --with und --set gelten auf beiden. Ein Overlay allein auf der neuen Seite: "
        "--against OVERLAY",
        "both sides calculate with the same rules; --with and --set hold on both. An overlay on the new side alone: "
        "--against OVERLAY",
    ),
    "note.two_values": (
        "{text} sind zwei Werte; eine Dezimalzahl hat einen Punkt: {number}",
        "{text} is two values; a decimal has a point: {number}",
    ),
    "usage.sweep.formula": (
        "{item} lässt sich so nicht für viele Fälle auf einmal rechnen: Durch das, was variiert, würde geteilt, oder dort kann nur eine bekannte Zahl stehen. calc rechnet jeden Fall einzeln, mit --set für Werte der Regeln",
        "{item} cannot be computed like this for many cases at once: what varies would be divided by, or only a known number can stand there. calc computes each case alone, with --set for figures of the rules",
    ),
    "usage.sweep.decisions": (
        "{item} hängt von zu vielen Entscheidungen ab: weniger auf einmal variieren, oder Zeilen eines Falls zusammenfassen",
        "{item} depends on too many decisions: vary less at once, or merge rows of a case",
    ),
    "usage.sweep.share": (
        "{item}: Kein Fall sagt, wovon das ein Anteil ist; die Zahlen selbst nennen, ohne share",
        "{item}: no case says what this is a share of; name the numbers themselves, without share",
    ),
    "usage.sweep.overflow": (
        "{item} könnte größer werden, als 64 Bit fassen: engere Grenzen, oder --engine python",
        "{item} might become larger than 64 bits hold: narrower bounds, or --engine python",
    ),
    "usage.rows_suffix": ("--rows schreibt .csv oder .parquet, nicht {file}", "--rows writes .csv or .parquet, not {file}"),
    "usage.one_scenario": ("Auf {pattern} passen mehrere Dateien; eine nennen, etwa {first}", "{pattern} fits several files; name one of them, such as {first}"),
    "note.sweep_draws": (
        "In {file} wird nichts gezogen; --draws und --seed ändern daran nichts.",
        "nothing is drawn in {file}; --draws and --seed change nothing.",
    ),
    "note.sweep_slow": ("Schneller: {command}", "faster: {command}"),
    "sweep.title.land": ("{shown}, alle Fälle zusammen", "{shown}, all cases together"),
    "sweep.title.below": ("Anteil der Fälle: {shown} unter {limit}", "share of the cases: {shown} below {limit}"),
    "sweep.title.above": ("Anteil der Fälle: {shown} über {limit}", "share of the cases: {shown} above {limit}"),
    "sweep.title.land_below": (
        "Wie oft unter {limit}: {shown}, alle Fälle zusammen",
        "how often below {limit}: {shown}, all cases together",
    ),
    "sweep.title.land_above": (
        "Wie oft über {limit}: {shown}, alle Fälle zusammen",
        "how often above {limit}: {shown}, all cases together",
    ),
    "sweep.title.part": ("{part} × {reference}", "{part} × {reference}"),
}  # fmt: skip
