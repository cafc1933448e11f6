"""What the keys of scenarios and of the JSON of sweeps mean. Each text is (German, English)."""

SWEEP_KEYS: dict[str, tuple[str, str]] = {
    "schema.scenario": (
        "Ein Szenario: viele Fälle auf einmal, und was über sie berichtet wird.",
        "A scenario: many cases at once, and what is reported on them.",
    ),
    "schema.sweep": ("Was sweep --format json schreibt.", "What sweep --format json writes."),
    # a scenario
    "key.ScenarioFile.scenario": ("Seine Kennung: vakanzen.", "Its id: vakanzen."),
    "key.ScenarioFile.note": ("Was dazu zu wissen ist.", "What to know about it."),
    "key.ScenarioFile.cases": (
        "Welche Fälle: all für alle 54 KI bei voller Nutzung, einige davon nach Namen oder Art, eine Liste von Falldateien oder Fällen, oder eine Tabelle.",
        "Which cases: all for all 54 KI at full use, some of them by name or type, a list of case files or cases, or a table.",
    ),
    "key.ScenarioFile.years": (
        "Für welche Jahre; ohne Angabe das Jahr jedes Falls: 2023..2027.",
        "For which years; the year of each case if left out: 2023..2027.",
    ),
    "key.ScenarioFile.overlays": (
        "Overlays, die immer gelten, als Dateien neben dem Szenario.",
        "Overlays that always hold, as files beside the scenario.",
    ),
    "key.ScenarioFile.readings": (
        "Lesarten: eine Antwort, mehrere als Liste oder all; mehrere werden alle gerechnet.",
        "Readings: one option, several as a list, or all; of several each is computed.",
    ),
    "key.ScenarioFile.vary": (
        "Was variiert: ein Parameter PROGRAMM.NAME, auch mit Zweig oder @TAG, eine Reihe mit Jahr, oder eine Angabe der Fälle.",
        "What varies: a parameter PROGRAMME.NAME, also with a branch or @DAY, a series with a year, or an input of the cases.",
    ),
    "key.ScenarioFile.draws": (
        "Wie oft gezogen wird, wenn unter vary eine Verteilung steht.",
        "How often is drawn, if there is a distribution under vary.",
    ),
    "key.ScenarioFile.report": (
        "Was berichtet wird, eine Tabelle je Eintrag; ohne Angabe die Förderung aller Fälle zusammen.",
        "What is reported, one table for each entry; the funding of all cases together if left out.",
    ),
    "key.Cases": (
        "all, {{kommunen: [Unna, Lippe]}}, {{art: kreis}}, eine Liste von Fällen, oder eine Tabelle: {{table: faelle.csv}}.",
        "all, {{kommunen: [Unna, Lippe]}}, {{art: kreis}}, a list of cases, or a table: {{table: cases.csv}}.",
    ),
    "key.CaseTable.table": (
        "CSV oder Parquet mit den Spalten kommune, jahr und PROGRAMM.ANGABE.",
        "CSV or parquet with the columns kommune, jahr and PROGRAMME.INPUT.",
    ),
    "key.SomeKi.kommunen": (
        "Namen oder AGS: [Unna, Lippe].",
        "Names or AGS: [Unna, Lippe].",
    ),
    "key.KiOfType.art": ("kreis oder kreisfreie_stadt.", "kreis or kreisfreie_stadt."),
    "key.Years": ("2023, 2023..2027 oder eine Liste.", "2023, 2023..2027 or a list."),
    "key.Vary": (
        "Wie etwas variiert: auf genau eine der Weisen.",
        "How something varies: in exactly one of the ways.",
    ),
    "key.Vary.values": (
        "Diese Werte, jeder einmal: [57000, 65000].",
        "These values, each once: [57000, 65000].",
    ),
    "key.Vary.from": (
        "Werte von hier bis to, in Schritten von step.",
        "Values from here to to, in steps of step.",
    ),
    "key.Vary.to": ("Der letzte Wert, eingeschlossen.", "The last value, inclusive."),
    "key.Vary.uniform": (
        "Gezogen, jeder Schritt gleich wahrscheinlich, auch die Grenzen: [kleinster, größter].",
        "Drawn, every step as likely, the bounds too: [least, greatest].",
    ),
    "key.Vary.triangular": (
        "Gezogen aus einem Dreieck über den Grenzen, auf den nächsten Schritt gerundet: [kleinster, wahrscheinlichster, größter].",
        "Drawn from a triangle over the bounds, rounded to the nearest step: [least, most likely, greatest].",
    ),
    "key.Vary.normal": (
        "Gezogen aus einer Glockenkurve zwischen Grenzen, auf den nächsten Schritt gerundet.",
        "Drawn from a bell within bounds, rounded to the nearest step.",
    ),
    "key.Vary.choice": (
        "Gezogen aus Werten mit Gewicht: {{57000: 3, 65000: 1}}.",
        "Drawn from values with a weight: {{57000: 3, 65000: 1}}.",
    ),
    "key.Vary.empirical": (
        "Gezogen aus einer Spalte, jede Zeile gleich wahrscheinlich.",
        "Drawn from a column, every row equally likely.",
    ),
    "key.Vary.step": (
        "Die Schrittweite, vom kleinsten Wert an gezählt.",
        "The step, counted from the least value.",
    ),
    "key.Vary.share": (
        "true: die Zahlen sind Anteile der Angabe im Fall, bei cases: all der vollen Nutzung.",
        "true: the numbers are shares of what the case says, with cases: all of full use.",
    ),
    "key.Vary.each": (
        "kommune: jede Kommune zieht in jedem Jahr für sich; ohne Angabe gilt eine Ziehung für alle.",
        "kommune: every municipality draws for itself in every year; one draw holds for all if left out.",
    ),
    "key.Normal": (
        "Eine Glockenkurve, an den Grenzen abgeschnitten.",
        "A bell, cut at the bounds.",
    ),
    "key.Normal.mean": ("Der Mittelwert der ganzen Kurve.", "The mean of the whole bell."),
    "key.Normal.sd": ("Die Standardabweichung.", "The standard deviation."),
    "key.Normal.within": ("Die Grenzen: [kleinster, größter].", "The bounds: [least, greatest]."),
    "key.Seen": ("Eine Spalte mit Zahlen.", "A column of numbers."),
    "key.Seen.table": (
        "CSV oder Parquet, neben dem Szenario.",
        "CSV or parquet, beside the scenario.",
    ),
    "key.Seen.column": ("Der Name der Spalte.", "The name of the column."),
    "key.Draws": ("Wie oft, und wiederholbar wodurch.", "How often, and repeatable by what."),
    "key.Draws.number": ("So viele Ziehungen: 10000.", "So many draws: 10000."),
    "key.Draws.seed": (
        "Der Startwert; derselbe gibt dieselben Zahlen. Ohne Angabe 0.",
        "The seed; the same one gives the same numbers. 0 if left out.",
    ),
    "key.Report": ("Eine Tabelle des Berichts.", "A table of the report."),
    "key.Report.amount": (
        "claimed, maximum, granted oder unused, auch eines Programms oder Postens: kim.granted.",
        "claimed, maximum, granted or unused, also of a programme or item: kim.granted.",
    ),
    "key.Report.of": (
        "case: jeder Fall für sich; land: die Summe aller Fälle. Ohne Angabe case.",
        "case: every case by itself; land: the sum of all cases. case if left out.",
    ),
    "key.Report.below": (
        "Zählt den Anteil der Fälle darunter: 300000 Euro, oder mit reference ein Teil davon: 0.8.",
        "Counts the share of the cases below: 300000 euros, or with reference a part of it: 0.8.",
    ),
    "key.Report.above": ("Ebenso darüber.", "Likewise above."),
    "key.Report.reference": ("Womit verglichen wird: maximum.", "What is compared with: maximum."),
    "key.Report.by": (
        "Wonach gruppiert wird: year, kommune, art, regierungsbezirk, was unter vary Werte hat, Lesarten.",
        "What to group by: year, kommune, art, regierungsbezirk, what has values under vary, readings.",
    ),
    "key.Report.show": (
        "Kennzahlen: sum, mean, least, most, p5, p50, p95. Ohne Angabe mean.",
        "Statistics: sum, mean, least, most, p5, p50, p95. mean if left out.",
    ),
    # the JSON of a sweep
    "key.SweepEnvelope.ki_funding_sweep": ("Version dieser Form.", "Version of this form."),
    "key.SweepEnvelope.cases": ("So viele Fälle sind gerechnet.", "So many cases are computed."),
    "key.SweepEnvelope.draws": (
        "So oft ist gezogen; 1, wenn nichts gezogen wird.",
        "So often is drawn; 1 if nothing is.",
    ),
    "key.SweepEnvelope.seed": ("Der Startwert der Ziehungen.", "The seed of the draws."),
    "key.SweepEnvelope.engine": (
        "Womit gerechnet ist: python, numpy oder numba.",
        "What it is computed with: python, numpy or numba.",
    ),
    "key.SweepEnvelope.asked": (
        "Was gefragt war, in den Worten des Szenarios: {{years: 2023..2027}}.",
        "What was asked, in the words of the scenario: {{years: 2023..2027}}.",
    ),
    "key.SweepEnvelope.open_items": (
        "Die Posten, von denen in manchen Fällen etwas unbestimmt ist.",
        "The items of which something is undetermined in some cases.",
    ),
    "key.SweepEnvelope.without_effect": (
        "Was variiert, ohne etwas am Bericht zu ändern.",
        "What varies without changing anything in the report.",
    ),
    "key.SweepEnvelope.tables": ("Die Tabellen des Berichts.", "The tables of the report."),
    "key.SweepTable": ("Eine Tabelle des Berichts.", "A table of the report."),
    "key.SweepTable.rows": ("Ihre Zeilen.", "Its rows."),
    "key.SweepRow": (
        "Eine Zeile: wonach gruppiert ist, und die Kennzahlen.",
        "A row: what it is grouped by, and the statistics.",
    ),
    "key.SweepRow.by": (
        "Wofür die Zeile steht: {{year: 2023}}.",
        "What the row stands for: {{year: 2023}}.",
    ),
    "key.SweepRow.values": (
        "Die Kennzahlen: Beträge mit zwei Nachkommastellen, Anteile mit neun, null für unbestimmt.",
        "The statistics: amounts with two decimals, shares with nine, null for undetermined.",
    ),
    "key.SweepRow.count": ("Über so viele Zahlen.", "Over so many numbers."),
    "key.SweepRow.undetermined": (
        "So viele davon sind nicht ganz bestimmt.",
        "So many of them are not fully determined.",
    ),
}
