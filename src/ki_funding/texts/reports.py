"""What documents, pictures and workbooks say. Each text is (German, English)."""

REPORTS: dict[str, tuple[str, str]] = {
    "report.title": ("Förderung {name}", "Funding of {name}"),
    "report.title_cases": ("Förderung, {count} Fälle", "Funding of {count} cases"),
    "report.sentence": (
        "Nach dieser Rechnung beträgt die Förderung {granted}. Beantragt sind {claimed}; möglich "
        "wären höchstens {maximum}, {unused} bleiben also ungenutzt.",
        "By this calculation the funding is {granted}. {claimed} are claimed; at most {maximum} "
        "would be possible, so {unused} remain unused.",
    ),
    "report.open_maximum": (
        "Nach dieser Rechnung beträgt die Förderung {granted}. Beantragt sind {claimed}. Nicht für jeden "
        "Posten ist ein Höchstbetrag bestimmt; die bestimmten ergeben zusammen {maximum}.",
        "By this calculation the funding is {granted}. {claimed} are claimed. Not every item has a "
        "maximum that is determined; those that are come to {maximum} together.",
    ),
    "report.at_least": (
        "Nach dieser Rechnung beträgt die Förderung {granted}, soweit sie bekannt ist. Unbestimmt und darin "
        "nicht enthalten: {count} Posten. Soweit bekannt, sind {claimed} beantragt und {maximum} möglich.",
        "By this calculation the funding is {granted} as far as known. Undetermined and not part of it: "
        "{count} of the items. As far as known, {claimed} are claimed and {maximum} are possible.",
    ),
    "report.together": ("In {count} Jahren zusammen:", "In {count} years together:"),
    "report.uncertain_state": ("Worauf die Summen beruhen, das nicht amtlich ist", "What the sums rest on that is not official"),
    "report.no_sum": (
        "Keine Summe: Mehrere Fälle beantragen dasselbe, und nur einer davon kann eintreten ({names}).",
        "No total: several cases claim the same, and only one of them can come true ({names}).",
    ),
    "incomplete": (
        "Unvollständig: Wegen Fehlern in der Eingabe fehlt {names}.",
        "Incomplete: for errors in the input this lacks {names}.",
    ),
    "report.cases": ("{count} Fälle.", "{count} cases."),
    "column.case": ("Fall", "case"),
    "report.summary": ("Alle Fälle", "All cases"),
    "report.years_caption": (
        "Förderung (berechnet) in jedem Jahr; * heißt: zum Vorjahr geändert oder nicht mehr bekannt",
        "Funding (calculated) in each year; * means: changed since the year before, or no longer known",
    ),
    "report.law_changed": ("Was sich geändert hat oder nicht mehr bekannt ist", "What changed or is no longer known"),
    "report.uncertain": ("Was nicht sicher ist, und was das ändern könnte", "What is not certain, and what that could change"),
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
    "report.weak": ("Nicht in einem amtlichen Text gelesen oder mit Vorbehalt:", "Not read in an official text, or with a reservation:"),
    "report.weak_many": (
        "{count} Werte, die nicht in einem amtlichen Text gelesen sind oder einen Vorbehalt haben",
        "{count} values that were not read in an official text, or with a reservation",
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
        "unserer Rechnung {default}, über die Lesarten {low} bis {high}; welche das sind, steht "
        "bei dem Jahr.",
        "The minimum under § 3 (2) TIntG for the whole integration infrastructure would be {default} "
        "by our calculation, over the readings {low} to {high}; which these are stands with the year.",
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
    # one sheet of paper
    "short.sure": ("Wie sicher das ist", "How sure this is"),
    "short.open": ("Was offen ist", "What is open"),
    "short.weak": ("{status}: {names}.", "{status}: {names}."),
    "short.undetermined": (
        "Unbestimmt und in keiner Summe: {count} Posten, weil etwas nicht bekannt ist.",
        "Undetermined and in no sum: {count} of the items, because something is not known.",
    ),
    "short.reading": (
        "Rechtsfrage „{title}“: anders beantwortet {others} statt {chosen}.",
        "Legal question “{title}”: answered otherwise {others} instead of {chosen}.",
    ),
    "short.conditions": (
        "Die Förderung hat Bedingungen, die hier nicht geprüft sind; der ganze Bericht nennt sie.",
        "The funding has conditions that are not checked here; the full report names them.",
    ),
    # the rule book
    "book.read": (
        "Jeder Wert gilt ab seinem Tag bis zum Tag vor dem nächsten. Der Status sagt, wie sicher "
        "er ist; was offen ist, hat keinen Wert.",
        "Each value holds from its day to the day before the next. The status says how sure it "
        "is; what is open has no value.",
    ),
    "book.heading": ("Stand {version}, für die Jahre {first} bis {last}.", "As of {version}, for the years {first} to {last}."),
    "book.items": ("Posten und Formeln", "Items and formulas"),
    "book.inputs": ("Angaben des Falls", "What the case says"),
    "book.input": ("Angabe", "key"),
    "book.title": ("Bedeutung", "meaning"),
    "book.unit": ("Einheit", "unit"),
    "book.note": ("Anmerkung", "note"),
    "book.by_formula": ("nach einer Formel.", "by a formula."),
    "html.skip": ("Zum Inhalt springen", "Skip to the content"),
    "html.contents": ("Inhalt", "Contents"),
    "html.unprinted": ("Nicht gedruckt ist, was auf dem Bildschirm zugeklappt ist.", "What is folded on the screen is not printed."),
    "usage.no_picture": ("Hier gibt es nichts zu zeichnen: Es gibt keine Beträge.", "There is nothing to draw here: there are no amounts."),
    # below a picture by itself
    "picture.sources": ("Quellen: {sources}.", "Sources: {sources}."),
    "picture.sources_more": ("Quellen: {sources} und {count} weitere.", "Sources: {sources} and {count} more."),
    "picture.computed": (
        "Berechnet mit ki-funding {version}, Regeln vom {rules}{readings}",
        "Computed with ki-funding {version}, rules of {rules}{readings}",
    ),
    # amounts on axes and tiles
    "picture.euro": ("{number} €", "€{number}"),
    "picture.million": ("{number} Mio. €", "€{number} million"),
    "picture.class": ("{low} bis unter {high}", "{low} to below {high}"),
    "picture.from": ("ab {low}", "from {low}"),
    "picture.hatched": (
        "Schraffiert: Ein Teil der Beträge ist unbestimmt und fehlt.",
        "Hatched: some of the amounts are undetermined and missing.",
    ),
    "picture.thousand": ("Höchstbeträge in Tausend Euro bei voller Nutzung", "Maxima in thousands of euro at full use"),
    "picture.at_least": (
        "≥ und ein offenes Ende: soweit bekannt. Ein Teil der Beträge ist unbestimmt und fehlt.",
        "≥ and an open end: as far as known. Some of the amounts are undetermined and missing.",
    ),
    "picture.unknown": (
        "≥ und ein gestricheltes Feld mit Fragezeichen: soweit bekannt. Ein Teil ist unbestimmt und fehlt.",
        "≥ and a dashed field with a question mark: as far as known. A part is undetermined and missing.",
    ),
    "picture.in_thousand": ("Beträge in Tausend Euro", "Amounts in thousands of euro"),
    "picture.in_million": ("Beträge in Millionen Euro", "Amounts in millions of euro"),
    "picture.left_out": (
        "Ohne, weil nicht für alle bekannt: {names}.",
        "Without, as not known of all: {names}.",
    ),
    "picture.open": ("Unbestimmt: {names}.", "Undetermined: {names}."),
    # one case
    "picture.greatest": ("Am meisten: {items}.", "Most of it: {items}."),
    "picture.items": ("Beantragt, gefördert und nicht genutzt: {name} {year}", "Claimed, funded and unused: {name} {year}"),
    "picture.mark.granted": ("Balken: Förderung (berechnet)", "Bar: funding (calculated)"),
    "picture.mark.unused": ("blass: nicht genutzt", "pale: unused"),
    "picture.mark.claimed": ("Strich: beantragt", "line: claimed"),
    "picture.mark.notice": ("Raute: Bescheid", "diamond: notice"),
    "picture.mark.actual": ("schmaler Balken: ausgegeben", "narrow bar: spent"),
    "picture.claimed": ("beantragt {amount}", "claimed {amount}"),
    "picture.unused": ("nicht genutzt {amount}", "unused {amount}"),
    "picture.notice": ("Bescheid {amount}", "notice {amount}"),
    "picture.actual": ("ausgegeben {amount}", "spent {amount}"),
    "picture.years": ("Förderung nach Programmen: {name} {first}–{last}", "Funding by programme: {name} {first}–{last}"),
    "picture.marked": (
        "Raute: geändert gegenüber dem Jahr davor, oder nicht mehr bekannt.",
        "Diamond: changed against the year before, or no longer known.",
    ),
    "picture.cases": ("Förderung der Fälle", "Funding of the cases"),
    "picture.course": ("Von {first} bis {last}, am meisten {most}.", "From {first} to {last}, most {most}."),
    "picture.course_open": ("Nicht ganz bekannt: {years}.", "Not known in full: {years}."),
    # the Land
    "picture.map": ("Die Kommunalen Integrationszentren {year}", "The Kommunale Integrationszentren in {year}"),
    "picture.map_alt": (
        "Karte aus gleich großen Kacheln, eine je KI. Am meisten: {most}. Am wenigsten: {least}.",
        "Map of equal tiles, one for each KI. Most: {most}. Least: {least}.",
    ),
    "picture.tile": ("{name} mit {amount}", "{name} with {amount}"),
    "picture.tile_of_several": ("{name} und {others} weitere mit {amount}", "{name} and {others} more with {amount}"),
    "picture.sums": (
        "Höchstbeträge aller KI nach Programmen und der Mindestbetrag {when}",
        "Maxima of all KI by programme, and the minimum, {when}",
    ),
    "picture.sums_plain": ("Höchstbeträge aller KI nach Programmen {when}", "Maxima of all KI by programme, {when}"),
    "picture.sum_minimum": (
        "{minimum}, in Klammern die Spanne der Lesarten: {years}.",
        "{minimum}, in brackets the band of the readings: {years}.",
    ),
    "picture.sum_band": ("{year}: {default} ({low} bis {high})", "{year}: {default} ({low} to {high})"),
    "picture.band": (
        "Grau: die Spanne der Lesarten; die Linie darin und der Betrag daneben: die Voreinstellung.",
        "Grey: the band of the readings; the line in it and the amount beside it: the default.",
    ),
    "picture.no_band": ("Kein Mindestbetrag ist bekannt für {years}.", "No minimum is known for {years}."),
    # comparisons
    "picture.winners": ("Wer {year} mehr oder weniger bekommt", "Who gets more or less in {year}"),
    "picture.change_years": ("Unterschied nach Jahren und Programmen", "Difference by year and programme"),
    "sheet.page": ("Seite {page} von {pages}", "page {page} of {pages}"),
    "sheet.overview": ("Übersicht", "Overview"),
    "sheet.assumptions": ("Annahmen", "Assumptions"),
    "sheet.municipalities": ("Kommunen", "Municipalities"),
    "sheet.bezirke": ("Regierungsbezirke", "Regierungsbezirke"),
    "sheet.programmes": ("Programme", "Programmes"),
    "sheet.items": ("Posten", "Items"),
    "sheet.several": ("{count} Berechnungen", "{count} calculations"),
    "sheet.by_case": ("Jede Berechnung", "Each calculation"),
    "sheet.kind": ("Art", "kind"),
    "sheet.how": ("Wie es zustande kommt", "how it came about"),
    "sheet.notice": ("Bescheid", "notice"),
    "sheet.difference": ("Bescheid gegen Rechnung", "notice against calculation"),
    "sheet.actual": ("ausgegeben", "spent"),
    "sheet.unspent": ("nicht ausgegeben", "not spent"),
    "sheet.repayable": ("zurückzuzahlen", "repayable"),
    "sheet.uncounted": (
        "In keiner Summe: Leistungen ohne Geldbetrag und was an das Land gerichtet ist",
        "In no total: what is no money, and what is addressed to the Land",
    ),
    "sheet.lower_bound": (
        "≥ vor einem Betrag: soweit bekannt, denn Unbestimmtes fehlt in der Summe.",
        "≥ before an amount: as far as known, because what is undetermined is missing in it.",
    ),
    "sheet.what": ("Was", "what"),
    "sheet.value": ("Wert", "value"),
    "sheet.holds": ("gilt", "holds"),
    "sheet.why": ("Begründung", "reason given"),
    "sheet.concerns": ("betrifft", "concerns"),
    "sheet.basis": (
        "Was angenommen, erschlossen, selbst angegeben oder offen ist, das Schwächste zuerst",
        "What is assumed, inferred, given or open, the weakest first",
    ),
    "sheet.no_assumptions": ("Alles ist amtlich belegt.", "Everything has an official source."),
    "sheet.other": (
        "Was herauskäme, wenn eine Rechtsfrage anders beantwortet würde",
        "What the result would be with another answer to a legal question",
    ),
    "sheet.chosen": ("gewählt", "chosen"),
    "sheet.meaning": ("was sie heißt", "what it means"),
    "sheet.then": ("Förderung dann", "funding then"),
    "sheet.cited": ("Worauf die Zahlen beruhen", "What the figures rest on"),
    "sheet.short": ("Kurz", "short"),
    "sheet.full": ("Titel", "title"),
    "sheet.sections": ("Stellen", "sections"),
    "sheet.date": ("Datum", "date"),
    "sheet.publication": ("Fundstelle", "published in"),
    "sheet.address": ("Adresse", "address"),
    "sheet.remark": ("Anmerkung", "remark"),
    "sheet.open_readings": ("Lesarten ohne Betrag", "readings without an amount"),
    "sheet.band": (
        "Daneben der Mindestbetrag nach § 3 Abs. 2 TIntG: mit den Voreinstellungen, dann von und "
        "bis über alle Lesarten, die einen Betrag ergeben.",
        "Beside it the minimum under § 3 (2) TIntG: with the defaults, then from and to over all "
        "readings that give an amount.",
    ),
    "sheet.funded": ("Geförderte KI", "KI that are funded"),
    "sheet.undetermined": ("Unbestimmte Beträge", "Undetermined amounts"),
    "sheet.more": ("bekommen mehr", "get more"),
    "sheet.less": ("bekommen weniger", "get less"),
    "sheet.among": ("verglichen", "compared"),
}  # fmt: skip
