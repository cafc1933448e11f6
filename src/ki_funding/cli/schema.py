"""`ki-funding schema [NAME]`: the JSON Schema of a file, for editors and other programs."""

from pathlib import Path

from ki_funding.cli import OK, completion
from ki_funding.cli.call import OfRules, ToFile
from ki_funding.cli.options import Color, Word, argument, option
from ki_funding.cli.targets import check_below
from ki_funding.cli.usage import UsageProblem
from ki_funding.files.findings import nearest
from ki_funding.texts.language import text


class SchemaCall(OfRules, ToFile):
    """A call of `schema`."""

    name: Word = argument("NAME", "help.schema_name", completion.schemas)
    all_: Word = option("--all", "DIR", "help.schema_all")
    color = Color.AUTO
    ids = False

    def run(self) -> int:
        """Writes a schema, all of them, or their names."""
        from ki_funding.presentation.schema import SCHEMAS, schema_text

        self.check_suffix("text" if self.name is None else "json")
        rules = self.rules
        if self.all_ is not None:
            folder, names = Path(self.all_), {each: f"{each}.schema.json" for each in SCHEMAS}
            check_below(folder, names.values())
            for each, name in names.items():
                self.console.result(schema_text(each, rules), str(folder / name))
        elif self.name is None:
            width = max(map(len, SCHEMAS))
            lines = [f"{n:{width}}  {text(f'schema.{n}')}\n" for n in SCHEMAS]
            self.console.result("".join(lines), self.output)
        elif self.name in SCHEMAS:
            self.console.result(schema_text(self.name, rules), self.output, data=True)
        else:
            likely = ", ".join(nearest(self.name, SCHEMAS) or SCHEMAS)
            raise UsageProblem("usage.schema", name=self.name, names=likely)
        return OK
