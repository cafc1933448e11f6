"""Comparing two rulebooks. Each text is (German, English)."""

DIFF: dict[str, tuple[str, str]] = {
    "help.diff": (
        "Zeigt, was sich zwischen zwei Regelwerken ändert und was das für jede Kommune in Euro bedeutet."
        "\n\n\b\nBeispiele:\n"
        "  ki-funding diff --set ki_grundfoerderung.fachkraft_hoechstbetrag@2026-01-01=65000\n"
        "  ki-funding diff --set kim.assistenz_hoechstbetrag=30000 --year 2026 --output kim.html\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding diff --set ki_grundfoerderung.fachkraft_hoechstzahl=7 --case unna.yaml",
        "Shows what changes between two rulebooks, and what it means for each municipality in euro."
        "\n\n\b\nExamples:\n"
        "  ki-funding diff --set ki_grundfoerderung.fachkraft_hoechstbetrag@2026-01-01=65000\n"
        "  ki-funding diff --set kim.assistenz_hoechstbetrag=30000 --year 2026 --output kim.html\n"
        "  ki-funding init Unna --output unna.yaml\n"
        "  ki-funding diff --set ki_grundfoerderung.fachkraft_hoechstzahl=7 --case unna.yaml",
    ),
    "help.diff_old": (
        "Ordner mit Regeln, Overlay oder Revision von git (main, HEAD~1); nicht nötig mit --set oder --with.",
        "A folder of rules, an overlay, or a git revision (main, HEAD~1); not needed with --set or --with.",
    ),
    "help.diff_new": (
        "Ebenso; ohne Angabe der Ordner rules hier, sonst die mitgelieferten Regeln.",
        "Likewise; without it the folder rules here, else the shipped rules.",
    ),
    "help.diff_case": (
        "Vergleicht diesen Fall statt aller KI bei voller Nutzung; mehrfach möglich.",
        "Compares this case instead of all KI at full use; may be repeated.",
    ),
    "help.exit_code": ("Endet mit 1, wenn sich etwas unterscheidet.", "Ends with 1 if anything differs."),
    "usage.diff_empty": (
        "Es fehlt, womit verglichen werden soll: einen Ordner, ein Overlay oder eine Revision nennen, zum Beispiel main, oder Werte mit --set.",
        "It is not said what to compare with. Name a folder, an overlay or a revision, for example main, or values with --set.",
    ),
    "usage.diff_ambiguous": (
        "{name} ist ein Ordner oder eine Datei und eine Revision. Mit ./{name} ist die Datei gemeint; für die Revision den ganzen Namen, zum Beispiel refs/heads/{name}.",
        "{name} is a folder or file and a revision. ./{name} means the file; for the revision give its whole name, for example refs/heads/{name}.",
    ),
    "diff.one_side": (
        "Nur {name} enthält Regelungen für {year}; das Jahr lässt sich nicht vergleichen.",
        "Only {name} has rules for {year}; the year cannot be compared.",
    ),
    "diff.all_years": ("alle Jahre", "all years"),
    "diff.title": ("Wirkung der geänderten Regeln", "Effect of the changed rules"),
    "diff.nothing": ("Die Regeln unterscheiden sich nicht.", "The rules do not differ."),
    "diff.values": ("Geänderte Werte", "Changed figures"),
    "diff.texts": ("Weitere Änderungen", "Other changes"),
    "diff.effect": ("Wirkung bei voller Nutzung", "Effect at full use"),
    "diff.effect_cases": ("Wirkung in den Fällen", "Effect on the cases"),
    "diff.by_kommune": ("{year} je Kommune", "{year} by municipality"),
    "diff.all.kreis": ("alle {count} Kreise, je:", "all {count} Kreise, each:"),
    "diff.all.kreisfreie_stadt": ("alle {count} kreisfreien Städte, je:", "all {count} kreisfreie Städte, each:"),
    "diff.each.kreis": ("{count} Kreise, je:", "{count} Kreise, each:"),
    "diff.each.kreisfreie_stadt": ("{count} kreisfreie Städte, je:", "{count} kreisfreie Städte, each:"),
    "diff.where.old": ("bisher ({rules}): {said}", "old ({rules}): {said}"),
    "diff.where.new": ("neu ({rules}): {said}", "new ({rules}): {said}"),
    "diff.old": ("bisher", "old"),
    "diff.new": ("neu", "new"),
    "diff.difference": ("Unterschied", "difference"),
    "diff.value": ("Wert", "figure"),
    "diff.what": ("wo", "where"),
    "diff.basis": ("Status und Quelle", "status and source"),
    "diff.programme": ("Programm", "programme"),
    "diff.count_ki": ("von {among} KI bekommen {more} mehr, {less} weniger", "of {among} KI {more} get more, {less} less"),
    "diff.count_cases": ("von {among} Fällen bekommen {more} mehr, {less} weniger", "of {among} cases {more} get more, {less} less"),
    "diff.undetermined": ("{count} Beträge sind nur nach einem der beiden Regelwerke bekannt", "{count} amounts are known under one of the two rulebooks only"),
    "diff.receipt_old": ("bisher: {name} · {receipt}", "old: {name} · {receipt}"),
    "diff.receipt_new": ("neu: {name} · {receipt}", "new: {name} · {receipt}"),
    "diff.shipped": ("mitgelieferte Regeln", "shipped rules"),
    "diff.together": ("zusammen", "together"),
    "diff.note": ("Anmerkung geändert", "note changed"),
    "diff.in_force": ("{name}: Geltung", "{name}: in force"),
    "diff.no_effect": ("Kein Betrag ändert sich.", "No amount changes."),
    "diff.other_years": (
        "Auch in diesen Jahren ändern sich Beträge, je Kommune mit --year: {years}.",
        "Amounts change in these years too, by municipality with --year: {years}.",
    ),
    "diff.part": (
        "Die Summen sind die der geänderten Programme, nicht alles, was eine Kommune bekommt.",
        "The sums are those of the programmes that changed, not all that a municipality gets.",
    ),
    "error.git-missing": ("git ist nicht installiert", "git is not installed"),
    "hint.git-missing": ("git installieren, oder zwei Ordner vergleichen", "install git, or compare two folders"),
    "error.git-repository": (
        "Weder Ordner noch Overlay, und {folder} liegt in keinem git-Repository",
        "neither a folder nor an overlay, and {folder} is not in a git repository",
    ),
    "hint.git-repository": (
        "Einen Ordner nennen, oder mit --rules den Ordner der Regeln im Repository",
        "name a folder, or with --rules the folder of the rules in the repository",
    ),
    "error.git-revision": ("Weder Ordner noch Overlay noch eine Revision von git", "neither a folder nor an overlay nor a git revision"),
    "hint.git-revision": (
        "Schreibweise prüfen; in einem flachen Klon fehlt die Geschichte: git fetch --unshallow",
        "check the spelling; a shallow clone has no history: git fetch --unshallow",
    ),
    "error.git-incomplete": ("Der Klon hat {file} dieser Revision nicht geholt", "the clone has not fetched {file} of this revision"),
    "hint.git-incomplete": (
        "Vollständig klonen: git fetch --refetch --filter=blob:limit=10m",
        "clone in full: git fetch --refetch --filter=blob:limit=10m",
    ),
    "error.git-no-rules": ("In dieser Revision liegen unter {folder} keine Regeln", "this revision has no rules under {folder}"),
    "hint.git-no-rules": ("Eine spätere Revision nennen, oder mit --rules den Ordner", "name a later revision, or the folder with --rules"),
}  # fmt: skip
