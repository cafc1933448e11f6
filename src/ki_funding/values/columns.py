"""What columns of tables are called: in those that come in as in those that go out."""

KOMMUNE, YEAR = "kommune", "jahr"  # as a case file says it
AGS, ART, CASE, ROW, DRAW = "ags", "art", "case", "row", "draw"
UNDETERMINED = "undetermined"
ABOUT = frozenset({KOMMUNE, AGS, ART, CASE, ROW, YEAR, DRAW})

FORMER = {"municipality": KOMMUNE, "type": ART, "year": YEAR}  # still read
