"""When a municipality began with what a programme needs, such as a KI: nothing is due before."""

from datetime import date

from ki_funding.calculation.case import Case
from ki_funding.law.programme.dated import Days
from ki_funding.law.programme.programme import Law
from ki_funding.values.basis import Use
from ki_funding.values.vocabulary import Status


def first_day(law: Law, case: Case) -> date:
    """The day from which anything can be due; before it only what is not known."""
    row = law.begin.kommunen.get(case.municipality.ags or "") if law.begin else None
    return row.first if row else date.min


def unknown(law: Law) -> Use | None:
    """What is said of a municipality whose beginning nobody knows; None if none is needed."""
    if law.begin is None:
        return None
    begin, name = law.begin, law.spec.since or ""
    use = Use("begin", name, None, "", Status.OPEN, begin.source, begin.note, title=begin.title)
    return use._replace(place=law.begin_places[""])


def begin_use(law: Law, case: Case, days: list[Days]) -> Use | None:
    """The beginning, where the amounts of some days rest on it: open where it is not known."""
    begin, use, ags = law.begin, unknown(law), case.municipality.ags
    if begin is None or use is None or ags is None or not days:
        return None
    row = begin.kommunen.get(ags)
    if days[0].first >= (row.first if row else begin.latest):
        return None
    if row is not None:
        place = law.begin_places[ags]
        use = use._replace(value=row.first.isoformat(), status=row.status, sources=row.source)
        return use._replace(note=row.note, place=place, first=row.first)
    claim = case.claims.get(law.id)
    if claim is not None and claim.foerderzeitraum is not None:  # who was funded had begun
        first = claim.foerderzeitraum.first
        use = use._replace(value=first.isoformat(), status=Status.GIVEN, first=first)
        return use._replace(sources=(), note=None, place="")
    return use
