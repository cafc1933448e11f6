"""What charts say: titles, labels, and their content in words. Each text is (German, English)."""

PICTURES: dict[str, tuple[str, str]] = {
    "usage.no_picture": (
        "Hier gibt es nichts zu zeichnen: Es gibt keine Beträge.",
        "There is nothing to draw here: there are no amounts.",
    ),
    # below a picture by itself
    "picture.sources": ("Quellen: {sources}.", "Sources: {sources}."),
    "picture.sources_more": (
        "Quellen: {sources} und {count} weitere.",
        "Sources: {sources} and {count} more.",
    ),
    "picture.computed": (
        "Berechnet mit ki-funding {version}, Regeln vom {rules}{readings}",
        "Computed with ki-funding {version}, rules of {rules}{readings}",
    ),
    # amounts on axes and tiles
    "picture.euro": ("{number} €", "€{number}"),
    "picture.million": ("{number} Mio. €", "€{number} million"),
    "picture.class": ("{low} bis unter {high}", "{low} to below {high}"),
    "picture.thousand": (
        "Höchstbeträge in Tausend Euro bei voller Nutzung",
        "Maxima in thousands of euro at full use",
    ),
    "picture.at_least": (
        "≥ heißt mindestens: Ein Teil der Beträge ist unbestimmt.",
        "≥ means at least: some of the amounts are undetermined.",
    ),
    "picture.open": ("Unbestimmt: {names}.", "Undetermined: {names}."),
    # one case
    "picture.greatest": ("Am meisten: {items}.", "Most of it: {items}."),
    "picture.items": (
        "Beantragt, gefördert und nicht genutzt: {name} {year}",
        "Claimed, funded and unused: {name} {year}",
    ),
    "picture.tick": (
        "Der Strich zeigt, was beantragt ist.",
        "The line shows what is claimed.",
    ),
    "picture.dots": (
        "Gepunktet: Der Betrag ist unbestimmt.",
        "Dotted: the amount is undetermined.",
    ),
    "picture.claimed": ("beantragt {amount}", "claimed {amount}"),
    "picture.unused": ("nicht genutzt {amount}", "unused {amount}"),
    "picture.years": (
        "Förderung nach Programmen: {name} {first}–{last}",
        "Funding by programme: {name} {first}–{last}",
    ),
    "picture.marked": (
        "Raute: Die Regeln haben sich gegenüber dem Jahr davor geändert.",
        "Diamond: the rules changed against the year before.",
    ),
    "picture.cases": ("Förderung der Fälle", "Funding of the cases"),
    "picture.others": ("weitere Programme ({count})", "other programmes ({count})"),
    # the Land
    "picture.map": (
        "Die Kommunalen Integrationszentren {year}",
        "The Kommunale Integrationszentren in {year}",
    ),
    "picture.map_alt": (
        "Karte aus gleich großen Kacheln, eine je KI. Am meisten: {most}. Am wenigsten: {least}.",
        "Map of equal tiles, one for each KI. Most: {most}. Least: {least}.",
    ),
    "picture.tile": ("{name} mit {amount}", "{name} with {amount}"),
    "picture.tile_of_several": (
        "{name} und {others} weitere mit {amount}",
        "{name} and {others} more with {amount}",
    ),
    "picture.sums": (
        "Höchstbeträge aller KI nach Programmen und der Mindestbetrag {when}",
        "Maxima of all KI by programme, and the minimum, {when}",
    ),
    "picture.sums_plain": (
        "Höchstbeträge aller KI nach Programmen {when}",
        "Maxima of all KI by programme, {when}",
    ),
    "picture.sum_minimum": (
        "{minimum}, in Klammern die Spanne der Lesarten: {years}.",
        "{minimum}, in brackets the band of the readings: {years}.",
    ),
    "picture.sum_band": (
        "{year}: {default} ({low} bis {high})",
        "{year}: {default} ({low} to {high})",
    ),
    "picture.band": (
        "Grau: die Spanne der Lesarten; die Linie darin und der Betrag daneben: die Voreinstellung.",
        "Grey: the band of the readings; the line in it and the amount beside it: the default.",
    ),
    "picture.no_band": (
        "Kein Mindestbetrag ist bekannt für {years}.",
        "No minimum is known for {years}.",
    ),
    # comparisons
    "picture.winners": ("Wer {year} mehr oder weniger bekommt", "Who gets more or less in {year}"),
    "picture.from_to": (
        "Von {first} mit {most} bis {last} mit {least}.",
        "From {first} with {most} to {last} with {least}.",
    ),
    "picture.change_years": (
        "Unterschied nach Jahren und Programmen",
        "Difference by year and programme",
    ),
}
