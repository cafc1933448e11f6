"""The two sides of a comparison: folders of rules, overlays, or revisions of git."""

from pathlib import Path
from typing import NamedTuple

from ki_funding.calculation.rules import Rules
from ki_funding.cli.inputs import MAINTAINED
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import Diagnostic, MissingFile, Span, of_both
from ki_funding.files.walk import is_yaml
from ki_funding.law.rulebook.folder import RULEBOOK, shipped_rules
from ki_funding.law.rulebook.overlay import Overlay, read_overlay
from ki_funding.law.rulebook.revision import is_revision, rulebook_at
from ki_funding.texts.language import text


class Sides(NamedTuple):
    """The rules before and after, and how they were named."""

    old: Rules
    new: Rules
    names: tuple[str, str]


def sides_of(old: str | None, new: str | None, folder: str | None) -> Sides:
    """What OLD and NEW name; an overlay is put on the other side, or on the rules of `folder`.

    Without NEW it is the rules of `folder`; an overlay alone is compared with them, and without
    OLD both are these rules. Raises MissingFile or InvalidInput if a side cannot be read.
    """
    here = folder or text("diff.shipped")
    if old is None:
        base = Rules.load(folder)
        return Sides(base, base, (here, here))
    names = (old, new or here)
    first, second = of_both(
        lambda: _one(old, folder),
        lambda: Rules.load(folder) if new is None else _one(new, folder),
        names,
    )
    if isinstance(first, Overlay) and new is None:
        base = Rules.load(folder)
        return Sides(base, base.with_overlay(first), (here, old))
    if isinstance(second, Overlay):
        base = Rules.load(folder) if isinstance(first, Overlay) else first
        after = base.with_overlay(second)
        before = base.with_overlay(first) if isinstance(first, Overlay) else first
        return Sides(before, after, names)
    before = second.with_overlay(first) if isinstance(first, Overlay) else first
    return Sides(before, second, names)


def _one(name: str, folder: str | None) -> Rules | Overlay:
    """What a name means; one that could mean two things is refused, and not guessed."""
    if not name.strip():
        raise UsageProblem("usage.diff_empty")
    path, around = Path(name), Path(folder) if folder else shipped_rules()
    if path.exists() and not _only_a_path(name) and around.is_dir() and is_revision(name, around):
        raise UsageProblem("usage.diff_ambiguous", name=name)
    if path.is_dir():
        inside = path / MAINTAINED
        nested = not (path / RULEBOOK).is_file() and (inside / RULEBOOK).is_file()
        return Rules.load(inside if nested else path)
    if path.is_file() or is_yaml(path):
        return read_overlay(path)
    if not around.is_dir():
        raise MissingFile([Diagnostic("folder-missing", Span(str(around)))])
    return Rules(rulebook_at(name, around), {})


def _only_a_path(name: str) -> bool:
    """Whether a name is written as no revision can be: `./main`, `main/`, `/srv/rules`."""
    return name.startswith(".") or name[-1] in "/\\" or Path(name).is_absolute()
