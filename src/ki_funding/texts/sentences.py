"""The rules in sentences, for each kind of item and each part of it. (German, English)."""

AT_MOST = ("höchstens {value}", "at most {value}")
BETWEEN = ("; ", "; ")

SENTENCES: dict[str, tuple[str, str]] = {
    # a sentence for each kind of item, made of its parts
    "said.posts": ("Das Land fördert {limit} {rate}.", "The Land funds {limit} {rate}."),
    "said.costs": ("Das Land fördert {costs}, {cap}.", "The Land funds {costs}, {cap}."),
    "said.lump_sum": ("{amount}.", "{amount}."),
    "said.in_kind": ("{quantity}.", "{quantity}."),
    # its parts: a figure, one that is open, or something that has to be worked out
    "said.limit.known": AT_MOST,
    "said.limit.open": (
        "Stellen bis zu einer Höchstzahl, die nicht bekannt ist,",
        "posts up to a limit that is not known,",
    ),
    "said.limit.formula": ("höchstens {value},", "at most {value},"),
    "said.rate.known": ("mit {value}", "at {value}"),
    "said.rate.open": ("mit einem Betrag, der nicht bekannt ist", "at an amount that is not known"),
    "said.rate.formula": ("mit diesem Betrag: {value}", "at this amount: {value}"),
    "said.cap.known": AT_MOST,
    "said.cap.open": (
        "bis zu einem Höchstbetrag, der nicht bekannt ist",
        "up to a maximum that is not known",
    ),
    "said.cap.formula": ("höchstens so viel: {value}", "at most this: {value}"),
    "said.amount.known": (
        "Gezahlt wird ein fester Betrag von {value}",
        "The payment is a fixed amount of {value}",
    ),
    "said.amount.open": (
        "Gezahlt wird ein fester Betrag, der nicht bekannt ist",
        "The payment is a fixed amount that is not known",
    ),
    "said.amount.formula": (
        "Gezahlt wird ein fester Betrag: {value}",
        "The payment is a fixed amount: {value}",
    ),
    "said.quantity.none": (
        "Statt Geld gibt es Personal oder Leistungen",
        "Instead of money there are staff or services",
    ),
    "said.quantity.known": ("Statt Geld gibt es {value}", "Instead of money there is {value}"),
    "said.quantity.open": (
        "Statt Geld gibt es Personal oder Leistungen; wie viel, ist nicht bekannt",
        "Instead of money there are staff or services; how much is not known",
    ),
    "said.quantity.formula": (
        "Nur zur Planung, kein Geld: {value}",
        "For planning only, no money: {value}",
    ),
    "said.spending.formula": (
        "Gezahlt wird höchstens, was ausgegeben wird ({value}).",
        "No more is paid than is spent ({value}).",
    ),
    "said.spending.known": ("Gezahlt werden höchstens {value}.", "At most {value} is paid."),
    "said.spending.open": (
        "Gezahlt wird nicht mehr als die Ausgaben, die nicht bekannt sind.",
        "No more is paid than the spending, which is not known.",
    ),
    "said.share.known": (
        "Das Land trägt {value} der Ausgaben, den Rest die Kommune selbst.",
        "The Land bears {value} of the spending, the municipality the rest.",
    ),
    "said.share.open": (
        "Welchen Anteil das Land trägt, ist nicht bekannt; den Rest trägt die Kommune selbst.",
        "Which share the Land bears is not known; the municipality bears the rest.",
    ),
    "said.share.formula": (
        "Das Land trägt einen Anteil der Ausgaben ({value}), den Rest die Kommune selbst.",
        "The Land bears a share of the spending ({value}), the municipality the rest.",
    ),
    "said.within.known": ("{title}: höchstens {value}.", "{title}: at most {value}."),
    "said.within.open": (
        "{title}: höchstens ein Betrag, der nicht bekannt ist.",
        "{title}: at most an amount that is not known.",
    ),
    "said.within.formula": ("{title}: höchstens so viel: {value}.", "{title}: at most: {value}."),
    # what an item says by a word
    "said.limit_over.month": (
        "Die Höchstzahl gilt in jedem Monat für sich.",
        "The limit holds in each month by itself.",
    ),
    "said.limit_over.year": (
        "Die Höchstzahl gilt im Durchschnitt des Jahres.",
        "The limit holds for the average of the year.",
    ),
    "said.part_year.full": (
        "Auch für einen Teil des Jahres gilt der volle Betrag.",
        "A part of the year has the full amount, too.",
    ),
    "said.part_year.pro_rata": (
        "Für einen Teil des Jahres gilt der Betrag anteilig.",
        "A part of the year has its part of the amount.",
    ),
    "said.repaid.none": (
        "Was davon nicht ausgegeben wird, darf die Kommune behalten.",
        "The municipality may keep what it does not spend.",
    ),
    "said.repaid.all": (
        "Was davon nicht ausgegeben wird, ist zurückzuzahlen.",
        "What is not spent has to be paid back.",
    ),
    "said.repaid.known": (
        "Was davon nicht ausgegeben wird, ist zu {value} zurückzuzahlen.",
        "Of what is not spent, {value} has to be paid back.",
    ),
    "said.repaid.open": (
        "Ob zurückzuzahlen ist, was nicht ausgegeben wird, ist nicht bekannt.",
        "Whether what is not spent has to be paid back is not known.",
    ),
    "said.repaid.formula": (
        "Von dem, was nicht ausgegeben wird, ist zurückzuzahlen: {value}.",
        "Of what is not spent, this has to be paid back: {value}.",
    ),
    # when it runs, and for whom
    "said.in_force": ("Läuft {periods}.", "Runs {periods}."),
    "said.last": ("So war es zuletzt, am {day}.", "So it was last, on {day}."),
    "said.first": ("So ist es von Anfang an, am {day}.", "So it is from the start, on {day}."),
    "said.since": (
        "Gezahlt wird frühestens von diesem Tag an: {title}.",
        "Nothing is paid for the time before this day: {title}.",
    ),
    "said.eligible": ("Voraussetzung: {condition}.", "Condition: {condition}."),
    # formulas in words
    "said.quoted": ("„{title}“", "“{title}”"),
    "said.open": ("„{title}“ (nicht bekannt)", "“{title}” (not known)"),
    "said.by_kommune": ("{title} (für jede Kommune eigens)", "{title} (for each municipality its own)"),
    "said.scale": ("{rows} (nach: {by})", "{rows} (by: {by})"),
    "said.item.posts": ("geförderte Stellen: {item}", "funded posts: {item}"),
    "said.item.granted": ("Förderung: {item}", "funding: {item}"),
    "said.year": ("{title} dieses Jahres", "{title} of this year"),
    "said.year_before": ("{title} eines früheren Jahres", "{title} of an earlier year"),
    "said.if": ("{then}, wenn {condition}, sonst {otherwise}", "{then} if {condition}, else {otherwise}"),
    "said.<": ("{left} weniger als {right}", "{left} less than {right}"),
    "said.<=": ("{left} höchstens {right}", "{left} at most {right}"),
    "said.>": ("{left} mehr als {right}", "{left} more than {right}"),
    "said.>=": ("{left} mindestens {right}", "{left} at least {right}"),
    "said.==": ("{left} gleich {right}", "{left} equal to {right}"),
    "said.!=": ("{left} nicht gleich {right}", "{left} not equal to {right}"),
    "said.min": ("der kleinste dieser Werte: {values}", "the least of these: {values}"),
    "said.min.between": BETWEEN,
    "said.max": ("der größte dieser Werte: {values}", "the greatest of these: {values}"),
    "said.max.between": BETWEEN,
    "said.first_known": ("{values}", "{values}"),
    "said.first_known.between": ("; wo das nicht bekannt ist: ", "; where that is not known: "),
}  # fmt: skip
