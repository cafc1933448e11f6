"""`ki-funding site`: the rulebook as pages for a web server."""

from collections.abc import Container, Iterator
from pathlib import Path

from ki_funding.cli import OK
from ki_funding.cli.call import OfRules
from ki_funding.cli.options import Color, Word, option
from ki_funding.cli.targets import check_below, write_file
from ki_funding.cli.usage import UsageProblem


class SiteCall(OfRules):
    """A call of `site`."""

    output: Word = option("--output -o", "FOLDER", "help.site_output")
    pyodide: Word = option("--pyodide", "DIR", "help.site_pyodide")
    color = Color.AUTO

    def run(self) -> int:
        """Writes all pages, once everything that they say is made."""
        from ki_funding.cli.inputs import folder_of_rules
        from ki_funding.presentation.site.site import site
        from ki_funding.upkeep.rule_tests.run import files_of_tests, run_tests

        folder, rules, runtime = self._folder(), self.rules, self._runtime()
        tests = files_of_tests(folder_of_rules(self.folder))
        files = dict(site(rules, run_tests(rules, tests), runtime))
        check_below(folder, files)
        for path in sorted({(folder / name).parent for name in files}):
            path.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_file(folder / name, content)
        for page in _left_over(folder, files):
            page.unlink()
        self.console.note("note.site", count=str(len(files)), folder=str(folder))
        return OK

    def _folder(self) -> Path:
        """The folder for the pages. Raises UsageProblem where something else lies in it."""
        from ki_funding.presentation.site.site import OURS, START

        if not self.output:
            raise UsageProblem("usage.site_output")
        folder = Path(self.output)
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return folder
        start = folder / START
        if not start.is_file() or OURS not in start.read_bytes():
            raise UsageProblem("usage.site_other", folder=str(folder))
        return folder

    def _runtime(self) -> dict[str, bytes] | None:
        """What the calculator needs in a browser. Raises UsageProblem for what is lacking."""
        from ki_funding.presentation.site.runtime import Lacking, runtime

        if self.pyodide is None:
            return None
        try:
            return dict(runtime(Path(self.pyodide), self.rules.book.files))
        except Lacking as lacking:
            given = {"folder": self.pyodide, "names": ", ".join(lacking.args)}
            raise UsageProblem("usage.site_pyodide", **given) from lacking


def _left_over(folder: Path, written: Container[str]) -> Iterator[Path]:
    """The pages of earlier rules that these rules no longer have; what has no mark is not ours."""
    from ki_funding.presentation.site.site import OURS
    from ki_funding.texts.language import Language

    for language in Language:
        for page in (folder / language / "rules").glob("*.html"):
            ours = page.is_file() and not page.is_symlink() and OURS in page.read_bytes()
            if ours and page.relative_to(folder).as_posix() not in written:
                yield page
