"""Random cases: every municipality, programme and way to write what is asked, near every limit."""

from calendar import monthrange
from random import Random
from typing import Any

from . import ki
from .programmes import PROGRAMMES, READINGS

Case = dict[str, Any]

# What a claim to a programme can say: posts over time, euros, and what may be left out.
POSTS = {
    "ki_grundfoerderung": ("fachkraft_stellen", "verwaltungsassistenz_stellen"),
    "komm_an_i": ("personal_stellen",),
    "kim": ("koordination_stellen", "verwaltungsassistenz_stellen", "case_management_stellen",
            "auslaenderbehoerden_stellen"),
    "durchstarten": ("teilhabemanagement_stellen",),
}  # fmt: skip
EUROS = {
    "ki_grundfoerderung": ("laiensprachmittler_ausgaben",),
    "komm_an_i": ("massnahmen_ausgaben",),
    "komm_an_ii": ("ausgaben",),
    "ehrenamt_praevention": ("sachausgaben",),
    "ki_richtlinie_2025": ("nr_2_2_ausgaben", "vaeterarbeit_ausgaben"),
    "kim": ("arbeitsplatz_ausgaben", "veranstaltungen_ausgaben"),
    "ifkuf": ("ausgaben",),
    "rucksack_schule": ("ausgaben",),
    "suedosteuropa": ("ausgaben",),
    "durchstarten": ("gesamtausgaben",),
}
EUROS_OR_NONE = {
    "ki_grundfoerderung": ("fachkraft_ausgaben", "verwaltungsassistenz_ausgaben"),
    "kim": ("koordination_ausgaben", "verwaltungsassistenz_ausgaben"),
    "durchstarten": ("bewilligtes_budget", "teilhabemanagement_betrag"),
}
COUNTS = {"integrationspauschale": ("personenquartale",)}
COUNTS_OR_NONE = {
    "komm_an_ii": ("renovierung_raeume", "ausstattung_raeume", "laufende_monate", "begleitungen",
                   "zusammenkuenfte", "druckwerke", "uebersetzung_seiten", "referenten_stunden",
                   "austausch_treffen"),
    "kim": ("staedte_mit_auslaenderbehoerde", "eingerichtete_arbeitsplaetze"),
    "suedosteuropa": ("gemeinden_teil_1", "gemeinden_teil_3"),
    "durchstarten": ("geduldete_18_27",),
}  # fmt: skip
NOTICES = {
    "ki_grundfoerderung": ("fachkraft", "verwaltungsassistenz", "laiensprachmittler"),
    "komm_an_i": ("personal", "massnahmen"),
    "komm_an_ii": ("kontingent",),
    "ehrenamt_praevention": ("sachausgaben",),
    "ki_richtlinie_2025": ("nr_2_2", "vaeterarbeit"),
    "kim": ("koordination", "verwaltungsassistenz", "arbeitsplaetze", "veranstaltungen",
            "case_management", "auslaenderbehoerden"),
    "ifkuf": ("programm",),
    "rucksack_schule": ("foerderung",),
    "suedosteuropa": ("foerderung",),
    "durchstarten": ("bausteine_f1_f4", "teilhabemanagement"),
    "integrationspauschale": ("pauschale",),
}  # fmt: skip
WITHOUT_A_PERIOD = {"konfliktmanagement", "lehrkraefte"}


class Draw:
    """Draws cases and readings from one source of chance."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def readings(self) -> dict[str, str]:
        """An answer to every question, each as likely as its others."""
        return {name: self.chance.choice(options) for name, options in READINGS.items()}

    def case(self, year: int) -> Case:
        """A municipality in a year with claims to some of the programmes."""
        names = self.chance.sample(list(PROGRAMMES), self.chance.randint(1, 5))
        return {"kommune": self.municipality(), "jahr": year} | {
            name: self.claim(name, year) for name in names
        }

    def municipality(self) -> Any:
        """One of the 54, seldom an invented one."""
        if self.chance.random() < 0.9:
            return self.chance.choice(ki.keys())
        people = self.chance.choice([191_165, 191_166, 200_000, 449_999, 500_000, 1_060_582])
        art = self.chance.choice(["kreis", "kreisfreie_stadt"])
        return {"name": "Erfunden", "art": art, "einwohner": str(people)}

    def claim(self, name: str, year: int) -> Case:
        """What is asked of a programme."""
        claim: Case = {key: self.posts(year) for key in POSTS.get(name, ())}
        claim |= {key: self.euros() for key in EUROS.get(name, ())}
        claim |= {key: self.count() for key in COUNTS.get(name, ())}
        claim |= {key: self.euros() for key in EUROS_OR_NONE.get(name, ()) if self.seldom(3)}
        claim |= {key: self.count() for key in COUNTS_OR_NONE.get(name, ()) if self.seldom(2)}
        if name == "ifkuf" and self.seldom(2):
            claim["qualifizierung_ausgaben"] = self.share_of(claim["ausgaben"])
        if name in NOTICES and self.seldom(2):
            items = self.chance.sample(NOTICES[name], self.chance.randint(1, len(NOTICES[name])))
            claim["bescheid"] = {item: self.euros() for item in items}
            claim["ist"] = {item: self.euros() for item in items if self.seldom(2)}
        if name not in WITHOUT_A_PERIOD and self.seldom(5):
            claim["foerderzeitraum"] = self.period(year)
        return claim

    def posts(self, year: int) -> Any:
        """A number for the year, or rows of who was there when."""
        if self.seldom(2):
            return self.number_of_posts()
        return [{"stellen": self.number_of_posts(), **self.period(year)}
                for _ in range(self.chance.randint(0, 4))]  # fmt: skip

    def number_of_posts(self) -> str:
        """Often at a limit, else anything with three places."""
        near = self.chance.choice(
            ["0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "5", "6", "6.001"]
        )
        return near if self.seldom(2) else str(self.chance.randrange(8_000) / 1000)

    def euros(self) -> str:
        """Often at a limit, else anything with cents."""
        if self.seldom(3):
            near = ["0", "0.01", "7300", "10000", "15000", "30000", "33300", "50000", "58000",
                    "120000", "350000", "1389354.79"]  # fmt: skip
            return self.chance.choice(near)
        return f"{self.chance.randrange(40_000_000) / 100:.2f}"

    def share_of(self, amount: str) -> str:
        """A part of an amount."""
        return f"{float(amount) * self.chance.random():.2f}"

    def count(self) -> str:
        """A whole number, often none."""
        return str(self.chance.choice([0, 0, 1, 2, 3, self.chance.randrange(400)]))

    def period(self, year: int) -> dict[str, str]:
        """From one month or day to a later one."""
        first, last = sorted((self.day(year), self.day(year)))
        return {"von": first if self.seldom(2) else first[:7],
                "bis": last if self.seldom(2) else last[:7]}  # fmt: skip

    def day(self, year: int) -> str:
        """Any day, the first and the last ones of months more often."""
        month = self.chance.randint(1, 12)
        last = monthrange(year, month)[1]
        day = self.chance.choice([1, last, self.chance.randint(1, last)])
        return f"{year}-{month:02}-{day:02}"

    def seldom(self, one_in: int) -> bool:
        """True once in so many times."""
        return self.chance.randrange(one_in) == 0
