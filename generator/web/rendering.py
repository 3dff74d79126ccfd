"""Making pages from templates, in the words of a pack."""

from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from generator.formatting.phrases import Phrases
from generator.web.guard import FORM_TOKEN
from generator.web.look import look_of
from generator.web.site import Site

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pages that every head leads to: its address, and the phrase that names it.

    With `counts_due` it has the number of things to do today beside it.
    """

    address: str
    name: str
    counts_due: bool = False


def page(
    site: Site,
    request: Request,
    template: str,
    values: dict[str, Any],
    *,
    phrases: Phrases | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    """Return a page made from a template; `phrases` are those of the deal that it is about.

    Templates say words with `say`, and put `form_token` into each form (the macro `form` does).
    """
    words = phrases or site.phrases
    # Who was not let in, or comes by another name, gets no token to send forms with.
    let_in = site.keys.let_in(request.headers.get("host", ""), request.cookies.get(site.keys.cookie))
    made = (
        _environment()
        .get_template(template)
        .render(
            say=words.say,
            join=words.join,
            language=words.language,
            direction=_direction(words.language),
            look=look_of(request),
            here=request.url.path,
            form_token=(FORM_TOKEN, site.keys.form) if let_in else None,
            parts=request.app.state.parts if let_in and "app" in request.scope else (),
            due_now=request.app.state.due() if let_in and "app" in request.scope else 0,
            **values,
        )
    )
    return HTMLResponse(made, status)


def page_of_form(request: Request) -> Response:
    """Lead from the address of a form, such as /cases/x/undo, to the page that it stands on."""
    return RedirectResponse(request.url.path.rpartition("/")[0], HTTPStatus.SEE_OTHER)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("generator.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _direction(language: str) -> str:
    """Return in which direction a language is written, as HTML has it: ltr or rtl."""
    from babel import Locale

    return str(Locale.parse(language, sep="-").text_direction)
