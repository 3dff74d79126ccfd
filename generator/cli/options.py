"""Options that several commands share."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from generator.errors import UsageError
from generator.messages import tell
from generator.terminal import printable

_FIGURES = re.compile(r"\d{4}-\d{2}-\d{2}")


class Day(click.ParamType[date]):
    """A date such as 2026-12-01, or as people write it; what it was read as is told."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date or say what is allowed."""
        try:
            return day_typed(value, "/".join(param.opts) if param is not None else "")
        except ValueError as error:
            self.fail(f"{value!r} {error}", param, ctx)


def day_typed(value: object, option: str) -> date:
    """Return the day that an option gives: as 2026-12-01, or in other words, which are told back in full.

    Raise ValueError, with what is allowed, for what names no day, or may name two.
    """
    from generator.answers.values import day_in_words, day_of

    if not isinstance(value, str) or _FIGURES.fullmatch(value.strip()):
        return day_of(value.strip() if isinstance(value, str) else value)
    from generator.packs.pack import DEFAULT, pack_of

    days = pack_of(DEFAULT).days_named(value, date.today())  # noqa: DTZ011  the person's own calendar day
    if not days:
        raise ValueError(tell("must be a date such as 2026-12-01, or in words such as Dec 1 or last Friday"))
    if len(days) > 1:
        first, second = (day_in_words(day) for day in days)
        raise ValueError(
            tell(
                "may be {first} or {second}: write {as_first} or {as_second}",
                first=first,
                second=second,
                as_first=days[0],
                as_second=days[1],
            )
        )
    told = tell("{option} {value}: read as {day}", option=option, value=value, day=day_in_words(days[0]))
    click.echo(printable(told), err=True)
    return day_of(days[0])


def _without_cache(ctx: click.Context, _: click.Parameter, value: object) -> None:
    if value:
        ctx.with_resource(_cache_off())


@contextmanager
def _cache_off() -> Iterator[None]:
    """Switch the cache off, for the processes that this one starts too."""
    before = os.environ.get("CLAUSEGEN_CACHE")
    os.environ["CLAUSEGEN_CACHE"] = "off"
    try:
        yield
    finally:
        if before is None:
            del os.environ["CLAUSEGEN_CACHE"]
        else:
            os.environ["CLAUSEGEN_CACHE"] = before


as_of = click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="Use the law of this day (default: the date of the agreement).",
)
library = click.option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with your own clauses/, contract_templates/, law/ and words/; they come before the "
    "shipped ones.",
)
template = click.option(
    "--template",
    default="freelance_services",
    metavar="NAME",
    help="The look, classic or modern, or any Word frame or outline of contract_templates/ (default: the "
    "outline freelance_services, in the classic look).",
)
length = click.option(
    "--length",
    type=click.Choice(["short", "full"]),
    help="The form of the contract, whatever the answers say: four pages, or all that the full one has.",
)


def _known_pack(_: click.Context, __: click.Parameter, tag: str | None) -> str | None:
    if tag is not None:
        from generator.packs.pack import pack_of

        pack_of(tag)  # says which there are
    return tag


pack = click.option(
    "--pack",
    metavar="TAG",
    callback=_known_pack,
    help="The language and law of the contract: en-US (the default) or fr-FR.",
)
no_cache = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_without_cache,
    help="Read the library anew, and keep nothing of it for the next run.",
)
accept = click.option(
    "--accept", multiple=True, metavar="ID", help="Accept this error finding by its id; may be repeated."
)
review = click.option(
    "--review",
    is_flag=True,
    help="Make a review draft that explains itself to your own lawyer; it holds private notes.",
)
for_other_side = click.option(
    "--for-other-side",
    is_flag=True,
    help="With --review: a draft that the other side may read and mark up, without notes, other wordings, "
    "findings and answers.",
)
pdf = click.option("--pdf", is_flag=True, help="Also make a PDF of each document (needs LibreOffice).")
pdf_if_possible = click.option(
    "--pdf/--no-pdf", default=None,
    help="Also make a PDF of each document (default: where LibreOffice is there).",
)  # fmt: skip
overwrite = click.option("--overwrite", is_flag=True, help="Replace files that exist.")
as_json = click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")


def check_form(*, review: bool, for_other_side: bool) -> None:
    """Refuse --for-other-side where no review draft is asked for."""
    if for_other_side and not review:
        raise UsageError(
            tell(
                "--for-other-side says what kind of review draft to make: give --review too. A copy to "
                "sign, made without either, holds no notes"
            )
        )
