"""`--watch`: a command runs again whenever a file that it is about changes, until Ctrl-C."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from ki_funding.cli.call import OfRules
from ki_funding.cli.options import flag
from ki_funding.files.findings import InvalidInput

PAUSE = 0.3  # seconds; a look at the files of a rulebook takes a thousandth of one
if TYPE_CHECKING:
    from ki_funding.cli.options import Words

Seen = dict[Path, tuple[int, int]]


class Watching(OfRules):
    """A call that may be made again and again."""

    watch: bool = flag("--watch", "help.watch")

    if TYPE_CHECKING:  # each command says what it takes for one
        paths: Words

    def run(self) -> int:
        """Does it once, or whenever something has changed."""
        if not self.watch:
            return self.once()
        given = dict(vars(self))  # what one run remembers is nothing that another may know
        seen: Seen = {}
        while True:
            now = state_of(self.watched())
            if now != seen:
                seen = now
                self._again(type(self)(**given))
            sleep(PAUSE)

    @abstractmethod
    def once(self) -> int:
        """Does what the command is for, and returns the exit code."""

    def watched(self) -> list[Path]:
        """The files and folders that it is about."""
        from ki_funding.cli.inputs import maintained_rules, matching

        named = [*matching(self.paths or ()), maintained_rules(self.folder)]
        return [Path(name) for name in named if name]

    def _again(self, call: "Watching") -> None:
        try:
            call.once()
        except InvalidInput as error:  # the next change may mend it
            self.console.findings(error.diagnostics)
        self.console.note("watch.waiting")


def state_of(paths: Iterable[Path]) -> Seen:
    """When each file was changed last, and how long it is; folders stand for what is in them."""
    found: Seen = {}
    for path in paths:
        for file in _files(path):
            with suppress(OSError):  # an editor has just put another in its place
                about = file.stat()
                found[file] = about.st_mtime_ns, about.st_size
    return found


def _files(path: Path) -> Iterator[Path]:
    from ki_funding.files.walk import How, walk
    from ki_funding.law.rulebook.folder import REGISTER

    if not path.is_dir():
        yield path
        return
    yield path / REGISTER
    with suppress(InvalidInput):
        yield from (step.path for step in walk(path, lambda _: False) if step.how is How.READ)
