"""What documents, pictures and workbooks say. Each text is (German, English)."""

REPORTS: dict[str, tuple[str, str]] = {
    "report.title": ("Förderung {name}", "Funding of {name}"),
    "report.title_cases": ("Förderung, {count} Fälle", "Funding of {count} cases"),
    # the finding first: `who` is who can get it, with the verb
    "headline.one": ("{name} kann {when}", "In {when} {name} can"),
    "headline.years": ("{name} kann {when} zusammen", "From {when} {name} can in all"),
    "headline.full_use": ("{name} kann {when} bei voller Nutzung", "At full use {name} can in {when}"),
    "headline.several": ("{count} Fälle ({when}) können zusammen", "{count} cases ({when}) can together"),
    "headline.unused": (
        "{who} {maximum} bekommen; {unused} bleiben ungenutzt.",
        "{who} get {maximum}; {unused} remain unused.",
    ),
    "headline.whole": (
        "{who} {granted} bekommen; das ist der Höchstbetrag.",
        "{who} get {granted}; that is the maximum.",
    ),
    "headline.open_maximum": (
        "{who} {granted} bekommen; ob mehr möglich wäre, ist nicht für jeden Posten bekannt.",
        "{who} get {granted}; whether more would be possible is not known of every item.",
    ),
    "headline.at_least": (
        "{who}, soweit bekannt, {granted} bekommen; {count} Beträge sind unbestimmt und fehlen darin.",
        "{who} get {granted} as far as is known; {count} amounts are undetermined and missing from it.",
    ),
    "headline.at_least_one": (
        "{who}, soweit bekannt, {granted} bekommen; ein Betrag ist unbestimmt und fehlt darin.",
        "{who} get {granted} as far as is known; one amount is undetermined and missing from it.",
    ),
    "headline.unknown": (
        "{who} mit keinem bekannten Betrag rechnen; unbestimmte Beträge: {count}.",
        "{who} count on no known amount; undetermined amounts: {count}.",
    ),
    "headline.unsaid": (
        "Mit Angaben, die im Fall fehlen, sind bis zu {amount} mehr möglich.",
        "With what the case leaves out, up to {amount} more are possible.",
    ),
    "headline.plan": (
        "Das ist ein Plan: Was nicht bekannt ist, ist angesetzt wie zuletzt bekannt.",
        "This is a plan: what is not known is taken to be what it last was.",
    ),
    "headline.nothing": ("{who} nichts bekommen.", "{who} get nothing."),
    "headline.assumed": (
        "Von der berechneten Förderung beruhen {amount} auf Annahmen.",
        "Of the calculated funding {amount} rest on assumptions.",
    ),
    "headline.beside": ("Dazu kommt ohne Geldbetrag: {items}.", "Beside the amounts: {items}."),
    "headline.beside_open": ("{name}, wie viele ist nicht bekannt", "{name}, how many is not known"),
    "headline.land": (
        "{year} muss das Land nach dieser Berechnung mindestens {amount} bereitstellen.",
        "In {year} the Land must by this calculation provide at least {amount}.",
    ),
    "headline.land_none": (
        "{when}: Das Regelwerk kennt keinen Betrag, den das Land bereitstellen muss.",
        "{when}: the rulebook knows no amount that the Land must provide.",
    ),
    "headline.land_open": (
        "{year}: Was das Land mindestens bereitstellen muss, ist nicht bekannt.",
        "{year}: what the Land must provide at least is not known.",
    ),
    "headline.notice.all": ("Der Bescheid", "The notice"),
    "headline.notice.some": ("Der Bescheid für {count} von {all} Posten", "The notice of {count} of {all} items"),
    "headline.notice.same": ("{notice} entspricht der Berechnung", "{notice} equals the calculation"),
    "headline.notice.in_sum": (
        "{notice} entspricht der Berechnung nur in der Summe, {count} Posten weichen ab",
        "{notice} equals the calculation only in the total, {count} items differ",
    ),
    "headline.notice.less": ("{notice} liegt {difference} unter der Berechnung", "{notice} is {difference} below the calculation"),
    "headline.notice.more": ("{notice} liegt {difference} über der Berechnung", "{notice} is {difference} above the calculation"),
    "headline.repayable": (
        "{amount} sind möglicherweise zurückzuzahlen",
        "{amount} may have to be paid back",
    ),
    "headline.repayable_open": (
        "ob {amount} zurückzuzahlen sind, ist nicht bekannt",
        "whether {amount} have to be paid back is not known",
    ),
    "report.uncertain_state": ("Worauf die Summen beruhen, soweit nicht amtlich belegt", "What the sums rest on, as far as it is not official"),
    "report.no_sum": (
        "Keine Summe: Mehrere Fälle beantragen dasselbe, und nur einer davon kann eintreten ({names}).",
        "No total: several cases claim the same, and only one of them can come true ({names}).",
    ),
    "incomplete": (
        "Unvollständig: Wegen Fehlern in der Eingabe fehlt {names}.",
        "Incomplete: {names} is missing because of errors in the input.",
    ),
    "column.case": ("Fall", "case"),
    "report.not_drawn": (
        "Von mehr als {most} Fällen gibt es kein Bild; die Tabelle nennt alle.",
        "Of more than {most} cases there is no picture; the table names all.",
    ),
    "report.summary": ("Alle Fälle", "All cases"),
    "report.years_caption": (
        "Förderung (berechnet) in jedem Jahr; {mark} heißt: zum Vorjahr geändert oder nicht mehr bekannt",
        "Funding (calculated) in each year; {mark} means: changed since the year before, or no longer known",
    ),
    "report.years_caption_land": (
        "Mindestbetrag in jedem Jahr; {mark} heißt: zum Vorjahr geändert oder nicht mehr bekannt",
        "Minimum in each year; {mark} means: changed since the year before, or no longer known",
    ),
    "report.law_changed": ("Geändert oder nicht mehr bekannt", "Changed or no longer known"),
    "report.uncertain": ("Unsicherheiten und ihre Auswirkung", "Uncertainties and their effect"),
    "report.undetermined": (
        "{title}: unbestimmt; {why}. Die beantragten {claimed} sind in keiner "
        "Summe der Förderung enthalten.",
        "{title}: undetermined; {why}. The {claimed} that are claimed are in no total "
        "of the funding.",
    ),
    "report.alternatives": (
        "Wo ein Text mehrere Auslegungen zulässt, ist eine davon gewählt. Mit einer anderen betrüge die "
        "gesamte Förderung:",
        "Where a text allows several readings, one of them is chosen. With another one the total "
        "funding would be:",
    ),
    "report.alternatives_caption": ("Andere Auslegungen", "Other readings"),
    "report.reading": ("Auslegung", "reading"),
    "report.option": ("andere Antwort", "other answer"),
    "report.weak": ("Nicht amtlich belegt oder nur unter Vorbehalt:", "Not officially documented, or with a reservation:"),
    "report.weak_many": (
        "{count} Werte, die nicht amtlich oder nur unter Vorbehalt belegt sind",
        "{count} values that are not officially documented, or with a reservation",
    ),
    "report.origin": ("Wie jeder Betrag zustande kommt", "How each amount came about"),
    "report.sources": ("Quellen", "Sources"),
    "report.not_in_it": ("Nicht enthalten", "Not included"),
    "report.land": (
        "Programme, die sich an das Land richten, sind in keiner Summe enthalten.",
        "Programmes that are addressed to the Land are in no total.",
    ),
    "report.amount": ("Betrag", "amount"),
    "report.state": (
        "{year} können alle KI zusammen bis zu {amount} bekommen.",
        "In {year} all KI together can get up to {amount}.",
    ),
    "report.state_at_least": (
        "{year} können alle KI zusammen, soweit bekannt, {amount} bekommen; {count} Beträge einzelner KI sind "
        "unbestimmt und fehlen darin.",
        "In {year} all KI together can get {amount} as far as is known; {count} amounts of single KI are "
        "undetermined and missing from it.",
    ),
    "report.state_minimum": (
        "Für die ganze Integrationsinfrastruktur muss das Land nach der gewählten Auslegung mindestens {default} "
        "bereitstellen (§ 3 Abs. 2 TIntG); andere Auslegungen ergeben {low} bis {high}.",
        "For the whole integration infrastructure the Land must by the chosen reading provide at least {default} "
        "(§ 3 (2) TIntG); other readings give {low} to {high}.",
    ),
    "report.minimum": ("Mindestbetrag § 3 Abs. 2", "minimum § 3 (2)"),
    "report.minimum_low": ("je nach Auslegung von", "by readings from"),
    "report.minimum_high": ("je nach Auslegung bis", "by readings to"),
    "report.state_years": ("Alle Jahre", "All years"),
    "report.state_items": ("Nach Programm, {year}", "By programme, {year}"),
    "report.by.kommune": ("Nach Kommune", "By municipality"),
    "report.by.regierungsbezirk": ("Nach Regierungsbezirk", "By Regierungsbezirk"),
    "report.state_minimum_open": (
        "Was das Land für die ganze Integrationsinfrastruktur mindestens bereitstellen muss (§ 3 Abs. 2 TIntG), "
        "ist nach der gewählten Auslegung noch nicht bekannt; andere Auslegungen ergeben {low} bis {high}.",
        "What the Land must provide at least for the whole integration infrastructure (§ 3 (2) TIntG) is by the "
        "chosen reading not known yet; other readings give {low} to {high}.",
    ),
    # one sheet of paper
    "short.sure": ("Wie sicher das ist", "How sure this is"),
    "short.open": ("Was zu beachten ist", "What to note"),
    "short.weak": ("{status}: {names}.", "{status}: {names}."),
    "short.undetermined": (
        "Unbestimmte Posten, weil eine Zahl nicht bekannt ist; in keiner Summe enthalten: {count}.",
        "Undetermined items, because a figure is not known; in no total: {count}.",
    ),
    "short.reading": (
        "Rechtsfrage „{title}“: Förderung bei anderer Auslegung {others} statt {chosen}.",
        "Legal question “{title}”: under another reading {others} instead of {chosen}.",
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
    "book.items": ("Was gefördert wird", "What is funded"),
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
    "picture.million": ("{number}\u00a0Mio.\u00a0€", "€{number}\u00a0million"),
    "picture.class": ("{low} bis unter {high}", "{low} to below {high}"),
    "picture.from": ("ab {low}", "from {low}"),
    "picture.hatched": (
        "Schraffiert: Ein Teil der Beträge ist unbestimmt und fehlt.",
        "Hatched: some of the amounts are undetermined and missing.",
    ),
    "picture.thousand": ("Höchstbeträge in Tausend Euro bei voller Nutzung", "Maxima in thousands of euro at full use"),
    "picture.at_least": (
        "≥ und ein offenes Ende: soweit bekannt; ein Teil der Beträge ist unbestimmt und fehlt.",
        "≥ and an open end: as far as is known; some of the amounts are undetermined and missing.",
    ),
    "picture.unknown": (
        "≥ und ein gestricheltes Feld mit Fragezeichen: soweit bekannt. Ein Teil ist unbestimmt und fehlt.",
        "≥ and a dashed field with a question mark: as far as known. A part is undetermined and missing.",
    ),
    "picture.in_thousand": ("Beträge in Tausend Euro", "Amounts in thousands of euro"),
    "picture.in_million": ("Beträge in Millionen Euro", "Amounts in millions of euro"),
    "picture.and_more": ("{names} und {count} weitere", "{names} and {count} more"),
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
        "{minimum}, in Klammern die Spanne der Auslegungen: {years}.",
        "{minimum}, in brackets the range across the readings: {years}.",
    ),
    "picture.sum_band": ("{year}: {default} ({low} bis {high})", "{year}: {default} ({low} to {high})"),
    "picture.band": (
        "Grau: die Spanne der Auslegungen; die Linie darin und der Betrag daneben: die gewählte.",
        "Grey: the range across the readings; the line in it and the amount beside it: the chosen one.",
    ),
    "picture.no_band": ("Kein Mindestbetrag ist bekannt für {years}.", "No minimum is known for {years}."),
    # sweeps
    "picture.range": ("{low} bis {high}", "{low} to {high}"),
    "picture.ends": ("Am meisten bei {most}. Am wenigsten bei {least}.", "Most at {most}. Least at {least}."),
    "picture.not_from_zero": ("Die Achse beginnt nicht bei 0.", "The axis does not begin at 0."),
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
    "sheet.many": (
        "Bei mehr als {most} Berechnungen stehen die Beträge ohne Formeln da, und kein Fall hat ein eigenes Blatt. Wer Zahlen ändern und weiterrechnen will, berechnet weniger Fälle auf einmal.",
        "Of more than {most} calculations the amounts stand here without formulas, and no case has a sheet of its own. Whoever wants to change numbers and go on calculating computes fewer cases at once.",
    ),
    "sheet.by_case": ("Jede Berechnung", "Each calculation"),
    "sheet.kind": ("Art", "kind"),
    "sheet.how": ("Rechenweg", "calculation"),
    "sheet.basis_and_sources": ("Annahmen und Quellen", "Assumptions and sources"),
    "sheet.compared": ("Bescheid und Ausgaben", "Notice and spending"),
    "sheet.notice": ("Bescheid", "notice"),
    "sheet.difference": ("Bescheid gegen Berechnung", "notice against calculation"),
    "sheet.actual": ("ausgegeben", "spent"),
    "sheet.unspent": ("nicht ausgegeben", "not spent"),
    "sheet.repayable": ("zurückzuzahlen", "repayable"),
    "sheet.uncounted": (
        "Nicht in den Summen: Sachleistungen und Ansprüche gegen das Land",
        "Not in the totals: in-kind items, and claims on the Land",
    ),
    "sheet.lower_bound": (
        "≥ vor einem Betrag: soweit bekannt; Unbestimmtes fehlt in der Summe.",
        "≥ before an amount: as far as is known; what is undetermined is missing in it.",
    ),
    "sheet.what": ("Was", "what"),
    "sheet.value": ("Wert", "value"),
    "sheet.holds": ("gilt", "holds"),
    "sheet.why": ("Begründung", "reason given"),
    "sheet.concerns": ("betrifft", "concerns"),
    "sheet.basis": (
        "Annahmen, Abgeleitetes, eigene Angaben und Offenes; das Unsicherste zuerst",
        "Assumptions, inferences, figures of your own and what is open; the least certain first",
    ),
    "sheet.no_assumptions": ("Alles ist amtlich belegt.", "Everything has an official source."),
    "sheet.other": (
        "Förderung, wenn eine Rechtsfrage anders beantwortet wird",
        "Funding if a legal question is answered differently",
    ),
    "sheet.chosen": ("gewählt", "chosen"),
    "sheet.then": ("Förderung dann", "funding then"),
    "sheet.cited": ("Worauf die Zahlen beruhen", "What the figures rest on"),
    "sheet.short": ("Kurz", "short"),
    "sheet.full": ("Titel", "title"),
    "sheet.sections": ("Abschnitte", "sections"),
    "sheet.date": ("Datum", "date"),
    "sheet.publication": ("Fundstelle", "published in"),
    "sheet.address": ("Adresse", "address"),
    "sheet.remark": ("Anmerkung", "remark"),
    "sheet.open_readings": ("Auslegungen ohne Betrag", "readings without an amount"),
    "sheet.band": (
        "Daneben der Mindestbetrag nach § 3 Abs. 2 TIntG: mit den gewählten Auslegungen, dann von und "
        "bis über alle Auslegungen, die einen Betrag ergeben.",
        "Beside it the minimum under § 3 (2) TIntG: with the chosen readings, then from and to over all "
        "readings that give an amount.",
    ),
    "sheet.funded": ("Geförderte KI", "KI that are funded"),
    "sheet.undetermined": ("Unbestimmte Beträge", "Undetermined amounts"),
    "sheet.more": ("bekommen mehr", "get more"),
    "sheet.less": ("bekommen weniger", "get less"),
    "sheet.among": ("verglichen", "compared"),
}  # fmt: skip
