"""The words of reports, which Markdown and HTML share. Each text is (German, English)."""

REPORTS: dict[str, tuple[str, str]] = {
    "report.title": ("Förderung {name}", "Funding of {name}"),
    "report.title_cases": ("Förderung, {count} Fälle", "Funding of {count} cases"),
    "report.sentence": (
        "Nach dieser Rechnung beträgt die Förderung {granted}. Beantragt sind {claimed}; möglich "
        "wären höchstens {maximum}, {unused} bleiben also ungenutzt.",
        "By this calculation the funding is {granted}. {claimed} are claimed; at most {maximum} "
        "would be possible, so {unused} remain unused.",
    ),
    "report.at_least": (
        "Nach dieser Rechnung beträgt die Förderung mindestens {granted}; nicht jeder Posten ist "
        "bestimmt. Soweit bekannt, sind {claimed} beantragt und mindestens {maximum} möglich.",
        "By this calculation the funding is at least {granted}; not every item is determined. As "
        "far as known, {claimed} are claimed and at least {maximum} are possible.",
    ),
    "report.together": ("In {count} Jahren zusammen:", "In {count} years together:"),
    "report.uncertain_state": (
        "Worauf die Summen beruhen, das nicht amtlich ist",
        "What the sums rest on that is not official",
    ),
    "report.cases": ("{count} Fälle.", "{count} cases."),
    "report.case": ("Fall", "case"),
    "report.summary": ("Alle Fälle", "All cases"),
    "report.years_caption": (
        "Förderung (berechnet) in jedem Jahr; * heißt: das Recht hat sich zum Vorjahr geändert",
        "Funding (calculated) in each year; * means: the law differs from the year before",
    ),
    "report.law_changed": ("Was sich im Recht geändert hat", "What changed in the law"),
    "report.uncertain": (
        "Was nicht sicher ist, und was das ändern könnte",
        "What is not certain, and what that could change",
    ),
    "report.undetermined": (
        "{title} ist unbestimmt, weil nicht bekannt ist: {names}. Beantragt sind {claimed}; sie "
        "sind in keiner Summe der Förderung.",
        "{title} is undetermined, because this is not known: {names}. {claimed} are claimed; they "
        "are in no sum of the funding.",
    ),
    "report.undetermined_all": (
        "{title} ist unbestimmt, weil nicht bekannt ist: {names}. In den Summen fehlt der Posten.",
        "{title} is undetermined, because this is not known: {names}. The sums lack the item.",
    ),
    "report.alternatives": (
        "Wo ein Text mehrere Antworten zulässt, ist eine davon gewählt. Mit einer anderen wäre die "
        "Förderung im Ganzen:",
        "Where a text allows several answers, one of them is chosen. With another one the funding "
        "would be in total:",
    ),
    "report.alternatives_caption": ("Andere Lesarten", "Other readings"),
    "report.reading": ("Lesart", "reading"),
    "report.option": ("andere Antwort", "other answer"),
    "report.difference": ("Unterschied", "difference"),
    "report.weak": (
        "Nicht in einem amtlichen Text gelesen oder mit Vorbehalt:",
        "Not read in an official text, or with a reservation:",
    ),
    "report.origin": ("Wie jeder Betrag zustande kommt", "How each amount came about"),
    "report.sources": ("Quellen", "Sources"),
    "report.not_in_it": ("Was nicht darin ist", "What is not in it"),
    "report.land": (
        "Programme, die sich an das Land richten, sind in keiner Summe.",
        "Programmes that are addressed to the Land are in no sum.",
    ),
    "report.amount": ("Betrag", "amount"),
    "report.state": (
        "{year} könnten alle KI zusammen höchstens {amount} bekommen.",
        "In {year} all KI together could get at most {amount}.",
    ),
    "report.state_at_least": (
        "{year} könnten alle KI zusammen {amount} bekommen, soweit es bekannt ist; {count} Posten "
        "einzelner KI sind unbestimmt und fehlen in der Summe.",
        "In {year} all KI together could get {amount} as far as known; {count} items of single "
        "KI are undetermined and missing from the sum.",
    ),
    "report.state_minimum": (
        "Der Mindestbetrag nach § 3 Abs. 2 TIntG für die ganze Integrationsinfrastruktur wäre nach "
        "unserer Rechnung {default}, über einige Lesarten {low} bis {high}; weitere Lesarten stehen "
        "bei dem Jahr.",
        "The minimum under § 3 (2) TIntG for the whole integration infrastructure would be {default} "
        "by our calculation, over some readings {low} to {high}; further readings stand with the year.",
    ),
    "report.minimum": ("Mindestbetrag § 3 Abs. 2", "minimum § 3 (2)"),
    "report.minimum_low": ("nach Lesarten von", "by readings from"),
    "report.minimum_high": ("nach Lesarten bis", "by readings to"),
    "report.state_years": ("Alle Jahre", "All years"),
    "report.state_items": ("Nach Programm, {year}", "By programme, {year}"),
    "report.by.kommune": ("Nach Kommune", "By municipality"),
    "report.by.regierungsbezirk": ("Nach Regierungsbezirk", "By Regierungsbezirk"),
    "report.state_minimum_open": (
        "Der Mindestbetrag nach § 3 Abs. 2 TIntG für die ganze Integrationsinfrastruktur ist nach "
        "unserer Rechnung noch unbestimmt; einige Lesarten ergeben schon {low} bis {high}.",
        "The minimum under § 3 (2) TIntG for the whole integration infrastructure is not determined "
        "yet by our calculation; some readings already give {low} to {high}.",
    ),
    # the rule book
    "book.read": (
        "Jeder Wert gilt ab seinem Tag bis zum Tag vor dem nächsten. Der Status sagt, wie sicher "
        "er ist; was offen ist, hat keinen Wert.",
        "Each value holds from its day to the day before the next. The status says how sure it "
        "is; what is open has no value.",
    ),
    "book.heading": (
        "Stand {version}, für die Jahre {first} bis {last}.",
        "As of {version}, for the years {first} to {last}.",
    ),
    "book.items": ("Posten und Formeln", "Items and formulas"),
    "book.inputs": ("Angaben des Falls", "What the case says"),
    "book.input": ("Angabe", "key"),
    "book.title": ("Bedeutung", "meaning"),
    "book.unit": ("Einheit", "unit"),
    "book.when": ("gilt", "holds"),
    "book.value": ("Wert", "value"),
    "book.note": ("Anmerkung", "note"),
    "book.by_formula": ("nach einer Formel.", "by a formula."),
    "usage.rules_format": (
        "--format {format} gibt es für das Regelbuch und für ein Programm, nicht mit --status, "
        "--sources, --published oder --readings",
        "--format {format} is for the rule book and for one programme, not with --status, "
        "--sources, --published or --readings",
    ),
}
