"""Options that several commands share."""

from datetime import date
from pathlib import Path

import click

__all__ = ["accept", "as_json", "as_of", "library", "overwrite", "pdf", "review", "template"]


class Day(click.ParamType[date]):
    """A date such as 2026-12-01."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date or say what is allowed."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2026-12-01", param, ctx)


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
    help="A folder with your own clauses/ and contract_templates/; they come before the shipped ones.",
)
template = click.option(
    "--template",
    default="freelance_services",
    show_default=True,
    metavar="NAME",
    help="The look, classic or modern, or any Word frame or outline of contract_templates/.",
)
accept = click.option(
    "--accept", multiple=True, metavar="ID", help="Accept this error finding by its id; may be repeated."
)
review = click.option("--review", is_flag=True, help="Make a review draft that explains itself to a lawyer.")
pdf = click.option("--pdf", is_flag=True, help="Also make a PDF of each document (needs LibreOffice).")
overwrite = click.option("--overwrite", is_flag=True, help="Replace files that exist.")
as_json = click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
