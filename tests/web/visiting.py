"""The pages of a run, asked without a network: a browser that was let in, or one that was not."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from generator.web.app import make_app
from generator.web.guard import FORM_TOKEN
from generator.web.keys import Keys
from generator.web.site import Site

PORT = 8000
ORIGIN = f"http://127.0.0.1:{PORT}"
NOW = datetime(2026, 12, 1, 10, 42, tzinfo=UTC)
_TOKEN = re.compile(rf'name="{FORM_TOKEN}" value="([^"]+)"')


def site_at(folder: Path, **settings: Any) -> Site:
    return Site(folder, Keys(PORT), **({"now": lambda: NOW} | settings))


def stranger(site: Site) -> TestClient:
    """Return a browser that was not let in."""
    return TestClient(make_app(site), base_url=ORIGIN, raise_server_exceptions=False, follow_redirects=False)


class Visitor:
    """A browser that was let in; it posts as a page would."""

    def __init__(self, site: Site) -> None:
        self.site, self.client = site, stranger(site)
        self.client.get(site.keys.address)

    def get(self, address: str, **more: Any) -> Any:
        return self.client.get(address, **more)

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """Post a form with the token of the pages and their origin."""
        headers = {"origin": ORIGIN} | more.pop("headers", {})
        form = {FORM_TOKEN: self.site.keys.form} | (data or {})
        return self.client.post(address, data=form, headers=headers, **more)


def form_token(html: str) -> str:
    """Return the token that the forms of a page carry."""
    found = _TOKEN.search(html)
    assert found is not None
    return found[1]
