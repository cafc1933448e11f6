"""What `ki-funding test` says. Each text is (German, English)."""

RULE_TESTS: dict[str, tuple[str, str]] = {
    "help.test": (
        "Prüft die Regeln mit ihren eigenen Tests: Fälle mit Quelle und erwarteten Beträgen.\n\n\b\nBeispiele:\n"
        "  ki-funding test rules\n"
        "  ki-funding test rules/tests/kim.yaml -k Soest\n"
        "  ki-funding test rules --junit ergebnis.xml",
        "Checks the rules with their own tests: cases with a source and the amounts expected.\n\n\b\nExamples:\n"
        "  ki-funding test rules\n"
        "  ki-funding test rules/tests/kim.yaml -k Soest\n"
        "  ki-funding test rules --junit result.xml",
    ),
    "help.test_paths": (
        "Ordner mit Regeln, Ordner mit Testdateien oder Testdateien. Ohne Angabe die Regeln aus "
        "--rules, sonst ./rules, sonst die mitgelieferten.",
        "Folders of rules, folders of test files, or test files. By default the rules of --rules, "
        "else ./rules, else the shipped ones.",
    ),
    "help.test_word": (
        "Nur Tests, deren Name das Wort enthält.",
        "Only tests whose name contains the word.",
    ),
    "help.test_update": (
        "Schreibt in die Testdateien, was die Regeln ergeben, wo es von der Erwartung abweicht.",
        "Writes into the test files what the rules give where it differs from the expectation.",
    ),
    "help.test_junit": (
        "Schreibt das Ergebnis auch als JUnit-XML.",
        "Writes the result as JUnit XML as well.",
    ),
    "usage.test_word": (
        "Kein Test hat „{word}“ im Namen.",
        'No test has "{word}" in its name.',
    ),
    "error.folder-no-tests": (
        "Im Ordner liegen keine Tests: {files} fehlt",
        "the folder holds no tests: {files} is missing",
    ),
    "hint.folder-no-tests": (
        "Einen Ordner mit Regeln nennen, einen mit Testdateien, oder eine Testdatei",
        "name a folder of rules, a folder of test files, or a test file",
    ),
    "error.tests-empty": ("Die Testdatei ist leer", "the test file is empty"),
    "hint.tests-empty": (
        "tests: und darunter Einträge mit name, source, case und expect schreiben",
        "write tests: and below it entries with name, source, case and expect",
    ),
    "error.update-unclear": (
        "{path}: diese Schreibweise lässt sich nicht sicher ersetzen",
        "{path}: this way of writing cannot be replaced safely",
    ),
    "hint.update-unclear": ("Von Hand eintragen: {found}", "enter it by hand: {found}"),
    "error.expectation": (
        "{path}: erwartet {expected}, errechnet {found}",
        "{path}: expected {expected}, got {found}",
    ),
    "hint.expectation": (
        "Regel oder Test berichtigen; --update übernimmt das Errechnete",
        "correct the rule or the test; --update takes over what was calculated",
    ),
    "error.expectation-amount": (
        "{path}: erwartet {expected}, errechnet {found}, Unterschied {difference}",
        "{path}: expected {expected}, got {found}, difference {difference}",
    ),
    "hint.expectation-amount": (
        "Regel oder Test berichtigen; --update übernimmt das Errechnete",
        "correct the rule or the test; --update takes over what was calculated",
    ),
    "error.expectation-cents": (
        "{path}: {expected} ist nicht mit zwei Nachkommastellen geschrieben",
        "{path}: {expected} is not written with two decimals",
    ),
    "hint.expectation-cents": ("So schreiben: {found}", "write it like this: {found}"),
    "test.trace": ("So gerechnet in „{name}“:", 'Calculated like this in "{name}":'),
    "test.updated": (
        "{place}: {path}: {old} → {new}",
        "{place}: {path}: {old} → {new}",
    ),
    "test.not_updated": (
        "{file} bleibt, wie sie ist: zuerst die anderen Fehler beheben.",
        "{file} stays as it is: first correct the other errors.",
    ),
    "test.summary": (
        "Regeln {rules} · Dateien: {files} · Tests: {tests} · fehlgeschlagen: {failed}",
        "rules {rules} · files: {files} · tests: {tests} · failed: {failed}",
    ),
    "test.unreadable": ("fehlerhafte Dateien: {count}", "files with errors: {count}"),
}
