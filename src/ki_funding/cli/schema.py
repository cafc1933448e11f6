"""`ki-funding schema [NAME]`: the JSON Schema of a file, for editors and other programs."""

from typing import Annotated

import typer

from ki_funding.cli import OK, completion
from ki_funding.cli.options import LangOption, OutputOption, QuietOption, RulesOption


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="help.schema_name", autocompletion=completion.schemas),
    ] = None,
    all_: Annotated[
        str | None, typer.Option("--all", metavar="DIR", help="help.schema_all")
    ] = None,
    rules: RulesOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from pathlib import Path

    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.inputs import rules_of
    from ki_funding.cli.suffix import format_of
    from ki_funding.files.findings import nearest
    from ki_funding.presentation.schema import SCHEMAS, schema_text
    from ki_funding.texts.language import text

    console = console_for(lang, quiet=quiet)
    format_of(output, None, ("text",) if name is None else ("json",), console.language)
    chosen = rules_of(rules, None, console.language)
    if all_ is not None:
        for each in SCHEMAS:
            path = str(Path(all_, f"{each}.schema.json"))
            console.result(schema_text(each, chosen), path)
        return OK
    if name is None:
        width = max(map(len, SCHEMAS))
        lines = [f"{n:{width}}  {text(f'schema.{n}', console.language)}" for n in SCHEMAS]
        console.result("\n".join(lines) + "\n", output)
        return OK
    if name not in SCHEMAS:
        names = ", ".join(nearest(name, SCHEMAS) or SCHEMAS)
        raise UsageProblem(text("usage.schema", console.language, name=name, names=names))
    console.result(schema_text(name, chosen), output, data=True)
    return OK
