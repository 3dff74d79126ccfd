"""Who may ask for a page: this machine's browser, by the cookie it was let in with, from its own pages.

Every POST is read here, within bounds of size and time, and checked before any page sees it.
"""

import asyncio
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.messages import speak
from generator.web.keys import Keys, same

FORM_TOKEN: Final = "form-token"  # noqa: S105  the name of a field, not a secret

_MOST_BYTES = 72 << 20
"""Bytes of a body: a Word file that the scanner takes, and the form around it."""
_MOST_TEXT = 4 << 20
"""Bytes of one field that is no file, and of a body without files."""
_MOST_FIELDS = 4000
_MOST_FILES = 8
_SECONDS = 30
"""How long a body may take to arrive."""
_COOKIE_SECONDS = 30 * 24 * 3600

_OPEN: Final = "/open/"
_STATIC: Final = "/static/"

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # The origin must come with every form, and nothing with a link to another site.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}

Refuse = Callable[[Request, HTTPStatus], Response]
"""Makes the page that says why a request was refused."""


class Guard:
    """Stands before all pages, and lets through what came from them."""

    def __init__(self, app: ASGIApp, keys: Keys, refuse: Refuse, language: str) -> None:
        """Guard an application with the keys of a run; its pages are in a language."""
        self._app, self._keys, self._refuse, self._language = app, keys, refuse, language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on with its form already read."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        # What is static is asked for anew each time too, and answered with no more than that it is the same.
        caching = "no-cache" if scope["path"].startswith(_STATIC) else "no-store"
        with_headers = _with_headers(send, HEADERS | {"cache-control": caching})
        request = Request(scope, receive)
        speak(self._language)
        try:
            answer = await self._stopped(request)
        except HTTPException as error:
            answer = self._refuse(request, HTTPStatus(error.status_code))
        except ClientDisconnect:
            return
        try:
            await (answer or self._app)(scope, receive, with_headers)
        finally:
            # Files of a form lie on the disk until they are closed.
            if form := getattr(request.state, "form", None):
                await form.close()

    async def _stopped(self, request: Request) -> Response | None:
        """Return the answer to a request that goes no further, None for one that does."""
        if request.headers.get("host", "").lower() not in self._keys.hosts:
            raise HTTPException(HTTPStatus.MISDIRECTED_REQUEST)
        if request.method not in ("GET", "HEAD", "POST"):
            raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED)
        path = request.url.path
        if path.startswith(_STATIC) and request.method != "POST":
            return None
        known = self._keys.admits(request.cookies.get(self._keys.cookie))
        if path.startswith(_OPEN) and request.method == "GET":
            return self._opened(path.removeprefix(_OPEN), known=known)
        if not known:
            raise HTTPException(HTTPStatus.UNAUTHORIZED)
        if request.method == "POST":
            await self._checked(request)
        return None

    def _opened(self, token: str, *, known: bool) -> Response:
        """Exchange the token of the opening address for a cookie."""
        taken = self._keys.take(token)
        if not (taken or known):
            raise HTTPException(HTTPStatus.UNAUTHORIZED)
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        if taken:
            answer.set_cookie(
                self._keys.cookie,
                self._keys.visitor,
                max_age=_COOKIE_SECONDS,
                httponly=True,
                samesite="strict",
            )
        return answer

    async def _checked(self, request: Request) -> None:
        """Read the form of a POST that comes from a page of this run."""
        if request.headers.get("origin") != f"http://{request.headers['host']}":
            raise HTTPException(HTTPStatus.FORBIDDEN)
        form = await _read(request)
        token = form.get(FORM_TOKEN)
        if not (isinstance(token, str) and same(self._keys.form, token)):
            await form.close()
            raise HTTPException(HTTPStatus.FORBIDDEN)
        request.state.form = form


def posted(request: Request) -> FormData:
    """Return the form of a POST, as the guard has read it."""
    form: FormData = request.state.form
    return form


async def _read(request: Request) -> FormData:
    """Read a form within bounds; raise HTTPException for one that is too large, too slow or broken."""
    with_files = request.headers.get("content-type", "").startswith("multipart/form-data")
    most = _MOST_BYTES if with_files else _MOST_TEXT
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > most:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    bounded = Request(request.scope, _counted(request.receive, most))
    try:
        async with asyncio.timeout(_SECONDS):
            return await bounded.form(
                max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_MOST_TEXT
            )
    except TimeoutError:
        raise HTTPException(HTTPStatus.REQUEST_TIMEOUT) from None
    except (MultiPartException, KeyError, ValueError):
        raise HTTPException(HTTPStatus.BAD_REQUEST) from None


def _counted(receive: Receive, most: int) -> Receive:
    """Return a way to receive a body that ends with HTTPException once it is too long."""
    so_far = 0

    async def counted() -> Message:
        nonlocal so_far
        message = await receive()
        so_far += len(message.get("body", b""))
        if so_far > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return counted


def _with_headers(send: Send, headers: Mapping[str, str]) -> Send:
    """Return a way to send answers with headers that every one of them has."""
    added = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *added]
        await send(message)

    return with_headers
