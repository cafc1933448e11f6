"""`ki-funding rules [ID]`: the rulebook, the history of its figures, and what is not known."""

from typing import Annotated

import typer

from ki_funding.cli import OK, completion
from ki_funding.cli.options import (
    BOOK_FORMATS,
    BookFormatOption,
    Color,
    ColorOption,
    LangOption,
    OutputOption,
    QuietOption,
    RulesOption,
    SetOption,
    WithOption,
)


def rules(
    programme: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="help.programme", autocompletion=completion.programmes),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS,...",
            help="help.status",
            autocompletion=completion.statuses,
        ),
    ] = None,
    sources: Annotated[bool, typer.Option("--sources", help="help.sources")] = False,
    published: Annotated[bool, typer.Option("--published", help="help.published")] = False,
    readings: Annotated[bool, typer.Option("--readings", help="help.readings")] = False,
    with_: WithOption = None,
    set_: SetOption = None,
    rules_: RulesOption = None,
    format_: BookFormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    color: ColorOption = Color.AUTO,
    quiet: QuietOption = False,
) -> int:
    """The command; returns the exit code."""
    from ki_funding.cli.console import UsageProblem, console_for
    from ki_funding.cli.delivery import deliver, wanted_of
    from ki_funding.cli.inputs import rules_of
    from ki_funding.files.findings import nearest
    from ki_funding.presentation.rulebook import lists as table
    from ki_funding.presentation.rulebook.shown import Book
    from ki_funding.texts.language import text
    from ki_funding.values.vocabulary import Status

    console = console_for(lang, color, quiet=quiet)
    chosen = rules_of(rules_, None, console.language, with_, set_)
    book = chosen.book
    style = console.style(output)
    written = wanted_of(BOOK_FORMATS, format_, output, console.language)
    if programme is not None and programme not in book.ids:
        likely = nearest(programme, book.ids) or book.ids
        raise UsageProblem(
            text("usage.programme", console.language, name=programme, names=", ".join(likely))
        )
    if written.format_ != "table":
        if status is not None or sources or published or readings:
            raise UsageProblem(text("usage.rules_format", console.language, format=written.format_))
        laws = [book.law(name) for name in (book.ids if programme is None else [programme])]
        deliver(console, written, Book(book, laws))
        return OK
    if status is not None:
        wanted = status.split(",")
        if unknown := [word for word in wanted if word not in set(Status)]:
            raise UsageProblem(
                text("usage.status", console.language, name=unknown[0], names=", ".join(Status))
            )
        content = table.gaps(book, [Status(word) for word in wanted], style)
    elif sources:
        content = table.bibliography(book, style)
    elif published:
        from ki_funding.upkeep.published import comparisons

        content = table.published(comparisons(chosen), book.sources, style)
    elif readings:
        content = table.readings(book, style)
    elif programme is not None:
        content = table.programme(book.law(programme), book.sources, style)
    else:
        content = table.overview(book, style)
    console.result(content, output)
    return OK
