"""Texts that several keys say: what findings advise, and what words mean. (German, English)."""

THERE_ARE = ("Es gibt: {names}", "there are: {names}")
WRITE = ("So schreiben: {remedy}", "write it like this: {remedy}")
KNOWN = ("Bekannt sind: {names}", "known are: {names}")
SWAP = ("Anfang und Ende tauschen", "swap start and end")
POSSIBLE = ("Möglich sind: {names}", "possible are: {names}")
SPELLING = ("Schreibweise prüfen", "check the spelling")
CORRECT = (
    "Regel oder Test berichtigen; --update übernimmt das Errechnete",
    "correct the rule or the test; --update takes over what was calculated",
)
KREIS = ("kreis oder kreisfreie_stadt.", "kreis or kreisfreie_stadt.")
ART = ("kreis, kreisfreie_stadt oder land.", "kreis, kreisfreie_stadt or land.")
TABLE = ("Eine Tabelle des Berichts.", "A table of the report.")
INFERRED = ("abgeleitet", "inferred")
LAND = ("Land", "Land")
SQUARE_KILOMETRES = ("km²", "km²")
NAME_A_PART = ("Einen Teil unter formulas: benennen", "give a part of it a name under formulas:")
