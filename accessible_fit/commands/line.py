"""The commands of `accessible-fit`. A failure is one sentence and exit 1, a wrong call exit 2."""

import json
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from accessible_fit.errors import FileUnusable, JsonUnreadable, UserFacing
from accessible_fit.settings import read_settings, usual_places
from accessible_fit.words.catalogue import Words

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
boards = typer.Typer(help="Open Board files.", rich_markup_mode=None)
symbols = typer.Typer(help="Pictograms.", rich_markup_mode=None)
app.add_typer(symbols, name="symbols")
app.add_typer(boards, name="boards")
exported = typer.Typer(help="Everything about one person; a form.", rich_markup_mode=None)
erased = typer.Typer(help="Erase for good.", rich_markup_mode=None)
app.add_typer(exported, name="export")
app.add_typer(erased, name="erase")


class PersonFormat(StrEnum):
    """How a person's data can be exported."""

    ZIP = "zip"
    FHIR = "fhir"


class Lang(StrEnum):
    """Languages that can be asked for."""

    SV = "sv"
    EN = "en"


class ThemeName(StrEnum):
    """Themes that can be asked for."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class What(StrEnum):
    """Reports that can be asked for."""

    UNIT = "unit"
    PERSON = "person"
    REGISTER = "register"
    PARTICIPATION = "participation"


class FileFormat(StrEnum):
    """How a report can be written."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


Db = Annotated[
    str, typer.Option("--db", help="Which store: an address or a file. Empty: this computer's own.")
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language.")]


def command_line() -> None:
    """Run the command that was written and end the process with its exit code."""
    try:
        code = app(prog_name="accessible-fit", standalone_mode=False)
    except typer.TyperException as wrong:
        typer.echo(wrong.format_message(), err=True)
        sys.exit(wrong.exit_code)
    except typer.Abort:
        sys.exit(1)
    except Exception as problem:
        if not isinstance(problem, UserFacing):
            raise
        typer.echo(_told(problem), err=True)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _told(problem: BaseException) -> str:
    return " ".join(part for part in _words().error(problem) if part)


def _words() -> Words:
    return Words(read_settings(usual_places().settings).language)


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    db: Db = "",
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language of the window.")] = None,
    theme: Annotated[ThemeName | None, typer.Option("--theme", help="Theme of the window.")] = None,
) -> None:
    """Say what you think of your life and support, with pictures and speech. No command opens the window."""
    if context.invoked_subcommand is None:
        from accessible_fit.commands.window import open_window

        raise typer.Exit(open_window(db, lang.value if lang else "", theme.value if theme else ""))


@app.command()
def tour(
    out: Annotated[Path, typer.Argument(help="Folder for the pictures.")],
    lang: LangOption = Lang.SV,
    theme: Annotated[ThemeName, typer.Option("--theme", help="Theme.")] = ThemeName.LIGHT,
) -> None:
    """Play the main journey through the real windows without a screen and leave pictures of it."""
    from accessible_fit.tour.play import play_tour

    play_tour(out, lang.value, theme.value, tell=typer.echo)


@app.command("demo-data")
def demo_data(
    db: Annotated[str, typer.Option("--db", help="Address of the store; a new file is made.")],
    units: Annotated[int, typer.Option("--units", min=1, max=10_000, help="How many units.")] = 4,
    people: Annotated[
        int, typer.Option("--people", min=1, max=1_000_000, help="How many people in all.")
    ] = 24,
    years: Annotated[int, typer.Option("--years", min=1, max=30, help="How many years back.")] = 3,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same people.")] = 1,
) -> None:
    """Fill a store with invented people, reproducibly."""
    from accessible_fit.commands.demo import fill

    fill(db, units, people, years, seed, tell=typer.echo)


@app.command()
def check(
    db: Db = "",
    mend: Annotated[
        bool, typer.Option("--mend", help="Make the sums of answers anew when they are not right.")
    ] = False,
) -> None:
    """Say whether a store is whole: its pages, its rows, its sums of answers, and the log's chain."""
    from accessible_fit.commands import upkeep

    upkeep.check(db, typer.echo, mend=mend)


@app.command()
def backup(
    out: Annotated[Path, typer.Argument(help="The file to write, or a folder to write it in.")],
    db: Db = "",
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="Ask for a passphrase that opens this backup anywhere.")
    ] = False,
) -> None:
    """Write everything to one encrypted file, and check it; the program may be running meanwhile."""
    from accessible_fit.commands import backup as backups

    backups.backup(out, db, passphrase, typer.echo)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    db: Db = "",
) -> None:
    """Put a backup back. What was there is kept beside it under another name."""
    from accessible_fit.commands import backup as backups

    backups.restore(file, db, typer.echo)


@app.command()
def upgrade(db: Db = "") -> None:
    """Bring a store to the form this program wants; a copy is kept first."""
    from accessible_fit.commands import upkeep

    upkeep.upgrade(db, typer.echo)


@app.command()
def compute(
    name: Annotated[str, typer.Argument(help="Which calculation.")],
    file: Annotated[str, typer.Argument(help="A JSON file, or - for standard input.")] = "-",
) -> None:
    """Do the program's arithmetic on JSON, so that anyone can check a figure."""
    from accessible_fit.services.computing.compute import COMPUTE_NAMES
    from accessible_fit.services.computing.compute import compute as calculate

    if name not in COMPUTE_NAMES:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(COMPUTE_NAMES)}", param_hint="NAME")
    typer.echo(json.dumps(calculate(name, _json_from(file)), ensure_ascii=False, allow_nan=False))


def _json_from(file: str) -> object:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except OSError as problem:
        raise FileUnusable(path=file) from problem
    except UnicodeDecodeError as problem:
        raise JsonUnreadable(path=file) from problem
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise JsonUnreadable(path=file) from problem
    return found


@symbols.command("search")
def search_symbols(
    text: Annotated[str, typer.Argument(help="Words to look for.")], lang: LangOption = Lang.SV
) -> None:
    """List pictograms whose names or search words fit, as JSON."""
    from pictograms.catalogue import Catalogue

    found = Catalogue.bundled().search(text, lang.value)
    typer.echo(
        json.dumps(
            [
                {
                    "key": one.key,
                    "name": one.names.get(lang.value, ""),
                    "set": one.set_name,
                    "licence": one.licence,
                }
                for one in found
            ],
            ensure_ascii=False,
        )
    )


@exported.command("person")
def export_person(
    person: Annotated[UUID, typer.Argument(help="The person's number, as the program shows it.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language of the book and the answers.")] = None,
    kind: Annotated[
        PersonFormat, typer.Option("--format", help="All of it as zip, or the answers as FHIR R4.")
    ] = PersonFormat.ZIP,
    db: Db = "",
) -> None:
    """Write everything about a person: data as JSON and FHIR, pictures, voices, mats and a book to read."""
    from accessible_fit.commands import rights

    fhir = kind is PersonFormat.FHIR
    rights.export_person(db, person, out, lang.value if lang else None, typer.echo, fhir)


@exported.command("form")
def export_form(
    instrument: Annotated[str, typer.Argument(help="Which form, for example group_home.")],
    out: Annotated[Path, typer.Option("--out", help="The .fhir.json file to write.")],
    lang: Annotated[Lang | None, typer.Option("--lang", help="Language of the form.")] = None,
) -> None:
    """Write a form of the program as FHIR R4 questionnaires, one for each number of choices."""
    from accessible_fit.commands import rights

    rights.export_form(instrument, out, lang.value if lang else None, typer.echo)


@erased.command("person")
def erase_person(
    person: Annotated[UUID, typer.Argument(help="The person's number, as the program shows it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    db: Db = "",
) -> None:
    """Erase a person and everything about that person, with every trace in the file."""
    from accessible_fit.commands import rights

    rights.erase_person(db, person, yes, typer.echo)


@app.command()
def report(
    what: Annotated[What, typer.Argument(help="Which report.")],
    name: Annotated[str, typer.Argument(help="The unit's name, or the person's name or number.")],
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    file_format: Annotated[FileFormat, typer.Option("--format", help="How it is written.")] = FileFormat.JSON,
    db: Db = "",
) -> None:
    """Write a report of a unit or a person. What could tell about fewer than five of a unit is left out."""
    from accessible_fit.commands import report as reports

    days = (first.date(), last.date())
    reports.report(reports.What(what.value), name, db, days, reports.FileFormat(file_format.value), out)


@boards.command("check")
def check_board(file: Annotated[Path, typer.Argument(help="An .obf or .obz file.")]) -> None:
    """Say what is in a board file, as JSON; nothing is fetched and nothing is written."""
    from accessible_fit.commands import boards as reading

    typer.echo(reading.check(file, _words().t))


@boards.command("import")
def import_board(file: Annotated[Path, typer.Argument(help="An .obf or .obz file.")]) -> None:
    """Take a file's boards and pictures in, all or nothing, and say what came, as JSON."""
    from accessible_fit.commands import boards as reading

    typer.echo(reading.import_(file, usual_places().picture_sets, _words().t))


@boards.command("export")
def export_board(
    instrument: Annotated[str, typer.Argument(help="Which questions, for example group_home.")],
    out: Annotated[Path, typer.Option("--out", help="The .obz file to write.")],
    lang: LangOption = Lang.SV,
) -> None:
    """Write questions as boards with credits for every picture, and say what is in the file, as JSON."""
    from accessible_fit.commands import boards as reading

    typer.echo(reading.export(instrument, out, lang.value, _words().t))


@app.command()
def speak(
    text: Annotated[str, typer.Argument(help="What to say.")],
    out: Annotated[Path, typer.Option("--out", help="The wave file to write.")],
    lang: LangOption = Lang.SV,
) -> None:
    """Say a text into a wave file."""
    from audio.speaker import speak_to_file

    speak_to_file(text, lang.value, out)
