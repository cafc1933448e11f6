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


def begin_use(law: Law, case: Case, days: list[Days]) -> Use | None:
    """The beginning, where the amounts of some days rest on it: open where it is not known."""
    begin, ags = law.begin, case.municipality.ags
    if begin is None or ags is None or not days:
        return None
    use = Use("begin", law.spec.since or "", None, "", Status.OPEN, title=begin.title)
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
        return use._replace(value=first.isoformat(), status=Status.GIVEN, first=first)
    return use._replace(sources=begin.source, note=begin.note, place=law.begin_places[""])
