"""What `ki-funding test` says. Each text is (German, English)."""

from ki_funding.texts.shared import CORRECT

RULE_TESTS: dict[str, tuple[str, str]] = {
    "help.test": (
        "Prüft die Regeln mit ihren eigenen Tests: Fälle mit Quelle und erwarteten Beträgen.\n\n\b\nBeispiele:\n"
        "  ki-funding test\n"
        "  ki-funding test -k Soest\n"
        "  ki-funding test --coverage",
        "Checks the rules with their own tests: cases with a source and the amounts expected.\n\n\b\nExamples:\n"
        "  ki-funding test\n"
        "  ki-funding test -k Soest\n"
        "  ki-funding test --coverage",
    ),
    "help.test_paths": (
        "Ordner mit Regeln, Ordner mit Testdateien oder Testdateien. Ohne Angabe die Regeln aus "
        "--rules, sonst ./rules, sonst die mitgelieferten.",
        "Folders of rules, folders of test files, or test files. By default the rules of --rules, "
        "else ./rules, else the shipped ones.",
    ),
    "help.test_word": ("Nur Tests, deren Name das Wort enthält.", "Only tests whose name contains the word."),
    "help.test_update": (
        "Schreibt in die Testdateien, was die Regeln ergeben, wo es von der Erwartung abweicht.",
        "Writes into the test files what the rules give where it differs from the expectation.",
    ),
    "help.test_junit": ("Schreibt das Ergebnis auch als JUnit-XML.", "Writes the result as JUnit XML as well."),
    "help.test_coverage": (
        "Nennt auch Werte, Grenzen, Auslegungen und Posten der Regeln, die kein Test erreicht.",
        "Also names values, limits, readings and items of the rules that no test reaches.",
    ),
    "usage.test_word": (
        "Kein Test hat „{word}“ im Namen. Ein anderes Wort angeben; ohne -k laufen alle Tests.",
        'No test has "{word}" in its name. Give another word; without -k all tests run.',
    ),
    "error.folder-no-tests": ("Im Ordner liegen keine Tests: {files} fehlt", "the folder holds no tests: {files} is missing"),
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
    "error.expectation": ("{path}: erwartet {expected}, errechnet {found}", "{path}: expected {expected}, got {found}"),
    "hint.expectation": CORRECT,
    "error.expectation-amount": (
        "{path}: erwartet {expected}, errechnet {found}, Unterschied {difference}",
        "{path}: expected {expected}, got {found}, difference {difference}",
    ),
    "hint.expectation-amount": CORRECT,
    "error.expectation-cents": (
        "{path}: {expected} ist nicht mit zwei Nachkommastellen geschrieben",
        "{path}: {expected} is not written with two decimals",
    ),
    "hint.expectation-cents": ("So schreiben: {found}", "write it like this: {found}"),
    "help.test_format": (
        "Form des Ergebnisses: Befunde, oder alle Tests als Tabelle; ohne Angabe die der Endung von --output, sonst auto "
        "(in GitHub Actions github, sonst text).",
        "Form of the result: findings, or all tests as a table; if left out, that of the suffix of --output, else auto "
        "(github in GitHub Actions, else text).",
    ),
    "test.title": ("Tests der Regeln", "Tests of the rules"),
    "test.name": ("Test", "test"),
    "test.result": ("Ergebnis", "result"),
    "test.passed": ("bestanden", "passed"),
    "test.trace": ("Rechenweg in „{name}“:", 'How it was calculated in "{name}":'),
    "test.traced": (
        "Der Rechenweg steht nur unter den ersten {count} Abweichungen.",
        "How it was calculated stands below the first {count} deviations only.",
    ),
    "test.updated": ("{place}: {path}: {old} → {new}", "{place}: {path}: {old} → {new}"),
    "test.not_updated": (
        "{file} bleibt, wie sie ist: zuerst die anderen Fehler beheben.",
        "{file} stays as it is: first correct the other errors.",
    ),
    "test.summary": (
        "Regeln {rules} · Dateien: {files} · Tests: {tests} · fehlgeschlagen: {failed}",
        "rules {rules} · files: {files} · tests: {tests} · failed: {failed}",
    ),
    "test.not_run": (
        "davon nicht gerechnet, wegen Fehlern im Fall oder in den Regeln: {count}",
        "of these not calculated, for errors in the case or the rules: {count}",
    ),
    "coverage.heading": ("Was die Tests von den Regeln {rules} erreichen", "What the tests reach of the rules {rules}"),
    "coverage.counted.value": ("Werte {reached}/{all}", "values {reached}/{all}"),
    "coverage.counted.limit": ("Grenzen {reached}/{all}", "limits {reached}/{all}"),
    "coverage.counted.reading": ("Auslegungen {reached}/{all}", "readings {reached}/{all}"),
    "coverage.counted.item": ("Posten {reached}/{all}", "items {reached}/{all}"),
    "coverage.value": ("Auf {name} = {value} beruht kein erwartetes Ergebnis", "no expected result rests on {name} = {value}"),
    "coverage.limit": ("Die Grenze {name} wirkt nie", "the limit {name} never takes effect"),
    "coverage.reading": ("Die Auslegung {name} macht nirgends einen Unterschied", "the reading {name} makes no difference anywhere"),
    "coverage.item": ("Kein Test prüft den Posten {name}", "no test checks the item {name}"),
    "coverage.none": (
        "Was die Tests erreichen, zeigt sich erst, wenn sich alle Regeln von {rules} lesen lassen.",
        "What the tests reach can be said once all rules of {rules} can be read.",
    ),
    "test.unreadable": ("fehlerhafte Dateien: {count}", "files with errors: {count}"),
}  # fmt: skip
