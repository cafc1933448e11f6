"""Two tests of the invented law that pass, and how they are written differently."""

from pathlib import Path

GOOD = """\
# The law of Schilda.
tests:
  - name: three fools in Seldwyla  # a city
    source: amtsblatt
    case: &CASE
    expect:
      narrenhilfe.personal.granted: 603.00  # three at 201
      narrenhilfe.kosten.granted: "3600.00"
      narrenhilfe.kosten.status: 'official'
      narrenhilfe.hilfe.quantity: null
  - {name: a Kreis, source: [amtsblatt § 1], full_use: false, case: &KREIS, expect: &EXPECT}
"""
CLAIM = "narrenhilfe: {narren: 3, ausgaben: 5000, davon_schellen: 1500}}"
GOOD = GOOD.replace("&CASE", "{kommune: Seldwyla, jahr: 2021, " + CLAIM)
GOOD = GOOD.replace("&KREIS", '{kommune: "01", jahr: 2021, ' + CLAIM)
GOOD = GOOD.replace(
    "&EXPECT", "{narrenhilfe.personal.granted: 402.00, narrenhilfe.kosten.maximum: null}"
)


def write(folder: Path, text: str, name: str = "narrenhilfe.yaml") -> Path:
    path = folder / "schilda" / "tests" / name
    path.write_bytes(text.encode())
    return path


def changed(folder: Path, *pairs: tuple[str, str]) -> str:
    """Writes the good tests with some words replaced, each of which must be there."""
    text = GOOD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    write(folder, text)
    return text
